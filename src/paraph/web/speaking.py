"""Telling in the language of the page, with the names that the organisation has today."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.core.signals import request_started
from django.utils.translation import get_language

from paraph.languages import Teller, designations
from paraph.organisation.facts import Meeting
from paraph.organisation.naming import own_names_on
from paraph.values.errors import ParaphError
from paraph.values.languages import best_name
from paraph.values.moments import instant
from paraph.values.sentences import worded
from paraph.values.shapes import shape_fault
from paraph.web import house

_TELLERS: Final[dict[str, Teller]] = {}


def teller(tag: str = "") -> Teller:
    """Whoever tells in the language of the page, or in another one that is asked for.

    It is made once for a request, as names may change.
    """
    language = tag or get_language() or "en"
    known = _TELLERS.get(language)
    if known is None:
        organisation = house.secretariat().situation().organisation
        known = Teller(language, designations(organisation, house.now().date()))
        _TELLERS[language] = known
    return known


def organisation_name() -> str:
    """What the organisation calls itself, in the language of the page; else what its record is of.

    Names that it has in no language of the page stand as they are in English, or in any.
    """
    organisation = house.secretariat().situation().organisation
    names = own_names_on(organisation, house.now().date())
    tag = teller().language.tag
    return names.get(tag.partition("-")[0]) or best_name(names, tag, house.name())


def named_choices(names: Iterable[str]) -> list[tuple[str, str]]:
    """Participants or organs to choose from, in the alphabetical order of the page."""
    return [(name, teller().name(name)) for name in teller().in_order(names)]


def meeting_title(meeting: Meeting) -> str:
    """A meeting as people speak of it: which organ, where, and on which day by the clocks there."""
    day = instant(meeting.starts.moment).date()
    parts = (teller().name(meeting.organ), teller().form(meeting.starts.place), teller().day(day))
    return teller().tell(worded(", ")).join(parts)


def fault_told(error: Exception) -> str:
    """What an error says, in the language of the page.

    It asks nothing of the record: that it cannot be read may be what went wrong.
    """
    words = error.words if isinstance(error, ParaphError) else shape_fault(error)
    return Teller(get_language() or "en").tell(words)


def _begin(**_: object) -> None:
    """Whatever was entered before a request is known in it."""
    _TELLERS.clear()


request_started.connect(_begin, dispatch_uid="paraph.web.speaking")
