"""Sets the stage: a record with what was done so far, and a seat for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from typing import Final

from django.conf import settings
from django.contrib.auth.models import User

from paraph.examples import ORIGINS, example_acts
from paraph.record import Act
from paraph.storage import SqliteRecord
from paraph.web import house
from paraph.web.accounts.models import Function, Seat
from paraph.web.demo.accounts import open_accounts
from paraph.web.demo.setting import SIX, setting

UNTIL: Final = "2002-05-20T07:00:00+00:00"
"""Here the demonstration begins: the third reading is open, and two have amended one clause."""


def set_the_stage() -> None:
    """Make the record and the accounts of the demonstration, unless they are there."""
    settings.HOME.mkdir(parents=True, exist_ok=True)
    if not settings.RECORD.exists():
        SqliteRecord.create(settings.RECORD, ORIGINS["charter"]).close()
        house.begin(*acts())
    open_accounts(_seat_everybody)


def _seat_everybody() -> None:
    if not Seat.objects.exists():
        for participant, function, organ in seats():
            seat_somebody(participant, function, organ)


def acts() -> Iterator[Act]:
    """What was done before the demonstration begins."""
    told = (act for act in example_acts("charter") if act.moment < UNTIL)
    return merge(told, setting(), key=lambda act: act.when)


def seats() -> Iterator[tuple[str, Function, str]]:
    """Whom one can be."""
    yield "Secretariat", Function.SECRETARIAT, ""
    yield "Kazakhstan", Function.CHAIR, "CNC"
    yield "Russia", Function.CHAIR, "CHS"
    for name in SIX:
        yield name, Function.HEAD, ""
    yield "China", Function.ADVISER, ""
    yield "China", Function.DEPOSITARY, ""


def seat_somebody(participant: str, function: Function, organ: str) -> None:
    """An account that nobody knows a password of, in a seat."""
    name = f"{participant}-{function}-{organ}".lower().rstrip("-")
    account = User.objects.create_user(name, f"{name}@demo.example")
    Seat.objects.create(account=account, participant=participant, function=function, organ=organ)
