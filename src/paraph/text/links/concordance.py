"""Concordance: the provision of another language version that corresponds to one, and its step.

Provisions correspond by their address.  Compared is what can be compared without judging meaning:
whether there is a counterpart, whether its figures are the same, and whether the provision has
changed since the version was made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from paraph.text.comparison.labels import without_label
from paraph.text.links.addresses import Address
from paraph.values.sentences import Argument, Listed, Words, worded


class Step(StrEnum):
    """Whether a language version is in step with the text; the worst last."""

    IN_STEP = "in step"
    FIGURES = "figures differ"
    BEHIND = "behind"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What corresponds to a provision in another language; ``why`` in words."""

    step: Step
    words: str = ""
    why: Words = ""


_FIGURES: Final = re.compile(r"[0-9٠-٩]+(?:[.,][0-9]+)*")


def counterpart(
    address: Address, words: str, version: Mapping[Address, str], *, changed_since: bool
) -> Counterpart:
    """What corresponds to a provision in a language version, and whether it is in step.

    >>> version = {("article 1", "2"): "2. Совет собирается 4 раза в год."}
    >>> found = counterpart(("article 1", "2"), "2. It meets 3 times a year.", version,
    ...                     changed_since=False)
    >>> found.step.value, str(found.why)
    ('figures differ', '3 against 4')
    """
    other = version.get(address)
    if other is None:
        return Counterpart(Step.MISSING, why=worded("no provision has this number"))
    if changed_since:
        why = worded("the provision changed after the version was made")
        return Counterpart(Step.BEHIND, other, why)
    ours, theirs = _figures(words), _figures(other)
    if ours != theirs:
        why = worded(
            "{ours} against {theirs}", ours=_only(ours - theirs), theirs=_only(theirs - ours)
        )
        return Counterpart(Step.FIGURES, other, why)
    return Counterpart(Step.IN_STEP, other)


def _only(figures: Counter[str]) -> Argument:
    return Listed(figures.elements()) or worded("none")


def _figures(words: str) -> Counter[str]:
    """The figures of a provision, without its own number."""
    found = _FIGURES.findall(without_label(words.strip()))
    return Counter(re.sub(r"\d+", lambda digits: str(int(digits[0])), one) for one in found)
