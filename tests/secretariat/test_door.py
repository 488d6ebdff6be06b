"""What a viewer is told of a record, at every door: never more than is for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from io import BytesIO
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.negotiation.steps import T
from tests.negotiation.strategies import (
    ANNEX,
    BEGINNING,
    OPENING,
    VIEWERS,
    Said,
    act_of,
    is_hidden,
    negotiations,
    records,
)
from tests.story import (
    CHAIR,
    DAY,
    FOUNDATION,
    SECRETARIAT,
    FixedClock,
    Step,
    at,
    head,
    placed,
    secretariat_after,
)

from paraph.decisions import acts as decides
from paraph.negotiation.acts import (
    ArmAdded,
    BaseCirculated,
    BracketLifted,
    CommentAnswered,
    CommentCorrected,
    CommentMade,
    CommentNamed,
    CommentWithdrawn,
    DraftShared,
    DraftWithdrawn,
    NegotiationAct,
    PositionStated,
    PositionWithdrawn,
    ProposalSubmitted,
    StatusGiven,
    TextOpened,
)
from paraph.negotiation.audience import Doorkeeper
from paraph.negotiation.brief import brief_view
from paraph.negotiation.commenting import comments_view
from paraph.negotiation.drafting import drafts_view
from paraph.negotiation.page import state_view
from paraph.negotiation.pages import brief_lines, draft_lines, matrix_lines, state_lines
from paraph.negotiation.play import Follower, state_of_play
from paraph.negotiation.problem import problem
from paraph.negotiation.views import matrix_view
from paraph.negotiation.vocabulary import Audience, Openness, Stance, Status
from paraph.organisation.acts import (
    DocumentIssued,
    GroupFormed,
    Nature,
    OfficeAssumed,
    OrganEstablished,
)
from paraph.organisation.viewers import Viewer
from paraph.record import Act, KeySealer
from paraph.record.verification import verify
from paraph.secretariat import (
    CATALOGUE,
    FOLD,
    Door,
    Refused,
    Secretariat,
    admissible_acts,
    sentence,
)
from paraph.secretariat.negotiating import state_of_play_for
from paraph.secretariat.overview import overview
from paraph.storage import MemoryRecord
from paraph.values.errors import Inadmissible
from paraph.values.findings import Reason

Making = Callable[[str], Sequence[Act]]
HOURS: Final = len(FOUNDATION)
SEALER: Final = KeySealer("tests.example/secretariat", bytes(32))
OTHERS: Final = (Viewer("Tonga"), Viewer("Secretariat"), Viewer("chair"))
LOOKING: Final = {
    name: Viewer("chair of Assembly" if name == "chair" else name) for name in VIEWERS
}
DECIDED: Final[tuple[Step, ...]] = (
    (head("Norway"), decides.DecisionProposed(decision="D", organ="Assembly", title="To meet")),
    (
        CHAIR,
        decides.SilenceOpened(decision="D", deadline=placed(99), addressees=("Fiji", "Peru")),
    ),
    (
        SECRETARIAT,
        decides.NoticeGiven(decision="D", addressee="Peru", reached=at(HOURS + 2), way="letter"),
    ),
    (head("Peru"), decides.FormalObjection(decision="D", aspect="the seat")),
)
"""What is decided after all this; its facts know the numbers of their entries."""

TRIED: Final[tuple[tuple[str, str, NegotiationAct], ...]] = (
    (
        "Norway",
        "head of delegation",
        PositionStated(
            text=T, bracket="b2", arm="base", stance=Stance.OPPOSE, audience=Audience.PUBLIC
        ),
    ),
    (
        "Norway",
        "head of delegation",
        PositionWithdrawn(text=T, bracket="b1", arm="base", audience=Audience.CHAIR),
    ),
    (
        "Norway",
        "head of delegation",
        PositionWithdrawn(text=T, provision="Article 1(2)", audience=Audience.OWN),
    ),
    (
        "Peru",
        "head of delegation",
        ProposalSubmitted(text=T, proposal="P2", provision="Article 1(2)", words="2. None."),
    ),
    (
        "Peru",
        "head of delegation",
        ProposalSubmitted(text=T, proposal="P9", provision="Article 1(2)", words="2. None."),
    ),
    (
        "Peru",
        "head of delegation",
        DraftShared(
            text=T, draft="P9", words="2. None.", audience=Audience.OWN, provision="Article 1(2)"
        ),
    ),
    (
        "Norway",
        "head of delegation",
        DraftWithdrawn(text=T, draft="P9", audience=Audience.GROUP, group="G"),
    ),
    ("Norway", "head of delegation", DraftWithdrawn(text=T, draft="P1", audience=Audience.OWN)),
    ("Norway", "head of delegation", CommentWithdrawn(text=T, comment="C1")),
    (
        "Peru",
        "head of delegation",
        CommentAnswered(text=T, comment="P", answers=CommentNamed("Norway", "C3"), words="No."),
    ),
    (
        "Fiji",
        "chair of Assembly",
        CommentAnswered(text=T, comment="F", answers=CommentNamed("Norway", "C1"), words="Yes."),
    ),
    ("Peru", "head of delegation", CommentCorrected(text=T, comment="C4 again", words="Or not.")),
    (
        "Fiji",
        "chair of Assembly",
        StatusGiven(
            text=T,
            provisions=("Article 1(3)",),
            status=Status.AGREED_IN_GROUP,
            audience=Audience.GROUP,
            group="G",
        ),
    ),
    ("Fiji", "head of delegation", ArmAdded(text=T, bracket="b2", words="shared fairly")),
    ("Fiji", "chair of Assembly", BracketLifted(text=T, bracket="b1", arm="base")),
    ("Tonga", "head of delegation", ArmAdded(text=T, bracket="b2", words="kept")),
    ("Norway", "head of delegation", ProposalSubmitted(text=ANNEX, proposal="P1", words="1. No.")),
    ("Peru", "head of delegation", ProposalSubmitted(text=ANNEX, proposal="P1", words="1. No.")),
    ("Fiji", "chair of Assembly", TextOpened(text=ANNEX, audience=Openness.PUBLIC)),
)
"""Acts that are admissible in some situations and refused in others."""


def secretariat_of(acts: Sequence[Said], then: Sequence[Step] = ()) -> Secretariat:
    """A secretariat whose record holds an organisation, a negotiation, and what came of it."""
    start = HOURS * 60
    opened = [(who, content, number) for number, (who, content) in enumerate(OPENING)]
    secretariat = secretariat_after(FOUNDATION)
    said = [act_of(who, content, start + minute) for who, content, minute in [*opened, *acts]]
    said += [
        CATALOGUE.encode(content, participant=who, capacity=capacity, moment=at(HOURS + 2))
        for (who, capacity), content in then
    ]
    secretariat.record.append(said, HOURS)
    shown = BEGINNING + timedelta(minutes=start + 600)
    return Secretariat(secretariat.record, FixedClock(shown))


def answers(secretariat: Secretariat, viewer: Viewer) -> Iterator[object]:
    """Whatever a viewer can ask for, as it is told."""
    door, now = secretariat.door(viewer), secretariat.clock.now()
    for entered in secretariat.log_for(viewer):
        yield entered.number, entered.act.moment, str(sentence(entered))
    yield [entry.line.decode() for entry in door.entries()]
    yield [line.decode() for line in door.extract([SEALER])]
    for minutes in (HOURS * 60 + 14, HOURS * 60 + 20, HOURS * 60 + 600):
        then = BEGINNING + timedelta(minutes=minutes)
        yield overview(secretariat.situation_for(viewer, then), then)
    for offered in secretariat.admissible_for(viewer):
        yield offered.act.kind, bytes(offered.act.payload).decode(), offered.open
    then = BEGINNING + timedelta(minutes=HOURS * 60 + 20)
    for when in (then, now):
        yield about_the_annex(secretariat, viewer, when)
        play = state_of_play_for(secretariat, viewer, when, T)
        yield list(state_lines(state_view(play, when)))
        yield list(matrix_lines(matrix_view(play)))
        yield list(brief_lines(brief_view(play, when)))
        yield problem(play.seen)
        yield list(draft_lines(drafts_view(play.seen)))
        yield comments_view(play.seen)


def about_the_annex(secretariat: Secretariat, viewer: Viewer, when: datetime) -> object:
    """The state of play of a text that only some see, or why there is none."""
    try:
        return state_view(state_of_play_for(secretariat, viewer, when, ANNEX), when)
    except Inadmissible as error:
        return str(error)


def replies(secretariat: Secretariat, viewer: Viewer) -> Iterator[object]:
    """What a viewer is told when it hands acts in, one after the other."""
    for number, (who, capacity, content) in enumerate(TRIED):
        yield reply(secretariat, viewer, act_at(who, capacity, content, None))
        dated = at(HOURS) if number % 2 else at(10_000)
        yield reply(secretariat, viewer, act_at(who, capacity, content, dated))


def act_at(who: str, capacity: str, content: NegotiationAct, dated: str | None) -> Making:
    """Makes an act of a moment that is given, or of that of its entry."""

    def made(moment: str) -> tuple[Act, ...]:
        act = CATALOGUE.encode(content, participant=who, capacity=capacity, moment=dated or moment)
        return (act,)

    return made


def reply(secretariat: Secretariat, viewer: Viewer, made: Making) -> object:
    """Entered, and under which number; or refused, and why."""
    try:
        entered = secretariat.submit_for(viewer, made)
    except Refused as refused:
        return [str(ground) for ground in refused.grounds]
    return [(one.number, one.act.moment, str(sentence(one))) for one in entered]


def told(secretariat: Secretariat, viewer: Viewer) -> bytes:
    """Every answer, before and after the viewer hands acts in, as octets."""
    found = [*answers(secretariat, viewer), *replies(secretariat, viewer)]
    return json.dumps([*found, *answers(secretariat, viewer)]).encode()


@pytest.mark.slow
@given(records())
def test_what_may_not_be_seen_changes_no_answer(made: tuple[str, list[Said], list[Said]]) -> None:
    """Two records that differ only in hidden acts give a viewer the same octets at every door."""
    name, first, second = made
    viewer = LOOKING[name]
    one, other = secretariat_of(first, DECIDED), secretariat_of(second, DECIDED)
    assert told(one, viewer) == told(other, viewer)


@pytest.mark.slow
@given(negotiations(), st.sampled_from([*LOOKING.values(), *OTHERS]), st.integers(0, 14))
def test_whoever_follows_sees_what_whoever_looks_sees(
    acts: list[Said], viewer: Viewer, half: int
) -> None:
    """A door that was followed act by act tells the same as one that is opened at the end."""
    secretariat, known = secretariat_of(acts[:half]), secretariat_of(acts)
    before = len(list(secretariat.log_for(viewer)))
    later = known.record.read(after=secretariat.record.head().number)
    secretariat.record.append([entry.act for entry in later], secretariat.record.head().number)
    assert list(answers(secretariat, viewer)) == list(answers(known, viewer))
    assert [one.number for one in secretariat.log_for(viewer, before)] == [
        one.number for one in list(known.log_for(viewer))[before:]
    ]


@given(negotiations(), st.sampled_from([*LOOKING.values(), *OTHERS]), st.integers(0, 30))
def test_what_is_seen_is_what_the_acts_seen_add_up_to(
    acts: list[Said], viewer: Viewer, minutes: int
) -> None:
    """A viewer's situation, at its head and at any moment, is its own record refolded."""
    secretariat = secretariat_of(acts, DECIDED)
    door = secretariat.door(viewer)
    own = MemoryRecord(door.origin)
    own.append([entry.act for entry in door.entries()], 0)
    assert list(own.read()) == list(door.entries())
    assert FOLD.refold(own)[0] == door.situation()
    then = BEGINNING + timedelta(minutes=HOURS * 60 + minutes)
    assert FOLD.as_of(own, then)[0] == door.situation(then)


@given(negotiations(), st.sampled_from(list(LOOKING.items())))
def test_what_did_not_change_is_seen_as_the_same(
    acts: list[Said], looking: tuple[str, Viewer]
) -> None:
    """What an act does not touch is the same object, and a hidden act touches nothing."""
    name, viewer = looking
    secretariat = secretariat_of([])
    follower = Follower(secretariat.situation_for(viewer).negotiation, T, name)
    for who, content, minute in acts:
        was = secretariat.situation_for(viewer).negotiation.texts[T]
        made = act_of(who, content, HOURS * 60 + minute)
        secretariat.record.append([made], secretariat.record.head().number)
        situation = secretariat.situation_for(viewer)
        now = situation.negotiation.texts[T]
        changed = [
            one for one, said in now.statements.items() if was.statements.get(one) is not said
        ]
        assert len(changed) <= 1
        hidden = is_hidden(who, content, name)
        assert not (hidden and changed)
        assert follower.follow(situation.negotiation) == state_of_play(
            secretariat.situation().negotiation, T, name
        )
        assert not (hidden and follower.touched)


@given(negotiations(), st.sampled_from([*LOOKING.values(), *OTHERS]))
def test_an_extract_is_sound_and_only_grows(acts: list[Said], viewer: Viewer) -> None:
    """An extract is verified offline, and begins with every extract that was given before."""
    known = secretariat_of(acts)
    [*lines, _checkpoint, _end] = known.door(viewer).extract([SEALER])
    octets = b"".join(known.door(viewer).extract([SEALER]))
    found = verify(BytesIO(octets), [SEALER.public_key])
    assert (found.sound, found.sealed_by) == (True, (SEALER.name,))
    assert found.entries == len(list(known.log_for(viewer))) == len(lines) - 1
    [*earlier, _checkpoint, _end] = secretariat_of(acts[:-1]).door(viewer).extract([SEALER])
    assert lines[: len(earlier)] == earlier


@given(negotiations())
def test_nothing_is_kept_from_everybody(acts: list[Said]) -> None:
    """Every act is for whoever did it, and the keeper of the record sees them all."""
    secretariat = secretariat_of(acts)
    for entry in secretariat.record.read():
        act = entry.act
        viewer = Viewer(act.participant if act.capacity != "chair of Assembly" else act.capacity)
        seen = {bytes(one.act.payload) for one in secretariat.log_for(viewer)}
        assert bytes(act.payload) in seen


def test_a_door_counts_for_itself() -> None:
    """A position for the chair alone leaves no gap in the numbers of a delegation."""
    alone = PositionStated(
        text=T, bracket="b1", arm="base", stance=Stance.OPPOSE, audience=Audience.CHAIR
    )
    public = BracketLifted(text=T, bracket="b2", arm="base")
    secretariat = secretariat_of([("Peru", alone, 10), ("chair", public, 11)])
    number = HOURS + len(OPENING)
    numbers = {
        viewer.name: [one.number for one in secretariat.log_for(viewer, number)]
        for viewer in LOOKING.values()
    }
    assert numbers == {
        "Fiji": [number + 1],
        "Norway": [number + 1],
        "public": [number + 1],
        "Peru": [number + 1, number + 2],
        "chair of Assembly": [number + 1, number + 2],
    }


def test_nobody_but_the_keeper_dates_an_act_or_acts_for_another() -> None:
    """Through a door an act is of the moment of its entry, and of the viewer itself."""
    secretariat = secretariat_of([])
    viewer = Viewer("Peru")
    content = TRIED[0][2]

    def reasons(who: str, dated: str | None) -> list[Reason | None]:
        with pytest.raises(Refused) as raised:
            secretariat.submit_for(viewer, act_at(who, "head of delegation", content, dated))
        return [ground.reason for ground in raised.value.grounds]

    assert reasons("Norway", None) == [Reason.CAPACITY]
    assert reasons("Peru", at(HOURS + 1)) == [Reason.ORDER]
    assert secretariat.file_for(viewer, content, capacity="head of delegation").number > HOURS


def test_a_clock_that_is_behind_tells_nothing() -> None:
    """An act gets its moment from the clock, even where a hidden act bears a later one."""
    alone = PositionStated(
        text=T, bracket="b1", arm="base", stance=Stance.OPPOSE, audience=Audience.OWN
    )
    secretariat = secretariat_of([("Peru", alone, 500)])
    clock = FixedClock(BEGINNING + timedelta(minutes=HOURS * 60 + 60))
    secretariat = Secretariat(secretariat.record, clock)
    made = secretariat.file_for(Viewer("Norway"), TRIED[0][2], capacity="head of delegation")
    assert made.act.when == clock.shown
    hidden = BEGINNING + timedelta(minutes=HOURS * 60 + 500)
    assert secretariat.situation().last == hidden
    whole = secretariat.situation(clock.shown).negotiation.texts[T]
    assert whole.statements == {}, "as of a moment is a prefix of the record"
    seen = secretariat.situation_for(Viewer("Norway"), clock.shown).negotiation.texts[T]
    assert list(seen.statements) == ["b2"]


def test_the_chair_speaks_as_the_chair() -> None:
    """Whoever looks as the chair is offered the acts of the chair, and no others."""
    secretariat = secretariat_of([])
    offered = list(secretariat.admissible_for(Viewer("chair of Assembly")))
    assert {(one.act.participant, one.act.capacity) for one in offered} == {
        ("Fiji", "chair of Assembly")
    }
    assert all(one.act in secretariat.admissible_for(Viewer("Fiji")) for one in offered)
    own = admissible_acts(secretariat.situation(), "Fiji", secretariat.clock.now())
    other = next(one.act for one in own if one.act.capacity == "head of delegation")
    assert other not in secretariat.admissible_for(Viewer("chair of Assembly"))
    for name in ("public", "chair"):
        assert not secretariat.admissible_for(Viewer(name))


def test_a_stranger_is_not_answered() -> None:
    """Whoever is not known here is told who may look, and nothing else."""
    door = Door(secretariat_of([]).record, Viewer("Atlantis"))
    for asked in (door.log, door.entries, door.extract):
        with pytest.raises(Inadmissible, match="Nobody is called Atlantis here"):
            list(asked())
    with pytest.raises(Inadmissible):
        door.situation()


def test_a_record_without_acts_is_seen_as_such() -> None:
    """Before the first act the public sees nothing, and the secretariat may begin."""
    secretariat = Secretariat(MemoryRecord("new.example/record"), FixedClock(BEGINNING))
    assert list(secretariat.log_for(Viewer("public"))) == []
    assert secretariat.admissible_for(Viewer("Secretariat"))


def test_a_chair_of_another_organ_is_the_public() -> None:
    """What members or the chair are told of a text is not for the chair of another organ."""
    keeper = Doorkeeper(Viewer("chair of Council"))
    told = PositionStated(
        text=T, bracket="b1", arm="base", stance=Stance.OPPOSE, audience=Audience.MEMBERS
    )
    acts = [("chair", OPENING[0][1], 0), ("Peru", told, 1)]
    entries = MemoryRecord("tests.example/record").append([act_of(*one) for one in acts], 0)
    assert [keeper.admits(CATALOGUE.entered(one)) for one in entries] == [True, False]


CLOSED: Final = BaseCirculated(
    text=ANNEX,
    title="Draft Annex",
    organ="Assembly",
    delegations=("Fiji", "Norway"),
    words="1. The Council meets in Suva.\n",
    audience=Openness.MEMBERS,
)
CONFIDED: Final = CommentMade(
    text=ANNEX, comment="C1", provision="1", words="Why?", audience=Audience.MEMBERS
)


def behind_doors(*then: Said) -> Secretariat:
    """A text that Fiji and Norway negotiate alone, one comment for members, and what follows."""
    public = BracketLifted(text=T, bracket="b2", arm="base")
    acts = [("chair", CLOSED, 10), ("Norway", CONFIDED, 11), ("chair", public, 12), *then]
    return secretariat_of(acts)


def kinds_told(secretariat: Secretariat, name: str) -> list[str]:
    """The kinds of the acts that somebody is told after the opening, in their order."""
    told = secretariat.log_for(Viewer(name), HOURS + len(OPENING))
    return [one.act.kind.removeprefix("negotiation.") for one in told]


def test_whoever_is_let_in_is_told_so_first_and_then_what_was_done() -> None:
    """An opening discloses the history, but for what was told to fewer, and moves nothing."""
    opened = TextOpened(text=ANNEX, audience=Openness.OBSERVERS)
    secretariat = behind_doors(("chair", opened, 20))
    assert kinds_told(secretariat, "Tonga") == ["bracket-lifted", "text-opened", "base-circulated"]
    assert kinds_told(secretariat, "observer of Tonga") == kinds_told(secretariat, "Tonga")
    assert kinds_told(secretariat, "public") == ["bracket-lifted"]
    assert "comment-made" in kinds_told(secretariat, "Norway")
    before, after = (BEGINNING + timedelta(minutes=HOURS * 60 + one) for one in (15, 25))
    texts = [secretariat.situation_for(Viewer("Tonga"), one) for one in (before, after)]
    assert [ANNEX in one.negotiation.texts for one in texts] == [False, True]
    play = state_of_play_for(secretariat, Viewer("Tonga"), after, ANNEX)
    assert (play.seen.viewer, play.seen.facts.comments) == ("observer", {})


@pytest.mark.parametrize(
    ("audience", "group", "seen"),
    [
        (Openness.MEMBERS, None, {"Fiji", "Norway", "Secretariat", "chair of Assembly"}),
        (Openness.OBSERVERS, None, {*LOOKING, "Tonga", "Secretariat", "chair of Assembly"}),
        (Openness.GROUP, "Coast", {"Fiji", "Norway", "Peru", "Secretariat", "chair of Assembly"}),
        (Openness.PUBLIC, None, {*LOOKING, "Tonga", "Secretariat", "chair of Assembly"}),
    ],
)
def test_a_text_is_open_for_its_audience(
    audience: Openness, group: str | None, seen: set[str]
) -> None:
    """Those who negotiate, chair or keep the record see a text, and those for whom it is open."""
    secretariat = secretariat_after(
        (
            *FOUNDATION,
            (SECRETARIAT, GroupFormed(group="Coast", names={"en": "Coast"}, members=("Peru",))),
        )
    )
    base = replace(CLOSED, audience=audience, group=group)
    secretariat.file(base, participant="Secretariat", capacity="secretariat")
    names = ["Fiji", "Norway", "Peru", "Tonga", "Secretariat", "chair of Assembly", "public"]
    told = {
        name for name in names if ANNEX in secretariat.situation_for(Viewer(name)).negotiation.texts
    }
    everybody = {"public"} if audience is Openness.PUBLIC else set()
    assert told == seen - {"chair", "public"} | everybody


def test_a_text_is_opened_to_more_and_never_closed() -> None:
    """An opening that lets nobody in is refused, whatever it is called."""
    secretariat = behind_doors()
    chair = {"participant": "Fiji", "capacity": "chair of Assembly"}
    with pytest.raises(Refused, match="A group is named if, and only if"):
        secretariat.file(TextOpened(text=ANNEX, audience=Openness.GROUP), **chair)
    for audience in (Openness.OBSERVERS, Openness.PUBLIC):
        secretariat.file(TextOpened(text=ANNEX, audience=audience), **chair)
        for again in (Openness.MEMBERS, Openness.OBSERVERS, audience):
            with pytest.raises(Refused, match="what was seen stays seen"):
                secretariat.file(TextOpened(text=ANNEX, audience=again), **chair)


def test_no_document_names_a_closed_text() -> None:
    """A document is there for everybody: it may belong to a text only if the text is too."""
    secretariat = behind_doors()
    paper = DocumentIssued(
        symbol="ORG/1",
        title="Paper",
        nature=Nature.INFORMATION,
        languages=("en",),
        issued=DAY,
        of_text=ANNEX,
    )
    with pytest.raises(Refused, match="a document is there for everybody"):
        secretariat.file(paper, participant="Secretariat", capacity="secretariat")
    opening = TextOpened(text=ANNEX, audience=Openness.PUBLIC)
    secretariat.file(opening, participant="Fiji", capacity="chair of Assembly")
    assert secretariat.file(paper, participant="Secretariat", capacity="secretariat").number


def test_two_texts_never_bear_one_name() -> None:
    """Whoever circulates a text under the name of one that it may not see is told so, no more."""
    secretariat = behind_doors()
    organ = OrganEstablished(
        organ="Council", names={"en": "Council"}, since=DAY, mandate="All.", composition="All."
    )
    office = OfficeAssumed(organ="Council", office="chair", holder="Peru", since=DAY)
    for content in (organ, office):
        secretariat.file(content, participant="Secretariat", capacity="secretariat")
    other = replace(CLOSED, organ="Council", delegations=("Peru",))
    chair = Viewer("chair of Council")
    assert ANNEX not in secretariat.situation_for(chair).negotiation.texts
    with pytest.raises(Refused, match="There is a text Annex already"):
        secretariat.file_for(chair, other, capacity="chair of Council")
    assert secretariat.situation().negotiation.texts[ANNEX].organ == "Assembly"
    known = replace(other, text="Protocol")
    assert secretariat.file_for(chair, known, capacity="chair of Council").number
