"""All small worlds: every sequence of a few acts by a few delegations, one by one.

An act that is refused changes nothing, so what could follow it is tried without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from paraph.decisions.proceedings import quiet
from paraph.record import Entered
from paraph.secretariat import CATALOGUE, EMPTY, Situation, apply, examine
from simulation.acting import BEGINNING, CAPACITIES, content, founding, moment
from simulation.auditor import Auditor, Intent
from simulation.conference import Discrepancy

NAMES: Final = ("Fiji", "Norway", "Peru")
OBSERVER: Final = "Vanuatu"
HOUR: Final = 60
DEADLINE: Final = 3 * HOUR
"""On the hour at which an act is done, for what matters happens at the very deadline."""


def founded(members: tuple[str, ...]) -> Situation:
    """A conference with one decision before it."""
    said = founding(members, OBSERVER, members[0])
    situation = EMPTY
    for number, one in enumerate(said, 1):
        act = CATALOGUE.encode(
            one, participant="Secretariat", capacity="secretariat", moment=moment(0)
        )
        situation = apply(situation, Entered(number, act, one))
    return situation


def possible(members: tuple[str, ...], now: int) -> Iterator[Intent]:
    """What could be tried at a time, whether it is allowed or not."""
    chair = members[0]
    for who in members:
        yield Intent("object", who, "head", "D/1")
        yield Intent("relent", who, "head", "D/1")
        for word in ("support", "amendment"):
            yield Intent("reply", who, "head", "D/1", who, word, now)
    yield Intent("silence", chair, "chair", "D/1", time=DEADLINE)
    yield Intent("extend", chair, "chair", "D/1", time=DEADLINE + 60)
    yield Intent("extend", "Secretariat", "secretariat", "D/1", time=DEADLINE + 60)
    yield Intent("declare", chair, "chair", "D/1", word="adopted")


def explore(delegations: int, acts: int) -> int:
    """Try every sequence of acts, and count them.

    Raises:
        Discrepancy: if the auditor and Paraph disagree.
    """
    members = NAMES[:delegations]
    situation = founded(members)
    first = Intent("propose", members[0], "head", "D/1")
    return _beyond(members, situation, (first,), acts)


def _beyond(
    members: tuple[str, ...], situation: Situation, done: tuple[Intent, ...], left: int
) -> int:
    """Do the last of ``done``, hold it against the auditor, and go on from there."""
    now = (len(done) - 1) * HOUR
    auditor = Auditor(members, members[0])
    entered = _told(auditor, done)
    intent, said = done[-1], content(done[-1], members)
    act = CATALOGUE.encode(
        said, participant=intent.who, capacity=CAPACITIES[intent.role], moment=moment(now)
    )
    finding = examine(situation, act, act.when)
    if finding.value is not entered:
        raise Discrepancy(f"{done}: the auditor said {entered}, Paraph: {finding}")
    if not entered:
        return 1
    situation = apply(situation, Entered(100, act, said))
    _compare(auditor, situation, done, now)
    if left == 0:
        return 1
    return 1 + sum(
        _beyond(members, situation, (*done, following), left - 1)
        for following in possible(members, now + HOUR)
    )


def _told(auditor: Auditor, done: tuple[Intent, ...]) -> bool:
    """Whether the last of what was done is entered; the auditor remembers all of it."""
    entered = False
    for number, intent in enumerate(done):
        entered = auditor.enters(intent, number * HOUR)
        if entered:
            auditor.remember(intent, number * HOUR)
    return entered


def _compare(auditor: Auditor, situation: Situation, done: tuple[Intent, ...], now: int) -> None:
    matter = situation.decisions.matters["D/1"]
    for later in (now, DEADLINE, 1000):
        if later < now:
            continue
        at = BEGINNING + timedelta(minutes=later)
        stands, predicted = quiet(matter, at).value.value, auditor.silence("D/1", later)
        if stands != predicted:
            raise Discrepancy(f"{done}, minute {later}: {stands}; the auditor said {predicted}.")
