"""Whether the treaty lets a reservation be made (VCLT 19), and whether the Parties reject it.

What a reservation that is allowed does between two Parties is in ``reservations`` (VCLT 20–23).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from paraph.depositary.further import ReservationRule
from paraph.depositary.remarks import AS_GIVEN, Ground
from paraph.values.sentences import Words, worded


class Admission(StrEnum):
    """What the treaty says to a reservation, before anybody objects."""

    PROHIBITED = "prohibited"
    AUTHORISED = "expressly authorised"
    NOT_PROHIBITED = "not prohibited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """The answer with its ground."""

    admission: Admission
    ground: Ground


def admit(rule: ReservationRule | None, provisions: Sequence[str] = ()) -> Admitted:
    """Whether a reservation to some provisions can be made.

    Authorised ones need no acceptance (VCLT 20(1)); one that is neither authorised nor prohibited
    must be compatible with object and purpose (19(c)), which each Party judges for itself.

    >>> rule = ReservationRule(allowed="all but to", provisions=("1", "33"))
    >>> admit(rule, ["33"]).admission, admit(rule, ["24"]).admission
    (<Admission.PROHIBITED: 'prohibited'>, <Admission.NOT_PROHIBITED: 'not prohibited'>)
    """
    if rule is None:
        words = worded(
            "The treaty is silent: a reservation must be compatible with its object and purpose."
        )
        return _admitted(Admission.NOT_PROHIBITED, words, worded("VCLT 19(c)"))
    citation = rule.citation or AS_GIVEN
    if rule.allowed == "none":
        words = worded("No reservation can be made (VCLT 19(a)).")
        return _admitted(Admission.PROHIBITED, words, citation)
    told = [_is_listed(one, rule.provisions) for one in provisions]
    if rule.allowed == "only to":
        return _only_to(rule, citation, listed=bool(told) and all(told))
    if rule.allowed == "all but to" and (any(told) or not told):
        return _all_but_to(rule, citation, is_told=bool(told))
    words = worded("It must be compatible with object and purpose (VCLT 19(c)).")
    return _admitted(Admission.NOT_PROHIBITED, words, citation)


def _only_to(rule: ReservationRule, citation: Words, *, listed: bool) -> Admitted:
    named = ", ".join(rule.provisions)
    if listed:
        words = worded(
            "Reservations to {provisions} are authorised (VCLT 20(1)).", provisions=named
        )
        return _admitted(Admission.AUTHORISED, words, citation)
    words = worded("Only reservations to {provisions} can be made (VCLT 19(b)).", provisions=named)
    return _admitted(Admission.PROHIBITED, words, citation)


def _all_but_to(rule: ReservationRule, citation: Words, *, is_told: bool) -> Admitted:
    named = ", ".join(rule.provisions)
    if is_told:
        words = worded(
            "Reservations to {provisions} cannot be made (VCLT 19(a)).", provisions=named
        )
        return _admitted(Admission.PROHIBITED, words, citation)
    words = worded(
        "Reservations to {provisions} cannot be made (VCLT 19(a)); to what this one is made is not "
        "told.",
        provisions=named,
    )
    return _admitted(Admission.NOT_PROHIBITED, words, citation)


def _is_listed(provision: str, listed: Sequence[str]) -> bool:
    """Whether a provision is one of a list or a part of one: “art. 16(1)” of “16”."""
    own = _number(provision)
    return any(own == one or own.startswith(f"{one}(") for one in map(_number, listed))


def _number(provision: str) -> str:
    """A provision without what it is called: “art. 16 (1)” is “16(1)”."""
    bare = re.sub(r"^(?:arts?|articles?|paras?|paragraphs?)\b\.?", "", provision.casefold().strip())
    return re.sub(r"\s+", "", bare)


def _admitted(admission: Admission, words: Words, citation: Words) -> Admitted:
    return Admitted(admission=admission, ground=Ground(words=words, citation=citation))
