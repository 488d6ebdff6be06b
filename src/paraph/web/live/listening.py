"""An open page that listens: as whom, by which session, and what it has still to be sent."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Final

from paraph.organisation.viewers import Viewer

WAITING: Final = 256
"""So many messages wait for a listener who is slow; then it is sent away, and catches up."""

BEAT: Final = 15.0
"""After so many quiet seconds a beat is sent: nobody in between closes the line, and a page that
hears none knows that its line is dead."""

LONGEST: Final = 600.0
"""After so many seconds a page has to come back, and its role is looked at again."""

_BEAT: Final = b"event: beat\ndata: {}\n\n"


@dataclass(eq=False)
class Listener:
    """An open page.  Whatever is told before it is next sent something is sent at once."""

    viewer: Viewer
    session: str = ""
    since: float = 0.0
    _told: float = 0.0
    _waiting: list[bytes] = field(default_factory=list)
    _is_gone: bool = False
    _wake: asyncio.Future[None] | None = None

    def tell(self, message: bytes) -> None:
        """Put a message in its queue; a listener whose queue is full is sent away."""
        if len(self._waiting) < WAITING:
            self._waiting.append(message)
            self._ring()
        else:
            self.send_away()

    def send_away(self) -> None:
        """End its stream: whatever waits for it is told no more."""
        self._is_gone = True
        self._waiting.clear()
        self._ring()

    def keep_alive(self, now: float) -> None:
        """At a moment of the loop: a beat after a quiet time, an end after a long one."""
        if now - self.since > LONGEST:
            self.send_away()
        elif now - max(self.since, self._told) > BEAT:
            self._told = now
            self.tell(_BEAT)

    async def heard(self) -> bytes | None:
        """Everything that waits for it, as soon as something does; nothing, if it was sent away."""
        loop = asyncio.get_running_loop()
        if not self._waiting and not self._is_gone:
            self._wake = loop.create_future()
            try:
                await self._wake
            finally:
                self._wake = None
        if self._is_gone:
            return None
        self._told = loop.time()
        heard = b"".join(self._waiting)
        self._waiting.clear()
        return heard

    def _ring(self) -> None:
        if self._wake is not None and not self._wake.done():
            self._wake.set_result(None)
