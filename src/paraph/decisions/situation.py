"""The situation of the decisions of an organisation: what was proposed, said, answered, declared.

Facts only: a broken silence, an adopted decision are findings (``proceedings.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, assert_never, cast

import msgspec

from paraph.decisions import acts as said
from paraph.decisions.acts import Cast, DecisionAct, DecisionProposed, Declared, Reply
from paraph.record import Entered, RecordDamaged
from paraph.values.drafts import Draft, freeze
from paraph.values.moments import PlacedMoment

revised: Final = msgspec.structs.replace


class Statement(msgspec.Struct, frozen=True, gc=False):
    """What a participant said of a decision: the moment, the entry, and words if there were any."""

    moment: str
    entry: int
    words: str | None = None
    withdrawn: str | None = None


class Vote(msgspec.Struct, frozen=True, gc=False):
    """How a participant voted, by the last that it said."""

    cast: Cast
    entry: int


class Notice(msgspec.Struct, frozen=True, gc=False):
    """When and how an addressee was reached."""

    reached: str
    way: str
    entry: int


class Answer(msgspec.Struct, frozen=True, gc=False):
    """A reply to a silence procedure."""

    addressee: str
    reply: Reply
    received: str
    way: str
    entry: int
    text: str | None = None


class Extension(msgspec.Struct, frozen=True, gc=False):
    """A later deadline, and when it was given."""

    deadline: PlacedMoment
    moment: str
    by: str
    entry: int


class Silence(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A silence procedure as it was opened, and what came of it since."""

    opened: str
    by: str
    deadline: PlacedMoment
    addressees: tuple[str, ...]
    entry: int
    notices: Mapping[str, Notice] = {}
    answers: tuple[Answer, ...] = ()
    extensions: tuple[Extension, ...] = ()


class Declaration(msgspec.Struct, frozen=True, gc=False):
    """What the chair said became of a decision."""

    declared: Declared
    number: str | None
    moment: str
    entry: int


class Ruling(msgspec.Struct, frozen=True, gc=False):
    """A ruling of the chair."""

    question: str
    ruling: str
    moment: str
    entry: int


class Matter(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A decision before an organ, and all that was said of it."""

    proposed: DecisionProposed
    proposed_by: str
    moment: str
    entry: int
    withdrawn: int | None = None
    opinions: tuple[tuple[str, Statement], ...] = ()
    formal_objections: Mapping[str, Statement] = {}
    abstentions: Mapping[str, Statement] = {}
    not_participating: Mapping[str, Statement] = {}
    votes: Mapping[str, Vote] = {}
    silence: Silence | None = None
    declarations: tuple[Declaration, ...] = ()
    rulings: tuple[Ruling, ...] = ()

    @property
    def declaration(self) -> Declaration | None:
        """The last that the chair declared of it."""
        return self.declarations[-1] if self.declarations else None


@dataclass(frozen=True, slots=True)
class Situation:
    """The decisions after some entry, by their names."""

    matters: Mapping[str, Matter] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the mapping read-only."""
        freeze(self)


class DecisionsDraft(Draft[Situation]):
    """A situation on its way to the next one."""

    matters: dict[str, Matter]


EMPTY: Final = Situation()
"""Before the first act."""


def apply(situation: Situation, entered: Entered) -> Situation:
    """The situation after one more act of this room.

    Raises:
        RecordDamaged: if the act speaks of something that was never entered.
    """
    draft = DecisionsDraft(situation)
    change(draft, entered)
    return draft.closed()


def change(draft: DecisionsDraft, entered: Entered) -> None:
    """Let one more act of this room take its effect on a draft.

    Raises:
        RecordDamaged: if the act speaks of something that was never entered.
    """
    content = cast("DecisionAct", entered.content)
    act = entered.act
    try:
        if isinstance(content, DecisionProposed):
            draft.matters[content.decision] = Matter(
                proposed=content,
                proposed_by=act.participant,
                moment=act.moment,
                entry=entered.number,
            )
        else:
            matter = draft.matters[content.decision]
            draft.matters[content.decision] = _changed(matter, entered, content)
    except KeyError as error:
        message = f"Entry {entered.number} speaks of {error}, which was never entered."
        raise RecordDamaged(message) from error


_Later = (
    said.StanceAct
    | said.VoteAct
    | said.SilenceAct
    | said.ProposalWithdrawn
    | said.DecisionDeclared
    | said.ChairRuling
)
"""Whatever can be said of a decision that has been proposed."""


def _changed(matter: Matter, entered: Entered, content: _Later) -> Matter:
    match content:
        case said.VoteCast() | said.VoteRecorded():
            return _voted(matter, entered, content)
        case (
            said.FormalObjection()
            | said.ObjectionWithdrawn()
            | said.OpinionRecorded()
            | said.AbstentionDeclared()
            | said.NonParticipationDeclared()
            | said.ParticipationDeclared()
        ):
            return _said(matter, entered, content)
        case (
            said.SilenceOpened()
            | said.NoticeGiven()
            | said.ReplyReceived()
            | said.SilenceExtended()
        ):
            return _silent(matter, entered, content)
        case said.DecisionDeclared() | said.ChairRuling() | said.ProposalWithdrawn():
            return _ended(matter, entered, content)
        case _:
            assert_never(content)


def _ended(
    matter: Matter,
    entered: Entered,
    content: said.DecisionDeclared | said.ChairRuling | said.ProposalWithdrawn,
) -> Matter:
    number, moment = entered.number, entered.act.moment
    match content:
        case said.DecisionDeclared(declared=declared, number=known_by):
            made = Declaration(declared, known_by, moment, number)
            return revised(matter, declarations=(*matter.declarations, made))
        case said.ChairRuling(question=question, ruling=ruling):
            ruled = Ruling(question, ruling, moment, number)
            return revised(matter, rulings=(*matter.rulings, ruled))
        case said.ProposalWithdrawn():
            return revised(matter, withdrawn=number)
        case _:
            assert_never(content)


def _said(matter: Matter, entered: Entered, content: said.StanceAct) -> Matter:
    who = entered.act.participant
    made = Statement(entered.act.moment, entered.number)
    match content:
        case said.FormalObjection(aspect=aspect):
            made = revised(made, words=aspect)
            return revised(matter, formal_objections={**matter.formal_objections, who: made})
        case said.ObjectionWithdrawn():
            ended = revised(matter.formal_objections[who], withdrawn=made.moment)
            return revised(matter, formal_objections={**matter.formal_objections, who: ended})
        case said.OpinionRecorded(aspect=aspect):
            made = revised(made, words=aspect)
            return revised(matter, opinions=(*matter.opinions, (who, made)))
        case said.AbstentionDeclared():
            return revised(matter, abstentions={**matter.abstentions, who: made})
        case said.NonParticipationDeclared():
            return revised(matter, not_participating={**matter.not_participating, who: made})
        case said.ParticipationDeclared():
            others = {name: one for name, one in matter.not_participating.items() if name != who}
            return revised(matter, not_participating=others)
        case _:
            assert_never(content)


def _voted(matter: Matter, entered: Entered, content: said.VoteAct) -> Matter:
    match content:
        case said.VoteCast(cast=one):
            votes = {entered.act.participant: Vote(one, entered.number)}
        case said.VoteRecorded(votes=several):
            votes = {one.participant: Vote(one.cast, entered.number) for one in several}
        case _:
            assert_never(content)
    return revised(matter, votes={**matter.votes, **votes})


def _silent(matter: Matter, entered: Entered, content: said.SilenceAct) -> Matter:
    act = entered.act
    if isinstance(content, said.SilenceOpened):
        silence = Silence(
            opened=act.moment,
            by=act.participant,
            deadline=content.deadline,
            addressees=content.addressees,
            entry=entered.number,
        )
    elif matter.silence is None:
        raise KeyError(f"the silence procedure of {content.decision}")
    else:
        silence = _answered(matter.silence, entered, content)
    return revised(matter, silence=silence)


def _answered(
    silence: Silence,
    entered: Entered,
    content: said.NoticeGiven | said.ReplyReceived | said.SilenceExtended,
) -> Silence:
    number, act = entered.number, entered.act
    match content:
        case said.NoticeGiven(addressee=addressee, reached=reached, way=way):
            notices = {**silence.notices, addressee: Notice(reached, way, number)}
            return revised(silence, notices=notices)
        case said.ReplyReceived(addressee=addressee, reply=reply, received=received):
            answer = Answer(addressee, reply, received, content.way, number, content.text)
            return revised(silence, answers=(*silence.answers, answer))
        case said.SilenceExtended(deadline=deadline):
            later = Extension(deadline, act.moment, act.participant, number)
            return revised(silence, extensions=(*silence.extensions, later))
        case _:
            assert_never(content)
