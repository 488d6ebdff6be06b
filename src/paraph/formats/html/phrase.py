"""Phrases: choices inside a line, and the small parts that every bracket is made of.

Real square brackets stand in the page: what is copied from it is a bracketed text again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import escape

from paraph.formats.html.lines import speech
from paraph.formats.html.setting import Depth, Setting
from paraph.text.negotiated import Arm, Choice, Node, Prose
from paraph.text.views.bracketed import asks_for_deletion
from paraph.text.words import count_words
from paraph.values.sentences import Sentence, Words, counted, worded

BREAK: Final = '<span class="brk" aria-hidden="true">¶</span><br>'
"""Where a paragraph ends inside a wording that goes on."""

FEW: Final = 2
"""So many names stay together on one line."""


class Phrase:
    """Writes choices inside a line."""

    __slots__ = ("_depth", "_setting")

    def __init__(self, setting: Setting, depth: Depth) -> None:
        """Write at ``depth``."""
        self._setting = setting
        self._depth = depth

    def of_nodes(self, nodes: Sequence[Node]) -> str:
        """``nodes`` as HTML; the end of a paragraph inside them is marked."""
        parts: list[str] = []
        for node in nodes:
            if isinstance(node, Prose):
                self._count(node.text)
                parts.append(_broken(node.text))
            elif node.is_open and not node.is_quiet:
                self._setting.count(node)
                parts += self.of_choice(node)
            else:
                parts.append(self._calm(node))
        return "".join(parts)

    def _count(self, text: str) -> None:
        if self._depth.in_base:
            self._setting.tally.open_words += count_words(text)

    def _calm(self, choice: Choice) -> str:
        tally = self._setting.tally
        (tally.quiet if choice.is_quiet else tally.settled).append(choice)
        arm = choice.base_arm() if choice.chosen is None else choice.arms[choice.chosen]
        inner = Phrase(self._setting, self._depth.inside(choice, arm))
        return inner.of_nodes(arm.nodes) + calm_mark(self._setting, choice)

    def of_choice(self, choice: Choice) -> tuple[str, str, str]:
        """White space before, the brackets of ``choice``, white space after."""
        full = [arm for arm in choice.arms if arm.nodes]
        before = " " if full and _starts_with_space(full[0].nodes) else ""
        after = " " if full and _ends_with_space(full[0].nodes) else ""
        arms = "".join(
            self._arm(choice, arm, keep_end=not after)
            for arm in choice.arms
            if arm.nodes or asks_for_deletion(choice, arm) or arm.moved
        )
        label = bracket_label(self._setting, choice)
        link = name_link(self._setting, choice)
        html = (
            f'<span class="choice" id="{escape(choice.name)}"{by(choice, self._setting.numbers)} '
            f'role="group" aria-label="{escape(label)}">{arms}{link}</span>'
        )
        return before, html, after

    def _arm(self, choice: Choice, arm: Arm, *, keep_end: bool) -> str:
        depth = self._depth.inside(choice, arm)
        level = f"d{min(depth.level, 4)}"
        if not arm.nodes:
            word = moved_note(self._setting, choice, arm) or f": {no_words(self._setting, choice)}"
            inside = f'{who(self._setting, arm.holders)}<span class="out">{word}</span>'
            return f'<span class="arm gone {level}"><b>[</b>{inside}<b>]</b></span>'
        nodes = _trimmed(arm.nodes, keep_end=keep_end)
        text = Phrase(self._setting, depth).of_nodes(nodes)
        words = speech(base_text(arm.nodes), self._setting.language)
        if words:
            text = f"<span{words}>{text}</span>"
        gap = "" if _first_character(nodes).isalnum() else "&nbsp;"
        if arm.base:
            label = escape(self._setting.speech.tell(worded("text of the draft")))
            return (
                f'<span class="arm base {level}" role="group" aria-label="{label}">'
                f"<b>[</b>{text}<b>]</b></span>"
            )
        tag = "span" if has_base_words(choice) else "ins"
        note = moved_note(self._setting, choice, arm)
        head = f"<b>[</b>{who(self._setting, arm.holders)}{note}:{gap or ' '}"
        return f'<{tag} class="arm own {level}">{head}{text}<b>]</b></{tag}>'


def calm_mark(setting: Setting, choice: Choice) -> str:
    """The discreet mark of a quiet or settled choice, linked to its note."""
    name = escape(choice.name)
    note = setting.note_address.format(name)
    if choice.is_quiet:
        label = escape(setting.speech.tell(worded("quiet difference {name}", name=choice.name)))
        said = f' aria-label="{label}">°'
        return f'<a class="quiet" id="{name}" href="{note}"{said}</a>'
    return f'<a class="done" id="{name}" href="{note}">✓ {name}</a>'


def is_block(choice: Choice) -> bool:
    """True for a choice whose every wording is made of whole lines."""
    texts = [last_text(arm.nodes) for arm in choice.arms if arm.nodes]
    return bool(texts) and all(text.endswith("\n") for text in texts)


def who(setting: Setting, holders: Sequence[str]) -> str:
    """The names of those who hold a wording, joined."""
    called = setting.speech.name
    names = ", ".join(str(escape(called(name))) for name in holders)
    few = " few" if len(holders) <= FEW else ""
    return f'<bdi class="who{few}">{names}</bdi>'


def by(choice: Choice, numbers: dict[str, int]) -> str:
    """The attribute that the filter by delegation reads."""
    places = " ".join(str(numbers[name]) for name in choice.parties if name in numbers)
    return f' data-by="{places}"'


def name_link(setting: Setting, choice: Choice) -> str:
    """The name of a bracket as a link to where it is found, so that it can be cited."""
    name = escape(choice.name)
    return f'<a class="name" href="{setting.address.format(name)}">{name}</a>'


def moved_note(setting: Setting, choice: Choice, arm: Arm) -> str:
    """Where a provision was moved from or to, in words, or nothing."""
    if arm.moved is None:
        return ""
    if arm.nodes:
        place, other = setting.places.from_note(arm.moved)
        words = "moved here from"
    else:
        place, other = setting.places.to_note(arm.moved, choice.name)
        words = "move to"
    link = f' <a href="#{escape(other)}">({escape(other)})</a>' if other else ""
    where = escape(place) if place else "elsewhere"
    return f': <span class="moved">{words} {where}{link}</span>'


def has_base_words(choice: Choice) -> bool:
    """True where the draft itself has words in the place of the choice."""
    return any(arm.base and arm.nodes for arm in choice.arms)


def _first_character(nodes: Sequence[Node]) -> str:
    text = nodes[0].text if nodes and isinstance(nodes[0], Prose) else ""
    return text[:1] or "x"


def no_words(setting: Setting, choice: Choice) -> str:
    """What those want who hold an empty wording."""
    has_base = any(arm.base for arm in choice.arms)
    words: Words = worded("delete") if has_base else worded("no text")
    return str(escape(setting.speech.tell(words)))


def bracket_label(setting: Setting, choice: Choice) -> str:
    """What a bracket is called where it is not seen: its name, and how many wordings it has."""
    return setting.speech.tell(_named(choice))


def _named(choice: Choice) -> Sentence:
    return counted(
        "bracket {name}, {number} wording",
        "bracket {name}, {number} wordings",
        sum(1 for arm in choice.arms if arm.nodes or arm.holders),
        name=choice.name,
    )


def _broken(text: str) -> str:
    return str(escape(text)).replace("\n", BREAK) if "\n" in text else str(escape(text))


def base_text(nodes: Sequence[Node]) -> str:
    """The words of the base in ``nodes``."""
    return "".join(
        node.text if isinstance(node, Prose) else base_text(node.base_arm().nodes) for node in nodes
    )


def last_text(nodes: Sequence[Node]) -> str:
    """Some text that ends as ``nodes`` end, whichever arm is taken."""
    if not nodes:
        return ""
    last = nodes[-1]
    if isinstance(last, Prose):
        return last.text
    texts = [last_text(arm.nodes) for arm in last.arms]
    full = [text for text in texts if text]
    if len(full) < len(texts):
        full.append(last_text(nodes[:-1]))
    return "\n" if all(text.endswith("\n") for text in full) else "."


def all_end_lines(choice: Choice) -> bool:
    """True for a choice after whose every wording a new line begins."""
    return all(arm.nodes and last_text(arm.nodes).endswith("\n") for arm in choice.arms)


def _starts_with_space(nodes: Sequence[Node]) -> bool:
    return isinstance(nodes[0], Prose) and nodes[0].text[:1] == " "


def _ends_with_space(nodes: Sequence[Node]) -> bool:
    return isinstance(nodes[-1], Prose) and nodes[-1].text[-1:] == " "


def _trimmed(nodes: Sequence[Node], *, keep_end: bool) -> list[Node]:
    """``nodes`` without the white space that is shown outside the bracket, or not at all."""
    trimmed = list(nodes)
    if isinstance(trimmed[0], Prose):
        trimmed[0] = Prose(trimmed[0].text.lstrip(" "))
    if isinstance(trimmed[-1], Prose):
        text = trimmed[-1].text.rstrip("\n")
        trimmed[-1] = Prose(text if keep_end else text.rstrip(" "))
    return trimmed
