"""The profile of a document: what its marks mean, learned once and then remembered.

Brackets, braces, adjacency and labels mean different things in different documents
(bracket-conventions 3.5).  A profile is guessed from the text, shown to a person, corrected, and
kept with the text.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

OPTION_LEVELS: Final = ("OPTION I", "Option I", "Option A", "Option 1", "Option (a)", "Option (1)")
"""Shapes of option labels, highest first, where the document does not say otherwise (C4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How one document uses its marks.

    ``glyphs`` are the active families of brackets; ``braces`` is ``signpost``,
    ``provisional-title`` or ``rival``; ``roster`` holds names that are parties however they are
    written; ``adjacency`` is ``rivals`` or ``list`` where a person has settled it, else
    ``unsettled``; ``attribution`` is ``head``, ``tail``, ``both`` or ``none``.

    >>> Profile(roster=("alpha",)).roster
    ('alpha',)
    """

    glyphs: tuple[str, ...] = ("[]",)
    braces: str = "signpost"
    option_levels: tuple[str, ...] = OPTION_LEVELS
    roster: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    attribution: str = "none"
    adjacency: str = "unsettled"
    none_allowed: bool = False
    language: str = "en"

    def to_dict(self) -> dict[str, object]:
        """The profile as plain values, for keeping beside the text.

        >>> Profile.from_dict(Profile(none_allowed=True).to_dict()).none_allowed
        True
        """
        plain: dict[str, object] = {}
        for each in fields(self):
            kept = getattr(self, each.name)
            plain[each.name] = list(kept) if isinstance(kept, tuple) else kept
        return plain

    @classmethod
    def from_dict(cls, plain: Mapping[str, object]) -> Profile:
        """The profile that ``plain`` describes; what it does not say keeps its usual value.

        >>> Profile.from_dict({"roster": ["alpha", "beta"]}).roster
        ('alpha', 'beta')
        """
        names = {each.name for each in fields(cls)}
        lists = {
            k: tuple(v) for k, v in plain.items() if k in names and isinstance(v, list | tuple)
        }
        single = {k: v for k, v in plain.items() if k in names and isinstance(v, str | bool)}
        return replace(cls(), **lists, **single)  # type: ignore[arg-type]
