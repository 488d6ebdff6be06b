"""The door: what a viewer is told of a record.

A viewer has a record of its own: the acts that are for it, in their order, numbered anew from 1.
Whatever it is told is made from these and from nothing else, so what it may not see has no number,
leaves no gap, and changes no digest, no count and no moment.  Whether an act is for a viewer was
settled when it was entered, by what everybody may see; so this record only ever grows, too.
Where a text is opened to more, whoever is let in is told that first, and then what was done before.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import pairwise
from threading import Lock

import msgspec

from paraph.negotiation.audience import Doorkeeper, seen_by
from paraph.organisation.viewers import Viewer, check_viewer
from paraph.record import Entered, Entry, Head, Record, Sealer, beginning, enter
from paraph.record.extracting import extract_lines
from paraph.secretariat.situation import EMPTY, FOLD, Situation, SituationDraft, SituationFold


class Door:
    """What one viewer sees of a record, followed entry by entry; `Secretariat.door` opens it.

    ``whole`` gives the situation of the whole record at its head; without it, it is refolded.  Only
    the texts are taken from there, as they are seen: to compile them for each viewer would be slow.

    Raises:
        Inadmissible: whatever is asked, if nobody of the viewer's name is answered.
    """

    def __init__(
        self,
        record: Record,
        viewer: Viewer,
        whole: Callable[[], tuple[Situation, Head]] | None = None,
        fold: SituationFold = FOLD,
    ) -> None:
        self.viewer = viewer
        self._record = record
        self._fold = fold
        self._whole = whole or partial(fold.refold, record)
        self._keeper = Doorkeeper(viewer)
        self._around = EMPTY
        self._texts = EMPTY.negotiation, EMPTY.negotiation  # of the whole, and as they are seen
        self._read = 0
        self._behind = array("Q")  # the entry of the whole record behind each that is shown
        self._lock = Lock()

    @property
    def origin(self) -> str:
        """The name of the viewer's own record."""
        return f"{self._record.origin} as seen by {self.viewer}"

    def at_head(self) -> tuple[Situation, int, int]:
        """The situation as it is seen, how many acts are seen, and how many entries were read."""
        whole, head = self._whole()
        with self._lock:
            while head.number < self._read:  # another thread has read on meanwhile
                whole, head = self._whole()
            self._go_on(head.number)
            if self._texts[0] is not whole.negotiation:
                self._texts = (
                    whole.negotiation,
                    seen_by(whole.negotiation, self.viewer, self._texts),
                )
            situation = replace(self._around, negotiation=self._texts[1])
            return situation, len(self._behind), self._read

    def _go_on(self, until: int | None = None) -> None:
        """Read on, to the head or to an entry; what is not for the viewer is passed over."""
        draft, shown, read = SituationDraft(self._around), array("Q"), self._read
        for entry in self._record.read(after=self._read, until=until):
            read, entered = entry.number, self._fold.catalogue.entered(entry)
            if self._keeper.admits(entered, draft.readers(entered)):
                for one in (entered, *self._entered(self._keeper.disclosed(entered))):
                    shown.append(one.number)
                    draft.change_around(_numbered(one, len(self._behind) + len(shown)))
        if shown:
            self._around = draft.closed()
            self._behind.extend(shown)
        self._read = read
        check_viewer(self._around.organisation, self.viewer)

    def situation(self, as_of: datetime | None = None) -> Situation:
        """The facts as the viewer sees them, now or as they stood at a moment.

        The entries that they name have the viewer's numbers.  Of a text that was opened to it later
        it knew nothing before: what was disclosed then counts from then on.
        """
        situation, number, _ = self.at_head()
        if as_of is None or as_of >= situation.last:
            return situation
        draft, last = SituationDraft(EMPTY), 0
        for entered in self._shown(0, number):
            behind = self._behind[entered.number - 1]
            if behind > last and entered.act.when > as_of:
                break
            draft.change_around(entered)
            last = max(last, behind)
        whole, _ = self._fold.refold(self._record, last)
        return replace(draft.closed(), negotiation=seen_by(whole.negotiation, self.viewer))

    def log(self, after: int = 0) -> Iterator[Entered]:
        """The acts for the viewer, with its own numbers, from the one after ``after`` on."""
        with self._lock:
            self._go_on()
            number = len(self._behind)
        yield from self._shown(max(after, 0), number)

    def _shown(self, after: int, until: int) -> Iterator[Entered]:
        wanted = self._behind[after:until]
        for number, entered in enumerate(self._entered(wanted), after + 1):
            yield _numbered(entered, number)

    def _entered(self, wanted: Sequence[int]) -> Iterator[Entered]:
        """Acts by their numbers in the whole record, in the order in which they are wanted."""
        for row in _ascending(wanted):
            shown = set(row)
            for entry in self._record.read(after=row[0] - 1, until=row[-1]):
                if entry.number in shown:
                    yield self._fold.catalogue.entered(entry)

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


def _ascending(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Numbers in rows that rise, each as long as it can be.

    >>> [list(row) for row in _ascending([1, 2, 9, 3, 5, 10])]
    [[1, 2, 9], [3, 5, 10]]
    """
    falls = [at for at in range(1, len(numbers)) if numbers[at] < numbers[at - 1]]
    for since, until in pairwise([0, *falls, len(numbers)]):
        if since < until:
            yield numbers[since:until]


def _numbered(entered: Entered, number: int) -> Entered:
    return msgspec.structs.replace(entered, number=number)
