"""What stands against an act of this room, in a situation: every ground, not only the first.

Whether something is *agreed* is never asked here: the chair may lift a bracket that somebody still
opposes, and the difference stands beside it.  Nor does any answer depend on what somebody else
stated in confidence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import assert_never

from paraph.negotiation import acts as said
from paraph.negotiation.acts import Condition, NegotiationAct
from paraph.negotiation.facts import Proposal, Situation, TextFacts, author_of, those_in
from paraph.negotiation.openness import opening_grounds, openness_grounds
from paraph.negotiation.roles import roles
from paraph.negotiation.telling import audience_grounds, room_grounds, told_grounds
from paraph.negotiation.vocabulary import Stance, Status
from paraph.negotiation.weaving import is_placed, put_back
from paraph.organisation import facts as organisation
from paraph.organisation.entitlement import role_grounds
from paraph.organisation.offices import HEAD
from paraph.organisation.refusing import empty, missing, refused, repeated, taken, untold
from paraph.record import Act
from paraph.values.findings import Ground, Reason
from paraph.values.moments import zone_fault
from paraph.values.sentences import Argument, Called, Tag, called, worded


def grounds(
    situation: Situation,
    organs: organisation.Situation,
    act: Act,
    content: NegotiationAct,
    decisions: Collection[str] = (),
) -> Iterator[Ground]:
    """Everything that stands against an act; nothing, if it is admissible.

    ``decisions`` are the decisions that are before the organs, by name.
    """
    if isinstance(content, said.AdoptionSought):
        yield from missing(decisions, "decision", content.decision)
    if isinstance(content, said.BaseCirculated):
        yield from role_grounds(act, roles(content), content.organ, act.participant)
        yield from taken(situation.texts, "text", content.text)
        yield from missing(organs.organs, "organ", content.organ)
        yield from missing(organs.participants, "participant", *content.delegations)
        yield from empty(content.delegations, "delegation")
        yield from repeated(content.delegations, "list of delegations")
        yield from empty(content.words.strip(), "words of the text")
        yield from openness_grounds(content, organs)
        return
    facts = situation.texts.get(content.text)
    organ = facts.organ if facts else None
    yield from role_grounds(act, roles(content), organ, act.participant)
    yield from missing(situation.texts, "text", content.text)
    if facts is None:
        return
    if isinstance(content, said.TextOpened):
        yield from opening_grounds(facts, content, organs, act.when.date())
        return
    if act.capacity == HEAD and act.participant not in facts.delegations:
        words = worded(
            "{who} does not negotiate {text}.", who=Called(act.participant), text=content.text
        )
        yield refused(Reason.ENTITLEMENT, words)
    yield from _content_grounds(facts, act, content)


def _content_grounds(
    facts: TextFacts,
    act: Act,
    content: said.TextAct,
) -> Iterator[Ground]:
    if isinstance(content, said.DraftAct | said.CommentAct):
        yield from told_grounds(facts, act, content)
        return
    match content:
        case said.ProposalSubmitted():
            yield from _submission(facts, act, content)
        case said.ProposalCoSponsored() | said.ProposalAmended() | said.TextProposalWithdrawn():
            yield from _proposal(facts, act, content)
        case said.PositionStated() | said.PositionWithdrawn():
            yield from _position(facts, act, content)
        case said.BracketOpened():
            yield from missing(facts.provisions, "provision", content.provision)
            yield from _quoted(facts, content)
        case (
            said.BracketAttributed()
            | said.ArmAdded()
            | said.BracketLifted()
            | said.BracketReopened()
        ):
            yield from _bracket(facts, act, content)
        case said.ElectorateSet() | said.LanguageVersionCirculated() | said.AdoptionSought():
            yield from _frame(facts, content)
        case _:
            yield from _conduct(facts, act, content)


def _frame(facts: TextFacts, content: said.FrameAct) -> Iterator[Ground]:
    match content:
        case said.ElectorateSet(weights=weights, groups=groups, chambers=chambers):
            for named in (*weights.values(), *groups.values(), *chambers.values()):
                yield from missing(facts.delegations, "delegation", *named)
            yield from empty((*weights, *groups, *chambers), "weight, group or chamber")
        case said.LanguageVersionCirculated(language=language, words=words):
            yield from untold((language,))
            yield from empty(words.strip(), "words of the text")
            if language == facts.language:
                words_of = worded(
                    "{language} is the language of the text itself.", language=Tag(language)
                )
                yield refused(Reason.CONTRADICTION, words_of)
        case said.AdoptionSought(decision=decision):
            yield from taken([one.decision for one in facts.sought], "adoption by", decision)
        case _:
            assert_never(content)


def _submission(facts: TextFacts, act: Act, content: said.ProposalSubmitted) -> Iterator[Ground]:
    yield from taken(facts.proposals, "proposal", content.proposal)
    if content.provision is None:
        yield from _whole(facts, act)
        return
    yield from missing(facts.provisions, "provision", content.provision)
    if not facts.is_compiled:
        words = worded("No reading is opened yet: submit a version of the whole text.")
        yield refused(Reason.SEQUENCE, words)


def _whole(facts: TextFacts, act: Act) -> Iterator[Ground]:
    """What stands against one more version of the whole text."""
    if facts.is_compiled:
        words = worded("The versions are compiled already: propose new words for a provision.")
        yield refused(Reason.SEQUENCE, words)
    standing = [one for one in facts.proposals.values() if one.withdrawn is None]
    if any(one.provision is None and act.participant in one.sponsors for one in standing):
        words = worded(
            "{who} stands behind a version already; amend or withdraw that one.",
            who=Called(act.participant),
        )
        yield refused(Reason.REPETITION, words)


def _proposal(
    facts: TextFacts,
    act: Act,
    content: said.ProposalCoSponsored | said.ProposalAmended | said.TextProposalWithdrawn,
) -> Iterator[Ground]:
    yield from missing(facts.proposals, "proposal", content.proposal)
    proposal = facts.proposals.get(content.proposal)
    if proposal is None:
        return
    if proposal.withdrawn is not None:
        yield refused(
            Reason.SEQUENCE, worded("{proposal} was withdrawn.", proposal=content.proposal)
        )
    if isinstance(content, said.ProposalCoSponsored):
        yield from _sponsor(facts, act, content, proposal)
        return
    who = act.participant
    if who != proposal.sponsors[0]:
        words = worded(
            "{proposal} was submitted by {sponsor}, not by {who}.",
            proposal=content.proposal,
            sponsor=Called(proposal.sponsors[0]),
            who=Called(who),
        )
        yield refused(Reason.ENTITLEMENT, words)
    whole = proposal.provision is None and facts.is_compiled
    if whole and isinstance(content, said.ProposalAmended):
        words = worded("The versions are compiled already: propose new words for a provision.")
        yield refused(Reason.SEQUENCE, words)


def _sponsor(
    facts: TextFacts, act: Act, content: said.ProposalCoSponsored, proposal: Proposal
) -> Iterator[Ground]:
    if act.participant in proposal.sponsors:
        words = worded(
            "{who} sponsors {proposal} already.",
            who=Called(act.participant),
            proposal=content.proposal,
        )
        yield refused(Reason.REPETITION, words)
    if proposal.provision is None and not facts.is_compiled:
        yield from _whole(facts, act)


def _position(facts: TextFacts, act: Act, content: said.PositionAct) -> Iterator[Ground]:
    if (content.bracket is None) is (content.provision is None):
        words = worded("A position is on an arm of a bracket, or on a provision: name one of them.")
        yield refused(Reason.CONTRADICTION, words)
    if content.bracket is not None:
        yield from _arms(facts, ((content.bracket, content.arm or ""),))
    elif content.arm is not None:
        yield refused(Reason.CONTRADICTION, worded("A provision has no arms; name the bracket."))
    yield from missing(facts.provisions, "provision", content.provision)
    yield from audience_grounds(facts, act, content)
    if isinstance(content, said.PositionStated):
        yield from _stance(facts, content)
    elif not _has_stated(facts, act, content):
        yield refused(
            Reason.SEQUENCE,
            worded("{who} has no such position to withdraw.", who=Called(act.participant)),
        )


def _has_stated(facts: TextFacts, act: Act, content: said.PositionWithdrawn) -> bool:
    place = content.bracket or str(content.provision)
    own = [
        one
        for one in facts.statements.get(place, ())
        if one.delegation == act.participant and one.arm == content.arm
    ]
    return bool(own) and own[-1].stance is not None


def _stance(facts: TextFacts, content: said.PositionStated) -> Iterator[Ground]:
    yield from _choices(facts, content.conditions, "conditions")
    if content.reservation is not None and content.stance is not Stance.RESERVE:
        words = worded(
            "A reservation ({reservation}) goes with the stance of one who reserves.",
            reservation=content.reservation,
        )
        yield refused(Reason.CONTRADICTION, words)
    if content.bracket in {one.bracket for one in content.conditions}:
        words = worded(
            "A position on {bracket} cannot depend on {bracket}.", bracket=content.bracket
        )
        yield refused(Reason.CONTRADICTION, words)


def _choices(facts: TextFacts, choices: Iterable[Condition], where: str) -> Iterator[Ground]:
    chosen = tuple(choices)
    yield from _arms(facts, ((one.bracket, one.arm) for one in chosen))
    yield from repeated((one.bracket for one in chosen), where)


def _arms(facts: TextFacts, named: Iterable[tuple[str, str]]) -> Iterator[Ground]:
    for bracket, arm in named:
        yield from missing(facts.brackets, "bracket", bracket)
        known = facts.brackets.get(bracket)
        if known and known.arm(arm) is None:
            words = worded(
                "Bracket {bracket} has no arm {arm}; it has {names}.",
                bracket=bracket,
                arm=arm or worded("without a name"),
                names=called(one.name for one in known.arms),
            )
            yield refused(Reason.REFERENCE, words)


def _quoted(facts: TextFacts, content: said.BracketOpened) -> Iterator[Ground]:
    provision = facts.provisions.get(content.provision)
    if provision is None:
        return
    prose = [one for one in provision.pieces if isinstance(one, str)]
    number = sum(one.count(content.words) for one in prose) if content.words.strip() else 0
    if number != 1:
        quoted: dict[str, Argument] = {"words": content.words, "provision": content.provision}
        if number == 0:
            words = worded(
                "“{words}” stands nowhere in one piece in {provision}; quote other words.", **quoted
            )
        else:
            words = worded(
                "“{words}” stands {number} times in {provision}; quote other words.",
                number=number,
                **quoted,
            )
        yield refused(Reason.AMBIGUITY if number else Reason.REFERENCE, words)
    if not facts.is_compiled:
        yield refused(Reason.SEQUENCE, worded("No reading is opened yet."))


def _bracket(
    facts: TextFacts,
    act: Act,
    content: said.BracketAttributed | said.ArmAdded | said.BracketLifted | said.BracketReopened,
) -> Iterator[Ground]:
    yield from missing(facts.brackets, "bracket", content.bracket)
    bracket = facts.brackets.get(content.bracket)
    if bracket is None:
        return
    reopens = isinstance(content, said.BracketReopened)
    if bracket.is_open is reopens:
        words = (
            worded("Bracket {bracket} is open.", bracket=bracket.name)
            if reopens
            else worded("Bracket {bracket} is lifted already.", bracket=bracket.name)
        )
        yield refused(Reason.SEQUENCE, words)
    if reopens and not is_placed(facts, bracket) and put_back(facts, bracket) is None:
        words = worded(
            "{provision} was amended since {bracket} was lifted, and its words stand there no more "
            "in one place: put brackets on the words that are meant.",
            provision=bracket.provision,
            bracket=bracket.name,
        )
        yield refused(Reason.SEQUENCE, words)
    if isinstance(content, said.ArmAdded):
        yield from taken([one.name for one in bracket.arms], "wording of", author_of(act))
    elif not isinstance(content, said.BracketReopened):
        yield from _arms(facts, ((content.bracket, content.arm),))
    if isinstance(content, said.BracketAttributed):
        yield from missing(facts.delegations, "delegation", *content.delegations)


def _conduct(facts: TextFacts, act: Act, content: said.ConductAct) -> Iterator[Ground]:
    match content:
        case said.StatusGiven():
            yield from _status(facts, content)
            yield from room_grounds(facts, act, content)
        case said.SmallGroupFormed() | said.GroupReported():
            yield from _group(facts, act, content)
        case said.ReadingOpened() | said.ReadingClosed():
            yield from _reading(facts, content)
        case said.ChairsTextCirculated(proposal=name, choices=choices):
            yield from taken([one.name for one in facts.chairs_texts], "chair's text", name)
            yield from _choices(facts, choices, "chair's text")
        case said.PackageClauseDeclared() | said.PackageClauseEnded():
            yield from _package(facts, content)
        case _:
            assert_never(content)


def _group(facts: TextFacts, act: Act, content: said.GroupAct) -> Iterator[Ground]:
    if isinstance(content, said.SmallGroupFormed):
        yield from taken(facts.groups, "small group", content.group)
        yield from missing(facts.delegations, "delegation", *content.members, content.facilitator)
        yield from missing(facts.provisions, "provision", *content.provisions)
        yield from empty(content.members, "member")
        return
    yield from missing(facts.groups, "small group", content.group)
    yield from empty(content.report.strip(), "words of a report")
    group = facts.groups.get(content.group)
    own = those_in(group) if group else (act.participant,)
    if act.capacity == HEAD and act.participant not in own:
        words = worded(
            "{who} does not belong to {group}.",
            who=Called(act.participant),
            group=Called(content.group or ""),
        )
        yield refused(Reason.ENTITLEMENT, words)


def _package(facts: TextFacts, content: said.PackageAct) -> Iterator[Ground]:
    if isinstance(content, said.PackageClauseEnded):
        if facts.package is None:
            yield refused(Reason.SEQUENCE, worded("No package clause is in force."))
    elif facts.package is not None:
        yield refused(Reason.REPETITION, worded("The package clause is in force already."))


def _reading(
    facts: TextFacts, content: said.ReadingOpened | said.ReadingClosed
) -> Iterator[Ground]:
    last = facts.readings[-1] if facts.readings else None
    if isinstance(content, said.ReadingOpened):
        yield from taken([one.name for one in facts.readings], "reading", content.reading)
        if last and last.closed is None:
            yield refused(
                Reason.SEQUENCE, worded("The reading {name} is still open.", name=Called(last.name))
            )
    elif last is None or last.name != content.reading or last.closed is not None:
        yield refused(
            Reason.SEQUENCE, worded("The reading {reading} is not open.", reading=content.reading)
        )


def _status(facts: TextFacts, content: said.StatusGiven) -> Iterator[Ground]:
    yield from missing(facts.provisions, "provision", *content.provisions)
    yield from empty(content.provisions, "provision")
    yield from missing(facts.delegations, "delegation", *content.capitals)
    yield from missing(facts.groups, "small group", content.group)
    if content.deadline is not None and (fault := zone_fault(content.deadline)):
        yield refused(Reason.VALUE, fault)
    waits = content.status is Status.AGREED_AD_REFERENDUM
    if waits is not bool(content.capitals):
        words = worded("Capitals are named if, and only if, a provision is agreed ad referendum.")
        yield refused(Reason.CONTRADICTION, words)
