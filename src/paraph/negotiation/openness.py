"""For whom a text under negotiation is open: who that is, what stands against it, how it is said.

Whoever negotiates a text, chairs the organ or keeps the record sees it in any case.  Beside them it
is open for those whom the act names that circulates it, and for those whom a later act opens it
to; both are settled by who belonged to the organisation, or to the group, when the act was done.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from paraph.negotiation import acts as said
from paraph.negotiation.facts import TextFacts
from paraph.negotiation.vocabulary import Openness
from paraph.organisation import facts as organisation
from paraph.organisation.acts import MembershipKind
from paraph.organisation.membership import members
from paraph.organisation.offices import CHAIR, organs_on
from paraph.organisation.refusing import missing, refused
from paraph.values.findings import Ground, Reason
from paraph.values.sentences import Called, Sentence, called, worded


def readers_of(
    content: said.OpeningAct, organs: organisation.Situation, on: date
) -> tuple[str, ...]:
    """Those whom an act opens a text for by name, as the organisation stands on that day.

    With the members and observers come those who chair an organ, and the groups that they form.

    >>> content = said.TextOpened(text="Charter", audience=Openness.GROUP, group="Islands")
    >>> islands = organisation.Group(entry=1, names={}, members=("Fiji", "Tonga"))
    >>> known = organisation.Situation(groups={"Islands": islands})
    >>> readers_of(content, known, date(2031, 5, 1))
    ('Islands', 'Fiji', 'Tonga')
    """
    if content.audience is Openness.OBSERVERS:
        kinds = (MembershipKind.MEMBER, MembershipKind.OBSERVER)
        known = [name for kind in kinds for name in members(organs, on, kind).value]
        chairs = [f"{CHAIR} of {organ}" for organ in organs_on(organs, on)]
        groups = [name for name, one in organs.groups.items() if {*one.members} <= {*known}]
        return (*known, *chairs, *groups)
    group = organs.groups.get(content.group or "")
    return (str(content.group), *group.members) if group else ()


def openness_grounds(content: said.OpeningAct, organs: organisation.Situation) -> Iterator[Ground]:
    """What stands against the audience that a text is opened for: a group is named, and exists."""
    if (content.audience is Openness.GROUP) is (content.group is None):
        words = worded("A group is named if, and only if, the text is open for it.")
        yield refused(Reason.CONTRADICTION, words)
    yield from missing(organs.groups, "group", content.group)


def opening_grounds(
    facts: TextFacts, content: said.TextOpened, organs: organisation.Situation, on: date
) -> Iterator[Ground]:
    """What stands against opening a text: it lets in nobody who does not see it already."""
    unsound = tuple(openness_grounds(content, organs))
    yield from unsound
    if unsound:
        return
    opened = {*readers_of(content, organs, on)} - facts.readers - {*facts.delegations}
    if facts.is_public or not (opened or content.audience is Openness.PUBLIC):
        words = worded(
            "{text} is open for all of these already: what was seen stays seen, so that a text can "
            "be opened to more, and never be closed again.",
            text=content.text,
        )
        yield refused(Reason.REPETITION, words)


def circulated(who: Called, content: said.BaseCirculated) -> Sentence:
    """That a text was circulated, without for whom it is open."""
    return worded(
        "{who} circulated “{title}” as the base for {delegations}",
        who=who,
        title=content.title,
        delegations=called(content.delegations),
    )


def open_for(content: said.BaseCirculated) -> Iterator[Sentence]:
    """For whom a text that was circulated is open, if it is not open for everybody."""
    match content.audience:
        case Openness.PUBLIC:
            return
        case Openness.OBSERVERS:
            yield worded("for members and observers")
        case Openness.GROUP:
            yield worded("for {group}", group=Called(content.group or ""))
        case Openness.MEMBERS:
            yield worded("for members")
        case _:
            assert_never(content.audience)


def opened(who: Called, content: said.TextOpened) -> Sentence:
    """To whom a text was opened."""
    text = content.text
    match content.audience:
        case Openness.PUBLIC:
            return worded("{who} opened {text} to everybody.", who=who, text=text)
        case Openness.OBSERVERS:
            return worded("{who} opened {text} to members and observers.", who=who, text=text)
        case Openness.GROUP:
            group = Called(content.group or "")
            return worded("{who} opened {text} to {group}.", who=who, text=text, group=group)
        case Openness.MEMBERS:
            return worded("{who} opened {text} to those who negotiate it.", who=who, text=text)
        case _:
            assert_never(content.audience)
