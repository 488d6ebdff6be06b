"""The depositary: treaties, who is bound since when, entry into force, and what binds which two."""

from __future__ import annotations

from typing import Any, Final

from paraph.depositary.bonds import bond
from paraph.depositary.successive import successions
from paraph.depositary.treaty import TreatyFinding, treaty_on
from paraph.depositary.treaty_json import participants_json, summary, treaty_json
from paraph.web.api.lists import part, part_of
from paraph.web.api.problems import not_found
from paraph.web.api.routes import Asked, Route, get
from paraph.web.api.shapes import Between, Items, Part, Then
from paraph.web.api.shapes_of_treaties import (
    BondSeen,
    EntryIntoForceSeen,
    ParticipantDated,
    SuccessionSeen,
    TreatySeen,
    TreatySummary,
)

Json = dict[str, Any]


def treaties(asked: Asked[Part]) -> Items[Json]:
    """The treaties, each in a line."""
    found = asked.situation()
    names, following = part(asked, list(found.depositary.treaties))
    day = asked.at.date()
    rows = (treaty_on(found.depositary, found.organisation, name, day) for name in names)
    return Items(items=tuple(map(summary, rows)), next=following)


def treaty(asked: Asked[Then]) -> Json:
    """A treaty: who is bound since when, what is marked, what has to be notified, and why."""
    return treaty_json(_found(asked))


def entry_into_force(asked: Asked[Then]) -> Json:
    """When a treaty entered into force, for whom since when, what is missing, and why."""
    found = _found(asked)
    return found.computed_as_determined().as_json()


def status(asked: Asked[Part]) -> Items[Json]:
    """Every participant of a treaty: its standing, and the dates for it side by side."""
    return part_of(asked, list(participants_json(_found(asked))), "code")


def relations(asked: Asked[Between]) -> Json:
    """Whether a treaty is in force between two participants, since when, and why."""
    return bond(_found(asked), asked.query.one, asked.query.other).as_json()


def successive(asked: Asked[Part]) -> Items[Json]:
    """Treaties that bear on earlier ones, and who is bound by which of the two."""
    found = asked.situation()
    rows = [
        one.as_json() for one in successions(found.depositary, found.organisation, asked.at.date())
    ]
    named = [row | {"name": f"{row['earlier']} {row['later']}"} for row in rows]
    return part_of(asked, named, "name")


def _found(asked: Asked[Then]) -> TreatyFinding:
    situation, name = asked.situation(), asked.names["treaty"]
    if name not in situation.depositary.treaties:
        raise not_found()
    return treaty_on(situation.depositary, situation.organisation, name, asked.at.date())


ROUTES: Final[tuple[Route, ...]] = (
    get("treaties/", Items[TreatySummary], treaties, query=Part),
    get("treaties/{treaty}/", TreatySeen, treaty, query=Then),
    get("treaties/{treaty}/entry-into-force/", EntryIntoForceSeen, entry_into_force, query=Then),
    get("treaties/{treaty}/status/", Items[ParticipantDated], status, query=Part),
    get("treaties/{treaty}/relations/", BondSeen, relations, query=Between),
    get("successive-treaties/", Items[SuccessionSeen], successive, query=Part),
)
