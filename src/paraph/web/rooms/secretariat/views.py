"""Reading in the secretariat's room: participants, organs, meetings, documents, as they stood."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from paraph.organisation.facts import Document, Situation
from paraph.organisation.membership import standing as standing_of
from paraph.organisation.naming import names_on
from paraph.organisation.offices import CHAIR, chair, next_in_rotation, organs_on
from paraph.organisation.presence import attendance
from paraph.secretariat.belonging import Kind, belongings, documents_of
from paraph.secretariat.overview import Course
from paraph.values.moments import instant
from paraph.values.symbols import DocumentSymbol
from paraph.web.rooms.standing import Standing, buttons, standing
from paraph.web.speaking import teller

_PARTICIPANTS = (
    "organisation.participant",
    "organisation.member",
    "organisation.suspension",
    "organisation.full",
    "organisation.group",
)
_MEETINGS = (
    "organisation.meeting",
    "organisation.session",
    "organisation.agenda",
    "organisation.attendance",
    "organisation.credentials",
)


def organisation(request: HttpRequest) -> HttpResponse:
    """Who belongs to the organisation, in which quality, and which organs there are."""
    stood = standing(request)
    found, on = stood.situation.organisation, stood.at.date()
    known = found.participants
    page = {
        "stood": stood,
        "here": "organisation",
        "participants": [
            {"name": name, "standing": standing_of(found, name, on).value, "kept": known[name]}
            for name in teller().in_order(known)
        ],
        "groups": found.groups,
        "texts": stood.situation.negotiation.texts,
        "organs": [_organ(found, name, on) for name in organs_on(found, on)],
        "acts": _acts(request, stood, (*_PARTICIPANTS, "organisation.organ-established")),
    }
    return render(request, "secretariat/organisation.html", page)


def _acts(request: HttpRequest, stood: Standing, kinds: tuple[str, ...], **about: str) -> list[Any]:
    return [] if stood.is_past else buttons(request, kinds, **about)


def _organ(found: Situation, name: str, on: date) -> dict[str, Any]:
    return {
        "name": name,
        "kept": found.organs[name],
        "chair": chair(found, name, on).value,
        "next": next_in_rotation(found, name, CHAIR, on),
    }


def participant(request: HttpRequest, participant: str) -> HttpResponse:
    """A participant: its names, memberships, full powers, credentials and offices."""
    stood = standing(request)
    found, on = stood.situation.organisation, stood.at.date()
    kept = found.participants.get(participant)
    if kept is None:
        raise Http404
    page = {
        "stood": stood,
        "name": participant,
        "kept": kept,
        "names": names_on(found, participant, on),
        "standing": standing_of(found, participant, on),
        "credentials": [
            (at, one)
            for at, all_of_it in found.credentials.items()
            for one in all_of_it
            if one.participant == participant
        ],
        "offices": [
            (name, tenure)
            for name, one in found.organs.items()
            for tenure in one.tenures
            if tenure.holder == participant
        ],
        "acts": _acts(request, stood, _PARTICIPANTS, participant=participant),
        "about": urlencode({"participant": participant}),
    }
    return render(request, "secretariat/participant.html", page)


def organ(request: HttpRequest, organ: str) -> HttpResponse:
    """An organ: what it is for, who chairs it, who would be next, and by which rules it decides."""
    stood = standing(request)
    found, on = stood.situation.organisation, stood.at.date()
    if organ not in found.organs:
        raise Http404
    kinds = ("organisation.organ", "organisation.office", "organisation.r", *_MEETINGS)
    page = {
        "stood": stood,
        "organ": _organ(found, organ, on),
        "acts": _acts(request, stood, kinds, organ=organ),
        "about": urlencode({"organ": organ}),
    }
    return render(request, "secretariat/organ.html", page)


def meetings(request: HttpRequest) -> HttpResponse:
    """Every meeting and session, the latest first."""
    stood = standing(request)
    found = stood.situation.organisation
    held = [
        {"name": name, "kept": one, "course": course(one)} for name, one in found.meetings.items()
    ]
    page = {
        "stood": stood,
        "here": "meetings",
        "meetings": sorted(held, key=_starts, reverse=True),
        "sessions": [
            {"name": name, "kept": one, "course": course(one)}
            for name, one in found.sessions.items()
        ],
        "acts": _acts(request, stood, ("organisation.meeting-c", "organisation.session")),
    }
    return render(request, "secretariat/meetings.html", page)


def _starts(held: dict[str, Any]) -> datetime:
    return instant(held["kept"].starts.moment)


def course(kept: Any) -> Course:  # noqa: ANN401 - a meeting or a session
    """How far a meeting or a session has run its course."""
    if kept.closed is not None:
        return Course.CLOSED
    return Course.CONVENED if kept.opened is None else Course.OPEN


def meeting(request: HttpRequest, meeting: str) -> HttpResponse:
    """A meeting or a session: place and time there, agenda, who is present, credentials."""
    stood = standing(request)
    found = stood.situation.organisation
    kept = found.meetings.get(meeting) or found.sessions.get(meeting)
    if kept is None:
        raise Http404
    named = [_acts(request, stood, _MEETINGS, **{key: meeting}) for key in ("meeting", "of", "at")]
    session = _acts(request, stood, _MEETINGS, session=meeting)
    page = {
        "stood": stood,
        "name": meeting,
        "kept": kept,
        "is_meeting": meeting in found.meetings,
        "course": course(kept),
        "agenda": list(_agenda(found, meeting)),
        "present": attendance(found, meeting, stood.at.date())
        if meeting in found.meetings
        else None,
        "credentials": found.credentials.get(meeting, ()),
        "documents": [
            (symbol, one)
            for symbol, one in found.documents.items()
            if one.meeting == meeting and one.item not in found.agendas.get(meeting, ())
        ],
        "has_documents": any(one.meeting == meeting for one in found.documents.values()),
        "decisions": [
            (name, one.proposed.title)
            for name, one in stood.situation.decisions.matters.items()
            if one.proposed.meeting == meeting
        ],
        "acts": [one for several in (*named, session) for one in several],
        "about": "&".join(urlencode({key: meeting}) for key in ("meeting", "of", "at", "session")),
    }
    return render(request, "secretariat/meeting.html", page)


def _agenda(found: Situation, meeting: str) -> Iterator[tuple[str, list[tuple[str, Document]]]]:
    """The items of the agenda of a meeting, each with its documents."""
    own = [(symbol, one) for symbol, one in found.documents.items() if one.meeting == meeting]
    for item in found.agendas.get(meeting, ()):
        yield item, [(symbol, one) for symbol, one in own if one.item == item]


def documents(request: HttpRequest) -> HttpResponse:
    """Every document by its symbol, with its revisions, addenda and corrigenda below it.

    With ``?text=`` those alone that belong to a text under negotiation.
    """
    stood = standing(request)
    found = stood.situation.organisation.documents
    text = stood.situation.negotiation.texts.get(request.GET.get("text", ""))
    if text is not None:
        own = documents_of(stood.situation, Kind.TEXT, request.GET["text"])
        found = {symbol: found[symbol] for symbol in own}
    page = {
        "stood": stood,
        "here": "documents",
        "text": text,
        "families": list(_families(found)),
        "belongs": belongings(stood.situation),
        "acts": _acts(request, stood, ("organisation.document",)),
    }
    return render(request, "secretariat/documents.html", page)


def _families(found: Any) -> Iterator[tuple[str, Document | None, list[tuple[str, Document]]]]:  # noqa: ANN401
    """Documents with those whose symbols say that they change them."""
    families: dict[str, list[tuple[str, Document]]] = {}
    for symbol, one in found.items():
        families.setdefault(str(DocumentSymbol.parse(symbol).base), []).append((symbol, one))
    for stem, members in families.items():
        first = found.get(stem)
        yield stem, first, [(symbol, one) for symbol, one in members if symbol != stem]
