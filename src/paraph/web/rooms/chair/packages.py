"""Packages: what everybody can live with, or who excludes it, and what would unlock it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from paraph.negotiation.acts import ChairsTextCirculated, Condition
from paraph.negotiation.facts import TextFacts
from paraph.negotiation.package import Answer, Position, Stance, Status
from paraph.negotiation.play import StateOfPlay
from paraph.organisation.offers import fresh
from paraph.web.filing import Filed, file, may
from paraph.web.fragments import is_fragment
from paraph.web.rooms.chair.forms import ChairsTextForm, SearchForm
from paraph.web.rooms.chair.room import conducting
from paraph.web.rooms.chair.searching import Found, begin, last, posed
from paraph.web.rooms.chair.views import CAME_TO_READ, Came
from paraph.web.rooms.text.desk import play_for
from paraph.web.rooms.text.forms import arm_label


def package(request: HttpRequest, text: str) -> HttpResponse:
    """The last search and what it found."""
    return page_of(request, play_for(text, conducting(request)))


@require_POST
def sought(request: HttpRequest, text: str) -> HttpResponse:
    """Search for a package."""
    who = conducting(request)
    play, form = play_for(text, who), SearchForm(request.POST)
    if not form.is_valid():
        return page_of(request, play, Came("search", form, Filed()))
    begin(play.seen, who, form.cleaned_data["limit"])
    return redirect("package", text)


@require_POST
def circulated(request: HttpRequest, text: str) -> HttpResponse:
    """Circulate a package as the chair's own text."""
    who = conducting(request)
    play, search = play_for(text, who), last(text, who)
    found = search.found if search else None
    if found is None or found.answer.package is None:
        raise Http404
    form = ChairsTextForm(request.POST)
    choice = open_choices(play, found.answer)
    filed = file(request, form.content(text, choice)) if form.is_valid() else Filed()
    if filed.entry is None:
        return page_of(request, play, Came("circulate", form, filed))
    if is_fragment(request):
        return page_of(request, play_for(text, who), Came("circulate", filed=filed))
    return redirect("package", text)


def page_of(request: HttpRequest, play: StateOfPlay, came: Came = CAME_TO_READ) -> HttpResponse:
    """The page of the package search."""
    who = conducting(request)
    search = last(play.seen.name, who)
    if search is not None:
        search.wait()
    found = search.found if search else None
    page: dict[str, Any] = {
        "play": play,
        "facts": play.seen.facts,
        "search": search,
        "found": found,
        "is_old": search is not None and search.posed != posed(play.seen),
        "form": came.form if came.act == "search" else SearchForm(),
        "came": came,
    }
    if found is not None:
        page |= _shown(request, play, found, came)
    template = "chair/_package.html" if is_fragment(request) else "chair/package.html"
    return render(request, template, page, status=came.status)


def _shown(request: HttpRequest, play: StateOfPlay, found: Found, came: Came) -> dict[str, Any]:
    facts, answer = play.seen.facts, found.answer
    shown: dict[str, Any] = {
        "conflict": [said(facts, one) for one in answer.conflict],
        "concession": None,
        "choices": list(choices(facts, found, answer)) if answer.package else [],
        "burdens": burdens(answer),
        "circulate": _circulate(request, play, answer, came),
    }
    if found.concession is not None:
        unlocked = found.concession.answer
        shown["concession"] = {
            "position": said(facts, found.concession.position),
            "instead": said(facts, found.concession.instead),
            "drops": found.concession.position.is_red_line is False,
            "objective": unlocked.package.objective if unlocked.package else None,
            "choices": list(choices(facts, found, unlocked)),
            "burdens": burdens(unlocked),
        }
    return shown


def _circulate(
    request: HttpRequest, play: StateOfPlay, answer: Answer, came: Came
) -> ChairsTextForm | None:
    if came.act == "circulate" and came.form is not None:
        return came.form  # type: ignore[no-any-return]
    choice = open_choices(play, answer) if answer.status is Status.POSSIBLE else {}
    text = play.seen.name
    asked = tuple(Condition(bracket, arm) for bracket, arm in choice.items())
    sample = ChairsTextCirculated(text=text, proposal="…", choices=asked)
    if not choice or not may(request, sample):
        return None
    form = ChairsTextForm()
    known = [one.name for one in play.seen.facts.chairs_texts]
    form.initial["proposal"] = fresh("Chair's text", [*known, *play.seen.facts.proposals])
    return form


def open_choices(play: StateOfPlay, answer: Answer) -> dict[str, str]:
    """What a package chooses in the brackets that are still open."""
    assert answer.package is not None
    brackets = play.seen.facts.brackets
    return {
        name: arm
        for name, arm in answer.package.choice.items()
        if name in brackets and brackets[name].is_open
    }


@dataclass(frozen=True, slots=True)
class Place:
    """An arm of a bracket, with its words and the provision that it stands in."""

    bracket: str
    provision: str
    words: str


@dataclass(frozen=True, slots=True)
class Said:
    """A position in a problem, to be told in the language of the page."""

    who: str
    stance: str
    place: Place
    needs: tuple[Place, ...]


def place(facts: TextFacts, bracket: str, arm: str) -> Place:
    """An arm of a bracket as it is shown."""
    known = facts.brackets.get(bracket)
    if known is None or known.arm(arm) is None:
        return Place(bracket, "", arm)
    return Place(bracket, known.provision, arm_label(facts, known, arm))


def said(facts: TextFacts, position: Position) -> Said:
    """A position as it is shown."""
    needs = () if position.is_red_line else position.conditions
    return Said(
        position.delegation,
        position.stance.value,
        place(facts, position.bracket, position.arm),
        tuple(place(facts, one.bracket, one.arm) for one in needs),
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """What a package chooses in a bracket, and what those who spoke of it say."""

    place: Place
    fixed: bool
    support: tuple[str, ...]
    consent: tuple[str, ...]
    reserve: tuple[str, ...]


def choices(facts: TextFacts, found: Found, answer: Answer) -> Iterator[Choice]:
    """The choice in every bracket, those that are still open first, in the order of the text."""
    assert answer.package is not None
    chosen = answer.package.choice
    order = [name for name in facts.brackets if name in chosen]
    order += [name for name in chosen if name not in facts.brackets]
    fixed = found.problem.fixed
    for name in sorted(order, key=lambda one: one in fixed):
        arm = chosen[name]
        stances = {
            stance: tuple(
                one.delegation
                for one in found.problem.positions
                if (one.bracket, one.arm, one.stance) == (name, arm, stance)
            )
            for stance in Stance
        }
        yield Choice(
            place(facts, name, arm),
            name in fixed,
            stances[Stance.SUPPORT],
            stances[Stance.CAN_ACCEPT],
            stances[Stance.RESERVE],
        )


def burdens(answer: Answer) -> list[dict[str, Any]]:
    """What the package costs each delegation: the most burdened first, with its share of that."""
    if answer.package is None:
        return []
    largest = max(answer.package.burden.values(), default=0)
    ranked = sorted(answer.package.burden.items(), key=lambda one: (-one[1], one[0]))
    return [
        {"who": who, "burden": burden, "width": round(100 * burden / largest) if largest else 0}
        for who, burden in ranked
    ]
