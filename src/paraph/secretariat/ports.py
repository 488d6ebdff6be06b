"""What the secretariat asks of the world: the time, and that people are told.

Sealing is the record's own port (``paraph.record.Sealer``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from paraph.record import Entered


class Clock(Protocol):
    """Says what time it is."""

    def now(self) -> datetime:
        """The present moment, aware of its offset."""
        ...


class Notifier(Protocol):
    """Tells those whom it concerns what was entered.

    It is asked after the acts are durably in the record, may be asked again for the same entries,
    and decides nothing.  It gets whole entries; what it tells a viewer is for `Door.log` to say.
    """

    def announce(self, entered: Sequence[Entered]) -> None:
        """Tell of entries.  What it raises is kept from whoever filed the acts."""
        ...
