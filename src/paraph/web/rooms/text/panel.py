"""The panel: what there is to a provision, who said what, and what can be done there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from paraph.negotiation.commenting import comments_on, conversations
from paraph.negotiation.consensus import BracketFound, standing_statements
from paraph.negotiation.drafting import is_tabled, standing_drafts
from paraph.negotiation.facts import CHAIR, Bracket, Proposal, Statement
from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.weaving import standing_words, words_of
from paraph.organisation.offices import SECRETARIAT
from paraph.web.accounts.models import Function
from paraph.web.accounts.roles import Role, role
from paraph.web.filing import Filed, may
from paraph.web.fragments import is_fragment
from paraph.web.rooms.text.comments import ON_COMMENT
from paraph.web.rooms.text.conduct import ON_BRACKET, ON_PROVISION
from paraph.web.rooms.text.forms import ActForm, Place
from paraph.web.rooms.text.positions import PositionBack, audience_of
from paraph.web.rooms.text.previewing import redlined
from paraph.web.rooms.text.proposals import ON_DRAFT, ON_PROPOSAL
from paraph.web.rooms.text.reasons import reasons
from paraph.web.rooms.text.rows import anchor, row_of
from paraph.web.rooms.text.writing import new_words


@dataclass(frozen=True, slots=True)
class Came:
    """With what somebody comes to a panel: a chosen place, a form sent, and what came of it."""

    chosen: str = ""
    form: ActForm | None = None
    filed: Filed | None = None


CAME_TO_READ: Final = Came()

DEEPEST: Final = 3
"""So far answers are set in; what answers them stands below them."""


def place_of(play: StateOfPlay, who: Role, provision: str, bracket: Bracket | None = None) -> Place:
    """A place of the panel, for a role."""
    return Place(play, speaker(who), provision, bracket)


def speaker(who: Role) -> str:
    """Who says something in a role: a delegation, the chair, the Secretariat; else nobody."""
    if who.is_delegate:
        return who.participant
    if who.function is Function.SECRETARIAT:
        return SECRETARIAT
    return CHAIR if who.function is Function.CHAIR else ""


def panel(
    request: HttpRequest, play: StateOfPlay, provision: str, came: Came = CAME_TO_READ
) -> HttpResponse:
    """What there is to a provision: arms, who stands where, proposals, and what can be done."""
    found = play.provisions[provision]
    at = place_of(play, role(request), provision)
    page = {
        "play": play,
        "facts": play.seen.facts,
        "found": found,
        "reasons": list(reasons(play, found)),
        "anchor": anchor(provision),
        "row": row_of(play, provision),
        "brackets": [_bracket(request, at, one, came) for one in found.brackets],
        "proposals": list(_proposals(request, at, came)),
        "drafts": list(_drafts(request, at, came)),
        "own": own_forms(request, at, ON_PROVISION, came),
        "said": list(_said(request, at)),
        "comments": list(_comments(request, at, came)),
        "may_write": may_write(request, at),
        "chosen": came.chosen,
        "filed": came.filed,
    }
    template = "text/_panel.html" if is_fragment(request) else "text/panel.html"
    refused = came.filed is not None and came.filed.entry is None
    return render(request, template, page, status=422 if refused else 200)


def may_write(request: HttpRequest, at: Place) -> bool:
    """Whether somebody may propose other words for a provision, or show a draft of them."""
    return any(may(request, one) for one in new_words(at).samples())


def own_forms(
    request: HttpRequest, at: Place, kinds: Mapping[str, type[ActForm]], came: Came
) -> dict[str, ActForm]:
    """The forms of a place that whoever asks may send, each by its act without hyphens."""
    made: dict[str, ActForm] = {}
    for act, kind in kinds.items():
        form = kind(at)
        if came.form is not None and came.form.at.key == at.key and came.form.act == act:
            form = came.form if came.filed and came.filed.entry is None else form
        if may(request, form.sample()):
            made[act.replace("-", "_")] = form
    return made


def _comments(request: HttpRequest, at: Place, came: Came) -> Iterator[dict[str, Any]]:
    """What was said of the provision and is for whoever asks, each with its answers below it."""
    for one, depth in conversations(comments_on(at.facts, at.provision)):
        place = replace(at, comment=one)
        yield {
            "one": one,
            "key": place.key,
            "place": one.bracket or one.proposal,
            "depth": min(depth, DEEPEST),
            "last": one.wordings[-1],
            "before": one.wordings[:-1],
            "forms": own_forms(request, place, ON_COMMENT, came),
        }


def _bracket(request: HttpRequest, at: Place, found: BracketFound, came: Came) -> dict[str, Any]:
    facts = at.facts
    known = facts.brackets[found.bracket]
    place = replace(at, bracket=known)
    return {
        "known": known,
        "found": found,
        "arms": [
            {"arm": arm, "words": words_of(facts, arm), "found": one}
            for arm, one in zip(known.arms, found.arms, strict=True)
        ],
        "forms": own_forms(request, place, ON_BRACKET, came),
        "said": list(_said(request, place)),
    }


def _said(request: HttpRequest, at: Place) -> Iterator[dict[str, Any]]:
    """Everything that was said of a place and is for whoever asks, the newest first."""
    facts = at.facts
    counts = standing_statements(facts, at.key)
    for one in reversed(facts.statements.get(at.key, ())):
        stands = counts.get((one.delegation, one.arm)) is one
        is_own = stands and one.delegation == at.who
        yield {"one": one, "stands": stands, "back": _back(request, at, one) if is_own else None}


def _back(request: HttpRequest, at: Place, said: Statement) -> ActForm | None:
    form = PositionBack(at)
    form.initial = {"arm": said.arm or "", "audience": audience_of(at.facts, said)}
    return form if may(request, form.sample()) else None


def _proposals(request: HttpRequest, at: Place, came: Came) -> Iterator[dict[str, Any]]:
    """What was proposed for the provision, the newest first."""
    facts = at.facts
    base = standing_words(facts, facts.provisions[at.provision].pieces).strip()
    for name, one in reversed(tuple(facts.proposals.items())):
        if one.provision != at.provision:
            continue
        place = replace(at, proposal=name)
        yield {
            "name": name,
            "one": one,
            "redline": redlined(base, one.words.strip()),
            "forms": own_forms(request, place, ON_PROPOSAL, came),
            "may_amend": _is_own(at, one),
        }


def _is_own(at: Place, proposal: Proposal) -> bool:
    return proposal.withdrawn is None and proposal.sponsors[0] == at.who


def _drafts(request: HttpRequest, at: Place, came: Came) -> Iterator[dict[str, Any]]:
    """The drafts for the provision that whoever asks was shown and that are not tabled yet."""
    facts = at.facts
    base = standing_words(facts, facts.provisions[at.provision].pieces).strip()
    for (author, name), one in standing_drafts(facts).items():
        if one.provision != at.provision or is_tabled(facts, one):
            continue
        is_own = author == at.who
        place = replace(at, proposal=name)
        yield {
            "name": name,
            "one": one,
            "redline": redlined(base, (one.words or "").strip()),
            "forms": own_forms(request, place, ON_DRAFT, came) if is_own else {},
            "may_amend": is_own,
        }
