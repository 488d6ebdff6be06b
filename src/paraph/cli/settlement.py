"""What ``paraph text settle`` and ``brackets`` do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import click

from paraph.text import operations
from paraph.text.negotiated import Choice, NegotiatedText, choices
from paraph.text.views import bracketed_text

_SHOWN: Final = 300

Operation = Callable[..., NegotiatedText]

_ON_BRACKETS: Final[tuple[tuple[str, Operation], ...]] = (
    ("lift", operations.lift),
    ("strike", operations.strike),
    ("reopen", operations.reopen),
)
_STANCES: Final[tuple[tuple[str, Operation], ...]] = (
    ("support", operations.support),
    ("oppose", operations.oppose),
    ("withdraw", operations.withdraw),
)
_ON_PROVISIONS: Final[tuple[tuple[str, str, Operation], ...]] = (
    ("move", "PROVISION=BEFORE", operations.move),
    ("renumber", "PROVISION=NUMBER", operations.renumber),
    ("status", "PROVISION=STATUS", operations.set_status),
)


def settled(text: NegotiatedText, asked: Mapping[str, Any]) -> NegotiatedText:
    """``text`` after all the operations asked for, in the order of the command's help."""
    for operation, arguments in _operations(asked):
        text = operation(text, *arguments)
    return text


def _operations(asked: Mapping[str, Any]) -> Iterator[tuple[Operation, tuple[str, ...]]]:
    """Each operation asked for, with its arguments."""
    by = asked["by"]
    yield from ((operations.undo, ()) for _ in range(asked["undone"]))
    yield from ((operations.choose, pair) for pair in _pairs(asked["choose"], "BRACKET=ARM"))
    for option, operation in _ON_BRACKETS:
        yield from ((operation, (bracket,)) for bracket in asked[option])
    for option, operation in _STANCES:
        for bracket, arm in _pairs(asked[option], "BRACKET=ARM:NAME"):
            yield operation, (bracket, *_stance(arm))
    for bracket, words in _pairs(asked["add_arm"], "BRACKET=WORDS"):
        yield operations.add_arm, (bracket, words, by)
    yield from ((operations.open_bracket, (words, by)) for words in asked["open_words"])
    yield from ((operations.fill, pair) for pair in _pairs(asked["fill"], "PLACEHOLDER=WORDS"))
    for option, form, operation in _ON_PROVISIONS:
        yield from ((operation, pair) for pair in _pairs(asked[option], form))
    yield from ((operations.tombstone, (provision,)) for provision in asked["tombstone"])


def _pairs(given: tuple[str, ...], form: str) -> list[tuple[str, str]]:
    pairs = []
    for one in given:
        left, equals, right = one.partition("=")
        if not equals or not left:
            message = f"“{one}” is not of the form {form}."
            raise click.UsageError(message)
        pairs.append((left.strip(), right.strip()))
    return pairs


def _stance(arm: str) -> tuple[str, str]:
    wanted, colon, name = arm.rpartition(":")
    if not colon or not wanted or not name:
        message = f"“{arm}” does not say who takes the stance; write BRACKET=ARM:NAME."
        raise click.UsageError(message)
    return wanted, name


def bracket_list(text: NegotiatedText) -> list[dict[str, Any]]:
    """Every bracket of a text with its arms, for programs."""
    return [
        {
            "bracket": choice.name,
            "kind": choice.kind.value,
            "chosen": None if choice.chosen is None else choice.chosen + 1,
            "arms": [
                {
                    "arm": number,
                    "base": arm.base,
                    "holders": list(arm.holders),
                    "support": list(arm.support),
                    "oppose": list(arm.oppose),
                    "words": bracketed_text(arm.nodes),
                }
                for number, arm in enumerate(choice.arms, 1)
            ],
        }
        for choice in _listed(text)
    ]


def _listed(text: NegotiatedText) -> list[Choice]:
    unique: dict[str, Choice] = {}
    for choice in choices(text.nodes):
        if not choice.is_quiet:
            unique.setdefault(choice.name, choice)
    return list(unique.values())


def _shortened(words: str) -> str:
    """The words of an arm, in one line and not too many of them."""
    plain = " ".join(words.split())
    return plain if len(plain) <= _SHOWN else plain[:_SHOWN].rsplit(" ", 1)[0] + " …"


def print_brackets(text: NegotiatedText) -> None:
    """Print the brackets of a text for people."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, pad_edge=False, padding=(0, 2), header_style="bold")
    grid.add_column("bracket")
    grid.add_column("arm", justify="right")
    grid.add_column("who")
    grid.add_column("words", ratio=1)
    for choice in _listed(text):
        for number, arm in enumerate(choice.arms):
            words = bracketed_text(arm.nodes) or "(no words)"
            settled_on = choice.chosen == number
            grid.add_row(
                choice.name if not number else "",
                f"{'✓ ' if settled_on else ''}{number + 1}",
                Text(", ".join(arm.names) or ("base" if arm.base else "—")),
                Text(_shortened(words)),
            )
    console = Console(highlight=False)
    console.print(grid if grid.row_count else "No brackets.")
