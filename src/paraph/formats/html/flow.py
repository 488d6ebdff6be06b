"""The flow of a negotiated text: prose and choices written as sections, lines and blocks.

Fragments are gathered in lists and joined once, so that forty thousand choices cost no more than
their characters.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from paraph.formats.html.phrase import (
    Phrase,
    all_end_lines,
    base_text,
    bracket_label,
    by,
    calm_mark,
    has_base_words,
    is_block,
    last_text,
    moved_note,
    name_link,
    no_words,
    who,
)
from paraph.formats.html.setting import Depth, Part, Setting
from paraph.text.negotiated import Arm, Choice, Node, Prose
from paraph.text.words import count_words
from paraph.values.sentences import Sentence, counted, worded

_TAG: Final = {LineKind.CHAPTER: "h2", LineKind.ARTICLE: "h3"}


class Flow:
    """Writes nodes as lines; ``html`` are the fragments written so far."""

    __slots__ = (
        "_depth",
        "_has_marks",
        "_heading_at",
        "_line",
        "_open_section",
        "_setting",
        "html",
    )

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

    def _paragraph(self, pieces: list[Piece], plain: str, shape: Shape, *, marked: bool) -> None:
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
        part = Part(
            f"{self._setting.anchors}{len(parts) + 1}", plain.strip(), short_label(plain), kind
        )
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
        setting = self._setting
        (setting.tally.quiet if choice.is_quiet else setting.tally.settled).append(choice)
        arm = choice.base_arm() if choice.chosen is None else choice.arms[choice.chosen]
        mark = Piece(calm_mark(setting, choice), "")
        is_whole = last_text(arm.nodes).endswith("\n")
        if is_whole:
            self._line.append(mark)
        outside, self._depth = self._depth, self._depth.inside(choice, arm)
        self.write(arm.nodes)
        self._depth = outside
        if not is_whole:
            self._line.append(mark)

    def _inline(self, choice: Choice) -> None:
        """A choice inside a line."""
        self._setting.count(choice)
        self._has_marks = True
        before, html, after = Phrase(self._setting, self._depth).of_choice(choice)
        plain = base_text(choice.base_arm().nodes) if self._depth.in_base else ""
        ends = all_end_lines(choice)
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
        label = bracket_label(setting, choice)
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
        first = base_text(arm.nodes if arm else ()).lstrip("\n").partition("\n")[0]
        kind = shape_of(first).kind
        if arm and kind in _TAG:
            part = self._section(first, kind)
            if not arm.base:
                part.proposed = ", ".join(arm.holders)

    def _block_arm(self, choice: Choice, arm: Arm, empty: Sequence[Arm]) -> None:
        setting = self._setting
        inner = Flow(setting, self._depth.inside(choice, arm))
        inner.write(arm.nodes)
        is_new = not arm.base and not has_base_words(choice)
        tag, whose = "ins" if is_new else "div", "base" if arm.base else "own"
        heads = [] if arm.base else [_proposal(setting, choice, arm, is_new=is_new)]
        heads += [
            f'{who(setting, other.holders)}<span class="out">'
            f"{moved_note(setting, choice, other) or f': {no_words(setting, choice)}'}</span>"
            for other in empty
        ]
        if arm.base:
            draft = escape(setting.speech.tell(worded("Text of the draft")))
            heads.insert(0, f'<span class="draft">{draft}</span>')
        title = '<span class="sep" aria-hidden="true">·</span> '.join(heads)
        self.html.append(
            f'<{tag} class="arm {whose} d{min(self._depth.level + 1, 4)}"><div class="head">'
            f"<b>[</b><span>{title}</span> {name_link(setting, choice)}</div>\n"
            f'{inner.close()}<b class="end">]</b></{tag}>\n'
        )


def _proposal(setting: Setting, choice: Choice, arm: Arm, *, is_new: bool) -> str:
    """The head of a block that delegations propose."""
    note = moved_note(setting, choice, arm)
    if not note:
        verb = escape(setting.speech.tell(_verb(len(arm.holders), is_new=is_new)))
        note = f' <span class="verb">{verb}</span>'
    return who(setting, arm.holders) + note


def _verb(number: int, *, is_new: bool) -> Sentence:
    """What those do who propose a block: in place of another, or in addition."""
    if is_new:
        return counted("proposes to add", "propose to add", number)
    return counted("proposes instead", "propose instead", number)
