"""Every view and every finding is of its type, whatever kind of act came before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import msgspec
from tests.depositary.desk import organs, ratifies, situation
from tests.depositary.steps import CONTENTS as FILED
from tests.negotiation.steps import CONTENTS as SAID
from tests.negotiation.steps import T
from tests.negotiation.strategies import BEGINNING, entered

from paraph.depositary.bonds import bond
from paraph.depositary.successive import successions
from paraph.depositary.treaty import treaty_on
from paraph.depositary.treaty_json import treaty_json
from paraph.negotiation import acts as says
from paraph.negotiation.acts import Condition
from paraph.negotiation.audience import OBSERVER
from paraph.negotiation.brief import brief_view
from paraph.negotiation.chairs_text import chairs_texts_view
from paraph.negotiation.concordance import concordance_view
from paraph.negotiation.drafting import drafts_view
from paraph.negotiation.groups import groups_view
from paraph.negotiation.page import state_view
from paraph.negotiation.play import StateOfPlay, state_of_play
from paraph.negotiation.problem import problem
from paraph.negotiation.ripple import ripple_view
from paraph.negotiation.situation import EMPTY, apply
from paraph.negotiation.views import (
    alignment,
    changes_view,
    convergence_view,
    linkages_view,
    matrix_view,
)
from paraph.negotiation.vocabulary import Audience, Stance, Status
from paraph.web.api import shapes_of_texts as texts
from paraph.web.api import shapes_of_treaties as treaties
from paraph.web.api import shapes_of_views as views

AT = BEGINNING + timedelta(days=1)


def stated(bracket: str, arm: str, stance: Stance, *needs: Condition) -> says.PositionStated:
    """A position that all members see."""
    return says.PositionStated(
        text=T,
        bracket=bracket,
        arm=arm,
        stance=stance,
        audience=Audience.MEMBERS,
        conditions=needs,
    )


def given(status: Status, **more: Any) -> says.StatusGiven:  # noqa: ANN401 - as the act has it
    """A status of the third paragraph."""
    return says.StatusGiven(text=T, provisions=("Article 1(3)",), status=status, **more)


MORE = (
    (
        "Norway",
        says.DraftShared(
            text=T, draft="P9", provision="Article 1(3)", words="3.", audience=Audience.MEMBERS
        ),
    ),
    ("Norway", stated("b2", "base", Stance.SUPPORT, Condition("b3", "Peru"))),
    ("Norway", stated("b3", "Peru", Stance.OPPOSE)),
    ("Peru", stated("b1", "base", Stance.OPPOSE)),
    ("chair", says.BracketLifted(text=T, bracket="b1", arm="base")),
    ("Norway", given(Status.AGREED_AD_REFERENDUM, group="Friends", audience=Audience.GROUP)),
    ("chair", says.BracketLifted(text=T, bracket="b2", arm="base")),
    ("chair", given(Status.AGREED_AD_REFERENDUM, capitals=("Peru",))),
)
"""What brings about the views that no single kind of act does."""

VIEWS: dict[Any, Callable[[StateOfPlay], Any]] = {
    texts.StateSeen: lambda found: state_view(found, AT),
    texts.ProblemPosed: lambda found: problem(found.seen),
    views.MatrixSeen: lambda found: matrix_view(found) | {"alignment": alignment(found)},
    views.BriefSeen: lambda found: brief_view(found, AT),
    views.ConvergenceSeen: lambda found: convergence_view([("now", found)]),
    views.RippleSeen: lambda found: ripple_view(found.seen, "Article 1(1)"),
    views.LinkagesSeen: linkages_view,
    views.GroupsSeen: groups_view,
    views.DraftsSeen: lambda found: drafts_view(found.seen),
    views.ChairsTextsSeen: chairs_texts_view,
    views.ConcordanceSeen: lambda found: concordance_view(found.seen),
}


def plays() -> Iterator[StateOfPlay]:
    """The small text after each kind of act, as chair, delegations and observers see it."""
    found = EMPTY
    for number, (who, content) in enumerate((*SAID, *MORE), 1):
        found = apply(found, entered(number, who, content, number))
        for viewer in ("chair", "Norway", "Peru", OBSERVER):
            yield state_of_play(found, T, viewer)


def typed(kind: Any, told: Any, met: set[type]) -> None:  # noqa: ANN401 - a type, and JSON
    """Hold an answer against its type, and note which types it has inside."""
    pending = [msgspec.json.decode(msgspec.json.encode(told), type=kind)]
    while pending:
        one = pending.pop()
        if isinstance(one, msgspec.Struct):
            met.add(type(one))
            pending += [getattr(one, name) for name in one.__struct_fields__]
        elif isinstance(one, dict):
            pending += one.values()
        elif isinstance(one, tuple):
            pending += one


def shapes_in(module: Any) -> set[type]:  # noqa: ANN401 - a module
    """The types that a module writes, but those that others begin with."""
    made = [
        one for one in vars(module).values() if getattr(one, "__module__", "") == module.__name__
    ]
    return {one for one in made if not one.__subclasses__()}


def test_views_of_a_text_are_of_their_types() -> None:
    """After every kind of act, for everybody, a view has the members of its type and no others."""
    met: set[type] = set()
    before: dict[str, StateOfPlay] = {}
    for found in plays():
        was = before.setdefault(found.seen.viewer, found)
        typed(views.ChangesSeen, changes_view(was, found, AT), met)
        for kind, view in VIEWS.items():
            typed(kind, view(found), met)
    elsewhere = {  # these are answers to other questions
        texts.TextSeen,
        texts.AdoptionSeen,
        texts.ArmSeen,
        texts.BracketSeen,
        texts.CommentNamed,
        texts.CommentSeen,
        texts.ProvisionSeen,
        texts.PositionSeen,
        texts.PackageFound,
        texts.GapLeft,
    }
    known = shapes_in(views) | shapes_in(texts)
    assert {one.__name__ for one in known - elsewhere - met} == set()


def test_findings_about_a_treaty_are_of_their_types() -> None:
    """After every kind of act of a depositary, its findings have the members of their types."""
    met: set[type] = set()
    filed = (*FILED, *(ratifies(who, "2031-05-06") for who in ("Norway", "Peru")))
    for number in range(1, len(filed) + 1):
        made = situation(*filed[:number])
        for on in (date(2031, 6, 1), date(2040, 1, 1)):
            for name in made.treaties:
                found = treaty_on(made, organs(), name, on)
                typed(treaties.TreatySeen, treaty_json(found), met)
                entry = found.computed_as_determined().as_json()
                typed(treaties.EntryIntoForceSeen, entry, met)
                typed(treaties.BondSeen, bond(found, "Fiji", "Norway").as_json(), met)
            for one in successions(made, organs(), on):
                typed(treaties.SuccessionSeen, one.as_json() | {"name": "both"}, met)
    assert {one.__name__ for one in shapes_in(treaties) - met} == set()
