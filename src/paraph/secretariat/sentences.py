"""Every act in a sentence, whichever room it belongs to."""

from __future__ import annotations

from paraph.decisions.acts import DecisionContent
from paraph.decisions.sentences import sentence as of_decisions
from paraph.depositary.acts import DepositaryContent
from paraph.depositary.sentences import sentence as of_depositary
from paraph.negotiation.acts import NegotiationContent
from paraph.negotiation.sentences import sentence as of_negotiation
from paraph.organisation.sentences import sentence as of_organisation
from paraph.record import Entered
from paraph.values.sentences import Sentence


def sentence(entered: Entered) -> Sentence:
    """What was done, in a sentence: English as it stands, and told in others by a catalogue."""
    if isinstance(entered.content, DecisionContent):
        return of_decisions(entered)
    if isinstance(entered.content, NegotiationContent):
        return of_negotiation(entered)
    if isinstance(entered.content, DepositaryContent):
        return of_depositary(entered)
    return of_organisation(entered)
