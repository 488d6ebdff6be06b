"""What a depositary has to do now about a treaty, and what it may expect to receive next.

Nothing here is refused or entered: it says which kinds of act the file of a treaty asks for, each
with its grounds.  Source: VCLT 77 to 79 (functions of depositaries, notifications, corrections), 12
and 14 (signature ad referendum, consent after signature), 23 (2) (reservations made when signing).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from paraph.depositary.corrections import CorrectionStanding
from paraph.depositary.offers import untold_folios
from paraph.depositary.participants import identify
from paraph.depositary.remarks import Ground
from paraph.depositary.statements import ReservationStanding
from paraph.depositary.treaty import TreatyFinding
from paraph.depositary.vocabulary import Signing, Standing
from paraph.values.sentences import Called, Sentence, worded

NOTIFICATION: Final = "depositary.notification-issued"
RECTIFICATION: Final = "depositary.rectification-executed"
DETERMINATION: Final = "depositary.entry-into-force-determined"
INSTRUMENT: Final = "depositary.instrument-deposited"
SIGNATURE: Final = "depositary.signature-confirmed"
CONFIRMATION: Final = "depositary.reservation-confirmed"


@dataclass(frozen=True, slots=True)
class Due:
    """A kind of act that the file asks for: the depositary's ``own`` to do, or to be received."""

    kind: str
    own: bool
    grounds: tuple[Ground, ...]

    def as_json(self) -> dict[str, Any]:
        """The act that is due, as plain JSON."""
        grounds = [one.as_json() for one in self.grounds]
        return {"kind": self.kind, "own": self.own, "grounds": grounds}


def due(found: TreatyFinding) -> tuple[Due, ...]:
    """What is due about a treaty on the day of the finding, the depositary's own first.

    One entry for each kind of act, with everything that asks for it.
    """
    asked = sorted(_asked(found), key=lambda one: (not one[1], one[0]))
    return tuple(
        Due(kind, own, tuple(ground for _, _, ground in grounds))
        for (kind, own), grounds in groupby(asked, key=lambda one: one[:2])
    )


def _asked(found: TreatyFinding) -> Iterator[tuple[str, bool, Ground]]:
    for ground in _to_notify(found):
        yield NOTIFICATION, True, ground
    for one in found.corrections():
        if one.standing is CorrectionStanding.UNOPPOSED:
            content = one.proposed.content
            words = worded(
                "No objection to the correction {correction} came by {day}: it is to be effected.",
                correction=content.correction,
                day=content.until,
            )
            yield RECTIFICATION, True, _ground(words, "79 (2)")
    if len(set(found.by_depositary.values())) > 1 and found.determined is None:
        words = worded("By the deposits with each depositary alone, the days would differ.")
        yield DETERMINATION, True, _ground(words, "77 (1) (f)")
    yield from _to_receive(found)


def _to_notify(found: TreatyFinding) -> Iterator[Ground]:
    """What nobody was told of: acts in the file, and a date of entry into force."""
    untold = untold_folios(found.facts)
    if untold:
        words = worded("Folios that nobody was told of: {folios}.", folios=_ranges(untold))
        yield _ground(words, "77 (1) (e)")
    begins, told = found.in_force_from, found.notified
    if begins is not None and told is None:
        words = worded("It enters into force on {day}, and nobody was told so.", day=begins)
        yield _ground(words, "77 (1) (f)")
    elif begins is not None and told is not None and begins != told:
        words = worded(
            "{told} was notified, and it enters into force on {day}.", told=told, day=begins
        )
        yield _ground(words, "77 (1) (f)")


def _to_receive(found: TreatyFinding) -> Iterator[tuple[str, bool, Ground]]:
    """What participants have begun and not ended."""
    people = found.participants
    confirmed = {identify(one.content.participant, "") for one in found.facts.confirmations}
    signed = [one.content for one in found.facts.signatures]
    unconfirmed = tuple(
        one.participant
        for one in signed
        if one.manner is Signing.AD_REFERENDUM and identify(one.participant, "") not in confirmed
    )
    if unconfirmed:
        words = worded("Signed ad referendum and not confirmed: {who}.", who=_names(unconfirmed))
        yield SIGNATURE, False, _ground(words, "12 (2) (b)")
    waiting = tuple(one.participant for one in people if one.standing is Standing.SIGNATORY)
    if waiting:
        words = worded("Signed and not yet bound: {who}.", who=_names(waiting))
        yield INSTRUMENT, False, _ground(words, "14")
    for one in found.reservations():
        if one.standing is ReservationStanding.UNCONFIRMED:
            content = one.made.content
            words = worded(
                "{who} made the reservation {statement} when signing, and has not confirmed it.",
                who=Called(content.participant),
                statement=content.statement,
            )
            yield CONFIRMATION, False, _ground(words, "23 (2)")


def _names(names: tuple[str, ...]) -> tuple[Called, ...]:
    return tuple(map(Called, names))


def _ground(words: Sentence, article: str) -> Ground:
    return Ground(words=words, citation=worded("VCLT, art. {article}", article=article))


def _ranges(folios: tuple[int, ...]) -> str:
    """Numbers as a person writes them down.

    >>> _ranges((1, 2, 3, 7, 9, 10))
    '1–3, 7, 9–10'
    """
    runs: list[list[int]] = []
    for folio in folios:
        if runs and runs[-1][1] + 1 == folio:
            runs[-1][1] = folio
        else:
            runs.append([folio, folio])
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in runs)
