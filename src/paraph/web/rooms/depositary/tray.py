"""The acts that can be done about a treaty, laid out as a depositary works.

What is due comes first, then what participants send in, what is to be notified, the text itself and
the status.  In each group stands first what the file asks for; the rest is folded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from paraph.depositary.due import Due, due
from paraph.depositary.treaty import TreatyFinding
from paraph.web.rooms.acts.offered import Offered

GROUPS: Final[Mapping[Promise, Mapping[str, str]]] = {
    _("Received from participants"): {
        "treaty-signed": "7, 12",
        "instrument-deposited": "14–16",
        "signature-confirmed": "8, 12 (2) (b)",
        "reservation-made": "19, 23",
        "reservation-confirmed": "23 (2)",
        "reservation-objected": "20 (4)–(5), 21 (3)",
        "declaration-made": "77 (1) (c)",
        "statement-withdrawn": "22",
        "leaving-notified": "54, 56, 67",
        "leaving-revoked": "68",
        "territories-declared": "29",
        "succession-notified": "77 (1) (c)",
        "provisional-application-notified": "25 (1)",
        "provisional-application-ended": "25 (2)",
    },
    _("To notify"): {"notification-issued": "77 (1) (e), 78"},
    _("The text itself"): {
        "correction-proposed": "79 (1)–(2)",
        "correction-objected": "79 (2)",
        "rectification-executed": "79 (2), (4)",
    },
    _("Status"): {
        "condition-fulfilled": "24 (1)",
        "entry-into-force-determined": "24, 77 (1) (f)",
        "instrument-determined": "77 (1) (d), (2)",
    },
}
"""The groups, and in each the kinds of act with the articles of the Vienna Convention on the Law of
Treaties that speak of them, the most usual first."""

SHOWN: Final = 4
"""So many acts of a group are shown; the rest is folded."""


@dataclass(frozen=True, slots=True)
class Laid:
    """An act that can be done, the articles that speak of it, and what asks for it, if anything."""

    offered: Offered
    articles: str
    asked: Due | None


@dataclass(frozen=True, slots=True)
class Group:
    """Acts of one kind of work: those shown, and those that are folded."""

    title: Promise
    shown: list[Laid]
    folded: list[Laid]


@dataclass(frozen=True, slots=True)
class Tray:
    """What can be done about a treaty: what is due now, and everything in groups."""

    due: list[Laid]
    groups: list[Group]


def tray(found: TreatyFinding, acts: list[Offered]) -> Tray:
    """Acts that can be done about a treaty, in the order in which a depositary would want them."""
    offered = {one.act.kind.removeprefix("depositary."): one for one in acts}
    asked = {one.kind.removeprefix("depositary."): one for one in due(found)}
    groups = list(_groups(offered, asked))
    laid = [one for group in groups for one in group.shown if one.asked and one.asked.own]
    return Tray(laid, groups)


def _groups(offered: Mapping[str, Offered], asked: Mapping[str, Due]) -> Iterator[Group]:
    for title, kinds in GROUPS.items():
        laid = [
            Laid(offered[kind], articles, asked.get(kind))
            for kind, articles in kinds.items()
            if kind in offered
        ]
        laid.sort(key=lambda one: one.asked is None)
        if laid:
            yield Group(title, laid[:SHOWN], laid[SHOWN:])
