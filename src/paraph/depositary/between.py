"""Treaty relations of two participants at a date, treaty by treaty, each with its reason.

The same rules as `relations`, for two instead of all, in words.  Source: VCLT 2(1)(g), 19–23, 34.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from paraph.depositary.bonds import Bond
from paraph.depositary.columns import NEVER, STANDINGS, Columns, Status, status
from paraph.depositary.participants import fold
from paraph.depositary.reservations import Effect, Reservation, ReservationObjection, effect
from paraph.depositary.vocabulary import Standing
from paraph.values.errors import Malformed
from paraph.values.sentences import Called, Day, Sentence, called, worded


def find_participant(columns: Columns, name: str) -> int:
    """The number of the participant that a person calls ``name``, by code or by name.

    Raises:
        Malformed: if no act of such a participant is known.
    """
    wanted = fold(name)
    for number, (key, name_there) in enumerate(
        zip(columns.participants, columns.names, strict=True)
    ):
        if name.upper() == key or wanted in {fold(name_there), key}:
            return number
    raise Malformed(f"No act of “{name}” is known; give a name or code as the acts file has it.")


def between(
    columns: Columns,
    one: int,
    other: int,
    on: date,
    reserved: tuple[Sequence[Reservation], Sequence[ReservationObjection]] = ((), ()),
) -> Iterator[Bond]:
    """The bonds of two participants on a day, under every treaty in which both have consented."""
    found = status(columns, on)
    mine, theirs = _pairs(columns, one), _pairs(columns, other)
    for treaty in sorted(mine.keys() & theirs.keys()):
        places = mine[treaty], theirs[treaty]
        if all(found.consented[place] != NEVER for place in places):
            yield _bond(columns, found, treaty, places, reserved)


def _pairs(columns: Columns, participant: int) -> dict[int, int]:
    """The pairs of a participant by treaty."""
    places = np.flatnonzero(columns.pair_participant == participant)
    return {int(columns.pair_treaty[place]): int(place) for place in places}


def _bond(
    columns: Columns,
    found: Status,
    treaty: int,
    places: tuple[int, int],
    reserved: tuple[Sequence[Reservation], Sequence[ReservationObjection]],
) -> Bond:
    party = STANDINGS.index(Standing.PARTY)
    name = columns.treaties[treaty]
    waiting = [place for place in places if found.standing[place] != party]
    if waiting:
        reason = worded(
            "Not yet in force for {who} on {day}.",
            who=called(_called(columns, place) for place in waiting),
            day=Day(found.on),
        )
        return Bond(treaty=name, in_force=False, since=None, grounds=(reason,))
    since = date.fromordinal(max(int(found.since[place]) for place in places))
    effects = [*_effects(columns, found, name, places, reserved)]
    both = worded("Both are parties since {day}.", day=Day(since))
    grounds = [both, *(words for _, words in effects)]
    in_force = all(kind is not Effect.NO_RELATION for kind, _ in effects)
    return Bond(
        treaty=name,
        in_force=in_force,
        since=since if in_force else None,
        grounds=tuple(grounds),
    )


def _called(columns: Columns, pair: int) -> str:
    return columns.names[int(columns.pair_participant[pair])]


def _effects(
    columns: Columns,
    found: Status,
    treaty: str,
    places: tuple[int, int],
    reserved: tuple[Sequence[Reservation], Sequence[ReservationObjection]],
) -> Iterator[tuple[Effect, Sentence]]:
    """What the reservations of each of the two do towards the other."""
    reservations, against = reserved
    for author, other in (places, places[::-1]):
        by, to = (columns.participants[columns.pair_participant[p]] for p in (author, other))
        consent = date.fromordinal(int(found.consented[author]))
        for one in reservations:
            if (one.treaty, one.by) != (treaty, by):
                continue
            objected = next(
                (o for o in against if (o.treaty, o.by, o.to) == (treaty, to, by)), None
            )
            own = date.fromordinal(int(found.consented[other]))
            made = max(one.made, consent) if one.made else consent
            if one.withdrawn is not None and one.withdrawn <= found.on:
                continue
            kind, words = effect(made, own, found.on, objected, notified=one.notified)
            if kind is not Effect.NONE:
                yield (
                    kind,
                    worded(
                        "Reservation of {who} of {day}: {effect}. {words}",
                        who=Called(_called(columns, author)),
                        day=Day(made),
                        effect=kind,
                        words=words,
                    ),
                )
