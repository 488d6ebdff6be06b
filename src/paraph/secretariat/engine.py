"""The engine of decision rules that ships with Paraph, behind the port that findings ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from paraph.decisions.cases import case_of
from paraph.decisions.catalogue import catalogue
from paraph.decisions.decide import decide
from paraph.decisions.proceedings import Computed
from paraph.values.citations import Citation
from paraph.values.findings import Ground


def apply_rule(rule: str, case: Mapping[str, Any]) -> Computed:
    """What the rule of an identifier says of a case.

    >>> apply_rule("R01", {"members": ["Fiji", "Peru"], "objections": [{"by": "Peru"}]}).carried
    False

    Raises:
        ParaphError: if there is no such rule, or the case is not one for it.
    """
    book = catalogue()
    decision = decide(book.find(rule), case_of(case), book.rules)
    grounds = tuple(Ground(one.words, Citation(one.citation)) for one in decision.grounds) or (
        Ground(decision.says, Citation(decision.citation)),
    )
    outcome = decision.outcome
    return Computed(outcome.value, outcome.carried, grounds, decision.missing)
