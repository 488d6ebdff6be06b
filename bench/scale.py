"""How much is measured: everything, a quick reduced set, or next to nothing for the tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The sizes of the texts, in pages, and the patience with slow peers."""

    small: float = 30
    large: float = 500
    drafts: int = 193
    edits: int = 200
    growth_pages: tuple[float, ...] = (30, 60, 125, 250, 500)
    growth_drafts: tuple[int, ...] = (6, 12, 24, 48, 96, 193)
    growth_drafts_pages: float = 60
    rounds: int = 5
    limit: float = 30
    collation_budget: float = 20
    real_texts: bool = True
    negotiation: tuple[float, int, int] = (500, 193, 20_000)
    """Pages, delegations and positions of a negotiation."""
    depositary: tuple[int, int] = (118_000, 5_000)
    """Acts and treaties of a depositary."""
    asked: int = 200
    """Pages that the visitors of a room ask for in a turn; of long texts a tenth of it."""
    watchers: int = 1_000
    """Open pages that listen to what is entered."""
    problems: int = 2
    """Package problems of each class; none: only a small one, to try the bench."""
    package_patience: float = 1.0
    """The share of the usual seconds that a solver has."""

    def edits_for(self, pages: float) -> int:
        """So many edits make a draft of ``pages`` as dense with changes as the large ones are."""
        return max(6, round(self.edits * pages / self.large))


FULL: Final = Scale()

QUICK: Final = Scale(
    large=60,
    drafts=12,
    edits=24,
    growth_pages=(15, 30, 60),
    growth_drafts=(6, 12, 24),
    growth_drafts_pages=15,
    rounds=2,
    limit=2,
    collation_budget=1.5,
    real_texts=False,
    negotiation=(60, 24, 2_000),
    depositary=(11_800, 5_000),
    watchers=100,
    problems=1,
    package_patience=0.1,
)

TINY: Final = Scale(
    small=0.5,
    large=0.5,
    drafts=3,
    edits=6,
    growth_pages=(0.5, 1),
    growth_drafts=(2, 3),
    growth_drafts_pages=0.5,
    rounds=1,
    limit=5,
    collation_budget=0.1,
    real_texts=False,
    negotiation=(2, 4, 60),
    depositary=(8_000, 600),
    asked=8,
    watchers=5,
    problems=0,
    package_patience=0.1,
)
