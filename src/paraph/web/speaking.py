"""Telling in the language of the page, with the names that the organisation has today."""

from __future__ import annotations

from typing import Final

from django.core.signals import request_started
from django.utils.translation import get_language

from paraph.languages import Teller, designations
from paraph.web import house

_TELLERS: Final[dict[str, Teller]] = {}


def teller() -> Teller:
    """Whoever tells in the language of the page; made once for a request, as names may change."""
    language = get_language() or "en"
    known = _TELLERS.get(language)
    if known is None:
        organisation = house.secretariat().situation().organisation
        known = Teller(language, designations(organisation, house.now().date()))
        _TELLERS[language] = known
    return known


def _begin(**_: object) -> None:
    """Whatever was entered before a request is known in it."""
    _TELLERS.clear()


request_started.connect(_begin, dispatch_uid="paraph.web.speaking")
