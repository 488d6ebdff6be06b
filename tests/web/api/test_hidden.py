"""What is not for somebody changes no octet of what they are answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.test import Client
from tests.web.api.conftest import Bearer, stated
from tests.web.api.test_document import QUESTIONS, addresses

from paraph.web import house
from paraph.web.api.addresses import ROUTES

COMMENT = {
    "kind": "negotiation.comment-made",
    "payload": {
        "text": "Charter",
        "comment": "C1",
        "bracket": "b9",
        "words": "Whom would it bind?",
        "audience": "chair only",
    },
}


CLOSED = {
    "kind": "negotiation.base-circulated",
    "payload": {
        "text": "Annex",
        "title": "Draft Annex",
        "organ": "CNC",
        "delegations": ["China", "Uzbekistan"],
        "words": "1. The seat is not said aloud.",
        "audience": "members",
    },
}


class Stopped:
    """A clock that stands, so that only what was entered can change an answer."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """The moment at which it was stopped."""
        return self.moment


def asked(client: Client) -> Iterator[tuple[str, str, bytes]]:
    """Everything that can be read, with its tag."""
    for route in ROUTES:
        if route.method != "GET" or "package" in route.path:
            continue
        query = {key: QUESTIONS[key] for key in route.query.__struct_fields__ if key in QUESTIONS}
        for address in addresses(client, route):
            answer = client.get(address, query)
            yield address, answer.headers.get("ETag", ""), answer.content


@pytest.mark.slow
@pytest.mark.parametrize("viewer", ["russia-head", "secretariat-secretariat"])
def test_a_hidden_act_changes_no_octet(bearer: Bearer, viewer: str) -> None:
    """What is told to the chair alone is nowhere to be found by others, and its author finds it.

    Nor is a text that is negotiated behind closed doors, by whoever has no part in it.
    """
    china, other = bearer("china-head", "read", "act"), bearer(viewer, "read")
    chair = bearer("kazakhstan-chair-cnc", "act")
    house.secretariat().clock = Stopped(house.now())
    before, own = list(asked(other)), list(asked(china))
    for act in (stated(audience="chair only"), COMMENT):
        assert china.post("/api/acts/", act, content_type="application/json").status_code == 201
    if viewer == "russia-head":
        assert chair.post("/api/acts/", CLOSED, content_type="application/json").status_code == 201
    assert list(asked(other)) == before
    assert list(asked(china)) != own
