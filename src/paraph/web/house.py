"""The house: one organisation, one record, one secretariat, for as long as the process lives.

Other processes may write to the same record; the secretariat reads on to the head before each
answer, so that what it says is never older than the question.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from threading import Lock

from django.conf import settings
from django.utils.module_loading import import_string

from paraph.organisation.viewers import Viewer
from paraph.record import Act
from paraph.secretariat import Clock, Secretariat, Situation, SystemClock
from paraph.storage import SqliteRecord


class ShiftedClock:
    """A clock that stood at a moment of the past when it was set, and has gone on since.

    >>> from datetime import UTC
    >>> moment = datetime(2002, 4, 26, 9, tzinfo=UTC)
    >>> ShiftedClock(moment).now() - moment < timedelta(minutes=1)
    True
    """

    def __init__(self, moment: datetime) -> None:
        self._clock = SystemClock()
        self._behind = self._clock.now() - moment

    def now(self) -> datetime:
        """The moment that the clock shows, in UTC."""
        return self._clock.now() - self._behind


_lock = Lock()


def secretariat() -> Secretariat:
    """The secretariat of the house."""
    with _lock:
        return _secretariat()


@cache
def _secretariat() -> Secretariat:
    record = SqliteRecord(settings.RECORD)
    made = Secretariat(
        record, SystemClock(), notifier=import_string(settings.NOTIFIER), snapshots=record
    )
    if settings.DEMO:
        made.clock = _demo_clock(made.situation())
    return made


def begin(*acts: Act) -> None:
    """Enter what was done before a demonstration; its clock goes on where that ends."""
    made = secretariat()
    made.clock = SystemClock()
    made.submit(*acts)
    made.clock = _demo_clock(made.situation())


def _demo_clock(situation: Situation) -> Clock:
    """The demonstration goes on where its record ends."""
    return ShiftedClock(situation.last + timedelta(minutes=1))


def situation_for(viewer: Viewer, as_of: datetime | None = None) -> Situation:
    """The facts as a viewer sees them, as they stand or as they stood at a moment."""
    return secretariat().situation_for(viewer, as_of)


def show(text: str, place: dict[str, object]) -> None:
    """Tell every open page for which a text is open where the chair reads it."""
    import_string(settings.NOTIFIER).show(text, place, sees)


def sees(viewer: Viewer, text: str) -> bool:
    """Whether a text is open for a viewer; one that does not exist is not."""
    return text in situation_for(viewer).negotiation.texts


def now() -> datetime:
    """The present moment, as the house has it."""
    return secretariat().clock.now()


def close() -> None:
    """Let go of the record; the next question opens it again."""
    with _lock:
        if _secretariat.cache_info().currsize:
            _secretariat().record.close()  # type: ignore[attr-defined]
        _secretariat.cache_clear()


def name() -> str:
    """The name of the organisation, which is that of its record."""
    return secretariat().record.origin.partition("/")[0]
