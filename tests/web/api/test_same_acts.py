"""Whatever a page files can be filed by the API: the same act, the same answer and grounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from django.test import Client
from tests.web.acting import forms, words
from tests.web.conftest import Enter

from paraph.record import Act
from paraph.secretariat import examine
from paraph.secretariat.examining import spoken_for
from paraph.values.findings import Reason
from paraph.values.sentences import worded
from paraph.web import filing, house
from paraph.web.accounts.roles import Role
from paraph.web.api.problems import ground_told

PAGES = {
    "china-head": (
        "/texts/Charter/conduct/",
        "/texts/Charter/provisions/Article 1/",
        "/texts/Charter/brackets/b9/",
        "/delegation/texts/Charter/",
        "/delegation/decisions/CNC~s2002~s1/",
        "/acts/",
    ),
    "kazakhstan-chair-cnc": (
        "/texts/Charter/conduct/",
        "/texts/Charter/provisions/Article 1/",
        "/texts/Charter/brackets/b9/",
        "/chair/texts/Charter/",
        "/chair/decisions/new/",
        "/chair/decisions/CNC~s2002~s1/",
        "/acts/",
    ),
    "secretariat-secretariat": ("/chair/texts/Charter/", "/acts/"),
}
"""The pages of each seat that have forms, or lead to forms."""

Filed = tuple[Act, bool, list[dict[str, Any]]]
"""An act that a page would have filed, whether it might be entered, and the grounds of that."""


@pytest.fixture
def filed(monkeypatch: pytest.MonkeyPatch) -> list[Filed]:
    """What pages file from now on: it is examined, noted here, and never entered."""
    noted: list[Filed] = []

    def examined(_sent: filing.Sent, who: Role, content: filing.Made) -> filing.Filed:
        secretariat = house.secretariat()
        acts = secretariat.admissible_for(who.speaker)
        moment = acts.moment.isoformat()
        act = filing._act(who, content, moment)
        against = tuple(spoken_for(who.speaker, moment, act))
        found = examine(acts.situation, act, acts.moment, secretariat.catalogue, against)
        told = msgspec.json.decode(msgspec.json.encode([*map(ground_told, found.grounds)]))
        noted.append((act, found.value, told))
        refusal = filing.refusal(worded("Nothing is entered here."), Reason.SEQUENCE)
        return filing.Filed(finding=refusal)

    monkeypatch.setattr(filing, "once", examined)
    return noted


def pages(client: Client, seat: str) -> Iterator[str]:
    """The pages of a seat, and those of every kind of act that it is offered."""
    for page in PAGES[seat]:
        yield page
        if page == "/acts/":
            yield from dict.fromkeys(re.findall(r'href="(/acts/[^"]+)"', words(client.get(page))))


def sent(client: Client, seat: str) -> None:
    """Send every form of every page as it is shown, with a word where one must stand."""
    for page in pages(client, seat):
        for address, fields in forms(words(client.get(page))).items():
            if "mark" in fields:
                told = {name: one or "word" for name, one in fields.items() if name != "look"}
                answer = client.post(address or page, told)
                assert answer.status_code < 500, address


@pytest.mark.slow
@pytest.mark.parametrize("seat", list(PAGES))
def test_what_a_page_files_the_api_files(enter: Enter, filed: list[Filed], seat: str) -> None:
    """The API reads each act of a page as the page does, and examines it ground by ground alike."""
    client = enter(seat)
    sent(client, seat)
    differs = []
    for act, value, grounds in filed:
        body = {"kind": act.kind, "payload": msgspec.to_builtins(act.content)}
        answer = client.post("/api/acts/examination/", body, content_type="application/json")
        told = answer.json()
        if (told.get("value"), told.get("grounds")) != (value, grounds):
            differs.append((act, value, grounds, told))
    kinds = {act.kind for act, _, _ in filed}
    assert differs == []
    assert len(kinds) > 3
