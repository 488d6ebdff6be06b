"""Packages: one arm for every open bracket that all delegations can live with, or who blocks it."""

from paraph.negotiation.package.concession import Concession, cheapest_concession
from paraph.negotiation.package.maximal import maximal_packages
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
from paraph.negotiation.package.search import search
from paraph.negotiation.package.verification import verify

__all__ = [
    "Answer",
    "Concession",
    "Condition",
    "Gap",
    "Objective",
    "Package",
    "Position",
    "Problem",
    "Stance",
    "Status",
    "cheapest_concession",
    "doubts",
    "maximal_packages",
    "problem_of",
    "read_problem",
    "search",
    "verify",
]
