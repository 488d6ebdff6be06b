"""The chair's room: the state of play, packages, silence procedures and decisions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client
from tests.web.acting import act, agreed_ad_referendum, followed, forms, plain, refusals, words
from tests.web.conftest import Enter

from paraph.web import house
from paraph.web.accounts.roles import Role
from paraph.web.accounts.roles import role_of as seated
from paraph.web.rooms.chair import searching

pytestmark = pytest.mark.slow

CHAIR, SECRETARIAT = "kazakhstan-chair-cnc", "secretariat-secretariat"
PAGES = (
    "/chair/",
    "/chair/texts/Charter/",
    "/chair/texts/Charter/package/",
    "/chair/decisions/new/",
)
NEW = "/chair/decisions/new/"
DECISION = "/chair/decisions/CNC 1/"


@pytest.mark.parametrize("seat", [CHAIR, SECRETARIAT, "russia-chair-chs"])
@pytest.mark.parametrize("address", PAGES)
def test_whoever_conducts_enters(enter: Enter, seat: str, address: str) -> None:
    """Every page of the room is there for chairs and the secretariat."""
    assert enter(seat).get(address).status_code == 200


@pytest.mark.parametrize("seat", ["", "china-head", "china-adviser", "kazakhstan-head"])
@pytest.mark.parametrize("address", [*PAGES, DECISION, "/chair/texts/Nothing/"])
def test_others_find_no_door(enter: Enter, seat: str, address: str) -> None:
    """For everybody else there is no such page, also for the delegation of the chair's State."""
    client = enter(seat)
    assert client.get(address).status_code == 404
    assert 'href="/chair/"' not in words(client.get("/"))


def test_what_is_not_there_is_not_found(enter: Enter) -> None:
    """An unknown text, decision or act is answered as any unknown address."""
    chair = enter(CHAIR)
    for address in ("texts/Nothing/", "texts/Nothing/package/", "decisions/Nothing/"):
        assert chair.get(f"/chair/{address}").status_code == 404
    assert chair.post("/chair/decisions/Nothing/silence/").status_code == 404


def propose(chair: Client, name: str = "CNC 1") -> str:
    """A decision that is to adopt the text is put before the organ; its page."""
    offered = words(chair.get(NEW)).partition("What can be decided now")[2].partition("<form")[0]
    assert "?text=Charter" in offered
    assert "?document=SCO%2F2002%2FDECLARATION%2FL.1" in offered
    begun = act(chair, f"{NEW}?text=Charter", f"{NEW}?text=Charter", decision=name)
    followed(chair, begun)
    sought = "/chair/texts/Charter/adoption/"
    return followed(chair, act(chair, f"/chair/decisions/{name}/", sought))


def test_decision_under_silence_is_adopted(enter: Enter) -> None:
    """A decision is put forward, opened under silence, and declared beside what the rule gives."""
    chair = enter(CHAIR)
    page = propose(chair)
    assert "adopts the text" in page
    page = followed(
        chair, act(chair, DECISION, "/chair/decisions/CNC%201/silence/", place="Moscow")
    )
    assert "3 days left" in page
    assert "Moscow" in page
    assert "silence/" not in "".join(forms(page))
    page = followed(
        chair,
        act(
            chair, DECISION, "/chair/decisions/CNC%201/declaration/", declared="adopted", number="1"
        ),
    )
    assert "The chair declared it adopted" in page
    assert "o-adopted" in page
    assert "CNC%201/declaration/" not in "".join(forms(page))


def test_broken_silence_is_repeated(enter: Enter) -> None:
    """Whoever broke silence is named, and the decision can be put forward anew."""
    chair, china = enter(CHAIR), enter("china-head")
    propose(chair)
    followed(chair, act(chair, DECISION, "/chair/decisions/CNC%201/silence/", place="Moscow"))
    own = "/delegation/decisions/CNC 1/"
    reply = "/delegation/decisions/CNC%201/reply/"
    page = followed(china, act(china, own, reply, reply="amendment", text="a comma"))
    assert "Broke silence" in page
    page = words(chair.get(DECISION))
    assert "China answered: amendment." in page
    assert "a comma" in page
    again = f"{NEW}?again=CNC%201"
    assert again in page
    assert forms(words(chair.get(again)))[again]["decision"] == "CNC 1 bis"
    page = followed(chair, act(chair, again, again))
    bis = "/chair/decisions/CNC%201%20bis/silence/"
    assert "3 days left" in followed(
        chair, act(chair, "/chair/decisions/CNC 1 bis/", bis, place="Moscow")
    )


def test_silence_is_extended_by_whoever_opened_it(enter: Enter) -> None:
    """The deadline is put off by its author; the secretariat finds no such form."""
    chair = enter(CHAIR)
    propose(chair)
    followed(chair, act(chair, DECISION, "/chair/decisions/CNC%201/silence/", place="Moscow"))
    extension = "/chair/decisions/CNC%201/extension/"
    assert extension not in forms(words(enter(SECRETARIAT).get(DECISION)))
    page = followed(chair, act(chair, DECISION, extension))
    assert "put the deadline off" in page
    assert "4 days left" in page


def test_secretariat_records_notice_and_replies(enter: Enter) -> None:
    """Evidence of notice and a reply that came by letter are the secretariat's to record."""
    chair, secretariat = enter(CHAIR), enter(SECRETARIAT)
    propose(chair)
    followed(chair, act(chair, DECISION, "/chair/decisions/CNC%201/silence/", place="Moscow"))
    notice, reply = (f"/chair/decisions/CNC%201/{one}/" for one in ("notice", "reply"))
    assert not {notice, reply} & forms(words(chair.get(DECISION))).keys()
    page = followed(secretariat, act(secretariat, DECISION, notice, addressee="Russia"))
    assert "✓" in page
    page = followed(
        secretariat,
        act(secretariat, DECISION, reply, addressee="Tajikistan", reply="objection", way="letter"),
    )
    assert "Tajikistan answered: objection." in page


def test_what_was_typed_is_kept_beside_the_refusal(enter: Enter) -> None:
    """A deadline of the past and an unknown zone are refused in words, and nothing is lost."""
    chair = enter(CHAIR)
    propose(chair)
    silence = "/chair/decisions/CNC%201/silence/"
    answer = act(chair, DECISION, silence, day="2002-01-07", place="Bishkek")
    assert answer.status_code == 422
    assert "is not after the act itself" in refusals(words(answer))[0]
    assert forms(words(answer))[silence]["place"] == "Bishkek"
    answer = act(chair, DECISION, silence, zone="Atlantis", place="Bishkek")
    assert answer.status_code == 422
    assert "no zone" in refusals(words(answer))[0]
    assert forms(words(answer))[silence]["zone"] == "Atlantis"


def test_chair_rules_and_withdraws(enter: Enter) -> None:
    """A ruling stands in the record; a decision that is withdrawn can be acted on no more."""
    chair = enter(CHAIR)
    propose(chair)
    ruling = "/chair/decisions/CNC%201/ruling/"
    page = followed(chair, act(chair, DECISION, ruling, question="In time?", ruling="It was."))
    assert "It was." in page
    page = followed(chair, act(chair, DECISION, "/chair/decisions/CNC%201/withdrawal/"))
    assert "Withdrawn" in page
    assert set(forms(page)) & {"/chair/decisions/CNC%201/silence/"} == set()


def test_decision_says_why(enter: Enter) -> None:
    """The rule in force, the facts and the arithmetic stand beside the outcome."""
    chair = enter(CHAIR)
    page = propose(chair)
    assert "Why?" in page
    assert "CNC decides by" in plain(page) or "decides by" in plain(page)


@pytest.fixture(autouse=True)
def _no_search_is_known() -> Iterator[None]:
    """Each test begins with a house in which nothing was searched."""
    searching._searches.clear()
    yield
    searching._searches.clear()


def search(client: Client) -> str:
    """Search a package and wait for it; the page that shows it."""
    address = "/chair/texts/Charter/package/"
    found = act(client, address, f"{address}search/", limit="60")
    assert found.status_code == 302
    for one in list(searching._searches.values()):
        one.future.result(timeout=120)
    return words(client.get(address))


def test_package_is_found(enter: Enter) -> None:
    """The search shows a choice for each open bracket, the burdens, and that it is proven."""
    page = search(enter(CHAIR))
    assert "The best package" in page
    assert "Proven" in page
    assert 'href="/texts/Charter/brackets/b46/"' in page
    assert page.count('class="burden-bar"') == 6


def test_package_is_of_its_seat_alone(enter: Enter) -> None:
    """What the chair was told in confidence is in its own search and in nobody else's."""
    chair, secretariat = enter(CHAIR), enter(SECRETARIAT)
    search(chair)
    own, other = (
        searching.last("Charter", role) for role in (role_of("chair"), role_of("secretariat"))
    )
    assert own is not None
    assert other is None
    search(secretariat)
    other = searching.last("Charter", role_of("secretariat"))
    assert other is not None
    told = '"arm": "Kyrgyzstan", "bracket": "b46", "delegation": "Uzbekistan"'
    assert told in own.posed
    assert told not in other.posed


def role_of(name: str) -> Role:
    """The role of the chair of the CNC or of the secretariat."""
    seats = {"chair": CHAIR, "secretariat": SECRETARIAT}
    seat = User.objects.get(username=seats[name]).seat
    return seated(seat, house.secretariat().situation().organisation, house.now().date())


def test_conflict_names_the_cheapest_concession(enter: Enter) -> None:
    """If positions exclude each other, they are named, and what would unlock a package."""
    for seat, arm in (("china-head", "base"), ("russia-head", "China")):
        client = enter(seat)
        address = "/texts/Charter/brackets/b41/"
        form = {**forms(words(client.get(address)))[f"{address}position/"]}
        form |= {"arm": arm, "stance": "oppose", "audience": "members"}
        assert client.post(f"{address}position/", form).status_code == 302
    page = search(enter(CHAIR))
    assert "There is no package" in page
    assert "The cheapest concession" in page
    assert page.count("s-oppose") >= 2


def test_package_becomes_the_chairs_text(enter: Enter) -> None:
    """What was found can be circulated as the chair's own text, by the chair alone."""
    circulate = "/chair/texts/Charter/package/circulate/"
    secretariat, chair = enter(SECRETARIAT), enter(CHAIR)
    assert circulate not in forms(search(secretariat))
    assert circulate in forms(search(chair))
    answer = act(chair, "/chair/texts/Charter/package/", circulate, proposal="CRP.20")
    assert answer.status_code == 302
    texts = house.secretariat().situation().negotiation.texts["Charter"].chairs_texts
    assert texts[-1].name == "CRP.20"


def test_status_ad_referendum_waits_for_capitals(enter: Enter) -> None:
    """The chair says that provisions are agreed ad referendum, and who is awaited is shown."""
    chair = enter(CHAIR)
    page = followed(
        chair,
        agreed_ad_referendum(chair),
    )
    assert "Capitals that are waited for" in page
    assert "27 May 2002" in page


def test_repeated_form_is_entered_once(enter: Enter) -> None:
    """A decision whose form is sent twice is put forward once."""
    chair = enter(CHAIR)
    fields = {**forms(words(chair.get(NEW)))[NEW], "decision": "CNC 9", "title": "Twice"}
    for _ in range(2):
        assert chair.post(NEW, fields).status_code == 302
    known = list(house.secretariat().situation().decisions.matters)
    assert [one for one in known if one.startswith("CNC ")] == ["CNC 9"]
