"""What every test may ask for: the corpus of real texts, and how hard hypothesis tries."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

SLOW_MACHINES_ARE_FINE = [HealthCheck.too_slow]

settings.register_profile(
    "quick", max_examples=25, deadline=None, suppress_health_check=SLOW_MACHINES_ARE_FINE
)
settings.register_profile(
    "full", max_examples=100, deadline=None, suppress_health_check=SLOW_MACHINES_ARE_FINE
)
settings.register_profile("ci", settings.get_profile("full"), derandomize=True, print_blob=True)
settings.load_profile(
    os.environ.get("PARAPH_PROFILE") or ("ci" if os.environ.get("CI") else "full")
)


def find_shared() -> Path | None:
    """Where the corpus lies: PARAPH_SHARED, or ``shared`` beside the checkout or its parent."""
    named = os.environ.get("PARAPH_SHARED")
    places = [Path(named)] if named else [ROOT.parent / "shared", ROOT.parent.parent / "shared"]
    return next((place.resolve() for place in places if place.is_dir()), None)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the corpus of real texts."""
    folder = find_shared()
    if folder is None:
        pytest.skip("The corpus of real texts is not here: name its folder in PARAPH_SHARED.")
    return folder


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that asks for the corpus, so that ``-m "not corpus"`` leaves it out."""
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker("corpus")


@pytest.hookimpl(trylast=True, specname="pytest_collection_modifyitems")
def pytest_long_tests_first(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no process waits for another at the end."""
    items.sort(key=lambda item: "slow" not in item.keywords)
