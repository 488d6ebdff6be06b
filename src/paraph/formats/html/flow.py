"""The flow of a negotiated text: prose and choices written as sections, lines and brackets.

Fragments are gathered in lists and joined once, so that forty thousand choices cost no more than
their characters.  Real square brackets stand in the page: what is copied from it is a bracketed
text again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from markupsafe import escape

from paraph.formats.html.lines import (
    LineKind,
    Piece,
    Shape,
    is_bare,
    line_html,
    may_be_title,
    shape_of,
    short_label,
    speech,
)
from paraph.formats.html.places import Places
from paraph.text.negotiated import Arm, Choice, Node, Prose
from paraph.text.words import count_words

BREAK: Final = '<span class="brk" aria-hidden="true">¶</span><br>'
"""Where a paragraph ends inside a wording that goes on."""

_TAG: Final = {LineKind.CHAPTER: "h2", LineKind.ARTICLE: "h3"}


@dataclass(slots=True)
class Part:
    """One line of the contents: a chapter or an article, and what is open in it."""

    anchor: str
    title: str
    short: str = ""
    kind: LineKind = LineKind.ARTICLE
    open: int = 0
    names: set[str] = field(default_factory=set)
    proposed: str = ""


@dataclass(slots=True)
class Tally:
    """What the writing of the text counted and set aside for the notes."""

    agreed_words: int = 0
    open_words: int = 0
    open: int = 0
    settled: list[Choice] = field(default_factory=list)
    quiet: list[Choice] = field(default_factory=list)
    by_party: dict[str, int] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Setting:
    """What every stretch of the text needs to know to be written."""

    places: Places
    tally: Tally
    numbers: dict[str, int]
    language: str = "en"

    def count(self, choice: Choice) -> None:
        """Take an open bracket into the figures."""
        tally = self.tally
        tally.open += 1
        for name in choice.parties:
            tally.by_party[name] = tally.by_party.get(name, 0) + 1
        if tally.parts:
            tally.parts[-1].open += 1
            tally.parts[-1].names.update(choice.parties)


@dataclass(frozen=True, slots=True)
class Depth:
    """How deep in brackets a stretch of the text lies."""

    level: int = 0
    in_base: bool = True
    is_open: bool = False

    def inside(self, choice: Choice, arm: Arm) -> Depth:
        """The depth inside one arm of ``choice``."""
        loud = not choice.is_quiet and choice.is_open
        return Depth(
            level=self.level + loud,
            in_base=self.in_base and (arm.base if choice.is_open else True),
            is_open=self.is_open or loud,
        )


class Flow:
    """Writes nodes as lines; ``html`` are the fragments written so far."""

    __slots__ = ("_depth", "_has_marks", "_heading_at", "_line", "_open_section", "_setting", "html")

    def __init__(self, setting: Setting, depth: Depth) -> None:
        """Begin an empty stretch of text at ``depth``."""
        self.html: list[str] = []
        self._setting = setting
        self._depth = depth
        self._line: list[Piece] = []
        self._has_marks = False
        self._open_section = False
        self._heading_at: tuple[int, str] | None = None

    def write(self, nodes: Sequence[Node]) -> None:
        """Write ``nodes``."""
        for node in nodes:
            if isinstance(node, Prose):
                self._prose(node.text)
            elif not node.is_open or node.is_quiet:
                self._calm(node)
            elif not self._line and is_block(node):
                self._block(node)
            else:
                self._inline(node)

    def close(self) -> str:
        """End the last line and the last section; returns the whole."""
        self._end_line()
        self._end_section()
        return "".join(self.html)

    # --- Lines -----------------------------------------------------------------------------

    def _prose(self, text: str) -> None:
        self._count(text)
        first, *rest = text.split("\n")
        self._add_prose(first)
        for part in rest:
            self._end_line()
            self._add_prose(part)

    def _add_prose(self, text: str) -> None:
        if text:
            self._line.append(Piece(str(escape(text)), text, is_prose=True))

    def _count(self, text: str) -> None:
        if self._depth.in_base:
            words = count_words(text)
            if self._depth.is_open:
                self._setting.tally.open_words += words
            else:
                self._setting.tally.agreed_words += words

    def _end_line(self) -> None:
        pieces, self._line = self._line, []
        marked, self._has_marks = self._has_marks, False
        plain = "".join(piece.plain for piece in pieces)
        if not plain.strip() and not any(piece.html.strip() for piece in pieces):
            return
        shape = shape_of(plain)
        if shape.kind in _TAG:
            self._heading(pieces, plain, shape.kind)
            return
        if self._heading_at and may_be_title(plain):
            self._second_title(pieces, plain)
            return
        self._heading_at = None
        self._paragraph(pieces, plain, shape, marked=marked)

    def _paragraph(
        self, pieces: list[Piece], plain: str, shape: Shape, *, marked: bool
    ) -> None:
        kind = f"{shape.kind} open" if marked else shape.kind.value
        words = speech(plain, self._setting.language)
        self.html.append(f'<p class="{kind}"{words}>{line_html(pieces, shape)}</p>\n')

    # --- Headings and sections -------------------------------------------------------------

    def _heading(self, pieces: list[Piece], plain: str, kind: LineKind) -> None:
        title = "".join(piece.html for piece in pieces)
        words = speech(plain, self._setting.language)
        if self._depth.level:
            self.html.append(f'<p class="{kind} head"{words}>{title}</p>\n')
            return
        part = self._section(plain, kind)
        self.html.append(
            f'<{_TAG[kind]} class="{kind}"{words}><a href="#{part.anchor}">{title}</a>'
            f"</{_TAG[kind]}>\n"
        )
        self._heading_at = (len(self.html) - 1, plain) if is_bare(plain) else None

    def _section(self, plain: str, kind: LineKind) -> Part:
        """Begin the section of a heading, unless its block has begun it already."""
        parts = self._setting.tally.parts
        self._end_section()
        part = Part(f"s{len(parts) + 1}", plain.strip(), short_label(plain), kind)
        parts.append(part)
        self.html.append(f'<section class="{kind}" id="{part.anchor}">\n')
        self._open_section = True
        return part

    def _second_title(self, pieces: list[Piece], plain: str) -> None:
        """The line under a bare ``Article 5`` is its title."""
        self._heading_at = None
        title = "".join(piece.html for piece in pieces)
        self.html.append(f'<p class="title">{title}</p>\n')
        parts = self._setting.tally.parts
        if parts and not self._depth.level:
            parts[-1].title = f"{parts[-1].title}. {plain.strip()}"

    def _end_section(self) -> None:
        if self._open_section:
            self.html.append("</section>\n")
            self._open_section = False

    # --- Choices ---------------------------------------------------------------------------

    def _calm(self, choice: Choice) -> None:
        """A quiet or settled choice: the words that stand, with a mark."""
        setting, name = self._setting, escape(choice.name)
        if choice.is_quiet:
            setting.tally.quiet.append(choice)
            mark = (
                f'<a class="quiet" href="#{name}-note" id="{name}" '
                f'aria-label="quiet difference {name}">°</a>'
            )
            arm = choice.base_arm() if choice.chosen is None else choice.arms[choice.chosen]
        else:
            setting.tally.settled.append(choice)
            arm = choice.arms[choice.chosen or 0]
            mark = f'<a class="done" href="#{name}-note" id="{name}">✓{name}</a>'
        inner = Flow(setting, self._depth.inside(choice, arm))
        if any(isinstance(node, Choice) for node in arm.nodes) or not choice.is_quiet:
            inner._line = self._line
            self._line = []
            self._resume(inner, arm.nodes)
        else:
            text = "".join(node.text for node in arm.nodes if isinstance(node, Prose))
            self._prose(text)
        self._line.append(Piece(mark, ""))

    def _resume(self, inner: Flow, nodes: Sequence[Node]) -> None:
        """Write ``nodes`` in the midst of this flow, line for line."""
        depth, self._depth = self._depth, inner._depth
        self._line = inner._line
        self.write(nodes)
        self._depth = depth

    def _inline(self, choice: Choice) -> None:
        """A choice inside a line."""
        self._setting.count(choice)
        self._has_marks = True
        before, html, after = Phrase(self._setting, self._depth).of_choice(choice)
        plain = _base_text(choice.base_arm().nodes) if self._depth.in_base else ""
        ends = _all_end_lines(choice)
        line = plain.removesuffix("\n").replace("\n", " ") if ends else plain.replace("\n", " ")
        self._line.append(Piece(f"{before}{html}{after}", line))
        if ends:
            self._end_line()

    def _block(self, choice: Choice) -> None:
        """A choice between whole paragraphs or articles."""
        setting = self._setting
        if not self._depth.level:
            self._section_of_block(choice)
        setting.count(choice)
        label = f"bracket {choice.name}, {_wordings(choice)}"
        self.html.append(
            f'<div class="choice block" id="{escape(choice.name)}"{by(choice, setting.numbers)} '
            f'role="group" aria-label="{escape(label)}">\n'
        )
        empty = [arm for arm in choice.arms if not arm.nodes and arm.holders]
        for arm in choice.arms:
            if arm.nodes:
                self._block_arm(choice, arm, empty if arm is choice.arms[0] else [])
        self.html.append("</div>\n")

    def _section_of_block(self, choice: Choice) -> None:
        """Give a whole article in brackets its own section and its own place in the contents."""
        arm = next((arm for arm in choice.arms if arm.nodes), None)
        first = _base_text(arm.nodes if arm else ()).lstrip("\n").partition("\n")[0]
        kind = shape_of(first).kind
        if arm and kind in _TAG:
            part = self._section(first, kind)
            if not arm.base:
                part.proposed = ", ".join(arm.holders)

    def _block_arm(self, choice: Choice, arm: Arm, empty: Sequence[Arm]) -> None:
        setting = self._setting
        inner = Flow(setting, self._depth.inside(choice, arm))
        inner.write(arm.nodes)
        tag = "ins" if not arm.base and not choice.base_arm().nodes else "div"
        whose = "base" if arm.base else "own"
        names = name_link(choice)
        heads = [] if arm.base else [who(arm.holders) + moved_note(setting, choice, arm)]
        heads += [
            who(other.holders) + (moved_note(setting, choice, other) or ": delete")
            for other in empty
        ]
        if arm.base:
            heads.insert(0, '<span class="draft">Text of the draft</span>')
        title = '<span class="sep"> · </span>'.join(heads)
        self.html.append(
            f'<{tag} class="arm {whose} d{min(self._depth.level + 1, 4)}">'
            f'<div class="head">{title}{names}</div>\n{inner.close()}</{tag}>\n'
        )


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
        name = escape(choice.name)
        mark = "°" if choice.is_quiet else f"✓{name}"
        kind = "quiet" if choice.is_quiet else "done"
        inner = Phrase(self._setting, self._depth.inside(choice, arm)).of_nodes(arm.nodes)
        return f'{inner}<a class="{kind}" href="#{name}-note" id="{name}">{mark}</a>'

    def of_choice(self, choice: Choice) -> tuple[str, str, str]:
        """White space before, the brackets of ``choice``, white space after."""
        full = [arm for arm in choice.arms if arm.nodes]
        before = " " if full and all(_starts_with_space(arm.nodes) for arm in full) else ""
        after = " " if full and all(_ends_with_space(arm.nodes) for arm in full) else ""
        arms = "".join(
            self._arm(choice, arm, trim=(bool(before), bool(after)))
            for arm in choice.arms
            if arm.nodes or not arm.base
        )
        label = f"bracket {choice.name}, {_wordings(choice)}"
        html = (
            f'<span class="choice" id="{escape(choice.name)}"{by(choice, self._setting.numbers)} '
            f'role="group" aria-label="{escape(label)}">{arms}{name_link(choice)}</span>'
        )
        return before, html, after

    def _arm(self, choice: Choice, arm: Arm, *, trim: tuple[bool, bool]) -> str:
        depth = self._depth.inside(choice, arm)
        level = f"d{min(depth.level, 4)}"
        if not arm.nodes:
            word = moved_note(self._setting, choice, arm) or f": {_no_words(choice)}"
            inside = f'{who(arm.holders)}<span class="out">{word}</span>'
            return f'<span class="arm gone {level}"><b>[</b>{inside}<b>]</b></span>'
        nodes = _trimmed(arm.nodes, start=trim[0] or bool(arm.holders), end=trim[1])
        text = Phrase(self._setting, depth).of_nodes(nodes)
        words = speech(_base_text(arm.nodes), self._setting.language)
        if words:
            text = f"<span{words}>{text}</span>"
        if arm.base:
            return (
                f'<span class="arm base {level}" role="group" aria-label="text of the draft">'
                f"<b>[</b>{text}<b>]</b></span>"
            )
        tag = "ins" if not choice.base_arm().nodes else "span"
        note = moved_note(self._setting, choice, arm)
        return (
            f'<{tag} class="arm own {level}"><b>[</b>{who(arm.holders)}{note}: {text}<b>]</b></{tag}>'
        )


def is_block(choice: Choice) -> bool:
    """True for a choice whose every wording is made of whole lines."""
    texts = [_last_text(arm.nodes) for arm in choice.arms if arm.nodes]
    return bool(texts) and all(text.endswith("\n") for text in texts)


def who(holders: Sequence[str]) -> str:
    """The names of those who hold a wording, joined."""
    names = ", ".join(str(escape(name)) for name in holders)
    return f'<bdi class="who">{names}</bdi>'


def by(choice: Choice, numbers: dict[str, int]) -> str:
    """The attribute that the filter by delegation reads."""
    places = " ".join(str(numbers[name]) for name in choice.parties if name in numbers)
    return f' data-by="{places}"'


def name_link(choice: Choice) -> str:
    """The name of a bracket as a link to itself, so that it can be cited."""
    name = escape(choice.name)
    return f'<a class="name" href="#{name}">{name}</a>'


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


def _no_words(choice: Choice) -> str:
    return "delete" if any(arm.base for arm in choice.arms) else "no text"


def _wordings(choice: Choice) -> str:
    count = sum(1 for arm in choice.arms if arm.nodes or arm.holders)
    return "1 wording" if count == 1 else f"{count} wordings"


def _broken(text: str) -> str:
    return str(escape(text)).replace("\n", BREAK) if "\n" in text else str(escape(text))


def _base_text(nodes: Sequence[Node]) -> str:
    return "".join(
        node.text if isinstance(node, Prose) else _base_text(node.base_arm().nodes)
        for node in nodes
    )


def _last_text(nodes: Sequence[Node]) -> str:
    """Some text that ends as ``nodes`` end, whichever arm is taken."""
    if not nodes:
        return ""
    last = nodes[-1]
    if isinstance(last, Prose):
        return last.text
    texts = [_last_text(arm.nodes) for arm in last.arms]
    full = [text for text in texts if text]
    if len(full) < len(texts):
        full.append(_last_text(nodes[:-1]))
    return "\n" if all(text.endswith("\n") for text in full) else "."


def _all_end_lines(choice: Choice) -> bool:
    return all(arm.nodes and _last_text(arm.nodes).endswith("\n") for arm in choice.arms)


def _starts_with_space(nodes: Sequence[Node]) -> bool:
    return isinstance(nodes[0], Prose) and nodes[0].text[:1] == " "


def _ends_with_space(nodes: Sequence[Node]) -> bool:
    return isinstance(nodes[-1], Prose) and nodes[-1].text[-1:] == " "


def _trimmed(nodes: Sequence[Node], *, start: bool, end: bool) -> list[Node]:
    """``nodes`` without the white space that is shown outside the bracket, or not at all."""
    trimmed = list(nodes)
    if isinstance(trimmed[0], Prose) and start:
        trimmed[0] = Prose(trimmed[0].text.lstrip(" "))
    if isinstance(trimmed[-1], Prose):
        text = trimmed[-1].text.rstrip("\n")
        trimmed[-1] = Prose(text.rstrip(" ") if end else text)
    return trimmed
