"""The only write in the system: an act is examined, appended, and announced.

If somebody else acted in between, the act is examined again against what the record holds now; so
two writers can never both be right about the same head.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Final

from msgspec.structs import replace

from paraph.organisation.viewers import Viewer
from paraph.record import (
    Act,
    Catalogue,
    Checkpoint,
    Content,
    Entered,
    Entry,
    Head,
    Record,
    RecordConflict,
    RecordUnavailable,
    Sealer,
    Snapshots,
)
from paraph.secretariat.admissible import AdmissibleActs
from paraph.secretariat.door import Door
from paraph.secretariat.examining import examine, hidden_grounds, spoken_for
from paraph.secretariat.ports import Clock, Notifier
from paraph.secretariat.situation import FOLD, Situation, SituationFold, apply, apply_all
from paraph.values.errors import ParaphError
from paraph.values.findings import Finding, Ground
from paraph.values.sentences import worded

ATTEMPTS: Final = 64
"""How often an act is examined again when others were quicker."""

_OTHERS: Final = worded(
    "Others were quicker {number} times; nothing was entered.  Try again.", number=ATTEMPTS
)

EVERY: Final = 1000
"""After how many further entries a snapshot is kept."""


class Refused(ParaphError):
    """An act was not entered; ``finding`` has every ground, the gravest first."""

    def __init__(self, act: Act, finding: Finding[bool]) -> None:
        self.act = act
        self.finding = finding
        super().__init__(finding.grounds[0].sentence)

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """Everything that stands against the act."""
        return self.finding.grounds

    @property
    def branch(self) -> type[ParaphError]:
        """Malformed, Inadmissible or Ambiguous, by the gravest ground."""
        reason = self.grounds[0].reason
        assert reason is not None, "whatever stands against an act has its reason"
        return reason.error


class Secretariat:
    """Keeps one record.

    >>> from datetime import UTC
    >>> from paraph.organisation.acts import ParticipantEntered, ParticipantKind
    >>> from paraph.storage import MemoryRecord
    >>> class Noon:
    ...     def now(self) -> datetime:
    ...         return datetime(2001, 6, 15, 12, tzinfo=UTC)
    >>> secretariat = Secretariat(MemoryRecord("sco.example/record"), Noon())
    >>> china = ParticipantEntered(
    ...     participant="China", type=ParticipantKind.STATE, names={"en": "China"}
    ... )
    >>> secretariat.file(china, participant="Secretariat", capacity="secretariat").number
    1
    >>> list(secretariat.situation().organisation.participants)
    ['China']
    """

    def __init__(  # noqa: PLR0913 - a secretariat has three ports, each given by its name
        self,
        record: Record,
        clock: Clock,
        *,
        notifier: Notifier | None = None,
        sealers: Sequence[Sealer] = (),
        snapshots: Snapshots | None = None,
        fold: SituationFold = FOLD,
    ) -> None:
        self.record = record
        self.clock = clock
        self.notifier = notifier
        self.sealers = tuple(sealers)
        self.unannounced: list[Entered] = []
        self._fold = fold
        self._snapshots = snapshots
        self._known: tuple[Situation, Head] | None = None
        self._kept = 0
        self._doors: dict[Viewer, Door] = {}

    @property
    def catalogue(self) -> Catalogue:
        """The kinds of act that can be submitted."""
        return self._fold.catalogue

    def submit(self, *acts: Act) -> tuple[Entry, ...]:
        """Enter acts, all of them or none, each examined after the ones before it.

        Raises:
            Refused: if something stands against one of them; nothing was entered.
            RecordUnavailable: if the store cannot write now, or others were quicker every time.
        """
        return self._enter(lambda _: acts)

    def file(
        self, content: Content, *, participant: str, capacity: str, person: str | None = None
    ) -> Entry:
        """Enter an act of this very moment.

        If the clock is behind the last act of the record, that act's moment is taken.

        Raises:
            Refused: as :meth:`submit`.
            RecordUnavailable: as :meth:`submit`.
        """

        def made(moment: str) -> tuple[Act, ...]:
            act = self.catalogue.encode(
                content, participant=participant, capacity=capacity, moment=moment, person=person
            )
            return (act,)

        return self.submit_now(made)[0]

    def submit_now(self, make: Callable[[str], Sequence[Act]]) -> tuple[Entry, ...]:
        """Enter the acts that ``make`` makes for the moment at which they are entered.

        The moment is the clock's, or that of the record's last act if the clock is behind it.

        Raises:
            Refused: as :meth:`submit`.
            RecordUnavailable: as :meth:`submit`.
        """
        return self._enter(lambda situation: make(self._stamp(situation)))

    def _stamp(self, situation: Situation) -> str:
        now = self.clock.now()
        return now.isoformat() if now >= situation.last else str(situation.moment)

    def _enter(self, make: Callable[[Situation], Sequence[Act]]) -> tuple[Entry, ...]:
        for _ in range(ATTEMPTS):
            situation, head = self._at_head()
            after, entered = self._examined(situation, head.number, make(situation))
            entries = self._appended(after, entered, head.number)
            if entries is not None:
                return entries
        raise RecordUnavailable(_OTHERS)

    def _appended(
        self, after: Situation, entered: Sequence[Entered], read: int
    ) -> tuple[Entry, ...] | None:
        """The entries of acts that were examined up to entry ``read``; None if others came first.

        ``after`` is the situation that they lead to.
        """
        try:
            entries = self.record.append([one.act for one in entered], read)
        except RecordConflict:
            return None
        if entries:
            self._known = after, Head(entries[-1].number, entries[-1].digest)
        self._keep()
        self._announce(entered)
        return entries

    def _examined(
        self,
        situation: Situation,
        number: int,
        acts: Sequence[Act],
        against: Callable[[Act], Iterable[Ground]] = lambda _: (),
    ) -> tuple[Situation, list[Entered]]:
        """The situation that the acts would lead to, as those after entry ``number``.

        Raises:
            Refused: if something stands against one of them, or ``against`` finds something.
        """
        now, entered = self.clock.now(), []
        for one in acts:
            number += 1
            finding = examine(situation, one, now, self.catalogue, tuple(against(one)))
            if not finding.value:
                raise Refused(one, finding)
            made = Entered(number, one, self.catalogue.decode(one))
            situation = apply(situation, made)
            entered.append(made)
        return situation, entered

    def _at_head(self) -> tuple[Situation, Head]:
        """The situation after the last entry: from what is known, from a snapshot, or refolded."""
        if self._known is None and self._snapshots is not None:
            self._known = self._fold.open(self.record, self._snapshots)
            kept = self._snapshots.load_snapshot(self._fold.name)
            self._kept = kept.number if kept else 0
        elif self._known is None:
            self._known = self._fold.refold(self.record)
        else:
            self._known = self._fold.go_on(*self._known, self.record)
        return self._known

    def _keep(self) -> None:
        """Keep a snapshot now and then; without one, opening is slower and nothing else."""
        if self._snapshots is None or self._known is None:
            return
        situation, head = self._known
        if head.number - self._kept >= EVERY:
            with suppress(RecordUnavailable):
                self._fold.keep(situation, head, self._snapshots)
                self._kept = head.number

    def _announce(self, entered: Sequence[Entered]) -> None:
        """Tell of entries; what cannot be told now is kept for `announce_again`."""
        if self.notifier is None:
            return
        try:
            self.notifier.announce(entered)
        except Exception:  # noqa: BLE001 - the acts are entered, whatever happens to the notice
            self.unannounced.extend(entered)

    def announce_again(self) -> None:
        """Tell once more of what could not be told."""
        waiting, self.unannounced = self.unannounced, []
        if waiting:
            self._announce(waiting)

    def situation(self, as_of: datetime | None = None) -> Situation:
        """The facts as they stand, or as they stood at a moment."""
        situation = self._at_head()[0]
        if as_of is None or as_of >= situation.last:
            return situation
        return self._fold.as_of(self.record, as_of)[0]

    def admissible_acts(self, actor: str, moment: datetime | None = None) -> AdmissibleActs:
        """What an actor may do now, or at a moment that is still to come."""
        now = max(moment or self.clock.now(), self.situation().last)
        return AdmissibleActs(self.situation(), actor, now, self.catalogue)

    def door(self, viewer: Viewer) -> Door:
        """What a viewer is told of the record: log, situation, extract; followed from call to call.

        >>> from paraph.storage import MemoryRecord
        >>> from paraph.secretariat import SystemClock
        >>> secretariat = Secretariat(MemoryRecord("sco.example/record"), SystemClock())
        >>> list(secretariat.door(Viewer("public")).log())
        []
        """
        if viewer not in self._doors:
            self._doors[viewer] = Door(self.record, viewer, self._at_head, self._fold)
        return self._doors[viewer]

    def log_for(self, viewer: Viewer, after: int = 0) -> Iterator[Entered]:
        """The acts for a viewer, with its own numbers, after the one that it has seen last."""
        return self.door(viewer).log(after)

    def situation_for(self, viewer: Viewer, as_of: datetime | None = None) -> Situation:
        """The facts as a viewer sees them, now or as they stood at a moment."""
        return self.door(viewer).situation(as_of)

    def admissible_for(self, viewer: Viewer, moment: datetime | None = None) -> AdmissibleActs:
        """What a viewer may do now, or at a moment that is still to come, as far as it can see."""
        situation = self.door(viewer).situation()
        now = max(moment or self.clock.now(), situation.last)
        actor = viewer.speaker(situation.organisation, now.date())
        return AdmissibleActs(situation, actor, now, self.catalogue, viewer.capacity)

    def file_for(
        self, viewer: Viewer, content: Content, *, capacity: str, person: str | None = None
    ) -> Entered:
        """Enter an act of a viewer, of this very moment; the answer has the viewer's number.

        Raises:
            Refused: as :meth:`submit_for`.
            RecordUnavailable: as :meth:`submit`.
        """
        now = self.clock.now().date()
        actor = viewer.speaker(self.situation_for(viewer).organisation, now) or viewer.name

        def made(moment: str) -> tuple[Act, ...]:
            act = self.catalogue.encode(
                content, participant=actor, capacity=capacity, moment=moment, person=person
            )
            return (act,)

        return self.submit_for(viewer, made)[0]

    def submit_for(
        self, viewer: Viewer, make: Callable[[str], Sequence[Act]]
    ) -> tuple[Entered, ...]:
        """Enter the acts of a viewer that ``make`` makes for the moment at which they are entered.

        They are examined against what the viewer may see, so that no refusal tells more; and they
        are of the moment that they are given, so that none is held against an act that it may not
        see.  The answer has the viewer's numbers.

        Raises:
            Refused: if something stands against one of them; nothing was entered.
            RecordUnavailable: as :meth:`submit`.
        """
        door = self.door(viewer)
        for _ in range(ATTEMPTS):
            seen, number, read = door.at_head()
            moment = self._stamp(seen)
            against = partial(spoken_for, viewer, moment)
            _, shown = self._examined(seen, number, make(moment), against)
            whole, head = self._at_head()
            if head.number != read:
                continue
            _check_names(whole, shown)
            entered = [replace(one, number=one.number - number + read) for one in shown]
            if self._appended(apply_all(whole, entered), entered, read) is not None:
                return tuple(shown)
        raise RecordUnavailable(_OTHERS)

    def checkpoint(self) -> Checkpoint:
        """The checkpoint of the record as it stands, sealed by the secretariat's sealers."""
        return self.record.checkpoint(self.sealers)


def _check_names(whole: Situation, entered: Iterable[Entered]) -> None:
    """Hold what somebody may enter, as far as it sees, against the names of the whole record.

    Raises:
        Refused: if a text that its author may not see bears the name already.
    """
    for one in entered:
        if grounds := tuple(hidden_grounds(whole, one.content)):
            raise Refused(one.act, Finding(value=False, grounds=grounds))
