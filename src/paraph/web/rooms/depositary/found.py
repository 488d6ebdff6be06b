"""The finding about a treaty for whoever asks, on the day that is asked for, and what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest

from paraph.depositary.facts import Kept
from paraph.depositary.ledger import Act
from paraph.depositary.sentences import told
from paraph.depositary.smallest import Smallest, smallest_set
from paraph.depositary.treaty import TreatyFinding, treaty_on
from paraph.depositary.views import MARKS
from paraph.depositary.vocabulary import CONSENTS, DEPARTURES, INHERITED, SIGNATURES, Standing
from paraph.values.sentences import Sentence
from paraph.web.rooms.standing import standing
from paraph.web.speaking import teller


def finding(request: HttpRequest, treaty: str) -> TreatyFinding:
    """The finding about a treaty, as whoever asks sees it on the day of ``?on=``.

    Raises:
        Http404: if there is no such treaty, or there was none.
    """
    stood = standing(request)
    if treaty not in stood.situation.depositary.treaties:
        raise Http404
    return treaty_on(
        stood.situation.depositary, stood.situation.organisation, treaty, stood.at.date()
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A participant in the status list: days of signature and consent, with the printed marks."""

    participant: str
    standing: Standing
    signed: tuple[str, ...]
    bound: tuple[tuple[str, str], ...]
    left: tuple[str, ...]
    starts: date | None


def status_list(found: TreatyFinding) -> list[Line]:
    """The status of a treaty as depositaries print it: every act, a line for each participant.

    The lines are in the alphabetical order of the page.
    """
    lines = {line.participant: line for line in _lines(found)}
    return [lines[name] for name in teller().in_order(lines)]


def _lines(found: TreatyFinding) -> Iterator[Line]:
    for one in found.computed_as_determined().participants:
        acts = found.ledger.acts_of(one.code)
        yield Line(
            participant=one.participant,
            standing=one.standing,
            signed=tuple(_days(acts, SIGNATURES)),
            bound=tuple(
                (act.written, MARKS.get(act.kind, ""))
                for act in acts
                if act.kind in CONSENTS | INHERITED
            ),
            left=tuple(_days(acts, DEPARTURES)),
            starts=one.party_from,
        )


def _days(acts: Any, of: Any) -> Iterator[str]:  # noqa: ANN401 - acts of a ledger, kinds of act
    act: Act
    for act in acts:
        if act.kind in of:
            yield act.written


def folios(found: TreatyFinding) -> Iterator[tuple[Kept[Any], Sentence]]:
    """Everything in the file of a treaty, each in a sentence."""
    for kept in found.facts.file():
        yield kept, told(kept.by, kept.content)


def fewest(found: TreatyFinding) -> Smallest | None:
    """The fewest instruments with which it would enter into force; nothing, if it has a date."""
    if found.in_force_from is not None:
        return None
    return smallest_set(found.clause, found.ledger, found.on)
