"""The door: what a viewer is told of a record.

A viewer has a record of its own: the acts that are for it, in their order, numbered anew from 1.
Whatever it is told is made from these and from nothing else, so what it may not see has no number,
leaves no gap, and changes no digest, no count and no moment.  Whether an act is for a viewer was
settled when it was entered, by what everybody may see; so this record only ever grows, too.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from datetime import datetime
from threading import Lock

import msgspec

from paraph.negotiation.audience import Doorkeeper
from paraph.organisation.viewers import Viewer, check_viewer
from paraph.record import Catalogue, Entered, Entry, Head, Record, Sealer, beginning, enter
from paraph.record.extracting import extract_lines
from paraph.secretariat.situation import CATALOGUE, EMPTY, Situation, SituationDraft


class Door:
    """What one viewer sees of a record, followed entry by entry; `Secretariat.door` opens it.

    Raises:
        Inadmissible: whatever is asked, if nobody of the viewer's name is answered.
    """

    def __init__(self, record: Record, viewer: Viewer, catalogue: Catalogue = CATALOGUE) -> None:
        self.viewer = viewer
        self._record = record
        self._catalogue = catalogue
        self._keeper = Doorkeeper(viewer)
        self._situation = EMPTY
        self._read = 0
        self._behind = array("Q")  # the entry of the whole record behind each that is shown
        self._lock = Lock()

    @property
    def origin(self) -> str:
        """The name of the viewer's own record."""
        return f"{self._record.origin} as seen by {self.viewer}"

    def at_head(self) -> tuple[Situation, int, int]:
        """The situation as it is seen, how many acts are seen, and how many entries were read."""
        with self._lock:
            self._go_on()
            found = self._situation, len(self._behind), self._read
        check_viewer(found[0].organisation, self.viewer)
        return found

    def _go_on(self) -> None:
        draft, shown, read = SituationDraft(self._situation), array("Q"), self._read
        for entry in self._record.read(after=self._read):
            read, entered = entry.number, self._catalogue.entered(entry)
            if self._keeper.admits(entered):
                shown.append(read)
                draft.change(_numbered(entered, len(self._behind) + len(shown)))
        if shown:
            self._situation = draft.closed()
            self._behind.extend(shown)
        self._read = read

    def situation(self, as_of: datetime | None = None) -> Situation:
        """The facts as the viewer sees them, now or as they stood at a moment.

        The entries that they name have the viewer's numbers.
        """
        situation, number, _ = self.at_head()
        if as_of is None or as_of >= situation.last:
            return situation
        draft = SituationDraft(EMPTY)
        for entered in self._shown(0, number):
            if entered.act.when > as_of:
                break
            draft.change(entered)
        return draft.closed()

    def log(self, after: int = 0) -> Iterator[Entered]:
        """The acts for the viewer, with its own numbers, from the one after ``after`` on."""
        yield from self._shown(max(after, 0), self.at_head()[1])

    def _shown(self, after: int, until: int) -> Iterator[Entered]:
        wanted = self._behind[after:until]
        if not wanted:
            return
        entries = self._record.read(after=wanted[0] - 1, until=wanted[-1])
        shown, number = set(wanted), after
        for entry in entries:
            if entry.number in shown:
                number += 1
                yield _numbered(self._catalogue.entered(entry), number)

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """The acts for the viewer as entries of its own record, chained from its first one on."""
        head = beginning(self.origin)
        for entered in self.log():
            [entry] = enter((entered.act,), head)
            head = Head(entry.number, entry.digest)
            if entry.number > after:
                yield entry

    def extract(self, sealers: Sequence[Sealer] = ()) -> Iterator[bytes]:
        """The viewer's record as lines that it can verify offline, sealed by ``sealers``.

        What stands in it, and what it proves, is said in docs/internals/record.md.
        """
        return extract_lines(self.origin, (one.act for one in self.log()), sealers)


def _numbered(entered: Entered, number: int) -> Entered:
    return msgspec.structs.replace(entered, number=number)
