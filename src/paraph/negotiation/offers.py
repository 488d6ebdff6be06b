"""Acts of this room that somebody could want to do, as a form that is filled in already.

See ``paraph.organisation.offers``.  Of the brackets and provisions of a text the first that is open
stands for all: a list of every arm of every bracket would help nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paraph.negotiation import acts as said
from paraph.negotiation.drafting import standing_drafts
from paraph.negotiation.facts import CHAIR, Situation, TextFacts
from paraph.negotiation.vocabulary import Audience, Openness, Stance, Status
from paraph.organisation import facts as organisation
from paraph.organisation.offers import Offer, fresh


def offers(
    situation: Situation,
    organs: organisation.Situation,
    actor: str,
    decisions: Iterable[str] = (),
) -> Iterator[Offer]:
    """Everything of this room that could be done, whoever may do it."""
    known = tuple(organs.participants)
    for organ in organs.organs:
        base = said.BaseCirculated(
            text=fresh("Text", situation.texts),
            title="…",
            organ=organ,
            delegations=known,
            words="…",
        )
        fields = ("text", "title", "delegations", "words", "document", "rule", "language")
        yield Offer(base, (*fields, "audience", "group"))
    for name, facts in situation.texts.items():
        yield from _of_proposals(name, facts, actor)
        yield from _of_drafts(name, facts, actor)
        yield from _of_brackets(name, facts)
        yield from _of_comments(name, facts, actor)
        yield from _of_conduct(name, facts)
        yield from _of_frame(name, facts, decisions)


def _of_proposals(text: str, facts: TextFacts, actor: str) -> Iterator[Offer]:
    new = fresh("Proposal", facts.proposals)
    provision = next(iter(facts.provisions)) if facts.is_compiled else None
    submitted = said.ProposalSubmitted(text=text, proposal=new, words="…", provision=provision)
    yield Offer(submitted, ("proposal", "words", "provision"))
    for name, one in facts.proposals.items():
        if actor in one.sponsors:
            amended = said.ProposalAmended(text=text, proposal=name, words=one.words)
            yield Offer(amended, ("words",))
            yield Offer(said.TextProposalWithdrawn(text=text, proposal=name))
        else:
            yield Offer(said.ProposalCoSponsored(text=text, proposal=name))


def _of_drafts(text: str, facts: TextFacts, actor: str) -> Iterator[Offer]:
    own = {key: one for key, one in standing_drafts(facts).items() if key[0] in {actor, CHAIR}}
    shared = said.DraftShared(
        text=text,
        draft=fresh("Draft", [name for _, name in own]),
        words="…",
        audience=Audience.OWN,
        provision=next(iter(facts.provisions), None),
    )
    yield Offer(shared, ("draft", "words", "audience", "provision", "group"))
    for (_, name), one in own.items():
        taken_back = said.DraftWithdrawn(
            text=text, draft=name, audience=one.told.audience, group=one.group
        )
        yield Offer(taken_back, ("audience", "group"))


def _of_brackets(text: str, facts: TextFacts) -> Iterator[Offer]:
    shown = [one for one in facts.brackets.values() if not one.quiet]
    for bracket in [one for one in shown if one.is_open][:1]:
        arm = bracket.arms[0].name
        yield Offer(
            said.PositionStated(
                text=text,
                bracket=bracket.name,
                arm=arm,
                stance=Stance.CAN_ACCEPT,
                audience=Audience.CHAIR,
            ),
            ("bracket", "arm", "stance", "audience", "conditions", "group", "reservation", "words"),
        )
        added = said.ArmAdded(text=text, bracket=bracket.name, words="…")
        yield Offer(added, ("bracket", "words"))
        lifted = said.BracketLifted(text=text, bracket=bracket.name, arm=arm)
        yield Offer(lifted, ("bracket", "arm"))
    for bracket in [one for one in shown if not one.is_open][:1]:
        reopened = said.BracketReopened(text=text, bracket=bracket.name, reason="…")
        yield Offer(reopened, ("bracket", "reason"))


def _of_comments(text: str, facts: TextFacts, actor: str) -> Iterator[Offer]:
    """A comment on the first provision, an answer to the last that stands, one's own comments."""
    standing = [one for one in facts.comments.values() if one.withdrawn is None]
    new = fresh("Comment", [name for by, name in facts.comments if by in {actor, CHAIR}])
    for provision in list(facts.provisions)[:1]:
        made = said.CommentMade(
            text=text, comment=new, words="…", audience=Audience.MEMBERS, provision=provision
        )
        fields = ("comment", "words", "audience", "provision", "bracket", "proposal")
        yield Offer(made, (*fields, "group", "language"))
    for one in standing[-1:]:
        answers = said.CommentNamed(one.told.author, one.name)
        answered = said.CommentAnswered(text=text, comment=new, answers=answers, words="…")
        yield Offer(answered, ("comment", "answers", "words", "language"))
    for one in standing:
        if one.told.author in {actor, CHAIR}:
            words = one.wordings[-1].words
            corrected = said.CommentCorrected(text=text, comment=one.name, words=words)
            yield Offer(corrected, ("words", "language"))
            yield Offer(said.CommentWithdrawn(text=text, comment=one.name))


def _of_conduct(text: str, facts: TextFacts) -> Iterator[Offer]:
    names = [one.name for one in facts.readings]
    yield Offer(said.ReadingOpened(text=text, reading=fresh("Reading", names)), ("reading",))
    for name in names[-1:]:
        yield Offer(said.ReadingClosed(text=text, reading=name))
    yield Offer(said.PackageClauseDeclared(text=text))
    yield Offer(said.PackageClauseEnded(text=text))
    for provision in list(facts.provisions)[:1]:
        status = said.StatusGiven(text=text, provisions=(provision,), status=Status.OPEN)
        yield Offer(status, ("provisions", "status", "deadline", "capitals", "group", "audience"))
    group = said.SmallGroupFormed(
        text=text, group=fresh("Group", facts.groups), members=facts.delegations, mandate="…"
    )
    yield Offer(group, ("group", "members", "mandate", "facilitator", "provisions"))
    for name in list(facts.groups)[-1:]:
        yield Offer(said.GroupReported(text=text, group=name, report="…"), ("group", "report"))


def _of_frame(text: str, facts: TextFacts, decisions: Iterable[str]) -> Iterator[Offer]:
    opened = said.TextOpened(text=text, audience=Openness.PUBLIC)
    yield Offer(opened, ("audience", "group"))
    electorate = said.ElectorateSet(text=text, groups={"concerned": facts.delegations[:1]})
    yield Offer(electorate, ("weights", "groups", "chambers"))
    language = "ru" if facts.language != "ru" else "en"
    version = said.LanguageVersionCirculated(text=text, language=language, words="…")
    yield Offer(version, ("language", "words", "document"))
    sought = {one.decision for one in facts.sought}
    for decision in [one for one in decisions if one not in sought][-1:]:
        yield Offer(said.AdoptionSought(text=text, decision=decision), ("decision",))
