"""Edits: what a version does to the characters of its base."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class EditKind(StrEnum):
    """What an edit is about, from the lightest to the heaviest.

    ``spacing``, ``punctuation`` (the mark that ends a provision), ``marks`` (a lone bracket typed
    into the base that a version lacks, or the reverse), ``number`` and ``reference`` are *quiet*:
    they change no words that anybody negotiates.  They are kept to the character, and shown apart.
    """

    SPACING = "spacing"
    PUNCTUATION = "punctuation"
    MARKS = "marks"
    NUMBER = "number"
    REFERENCE = "reference"
    WORDING = "wording"
    PROVISION = "provision"

    @property
    def is_quiet(self) -> bool:
        """True where no delegation would raise its flag over the difference."""
        return self not in (EditKind.WORDING, EditKind.PROVISION)


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``base[start:end]`` by ``text``.

    ``start == end`` inserts, ``text == ""`` deletes.  The ends lie at the edges of words or of
    white space.  ``moved`` is, for a provision that a version places elsewhere, the other end of
    the move: the span in the base that an inserted text was taken from, or for the deletion left
    behind, the empty span in the base where it now stands.
    """

    start: int
    end: int
    text: str
    kind: EditKind = EditKind.WORDING
    moved: tuple[int, int] | None = None


def apply_edits(base: str, edits: Iterable[Edit]) -> str:
    """The version that ``edits``, sorted and not overlapping, make of ``base``.

    >>> apply_edits("Each Party shall act.", [Edit(11, 16, "should")])
    'Each Party should act.'
    """
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (base[at : edit.start], edit.text)
        at = edit.end
    parts.append(base[at:])
    return "".join(parts)
