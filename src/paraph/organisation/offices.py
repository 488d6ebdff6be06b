"""Who holds the offices of an organ, who is next, and in which capacity one may act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from paraph.organisation.facts import Organ, Situation, Tenure
from paraph.organisation.membership import RECORD, Standing, members, name_on, standing
from paraph.values.alphabets import spelling
from paraph.values.citations import Citation
from paraph.values.findings import Finding, Ground
from paraph.values.sentences import Called, Tag, Term, rota, worded

SECRETARIAT: Final = "Secretariat"
"""The keeper of the record; it may act from the first entry on."""

AS_SECRETARIAT: Final = "secretariat"
HEAD: Final = "head of delegation"
SPOKESPERSON: Final = "spokesperson"
CHAIR: Final = "chair"


def holder(situation: Situation, organ: str, office: str, on: date) -> Finding[str | None]:
    """Who holds an office of an organ on a day; the last who assumed it, if two periods overlap."""
    known = situation.organs.get(organ)
    tenures = known.tenures if known else ()
    held = [one for one in tenures if one.office == office and on in one.period]
    if not held:
        words = worded(
            "Nobody holds the office of {office} of {organ} on {day}.",
            office=Term(office),
            organ=Called(organ),
            day=on,
        )
        return Finding(None, (Ground(words, RECORD, (known.entry,) if known else ()),))
    return Finding(held[-1].holder, (_ground(organ, held[-1]),))


def chair(situation: Situation, organ: str, on: date) -> Finding[str | None]:
    """Who chairs an organ on a day."""
    return holder(situation, organ, CHAIR, on)


def _ground(organ: str, tenure: Tenure) -> Ground:
    words = worded(
        "{holder} is {office} of {organ} since {since}.",
        holder=Called(tenure.holder),
        office=Term(tenure.office),
        organ=Called(organ),
        since=tenure.period.since,
    )
    return Ground(words, RECORD, (tenure.entry,))


def organs_on(situation: Situation, on: date) -> dict[str, Organ]:
    """The organs that exist on a day, in the order in which they were established."""
    return {name: one for name, one in situation.organs.items() if on in one.period}


def alphabetical_rotation(
    situation: Situation, on: date, language: str = "ru"
) -> Finding[tuple[str, ...]]:
    """The members in the order of their names in a language: a proposal, which binds nobody.

    The Shanghai Cooperation Organization's Charter speaks of the Russian alphabet, "as a rule"
    (art. 5); what was followed is another matter, and is said by `RotationProposed` and by who
    assumes the office.
    """
    names = {
        member: name_on(situation.participants[member], on, language, member)
        for member in members(situation, on).value
    }
    order = tuple(sorted(names, key=lambda member: spelling(names[member], language)))
    words = worded(
        "In the order of their names ({language}): {order}.",
        language=Tag(language),
        order=rota(order) or worded("nobody"),
    )
    return Finding(order, (Ground(words, Citation("SCO Charter", "art. 5")),))


def next_in_rotation(
    situation: Situation, organ: str, office: str, on: date
) -> Finding[str | None]:
    """Who would be next by the order that was last proposed, else by the alphabet; a proposal."""
    known = situation.organs.get(organ)
    proposed = [one for one in known.rotations if one.office == office] if known else []
    order = proposed[-1].order if proposed else alphabetical_rotation(situation, on).value
    now = holder(situation, organ, office, on).value
    if not order:
        words = worded(
            "There is no order in which the {office} of {organ} goes round.",
            office=Term(office),
            organ=Called(organ),
        )
        return Finding(None, (Ground(words, RECORD),))
    following = order[(order.index(now) + 1) % len(order)] if now in order else order[0]
    entries = (proposed[-1].entry,) if proposed else ()
    words = worded(
        "After {now} the order has {following}; it binds nobody.",
        now=Called(now) if now else worded("nobody"),
        following=Called(following),
    )
    return Finding(following, (Ground(words, RECORD, entries),))


def capacities(situation: Situation, actor: str, on: date) -> Finding[tuple[str, ...]]:
    """In which capacities a participant, a group or the secretariat may act on a day.

    >>> capacities(Situation(), "Secretariat", date(2001, 6, 15)).value
    ('secretariat',)
    """
    found = list(_capacities(situation, actor, on))
    if not found:
        words = worded("{actor} may act in no capacity on {day}.", actor=Called(actor), day=on)
        return Finding((), (Ground(words, RECORD),))
    return Finding(tuple(name for name, _ in found), tuple(ground for _, ground in found))


def _capacities(situation: Situation, actor: str, on: date) -> Iterator[tuple[str, Ground]]:
    if actor == SECRETARIAT:
        yield AS_SECRETARIAT, Ground(worded("The Secretariat keeps the record."), RECORD)
    if actor in situation.groups:
        group = situation.groups[actor]
        words = worded("The {actor} speaks for its members.", actor=Called(actor))
        yield SPOKESPERSON, Ground(words, RECORD, (group.entry,))
    if actor not in situation.participants:
        return
    found = standing(situation, actor, on)
    if found.value not in {Standing.OUTSIDE, Standing.FORMER}:
        yield HEAD, found.grounds[0]
    for name, organ in organs_on(situation, on).items():
        for tenure in organ.tenures:
            if tenure.holder == actor and on in tenure.period:
                yield f"{tenure.office} of {name}", _ground(name, tenure)
