"""Whose acts a clause counts, as far as it says so outside of its rule.

Whether an organisation's instrument counts stands in a paragraph of its own; which means of consent
a State has stands once more in the rule for who joins later.
"""

from __future__ import annotations

import re

from paraph.depositary.vocabulary import ActKind

_JOINING = (
    (re.compile(r"\bratif(?:ying|ies)\b", re.IGNORECASE), ActKind.RATIFICATION),
    (re.compile(r"\baccept(?:ing|s)\b", re.IGNORECASE), ActKind.ACCEPTANCE),
    (re.compile(r"\bapprov(?:ing|es)\b", re.IGNORECASE), ActKind.APPROVAL),
    (re.compile(r"\bacced(?:ing|es)\b|\bof accession shall be", re.IGNORECASE), ActKind.ACCESSION),
)


def told_elsewhere(text: str) -> set[ActKind]:
    """Kinds of acts that the words on who joins name, to complete a list that breaks off.

    >>> told_elsewhere("For each State acceding to it thereafter") == {ActKind.ACCESSION}
    True
    """
    return {kind for pattern, kind in _JOINING if pattern.search(text)}


_NOT_ADDED = re.compile(
    r"(?:instruments?|acts?)[^.;]{0,90}(?:organi[sz]ations?|organi\W{0,3}[sz]ations?|article)"
    r"[^.;]{0,80}shall not be cou|instruments?[^.;]{0,60}organi[sz]ation[^.;]{0,60}not[^.;]{0,12}"
    r"count",
    re.IGNORECASE,
)
_BY_STATES_ONLY = re.compile(
    r"(?:accession|ratification|approval|acceptance),? by states(?! or\b| and\b)", re.IGNORECASE
)


def excluded(text: str) -> tuple[int, int] | None:
    """The words that keep an organisation's instrument from counting, if there are any.

    >>> excluded("the tenth ratification by States, and six months")
    (10, 32)
    """
    for pattern in (_NOT_ADDED, _BY_STATES_ONLY):
        if found := pattern.search(text):
            return found.span()
    return None
