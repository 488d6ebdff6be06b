"""What is drafted and said among some, before the room hears of it."""

from __future__ import annotations

from tests.negotiation.steps import T
from tests.negotiation.strategies import BEGINNING, PARTIES, VIEWERS, Said, situations

from paraph.negotiation import acts as says
from paraph.negotiation.audience import visible
from paraph.negotiation.consensus import Consensus
from paraph.negotiation.drafting import drafts_view
from paraph.negotiation.page import state_view
from paraph.negotiation.pages import draft_lines, state_lines
from paraph.negotiation.play import state_of_play
from paraph.negotiation.vocabulary import Audience, Status

PLACE = "Article 1(2)"
LIMA = "2. The Council may meet in Lima."
QUITO = "2. The Council may meet in Quito."


def drafts(acts: list[Said], viewer: str) -> list[tuple[str, str, bool]]:
    """The drafts that a viewer was shown: whose, in which words, and whether it was tabled."""
    view = drafts_view(visible(situations(acts)[-1], T, viewer))
    return [(one["by"], one["words"], one["tabled"]) for one in view["drafts"]]


def shown(words: str, audience: Audience, group: str | None = None) -> says.DraftShared:
    """A draft called P9 for the second paragraph."""
    return says.DraftShared(
        text=T, draft="P9", words=words, provision=PLACE, audience=audience, group=group
    )


def test_a_draft_is_shown_to_its_audience_alone() -> None:
    """A draft for a small group is seen by its members; one for the chair, by the chair."""
    grouped: list[Said] = [("Peru", shown(LIMA, Audience.GROUP, "G"), 10)]
    assert [viewer for viewer in VIEWERS if drafts(grouped, viewer)] == ["Norway", "Peru"]
    chaired: list[Said] = [("Peru", shown(LIMA, Audience.CHAIR), 10)]
    assert [viewer for viewer in VIEWERS if drafts(chaired, viewer)] == ["Peru", "chair"]


def test_a_draft_changes_no_word() -> None:
    """The text is the same for everybody, and the draft shows how it would be read."""
    before, after = situations([("Peru", shown(LIMA, Audience.GROUP, "G"), 10)])
    for viewer in VIEWERS:
        then, now = (visible(one, T, viewer).facts for one in (before, after))
        assert (then.provisions, then.brackets) == (now.provisions, now.brackets)
    [draft] = drafts_view(visible(after, T, "Norway"))["drafts"]
    assert draft["would_read"] == "2. The Council may meet in [Suva][Peru: Lima]."


def test_a_draft_shown_again_takes_the_place_of_the_one_before() -> None:
    """Whoever was not shown the later words still knows the ones before."""
    acts: list[Said] = [
        ("Peru", shown(LIMA, Audience.GROUP, "G"), 10),
        ("Peru", shown(QUITO, Audience.OWN), 11),
    ]
    assert drafts(acts, "Peru") == [("Peru", QUITO, False)]
    assert drafts(acts, "Norway") == [("Peru", LIMA, False)]
    acts.append(("Peru", says.DraftWithdrawn(text=T, draft="P9", audience=Audience.OWN), 12))
    assert drafts(acts, "Peru") == []
    assert drafts(acts, "Norway") == [("Peru", LIMA, False)]


def test_two_who_draft_under_one_name_do_not_meet() -> None:
    """The name of a draft is its author's own, so that it tells nothing to another."""
    acts: list[Said] = [
        ("Peru", shown(LIMA, Audience.OWN), 10),
        ("Norway", shown(QUITO, Audience.OWN), 11),
    ]
    assert [drafts(acts, one) for one in PARTIES] == [
        [],
        [("Norway", QUITO, False)],
        [("Peru", LIMA, False)],
    ]


def test_a_draft_is_tabled_by_a_proposal_of_its_name() -> None:
    """The proposal of the author tables the draft; that of another delegation does not."""
    tabled = says.ProposalSubmitted(text=T, proposal="P9", provision=PLACE, words=LIMA)
    draft: Said = ("Peru", shown(LIMA, Audience.GROUP, "G"), 10)
    assert drafts([draft, ("Peru", tabled, 11)], "Norway") == [("Peru", LIMA, True)]
    assert drafts([draft, ("Fiji", tabled, 11)], "Norway") == [("Peru", LIMA, False)]
    view = drafts_view(visible(situations([draft, ("Peru", tabled, 11)])[-1], T, "Norway"))
    assert "P9 by Peru, on Article 1(2) (for G); tabled since" in list(draft_lines(view))


def test_what_a_small_group_is_told_alone_is_no_status_of_the_text() -> None:
    """The group sees beside the state of play what was said in it; the finding stays as it was."""
    alone = says.StatusGiven(
        text=T,
        provisions=("Article 1(1)",),
        status=Status.AGREED_IN_GROUP,
        audience=Audience.GROUP,
        group="G",
    )
    before, after = situations([("chair", alone, 10)])
    told = {}
    for viewer in VIEWERS:
        then, now = (state_of_play(one, T, viewer) for one in (before, after))
        assert then.provisions == now.provisions
        view = state_view(now, BEGINNING)
        told[viewer] = view["asides"]
        line = "Told to G alone, Article 1(1): agreed in group."
        assert (line in list(state_lines(view))) is bool(view["asides"])
    aside = {"provision": "Article 1(1)", "group": "G", "said": "agreed in group"}
    assert told == {"Fiji": [], "Norway": [aside], "Peru": [aside], "chair": [aside], "public": []}


def test_a_status_for_members_is_no_news_to_the_public() -> None:
    """Members see that a paragraph was agreed in the room; for the public it is as it was."""
    given = says.StatusGiven(
        text=T,
        provisions=(PLACE,),
        status=Status.AGREED_IN_INFORMALS,
        audience=Audience.MEMBERS,
    )
    now = situations([("chair", given, 10)])[-1]
    found = {one: state_of_play(now, T, one).provisions[PLACE].consensus for one in VIEWERS}
    agreed = dict.fromkeys(VIEWERS, Consensus.AGREED)
    assert found == agreed | {"public": Consensus.CLEAN}
