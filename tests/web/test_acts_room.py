"""Every act that may be done is done by a page, and says why when it may not."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from tests.web.conftest import Enter

from paraph.organisation.acts import MeetingConvened
from paraph.secretariat import CATALOGUE
from paraph.values.moments import PlacedMoment
from paraph.web import house
from paraph.web.accounts.models import Seat
from paraph.web.accounts.roles import Role, role_of
from paraph.web.rooms.acts.forms import ActForm, known_names
from paraph.web.rooms.acts.offered import offered
from paraph.web.rooms.acts.parts import Asked, part
from paraph.web.rooms.acts.titles import TITLES

SEATS = (
    "secretariat-secretariat",
    "china-head",
    "kazakhstan-chair-cnc",
    "china-depositary",
)


def in_seat(name: str) -> Role:
    """The role of whoever sits there."""
    situation = house.secretariat().situation().organisation
    return role_of(Seat.objects.get(account__username=name), situation, house.now().date())


def typed(form: ActForm) -> dict[str, Any]:
    """What a browser sends of a form as it is shown, with a word wherever one must stand."""
    sent: dict[str, Any] = {}
    for name, field in form.fields.items():
        value = field.initial
        if value in (None, ""):
            if not field.required and name != "words":
                continue
            value = "2002-06-07" if field.widget.attrs.get("type") == "date" else "word"
        if value is not False:
            sent[name] = "on" if value is True else value
    return sent


def faults(page: str) -> list[str]:
    """What a page says beside its fields."""
    return re.findall(r'<ul class="errorlist.*?</ul>', page)


def settled(address: str) -> dict[str, str]:
    """What an address asks for."""
    return dict(QueryDict(unescape(address).partition("?")[2]).items())


@pytest.mark.slow
@pytest.mark.parametrize("seat", SEATS)
def test_every_act_that_is_offered_has_a_page(enter: Enter, seat: str) -> None:
    """Whatever a seat may do has a form, which sent as it is says the sentence of the act."""
    client = enter(seat)
    seen = set()
    for one in offered(in_seat(seat)):
        if one.act.kind in seen:
            continue
        seen.add(one.act.kind)
        page = client.get(one.address)
        assert page.status_code == 200, one.address
        form = ActForm(one.content, one.open, known_names(house.secretariat().situation()))
        sent = client.post(one.address, {**typed(form), "look": "1"})
        assert sent.status_code == 200, (one.address, faults(sent.text))
        assert 'class="preview"' in sent.text, one.address
    assert seen


def test_every_field_has_a_title() -> None:
    """No field of any kind of act is shown under the name that programs give it."""
    names = {
        field.name
        for kind in CATALOGUE
        for field in msgspec.structs.fields(kind.revisions[-1].content)
    }
    assert names - set(TITLES) == set()


def test_a_document_is_issued(enter: Enter) -> None:
    """The secretariat issues a document by a form, and it stands in the record."""
    client = enter("secretariat-secretariat")
    sent = {
        "symbol": "SCO/2002/INF.1",
        "title": "Order of seats",
        "nature": "information",
        "languages": "ru\nzh",
        "issued": "2002-05-20",
        "mark": "m1",
    }
    answer = client.post("/acts/organisation.document-issued/", sent)
    assert answer.status_code == 302
    made = house.secretariat().situation().organisation.documents["SCO/2002/INF.1"]
    assert (made.title, made.languages, made.issued) == (
        "Order of seats",
        ("ru", "zh"),
        date(2002, 5, 20),
    )
    assert client.post("/acts/organisation.document-issued/", sent).status_code == 302


def test_a_refusal_stands_beside_the_form(enter: Enter) -> None:
    """What cannot be entered is refused with its grounds, and nothing that was typed is lost."""
    client = enter("secretariat-secretariat")
    sent = {
        "symbol": "SCO/2001/CONVENTION",
        "title": "A second one",
        "nature": "information",
        "languages": "ru",
        "issued": "2002-05-20",
        "mark": "m1",
    }
    answer = client.post("/acts/organisation.document-issued/", sent)
    assert answer.status_code == 422
    assert 'class="refusal"' in answer.text
    assert "A second one" in answer.text


def test_what_cannot_be_read_is_said_beside_its_field(enter: Enter) -> None:
    """A place without such a zone, and a clause that is no TOML, are refused by the form itself."""
    client = enter("secretariat-secretariat")
    meeting = {"meeting": "M", "starts-moment": "2002-06-01T10:00", "starts-place": "Minsk"}
    answer = client.post(
        "/acts/organisation.meeting-convened/?organ=CHS",
        {**meeting, "starts-zone": "Belarus", "mark": "m"},
    )
    assert answer.status_code == 422
    assert any("Belarus" in one for one in faults(answer.text))


def test_a_text_is_brought_in_as_a_file(enter: Enter) -> None:
    """A bracketed text in a file becomes the base of a negotiation."""
    client = enter("secretariat-secretariat")
    words = "Article 1\n1. The Parties [shall][may] meet.\n".encode("utf-16")
    sent = {
        "text": "Protocol",
        "title": "Protocol",
        "delegations": ["China", "Russia"],
        "words-file": SimpleUploadedFile("base.txt", words),
        "mark": "m",
    }
    answer = client.post("/acts/negotiation.base-circulated/?organ=CHS", sent)
    assert answer.status_code == 302, faults(answer.text)
    assert "Protocol" in house.secretariat().situation().negotiation.texts


def test_whoever_may_not_act_finds_no_page(enter: Enter) -> None:
    """To the public and an adviser a form that is not theirs is a page that does not exist."""
    for seat in ("", "china-adviser"):
        client = enter(seat)
        for address in ("/acts/", "/acts/organisation.document-issued/", "/acts/no.such/"):
            assert client.get(address).status_code == 404
    assert enter("china-head").get("/acts/organisation.document-issued/").status_code == 404


def test_the_depositary_files_for_its_treaties_only(enter: Enter) -> None:
    """A depositary enters an instrument; what its State says in the negotiation it cannot."""
    client = enter("china-depositary")
    address = (
        "/acts/depositary.instrument-deposited/?treaty=Shanghai+Convention"
        "&participant=Kazakhstan&means=ratification"
    )
    assert client.get(address).status_code == 200
    assert client.post(address, {"received": "2002-05-20", "mark": "m"}).status_code == 302
    kept = house.secretariat().situation().depositary.treaties["Shanghai Convention"].instruments
    assert kept[-1].content.participant == "Kazakhstan"
    assert client.get("/acts/negotiation.position-stated/").status_code == 404
    wrong = {"stance": "oppose", "audience": "members", "bracket": "b9", "arm": "base", "mark": "x"}
    refused = client.post("/acts/negotiation.position-stated/?text=Charter", wrong)
    assert refused.status_code == 422


def test_what_is_shown_is_what_is_read(enter: Enter) -> None:
    """A form that is sent back as it was shown says what was offered."""
    enter("secretariat-secretariat")
    known = known_names(house.secretariat().situation())
    starts = PlacedMoment("2002-06-07T12:00:00+04:00", "St Petersburg", "Europe/Moscow")
    content = MeetingConvened(meeting="CHS 2002-06-07, 2", organ="CHS", starts=starts)
    opened = ("meeting", "starts", "session", "extraordinary", "hour_known")
    sent = QueryDict(mutable=True)
    sent.update(typed(ActForm(content, opened, known)))
    form = ActForm(content, opened, known, sent)
    assert form.is_valid(), form.errors
    assert form.content() == content


def test_choices_are_led_to_by_sentences(enter: Enter) -> None:
    """Where an act can be about several things, each is a sentence that leads to its form."""
    page = enter("secretariat-secretariat").get("/acts/organisation.membership-ends/")
    addresses = re.findall(r'href="(/acts/organisation\.membership-ends/\?[^"]+)"', page.text)
    assert {settled(one)["participant"] for one in addresses} == {
        "China",
        "Kazakhstan",
        "Kyrgyzstan",
        "Russia",
        "Tajikistan",
        "Uzbekistan",
    }


def test_a_part_for_each_type(enter: Enter) -> None:
    """Lines are read as lists and mappings, and a line that is none is named."""
    enter("")
    described = msgspec.inspect.type_info(dict[str, str])
    one = part(Asked(name="names", value={"en": "Fiji"}, known={}), described)
    assert one.fields["names"].initial == "en: Fiji"
    assert one.read({"names": "en: Fiji\nfr: Fidji"}) == {"en": "Fiji", "fr": "Fidji"}


def test_choices_of_the_same_sentence_are_told_apart(enter: Enter) -> None:
    """Where several acts would be told in the same words, each says in what it is another."""
    page = enter("secretariat-secretariat").get("/acts/negotiation.base-circulated/").text
    assert "Organ: <bdi>Council of Heads of State</bdi>" in page
    assert "Organ: <bdi>Council of National Coordinators</bdi>" in page
