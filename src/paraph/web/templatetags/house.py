"""Filters of the rooms of the secretariat, the depositary, the public and the acts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, Final

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from paraph.decisions.model import Rule
from paraph.depositary.desk import parse_day
from paraph.organisation.facts import Meeting
from paraph.values.moments import PlacedMoment, instant
from paraph.values.sentences import Tag
from paraph.web.rooms.acts.offered import Offered, written
from paraph.web.rooms.acts.titles import TITLES
from paraph.web.rooms.chair.matters import shipped_rule
from paraph.web.speaking import teller

register = template.Library()

_ROOMS: Final = {
    "organisation": _("The organisation"),
    "decisions": _("Decisions"),
    "negotiation": _("Texts"),
    "depositary": _("Treaties"),
}


@register.filter
def room_title(room: str) -> str:
    """What a room of the law is called."""
    return str(_ROOMS.get(room, room))


@register.filter
def field_title(name: str) -> str:
    """What a field of an act is called."""
    return str(TITLES.get(name, name))


@register.filter
def settled_word(offered: Offered, name: str) -> str:
    """A value of an act as the language of the page has it."""
    return spoken(getattr(offered.content, name, ""))


def spoken(value: Any) -> str:  # noqa: ANN401 - whatever an act holds
    """A value in words."""
    match value:
        case StrEnum():
            return capfirst(teller().word(value))
        case PlacedMoment():
            return teller().moment(value.moment, value.place)
        case date():
            return teller().day(value)
        case str():
            return teller().name(value)
        case tuple():
            return teller().listed([spoken(one) for one in value])
        case _:
            return written(value)


@register.filter
def languages(tags: Iterable[str]) -> SafeString:
    """The names of languages, one after another."""
    return format_html_join(", ", "<bdi>{}</bdi>", ((teller().form(Tag(one)),) for one in tags))


@register.filter
def item(mapping: Any, key: Any) -> Any:  # noqa: ANN401 - as templates have it
    """What a mapping has for a key."""
    return mapping.get(key) if mapping else None


@register.filter
def language(tag: str) -> str:
    """The name of a language."""
    return capfirst(teller().form(Tag(tag)))


@register.filter
def written_day(written_on: str) -> str:
    """A day that was written on paper: as a day if it exists, else the words that stand there."""
    known = parse_day(written_on)
    return teller().day(known) if known else f"“{written_on}”"


@register.filter
def shipped(rule: str) -> Rule | None:
    """A rule in the words of its instrument, if Paraph ships it."""
    return shipped_rule(rule)


@register.filter
def term(text: str) -> str:
    """A word of the field that stands in the record as text, as an office."""
    return capfirst(teller().term(text))


@register.filter
def placed(meeting: Meeting) -> SafeString:
    """When and where a meeting begins, by the clocks there; the day, if no hour is known."""
    starts = meeting.starts
    if meeting.hour_known:
        return format_html("{}", teller().moment(starts.moment, starts.place))
    day = teller().day(instant(starts.moment).date())
    return format_html("<bdi>{}</bdi>, <bdi>{}</bdi>", starts.place, day)
