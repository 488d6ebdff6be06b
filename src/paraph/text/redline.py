"""The redline: what changed between two texts, as a reader sees it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from paraph.text.comparison import Anchored, Edit, EditKind, Lines, compare
from paraph.text.words import count_words


class Mark(StrEnum):
    """What happened to a stretch of text."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"
    MOVE_FROM = "move-from"
    MOVE_TO = "move-to"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a redline.

    Without the inserted (and moved-to) segments the redline is the old text, without the deleted
    (and moved-from) ones the new text, both to the character.
    """

    mark: Mark
    text: str


def redline(old: str, new: str) -> list[Segment]:
    """The redline from ``old`` to ``new``, word by word.

    >>> [(segment.mark.value, segment.text) for segment in redline("It shall act.", "It may act.")]
    [('equal', 'It '), ('delete', 'shall'), ('insert', 'may'), ('equal', ' act.')]
    """
    if old == new:
        return [Segment(Mark.EQUAL, old)] if old else []
    base = old + "\n"
    segments: list[Segment] = []
    at = 0
    for edit in compare(Anchored(Lines(base)), Lines(new + "\n"), pairs=False):
        if at < edit.start:
            segments.append(Segment(Mark.EQUAL, base[at : edit.start]))
        segments += _marked(base, edit)
        at = edit.end
    if at < len(base):
        segments.append(Segment(Mark.EQUAL, base[at:]))
    return _without_last_line_end(segments)


def _marked(base: str, edit: Edit) -> Iterator[Segment]:
    moved = edit.moved is not None and edit.kind is EditKind.PROVISION
    if edit.start < edit.end:
        yield Segment(Mark.MOVE_FROM if moved else Mark.DELETE, base[edit.start : edit.end])
    if edit.text:
        yield Segment(Mark.MOVE_TO if moved else Mark.INSERT, edit.text)


def _without_last_line_end(segments: list[Segment]) -> list[Segment]:
    """Take back the line end that both texts were given to be compared."""
    kept = list(segments)
    for marks in (_IN_OLD - _IN_NEW, _IN_NEW - _IN_OLD):
        if kept[-1].mark is Mark.EQUAL:
            break
        for place in range(len(kept) - 1, -1, -1):
            if kept[place].mark in marks or kept[place].mark is Mark.EQUAL:
                kept[place : place + 1] = _shortened(kept[place], marks)
                break
    if kept[-1].mark is Mark.EQUAL:
        kept[-1] = Segment(Mark.EQUAL, kept[-1].text[:-1])
    return [segment for segment in kept if segment.text]


_IN_OLD = frozenset({Mark.EQUAL, Mark.DELETE, Mark.MOVE_FROM})
_IN_NEW = frozenset({Mark.EQUAL, Mark.INSERT, Mark.MOVE_TO})


def _shortened(segment: Segment, marks: frozenset[Mark]) -> list[Segment]:
    """``segment`` without its last character on the side of ``marks``."""
    if segment.mark in marks:
        return [Segment(segment.mark, segment.text[:-1])]
    other = Mark.INSERT if Mark.DELETE in marks else Mark.DELETE
    return [Segment(Mark.EQUAL, segment.text[:-1]), Segment(other, segment.text[-1:])]


def old_text(segments: Sequence[Segment]) -> str:
    """The old text of a redline: everything but what was inserted."""
    return "".join(segment.text for segment in segments if segment.mark in _IN_OLD)


def new_text(segments: Sequence[Segment]) -> str:
    """The new text of a redline: everything but what was deleted."""
    return "".join(segment.text for segment in segments if segment.mark in _IN_NEW)


def redline_text(segments: Sequence[Segment]) -> str:
    """The redline in plain text, marked in the CriticMarkup convention.

    >>> redline_text(redline("It shall act at once.", "It may act at once, if asked."))
    'It {~~shall~>may~~} act at once{++, if asked++}.'
    """
    parts: list[str] = []
    waiting: Segment | None = None
    for segment in [*segments, Segment(Mark.EQUAL, "")]:
        if waiting is not None:
            if segment.mark is Mark.INSERT and segment.text.strip():
                parts.append(f"{{~~{waiting.text}~>{segment.text}~~}}")
                waiting = None
                continue
            parts.append(f"{{--{waiting.text}--}}")
            waiting = None
        if segment.mark is Mark.DELETE and segment.text.strip():
            waiting = segment
        elif segment.mark is not Mark.DELETE:
            parts.append(_written(segment))
    return "".join(parts)


def _written(segment: Segment) -> str:
    """One segment; white space alone is written as it is in the new text."""
    if not segment.text.strip() or segment.mark is Mark.EQUAL:
        return "" if segment.mark is Mark.MOVE_FROM else segment.text
    if segment.mark is Mark.MOVE_FROM:
        return f"{{--{segment.text}--}}{{>>moved from here<<}}"
    if segment.mark is Mark.MOVE_TO:
        return f"{{++{segment.text}++}}{{>>moved to here<<}}"
    return f"{{++{segment.text}++}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RedlineCounts:
    """How much a redline changes, in words."""

    words_deleted: int
    words_inserted: int
    words_equal: int
    moves: int


def count_redline(segments: Sequence[Segment]) -> RedlineCounts:
    """Count the words that a redline deletes, inserts and leaves."""

    def words(*marks: Mark) -> int:
        return sum(count_words(segment.text) for segment in segments if segment.mark in marks)

    return RedlineCounts(
        words_deleted=words(Mark.DELETE),
        words_inserted=words(Mark.INSERT),
        words_equal=words(Mark.EQUAL),
        moves=sum(segment.mark is Mark.MOVE_TO for segment in segments),
    )
