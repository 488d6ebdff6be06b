"""What stands against an act of this room, in a situation: every ground, not only the first.

Whether a decision is *adopted* is never asked here: a chair may declare what it finds, and the
difference from what the rule gives is shown beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final, assert_never

from paraph.decisions import acts as said
from paraph.decisions.acts import DecisionAct, DecisionProposed, Declared
from paraph.decisions.proceedings import Quiet, deadline_at, quiet
from paraph.decisions.situation import Matter, Silence, Situation
from paraph.organisation import facts as organisation
from paraph.organisation.entitlement import Role, role_grounds
from paraph.organisation.membership import Standing, standing
from paraph.organisation.offices import HEAD
from paraph.organisation.refusing import empty, missing, refused, repeated, taken
from paraph.record import Act
from paraph.values.errors import Malformed
from paraph.values.findings import Ground, Reason
from paraph.values.moments import instant, zone_fault
from paraph.values.sentences import Called, worded

_FINAL: Final = {Declared.ADOPTED, Declared.NOT_ADOPTED}


def roles(content: DecisionAct) -> tuple[Role, ...]:
    """In which roles an act of this kind may be done."""
    match content:
        case (
            said.FormalObjection()
            | said.ObjectionWithdrawn()
            | said.OpinionRecorded()
            | said.AbstentionDeclared()
            | said.NonParticipationDeclared()
            | said.ParticipationDeclared()
            | said.VoteCast()
        ):
            return (Role.DELEGATION,)
        case DecisionProposed() | said.ProposalWithdrawn():
            return (Role.SECRETARIAT, Role.CHAIR, Role.DELEGATION)
        case said.SilenceOpened() | said.SilenceExtended():
            return (Role.SECRETARIAT, Role.CHAIR)
        case said.ReplyReceived():
            return (Role.SECRETARIAT, Role.DELEGATION)
        case said.NoticeGiven() | said.VoteRecorded():
            return (Role.SECRETARIAT,)
        case said.DecisionDeclared() | said.ChairRuling():
            return (Role.CHAIR,)
        case _:
            assert_never(content)


def grounds(
    situation: Situation, organs: organisation.Situation, act: Act, content: DecisionAct
) -> Iterator[Ground]:
    """Everything that stands against an act; nothing, if it is admissible."""
    matter = situation.matters.get(content.decision)
    proposed = content if isinstance(content, DecisionProposed) else matter and matter.proposed
    organ = proposed.organ if proposed else None
    own = content.addressee if isinstance(content, said.ReplyReceived) else act.participant
    yield from role_grounds(act, roles(content), organ, own)
    if isinstance(content, DecisionProposed):
        yield from taken(situation.matters, "decision", content.decision)
        yield from _proposal_grounds(organs, act, content)
        return
    yield from missing(situation.matters, "decision", content.decision)
    if matter is not None:
        yield from _closed_grounds(matter, content)
        yield from _content_grounds(matter, organs, act, content)


def _content_grounds(
    matter: Matter, organs: organisation.Situation, act: Act, content: DecisionAct
) -> Iterator[Ground]:
    match content:
        case said.FormalObjection() | said.ObjectionWithdrawn():
            yield from _member_grounds(organs, act)
            yield from _objection_grounds(matter, act, content)
        case (
            said.OpinionRecorded()
            | said.AbstentionDeclared()
            | said.NonParticipationDeclared()
            | said.ParticipationDeclared()
        ):
            yield from _member_grounds(organs, act)
            yield from _said_already(matter, act, content)
        case said.VoteCast() | said.VoteRecorded():
            yield from _vote_grounds(matter, organs, act, content)
        case said.SilenceOpened() | said.SilenceExtended():
            yield from _deadline_grounds(matter, organs, act, content)
        case said.NoticeGiven() | said.ReplyReceived():
            yield from _reply_grounds(matter, act, content)
        case said.ProposalWithdrawn():
            yield from _proposer_grounds(matter, act)
        case DecisionProposed() | said.DecisionDeclared() | said.ChairRuling():
            return
        case _:
            assert_never(content)


def _proposal_grounds(
    organs: organisation.Situation, act: Act, content: DecisionProposed
) -> Iterator[Ground]:
    yield from missing(organs.organs, "organ", content.organ)
    yield from missing(organs.documents, "document", content.document)
    yield from missing(organs.meetings, "meeting", content.meeting)
    yield from missing(organs.participants, "participant", *content.concerned)
    yield from repeated(content.concerned, "list of those concerned")
    if act.capacity == HEAD:
        yield from _member_grounds(organs, act)


def _proposer_grounds(matter: Matter, act: Act) -> Iterator[Ground]:
    if act.participant != matter.proposed_by:
        words = worded(
            "{who} proposed it, and alone may withdraw it.", who=Called(matter.proposed_by)
        )
        yield refused(Reason.ENTITLEMENT, words, matter.entry)


def _member_grounds(
    organs: organisation.Situation, act: Act, who: str | None = None
) -> Iterator[Ground]:
    """Against whoever is no member with its rights on the day of the act."""
    name = who or act.participant
    found = standing(organs, name, act.when.date())
    if found.value is not Standing.MEMBER:
        words = worded(
            "This is for members; {name} is: {standing}. {ground}",
            name=Called(name),
            standing=found.value,
            ground=found.grounds[0].words,
        )
        yield refused(Reason.ENTITLEMENT, words, *found.grounds[0].entries)


def _closed_grounds(matter: Matter, content: DecisionAct) -> Iterator[Ground]:
    """Against whatever comes after the decision was declared or withdrawn; a ruling may."""
    name = content.decision
    if isinstance(content, said.ChairRuling):
        return
    if matter.withdrawn is not None:
        words = worded("The decision {decision} was withdrawn.", decision=name)
        yield refused(Reason.SEQUENCE, words, matter.withdrawn)
    declaration = matter.declaration
    if declaration is None or declaration.declared not in _FINAL:
        return
    if isinstance(content, said.ReplyReceived | said.NoticeGiven | said.ParticipationDeclared):
        return
    again = isinstance(content, said.DecisionDeclared)
    reason = Reason.REPETITION if again else Reason.SEQUENCE
    words = worded(
        "The decision {decision} was declared already: {declared}.",
        decision=name,
        declared=declaration.declared,
    )
    yield refused(reason, words, declaration.entry)


def _objection_grounds(
    matter: Matter, act: Act, content: said.FormalObjection | said.ObjectionWithdrawn
) -> Iterator[Ground]:
    made = matter.formal_objections.get(act.participant)
    stands = made is not None and made.withdrawn is None
    if isinstance(content, said.ObjectionWithdrawn):
        if not stands:
            words = worded(
                "No objection of {who} stands against {decision}.",
                who=Called(act.participant),
                decision=content.decision,
            )
            yield refused(Reason.SEQUENCE, words, matter.entry)
        return
    if made is not None and stands:
        words = worded(
            "{who} has objected to {decision} already.",
            who=Called(act.participant),
            decision=content.decision,
        )
        yield refused(Reason.REPETITION, words, made.entry)
    yield from _silence_over(matter, act.when)


def _silence_over(matter: Matter, when: datetime) -> Iterator[Ground]:
    silence = matter.silence
    if silence is not None and when >= instant(deadline_at(silence, when).moment):
        words = worded(
            "Silence ended at {deadline}; it is too late to object.",
            deadline=deadline_at(silence, when),
        )
        yield refused(Reason.SEQUENCE, words, silence.entry)


def _said_already(
    matter: Matter,
    act: Act,
    content: said.OpinionRecorded
    | said.AbstentionDeclared
    | said.NonParticipationDeclared
    | said.ParticipationDeclared,
) -> Iterator[Ground]:
    match content:
        case said.OpinionRecorded():
            return
        case said.ParticipationDeclared():
            if act.participant not in matter.not_participating:
                words = worded(
                    "{who} has not said that it takes no part.", who=Called(act.participant)
                )
                yield refused(Reason.SEQUENCE, words, matter.entry)
            return
        case said.AbstentionDeclared():
            made = matter.abstentions.get(act.participant)
        case said.NonParticipationDeclared():
            made = matter.not_participating.get(act.participant)
        case _:
            assert_never(content)
    if made is not None:
        words = worded(
            "{who} has declared this of {decision} already.",
            who=Called(act.participant),
            decision=content.decision,
        )
        yield refused(Reason.REPETITION, words, made.entry)


def _vote_grounds(
    matter: Matter, organs: organisation.Situation, act: Act, content: said.VoteAct
) -> Iterator[Ground]:
    match content:
        case said.VoteCast():
            voters: tuple[str, ...] = (act.participant,)
        case said.VoteRecorded(votes=votes):
            voters = tuple(one.participant for one in votes)
            yield from empty(voters, "vote")
            yield from repeated(voters, "list of votes")
        case _:
            assert_never(content)
    for who in voters:
        yield from _member_grounds(organs, act, who)
        if who in matter.votes:
            words = worded(
                "{who} has voted on {decision} already.", who=Called(who), decision=content.decision
            )
            yield refused(Reason.REPETITION, words, matter.votes[who].entry)


def _deadline_grounds(
    matter: Matter,
    organs: organisation.Situation,
    act: Act,
    content: said.SilenceOpened | said.SilenceExtended,
) -> Iterator[Ground]:
    if fault := zone_fault(content.deadline):
        yield refused(Reason.VALUE, fault)
        return
    end = instant(content.deadline.moment)
    if end <= act.when:
        words = worded(
            "The deadline {deadline} is not after the act itself.", deadline=content.deadline
        )
        yield refused(Reason.CONTRADICTION, words)
    found = quiet(matter, act.when)
    match content:
        case said.SilenceOpened(addressees=addressees):
            if found.value is not Quiet.NOT_OPENED:
                words = worded(
                    "{decision} is or was under silence already: {quiet}.",
                    decision=content.decision,
                    quiet=found.value,
                )
                yield refused(Reason.REPETITION, words, *found.grounds[0].entries)
            yield from empty(addressees, "addressee")
            yield from repeated(addressees, "list of addressees")
            for who in addressees:
                yield from _member_grounds(organs, act, who)
        case said.SilenceExtended():
            yield from _extension_grounds(matter, act, found.value, end)
        case _:
            assert_never(content)


def _extension_grounds(matter: Matter, act: Act, found: Quiet, end: datetime) -> Iterator[Ground]:
    silence = matter.silence
    if silence is None or found is not Quiet.RUNNING:
        words = worded("Silence can be extended while it runs; here it is: {quiet}.", quiet=found)
        yield refused(Reason.SEQUENCE, words, matter.entry)
        return
    if act.participant != silence.by:
        words = worded("{by} opened the procedure, and alone may extend it.", by=Called(silence.by))
        yield refused(Reason.ENTITLEMENT, words, silence.entry)
    if end <= instant(deadline_at(silence, act.when).moment):
        words = worded(
            "The deadline stands at {deadline} already.", deadline=deadline_at(silence, act.when)
        )
        yield refused(Reason.CONTRADICTION, words, silence.entry)


def _reply_grounds(
    matter: Matter, act: Act, content: said.NoticeGiven | said.ReplyReceived
) -> Iterator[Ground]:
    silence = matter.silence
    if silence is None:
        words = worded("{decision} is not under silence.", decision=content.decision)
        yield refused(Reason.SEQUENCE, words, matter.entry)
        return
    yield from _addressee_grounds(silence, content.addressee)
    match content:
        case said.NoticeGiven(addressee=addressee, reached=moment):
            if addressee in silence.notices:
                words = worded(
                    "Notice has reached {addressee} already.", addressee=Called(addressee)
                )
                yield refused(Reason.REPETITION, words, silence.notices[addressee].entry)
        case said.ReplyReceived(received=moment):
            pass
        case _:
            assert_never(content)
    yield from _receipt_grounds(silence, act, moment)


def _receipt_grounds(silence: Silence, act: Act, moment: str) -> Iterator[Ground]:
    """Against the moment at which something is said to have arrived."""
    try:
        when = instant(moment)
    except Malformed as error:
        yield refused(Reason.VALUE, error.words)
        return
    if when > act.when:
        words = worded(
            "{moment} is after the act itself; nothing is received before it arrives.",
            moment=moment,
        )
        yield refused(Reason.CONTRADICTION, words)
    if act.capacity == HEAD and when != act.when:
        words = worded(
            "Only the secretariat says when a reply was received; a delegation replies now."
        )
        yield refused(Reason.CONTRADICTION, words)
    if when < instant(silence.opened):
        words = worded(
            "{moment} is before silence was opened at {opened}.",
            moment=moment,
            opened=silence.opened,
        )
        yield refused(Reason.CONTRADICTION, words, silence.entry)


def _addressee_grounds(silence: Silence, addressee: str) -> Iterator[Ground]:
    if addressee not in silence.addressees:
        words = worded(
            "{addressee} is no addressee of this silence procedure.", addressee=Called(addressee)
        )
        yield refused(Reason.REFERENCE, words, silence.entry)
