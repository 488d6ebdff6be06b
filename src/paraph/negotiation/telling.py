"""What stands against telling something to an audience, a part of ``admissibility``."""

from __future__ import annotations

from collections.abc import Iterator

from paraph.negotiation import acts as said
from paraph.negotiation.audience import hears
from paraph.negotiation.drafting import standing_drafts
from paraph.negotiation.facts import TextFacts, author_of, those_in
from paraph.negotiation.vocabulary import Audience
from paraph.organisation.offices import HEAD
from paraph.organisation.refusing import empty, missing, refused, taken, untold
from paraph.record import Act
from paraph.values.findings import Ground, Reason
from paraph.values.sentences import Called, worded


def audience_grounds(
    facts: TextFacts, act: Act, content: said.PositionAct | said.DraftAct | said.CommentMade
) -> Iterator[Ground]:
    """What stands against an audience: a group is told by its members, and by the chair."""
    yield from missing(facts.groups, "small group", content.group)
    if (content.audience is Audience.GROUP) is (content.group is None):
        yield refused(Reason.CONTRADICTION, "A group is named if, and only if, it is told.")
    group = facts.groups.get(content.group or "")
    if group and act.capacity == HEAD and act.participant not in those_in(group):
        words = f"{act.participant} does not belong to {content.group}."
        yield refused(Reason.ENTITLEMENT, words)


def told_grounds(
    facts: TextFacts, act: Act, content: said.DraftAct | said.CommentAct
) -> Iterator[Ground]:
    """What stands against a draft or a comment."""
    if isinstance(content, said.DraftShared | said.DraftWithdrawn):
        yield from _draft_grounds(facts, act, content)
    else:
        yield from _comment_grounds(facts, act, content)


def _draft_grounds(facts: TextFacts, act: Act, content: said.DraftAct) -> Iterator[Ground]:
    """What stands against a draft: only what its author knows is asked about."""
    yield from audience_grounds(facts, act, content)
    if isinstance(content, said.DraftShared):
        yield from missing(facts.provisions, "provision", content.provision)
        yield from empty(content.words.strip(), "words of a draft")
    elif (author_of(act), content.draft) not in standing_drafts(facts):
        words = f"{act.participant} has shown no draft {content.draft}."
        yield refused(Reason.SEQUENCE, words)


def _comment_grounds(facts: TextFacts, act: Act, content: said.CommentAct) -> Iterator[Ground]:
    """What stands against a comment: only what its author was told is asked about."""
    own = facts.comments.get((author_of(act), content.comment))
    if isinstance(content, said.CommentMade | said.CommentAnswered):
        yield from taken([content.comment] if own else [], "comment", content.comment)
    elif own is None or own.withdrawn is not None:
        words = worded(
            "{who} has no comment {comment} that stands.",
            who=Called(act.participant),
            comment=content.comment,
        )
        yield refused(Reason.SEQUENCE, words)
    if isinstance(content, said.CommentMade):
        yield from _place_grounds(facts, content)
        yield from audience_grounds(facts, act, content)
    if isinstance(content, said.CommentAnswered):
        yield from _answer_grounds(facts, author_of(act), content)
    if not isinstance(content, said.CommentWithdrawn):
        yield from empty(content.words.strip(), "words of a comment")
        yield from untold(filter(None, [content.language]))


def _answer_grounds(
    facts: TextFacts, author: str, content: said.CommentAnswered
) -> Iterator[Ground]:
    """What stands against an answer: whoever answers was told the comment, and it stands."""
    named = content.answers
    before = facts.comments.get((named.by, named.comment))
    if before is None or not hears(author, before.told):
        words = worded(
            "There is no comment {comment} of {by}.", comment=named.comment, by=Called(named.by)
        )
        yield refused(Reason.REFERENCE, words)
    elif before.withdrawn is not None:
        words = worded(
            "The comment {comment} of {by} was withdrawn.",
            comment=named.comment,
            by=Called(named.by),
        )
        yield refused(Reason.SEQUENCE, words)


def _place_grounds(facts: TextFacts, content: said.CommentMade) -> Iterator[Ground]:
    """What stands against the place of a comment: it is one, and there is such a one."""
    if sum(one is not None for one in (content.provision, content.bracket, content.proposal)) != 1:
        words = worded("A comment is on a provision, a bracket or a proposal: name one of them.")
        yield refused(Reason.CONTRADICTION, words)
    yield from missing(facts.provisions, "provision", content.provision)
    yield from missing(facts.brackets, "bracket", content.bracket)
    yield from missing(facts.proposals, "proposal", content.proposal)


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
