"""A compiled text in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from paraph.text.negotiated import Choice, NegotiatedText, Node, Prose, open_choices
from paraph.text.views import Row, bracketed_text, measure, rows_of
from paraph.text.views.bracketed import edges

_STYLES = ("bold cyan", "bold yellow", "bold magenta", "bold green")


def show_compilation(text: NegotiatedText, title: str) -> None:
    """Print the open provisions of a compilation, and how much of it is agreed."""
    console = Console(highlight=False, width=min(Console().width, 100))
    found = measure(text.nodes)
    console.print(Rule(f"[bold]{title}[/bold]"))
    article = ""
    for row in rows_of(text.nodes):
        if not row.is_open:
            continue
        if row.article != article and not row.text.startswith(row.article):
            console.print(f"\n[bold]{row.article}[/bold]")
        article = row.article
        console.print(Padding(_row(row), (0, 0, 0, 2)))
    console.print(Rule())
    console.print(
        f"[bold]{found.percent} per cent of the words are agreed[/bold] "
        f"({found.words_agreed:,} of {found.words:,}), and {found.provisions_agreed} "
        f"of {found.provisions} provisions; {found.open_choices} brackets are open."
    )
    console.print(_by_party(text))


def _by_party(text: NegotiatedText) -> str:
    """How many open brackets each delegation has a wording in."""
    numbers = dict.fromkeys(text.parties, 0)
    for choice in open_choices(text.nodes):
        for name in choice.parties:
            numbers[name] += 1
    return "Wordings proposed: " + ", ".join(f"{name} {number}" for name, number in numbers.items())


def _row(row: Row) -> Text:
    return _styled(row.nodes, 0)


def _styled(nodes: Sequence[Node], depth: int) -> Text:
    """Nodes as coloured text; the colour follows the depth, as the brackets do."""
    made = Text()
    for node in nodes:
        if isinstance(node, Prose):
            made.append(node.text.rstrip("\n") if depth == 0 else node.text)
        elif node.is_quiet or not node.is_open:
            made.append_text(_styled(node.standing(), depth))
        else:
            made.append_text(_styled_choice(node, depth))
    return made


def _styled_choice(choice: Choice, depth: int) -> Text:
    style = _STYLES[depth % len(_STYLES)]
    texts = [bracketed_text(arm.nodes) for arm in choice.arms]
    lead, trail = edges([text for text in texts if text])
    made = Text(lead)
    for arm, text in zip(choice.arms, texts, strict=True):
        words = text.strip()
        if arm.base and not words:
            continue
        made.append("[", style)
        if arm.names:
            made.append(", ".join(arm.names) + ": ", style)
        if words:
            inner = _styled(arm.nodes, depth + 1)
            made.append_text(_stripped(inner))
        else:
            made.append("delete", "italic")
        made.append("]", style)
    made.append(trail.rstrip("\n"))
    return made


def _stripped(text: Text) -> Text:
    """``text`` without the white space around it."""
    plain = text.plain
    return text[len(plain) - len(plain.lstrip()) : len(plain.rstrip())]
