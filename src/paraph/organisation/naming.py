"""What participants, organs and groups are called: the names in languages that hold on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from paraph.organisation.facts import Situation


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
