"""What somebody may do now: a collection that is made as one looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from datetime import datetime
from itertools import chain

import msgspec

from paraph.decisions.offers import offers as of_decisions
from paraph.depositary.offers import offers as of_depositary
from paraph.negotiation.offers import offers as of_negotiation
from paraph.organisation.offers import offers as of_organisation
from paraph.organisation.offices import capacities
from paraph.record import Act, Catalogue
from paraph.secretariat.examining import examine
from paraph.secretariat.situation import CATALOGUE, Situation


class OfferedAct(msgspec.Struct, frozen=True):
    """An act that may be entered as it stands; ``open`` are the fields for its author to change."""

    act: Act
    open: tuple[str, ...]


class AdmissibleActs:
    """The acts that an actor may do at a moment: looked through lazily, or asked for one act.

    With a ``capacity``, those that it may do in this one.  Nobody may do nothing.

    >>> from datetime import UTC
    >>> from paraph.secretariat.situation import EMPTY
    >>> acts = AdmissibleActs(EMPTY, "Secretariat", datetime(2001, 6, 15, tzinfo=UTC))
    >>> sorted({offered.act.kind for offered in acts})[:2]
    ['depositary.treaty-deposited', 'organisation.document-issued']
    >>> next(iter(acts)).act in acts
    True
    """

    def __init__(
        self,
        situation: Situation,
        actor: str | None,
        moment: datetime,
        catalogue: Catalogue = CATALOGUE,
        capacity: str | None = None,
    ) -> None:
        self.situation = situation
        self.actor = actor
        self.moment = moment
        self._catalogue = catalogue
        self._capacity = capacity
        self.kinds: tuple[str, ...] = ("",)

    def of(self, *kinds: str) -> AdmissibleActs:
        """Those whose kind begins with one of ``kinds``; what is of another is not examined."""
        found = copy(self)
        found.kinds = kinds
        return found

    def __iter__(self) -> Iterator[OfferedAct]:
        if self.actor is None:
            return
        organs, written = self.situation.organisation, self.moment.isoformat()
        decisions = self.situation.decisions
        held = capacities(organs, self.actor, self.moment.date()).value
        for capacity in held:
            if self._capacity not in {None, capacity}:
                continue
            offered = chain(
                of_organisation(organs, self.actor, self.moment),
                of_decisions(decisions, organs, self.moment),
                of_negotiation(self.situation.negotiation, organs, self.actor, decisions.matters),
                of_depositary(self.situation.depositary, organs, self.moment),
            )
            for offer in offered:
                if not self._catalogue.kind_of(offer.content).startswith(self.kinds):
                    continue
                act = self._catalogue.encode(
                    offer.content, participant=self.actor, capacity=capacity, moment=written
                )
                if act in self:
                    yield OfferedAct(act, offer.open)

    def __contains__(self, act: object) -> bool:
        if not isinstance(act, Act) or act.participant != self.actor:
            return False
        if self._capacity not in {None, act.capacity}:
            return False
        if not act.kind.startswith(self.kinds):
            return False
        return examine(self.situation, act, self.moment, self._catalogue).value

    def __bool__(self) -> bool:
        return next(iter(self), None) is not None


def admissible_acts(situation: Situation, actor: str, moment: datetime) -> AdmissibleActs:
    """What ``actor`` may do at a moment, and whether a given act is among it."""
    return AdmissibleActs(situation, actor, moment)
