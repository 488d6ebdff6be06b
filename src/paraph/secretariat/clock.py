"""The one place that knows what time it is."""

from __future__ import annotations

from datetime import datetime


class SystemClock:
    """The clock of the machine, in its own zone.

    >>> SystemClock().now().tzinfo is not None
    True
    """

    def now(self) -> datetime:
        """The present moment, aware of its offset."""
        return datetime.now().astimezone()  # noqa: TID251 - this is the edge
