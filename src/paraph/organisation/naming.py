"""What the organisation, its participants, organs and groups are called on a day, by language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from paraph.organisation.facts import Situation


def own_names_on(situation: Situation, on: date) -> Mapping[str, str]:
    """The names, by language, of the organisation itself; none if nobody has said them.

    >>> dict(own_names_on(Situation(), date(2031, 5, 3)))
    {}
    """
    borne = [day for day in situation.namings if day <= on]
    return situation.namings[max(borne)].names if borne else {}


def names_on(situation: Situation, name: str, on: date) -> Mapping[str, str]:
    """The names, by language, of what a record knows by ``name``; none if it knows nothing of it.

    >>> dict(names_on(Situation(), "Norway", date(2031, 5, 3)))
    {}
    """
    participant = situation.participants.get(name)
    if participant is not None:
        borne = [one for one in participant.namings if one.since is None or one.since <= on]
        return borne[-1].names if borne else {}
    known = situation.organs.get(name) or situation.groups.get(name)
    return known.names if known is not None else {}
