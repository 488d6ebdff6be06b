"""The stream of an open page: it ends with the session by which it listens."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor

from django.contrib.sessions.backends.db import SessionStore
from tests.web.conftest import Enter

from paraph.organisation.viewers import Viewer
from paraph.web import house
from paraph.web.live.broadcast import BROADCAST, Broadcast
from paraph.web.live.listening import BEAT, LONGEST, WAITING, Listener
from paraph.web.live.stream import _missed, going_on

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
            return await asyncio.wait_for(listener.heard(), 20)
        finally:
            BROADCAST.leave(listener)
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


def heard(listener: Listener) -> bytes | None:
    """What a listener is sent next."""
    with ThreadPoolExecutor(1) as hands:  # as above
        return hands.submit(lambda: asyncio.run(asyncio.wait_for(listener.heard(), 20))).result()


def test_what_waits_is_not_told_to_whoever_is_sent_away() -> None:
    """A stream that ends ends at once, whatever is still in its queue."""
    listener = Listener(CHINA, "session")
    listener.tell(b"act")
    listener.send_away()
    assert heard(listener) is None


def test_what_waits_is_sent_at_once() -> None:
    """Whoever was slow is sent all that waits, in its order; whoever is too slow is sent away."""
    listener = Listener(CHINA)
    for number in range(WAITING):
        listener.tell(b"%d " % number)
    assert heard(listener) == b"".join(b"%d " % number for number in range(WAITING))
    for _ in range(WAITING + 1):
        listener.tell(b"act")
    assert heard(listener) is None


def test_a_quiet_line_is_kept_open_and_a_long_one_ended() -> None:
    """After a quiet time a beat is sent; after a long one the page has to come back."""
    listener = Listener(CHINA)
    listener.keep_alive(BEAT)
    listener.keep_alive(BEAT + 1)
    assert heard(listener) == b"event: beat\ndata: {}\n\n"
    listener.keep_alive(LONGEST + 1)
    assert heard(listener) is None


def test_each_is_told_what_is_for_them_and_once(enter: Enter) -> None:
    """Of two acts, one for the chair alone, each listener is told those for it, once each."""
    china, broadcast = enter("china-head"), Broadcast()
    viewers = [Viewer("China"), Viewer("Russia"), Viewer("Russia"), Viewer("public")]
    address = "/texts/Charter/brackets/b9/position/"
    said = {"arm": "base", "stance": "oppose"}

    async def told() -> list[int]:
        listeners = [Listener(one) for one in viewers]
        for one in listeners:
            await broadcast.join(one, house.secretariat())
        for audience in ("chair only", "members"):
            form = {**said, "audience": audience, "mark": audience}
            await asyncio.to_thread(china.post, address, form)
        await broadcast._tell(house.secretariat)
        await broadcast._tell(house.secretariat)
        return [(await one.heard() or b"").count(b"event: act") for one in listeners[:3]]

    with ThreadPoolExecutor(1) as hands:  # as above
        assert hands.submit(lambda: asyncio.run(told())).result() == [2, 1, 1]


def test_nothing_is_missed_between_a_page_and_its_stream(enter: Enter) -> None:
    """A page says up to which act it was made; what was entered since is told when it listens."""
    china = enter("china-head")
    made = re.search(r'data-seen="(\d+)"', china.get("/texts/Charter/").content.decode())
    assert made is not None
    said = {"arm": "base", "stance": "oppose", "audience": "members", "mark": "one"}
    china.post("/texts/Charter/brackets/b9/position/", said)
    number = house.secretariat().door(CHINA).at_head()[1]
    told = _missed(CHINA, int(made[1]), number, "").split(b"\n\n")
    assert [b"event: here" in one for one in told[:2]] == [True, False]
    assert told[0].splitlines()[1] == f"id: {made[1]}".encode()
    assert told[1].startswith(f"id: {number}\nevent: act".encode())


def test_a_number_that_says_nothing_is_answered_by_asking_anew(enter: Enter) -> None:
    """A page that heard of more than there is asks anew for what it shows."""
    enter("")
    assert b"id: 5\nevent: here\n" in _missed(CHINA, 9, 5, "")
    assert b"event: anew" in _missed(CHINA, 9, 5, "")
