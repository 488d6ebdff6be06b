"""What a package search found as plain JSON, as ``paraph package --json`` and the API tell it."""

from __future__ import annotations

from typing import Any

import msgspec

from paraph.negotiation.package.model import Answer, Package, Position

ONE_OF_SEVERAL = (
    "Other packages may have the same objective; which of them is shown may differ from run to run."
)

Json = dict[str, Any]


def answer_json(answer: Answer, doubts: tuple[str, ...]) -> Json:
    """An answer with the doubts about its problem."""
    content: Json = {"status": str(answer.status), "optimal": answer.optimal}
    if answer.package is None:
        content |= {"choice": {}, "burden": {}, "objective": None}
    else:
        content |= package_json(answer.package)
    content["conflict"] = [position_json(one) for one in answer.conflict]
    if answer.gap is not None:
        content["gap"] = msgspec.to_builtins(answer.gap)
    if doubts:
        content["doubts"] = list(doubts)
    return content


def all_doubts(answer: Answer, doubts: tuple[str, ...]) -> tuple[str, ...]:
    """The doubts about a problem, and that a package is one of several, if it is."""
    is_one_of_several = answer.optimal and not answer.canonical
    return (*doubts, ONE_OF_SEVERAL) if is_one_of_several else doubts


def package_json(one: Package) -> Json:
    """A package: what is chosen, whom it burdens how much, and the objective."""
    return {
        "choice": dict(one.choice),
        "burden": dict(one.burden),
        "objective": list(one.objective),
    }


def position_json(position: Position) -> Json:
    """A position as a problem states it."""
    content: Json = msgspec.to_builtins(position)
    return content
