"""Negotiations by chance: a small text, and acts on it that everybody or only some may see."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from hypothesis import strategies as st
from tests.negotiation.steps import BASE, FIJI, PERU, T

from paraph.negotiation import acts as says
from paraph.negotiation.acts import (
    CommentAct,
    CommentNamed,
    Condition,
    NegotiationAct,
    ToldAct,
)
from paraph.negotiation.audience import hears
from paraph.negotiation.changes_of_comments import answering
from paraph.negotiation.facts import Told
from paraph.negotiation.situation import EMPTY, Situation, apply
from paraph.negotiation.vocabulary import Audience, Openness, Stance, Status
from paraph.record import Act, Entered
from paraph.secretariat import CATALOGUE
from paraph.secretariat.situation import SituationCodec

PARTIES: Final = ("Fiji", "Norway", "Peru")
VIEWERS: Final = (*PARTIES, "chair", "public")
BEGINNING: Final = datetime(2031, 5, 1, 8, tzinfo=UTC)
ARMS: Final = {"b1": ("base", "Fiji", "Peru"), "b2": ("base", "Fiji")}

OPENING: Final[tuple[tuple[str, NegotiationAct], ...]] = (
    (
        "chair",
        says.BaseCirculated(
            text=T, title="Draft Charter", organ="Assembly", delegations=PARTIES, words=BASE
        ),
    ),
    ("Fiji", says.ProposalSubmitted(text=T, proposal="P1", words=FIJI)),
    ("Peru", says.ProposalSubmitted(text=T, proposal="P2", words=PERU)),
    (
        "chair",
        says.SmallGroupFormed(text=T, group="G", members=("Norway", "Peru"), mandate="All of it."),
    ),
    ("chair", says.ReadingOpened(text=T, reading="First")),
)

ANNEX: Final = "Annex"
"""A text that Fiji and Norway negotiate behind closed doors."""

LET_IN: Final = frozenset({"Fiji", "Norway", "chair"})

Said = tuple[str, NegotiationAct, int]
"""Who says it, what is said, and how many minutes after the beginning."""


@st.composite
def positions(draw: st.DrawFn) -> tuple[str, NegotiationAct]:
    """A position of a delegation, stated or withdrawn, for some audience."""
    who = draw(st.sampled_from(PARTIES))
    audience = draw(st.sampled_from(Audience))
    if audience is Audience.GROUP and who == "Fiji":
        audience = Audience.OWN
    group = "G" if audience is Audience.GROUP else None
    bracket = draw(st.sampled_from([*ARMS, None]))
    arm = draw(st.sampled_from(ARMS[bracket])) if bracket else None
    provision = None if bracket else "Article 1(2)"
    if draw(st.integers(0, 4)) == 0:
        withdrawn = says.PositionWithdrawn(
            text=T, audience=audience, bracket=bracket, arm=arm, provision=provision, group=group
        )
        return who, withdrawn
    other = "b2" if bracket == "b1" else "b1"
    needs = (Condition(other, draw(st.sampled_from(ARMS[other]))),)
    return who, says.PositionStated(
        text=T,
        stance=draw(st.sampled_from(Stance)),
        audience=audience,
        bracket=bracket,
        arm=arm,
        provision=provision,
        group=group,
        conditions=needs if draw(st.booleans()) else (),
        words=draw(st.sampled_from([None, "It costs too much.", "The capital said so."])),
    )


@st.composite
def drafts(draw: st.DrawFn) -> tuple[str, NegotiationAct]:
    """A draft that a delegation shows to some audience, or takes back."""
    who = draw(st.sampled_from(PARTIES))
    audience = draw(st.sampled_from(Audience))
    if audience is Audience.GROUP and who == "Fiji":
        audience = Audience.OWN
    group = "G" if audience is Audience.GROUP else None
    draft = draw(st.sampled_from(["P1", "P9"]))
    if draw(st.integers(0, 3)) == 0:
        return who, says.DraftWithdrawn(text=T, draft=draft, audience=audience, group=group)
    return who, says.DraftShared(
        text=T,
        draft=draft,
        words=draw(st.sampled_from(["2. The Council may not meet.", "2. The Council meets."])),
        provision=draw(st.sampled_from([None, "Article 1(2)"])),
        audience=audience,
        group=group,
    )


@st.composite
def asides(draw: st.DrawFn) -> tuple[str, NegotiationAct]:
    """A status that the chair gives to members, or to a small group alone."""
    group = draw(st.booleans())
    return "chair", says.StatusGiven(
        text=T,
        provisions=(draw(st.sampled_from(["Article 1(2)", "Article 1(3)"])),),
        status=draw(st.sampled_from([Status.AGREED_IN_GROUP, Status.PARKED, Status.REOPENED])),
        audience=Audience.GROUP if group else Audience.MEMBERS,
        group="G" if group else None,
    )


HEARD: Final = {
    "C1": (Audience.CHAIR, None),
    "C2": (Audience.MEMBERS, None),
    "C3": (Audience.OWN, None),
    "C4": (Audience.GROUP, "G"),
}
"""Comments of Norway, each for its audience; Peru and the chair answer them."""


@st.composite
def comments(draw: st.DrawFn) -> tuple[str, NegotiationAct]:
    """A comment that Norway makes, corrects or withdraws, or an answer to it."""
    name = draw(st.sampled_from(list(HEARD)))
    audience, group = HEARD[name]
    made: NegotiationAct = draw(
        st.sampled_from(
            [
                says.CommentMade(
                    text=T,
                    comment=name,
                    words="Why?",
                    audience=audience,
                    group=group,
                    bracket="b1",
                ),
                says.CommentCorrected(text=T, comment=name, words="Why, and when?"),
                says.CommentWithdrawn(text=T, comment=name),
            ]
        )
    )
    answered = says.CommentAnswered(
        text=T, comment=f"{name} again", answers=CommentNamed("Norway", name), words="Because."
    )
    who = draw(st.sampled_from(["Norway", "Norway", "Norway", "Peru", "chair"]))
    return who, made if who == "Norway" else answered


@st.composite
def behind_doors(draw: st.DrawFn) -> tuple[str, NegotiationAct]:
    """Something about the annex: circulated, spoken of, read, opened to everybody."""
    circulated = says.BaseCirculated(
        text=ANNEX,
        title="Draft Annex",
        organ="Assembly",
        delegations=("Fiji", "Norway"),
        words=BASE,
        audience=Openness.MEMBERS,
    )
    stated = says.PositionStated(
        text=ANNEX,
        provision="Article 1(2)",
        stance=draw(st.sampled_from(Stance)),
        audience=draw(st.sampled_from([Audience.PUBLIC, Audience.MEMBERS, Audience.OWN])),
    )
    made: list[tuple[str, NegotiationAct]] = [
        ("chair", circulated),
        ("chair", circulated),
        ("Norway", stated),
        ("Norway", stated),
        ("chair", says.ReadingOpened(text=ANNEX, reading="First")),
        ("chair", says.TextOpened(text=ANNEX, audience=Openness.PUBLIC)),
    ]
    return draw(st.sampled_from(made))


def _sound(acts: Sequence[Said]) -> list[Said]:
    """The acts without those on a comment that was not made, or on the annex before it is."""
    known, found = set(), []
    annex: set[type[NegotiationAct]] = set()
    for one in acts:
        content = one[1]
        if content.text == ANNEX:
            if not _follows(content, annex):
                continue
            annex.add(type(content))
        if isinstance(content, says.CommentMade):
            known.add(content.comment)
        elif isinstance(content, CommentAct) and content.comment[:2] not in known:
            continue
        found.append(one)
    return found


def _follows(content: NegotiationAct, before: set[type[NegotiationAct]]) -> bool:
    """Whether an act on the annex can follow others: it is circulated first, opened once."""
    kind = type(content)
    begins = kind is says.BaseCirculated
    return begins is not (says.BaseCirculated in before) and (
        kind is says.PositionStated or kind not in before
    )


def confided() -> st.SearchStrategy[tuple[str, NegotiationAct]]:
    """Something that is told to an audience, or about a text that only some see."""
    return st.one_of(
        positions(), positions(), drafts(), asides(), comments(), behind_doors(), behind_doors()
    )


@st.composite
def conduct(draw: st.DrawFn) -> tuple[str, NegotiationAct]:
    """Something that everybody sees."""
    bracket = draw(st.sampled_from(list(ARMS)))
    made: NegotiationAct = draw(
        st.sampled_from(
            [
                says.BracketLifted(
                    text=T, bracket=bracket, arm=draw(st.sampled_from(ARMS[bracket]))
                ),
                says.BracketReopened(text=T, bracket=bracket, reason="New instructions."),
                says.PackageClauseDeclared(text=T),
                says.PackageClauseEnded(text=T),
                says.StatusGiven(
                    text=T,
                    provisions=("Article 1(3)",),
                    status=Status.AGREED_AD_REFERENDUM,
                    capitals=("Peru",),
                ),
                says.StatusGiven(
                    text=T, provisions=("Article 1(2)",), status=Status.AGREED_IN_INFORMALS
                ),
            ]
        )
    )
    return "chair", made


def negotiations() -> st.SearchStrategy[list[Said]]:
    """Acts in the order of their moments, some of them at the same moment."""
    act = st.one_of(confided(), conduct())
    return st.lists(st.tuples(act, st.integers(0, 3)), max_size=14).map(_timed)


def _timed(acts: list[tuple[tuple[str, NegotiationAct], int]]) -> list[Said]:
    minutes, found = 10, []
    for (who, content), gap in acts:
        minutes += gap
        found.append((who, content, minutes))
    return _sound(found)


def is_hidden(who: str, content: NegotiationAct, viewer: str, *, opened: bool = False) -> bool:
    """Whether an act is not for a viewer; ``opened`` is whether the annex was opened to all."""
    if content.text == ANNEX and viewer not in LET_IN and not opened:
        return True
    if isinstance(content, CommentAct):
        told = Told("Norway", HEARD[content.comment[:2]][0], ("Norway", "Peru"))
        answered = isinstance(content, says.CommentAnswered)
        return not hears(viewer, answering(who, told) if answered else told)
    if not isinstance(content, ToldAct):
        return False
    return not hears(viewer, Told(who, content.audience, ("Norway", "Peru")))


@st.composite
def records(draw: st.DrawFn) -> tuple[str, list[Said], list[Said]]:
    """A viewer, and two records that differ only in acts that it may not see."""
    viewer = draw(st.sampled_from(VIEWERS))
    first = draw(negotiations())
    opened = any(isinstance(content, says.TextOpened) for _, content, _ in first)
    second: list[Said] = []
    for one in first:
        for who, content in draw(st.lists(confided(), max_size=2)):
            opens = isinstance(content, says.TextOpened)
            if is_hidden(who, content, viewer, opened=opened) and not opens:
                second.append((who, content, one[2]))
        if not is_hidden(one[0], one[1], viewer, opened=opened) or draw(st.booleans()):
            second.append(one)
    return viewer, first, _sound(second)


def situations(acts: Sequence[Said]) -> list[Situation]:
    """The situation after the opening, and after each act; entries are numbered as they come."""
    opening = [(who, content, number) for number, (who, content) in enumerate(OPENING)]
    found, situation = [], EMPTY
    for number, (who, content, minute) in enumerate([*opening, *acts], 1):
        situation = apply(situation, entered(number, who, content, minute))
        found.append(situation)
    return found[len(OPENING) - 1 :]


def entered(number: int, who: str, content: NegotiationAct, minute: int) -> Entered:
    return Entered(number, act_of(who, content, minute), content)


def act_of(who: str, content: NegotiationAct, minute: int) -> Act:
    """The act of a delegation, or of Fiji in the chair, so many minutes after the beginning."""
    is_chair = who == "chair"
    return CATALOGUE.encode(
        content,
        participant="Fiji" if is_chair else who,
        capacity="chair of Assembly" if is_chair else "head of delegation",
        moment=(BEGINNING + timedelta(minutes=minute)).isoformat(),
    )


def kept_and_read(situation: Situation) -> Situation:
    """The situation as it comes out of a snapshot."""
    from paraph.secretariat import Situation as Whole  # noqa: PLC0415 - one name for two things

    codec = SituationCodec()
    return codec.decode(codec.encode(Whole(negotiation=situation))).negotiation
