"""Comments as a viewer is told them: on a provision, on its brackets, on proposals for it.

A comment is no position: it changes no finding.  It stands in the conversation that it began; who
may read the first of a conversation may read all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from paraph.negotiation.audience import Seen
from paraph.negotiation.facts import Comment, TextFacts
from paraph.values.sentences import Called, Sentence, worded

Json = dict[str, Any]


def place_of(comment: Comment) -> str:
    """The provision, the bracket or the proposal that a comment is on."""
    return comment.bracket or comment.proposal or str(comment.provision)


def provision_of(facts: TextFacts, comment: Comment) -> str | None:
    """The provision that a comment is about; None if it is on a version of the whole text."""
    if comment.bracket is not None:
        bracket = facts.brackets.get(comment.bracket)
        return bracket.provision if bracket else facts.lapsed[comment.bracket].bracket.provision
    if comment.proposal is not None:
        return facts.proposals[comment.proposal].provision
    return comment.provision


def comments_on(facts: TextFacts, provision: str) -> list[Comment]:
    """The comments about a provision, the oldest first."""
    return [one for one in facts.comments.values() if provision_of(facts, one) == provision]


def conversations(comments: Iterable[Comment]) -> Iterator[tuple[Comment, int]]:
    """Comments with their answers below them, and how deep each stands in its conversation.

    >>> from paraph.negotiation.facts import Told, Wording
    >>> from paraph.negotiation.vocabulary import Audience
    >>> def made(name, answers=None):
    ...     told = Told("Fiji", Audience.PUBLIC)
    ...     said = (Wording("…", "2031-05-01T08:00:00Z"),)
    ...     return Comment(name=name, told=told, wordings=said, provision="1", answers=answers)
    >>> known = [made("A"), made("B"), made("C", ("Fiji", "A"))]
    >>> [(one.name, depth) for one, depth in conversations(known)]
    [('A', 0), ('C', 1), ('B', 0)]
    """
    below: dict[tuple[str, str] | None, list[Comment]] = {}
    for one in comments:
        below.setdefault(one.answers, []).append(one)
    waiting = [(one, 0) for one in reversed(below.get(None, []))]
    while waiting:
        comment, depth = waiting.pop()
        yield comment, depth
        waiting += [(one, depth + 1) for one in reversed(below.get(comment.key, []))]


def comment_changes(old: TextFacts, new: TextFacts) -> Iterator[tuple[str, Sentence]]:
    """What was commented, answered, corrected and withdrawn between two times: where, and what."""
    for key, one in new.comments.items():
        was = old.comments.get(key)
        if was != one and not (was is None and one.withdrawn):
            yield place_of(one), _done(was, one)


def _done(was: Comment | None, comment: Comment) -> Sentence:
    who, words = Called(comment.told.author), comment.wordings[-1].words
    if comment.withdrawn is not None:
        return worded("{who} withdrew a comment", who=who)
    if was is not None:
        return worded("{who} corrected a comment: “{words}”", who=who, words=words)
    if comment.answers is not None:
        by = Called(comment.answers[0])
        return worded("{who} answered {by}: “{words}”", who=who, by=by, words=words)
    return worded("{who} commented: “{words}”", who=who, words=words)


def comments_view(seen: Seen, place: str | None = None) -> Json:
    """The comments that a viewer was told, conversation by conversation, as plain JSON.

    ``place`` is a provision, with all that is in it, a bracket or a proposal; without it, all.
    """
    facts = seen.facts
    return {
        "text": seen.name,
        "viewer": seen.viewer,
        "comments": [
            _comment(facts, one, depth)
            for one, depth in conversations(facts.comments.values())
            if place in {None, place_of(one), provision_of(facts, one)}
        ],
    }


def _comment(facts: TextFacts, comment: Comment, depth: int) -> Json:
    last = comment.wordings[-1]
    return {
        "comment": comment.name,
        "by": comment.told.author,
        "place": place_of(comment),
        "provision": provision_of(facts, comment),
        "answers": dict(zip(("by", "comment"), comment.answers, strict=True))
        if comment.answers
        else None,
        "depth": depth,
        "audience": comment.told.audience.value,
        "group": comment.group,
        "made": comment.moment,
        "words": None if comment.withdrawn else last.words,
        "language": last.language,
        "corrected": last.moment if len(comment.wordings) > 1 else None,
        "withdrawn": comment.withdrawn,
    }
