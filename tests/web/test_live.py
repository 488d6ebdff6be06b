"""The stream of an open page: it ends with the session by which it listens."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from django.contrib.sessions.backends.db import SessionStore
from tests.web.conftest import Enter

from paraph.organisation.viewers import Viewer
from paraph.web import house
from paraph.web.live.broadcast import BROADCAST, Listener
from paraph.web.live.stream import going_on

CHINA = Viewer("China")


def test_log_out_ends_the_stream(enter: Enter) -> None:
    """Whoever logs out is told nothing that is entered afterwards."""
    client = enter("china-head")
    session = client.session.session_key
    assert session is not None

    async def listens() -> bytes | None:
        task = asyncio.ensure_future(BROADCAST.run(house.secretariat, going_on))
        await asyncio.sleep(0)
        listener = Listener(CHINA, session)
        await BROADCAST.join(listener, house.secretariat())
        await asyncio.to_thread(client.post, "/account/logout/")
        try:
            return await asyncio.wait_for(listener.waiting.get(), 20)
        finally:
            BROADCAST.listeners.discard(listener)
            task.cancel()

    with ThreadPoolExecutor(1) as hands:  # a browser test may have left a loop in this thread
        assert hands.submit(lambda: asyncio.run(listens())).result() is None


def test_sessions_that_ended_elsewhere_are_known(enter: Enter) -> None:
    """A session that was ended by another process does not go on; others do."""
    one, other = enter("china-head").session, enter("russia-head").session
    assert one.session_key is not None
    assert other.session_key is not None
    SessionStore(one.session_key).flush()
    assert going_on({one.session_key, other.session_key}) == {other.session_key}


def test_what_waits_is_not_told_to_whoever_is_sent_away() -> None:
    """A stream that ends ends at once, whatever is still in its queue."""
    listener = Listener(CHINA, "session")
    listener.tell(b"act")
    listener.send_away()
    assert (listener.waiting.get_nowait(), listener.waiting.empty()) == (None, True)
