"""Whatever the document allows, and more: no fault, and no answer that it does not know."""

from __future__ import annotations

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.web.api.conftest import Bearer

from paraph.web.api import asking

SCHEMA = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture
def token(bearer: Bearer, monkeypatch: pytest.MonkeyPatch) -> str:
    """The token of the chair, who may do most; nobody counts how often it asks."""
    monkeypatch.setattr(asking, "A_MINUTE", 10**9)
    client = bearer("kazakhstan-chair-cnc", "read", "act")
    return str(client.defaults["HTTP_AUTHORIZATION"])


@pytest.mark.slow
@SCHEMA.include(method="GET").exclude(path_regex="/package/").parametrize()
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_one_that_the_document_knows(case: schemathesis.Case, token: str) -> None:
    """No question brings a fault of ours, or a status, a form or a type that is not documented."""
    answer = case.call(headers={"Authorization": token})
    assert answer.status_code < 500
    case.validate_response(answer, checks=CHECKS)
