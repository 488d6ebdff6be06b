"""What stands against telling something to an audience, a part of ``admissibility``."""

from __future__ import annotations

from collections.abc import Iterator

from paraph.negotiation import acts as said
from paraph.negotiation.drafting import standing_drafts
from paraph.negotiation.facts import TextFacts, author_of, those_in
from paraph.negotiation.vocabulary import Audience
from paraph.organisation.offices import HEAD
from paraph.organisation.refusing import empty, missing, refused
from paraph.record import Act
from paraph.values.findings import Ground, Reason


def audience_grounds(
    facts: TextFacts, act: Act, content: said.PositionAct | said.DraftAct
) -> Iterator[Ground]:
    """What stands against an audience: a group is told by its members, and by the chair."""
    yield from missing(facts.groups, "small group", content.group)
    if (content.audience is Audience.GROUP) is (content.group is None):
        yield refused(Reason.CONTRADICTION, "A group is named if, and only if, it is told.")
    group = facts.groups.get(content.group or "")
    if group and act.capacity == HEAD and act.participant not in those_in(group):
        words = f"{act.participant} does not belong to {content.group}."
        yield refused(Reason.ENTITLEMENT, words)


def draft_grounds(facts: TextFacts, act: Act, content: said.DraftAct) -> Iterator[Ground]:
    """What stands against a draft: only what its author knows is asked about."""
    yield from audience_grounds(facts, act, content)
    if isinstance(content, said.DraftShared):
        yield from missing(facts.provisions, "provision", content.provision)
        yield from empty(content.words.strip(), "words of a draft")
    elif (author_of(act), content.draft) not in standing_drafts(facts):
        words = f"{act.participant} has shown no draft {content.draft}."
        yield refused(Reason.SEQUENCE, words)


def room_grounds(facts: TextFacts, act: Act, content: said.StatusGiven) -> Iterator[Ground]:
    """What stands against where a status is given: in the room, or in a small group alone."""
    alone = content.audience is Audience.GROUP
    if content.audience in {Audience.CHAIR, Audience.OWN}:
        words = "A status is for the public, for members, or for a small group."
        yield refused(Reason.CONTRADICTION, words)
    if alone and content.group is None:
        yield refused(Reason.CONTRADICTION, "Name the small group that is told.")
    group = facts.groups.get(content.group or "")
    if act.capacity == HEAD and not (alone and group and group.facilitator == act.participant):
        words = (
            f"{act.participant} does not chair: the chair says how far provisions have come, "
            "and the facilitator of a small group to this group alone."
        )
        yield refused(Reason.ENTITLEMENT, words)
