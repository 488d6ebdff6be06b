"""The kinds of act of this room, each with an archived sample of every revision.

A sample is never changed: it stands for what was once entered (docs/internals/add-an-act.md).
"""

from __future__ import annotations

from typing import Final

from paraph.negotiation import acts as said
from paraph.record import Catalogue, Content, Kind, Revision


def _kind(name: str, content: type[Content], sample: str) -> Kind:
    """A kind that has had one revision so far."""
    newest = Revision(content=content, sample=sample.encode())
    return Kind(f"negotiation.{name}", (newest,))


_OF_TEXTS: Final = (
    _kind(
        "base-circulated",
        said.BaseCirculated,
        '{"delegations":["Fiji","Peru"],"document":"C/L.1","organ":"Conference","text":"Charter"'
        ',"title":"Draft Charter","words":"1. The Council shall act."}',
    ),
    _kind(
        "proposal-submitted",
        said.ProposalSubmitted,
        '{"proposal":"P1","provision":"1","text":"Charter","words":"1. The Council may act."}',
    ),
    _kind("proposal-co-sponsored", said.ProposalCoSponsored, '{"proposal":"P1","text":"Charter"}'),
    _kind(
        "proposal-amended",
        said.ProposalAmended,
        '{"proposal":"P1","text":"Charter","words":"1. The Council should act."}',
    ),
    _kind("proposal-withdrawn", said.TextProposalWithdrawn, '{"proposal":"P1","text":"Charter"}'),
)

_OF_DRAFTS: Final = (
    _kind(
        "draft-shared",
        said.DraftShared,
        '{"audience":"group","draft":"P2","group":"Friends of the chair","provision":"1",'
        '"text":"Charter","words":"1. The Council is invited to act."}',
    ),
    _kind(
        "draft-withdrawn",
        said.DraftWithdrawn,
        '{"audience":"own delegation","draft":"P2","text":"Charter"}',
    ),
)

_OF_FRAME: Final = (
    _kind(
        "electorate-set",
        said.ElectorateSet,
        '{"chambers":{"producers":["Fiji"]},"groups":{"concerned":["Peru"]},"text":"Charter",'
        '"weights":{"contributions":{"Fiji":"12.5 %","Peru":"87.5 %"}}}',
    ),
    _kind(
        "language-version-circulated",
        said.LanguageVersionCirculated,
        '{"document":"C/L.1","language":"ru","text":"Charter","words":"1. Совет действует."}',
    ),
    _kind("adoption-sought", said.AdoptionSought, '{"decision":"GA/1","text":"Charter"}'),
    _kind("text-opened", said.TextOpened, '{"audience":"public","text":"Charter"}'),
)

_OF_BRACKETS: Final = (
    _kind(
        "bracket-opened",
        said.BracketOpened,
        '{"provision":"1","text":"Charter","words":"shall"}',
    ),
    _kind(
        "bracket-attributed",
        said.BracketAttributed,
        '{"arm":"base","bracket":"b1","delegations":["Fiji"],"text":"Charter"}',
    ),
    _kind("arm-added", said.ArmAdded, '{"bracket":"b1","text":"Charter","words":"is invited to"}'),
    _kind("bracket-lifted", said.BracketLifted, '{"arm":"base","bracket":"b1","text":"Charter"}'),
    _kind(
        "bracket-reopened",
        said.BracketReopened,
        '{"bracket":"b1","reason":"The capital has a new instruction.","text":"Charter"}',
    ),
)

_OF_POSITIONS: Final = (
    _kind(
        "position-stated",
        said.PositionStated,
        '{"arm":"base","audience":"chair only","bracket":"b1","conditions":[{"arm":"base",'
        '"bracket":"b2"}],"stance":"accept","text":"Charter"}',
    ),
    _kind(
        "position-withdrawn",
        said.PositionWithdrawn,
        '{"arm":"base","audience":"chair only","bracket":"b1","text":"Charter"}',
    ),
)

_OF_COMMENTS: Final = (
    _kind(
        "comment-made",
        said.CommentMade,
        '{"audience":"chair only","bracket":"b1","comment":"C1","language":"en",'
        '"text":"Charter","words":"Whom would it bind?"}',
    ),
    _kind(
        "comment-answered",
        said.CommentAnswered,
        '{"answers":{"by":"Fiji","comment":"C1"},"comment":"C2","language":"en",'
        '"text":"Charter","words":"The members alone."}',
    ),
    _kind(
        "comment-corrected",
        said.CommentCorrected,
        '{"comment":"C1","language":"en","text":"Charter","words":"Whom would it bind, and when?"}',
    ),
    _kind("comment-withdrawn", said.CommentWithdrawn, '{"comment":"C1","text":"Charter"}'),
)

_OF_CONDUCT: Final = (
    _kind(
        "status-given",
        said.StatusGiven,
        '{"capitals":["Peru"],"deadline":{"moment":"2031-05-03T18:00:00+12:00","place":"Suva",'
        '"zone":"Pacific/Fiji"},"provisions":["1"],"status":"agreed ad referendum",'
        '"text":"Charter"}',
    ),
    _kind(
        "small-group-formed",
        said.SmallGroupFormed,
        '{"facilitator":"Peru","group":"Friends of the chair","mandate":"The budget.",'
        '"members":["Fiji","Peru"],"text":"Charter"}',
    ),
    _kind(
        "group-reported",
        said.GroupReported,
        '{"group":"Friends of the chair","report":"The seat is Suva.","text":"Charter"}',
    ),
    _kind("reading-opened", said.ReadingOpened, '{"reading":"First","text":"Charter"}'),
    _kind("reading-closed", said.ReadingClosed, '{"reading":"First","text":"Charter"}'),
    _kind(
        "chairs-text-circulated",
        said.ChairsTextCirculated,
        '{"choices":[{"arm":"base","bracket":"b1"}],"proposal":"CRP.1","text":"Charter"}',
    ),
    _kind("package-clause-declared", said.PackageClauseDeclared, '{"text":"Charter"}'),
    _kind("package-clause-ended", said.PackageClauseEnded, '{"text":"Charter"}'),
)

CATALOGUE: Final = Catalogue(
    *_OF_TEXTS,
    *_OF_DRAFTS,
    *_OF_FRAME,
    *_OF_BRACKETS,
    *_OF_POSITIONS,
    *_OF_COMMENTS,
    *_OF_CONDUCT,
)
