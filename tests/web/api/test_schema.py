"""Whatever the document allows, and more: no fault, and no answer that it does not know.

Questions are made from the document by schemathesis, and sent by each of several seats in turn.
Names are partly those of the record, so that questions reach what stands behind them.
``PARAPH_API_EXAMPLES`` says how many are made for each address: a few in every run, more by hand.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from itertools import cycle
from typing import Any, Final, TypeAlias

import msgspec
import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.web.api.conftest import Bearer, stated

from paraph.secretariat import CATALOGUE
from paraph.web.accounts.models import Function
from paraph.web.api import asking
from paraph.web.api.addresses import ROUTES
from paraph.web.demo.stage import seat_somebody

Drawn: TypeAlias = dict[str, Any] | None

EXAMPLES: Final = int(os.environ.get("PARAPH_API_EXAMPLES", "4"))

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]

SEATS: Final = (
    "kazakhstan-chair-cnc",
    "china-head",
    "secretariat-secretariat",
    "russia-depositary",
    "china-adviser",
    "",
)
"""Who asks, in turn; the last one is the public."""

NAMES: Final = {
    "text": "Charter",
    "provision": "Article 1",
    "bracket": "b9",
    "participant": "China",
    "delegation": "China",
    "organ": "CHS",
    "meeting": "CHS 2002-06-07",
    "symbol": "SCO~s2002~sSTATEMENT",
    "decision": "CNC~s2002~s1",
    "treaty": "Shanghai Convention",
    "proposal": "CRP~d1",
    "kind": "negotiation~dposition-stated",
}
"""What there is, as addresses name it."""


def is_lucky(drawn: object) -> bool:
    """Whether a name that was drawn gives way to one that there is: about two of three do."""
    return sum(str(drawn).encode()) % 3 > 0


def path_with_names(_context: Any, drawn: Drawn) -> Drawn:  # noqa: ANN401 - as schemathesis has it
    """Ask about what there is."""
    return drawn and {
        name: NAMES[name] if name in NAMES and is_lucky(one) else one for name, one in drawn.items()
    }


def query_with_days(_context: Any, drawn: Drawn) -> Drawn:  # noqa: ANN401 - as above
    """Search for packages a short while; ask about days and places that there are."""
    known = {"seconds": 0.05, "on": "2002-05-01", "since": "2002-05-10", "of": "b9"}
    return drawn and {
        name: known[name] if name in known and is_lucky(one) else one for name, one in drawn.items()
    }


def act_with_names(_context: Any, body: Any) -> Any:  # noqa: ANN401 - as above
    """Act on what there is."""
    payload = body.get("payload") if isinstance(body, dict) else None
    if isinstance(payload, dict):
        for name in payload.keys() & NAMES.keys():
            if is_lucky(payload[name]):
                payload[name] = NAMES[name].replace("~s", "/").replace("~d", ".")
    return body


@cache
def schema() -> Any:  # noqa: ANN401 - as above
    """The document as schemathesis reads it."""
    read = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())
    read.hook("map_path_parameters")(path_with_names)
    read.hook("map_query")(query_with_days)
    read.hook("map_body")(act_with_names)
    return read


@pytest.fixture
def headers(bearer: Bearer, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The headers of each seat in turn; nobody counts how often they ask."""
    monkeypatch.setattr(asking, "A_MINUTE", 10**9)
    seat_somebody("Russia", Function.DEPOSITARY, "")
    return cycle([_headers(bearer, seat) for seat in SEATS])


def _headers(bearer: Bearer, seat: str) -> dict[str, str]:
    if not seat:
        return {}
    program = bearer(seat, "read", "act", "depositary")
    return {"Authorization": str(program.defaults["HTTP_AUTHORIZATION"])}


ROOMS: Final = sorted({one.room for one in ROUTES})


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
def test_every_answer_is_one_that_the_document_knows(
    room: str, headers: Iterator[dict[str, str]]
) -> None:
    """No question brings a fault of ours, or a status, a form or a type that is not documented."""
    asked = [one for one in ROUTES if one.room == room]
    told = [ask(schema()[f"/{one.path}"][one.method], headers) for one in asked]
    assert all(max(statuses) < 500 for statuses in told)


def ask(operation: Any, headers: Iterator[dict[str, str]]) -> set[int]:  # noqa: ANN401 - as above
    """Ask at one address whatever the document allows; returns how it was answered.

    An answer that the document does not know is a failure of its own, with the question in it.
    """
    statuses: set[int] = set()

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy())
    def asked(case: schemathesis.Case) -> None:
        answer = case.call(headers=next(headers))
        case.validate_response(answer, checks=CHECKS)
        statuses.add(answer.status_code)

    asked()
    return statuses


def sent(operation: Any, headers: dict[str, str], body: object) -> Any:  # noqa: ANN401 - as above
    """The answer to an act that is sent, held against the document."""
    case = operation.Case(body=body, headers=headers, media_type="application/json")
    answer = case.call()
    case.validate_response(answer, checks=CHECKS)
    return answer


@pytest.mark.slow
def test_every_kind_of_act_is_answered_as_the_document_says(
    headers: Iterator[dict[str, str]],
) -> None:
    """The sample of every kind is a body that the document knows, and so is what comes of it."""
    seats = [next(headers) for _ in SEATS]
    examined, entered = (schema()[one]["POST"] for one in ("/acts/examination/", "/acts/"))
    statuses = set()
    for number, kind in enumerate(CATALOGUE):
        body = {"kind": kind.name, "payload": msgspec.json.decode(kind.revisions[-1].sample)}
        assert sent(examined, seats[number % 4], body).status_code == 200
        statuses.add(sent(entered, seats[number % len(seats)], body).status_code)
    statuses.add(sent(entered, seats[1], stated()).status_code)
    assert statuses == {201, 401, 422}
