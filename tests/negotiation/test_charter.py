"""The example ``charter``: from first draft to adoption, with the state of play at each step."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.negotiation.charter import FILE, FORCE, SEAT, SIX, Noon, Story, T, of, told

from paraph.decisions.proceedings import Quiet, quiet
from paraph.examples import demo_texts
from paraph.examples.shipped import ORIGINS, example_acts
from paraph.negotiation.consensus import Consensus
from paraph.negotiation.page import state_view
from paraph.negotiation.pages import state_lines
from paraph.negotiation.play import Follower, StateOfPlay, state_of_play
from paraph.negotiation.ripple import ripple
from paraph.negotiation.views import convergence_view
from paraph.organisation.viewers import Viewer
from paraph.record import Entered
from paraph.secretariat import CATALOGUE, EMPTY, Secretariat, apply
from paraph.secretariat.engine import apply_rule
from paraph.secretariat.negotiating import state_of_play_for
from paraph.storage import MemoryRecord
from paraph.text.compilation import compile_versions
from paraph.text.views import measure

BY_STEP = {
    "draft": (100, 0, (0, 0, 186, 0, 0)),
    "first reading": (92, 68, (0, 0, 145, 42, 0)),
    "second reading": (97, 34, (13, 0, 145, 29, 0)),
    "two amendments": (97, 36, (13, 0, 144, 30, 0)),
    "third reading": (99, 9, (36, 0, 144, 7, 0)),
    "fourth reading": (100, 0, (42, 1, 144, 0, 0)),
    "silence broken": (100, 0, (41, 1, 144, 0, 1)),
    "fifth reading": (100, 0, (187, 0, 0, 0, 0)),
    "adopted": (100, 0, (187, 0, 0, 0, 0)),
}
"""Words agreed in a hundred, open choices, and provisions agreed, ad referendum, clean, open,
blocked.  Those of the first reading are what ``text.views.measure`` finds in the demo."""


BROKEN = ("not adopted", False, Quiet.BROKEN, "not adopted", True)
"""What is said of the first decision once it was declared."""


@pytest.fixture(scope="module")
def story() -> Story:
    """The negotiation."""
    return told()


def play(story: Story, step: str, viewer: str = "chair") -> StateOfPlay:
    """The state of play at a step."""
    situation = story.secretariat.situation(datetime.fromisoformat(story.marks[step]))
    return state_of_play(situation.negotiation, T, viewer, apply_rule)


@pytest.mark.parametrize("step", BY_STEP)
def test_state_of_play_at_each_step(story: Story, step: str) -> None:
    """Words, choices and provisions are counted as they stood; all is conditional till the end."""
    found = play(story, step)
    figures = (found.whole.percent, found.whole.open_choices, tuple(found.whole[5:]))
    assert figures == BY_STEP[step]
    assert found.is_conditional is (step not in {"draft", "adopted"})


def test_figures_are_those_of_the_measure(story: Story) -> None:
    """After the first reading words and choices are as measured in the compilation of the demo."""
    base, versions = demo_texts()
    measured = measure(compile_versions(base, versions).nodes)
    whole = play(story, "first reading").whole
    assert (whole.words, whole.words_agreed) == (measured.words, measured.words_agreed)
    assert (whole.paragraphs, whole.open_choices) == (measured.provisions, measured.open_choices)


def test_the_shipped_file_is_what_the_story_tells(story: Story) -> None:
    """src/paraph/examples/charter.jsonl is fresh, and is entered as it stands."""
    assert FILE.read_text(encoding="utf-8").splitlines() == story.lines
    secretariat = Secretariat(MemoryRecord(ORIGINS["charter"]), Noon())
    secretariat.submit(*example_acts("charter"))
    assert secretariat.situation() == story.secretariat.situation()


def test_one_capital_is_waited_for(story: Story) -> None:
    """After the fourth reading the seat is agreed ad referendum, held up by Tajikistan alone."""
    [found] = play(story, "fourth reading").found(Consensus.AD_REFERENDUM)
    assert found.provision == SEAT
    assert {who for who, _ in found.held_up} == {"Tajikistan"}


def test_broken_silence_names_who_broke_it(story: Story) -> None:
    """Silence is broken over the entry into force, and kept the second time."""
    situation = story.secretariat.situation()
    matters = situation.decisions.matters
    assert quiet(matters["CHS/2002/1"], situation.last).value is Quiet.BROKEN
    assert quiet(matters["CHS/2002/2"], situation.last).value is Quiet.KEPT
    [found] = play(story, "silence broken").found(Consensus.BLOCKED)
    assert (found.provision, found.held_up[0][0]) == (FORCE, "Uzbekistan")


def looked(story: Story, moment: str) -> StateOfPlay:
    """The state of play as the use case answers the chair, decisions and all."""
    at = datetime.fromisoformat(moment)
    return state_of_play_for(story.secretariat, Viewer("chair of CNC"), at)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2002-05-27T20:00:00Z", []),
        ("2002-05-29T00:00:00Z", [("pending", None, Quiet.RUNNING, None, None)]),
        ("2002-06-01T10:30:00Z", [("not adopted", False, Quiet.BROKEN, None, None)]),
        ("2002-06-01T20:00:00Z", [("not adopted", False, Quiet.BROKEN, "not adopted", True)]),
        ("2002-06-06T13:59:59Z", [BROKEN, ("pending", None, Quiet.RUNNING, None, None)]),
        ("2002-06-06T14:00:00Z", [BROKEN, ("adopted", True, Quiet.KEPT, None, None)]),
        ("2002-06-08T00:00:00Z", [BROKEN, ("adopted", True, Quiet.KEPT, "adopted", True)]),
    ],
)
def test_adoption_is_shown_with_its_rule(
    story: Story, moment: str, expected: list[tuple[object, ...]]
) -> None:
    """Silence runs, is broken, runs again and is kept; what the chair declared stands beside it."""
    found = looked(story, moment).adoptions
    told = [(one.outcome, one.carried, one.silence, one.declared, one.agrees) for one in found]
    assert told == expected
    assert all(one.rule == "sco-charter-16-1" for one in found)


def test_text_is_adopted_by_its_decision(story: Story) -> None:
    """In the end one decision has adopted the Charter, known by its number."""
    found = looked(story, story.marks["adopted"])
    [adopted] = [one for one in found.adoptions if one.is_adopted]
    assert (adopted.decision, adopted.organ, adopted.number) == ("CHS/2002/2", "CHS", "1")
    page = "\n".join(state_lines(state_view(found, datetime.fromisoformat(story.marks["adopted"]))))
    assert "CHS, CHS/2002/2, number 1: adopted." in page


@pytest.mark.parametrize(
    ("moment", "awaited"),
    [
        ("2002-05-27T20:00:00Z", [("Tajikistan", False, [SEAT])]),
        ("2002-06-01T20:00:00Z", [("Tajikistan", False, [SEAT])]),
        ("2002-06-08T00:00:00Z", []),
    ],
)
def test_capital_is_waited_for_until_its_deadline(
    story: Story, moment: str, awaited: list[tuple[str, bool, list[str]]]
) -> None:
    """The page names the capital, the provision and the deadline, until it has confirmed."""
    at = datetime.fromisoformat(moment)
    rows = state_view(looked(story, moment), at)["awaited"]
    assert [(one["delegation"], one["passed"], one["provisions"]) for one in rows] == awaited
    assert all("3 June 2002" in one["until"] for one in rows)


def test_two_amendments_at_one_moment_are_two_arms(story: Story) -> None:
    """China and Russia amended Article 1(3) in the same minute: both wordings were in brackets."""
    facts = play(story, "two amendments").seen.facts
    brackets = [one for one in facts.brackets.values() if one.provision == "Article 1(3)"]
    assert {who for one in brackets for arm in one.arms for who in arm.holders} == {
        "China",
        "Russia",
    }


def test_there_are_five_readings_one_after_the_other(story: Story) -> None:
    """Each reading is opened, closed before the next one, and they are five."""
    readings = story.facts.readings
    assert [one.name for one in readings] == ["First", "Second", "Third", "Fourth", "Fifth"]
    moments = [moment for one in readings for moment in (one.opened, one.closed)]
    assert None not in moments
    assert moments == sorted(str(one) for one in moments)


def test_reopening_is_shown_at_its_step(story: Story) -> None:
    """Article 3(2) was settled and reopened in the third reading, and agreed in the fourth."""
    found = [
        play(story, step).provisions["Article 3(2)"].consensus
        for step in ("two amendments", "third reading", "fourth reading")
    ]
    assert found == [Consensus.OPEN, Consensus.OPEN, Consensus.AGREED]
    seen = play(story, "third reading").seen.facts
    assert seen.brackets[of(story, "Article 3(2)")].turns[-1].done == "reopened"
    view = convergence_view([("now", play(story, "adopted"))])
    assert {one["provision"] for one in view["reopened"]} == {"Article 3(2)", FORCE}


def test_ad_referendum_becomes_agreed_when_the_capital_confirms(story: Story) -> None:
    """The seat waits after the fourth reading, also while silence is broken, and is agreed then."""
    steps = ("second reading", "fourth reading", "silence broken", "fifth reading")
    found = [play(story, step).provisions[SEAT].consensus for step in steps]
    assert found == [
        Consensus.OPEN,
        Consensus.AD_REFERENDUM,
        Consensus.AD_REFERENDUM,
        Consensus.AGREED,
    ]


def test_what_was_reopened_keeps_its_history(story: Story) -> None:
    """The bracket of Article 3(2) was lifted, reopened and lifted again."""
    bracket = story.facts.brackets[of(story, "Article 3(2)")]
    assert [one.done.split()[0] for one in bracket.turns] == ["lifted", "reopened", "lifted"]


def test_confidence_is_kept_in_the_example(story: Story) -> None:
    """What Uzbekistan told the chair alone is seen by the chair and by Uzbekistan."""
    seat = of(story, SEAT)
    for viewer in (*SIX, "chair", "public"):
        said = play(story, "second reading", viewer).seen.facts.statements.get(seat, ())
        confided = [one for one in said if one.conditions]
        assert bool(confided) is (viewer in {"Uzbekistan", "chair"})


def test_the_text_that_is_adopted_has_no_brackets(story: Story) -> None:
    """What stands at the end is one text, with the words that were settled on."""
    found = play(story, "adopted")
    assert found.whole.consensus is Consensus.AGREED
    assert all(not one.is_open for one in found.seen.facts.brackets.values() if not one.quiet)


@pytest.mark.parametrize("viewer", ["chair", "Russia"])
def test_following_the_example_is_looking_at_it(story: Story, viewer: str) -> None:
    """After every act the state of play that was followed is that computed anew."""
    situation, follower = EMPTY, None
    for number, act in enumerate(example_acts("charter"), 1):
        situation = apply(situation, Entered(number, act, CATALOGUE.decode(act)))
        if T not in situation.negotiation.texts:
            continue
        follower = follower or Follower(situation.negotiation, T, viewer, apply_rule)
        followed = follower.follow(situation.negotiation)
        if number % 10 == 0:
            assert followed == state_of_play(situation.negotiation, T, viewer, apply_rule)
    assert followed == play(story, "adopted", viewer)


def test_change_touches_who_depends_on_it_and_who_cites_it(story: Story) -> None:
    """The entry into force: Uzbekistan's word on the seat hangs on it, told to the chair alone."""
    seat, force = of(story, SEAT), of(story, FORCE)
    touched = {
        viewer: [one.place for one in ripple(play(story, "second reading", viewer).seen, force)]
        for viewer in ("chair", "Russia")
    }
    assert seat in touched["chair"]
    assert seat not in touched["Russia"]
    cited = [one.words for one in ripple(play(story, "draft").seen, "Article 17(1)")]
    assert "refers to “Article 17”" in cited
