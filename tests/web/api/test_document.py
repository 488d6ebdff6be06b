"""The document of the API: it is made from the types, and every answer is of its type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.test import Client
from tests.web.conftest import Enter

from paraph.web.api.addresses import ROUTES
from paraph.web.api.document import document, octets, operation_id
from paraph.web.api.routes import JSON, Route
from paraph.web.names import NameConverter

KEPT = Path(__file__).parents[3] / "docs" / "openapi.json"

LISTS = {
    "participant": ("/api/participants/", "participant"),
    "organ": ("/api/organs/", "organ"),
    "meeting": ("/api/meetings/", "meeting"),
    "symbol": ("/api/documents/", "symbol"),
    "decision": ("/api/decisions/", "decision"),
    "text": ("/api/texts/", "text"),
    "kind": ("/api/kinds/", "kind"),
    "treaty": ("/api/treaties/", "treaty"),
}
"""Where the names in addresses come from."""

QUESTIONS = {"since": "2002-05-10", "of": "b9", "one": "China", "other": "Russia", "seconds": "1"}


def test_the_kept_document_is_that_of_the_types() -> None:
    """docs/openapi.json says what the API answers; renew it when the API changes."""
    renew = "The API has changed: python -m paraph.web.api > docs/openapi.json"
    assert KEPT.read_bytes() == octets(), renew


def test_every_question_has_a_name_of_its_own_and_a_sentence() -> None:
    """Programs call questions by names, and people read what they are for."""
    names = [operation_id(route) for route in ROUTES]
    told = [one["summary"] for methods in document()["paths"].values() for one in methods.values()]
    assert (len(set(names)), all(one.endswith(".") or ":" in one for one in told)) == (
        len(ROUTES),
        True,
    )


def names_of(client: Client, name: str) -> list[str]:
    """Everything that is called so."""
    address, member = LISTS[name]
    return [one[member] for one in client.get(address).json()["items"]]


def addresses(client: Client, route: Route) -> Iterator[str]:
    """The addresses of a route, up to three for each name in it."""
    if not route.names:
        yield f"/api/{route.path}"
        return
    [name, *inner] = route.names
    for called in ["1"] if name == "number" else names_of(client, name)[:3]:
        path = route.path.replace(f"{{{name}}}", NameConverter().to_url(called))
        if not inner:
            yield f"/api/{path}"
            continue
        listed = client.get(f"/api/texts/{NameConverter().to_url(called)}/{inner[0]}s/").json()
        for one in listed["items"][:3]:
            yield "/api/" + path.replace(f"{{{inner[0]}}}", NameConverter().to_url(one[inner[0]]))


@pytest.mark.slow
@pytest.mark.parametrize("example", ["demo", "charter", "sco", "depositary"])
def test_every_answer_is_of_its_type(
    example: str, enter: Enter, house_of: Callable[[str], None]
) -> None:
    """Whatever is read is what the document says, with no member more or less."""
    if example != "demo":
        house_of(example)
    client = enter("secretariat-secretariat")
    faults: list[Any] = []
    for route in ROUTES:
        if route.method != "GET" or route.media != JSON:
            continue
        asked = {key: QUESTIONS[key] for key in route.query.__struct_fields__ if key in QUESTIONS}
        for address in addresses(client, route):
            answer = client.get(address, asked)
            if answer.status_code == 404 and "silences" in address:
                continue  # not every decision is taken in silence
            try:
                msgspec.json.decode(answer.content, type=route.answer)
            except msgspec.ValidationError as error:
                faults.append((address, answer.status_code, str(error), answer.content[:200]))
    assert faults == []
