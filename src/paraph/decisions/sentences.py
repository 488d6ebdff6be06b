"""Every act of this room in a sentence, as the log of a record shows it."""

from __future__ import annotations

from typing import assert_never, cast

from paraph.decisions import acts as said
from paraph.decisions.acts import Cast, DecisionAct, Declared, Reply
from paraph.record import Entered
from paraph.values.sentences import Called, Moment, Sentence, Series, called, worded


def sentence(entered: Entered) -> Sentence:
    """What was done, in a sentence."""
    who = Called(entered.act.participant)
    content = cast("DecisionAct", entered.content)
    match content:
        case said.VoteCast() | said.VoteRecorded():
            return _of_vote(who, content)
        case (
            said.FormalObjection()
            | said.ObjectionWithdrawn()
            | said.OpinionRecorded()
            | said.AbstentionDeclared()
            | said.NonParticipationDeclared()
            | said.ParticipationDeclared()
        ):
            return _of_stance(who, content)
        case (
            said.SilenceOpened()
            | said.NoticeGiven()
            | said.ReplyReceived()
            | said.SilenceExtended()
        ):
            return _of_silence(who, content)
        case (
            said.DecisionProposed()
            | said.ProposalWithdrawn()
            | said.DecisionDeclared()
            | said.ChairRuling()
        ):
            return _of_proposal(who, content)
        case _:
            assert_never(content)


def _of_proposal(who: Called, content: said.ProposalAct) -> Sentence:
    name = content.decision
    match content:
        case said.DecisionProposed():
            return _proposed(who, content)
        case said.ProposalWithdrawn():
            return worded("{who} withdrew the decision {decision}.", who=who, decision=name)
        case said.DecisionDeclared():
            return _declared(who, content)
        case said.ChairRuling(question=question, ruling=ruling):
            return worded(
                "{who} ruled on {decision}: {question} {ruling}",
                who=who,
                decision=name,
                question=question,
                ruling=ruling,
            )
        case _:
            assert_never(content)


def _proposed(who: Called, content: said.DecisionProposed) -> Sentence:
    name, organ, title = content.decision, Called(content.organ), content.title
    if content.rule is None:
        return worded(
            "{who} put the decision {decision} before {organ}: “{title}”.",
            who=who,
            decision=name,
            organ=organ,
            title=title,
        )
    return worded(
        "{who} put the decision {decision} before {organ}, under {rule}: “{title}”.",
        who=who,
        decision=name,
        organ=organ,
        rule=content.rule,
        title=title,
    )


def _declared(who: Called, content: said.DecisionDeclared) -> Sentence:
    name = content.decision
    match content.declared:
        case Declared.ADOPTED if content.number:
            return worded(
                "{who} declared the decision {decision} adopted, as {number}.",
                who=who,
                decision=name,
                number=content.number,
            )
        case Declared.ADOPTED:
            return worded("{who} declared the decision {decision} adopted.", who=who, decision=name)
        case Declared.NOT_ADOPTED:
            return worded(
                "{who} declared the decision {decision} not adopted.", who=who, decision=name
            )
        case Declared.POSTPONED:
            return worded(
                "{who} declared the decision {decision} postponed.", who=who, decision=name
            )
        case _:
            assert_never(content.declared)


def _of_stance(who: Called, content: said.StanceAct) -> Sentence:
    name = content.decision
    match content:
        case said.FormalObjection():
            return _formal_objection(who, content)
        case said.ObjectionWithdrawn():
            return worded(
                "{who} withdrew its objection to the decision {decision}.", who=who, decision=name
            )
        case said.OpinionRecorded(aspect=aspect):
            return worded(
                "{who} had its opinion on the decision {decision} recorded: {aspect}.",
                who=who,
                decision=name,
                aspect=aspect,
            )
        case said.AbstentionDeclared():
            return worded(
                "{who} declared that it abstains from the decision {decision}.",
                who=who,
                decision=name,
            )
        case said.NonParticipationDeclared():
            return worded(
                "{who} declared that it takes no part in the decision {decision}.",
                who=who,
                decision=name,
            )
        case said.ParticipationDeclared():
            return worded(
                "{who} declared that it takes part in the decision {decision} after all.",
                who=who,
                decision=name,
            )
        case _:
            assert_never(content)


def _formal_objection(who: Called, content: said.FormalObjection) -> Sentence:
    name = content.decision
    if content.aspect is None:
        return worded("{who} formally objected to the decision {decision}.", who=who, decision=name)
    return worded(
        "{who} formally objected to the decision {decision}: {aspect}.",
        who=who,
        decision=name,
        aspect=content.aspect,
    )


def _of_vote(who: Called, content: said.VoteAct) -> Sentence:
    name = content.decision
    match content:
        case said.VoteCast(cast=Cast.FOR):
            return worded("{who} voted for the decision {decision}.", who=who, decision=name)
        case said.VoteCast(cast=Cast.AGAINST):
            return worded("{who} voted against the decision {decision}.", who=who, decision=name)
        case said.VoteCast():
            return worded("{who} abstained on the decision {decision}.", who=who, decision=name)
        case said.VoteRecorded(votes=votes):
            by = {kind: [one.participant for one in votes if one.cast is kind] for kind in Cast}
            parts = Series(_voted(kind, called(names)) for kind, names in by.items() if names)
            return worded("Vote on the decision {decision}: {votes}.", decision=name, votes=parts)
        case _:
            assert_never(content)


def _voted(kind: Cast, names: tuple[Called, ...]) -> Sentence:
    match kind:
        case Cast.FOR:
            return worded("in favour: {names}", names=names)
        case Cast.AGAINST:
            return worded("against: {names}", names=names)
        case Cast.ABSTAIN:
            return worded("abstaining: {names}", names=names)
        case _:
            assert_never(kind)


def _of_silence(who: Called, content: said.SilenceAct) -> Sentence:
    name = content.decision
    match content:
        case said.SilenceOpened(deadline=deadline, addressees=addressees):
            return worded(
                "{who} put the decision {decision} under silence until {deadline}, "
                "to {addressees}.",
                who=who,
                decision=name,
                deadline=deadline,
                addressees=called(addressees),
            )
        case said.NoticeGiven(addressee=addressee, reached=reached, way=way):
            return worded(
                "Notice of the decision {decision} reached {addressee} at {moment}, by {way}.",
                decision=name,
                addressee=Called(addressee),
                moment=Moment(reached),
                way=way,
            )
        case said.ReplyReceived():
            replied = _replied(content)
            if not content.text:
                return worded("{statement}.", statement=replied)
            return worded("{statement}: {words}.", statement=replied, words=content.text)
        case said.SilenceExtended(deadline=deadline):
            return worded(
                "{who} put off the end of silence on the decision {decision} to {deadline}.",
                who=who,
                decision=name,
                deadline=deadline,
            )
        case _:
            assert_never(content)


def _replied(content: said.ReplyReceived) -> Sentence:
    who, name = Called(content.addressee), content.decision
    moment, way = Moment(content.received), content.way
    match content.reply:
        case Reply.SUPPORTS:
            return worded(
                "{who} supported the decision {decision} at {moment}, by {way}",
                who=who,
                decision=name,
                moment=moment,
                way=way,
            )
        case Reply.OBJECTS:
            return worded(
                "{who} objected to the decision {decision} at {moment}, by {way}",
                who=who,
                decision=name,
                moment=moment,
                way=way,
            )
        case Reply.AMENDS:
            return worded(
                "{who} proposed to change the decision {decision} at {moment}, by {way}",
                who=who,
                decision=name,
                moment=moment,
                way=way,
            )
        case Reply.ASKS_FOR_TIME:
            return worded(
                "{who} asked for more time on the decision {decision} at {moment}, by {way}",
                who=who,
                decision=name,
                moment=moment,
                way=way,
            )
        case _:
            assert_never(content.reply)
