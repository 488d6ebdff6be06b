"""A house for each test: the demonstration as it begins, and somebody in each of its seats."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connections
from django.test import Client

from paraph.web import house
from paraph.web.demo.stage import set_the_stage

Enter = Callable[[str], Client]
FILES = ("organisation.record", "accounts.sqlite3")


def leave() -> None:
    """Let go of the files of the house."""
    house.close()
    connections.close_all()


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration as it begins, made once."""
    kept = tmp_path_factory.mktemp("stage")
    set_the_stage()
    leave()
    for name in FILES:
        shutil.copy(settings.HOME / name, kept / name)
    return kept


@pytest.fixture
def demo(stage: Path) -> Iterator[Path]:
    """The house of this process, as the demonstration begins."""
    for name in FILES:
        for old in settings.HOME.glob(f"{name}*"):
            old.unlink()
        shutil.copy(stage / name, settings.HOME / name)
    cache.clear()
    yield settings.HOME
    leave()


@pytest.fixture
def enter(demo: Path) -> Enter:
    """Take a seat: ``enter("china-head")``; ``enter("")`` looks on as the public."""
    del demo

    def entered(name: str) -> Client:
        client = Client(SERVER_NAME="localhost")
        if name:
            client.force_login(User.objects.get(username=name), settings.AUTHENTICATION_BACKENDS[0])
        return client

    return entered
