"""Filters and marks for the templates of the rooms.

What the rooms of the law say is told here in the language of the page: sentences and grounds
(``told``), words of vocabularies (``word``), names (``named``), days and moments.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from paraph.languages import act_title
from paraph.negotiation.consensus import Consensus
from paraph.negotiation.facts import TextFacts
from paraph.negotiation.vocabulary import Openness, Status
from paraph.organisation.entitlement import capacity_title
from paraph.organisation.facts import Meeting
from paraph.secretariat.overview import Course
from paraph.values.citations import Citation
from paraph.values.moments import PlacedMoment, instant
from paraph.values.sentences import Sentence, Words, worded
from paraph.web.filing import fresh_mark
from paraph.web.speaking import meeting_title, teller

register = template.Library()


@register.filter
def told(words: Words) -> str:
    """A sentence, or the words of a ground, in the language of the page."""
    return teller().tell(words)


@register.filter
def word(found: StrEnum) -> str:
    """A word of a closed vocabulary, as it begins a line."""
    return capfirst(teller().word(found))


@register.filter
def consensus(found: Consensus) -> str:
    """How far something has come."""
    return word(found)


@register.filter
def status(said: str) -> str:
    """What the room said of a provision: the word of a `Status`."""
    return teller().word(Status(said))


@register.filter
def course(said: str) -> str:
    """How far a session or a meeting has run: convened, open, closed."""
    return teller().word(Course(said))


@register.filter
def named(name: str) -> str:
    """What a participant, an organ or a group is called."""
    return teller().name(name)


@register.filter
def open_for(facts: TextFacts) -> str:
    """For whom a text is open, beside those who negotiate it, the chair and the Secretariat."""
    alone = facts.openness is Openness.GROUP
    widest = [] if alone else [teller().word(facts.openness)]
    return capfirst(teller().listed([*widest, *map(teller().name, facts.groups_let_in)]))


@register.filter
def place(name: str) -> str:
    """A provision, or places of a text, by their names in it."""
    return teller().place(name)


@register.filter
def cited(citation: Citation | Words) -> SafeString:
    """What a finding rests on; an instrument by the name that it has in its own language."""
    if isinstance(citation, Sentence):
        return format_html("<cite>{}</cite>", teller().tell(citation))
    known = teller().term(str(citation), "citation")
    if known != str(citation) or teller().language.tag == "en":
        return format_html("<cite>{}</cite>", known)
    return format_html('<cite lang="">{}</cite>', known)


@register.filter
def titled(title: str) -> str:
    """The title of a rule: those that come with the house have it in every language."""
    return teller().term(title)


@register.filter
def all_named(names: Iterable[str]) -> SafeString:
    """What several are called, one after another in the order of the alphabet."""
    comma = teller().tell(worded(", "))
    return format_html_join(
        comma, "<bdi>{}</bdi>", ((named(name),) for name in teller().in_order(names))
    )


@register.filter
def capacity(held: str) -> str:
    """The capacity in which somebody acts."""
    return capfirst(teller().form(capacity_title(held)))


@register.filter
def act(kind: str) -> str:
    """The title of a kind of act."""
    return teller().term(act_title(kind), "act")


@register.filter
def slug(words: str) -> str:
    """Words as the name of a style."""
    return words.replace(" ", "-")


@register.filter
def day(value: date | str) -> str:
    """A day in words."""
    return teller().day(date.fromisoformat(value) if isinstance(value, str) else value)


@register.filter
def moment(value: datetime | str) -> str:
    """A moment in words, to the minute, by the clock of its offset; a day, if no hour is known."""
    if isinstance(value, str) and "T" not in value:
        return day(value)
    when = instant(value) if isinstance(value, str) else value
    return teller().moment(when.replace(second=0))


@register.filter
def told_at(when: PlacedMoment) -> str:
    """A moment at a place, by the clocks there."""
    return teller().form(when)


@register.filter
def met_at(meeting: Meeting) -> str:
    """Where and on which day a meeting begins, by the clocks there."""
    day = instant(meeting.starts.moment).date()
    return (
        teller().tell(worded(", ")).join((teller().form(meeting.starts.place), teller().day(day)))
    )


@register.filter
def meeting_called(meeting: Meeting) -> str:
    """A meeting as people speak of it: which organ, where, when."""
    return meeting_title(meeting)


@register.simple_tag
def mark() -> SafeString:
    """The mark of a form: sent twice, it is entered once."""
    return format_html('<input type="hidden" name="mark" value="{}">', fresh_mark())
