"""Packages: one arm for every open bracket that all delegations can live with, or who blocks it.

What a problem and an answer are stands here.  The search is in `search`, `concession` and
`maximal`: they bring solvers with them, which take longer to load than a page to be made.
"""

from paraph.negotiation.package.model import (
    Answer,
    Condition,
    Gap,
    Objective,
    Package,
    Position,
    Problem,
    Stance,
    Status,
)
from paraph.negotiation.package.reading import doubts, problem_of, read_problem
from paraph.negotiation.package.verification import verify

__all__ = [
    "Answer",
    "Condition",
    "Gap",
    "Objective",
    "Package",
    "Position",
    "Problem",
    "Stance",
    "Status",
    "doubts",
    "problem_of",
    "read_problem",
    "verify",
]
