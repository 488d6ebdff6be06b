"""Decision rules as data, and what follows from a case under a rule."""

from paraph.decisions.case import Case
from paraph.decisions.cases import case_of, read_case
from paraph.decisions.catalogue import catalogue
from paraph.decisions.decide import decide
from paraph.decisions.model import Rule
from paraph.decisions.outcome import Decision, Ground
from paraph.decisions.rules import RuleBook, read_rules
from paraph.decisions.vocabulary import Outcome

__all__ = [
    "Case",
    "Decision",
    "Ground",
    "Outcome",
    "Rule",
    "RuleBook",
    "case_of",
    "catalogue",
    "decide",
    "read_case",
    "read_rules",
]
