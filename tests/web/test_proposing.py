"""Proposing other words: previewed, then entered, by many at once; drafts for some alone."""

from __future__ import annotations

import re
from threading import Thread

from django.db import connection
from django.test import Client
from tests.web.conftest import Enter
from tests.web.test_text_room import words

from paraph.negotiation.facts import TextFacts
from paraph.organisation.viewers import Viewer
from paraph.web import house

WORDS = "/texts/Charter/provisions/Article 4(2)/words/"
NEW = "2. Other fields may be added by consensus of the Council of Heads of State."


def charter(viewer: str = "China") -> TextFacts:
    """The text as somebody sees it."""
    return house.situation_for(Viewer(viewer)).negotiation.texts["Charter"]


def form(client: Client, address: str = WORDS) -> dict[str, str]:
    """What the form of an address holds before somebody types."""
    page = words(client.get(address))
    hidden = re.findall(r'name="(mark|name)" value="([^"]+)"', page)
    return dict(hidden)


def test_a_preview_enters_nothing(enter: Enter) -> None:
    """The redline and the provision as it would be read are shown, and no act is made."""
    client, before = enter("china-head"), charter()
    page = words(client.post(WORDS, {**form(client), "words": NEW, "do": "preview"}))
    assert "<ins>consensus</ins>" in page
    assert charter() == before


def test_what_is_proposed_stands_in_brackets(enter: Enter) -> None:
    """A proposal puts its words beside the old ones, under the name of its sponsor."""
    client = enter("china-head")
    answer = client.post(WORDS, {**form(client), "words": NEW, "do": "propose"})
    assert answer.status_code == 302
    assert "consensus" in words(enter("russia-head").get("/texts/Charter/"))
    [name] = set(charter().proposals) - {f"CRP.{number}" for number in range(1, 9)}
    assert charter().proposals[name].sponsors == ("China",)


def test_the_same_words_are_no_proposal(enter: Enter) -> None:
    """Words that nobody changed are not entered, and the field says so."""
    client = enter("china-head")
    page = words(client.get(WORDS))
    found = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", page, re.DOTALL)
    assert found is not None
    answer = client.post(WORDS, {**form(client), "words": found[1], "do": "propose"})
    assert (answer.status_code, len(charter().proposals)) == (422, 8)


def test_two_who_amend_one_clause_at_one_moment_both_survive(enter: Enter) -> None:
    """Each delegation's words become an arm, whoever came first."""
    clients = {"China": enter("china-head"), "Russia": enter("russia-head")}
    forms = {who: form(client) for who, client in clients.items()}

    def send(who: str, new: str) -> None:
        clients[who].post(WORDS, {**forms[who], "words": new, "do": "propose"})
        connection.close()

    threads = [
        Thread(target=send, args=("China", NEW)),
        Thread(target=send, args=("Russia", NEW.replace("consensus", "unanimous decision"))),
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    arms = [
        arm.holders
        for bracket in charter().brackets.values()
        if bracket.provision == "Article 4(2)"
        for arm in bracket.arms
    ]
    assert {("China",), ("Russia",)} <= set(arms)


def test_two_of_one_delegation_take_two_names(enter: Enter) -> None:
    """Forms that were opened with the same name for a proposal are entered under two."""
    client = enter("china-head")
    first, second = form(client), form(client)
    assert first["name"] == second["name"]
    client.post(WORDS, {**first, "words": NEW, "do": "propose"})
    other = WORDS.replace("(2)", "(3)")
    client.post(other, {**second, "words": "3. Nothing else.", "do": "propose"})
    assert len(charter().proposals) == 10


def test_a_draft_is_shown_to_its_audience_alone(enter: Enter) -> None:
    """A draft for the own delegation changes no octet of what anybody else is shown."""
    client, others = enter("china-head"), [enter("russia-head"), enter("kazakhstan-chair-cnc")]
    address = "/texts/Charter/provisions/Article 4(2)/"
    changing = re.compile(r'name="(?:mark|csrfmiddlewaretoken)" value="[^"]+"|\d\d:\d\d')

    def seen() -> list[str]:
        return [changing.sub("", words(one.get(address))) for one in others]

    before = seen()
    shown = {**form(client), "words": NEW, "do": "draft", "audience": "own delegation"}
    assert client.post(WORDS, shown).status_code == 302
    assert "consensus" in words(enter("china-adviser").get(address))
    assert seen() == before


def test_a_draft_is_tabled_under_its_name(enter: Enter) -> None:
    """A draft that is proposed is a draft no more, and everybody reads it."""
    client = enter("china-head")
    shown = {**form(client), "words": NEW, "do": "draft", "audience": "own delegation"}
    client.post(WORDS, shown)
    [draft] = charter().drafts
    address = f"/texts/Charter/drafts/{draft.name.replace('.', '~d')}/words/"
    client.post(address, {**form(client, address), "words": NEW, "do": "propose"})
    assert charter("Russia").proposals[draft.name].words == NEW


def test_nobody_opens_the_draft_of_another(enter: Enter) -> None:
    """A draft that is not one's own is answered as one that does not exist."""
    client = enter("china-head")
    client.post(WORDS, {**form(client), "words": NEW, "do": "draft", "audience": "members"})
    [draft] = charter().drafts
    for name in (draft.name, "Nothing"):
        assert enter("russia-head").get(f"/texts/Charter/drafts/{name}/words/").status_code == 404


def test_own_proposals_are_changed_and_withdrawn_and_others_joined(enter: Enter) -> None:
    """A sponsor changes and withdraws its words; another delegation puts its name under them."""
    client, other = enter("china-head"), enter("russia-head")
    client.post(WORDS, {**form(client), "words": NEW, "do": "propose"})
    [name] = [one for one in charter().proposals if one.startswith("China")]
    base = f"/texts/Charter/proposals/{name}/"
    assert other.post(f"{base}co-sponsor/", {"mark": "a"}).status_code == 302
    assert charter().proposals[name].sponsors == ("China", "Russia")
    again = {**form(client, f"{base}words/"), "words": NEW + " Now.", "do": "amend"}
    assert client.post(f"{base}words/", again).status_code == 302
    assert charter().proposals[name].words == NEW + " Now."
    assert other.post(f"{base}withdraw/", {"mark": "b"}).status_code == 422
    assert client.post(f"{base}withdraw/", {"mark": "c"}).status_code == 302
    assert charter().proposals[name].withdrawn is not None
