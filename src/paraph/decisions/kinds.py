"""The kinds of act of this room, each with an archived sample of every revision.

A sample is never changed: it stands for what was once entered.  A kind that must say more gets a
further revision with an upcast (docs/internals/add-an-act.md).
"""

from __future__ import annotations

from typing import Final

from paraph.decisions.acts import (
    AbstentionDeclared,
    ChairRuling,
    DecisionDeclared,
    DecisionProposed,
    FormalObjection,
    NonParticipationDeclared,
    NoticeGiven,
    ObjectionWithdrawn,
    OpinionRecorded,
    ParticipationDeclared,
    ProposalWithdrawn,
    ReplyReceived,
    SilenceExtended,
    SilenceOpened,
    VoteCast,
    VoteRecorded,
)
from paraph.record import Catalogue, Content, Kind, Revision


def _kind(name: str, content: type[Content], sample: str) -> Kind:
    """A kind that has had one revision so far."""
    newest = Revision(content=content, sample=sample.encode())
    return Kind(f"decisions.{name}", (newest,))


CATALOGUE: Final = Catalogue(
    _kind(
        "decision-proposed",
        DecisionProposed,
        '{"decision":"CHS/2003/1","document":"SCO/CHS/2003/1","organ":"CHS","title":"Re'
        'gulations of the organs"}',
    ),
    _kind(
        "proposal-withdrawn",
        ProposalWithdrawn,
        '{"decision":"CHS/2003/1"}',
    ),
    _kind(
        "opinion-recorded",
        OpinionRecorded,
        '{"aspect":"paragraph 4, on the budget","decision":"CHS/2003/1"}',
    ),
    _kind(
        "formal-objection",
        FormalObjection,
        '{"aspect":"the seat","decision":"CHS/2003/1"}',
    ),
    _kind(
        "objection-withdrawn",
        ObjectionWithdrawn,
        '{"decision":"CHS/2003/1"}',
    ),
    _kind(
        "abstention-declared",
        AbstentionDeclared,
        '{"decision":"CHS/2003/1"}',
    ),
    _kind(
        "non-participation-declared",
        NonParticipationDeclared,
        '{"decision":"CHS/2003/1"}',
    ),
    _kind(
        "participation-declared",
        ParticipationDeclared,
        '{"decision":"CHS/2003/1"}',
    ),
    _kind(
        "vote-cast",
        VoteCast,
        '{"cast":"abstain","decision":"GA/1"}',
    ),
    _kind(
        "vote-recorded",
        VoteRecorded,
        '{"decision":"GA/1","votes":[{"cast":"for","participant":"Fiji"},{"cast":"again'
        'st","participant":"Peru"}]}',
    ),
    _kind(
        "silence-opened",
        SilenceOpened,
        '{"addressees":["Fiji","Peru"],"deadline":{"moment":"2020-04-02T18:00:00-04:00"'
        ',"place":"New York","zone":"America/New_York"},"decision":"GA/2"}',
    ),
    _kind(
        "notice-given",
        NoticeGiven,
        '{"addressee":"Fiji","decision":"GA/2","reached":"2020-03-30T18:02:00-04:00","w'
        'ay":"e-mail to the mission"}',
    ),
    _kind(
        "reply-received",
        ReplyReceived,
        '{"addressee":"Fiji","decision":"GA/2","received":"2020-04-02T17:00:00-04:00","'
        'reply":"amendment","text":"a comma in paragraph 2","way":"letter"}',
    ),
    _kind(
        "silence-extended",
        SilenceExtended,
        '{"deadline":{"moment":"2020-04-04T18:00:00-04:00","place":"New York","zone":"A'
        'merica/New_York"},"decision":"GA/2"}',
    ),
    _kind(
        "decision-declared",
        DecisionDeclared,
        '{"decision":"GA/2","declared":"adopted","number":"74/270"}',
    ),
    _kind(
        "chair-ruling",
        ChairRuling,
        '{"decision":"GA/2","question":"Was the reply in time?","ruling":"It was."}',
    ),
)
"""Every kind of act of this room."""
