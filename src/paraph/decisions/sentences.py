"""Every act of this room in a sentence, as the log of a record shows it."""

from __future__ import annotations

from typing import assert_never, cast

from paraph.decisions import acts as said
from paraph.decisions.acts import Cast, DecisionAct, Declared, Reply
from paraph.organisation.sentences import check_language, listed
from paraph.record import Entered
from paraph.values.moments import moment_in_words

_VOTED = {Cast.FOR: "voted for", Cast.AGAINST: "voted against", Cast.ABSTAIN: "abstained on"}
_REPLIED = {
    Reply.SUPPORTS: "supported",
    Reply.OBJECTS: "objected to",
    Reply.AMENDS: "proposed to change",
    Reply.ASKS_FOR_TIME: "asked for more time on",
}


def sentence(entered: Entered, language: str = "en") -> str:
    """What was done, in a sentence.

    Raises:
        Malformed: if there are no sentences in this language.
    """
    check_language(language)
    who = entered.act.participant
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


def _of_proposal(who: str, content: said.ProposalAct) -> str:
    name = content.decision
    match content:
        case said.DecisionProposed(organ=organ, title=title, rule=rule):
            under = f", under {rule}" if rule else ""
            return f"{who} put the decision {name} before {organ}{under}: “{title}”."
        case said.ProposalWithdrawn():
            return f"{who} withdrew the decision {name}."
        case said.DecisionDeclared(declared=declared, number=number):
            known = f", as {number}" if number and declared is Declared.ADOPTED else ""
            return f"{who} declared the decision {name} {declared}{known}."
        case said.ChairRuling(question=question, ruling=ruling):
            return f"{who} ruled on {name}: {question} {ruling}"
        case _:
            assert_never(content)


def _of_stance(who: str, content: said.StanceAct) -> str:
    name = content.decision
    match content:
        case said.FormalObjection(aspect=aspect):
            about = f": {aspect}" if aspect else ""
            return f"{who} formally objected to the decision {name}{about}."
        case said.ObjectionWithdrawn():
            return f"{who} withdrew its objection to the decision {name}."
        case said.OpinionRecorded(aspect=aspect):
            return f"{who} had its opinion on the decision {name} recorded: {aspect}."
        case said.AbstentionDeclared():
            return f"{who} declared that it abstains from the decision {name}."
        case said.NonParticipationDeclared():
            return f"{who} declared that it takes no part in the decision {name}."
        case said.ParticipationDeclared():
            return f"{who} declared that it takes part in the decision {name} after all."
        case _:
            assert_never(content)


def _of_vote(who: str, content: said.VoteAct) -> str:
    match content:
        case said.VoteCast(cast=one):
            return f"{who} {_VOTED[one]} the decision {content.decision}."
        case said.VoteRecorded(votes=votes):
            parts = [
                f"{listed(one.participant for one in votes if one.cast is kind)} {_VOTED[kind]}"
                for kind in Cast
                if any(one.cast is kind for one in votes)
            ]
            return f"Vote on the decision {content.decision}: {'; '.join(parts)} it."
        case _:
            assert_never(content)


def _of_silence(who: str, content: said.SilenceAct) -> str:
    name = content.decision
    match content:
        case said.SilenceOpened(deadline=deadline, addressees=addressees):
            until = f"until {deadline}"
            return f"{who} put the decision {name} under silence {until}, to {listed(addressees)}."
        case said.NoticeGiven(addressee=addressee, reached=reached, way=way):
            when = moment_in_words(reached)
            return f"Notice of the decision {name} reached {addressee} at {when}, by {way}."
        case said.ReplyReceived(addressee=addressee, reply=reply, received=received):
            words = f": {content.text}" if content.text else ""
            when = f"at {moment_in_words(received)}, by {content.way}"
            return f"{addressee} {_REPLIED[reply]} the decision {name} {when}{words}."
        case said.SilenceExtended(deadline=deadline):
            return f"{who} put off the end of silence on the decision {name} to {deadline}."
        case _:
            assert_never(content)
