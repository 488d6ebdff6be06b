"""The delegation's room: what changed, what is its own, what waits for it, its brief."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web.acting import act, agreed_ad_referendum, followed, forms, plain, refusals, words
from tests.web.conftest import Enter

pytestmark = pytest.mark.slow

CHINA = "china-head"
DESK = "/delegation/texts/Charter/"
PAGES = ("/delegation/", DESK, f"{DESK}brief/", f"{DESK}brief.txt", f"{DESK}brief.html")


@pytest.mark.parametrize("seat", [CHINA, "china-adviser", "kazakhstan-head"])
@pytest.mark.parametrize("address", PAGES)
def test_delegates_enter(enter: Enter, seat: str, address: str) -> None:
    """Every page of the room is there for whoever sits in a delegation."""
    assert enter(seat).get(address).status_code == 200


@pytest.mark.parametrize("seat", ["", "secretariat-secretariat", "kazakhstan-chair-cnc"])
@pytest.mark.parametrize("address", [*PAGES, "/delegation/decisions/CNC 1/"])
def test_others_find_no_door(enter: Enter, seat: str, address: str) -> None:
    """For everybody else there is no such page."""
    assert enter(seat).get(address).status_code == 404


def test_unknown_things_are_not_found(enter: Enter) -> None:
    """An unknown text, form of a file, decision or position is answered as any unknown address."""
    china = enter(CHINA)
    for address in ("/delegation/texts/Nothing/", f"{DESK}brief.docm", "/delegation/decisions/N/"):
        assert china.get(address).status_code == 404
    assert china.post(f"{DESK}withdraw/", {"place": "b9", "arm": "base"}).status_code == 404


def take_position(client: Client, bracket: str, **typed: str) -> None:
    """State a position on the first arm of a bracket."""
    address = f"/texts/Charter/brackets/{bracket}/"
    form = {**forms(words(client.get(address)))[f"{address}position/"]}
    form |= {"arm": "base", "stance": "oppose", "audience": "members"} | typed
    assert client.post(f"{address}position/", form).status_code == 302


def test_what_changed_since_the_capital_saw_it(enter: Enter) -> None:
    """Once the capital has seen the text, only what is new since then is told."""
    china, russia = enter(CHINA), enter("russia-head")
    assert "Our capital has not seen it yet" in words(china.get(DESK))
    page = followed(china, act(china, DESK, f"{DESK}seen/"))
    assert "Nothing has changed." in page
    take_position(russia, "b41")
    page = words(china.get(DESK))
    assert "Touches what we proposed or said" in page
    assert "away from us" not in page
    assert "oppose base" in page
    assert "Our capital has not seen it yet" in words(russia.get(DESK))


def test_positions_are_withdrawn(enter: Enter) -> None:
    """A position is taken back as those know of it who heard it, and stands no more."""
    china = enter(CHINA)
    take_position(china, "b9", audience="chair only")
    page = words(china.get(DESK))
    assert page.count("Chair only") == 1
    form = {**forms(page)[f"{DESK}withdraw/"], "place": "b9", "arm": "base"}
    page = followed(china, china.post(f"{DESK}withdraw/", form))
    assert "Chair only" not in page


def test_proposals_are_withdrawn(enter: Enter) -> None:
    """A delegation takes its own proposal back; that of another it cannot."""
    china, russia = enter(CHINA), enter("russia-head")
    own = f"{DESK}proposals/CRP~d7/withdraw/"
    assert own in forms(words(china.get(DESK)))
    assert own not in forms(words(russia.get(DESK)))
    answer = russia.post(own, {"mark": "a"})
    assert answer.status_code == 422
    assert "was submitted by China" in refusals(words(answer))[0]
    assert "withdrawn" in followed(china, act(china, DESK, own))


def test_capital_confirms(enter: Enter) -> None:
    """What was agreed ad referendum waits for the capital, and no longer when it has confirmed."""
    chair, china = enter("kazakhstan-chair-cnc"), enter(CHINA)
    assert agreed_ad_referendum(chair).status_code == 302
    page = words(china.get(DESK))
    assert "To be confirmed by our capital" in page
    assert "27 May 2002" in page
    assert "To be confirmed by our capital" in words(china.get(f"{DESK}brief/"))
    assert f"{DESK}confirm/" not in forms(words(enter("china-adviser").get(DESK)))
    assert "To be confirmed" not in followed(china, act(china, DESK, f"{DESK}confirm/"))
    page = words(chair.get("/chair/texts/Charter/"))
    waited = page.partition("Capitals that are waited for")[2].partition("</section>")[0]
    assert "Russia" in waited
    assert "China" not in waited


def test_brief_is_a_document(enter: Enter) -> None:
    """The brief is taken along as HTML that needs nothing else, or as plain text."""
    china = enter(CHINA)
    file = china.get(f"{DESK}brief.html")
    assert file.headers["Content-Disposition"].startswith('attachment; filename="brief-Charter-')
    assert "<link" not in words(file)
    assert "<style>" in words(file)
    text = words(china.get(f"{DESK}brief.txt"))
    assert "<" not in text
    assert "b46 · Article 11(1)" in text
    assert "Oppose: Tajikistan and Uzbekistan" in text


def test_adviser_looks_on(enter: Enter) -> None:
    """An adviser reads everything of the delegation and files nothing."""
    adviser = enter("china-adviser")
    assert set(forms(words(adviser.get(DESK)))) & {f"{DESK}withdraw/", f"{DESK}confirm/"} == set()
    answer = adviser.post(f"{DESK}confirm/", {"provision": "Article 1(1)", "mark": "a"})
    assert answer.status_code == 422
    assert "look on" in refusals(words(answer))[0]


HIDDEN = ("/", "/texts/Charter/", "/delegation/", DESK, f"{DESK}brief.txt", "/plots/Charter/")


@pytest.mark.parametrize("audience", ["chair only", "own delegation"])
def test_hidden_acts_change_nothing_for_others(enter: Enter, audience: str) -> None:
    """What is told to the chair or to the own delegation changes no byte for anybody else."""
    others = [enter(seat) for seat in ("russia-head", "kazakhstan-head", "")]

    def seen() -> list[str]:
        return [plain(words(one.get(address))) for one in others for address in HIDDEN]

    china, before = enter(CHINA), seen()
    take_position(china, "b41", audience=audience, condition="b46|Kyrgyzstan", stance="accept")
    own = words(china.get(DESK))
    assert audience.capitalize() in own
    followed(china, act(china, DESK, f"{DESK}seen/"))
    assert seen() == before


def propose(chair: Client) -> None:
    """A decision of the CNC under silence."""
    new, name = "/chair/decisions/new/", "/chair/decisions/CNC 1/"
    followed(chair, act(chair, new, new, decision="CNC 1", title="Budget"))
    followed(chair, act(chair, name, "/chair/decisions/CNC%201/silence/", place="Moscow"))


def test_silence_waits_for_the_delegation(enter: Enter) -> None:
    """The room shows the clock; a reply in writing in support breaks nothing."""
    china = enter(CHINA)
    propose(enter("kazakhstan-chair-cnc"))
    assert "3 days left" in words(china.get("/delegation/"))
    own, reply = "/delegation/decisions/CNC 1/", "/delegation/decisions/CNC%201/reply/"
    page = followed(china, act(china, own, reply, reply="support"))
    assert "Broke silence" not in page
    assert "3 days left" in page
    assert reply not in forms(words(enter("china-adviser").get(own)))


def test_delegation_speaks_of_a_decision(enter: Enter) -> None:
    """An objection breaks silence and can be withdrawn; an opinion blocks nothing."""
    china = enter(CHINA)
    propose(enter("kazakhstan-chair-cnc"))
    own = "/delegation/decisions/CNC 1/"
    base = "/delegation/decisions/CNC%201/"
    page = followed(china, act(china, own, f"{base}opinion/", aspect="On the budget."))
    assert "On the budget." in page
    assert "Broke silence" not in page
    page = followed(china, act(china, own, f"{base}objection/"))
    assert "Broke silence" in page
    assert "China formally objected." in page
    page = followed(china, act(china, own, f"{base}no_objection/"))
    assert "withdrew its objection" in page
    answer = china.post(f"{base}opinion/", {"mark": "a", "aspect": ""})
    assert answer.status_code == 422
