"""An Indico with one meeting of three days, served as Paraph is, for ``bench.beside_indico``.

INDICO_CONFIG=FILE PYTHON bench/indico_house.py [PORT]

PYTHON is that of an environment with ``indico==3.2.9``, ``a2wsgi`` and ``uvicorn``; the database is
ready (``indico db prepare``).  Prints where the page of the meeting is, and serves it until it is
stopped.
"""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import uvicorn
from a2wsgi import WSGIMiddleware
from flask import Flask, session
from indico.core.db import db
from indico.core.db.sqlalchemy.colors import ColorTuple
from indico.modules.auth import Identity
from indico.modules.categories import Category
from indico.modules.events import Event
from indico.modules.events.contributions.operations import create_contribution
from indico.modules.events.models.events import EventType
from indico.modules.events.operations import create_event
from indico.modules.events.sessions.operations import create_session
from indico.modules.events.timetable.operations import (
    create_break_entry,
    create_session_block_entry,
    schedule_contribution,
)
from indico.modules.users import User
from indico.modules.users.operations import create_user
from indico.web.flask.app import make_app

TITLE = "Meeting on the Draft Charter"
ZONE = "Europe/Moscow"
DELEGATE = "delegate"
PASSWORD = "Issyk-Kul-and-Neva-2002"  # noqa: S105 - of a house that is made to be measured
ITEM = timedelta(minutes=30)
THREADS = 8
"""As many as Paraph has."""


def at(day: int, hour: int) -> datetime:
    return datetime(2002, 6, 5 + day, hour, tzinfo=ZoneInfo(ZONE))


def delegate() -> User:
    """Somebody with an account."""
    found = User.query.filter_by(is_system=False).first()
    if found is None:
        identity = Identity(provider="indico", identifier=DELEGATE, password=PASSWORD)
        names = {"first_name": "First", "last_name": "Delegate", "affiliation": "China"}
        found = create_user("delegate@demo.example", names, identity=identity)
        db.session.commit()
    return found


def meeting(person: User) -> Event:
    """A meeting with a timetable: three days, six sessions, 36 items, three breaks."""
    told: dict[str, Any] = {
        "creator": person,
        "title": TITLE,
        "start_dt": at(0, 9),
        "end_dt": at(2, 18),
        "timezone": ZONE,
        "description": "<p>Third reading of the Draft Charter.</p>",
        "location_data": {"venue_name": "Moscow", "inheriting": False},
    }
    made = create_event(Category.get_root(), EventType.meeting, told)
    db.session.commit()  # numbers of sessions are drawn outside of this transaction
    for day in range(3):
        half_day(made, 2 * day + 1, at(day, 9))
        half_day(made, 2 * day + 2, at(day, 14))
        lunch = {"title": "Lunch", "start_dt": at(day, 12), "duration": timedelta(hours=2)}
        create_break_entry(made, lunch | {"location_data": {"inheriting": True}, **colours()})
    db.session.commit()
    return made


def half_day(whole: Event, number: int, start: datetime) -> None:
    """A session with six items, one after the other."""
    told = {"title": f"Session {number}", "code": f"S{number}", **colours()}
    part = create_session(whole, told | {"default_contribution_duration": ITEM})
    block = {"title": "", "start_dt": start, "duration": 6 * ITEM, "person_links": []}
    entry = create_session_block_entry(part, block | {"location_data": {"inheriting": True}})
    for item in range(6):
        said = {
            "title": f"Article {6 * number - 5 + item} of the Draft Charter",
            "description": "Amendments of two delegations, and the proposal of the chair.",
            "duration": ITEM,
            "session": part,
        }
        one = create_contribution(whole, said)
        schedule_contribution(one, start + item * ITEM, session_block=entry.object)


def colours() -> dict[str, ColorTuple]:
    return {"colors": ColorTuple("#1d041f", "#eee0ef")}


def furnish(app: Flask) -> int:
    """Make the meeting, unless it is there; its number."""
    with app.test_request_context():
        person = delegate()
        session.set_session_user(person)
        found = Event.query.filter_by(title=TITLE, is_deleted=False).first()
        return int((found or meeting(person)).id)


def main() -> None:
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8790
    app = make_app()
    print(f"http://127.0.0.1:{port}/event/{furnish(app)}/", flush=True)
    pages = WSGIMiddleware(app, workers=THREADS)
    uvicorn.run(pages, host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    main()
