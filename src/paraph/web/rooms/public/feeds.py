"""Feeds: what was done last, and when the meetings are, as whoever asks may know it."""

from __future__ import annotations

from datetime import UTC, timedelta
from itertools import islice
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from paraph.organisation.facts import Meeting
from paraph.secretariat.sentences import sentence
from paraph.values.moments import instant
from paraph.web import house
from paraph.web.accounts.roles import role
from paraph.web.speaking import teller

LAST: Final = 50
"""So many acts stand in the feed."""

_FOLD: Final = 73


def atom(request: HttpRequest) -> HttpResponse:
    """The last acts in sentences (RFC 4287)."""
    viewer = role(request).viewer
    log = request.build_absolute_uri(reverse("log"))
    feed = Atom1Feed(
        title=house.name(),
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
    """The meetings, for a calendar (RFC 5545)."""
    meetings = house.situation_for(role(request).viewer).organisation.meetings
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Paraph//Meetings//EN"]
    for name, one in meetings.items():
        address = request.build_absolute_uri(reverse("meeting", args=(name,)))
        lines += _calendared(name, one, address)
    lines.append("END:VCALENDAR")
    written = "".join(f"{_folded(line)}\r\n" for line in lines)
    return HttpResponse(written, content_type="text/calendar; charset=utf-8")


def _calendared(name: str, meeting: Meeting, address: str) -> list[str]:
    starts = instant(meeting.starts.moment)
    stamp = f"{starts.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    if meeting.hour_known:
        when = [f"DTSTART:{stamp}"]
    else:
        ends = starts.date() + timedelta(days=1)
        when = [f"DTSTART;VALUE=DATE:{starts:%Y%m%d}", f"DTEND;VALUE=DATE:{ends:%Y%m%d}"]
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(name).replace(' ', '-')}@{house.name()}",
        f"DTSTAMP:{stamp}",
        *when,
        f"SUMMARY:{_escaped(f'{name}: {teller().name(meeting.organ)}')}",
        f"LOCATION:{_escaped(meeting.starts.place)}",
        f"URL:{address}",
        "END:VEVENT",
    ]


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
