"""Every act of this room in a sentence, as the log of a record shows it."""

from __future__ import annotations

from typing import assert_never, cast

from paraph.negotiation import acts as said
from paraph.negotiation.acts import NegotiationAct
from paraph.negotiation.vocabulary import Audience, Stance
from paraph.organisation.sentences import check_language, listed
from paraph.record import Entered
from paraph.values.languages import language_name
from paraph.values.moments import moment_in_words

_STANDS = {
    Stance.PROPOSE: "proposes",
    Stance.SUPPORT: "supports",
    Stance.CAN_ACCEPT: "can accept",
    Stance.RESERVE: "reserves its position on",
    Stance.OPPOSE: "opposes",
}
_TOLD = {
    Audience.PUBLIC: "",
    Audience.MEMBERS: " (for members)",
    Audience.GROUP: " (for {group})",
    Audience.CHAIR: " (for the chair only)",
    Audience.OWN: " (for its own delegation)",
}


def sentence(entered: Entered, language: str = "en") -> str:
    """What was done, in a sentence.

    Raises:
        Malformed: if there are no sentences in this language.
    """
    check_language(language)
    who, content = entered.act.participant, cast("NegotiationAct", entered.content)
    match content:
        case said.BaseCirculated(title=title, delegations=delegations):
            return f"{who} circulated “{title}” as the base for {listed(delegations)}."
        case (
            said.ProposalSubmitted()
            | said.ProposalCoSponsored()
            | said.ProposalAmended()
            | said.TextProposalWithdrawn()
        ):
            return _of_proposal(who, content)
        case (
            said.BracketOpened()
            | said.BracketAttributed()
            | said.ArmAdded()
            | said.BracketLifted()
            | said.BracketReopened()
        ):
            return _of_bracket(who, content)
        case said.PositionStated() | said.PositionWithdrawn():
            return _of_position(who, content)
        case said.ElectorateSet() | said.LanguageVersionCirculated() | said.AdoptionSought():
            return _of_frame(who, content)
        case _:
            return _of_conduct(who, content)


def _of_frame(who: str, content: said.FrameAct) -> str:
    match content:
        case said.ElectorateSet(weights=weights, groups=groups, chambers=chambers):
            by = listed((*weights, *groups, *chambers))
            return f"{who} noted by what the delegations to {content.text} are counted: {by}."
        case said.LanguageVersionCirculated(language=language):
            return f"{who} circulated {content.text} in {language_name(language)}."
        case said.AdoptionSought(decision=decision):
            return f"{content.text} was put forward for adoption by the decision {decision}."
        case _:
            assert_never(content)


def _of_proposal(who: str, content: said.ProposalAct) -> str:
    name = f"{content.proposal} on {content.text}"
    match content:
        case said.ProposalSubmitted(provision=None):
            return f"{who} submitted its version of the whole text: {name}."
        case said.ProposalSubmitted(provision=provision):
            return f"{who} submitted {name}, for {provision}."
        case said.ProposalCoSponsored():
            return f"{who} co-sponsors {name}."
        case said.ProposalAmended():
            return f"{who} changed the words of its proposal {name}."
        case said.TextProposalWithdrawn():
            return f"{who} withdrew its proposal {name}."
        case _:
            assert_never(content)


def _of_bracket(who: str, content: said.BracketAct) -> str:
    match content:
        case said.BracketOpened(provision=provision, words=words):
            return f"{who} put brackets on “{words}” in {provision} of {content.text}."
        case said.BracketAttributed(bracket=bracket, arm=arm, delegations=delegations):
            return f"{listed(delegations)} stand behind {arm} in {bracket} of {content.text}."
        case said.ArmAdded(bracket=bracket, words=words):
            return f"{who} proposed “{words}” in {bracket} of {content.text}."
        case said.BracketLifted(bracket=bracket, arm=arm):
            return f"{who} lifted {bracket} of {content.text}: {arm} stays."
        case said.BracketReopened(bracket=bracket, reason=reason):
            return f"{who} reopened {bracket} of {content.text}: {reason}"
        case _:
            assert_never(content)


def _of_position(who: str, content: said.PositionAct) -> str:
    place = f"{content.arm} in {content.bracket}" if content.bracket else str(content.provision)
    told = _TOLD[content.audience].format(group=content.group)
    if isinstance(content, said.PositionWithdrawn):
        return f"{who} withdrew its position on {place} of {content.text}{told}."
    kind = f" ({content.reservation})" if content.reservation else ""
    held = " and ".join(f"{one.bracket} is {one.arm}" for one in content.conditions)
    condition = f", if {held}" if held else ""
    stands = _STANDS[content.stance]
    return f"{who} {stands} {place} of {content.text}{kind}{condition}{told}."


def _of_conduct(who: str, content: said.ConductAct) -> str:
    match content:
        case said.StatusGiven(provisions=provisions, status=status, deadline=deadline):
            until = f" until {moment_in_words(deadline.moment)}" if deadline else ""
            capitals = f", with {listed(content.capitals)} to hear" if content.capitals else ""
            return f"{listed(provisions)} of {content.text}: {status}{capitals}{until}."
        case said.SmallGroupFormed() | said.GroupReported():
            return _of_group(content)
        case said.ReadingOpened(reading=reading) | said.ReadingClosed(reading=reading):
            done = "opened" if isinstance(content, said.ReadingOpened) else "closed"
            return f"The reading {reading} of {content.text} was {done}."
        case said.ChairsTextCirculated(proposal=proposal):
            return f"{who} circulated {proposal}, its own attempt at {content.text}."
        case said.PackageClauseDeclared():
            return f"In {content.text} nothing is agreed until everything is agreed."
        case said.PackageClauseEnded():
            return f"What is agreed in {content.text} is agreed, whatever becomes of the rest."
        case _:
            assert_never(content)


def _of_group(content: said.GroupAct) -> str:
    if isinstance(content, said.GroupReported):
        return f"{content.group} reported on {content.text}: {content.report}"
    members = listed(content.members)
    return f"{members} form {content.group} on {content.text}: {content.mandate}"
