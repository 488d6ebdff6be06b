"""Every act of this room in a sentence, as the log of a record shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, assert_never, cast

from paraph.negotiation import acts as said
from paraph.negotiation.acts import NegotiationAct
from paraph.negotiation.openness import circulated, open_for, opened
from paraph.negotiation.vocabulary import Audience, Stance
from paraph.record import Entered
from paraph.values.sentences import (
    Argument,
    Called,
    Sentence,
    Series,
    Tag,
    Term,
    called,
    worded,
)


def sentence(entered: Entered) -> Sentence:
    """What was done, in a sentence."""
    who, content = Called(entered.act.participant), cast("NegotiationAct", entered.content)
    if isinstance(content, said.DraftAct | said.PositionAct | said.CommentAct):
        return _confided(who, content)
    match content:
        case said.BaseCirculated() | said.TextOpened():
            return _of_opening(who, content)
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
        case said.ElectorateSet() | said.LanguageVersionCirculated() | said.AdoptionSought():
            return _of_frame(who, content)
        case _:
            return _of_conduct(who, content)


def _of_opening(who: Called, content: said.OpeningAct) -> Sentence:
    if isinstance(content, said.TextOpened):
        return opened(who, content)
    return _noted(circulated(who, content), open_for(content))


def _of_frame(who: Called, content: said.FrameAct) -> Sentence:
    text = content.text
    match content:
        case said.ElectorateSet(weights=weights, groups=groups, chambers=chambers):
            return worded(
                "{who} noted by what the delegations to {text} are counted: {measures}.",
                who=who,
                text=text,
                measures=tuple(map(Term, (*weights, *groups, *chambers))),
            )
        case said.LanguageVersionCirculated(language=language):
            return worded(
                "{who} circulated {text} in this language: {language}.",
                who=who,
                text=text,
                language=Tag(language),
            )
        case said.AdoptionSought(decision=decision):
            return worded(
                "{text} was put forward for adoption by the decision {decision}.",
                text=text,
                decision=decision,
            )
        case _:
            assert_never(content)


def _of_proposal(who: Called, content: said.ProposalAct) -> Sentence:
    name, text = content.proposal, content.text
    match content:
        case said.ProposalSubmitted(provision=None):
            return worded(
                "{who} submitted its version of the whole text: {proposal} on {text}.",
                who=who,
                proposal=name,
                text=text,
            )
        case said.ProposalSubmitted(provision=provision):
            return worded(
                "{who} submitted {proposal} on {text}, for {provision}.",
                who=who,
                proposal=name,
                text=text,
                provision=provision or "",
            )
        case said.ProposalCoSponsored():
            return worded(
                "{who} co-sponsors {proposal} on {text}.", who=who, proposal=name, text=text
            )
        case said.ProposalAmended():
            return worded(
                "{who} changed the words of its proposal {proposal} on {text}.",
                who=who,
                proposal=name,
                text=text,
            )
        case said.TextProposalWithdrawn():
            return worded(
                "{who} withdrew its proposal {proposal} on {text}.",
                who=who,
                proposal=name,
                text=text,
            )
        case _:
            assert_never(content)


def _confided(who: Called, content: said.DraftAct | said.PositionAct | said.CommentAct) -> Sentence:
    """What is told to an audience, which stands in parentheses."""
    if isinstance(content, said.DraftAct):
        return _of_draft(who, content)
    if isinstance(content, said.PositionAct):
        return _of_position(who, content)
    return _of_comment(who, content)


def _of_draft(who: Called, content: said.DraftAct) -> Sentence:
    parts = {"who": who, "draft": content.draft, "text": content.text}
    if isinstance(content, said.DraftWithdrawn):
        statement = worded("{who} took back its draft {draft} on {text}", **parts)
    elif content.provision is None:
        statement = worded("{who} showed {draft}, a draft of the whole of {text}", **parts)
    else:
        statement = worded(
            "{who} showed {draft}, a draft for {provision} of {text}",
            provision=content.provision,
            **parts,
        )
    return _noted(statement, _told(content))


LONGEST: Final = 160
"""So many characters of a comment stand in its sentence."""


def _of_comment(who: Called, content: said.CommentAct) -> Sentence:
    text = content.text
    match content:
        case said.CommentMade(words=words):
            place = content.bracket or content.proposal or content.provision or ""
            statement = worded(
                "{who} commented on {place} of {text}: “{words}”",
                who=who,
                place=place,
                text=text,
                words=_shortened(words),
            )
            return _noted(statement, _told(content))
        case said.CommentAnswered(answers=named, words=words):
            return worded(
                "{who} answered a comment of {by} on {text}: “{words}”.",
                who=who,
                by=Called(named.by),
                text=text,
                words=_shortened(words),
            )
        case said.CommentCorrected(words=words):
            return worded(
                "{who} corrected its comment on {text}: “{words}”.",
                who=who,
                text=text,
                words=_shortened(words),
            )
        case said.CommentWithdrawn():
            return worded("{who} withdrew a comment on {text}.", who=who, text=text)
        case _:
            assert_never(content)


def _shortened(words: str) -> str:
    """The beginning of what was said; all of it, if it is short."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"


def _noted(statement: Sentence, notes: Iterator[Sentence]) -> Sentence:
    """A statement with what is noted of it in parentheses, if anything is."""
    if series := Series(notes):
        return worded("{statement} ({notes}).", statement=statement, notes=series)
    return worded("{statement}.", statement=statement)


def _of_bracket(who: Called, content: said.BracketAct) -> Sentence:
    text = content.text
    match content:
        case said.BracketOpened(provision=provision, words=words):
            return worded(
                "{who} put brackets on “{words}” in {provision} of {text}.",
                who=who,
                words=words,
                provision=provision,
                text=text,
            )
        case said.BracketAttributed(bracket=bracket, arm=arm, delegations=delegations):
            return worded(
                "{delegations} stand behind {arm} in {bracket} of {text}.",
                delegations=called(delegations),
                arm=arm,
                bracket=bracket,
                text=text,
            )
        case said.ArmAdded(bracket=bracket, words=words):
            return worded(
                "{who} proposed “{words}” in {bracket} of {text}.",
                who=who,
                words=words,
                bracket=bracket,
                text=text,
            )
        case said.BracketLifted() | said.BracketReopened():
            return _settled(who, content)
        case _:
            assert_never(content)


def _settled(who: Called, content: said.BracketLifted | said.BracketReopened) -> Sentence:
    bracket, text = content.bracket, content.text
    if isinstance(content, said.BracketLifted):
        return worded(
            "{who} lifted {bracket} of {text}: {arm} stays.",
            who=who,
            bracket=bracket,
            text=text,
            arm=content.arm,
        )
    return worded(
        "{who} reopened {bracket} of {text}: {reason}",
        who=who,
        bracket=bracket,
        text=text,
        reason=content.reason,
    )


def _of_position(who: Called, content: said.PositionAct) -> Sentence:
    place: Argument = content.provision or ""
    if content.bracket:
        place = worded("{arm} in {bracket}", arm=content.arm or "", bracket=content.bracket)
    return _noted(_stands(who, place, content), _notes(content))


def _stands(who: Called, place: Argument, content: said.PositionAct) -> Sentence:
    parts = {"who": who, "place": place, "text": content.text}
    if isinstance(content, said.PositionWithdrawn):
        return worded("{who} withdrew its position on {place} of {text}", **parts)
    match content.stance:
        case Stance.PROPOSE:
            return worded("{who} proposes {place} of {text}", **parts)
        case Stance.SUPPORT:
            return worded("{who} supports {place} of {text}", **parts)
        case Stance.CAN_ACCEPT:
            return worded("{who} can accept {place} of {text}", **parts)
        case Stance.RESERVE:
            return worded("{who} reserves its position on {place} of {text}", **parts)
        case Stance.OPPOSE:
            return worded("{who} opposes {place} of {text}", **parts)
        case _:
            assert_never(content.stance)


def _notes(content: said.PositionAct) -> Iterator[Sentence]:
    """What is said with a position: its reservation, its conditions, who may know of it."""
    if isinstance(content, said.PositionStated):
        if content.reservation:
            yield worded("reservation: {reservation}", reservation=content.reservation)
        if content.conditions:
            held = tuple(
                worded("{bracket} is {arm}", bracket=one.bracket, arm=one.arm)
                for one in content.conditions
            )
            yield worded("if {conditions}", conditions=held)
    yield from _told(content)


def _told(content: said.ToldAct) -> Iterator[Sentence]:
    match content.audience:
        case Audience.PUBLIC:
            return
        case Audience.MEMBERS:
            yield worded("for members")
        case Audience.GROUP:
            yield worded("for {group}", group=content.group or "")
        case Audience.CHAIR:
            yield worded("for the chair only")
        case Audience.OWN:
            yield worded("for its own delegation")
        case _:
            assert_never(content.audience)


def _of_conduct(who: Called, content: said.ConductAct) -> Sentence:
    text = content.text
    match content:
        case said.StatusGiven():
            return _of_status(content)
        case said.SmallGroupFormed() | said.GroupReported():
            return _of_group(content)
        case said.ReadingOpened(reading=reading):
            return worded("The reading {reading} of {text} was opened.", reading=reading, text=text)
        case said.ReadingClosed(reading=reading):
            return worded("The reading {reading} of {text} was closed.", reading=reading, text=text)
        case said.ChairsTextCirculated(proposal=proposal):
            return worded(
                "{who} circulated {proposal}, its own attempt at {text}.",
                who=who,
                proposal=proposal,
                text=text,
            )
        case said.PackageClauseDeclared() | said.PackageClauseEnded():
            return _of_package(content)
        case _:
            assert_never(content)


def _of_group(content: said.GroupAct) -> Sentence:
    group, text = content.group, content.text
    if isinstance(content, said.GroupReported):
        return worded(
            "{group} reported on {text}: {report}", group=group, text=text, report=content.report
        )
    return worded(
        "{members} form {group} on {text}: {mandate}",
        members=called(content.members),
        group=group,
        text=text,
        mandate=content.mandate,
    )


def _of_package(content: said.PackageAct) -> Sentence:
    text = content.text
    if isinstance(content, said.PackageClauseDeclared):
        return worded("In {text} nothing is agreed until everything is agreed.", text=text)
    return worded("What is agreed in {text} is agreed, whatever becomes of the rest.", text=text)


def _of_status(content: said.StatusGiven) -> Sentence:
    given = worded(
        "{provisions} of {text}: {status}",
        provisions=content.provisions,
        text=content.text,
        status=content.status,
    )
    return _noted(given, _hearing(content))


def _hearing(content: said.StatusGiven) -> Iterator[Sentence]:
    if content.capitals:
        yield worded("to be heard: {capitals}", capitals=called(content.capitals))
    if content.deadline:
        yield worded("until {deadline}", deadline=content.deadline)
    yield from _told(content)
