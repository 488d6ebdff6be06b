"""How comments are kept: each with all that it ever said, and for whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from paraph.negotiation import acts as said
from paraph.negotiation.facts import (
    Comment,
    SmallGroup,
    Told,
    Wording,
    author_of,
    revised,
    those_in,
)
from paraph.record import Entered

Comments = Mapping[tuple[str, str], Comment]


def change_comments(
    comments: Comments,
    groups: Mapping[str, SmallGroup],
    entered: Entered,
    content: said.CommentAct,
) -> Comments:
    """The comments of a text after one more act on them.

    An answer is for those who were told what it answers, so a conversation never reaches anybody
    whom its first comment did not reach.
    """
    author, moment = author_of(entered.act), entered.act.moment
    key = (author, content.comment)
    match content:
        case said.CommentMade():
            made = _made(author, moment, content, groups)
        case said.CommentAnswered(answers=named):
            before = comments[named.by, named.comment]
            made = revised(
                before,
                name=content.comment,
                told=answering(author, before.told),
                wordings=(Wording(content.words, moment, content.language),),
                answers=before.key,
                withdrawn=None,
            )
        case said.CommentCorrected():
            wording = Wording(content.words, moment, content.language)
            made = revised(comments[key], wordings=(*comments[key].wordings, wording))
        case said.CommentWithdrawn():
            made = revised(comments[key], withdrawn=moment)
        case _:
            assert_never(content)
    return {**comments, key: made}


def _made(
    author: str, moment: str, content: said.CommentMade, groups: Mapping[str, SmallGroup]
) -> Comment:
    group = groups[content.group] if content.group else None
    return Comment(
        name=content.comment,
        told=Told(author, content.audience, those_in(group) if group else ()),
        wordings=(Wording(content.words, moment, content.language),),
        provision=content.provision,
        bracket=content.bracket,
        proposal=content.proposal,
        group=content.group,
    )


def answering(author: str, told: Told) -> Told:
    """For whom an answer is: its author, whoever made the comment, and those who were told it.

    >>> from paraph.negotiation.vocabulary import Audience
    >>> answering("chair", Told("Fiji", Audience.CHAIR)).readers
    ('Fiji',)
    """
    return Told(author, told.audience, tuple(dict.fromkeys((told.author, *told.readers))))
