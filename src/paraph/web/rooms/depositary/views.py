"""Reading at the depositary's desk: the treaties, one of them, and what stands between two."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from paraph.depositary.bonds import bond
from paraph.depositary.offers import untold_folios
from paraph.depositary.treaty import treaty_on
from paraph.values.languages import alphabetical
from paraph.web.rooms.depositary.found import fewest, finding, folios, status_list
from paraph.web.rooms.standing import buttons, standing
from paraph.web.speaking import teller

_DESK = ("depositary.",)


def treaties(request: HttpRequest) -> HttpResponse:
    """Every treaty that lies with the depositary, with how far it has come."""
    stood = standing(request)
    desk, organs = stood.situation.depositary, stood.situation.organisation
    found = [treaty_on(desk, organs, name, stood.at.date()) for name in desk.treaties]
    page = {
        "stood": stood,
        "treaties": found,
        "acts": [
            one for one in buttons(request, ("depositary.treaty-deposited",)) if not stood.is_past
        ],
    }
    return render(request, "depositary/treaties.html", page)


def treaty_page(request: HttpRequest, treaty: str) -> HttpResponse:
    """A treaty: who is bound since when and why, what is missing, what was received."""
    stood, found = standing(request), finding(request, treaty)
    page = {
        "stood": stood,
        "treaty": found,
        "content": found.facts.deposited.content,
        "lines": list(status_list(found)),
        "folios": list(folios(found)),
        "fewest": fewest(found),
        "untold": untold_folios(found.facts),
        "people": list(stood.situation.organisation.participants),
        "acts": [] if stood.is_past else buttons(request, _DESK, treaty=treaty),
        "about_treaty": urlencode({"treaty": treaty}),
    }
    return render(request, "depositary/treaty.html", page)


def status(request: HttpRequest, treaty: str) -> HttpResponse:
    """The status list as a depositary prints it, with the statements and the notifications."""
    stood, found = standing(request), finding(request, treaty)
    lines = {teller().name(one.participant): one for one in status_list(found)}
    page = {
        "stood": stood,
        "treaty": found,
        "content": found.facts.deposited.content,
        "lines": [lines[name] for name in alphabetical(lines, teller().language.tag)],
        "signed": sum(bool(one.signed) for one in lines.values()),
        "declarations": found.facts.declarations,
    }
    return render(request, "depositary/status.html", page)


def between(request: HttpRequest, treaty: str) -> HttpResponse:
    """What stands between two participants under a treaty."""
    stood, found = standing(request), finding(request, treaty)
    people = list(stood.situation.organisation.participants)
    one, other = request.GET.get("one", ""), request.GET.get("other", "")
    known = one in people and other in people and one != other
    page = {
        "stood": stood,
        "treaty": found,
        "content": found.facts.deposited.content,
        "people": people,
        "one": one,
        "other": other,
        "bond": bond(found, one, other) if known else None,
    }
    return render(request, "depositary/between.html", page)
