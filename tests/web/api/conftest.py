"""Programs that ask: tokens, answers as plain JSON, and houses with other records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from paraph.examples import ORIGINS, example_acts
from paraph.secretariat import Secretariat, SystemClock
from paraph.storage import SqliteRecord
from paraph.web import house
from paraph.web.api.tokens import make

Bearer = Callable[..., Client]


@pytest.fixture(autouse=True)
def _nobody_asked_yet() -> None:
    """No questions of an earlier test are counted."""
    cache.clear()


@pytest.fixture
def bearer(demo: Path) -> Bearer:
    """A program with a token: ``bearer("china-head", "read", "act")``."""
    del demo

    def made(name: str, *scopes: str) -> Client:
        secret = make(User.objects.get(username=name), "a test", list(scopes), 7)
        return Client(SERVER_NAME="localhost", headers={"Authorization": f"Bearer {secret}"})

    return made


@pytest.fixture
def house_of(demo: Path) -> Callable[[str], None]:
    """Put the record of an example in the place of the demonstration's."""
    del demo

    def put(example: str) -> None:
        house.close()
        for old in settings.HOME.glob("organisation.record*"):
            old.unlink()
        with SqliteRecord.create(settings.RECORD, ORIGINS[example]) as record:
            Secretariat(record, SystemClock()).submit(*example_acts(example))

    return put


def stated(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - as JSON holds it
    """A position that a delegation may state, as an act that is sent."""
    payload = {
        "text": "Charter",
        "bracket": "b9",
        "arm": "base",
        "stance": "oppose",
        "audience": "members",
    }
    return {"kind": "negotiation.position-stated", "payload": payload | changes}
