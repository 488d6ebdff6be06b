"""Texts: provisions, brackets, positions, state of play and the other views, as they are seen.

Each view is the JSON that `paraph negotiation` prints for the same viewer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import msgspec

from paraph.negotiation.brief import brief_view
from paraph.negotiation.chairs_text import chairs_texts_view
from paraph.negotiation.commenting import comments_view
from paraph.negotiation.concordance import concordance_view
from paraph.negotiation.consensus import standing_statements
from paraph.negotiation.drafting import drafts_view
from paraph.negotiation.facts import Bracket, Statement, TextFacts
from paraph.negotiation.groups import groups_view
from paraph.negotiation.page import state_view
from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.ripple import ripple_view
from paraph.negotiation.views import (
    alignment,
    changes_view,
    convergence_view,
    linkages_view,
    matrix_view,
    steps_of,
)
from paraph.negotiation.weaving import nodes_of, words_of
from paraph.text.views import bracketed_text
from paraph.values.moments import as_of, instant
from paraph.web.api.lists import part
from paraph.web.api.problems import not_found
from paraph.web.api.routes import Asked, Route, get
from paraph.web.api.shapes import Items, Of, Part, PartOn, Since, Then
from paraph.web.api.shapes_of_texts import (
    ArmSeen,
    BracketSeen,
    Choice,
    CommentSeen,
    HeldUp,
    PositionSeen,
    ProvisionSeen,
    StateSeen,
    TextSeen,
)
from paraph.web.api.shapes_of_views import (
    BriefSeen,
    ChairsTextsSeen,
    ChangesSeen,
    ConcordanceSeen,
    ConvergenceSeen,
    DraftsSeen,
    GroupsSeen,
    LinkagesSeen,
    MatrixSeen,
    RippleSeen,
)
from paraph.web.rooms.text.desk import play_for, play_then

Json = dict[str, Any]


def play(asked: Asked[Then], at: datetime | None = None) -> StateOfPlay:
    """The state of play of the text that a question names."""
    name = asked.names["text"]
    if at is None and not asked.query.on:
        return play_for(name, asked.role)
    return play_then(name, asked.role, at or asked.at)


def texts(asked: Asked[Part]) -> Items[TextSeen]:
    """The texts under negotiation."""
    known = asked.situation().negotiation.texts
    names, following = part(asked, list(known))
    return Items(items=tuple(_text(name, known[name]) for name in names), next=following)


def text(asked: Asked[Then]) -> TextSeen:
    """A text under negotiation."""
    found = asked.situation().negotiation.texts.get(asked.names["text"])
    if found is None:
        raise not_found()
    return _text(asked.names["text"], found)


def _text(name: str, facts: TextFacts) -> TextSeen:
    return TextSeen(
        text=name,
        title=facts.title,
        organ=facts.organ,
        delegations=facts.delegations,
        audience=facts.openness,
        groups=facts.groups_let_in,
        circulated=facts.moment,
        document=facts.document,
        reading=facts.readings[-1].name if facts.readings else None,
        provisions=len(facts.provisions),
        open_brackets=sum(one.is_open and not one.quiet for one in facts.brackets.values()),
    )


def provisions(asked: Asked[Part]) -> Items[ProvisionSeen]:
    """The provisions with their words, brackets and all, in the order of the text."""
    found = play(asked)
    names, following = part(asked, list(found.seen.facts.provisions))
    return Items(items=tuple(_provision(found, name) for name in names), next=following)


def provision(asked: Asked[Then]) -> ProvisionSeen:
    """A provision with its words, brackets and all."""
    found = play(asked)
    if asked.names["provision"] not in found.provisions:
        raise not_found()
    return _provision(found, asked.names["provision"])


def _provision(found: StateOfPlay, name: str) -> ProvisionSeen:
    facts, stands = found.seen.facts, found.provisions[name]
    known = facts.provisions[name]
    return ProvisionSeen(
        provision=name,
        article=known.article,
        words=bracketed_text(nodes_of(facts, known.pieces)),
        consensus=stands.consensus,
        said=stands.said,
        brackets=tuple(one.bracket for one in stands.brackets),
        held_up_by=tuple(HeldUp(delegation=who, why=str(why)) for who, why in stands.held_up),
    )


def brackets(asked: Asked[Part]) -> Items[BracketSeen]:
    """The brackets with their wordings, open and lifted."""
    facts = play(asked).seen.facts
    names, following = part(asked, [one.name for one in facts.brackets.values() if not one.quiet])
    rows = tuple(_bracket(facts, facts.brackets[name]) for name in names)
    return Items(items=rows, next=following)


def bracket(asked: Asked[Then]) -> BracketSeen:
    """A bracket with its wordings."""
    facts = play(asked).seen.facts
    known = facts.brackets.get(asked.names["bracket"])
    if known is None:
        raise not_found()
    return _bracket(facts, known)


def _bracket(facts: TextFacts, known: Bracket) -> BracketSeen:
    return BracketSeen(
        bracket=known.name,
        provision=known.provision,
        kind=known.kind,
        arms=tuple(
            ArmSeen(arm=arm.name, words=words_of(facts, arm), holders=arm.holders, base=arm.base)
            for arm in known.arms
        ),
        chosen=known.chosen,
    )


def positions(asked: Asked[Part]) -> Items[PositionSeen]:
    """What delegations said of brackets and provisions, as far as it is for you.

    A part is that of so many places: it may hold more positions.
    """
    facts = play(asked).seen.facts
    places, following = part(asked, sorted(facts.statements))
    rows = (
        _position(place, one)
        for place in places
        for one in standing_statements(facts, place).values()
    )
    return Items(items=tuple(rows), next=following)


def _position(place: str, said: Statement) -> PositionSeen:
    assert said.stance is not None
    return PositionSeen(
        delegation=said.delegation,
        place=place,
        arm=said.arm,
        stance=said.stance,
        audience=said.audience,
        moment=said.moment,
        conditions=tuple(Choice(bracket=one.bracket, arm=one.arm) for one in said.conditions),
        reservation=said.reservation,
        words=said.words,
    )


def comments(asked: Asked[PartOn]) -> Items[CommentSeen]:
    """The comments that you were told, each with its answers: `paraph negotiation comments`."""
    rows = comments_view(play(asked).seen, asked.query.of or None)["comments"]
    known = {f"{one['by']}: {one['comment']}": one for one in rows}
    names, following = part(asked, list(known))
    told = tuple(msgspec.convert(known[one], CommentSeen) for one in names)
    return Items(items=told, next=following)


def state_of_play(asked: Asked[Then]) -> Json:
    """What is agreed, open and blocked, by whom and why: `paraph negotiation state-of-play`."""
    return state_view(play(asked), asked.at)


def matrix(asked: Asked[Then]) -> Json:
    """Open brackets against delegations, and how far they lean the same way."""
    found = play(asked)
    return matrix_view(found) | {"alignment": alignment(found)}


def brief(asked: Asked[Then]) -> Json:
    """What a delegation needs before it goes in."""
    return brief_view(play(asked), asked.at)


def changes(asked: Asked[Since]) -> Json:
    """What changed since you last saw the text."""
    then = as_of(asked.query.since, asked.query.zone)
    return changes_view(play(asked, then), play(asked), then)


def convergence(asked: Asked[Then]) -> Json:
    """How the text came nearer to agreement, from reading to reading."""
    steps = steps_of(play(asked).seen.facts)
    return convergence_view((step, play(asked, instant(moment))) for step, moment in steps)


def ripple(asked: Asked[Of]) -> Json:
    """What a change in a bracket or a provision touches elsewhere."""
    return ripple_view(play(asked).seen, asked.query.of)


def _of_play(view: Callable[[StateOfPlay], Json], said: str) -> Callable[[Asked[Then]], Json]:
    """A question that a view of the state of play answers as it is."""

    def asked_of(asked: Asked[Then]) -> Json:
        return view(play(asked))

    asked_of.__doc__ = said
    return asked_of


linkages = _of_play(
    linkages_view, "Which positions wait for each other, contradict each other, or have lapsed."
)
groups = _of_play(
    groups_view,
    "The small groups: mandate, members, what they have before them, what they reported.",
)
drafts = _of_play(
    lambda found: drafts_view(found.seen),
    "The drafts that were shown to you before they are tabled, and how each would read.",
)
chairs_texts = _of_play(
    chairs_texts_view, "The chair's texts: whose words they take, and what they put aside."
)
concordance = _of_play(
    lambda found: concordance_view(found.seen),
    "Whether the other languages of the text are in step, provision by provision.",
)

ROUTES: Final[tuple[Route, ...]] = (
    get("texts/", Items[TextSeen], texts, query=Part),
    get("texts/{text}/", TextSeen, text, query=Then),
    get("texts/{text}/provisions/", Items[ProvisionSeen], provisions, query=Part),
    get("texts/{text}/provisions/{provision}/", ProvisionSeen, provision, query=Then),
    get("texts/{text}/brackets/", Items[BracketSeen], brackets, query=Part),
    get("texts/{text}/brackets/{bracket}/", BracketSeen, bracket, query=Then),
    get("texts/{text}/positions/", Items[PositionSeen], positions, query=Part),
    get("texts/{text}/comments/", Items[CommentSeen], comments, query=PartOn),
    get("texts/{text}/state-of-play/", StateSeen, state_of_play, query=Then),
    get("texts/{text}/matrix/", MatrixSeen, matrix, query=Then),
    get("texts/{text}/brief/", BriefSeen, brief, query=Then),
    get("texts/{text}/changes/", ChangesSeen, changes, query=Since),
    get("texts/{text}/convergence/", ConvergenceSeen, convergence, query=Then),
    get("texts/{text}/ripple/", RippleSeen, ripple, query=Of),
    get("texts/{text}/linkages/", LinkagesSeen, linkages, query=Then),
    get("texts/{text}/groups/", GroupsSeen, groups, query=Then),
    get("texts/{text}/drafts/", DraftsSeen, drafts, query=Then),
    get("texts/{text}/chairs-texts/", ChairsTextsSeen, chairs_texts, query=Then),
    get("texts/{text}/concordance/", ConcordanceSeen, concordance, query=Then),
)
