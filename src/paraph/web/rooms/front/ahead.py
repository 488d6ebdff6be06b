"""The days ahead: every deadline and meeting that whoever looks knows of, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from babel.dates import format_timedelta
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from paraph.decisions.proceedings import Quiet, deadline_at, quiet
from paraph.depositary.corrections import CorrectionStanding
from paraph.depositary.treaty import TreatyFinding, treaty_on
from paraph.secretariat import Situation
from paraph.values.moments import PlacedMoment, instant
from paraph.web.accounts.roles import Role
from paraph.web.rooms.chair.matters import NEVER
from paraph.web.rooms.chair.room import conducts
from paraph.web.rooms.text.rows import anchor
from paraph.web.speaking import meeting_title, teller


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something that has its time: what happens then, to what, when, and where more is said.

    ``about`` is what the record knows it by, and never changes.  Of some things the day is known
    and no hour.
    """

    what: str | Promise
    about: str
    title: str
    when: datetime
    address: str
    place: PlacedMoment | None = None
    hour_known: bool = True

    @property
    def told(self) -> str:
        """The time in words, by the clocks of its place."""
        if not self.hour_known:
            return teller().day(self.when.date())
        return teller().form(self.place) if self.place else teller().moment(self.when)

    @property
    def stamp(self) -> str:
        """The time as programs read it."""
        return self.when.isoformat() if self.hour_known else self.when.date().isoformat()

    def in_words(self, now: datetime) -> str:
        """How far away it is: in days, on the last two days in hours."""
        if not self.hour_known:
            left = timedelta(days=(self.when.date() - now.date()).days)
        else:
            left = self.when - now
        return _from_now(left, by_day=not self.hour_known)


def _from_now(left: timedelta, *, by_day: bool) -> str:
    unit: Literal["day", "hour", "minute"] = "hour" if left >= timedelta(hours=2) else "minute"
    if by_day or left >= timedelta(days=2):
        unit = "day"
    locale = teller().language.locale
    return format_timedelta(
        left, granularity=unit, threshold=NEVER, add_direction=True, locale=locale
    )


def ahead(situation: Situation, who: Role, now: datetime) -> list[Ahead]:
    """What lies ahead, the nearest first."""
    everything = [
        *_silences(situation, who, now),
        *_to_confirm(situation, now),
        *_meetings(situation, now),
        *_of_treaties(situation, now),
    ]
    return sorted(everything, key=lambda one: one.when)


def decision_address(who: Role, decision: str) -> str:
    """Where a role finds a decision; whoever neither conducts nor decides finds none."""
    if conducts(who):
        return reverse("decision", args=(decision,))
    return reverse("delegation-decision", args=(decision,)) if who.is_delegate else ""


def _silences(situation: Situation, who: Role, now: datetime) -> Iterator[Ahead]:
    for name, matter in situation.decisions.matters.items():
        if matter.silence is None or quiet(matter, now).value is not Quiet.RUNNING:
            continue
        deadline = deadline_at(matter.silence, now)
        title = matter.proposed.title
        ends = instant(deadline.moment)
        address = decision_address(who, name)
        yield Ahead(_("Silence ends"), f"silence {name}", title, ends, address, deadline)


def _to_confirm(situation: Situation, now: datetime) -> Iterator[Ahead]:
    """The deadlines by which capitals confirm, each with the provisions that have it."""
    for name, facts in situation.negotiation.texts.items():
        together: dict[PlacedMoment, list[str]] = {}
        for provision, one in facts.provisions.items():
            deadline = one.status.deadline if one.status else None
            if deadline is not None and instant(deadline.moment) > now:
                together.setdefault(deadline, []).append(provision)
        for deadline, provisions in together.items():
            address = f"{reverse('text', args=(name,))}#{anchor(provisions[0])}"
            title = f"{facts.title}: {teller().listed(provisions)}"
            when = instant(deadline.moment)
            about = f"confirm {name} {deadline.moment}"
            yield Ahead(_("Capitals confirm by then"), about, title, when, address, deadline)


def _meetings(situation: Situation, now: datetime) -> Iterator[Ahead]:
    for name, one in situation.organisation.meetings.items():
        starts = instant(one.starts.moment)
        if one.closed is None and (starts > now or starts.date() == now.date()):
            yield Ahead(
                _("Meeting"),
                name,
                meeting_title(one),
                starts,
                reverse("meeting", args=(name,)),
                one.starts,
                one.hour_known,
            )


def _of_treaties(situation: Situation, now: datetime) -> Iterator[Ahead]:
    for found in treaties_on(situation, now):
        title, address = found.facts.deposited.content.title, reverse("treaty", args=(found.name,))
        if found.in_force_from is not None and found.in_force_from > now.date():
            when = _noon(found.in_force_from)
            what, about = _("Entry into force"), f"force {found.name}"
            yield Ahead(what, about, title, when, address, hour_known=False)
        for one in found.corrections():
            if one.standing is CorrectionStanding.OPEN:
                until = _noon(one.proposed.content.until)
                what = _("Objections to a correction end")
                about = f"correction {found.name} {one.proposed.content.correction}"
                yield Ahead(what, about, title, until, address, hour_known=False)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def treaties_on(situation: Situation, now: datetime) -> list[TreatyFinding]:
    """The finding about every treaty on the day."""
    desk, organs = situation.depositary, situation.organisation
    return [treaty_on(desk, organs, name, now.date()) for name in desk.treaties]
