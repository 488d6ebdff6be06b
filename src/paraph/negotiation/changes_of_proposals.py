"""How proposals change a text: whole versions wait for the first reading, edits enter at once."""

from __future__ import annotations

from collections.abc import Collection
from typing import assert_never

from paraph.negotiation import acts as said
from paraph.negotiation.facts import Bracket, Lapsed, Proposal, TextFacts, Turn, revised
from paraph.negotiation.weaving import amended, brackets_in
from paraph.record import Entered
from paraph.text.negotiated import BASE


def change_proposals(facts: TextFacts, entered: Entered, content: said.ProposalAct) -> TextFacts:
    """The facts after one more act on a proposal."""
    who, moment = entered.act.participant, entered.act.moment
    if isinstance(content, said.ProposalSubmitted):
        made = Proposal(
            words=content.words, sponsors=(who,), moment=moment, provision=content.provision
        )
        return _entered(_kept(facts, content.proposal, made), entered, content.proposal, (who,))
    proposal = facts.proposals[content.proposal]
    match content:
        case said.ProposalCoSponsored():
            made = revised(proposal, sponsors=(*proposal.sponsors, who))
            return _joined(_kept(facts, content.proposal, made), made, who)
        case said.ProposalAmended(words=words):
            made = revised(proposal, words=words)
            kept = _kept(facts, content.proposal, made)
            return _entered(kept, entered, content.proposal, made.sponsors)
        case said.TextProposalWithdrawn():
            made = revised(proposal, withdrawn=moment)
            return _taken_back(_kept(facts, content.proposal, made), made, moment)
        case _:
            assert_never(content)


def _kept(facts: TextFacts, name: str, proposal: Proposal) -> TextFacts:
    return revised(facts, proposals={**facts.proposals, name: proposal})


def _entered(facts: TextFacts, entered: Entered, name: str, sponsors: Collection[str]) -> TextFacts:
    """The facts once a proposal is compiled; brackets that are no more are kept as lapsed."""
    proposal = facts.proposals[name]
    if proposal.provision is None:
        return facts
    made = amended(facts, proposal.provision, sponsors, proposal.words)
    act = entered.act
    lapsed = {
        key: Lapsed(bracket=one, proposal=name, by=act.participant, moment=act.moment)
        for key, one in facts.brackets.items()
        if key not in made.brackets and not one.quiet
    }
    return revised(made, lapsed={**made.lapsed, **lapsed}) if lapsed else made


def _reach(facts: TextFacts, proposal: Proposal) -> list[Bracket]:
    """The open brackets that a proposal has its words in, if it is compiled."""
    if proposal.provision is not None:
        inside = brackets_in(facts, facts.provisions[proposal.provision].pieces)
        return [one for one in inside if one.is_open]
    return [one for one in facts.brackets.values() if one.is_open] if facts.is_compiled else []


def _joined(facts: TextFacts, proposal: Proposal, who: str) -> TextFacts:
    """A co-sponsor stands behind every arm of the first sponsor where it has none of its own."""
    changed = dict(facts.brackets)
    for bracket in _reach(facts, proposal):
        if any(who in arm.holders for arm in bracket.arms):
            continue
        arms = tuple(
            revised(arm, holders=tuple(sorted({*arm.holders, who})))
            if proposal.sponsors[0] in arm.holders
            else arm
            for arm in bracket.arms
        )
        changed[bracket.name] = revised(bracket, arms=arms)
    return revised(facts, brackets=changed)


def _taken_back(facts: TextFacts, proposal: Proposal, moment: str) -> TextFacts:
    """The sponsors leave their arms; a bracket whose every proposal is gone falls to the base."""
    gone = set(proposal.sponsors)
    changed = dict(facts.brackets)
    for bracket in _reach(facts, proposal):
        arms = tuple(
            revised(arm, holders=tuple(one for one in arm.holders if one not in gone))
            for arm in bracket.arms
        )
        left = revised(bracket, arms=arms)
        base = next((arm for arm in arms if arm.base), None)
        if left != bracket and base and not any(arm.holders for arm in arms if not arm.base):
            turn = Turn("proposal withdrawn", proposal.sponsors[0], moment)
            left = revised(left, chosen=BASE, turns=(*left.turns, turn))
        changed[bracket.name] = left
    return revised(facts, brackets=changed)
