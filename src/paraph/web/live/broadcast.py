"""The broadcast: one task reads what is entered and tells everybody who listens.

An act that this process enters wakes the task at once; what other processes enter it finds when it
looks, twice a second.  However many listen, the record is read once for each viewer, and what a
viewer is told is written once, under the viewer's own numbers.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from paraph.organisation.viewers import Viewer
from paraph.record import Entered
from paraph.secretariat import Secretariat
from paraph.values.errors import ParaphError
from paraph.web.live.notices import notice

LOOK: Final = 0.5
"""How many seconds pass before the record is looked at without being told to."""

WAITING: Final = 256
"""So many messages wait for a listener who is slow; then it is sent away, and catches up."""


@dataclass(eq=False)
class Listener:
    """An open page: as whom it listens, and what it has still to be sent."""

    viewer: Viewer
    waiting: asyncio.Queue[bytes | None] = field(
        default_factory=lambda: asyncio.Queue(maxsize=WAITING)
    )

    def tell(self, message: bytes) -> None:
        """Put a message in its queue; a listener whose queue is full is sent away."""
        try:
            self.waiting.put_nowait(message)
        except asyncio.QueueFull:
            self.waiting = asyncio.Queue()
            self.waiting.put_nowait(None)


class Broadcast:
    """Reads once, tells all."""

    def __init__(self) -> None:
        self.listeners: set[Listener] = set()
        self._told: dict[Viewer, int] = {}
        self._wake: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def announce(self, entered: Sequence[Entered]) -> None:
        """Wake the task: acts were entered by this process, in whatever thread."""
        del entered
        if self._loop is not None and self._wake is not None:
            self._loop.call_soon_threadsafe(self._wake.set)

    async def run(self, secretariat: Callable[[], Secretariat]) -> None:
        """Go on for as long as the process serves."""
        self._loop, self._wake = asyncio.get_running_loop(), asyncio.Event()
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), LOOK)
            self._wake.clear()
            with suppress(ParaphError):  # a store that cannot be read now is asked again
                await self._tell(secretariat)

    async def join(self, listener: Listener, secretariat: Secretariat) -> int:
        """Tell a listener of what is entered from now on; returns the number it starts after."""
        viewer = listener.viewer
        if viewer not in self._told:
            number = await asyncio.to_thread(lambda: secretariat.door(viewer).at_head()[1])
            self._told.setdefault(viewer, number)
        self.listeners.add(listener)
        return self._told[viewer]

    async def _tell(self, secretariat: Callable[[], Secretariat]) -> None:
        listened = {one.viewer for one in self.listeners}
        self._told = {viewer: number for viewer, number in self._told.items() if viewer in listened}
        for viewer, number in tuple(self._told.items()):
            told = await asyncio.to_thread(messages, secretariat(), viewer, number)
            self._told[viewer] = number + len(told)
            for listener in tuple(self.listeners):
                if listener.viewer == viewer:
                    for message in told:
                        listener.tell(message)


BROADCAST: Final = Broadcast()
"""The broadcast of this process."""


def messages(
    secretariat: Secretariat, viewer: Viewer, after: int, until: int | None = None
) -> list[bytes]:
    """What a viewer is told of the acts after a number of its own, a message for each."""
    acts = secretariat.log_for(viewer, after)
    if until is not None:
        acts = islice(acts, max(until - after, 0))
    return [message(entered.number, notice(entered, secretariat, viewer)) for entered in acts]


def message(number: int, said: dict[str, object]) -> bytes:
    """A message of the stream (server-sent events)."""
    words = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return f"id: {number}\nevent: act\ndata: {words}\n\n".encode()
