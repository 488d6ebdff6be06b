"""Feeds: what was done last, the meetings and the deadlines, as whoever asks may know it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from paraph.secretariat.sentences import sentence
from paraph.values.moments import instant
from paraph.web import house
from paraph.web.accounts.roles import role
from paraph.web.rooms.front.ahead import ahead
from paraph.web.speaking import meeting_title, organisation_name, teller

LAST: Final = 50
"""So many acts stand in the feed."""

_FOLD: Final = 73


def atom(request: HttpRequest) -> HttpResponse:
    """The last acts in sentences (RFC 4287)."""
    viewer = role(request).viewer
    log = request.build_absolute_uri(reverse("log"))
    feed = Atom1Feed(
        title=organisation_name(),
        link=log,
        description="",
        language=teller().language.tag,
        feed_url=request.build_absolute_uri(),
    )
    entered = list(house.secretariat().log_for(viewer))
    for one in islice(reversed(entered), LAST):
        feed.add_item(
            title=teller().tell(sentence(one)),
            link=f"{log}?on={one.act.moment[:10]}",
            description="",
            unique_id=f"tag:{house.name()},2000:{viewer.name.replace(' ', '-')}:{one.number}",
            updateddate=one.act.when,
            pubdate=one.act.when,
            author_name=teller().name(one.act.participant),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def calendar(request: HttpRequest) -> HttpResponse:
    """The meetings and the days ahead, as whoever asks may know them, for a calendar (RFC 5545)."""
    who, now = role(request), house.now()
    situation = house.situation_for(who.viewer)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Paraph//Meetings//EN"]
    meetings = situation.organisation.meetings
    for name, one in meetings.items():
        address = reverse("meeting", args=(name,))
        dated = Dated(name, meeting_title(one), instant(one.starts.moment), address)
        dated = replace(dated, place=one.starts.place, hour_known=one.hour_known)
        lines += _calendared(request, dated)
    for coming in ahead(situation, who, now):
        if coming.about not in meetings:
            title = f"{coming.what}: {coming.title}"
            dated = Dated(coming.about, title, coming.when, coming.address)
            place = coming.place.place if coming.place else ""
            dated = replace(dated, place=place, hour_known=coming.hour_known)
            lines += _calendared(request, dated)
    lines.append("END:VCALENDAR")
    written = "".join(f"{_folded(line)}\r\n" for line in lines)
    return HttpResponse(written, content_type="text/calendar; charset=utf-8")


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that a calendar holds; ``about`` tells it from every other, for ever."""

    about: str
    title: str
    when: datetime
    address: str
    place: str = ""
    hour_known: bool = True


def _calendared(request: HttpRequest, dated: Dated) -> Iterator[str]:
    stamp = f"{dated.when.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(dated.about).replace(' ', '-')}@{house.name()}"
    yield f"DTSTAMP:{stamp}"
    if dated.hour_known:
        yield f"DTSTART:{stamp}"
    else:
        ends = dated.when.date() + timedelta(days=1)
        yield f"DTSTART;VALUE=DATE:{dated.when:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{ends:%Y%m%d}"
    yield f"SUMMARY:{_escaped(dated.title)}"
    if dated.place:
        yield f"LOCATION:{_escaped(dated.place)}"
    if dated.address:
        yield f"URL:{request.build_absolute_uri(dated.address)}"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    r"""A text as iCalendar writes it.

    >>> _escaped("Moscow; room 1, 2")
    'Moscow\\; room 1\\, 2'
    """
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line of at most 75 octets, further ones begun with a blank (RFC 5545, 3.1)."""
    parts, part = [], ""
    for letter in line:
        if len((part + letter).encode()) > _FOLD:
            parts.append(part)
            part = ""
        part += letter
    return "\r\n ".join([*parts, part])
