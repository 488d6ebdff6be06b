"""What the secretariat lays on the table: the list of participants, the report on credentials.

The record knows no persons: a delegation stands in the list with the quality in which it is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from paraph.organisation.acts import MembershipKind
from paraph.organisation.facts import Credentials, Meeting, Situation
from paraph.organisation.membership import members
from paraph.organisation.presence import attendance
from paraph.values.moments import instant
from paraph.web.rooms.standing import standing
from paraph.web.speaking import teller


@dataclass(frozen=True, slots=True)
class Delegation:
    """A delegation in a list: its name here, its credentials, and whether it was found present."""

    participant: str
    credentials: Credentials | None
    is_present: bool | None


def _asked(request: HttpRequest, meeting: str) -> tuple[Situation, Meeting, date]:
    stood = standing(request)
    found = stood.situation.organisation
    if meeting not in found.meetings:
        raise Http404
    kept = found.meetings[meeting]
    return found, kept, instant(kept.starts.moment).date()


def _delegations(found: Situation, meeting: str, quality: MembershipKind) -> list[Delegation]:
    kept = found.meetings[meeting]
    on = instant(kept.starts.moment).date()
    shown = {one.participant: one for one in found.credentials.get(meeting, ())}
    return [
        Delegation(name, shown.get(name), None if kept.present is None else name in kept.present)
        for name in teller().in_order(members(found, on, quality).value)
    ]


def participants(request: HttpRequest, meeting: str) -> HttpResponse:
    """The list of participants of a meeting, in the order of the alphabet of the page."""
    found, kept, _on = _asked(request, meeting)
    qualities = [
        (quality, _delegations(found, meeting, quality))
        for quality in MembershipKind
        if _delegations(found, meeting, quality)
    ]
    page = {"name": meeting, "kept": kept, "qualities": qualities}
    return render(request, "secretariat/participants_paper.html", page)


def credentials(request: HttpRequest, meeting: str) -> HttpResponse:
    """The report on credentials: whose are in order, whose are not, whose are still to come."""
    found, kept, on = _asked(request, meeting)
    wanted = _delegations(found, meeting, MembershipKind.MEMBER)
    shown = [one for one in wanted if one.credentials is not None]
    page = {
        "name": meeting,
        "kept": kept,
        "members": len(wanted),
        "in_order": [one for one in shown if one.credentials and one.credentials.in_order],
        "not_in_order": [
            one for one in shown if one.credentials and one.credentials.in_order is False
        ],
        "unseen": [one for one in shown if one.credentials and one.credentials.in_order is None],
        "missing": [one for one in wanted if one.credentials is None],
        "present": attendance(found, meeting, on),
    }
    return render(request, "secretariat/credentials_paper.html", page)
