"""Every act in a sentence, whichever room it belongs to."""

from __future__ import annotations

from paraph.decisions.acts import DecisionContent
from paraph.decisions.sentences import sentence as of_decisions
from paraph.negotiation.acts import NegotiationContent
from paraph.negotiation.sentences import sentence as of_negotiation
from paraph.organisation.sentences import sentence as of_organisation
from paraph.record import Entered


def sentence(entered: Entered, language: str = "en") -> str:
    """What was done, in a sentence.

    Raises:
        Malformed: if there are no sentences in this language.
    """
    if isinstance(entered.content, DecisionContent):
        return of_decisions(entered, language)
    if isinstance(entered.content, NegotiationContent):
        return of_negotiation(entered, language)
    return of_organisation(entered, language)
