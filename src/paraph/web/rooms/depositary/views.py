"""Reading at the depositary's desk: the treaties, one of them, and what stands between two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from paraph.depositary.bonds import bond
from paraph.depositary.offers import untold_folios
from paraph.depositary.successive import Governing, Succession, successions
from paraph.depositary.treaty import treaty_on
from paraph.secretariat.belonging import Kind, documents_of
from paraph.web.rooms.depositary.found import fewest, finding, folios, status_list
from paraph.web.rooms.depositary.tray import tray
from paraph.web.rooms.standing import Standing, buttons, standing
from paraph.web.speaking import teller

_DESK = ("depositary.",)

MOST: Final = 24
"""Among so many everybody's relations are shown at once; among more, those of two."""


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
        "lines": status_list(found),
        "folios": list(folios(found)),
        "fewest": fewest(found),
        "untold": untold_folios(found.facts),
        "people": teller().in_order(stood.situation.organisation.participants),
        "successive": _successive(stood, treaty),
        "tray": tray(found, [] if stood.is_past else buttons(request, _DESK, treaty=treaty)),
        "documents": [
            (symbol, stood.situation.organisation.documents[symbol])
            for symbol in documents_of(stood.situation, Kind.TREATY, treaty)
        ],
        "about_treaty": urlencode({"treaty": treaty}),
    }
    return render(request, "depositary/treaty.html", page)


def status(request: HttpRequest, treaty: str) -> HttpResponse:
    """The status list as a depositary prints it, with the statements and the notifications."""
    stood, found = standing(request), finding(request, treaty)
    lines = status_list(found)
    page = {
        "stood": stood,
        "treaty": found,
        "content": found.facts.deposited.content,
        "lines": lines,
        "signed": sum(bool(one.signed) for one in lines),
        "declarations": found.facts.declarations,
    }
    return render(request, "depositary/status.html", page)


@dataclass(frozen=True, slots=True)
class _Two:
    """Two participants whom somebody chose, to see what stands between them."""

    people: list[str]
    one: str
    other: str

    @property
    def are_known(self) -> bool:
        """Whether they are two, and the record knows both."""
        return {self.one, self.other} <= {*self.people} and self.one != self.other

    @property
    def chosen(self) -> dict[str, Any]:
        """What a page needs to let them be chosen."""
        return {"people": self.people, "one": self.one, "other": self.other}


def _two(request: HttpRequest, stood: Standing) -> _Two:
    people = teller().in_order(stood.situation.organisation.participants)
    return _Two(people, request.GET.get("one", ""), request.GET.get("other", ""))


def between(request: HttpRequest, treaty: str) -> HttpResponse:
    """What stands between two participants under a treaty."""
    stood, found = standing(request), finding(request, treaty)
    two = _two(request, stood)
    page = {
        "stood": stood,
        "treaty": found,
        "content": found.facts.deposited.content,
        **two.chosen,
        "bond": bond(found, two.one, two.other) if two.are_known else None,
    }
    return render(request, "depositary/between.html", page)


def successive(request: HttpRequest, treaty: str) -> HttpResponse:
    """The treaties before and after a treaty on its matter: who is bound to whom by which."""
    stood, found = standing(request), finding(request, treaty)
    pairs = _successive(stood, treaty)
    if not pairs:
        raise Http404
    two = _two(request, stood)
    page = {
        "stood": stood,
        "treaty": found,
        "content": found.facts.deposited.content,
        **two.chosen,
        "pairs": [
            {
                "pair": pair,
                "bound": pair.bound(),
                "rows": list(_grid(pair)),
                "governed": pair.between(two.one, two.other) if two.are_known else None,
            }
            for pair in pairs
        ],
    }
    return render(request, "depositary/successive.html", page)


def _successive(stood: Standing, treaty: str) -> list[Succession]:
    """The pairs of an earlier and a later treaty of which this is one."""
    desk, organs = stood.situation.depositary, stood.situation.organisation
    if not any(one.deposited.content.earlier for one in desk.treaties.values()):
        return []
    every = successions(desk, organs, stood.at.date())
    return [one for one in every if treaty in {one.earlier.name, one.later.name}]


def _grid(pair: Succession) -> Iterator[tuple[str, list[Governing | None]]]:
    """What governs between each two of those who are bound; nothing between one and itself."""
    names = [one.participant for one in pair.bound()]
    if len(names) <= MOST:
        for one in names:
            row = [pair.between(one, two).governing if one != two else None for two in names]
            yield one, row
