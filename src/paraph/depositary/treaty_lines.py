"""A treaty of a record on a day, in lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paraph.depositary.bonds import Bond
from paraph.depositary.offers import untold_folios
from paraph.depositary.successive import Governed, Succession
from paraph.depositary.treaty import TreatyFinding
from paraph.depositary.views import status_list
from paraph.values.clocks import in_words


def treaty_lines(found: TreatyFinding) -> Iterator[str]:
    """The status of a treaty, and everything that a depositary would look at."""
    yield status_list(found.ledger, found.computed_as_determined())
    yield ""
    yield from date_lines(found)
    yield from _condition_lines(found)
    yield from _statement_lines(found)
    for one in found.corrections():
        content = one.proposed.content
        yield f"Correction “{content.correction}” ({content.language}): {one.standing}."
    for mark in found.marks:
        yield f"Finding ({mark.doubt}): {mark.sentence}"
    if untold := untold_folios(found.facts):
        yield f"To be notified: folios {', '.join(map(str, untold))}."


def date_lines(found: TreatyFinding) -> Iterator[str]:
    """The dates of entry into force side by side: computed, notified, determined."""
    yield f"Computed: {_day(found.computed.entry_into_force)} ({found.convention})"
    for desk, day in found.by_depositary.items():
        yield f"  by the deposits with {desk} alone: {_day(day)}"
    if found.notified is not None:
        differs = found.notified != found.computed.entry_into_force
        yield f"Notified: {_day(found.notified)}{', DIFFERS' if differs else ''}"
    if found.determined is not None:
        content = found.determined.content
        yield f"Determined: {_day(content.on)}: {content.reason}"


def _condition_lines(found: TreatyFinding) -> Iterator[str]:
    for ground in found.computed.grounds:
        yield f"  {ground.sentence} [{ground.citation}]"
    for lacking in found.computed.missing:
        who = f" of {', '.join(map(str, lacking.of))}" if lacking.of else ""
        yield f"Missing: {lacking.fact or lacking.number}{who}"


def _statement_lines(found: TreatyFinding) -> Iterator[str]:
    for one in found.reservations():
        content = one.made.content
        told = f"notified {one.notified}" if one.notified else "not notified"
        yield f"Reservation “{content.statement}” of {content.participant}: {one.standing}; {told}."
        for against in one.objections:
            who = against.content.participant
            hard = ", opposing entry into force between the two"
            more = hard if against.content.opposes_entry_into_force else ""
            yield f"  objection of {who}, received {against.content.received}{more}"
    for place in found.territories():
        word = "applies" if place.applies else "does not apply"
        yield f"{place.participant}: {word} to {place.territory} since {place.since}."


def bond_lines(tied: Bond) -> Iterator[str]:
    """What stands between two participants."""
    standing = f"in force since {tied.since}" if tied.in_force else "not in force"
    yield f"{tied.treaty}: {standing} between the two."
    for ground in tied.grounds:
        yield f"  {ground}"


def governed_lines(governed: Governed) -> Iterator[str]:
    """What an earlier and a later treaty make between two participants."""
    yield f"{governed.earlier}, {governed.later}: {governed.governing}."
    for ground in governed.grounds:
        yield f"  {ground.sentence} [{ground.citation}]"


def bound_lines(found: Succession) -> Iterator[str]:
    """Who is bound by an earlier treaty, who by a later one that bears on it."""
    earlier, later = found.earlier.name, found.later.name
    yield f"{later} {found.bearing} {earlier}:"
    for one in found.bound():
        since = f"{earlier} {one.earlier or '-'}, {later} {one.later or '-'}"
        yield f"  {one.participant}: {since} ({one.ground})"


def _day(day: date | None) -> str:
    return in_words(day) if day else "no date"
