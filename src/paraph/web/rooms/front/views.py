"""The first page: what waits and what lies ahead for a seat; the organisation, for the public."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from paraph.depositary.treaty import TreatyFinding
from paraph.depositary.vocabulary import Standing
from paraph.organisation.acts import MembershipKind, Nature
from paraph.organisation.facts import Document, Meeting
from paraph.organisation.membership import members
from paraph.organisation.offices import chair, organs_on
from paraph.secretariat import Situation
from paraph.secretariat.sentences import sentence
from paraph.values.moments import instant
from paraph.web import house
from paraph.web.accounts.roles import Role, role
from paraph.web.rooms.front.ahead import ahead, treaties_on
from paraph.web.rooms.front.waiting import waiting
from paraph.web.rooms.text.desk import play_for, texts_for
from paraph.web.speaking import teller

LATEST: Final = 6
"""So many acts and documents are shown as the latest."""

_BEFORE: Final = frozenset({Nature.DRAFT, Nature.AGENDA, Nature.INFORMATION})
"""What leads to a text, and is none that was adopted."""


def front(request: HttpRequest) -> HttpResponse:
    """What there is today, for whoever asks."""
    who, now = role(request), house.now()
    situation = house.situation_for(who.viewer)
    page = {
        "now": now,
        "ahead": [(one, one.in_words(now)) for one in ahead(situation, who, now)],
        "texts": [{"name": name, "play": play_for(name, who)} for name in texts_for(who)],
        "organs": _organs(situation),
        "treaties": [_status(one) for one in treaties_on(situation, now)],
        "members": _members(situation),
    }
    if who.function is None:
        page["documents"] = _adopted(situation)
        page["meetings"] = _held(situation)
        return render(request, "front/public.html", page)
    page["waiting"] = waiting(request)
    page["latest"] = _latest(who)
    page["documents"] = _newest(situation)
    return render(request, "front/front.html", page)


def _latest(who: Role) -> list[Any]:
    """The latest acts, each with its sentence, the very last first."""
    door = house.secretariat().door(who.viewer)
    _situation, known, _read = door.at_head()
    entered = list(door.log(max(known - LATEST, 0)))
    return [(one, sentence(one)) for one in reversed(entered)]


def _members(situation: Situation) -> list[tuple[MembershipKind, list[tuple[str, Any]]]]:
    """Who belongs to the organisation, by quality, each since when."""
    found, today = situation.organisation, house.now().date()
    return [
        (
            quality,
            [
                (name, found.participants[name].memberships[-1].period.since)
                for name in teller().in_order(members(found, today, quality).value)
            ],
        )
        for quality in MembershipKind
        if members(found, today, quality).value
    ]


def _organs(situation: Situation) -> list[dict[str, Any]]:
    found, today = situation.organisation, house.now().date()
    return [
        {"name": name, "kept": one, "chair": chair(found, name, today).value}
        for name, one in organs_on(found, today).items()
    ]


def _status(found: TreatyFinding) -> dict[str, Any]:
    """A treaty in one line: whether it is in force, how many have signed and consented."""
    standings = [one.standing for one in found.computed_as_determined().participants]
    return {
        "found": found,
        "content": found.facts.deposited.content,
        "signatories": standings.count(Standing.SIGNATORY),
        "consents": standings.count(Standing.CONTRACTING),
    }


def _held(situation: Situation) -> list[tuple[str, Meeting]]:
    """The latest meetings that are over."""
    over = [one for one in situation.organisation.meetings.items() if one[1].closed is not None]
    return sorted(over, key=lambda one: instant(one[1].starts.moment), reverse=True)[:LATEST]


def _newest(situation: Situation) -> list[tuple[str, Document]]:
    """The latest documents."""
    issued = reversed(list(situation.organisation.documents.items()))
    return sorted(issued, key=lambda one: one[1].issued, reverse=True)[:LATEST]


def _adopted(situation: Situation) -> list[tuple[str, Document]]:
    """The texts that the organisation has adopted, the latest first; no draft is among them."""
    found = situation.organisation.documents.items()
    adopted = [one for one in found if one[1].nature not in _BEFORE]
    return sorted(adopted, key=lambda one: one[1].issued, reverse=True)
