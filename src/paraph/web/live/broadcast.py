"""The broadcast: one task reads what is entered and tells everybody who listens.

An act that this process enters wakes the task at once; what other processes enter it finds when it
looks, twice a second.  However many listen, the record is read once for each viewer, and what a
viewer is told is written once, under the viewer's own numbers.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import islice
from typing import Final

from paraph.organisation.viewers import Viewer
from paraph.record import Entered
from paraph.secretariat import Secretariat
from paraph.values.errors import ParaphError
from paraph.web.live.listening import Listener
from paraph.web.live.notices import notice

LOOK: Final = 0.5
"""How many seconds pass before the record is looked at without being told to."""

SESSIONS: Final = 5.0
"""How many seconds pass before it is looked at whether those who listen are still logged in."""


class Broadcast:
    """Reads once, tells all."""

    def __init__(self) -> None:
        self.places: dict[str, bytes] = {}
        self._listeners: dict[Viewer, set[Listener]] = {}
        self._told: dict[Viewer, int] = {}
        self._wake: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def announce(self, entered: Sequence[Entered]) -> None:
        """Wake the task: acts were entered by this process, in whatever thread."""
        del entered
        if self._loop is not None and self._wake is not None:
            self._loop.call_soon_threadsafe(self._wake.set)

    def show(
        self, text: str, place: dict[str, object], sees: Callable[[Viewer, str], bool]
    ) -> None:
        """Tell where the chair reads a text, all for whom it is open: nothing of it is entered.

        Whoever comes later is told the last place.  It is told by this process alone.
        """
        self.places[text] = message = said(place, "place")
        if self._loop is not None:
            viewers = [one for one in tuple(self._listeners) if sees(one, text)]
            self._loop.call_soon_threadsafe(self._show, message, viewers)

    def _show(self, message: bytes, viewers: Iterable[Viewer]) -> None:
        for listener in [one for viewer in viewers for one in self._listeners.get(viewer, ())]:
            listener.tell(message)

    def end(self, session: str) -> None:
        """End the streams of a session: whoever logged out in this process is told nothing more."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._send_away, lambda one: one.session == session)

    def close(self) -> None:
        """End every stream: the house closes, and no open page holds it up."""
        self._send_away(lambda _: True)

    @property
    def listeners(self) -> tuple[Listener, ...]:
        """All who listen."""
        return tuple(one for group in self._listeners.values() for one in group)

    def _send_away(self, is_gone: Callable[[Listener], bool]) -> None:
        for listener in self.listeners:
            if is_gone(listener):
                self.leave(listener)
                listener.send_away()

    async def run(
        self, secretariat: Callable[[], Secretariat], going_on: Callable[[set[str]], set[str]]
    ) -> None:
        """Go on for as long as the process serves.

        ``going_on`` says which of some sessions have not ended, in whatever process they did; it is
        asked for all who listen at once.
        """
        self._loop, self._wake = asyncio.get_running_loop(), asyncio.Event()
        try:
            await self._go_on(secretariat, going_on, self._loop, self._wake)
        finally:
            self._loop = None  # nobody is woken any more

    async def _go_on(
        self,
        secretariat: Callable[[], Secretariat],
        going_on: Callable[[set[str]], set[str]],
        loop: asyncio.AbstractEventLoop,
        wake: asyncio.Event,
    ) -> None:
        looked = loop.time()
        while True:
            if loop.time() - looked >= SESSIONS:
                looked = loop.time()
                await self._look_at_sessions(going_on)
            with suppress(TimeoutError):
                await asyncio.wait_for(wake.wait(), LOOK)
            wake.clear()
            with suppress(ParaphError):  # a store that cannot be read now is asked again
                await self._tell(secretariat)
            for one in self.listeners:
                one.keep_alive(loop.time())

    async def _look_at_sessions(self, going_on: Callable[[set[str]], set[str]]) -> None:
        listened = {one.session for one in self.listeners if one.session}
        ended = listened - await asyncio.to_thread(going_on, listened) if listened else set()
        self._send_away(lambda one: one.session in ended)

    async def join(self, listener: Listener, secretariat: Secretariat) -> int:
        """Tell a listener of what is entered from now on; returns the number it starts after."""
        viewer = listener.viewer
        if viewer not in self._told:
            number = await asyncio.to_thread(lambda: secretariat.door(viewer).at_head()[1])
            self._told.setdefault(viewer, number)
        listener.since = asyncio.get_running_loop().time()
        self._listeners.setdefault(viewer, set()).add(listener)
        return self._told[viewer]

    def leave(self, listener: Listener) -> None:
        """Tell a listener nothing more."""
        group = self._listeners.get(listener.viewer, set())
        group.discard(listener)
        if not group:
            self._listeners.pop(listener.viewer, None)

    async def _tell(self, secretariat: Callable[[], Secretariat]) -> None:
        """Read on for every viewer at once; then wake whoever listens as one of them."""
        self._told = {one: number for one, number in self._told.items() if one in self._listeners}
        if not self._told:
            return
        read = await asyncio.to_thread(_read_on, secretariat(), tuple(self._told.items()))
        for viewer, told in read.items():
            self._told[viewer] += len(told)
            message = b"".join(told)
            for listener in self._listeners.get(viewer, ()):
                listener.tell(message)


BROADCAST: Final = Broadcast()
"""The broadcast of this process."""


def _read_on(
    secretariat: Secretariat, told: Iterable[tuple[Viewer, int]]
) -> dict[Viewer, list[bytes]]:
    """What each viewer is told next; those for whom there is nothing are left out."""
    read = {viewer: messages(secretariat, viewer, number) for viewer, number in told}
    return {viewer: found for viewer, found in read.items() if found}


def messages(
    secretariat: Secretariat, viewer: Viewer, after: int, until: int | None = None
) -> list[bytes]:
    """What a viewer is told of the acts after a number of its own, a message for each."""
    acts = secretariat.log_for(viewer, after)
    if until is not None:
        acts = islice(acts, max(until - after, 0))
    return [message(entered.number, notice(entered, secretariat, viewer)) for entered in acts]


def message(number: int, about: dict[str, object]) -> bytes:
    """A message of the stream (server-sent events)."""
    return f"id: {number}\n".encode() + said(about, "act")


def said(about: dict[str, object], kind: str) -> bytes:
    """What is said of something, as a message without a number."""
    words = json.dumps(about, ensure_ascii=False, separators=(",", ":"))
    return f"event: {kind}\ndata: {words}\n\n".encode()
