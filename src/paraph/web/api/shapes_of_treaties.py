"""What answers of the depositary are made of: treaties, who stands where, and why."""

from __future__ import annotations

from paraph.depositary.corrections import CorrectionStanding
from paraph.depositary.statements import ReservationStanding
from paraph.depositary.vocabulary import Bearing, Standing
from paraph.web.api.shapes import Shape


class Why(Shape, frozen=True, kw_only=True):
    """Why something was found, and what that rests on."""

    sentence: str
    citation: str


class Marked(Shape, frozen=True, kw_only=True):
    """A doubt about what was filed; `rows` are the folios that it is about."""

    code: str
    sentence: str
    rows: tuple[int, ...]


class TreatySummary(Shape, frozen=True, kw_only=True):
    """A treaty in a line: its dates side by side, and how many stand where."""

    treaty: str
    title: str
    adopted: str
    entry_into_force: str | None
    computed: str | None
    notified: str | None
    dates_differ: bool
    in_force: bool
    parties: int
    contracting_states: int
    signatories: int
    marked: int


class ParticipantStands(Shape, frozen=True, kw_only=True):
    """Where a participant stands to a treaty, since when, and by which act."""

    participant: str
    standing: Standing
    since: str | None
    code: str
    act: str | None
    act_date: str | None
    in_force_for_it: str | None


class ParticipantDated(ParticipantStands, frozen=True, kw_only=True):
    """The same with the computed and the notified day of entry into force for it."""

    computed: str | None
    notified: str | None
    dates_differ: bool


class TriggerSeen(Shape, frozen=True, kw_only=True):
    """What completed the conditions of entry into force: an act, a day or a fact."""

    participant: str | None
    act: str | None
    date: str
    number: int
    same_day: tuple[str, ...]


class MissingSeen(Shape, frozen=True, kw_only=True):
    """What a condition still lacks: so many consents of these, or of anybody; or a fact."""

    condition: str
    number: int
    of: tuple[str, ...]
    fact: str | None


class EntryIntoForceSeen(Shape, frozen=True, kw_only=True):
    """When a treaty entered into force, what brought it about, what is missing, and why."""

    title: str
    entry_into_force: str | None
    earliest: str | None
    notified: str | None
    ended: str | None
    trigger: TriggerSeen | None
    participants: tuple[ParticipantStands, ...]
    missing: tuple[MissingSeen, ...]
    grounds: tuple[Why, ...]
    findings: tuple[Marked, ...]


class DeterminedSeen(Shape, frozen=True, kw_only=True):
    """What the depositary determined about entry into force."""

    on: str | None
    reason: str
    folio: int


class ObjectionSeen(Shape, frozen=True, kw_only=True):
    """An objection to a reservation."""

    statement: str
    participant: str
    received: str
    opposes_entry_into_force: bool
    folio: int


class ReservationSeen(Shape, frozen=True, kw_only=True):
    """A reservation: where it stands, since when, and who objected."""

    statement: str
    participant: str
    provisions: tuple[str, ...]
    words: str
    standing: ReservationStanding
    since: str | None
    notified: str | None
    withdrawn: str | None
    objections: tuple[ObjectionSeen, ...]
    folio: int
    grounds: tuple[Why, ...]


class DeclarationSeen(Shape, frozen=True, kw_only=True):
    """A declaration, as it was received."""

    statement: str
    participant: str
    words: str
    received: str
    folio: int


class TerritorySeen(Shape, frozen=True, kw_only=True):
    """A territory that a participant spoke of, and whether the treaty applies to it."""

    participant: str
    territory: str
    applies: bool
    since: str
    folio: int


class ReplacementSeen(Shape, frozen=True, kw_only=True):
    """What a correction puts in the place of what."""

    provision: str
    reads: str
    should_read: str


class CorrectionSeen(Shape, frozen=True, kw_only=True):
    """A correction that was proposed: where it stands, and by which procès-verbal it was made."""

    correction: str
    language: str
    proposed: str
    until: str
    standing: CorrectionStanding
    replacements: tuple[ReplacementSeen, ...]
    symbol: str | None
    executed: str | None
    folio: int
    grounds: tuple[Why, ...]


class NotificationSeen(Shape, frozen=True, kw_only=True):
    """A notification of the depositary, and of which folios it tells."""

    symbol: str
    issued: str
    folios: tuple[int, ...]
    folio: int


class EarlierSeen(Shape, frozen=True, kw_only=True):
    """An earlier treaty on which this one bears, and how."""

    treaty: str
    bearing: Bearing


class DueSeen(Shape, frozen=True, kw_only=True):
    """A kind of act that the file asks for: the depositary's own to do, or to be received."""

    kind: str
    own: bool
    grounds: tuple[Why, ...]


class TreatySeen(TreatySummary, frozen=True, kw_only=True):
    """A treaty: who is bound since when, what is marked, what has to be notified, and why."""

    document: str | None
    place: str | None
    languages: tuple[str, ...]
    text: dict[str, str]
    depositaries: tuple[str, ...]
    counting: str
    earlier: tuple[EarlierSeen, ...]
    determined: DeterminedSeen | None
    earliest: str | None
    trigger: TriggerSeen | None
    by_depositary: dict[str, str | None]
    participants: tuple[ParticipantDated, ...]
    missing: tuple[MissingSeen, ...]
    reservations: tuple[ReservationSeen, ...]
    declarations: tuple[DeclarationSeen, ...]
    territories: tuple[TerritorySeen, ...]
    corrections: tuple[CorrectionSeen, ...]
    notifications: tuple[NotificationSeen, ...]
    to_be_notified: tuple[int, ...]
    due: tuple[DueSeen, ...]
    grounds: tuple[Why, ...]
    findings: tuple[Marked, ...]


class BoundSeen(Shape, frozen=True, kw_only=True):
    """A participant that is bound by an earlier or a later treaty, since when, and why."""

    participant: str
    earlier: str | None
    later: str | None
    ground: str


class SuccessionSeen(Shape, frozen=True, kw_only=True):
    """An earlier and a later treaty, and who is bound by which of the two."""

    name: str
    earlier: str
    later: str
    bearing: Bearing
    bound: tuple[BoundSeen, ...]


class BondSeen(Shape, frozen=True, kw_only=True):
    """Whether a treaty is in force between two participants, since when, and why."""

    treaty: str
    in_force: bool
    since: str | None
    grounds: tuple[str, ...]
