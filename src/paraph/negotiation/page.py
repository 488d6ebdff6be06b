"""The page of the state of play: figures, articles, what is not agreed, who and why, adoption.

A page of a text of 500 pages has thousands of brackets on it.  `Page` keeps it from act to act and
writes again what an act touched; what it says is what `state_view` says, which begins anew.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from datetime import datetime

from paraph.negotiation.adoption import adoption_rows
from paraph.negotiation.consensus import Consensus, ProvisionFound
from paraph.negotiation.facts import StatusSaid
from paraph.negotiation.play import DEFINITION, StateOfPlay
from paraph.negotiation.rows import UNRESOLVED, Json, figures, provision_row
from paraph.values.moments import instant


def state_view(play: StateOfPlay, at: datetime) -> Json:
    """The state of play on one page, made from the beginning."""
    return Page(play).view(play, at)


class Page:
    """The page of a text for a viewer, kept from act to act.

    ``touched`` of a `Follower` are the provisions to write again.
    """

    def __init__(self, play: StateOfPlay) -> None:
        """Write the whole page once."""
        self._begin(play)

    def _begin(self, play: StateOfPlay) -> None:
        provisions = play.seen.facts.provisions
        self._order = {name: place for place, name in enumerate(provisions)}
        self._articles = dict.fromkeys(one.article for one in provisions.values())
        self._figures: dict[str, Json] = {}
        self._places: list[int] = []
        self._rows: list[Json] = []
        self._dated: dict[str, StatusSaid] = {}
        self._waiting: dict[str, ProvisionFound] = {}
        self._asides: dict[str, Mapping[str, StatusSaid]] = {}
        self._write(play, provisions)

    def follow(self, play: StateOfPlay, touched: Collection[str], at: datetime) -> Json:
        """The page after an act that touched these provisions."""
        provisions = play.seen.facts.provisions
        if provisions is not self._provisions and provisions.keys() != self._order.keys():
            self._begin(play)
        else:
            self._write(play, touched)
        return self.view(play, at)

    def _write(self, play: StateOfPlay, touched: Collection[str]) -> None:
        self._provisions = provisions = play.seen.facts.provisions
        for article in {provisions[name].article for name in touched}:
            tally = play.articles.get(article)
            if tally is None:
                self._figures.pop(article, None)
            else:
                row = {"article": article, "consensus": tally.consensus.value, **figures(tally)}
                self._figures[article] = row
        for name in sorted(touched, key=self._order.__getitem__):
            self._put(play, name)

    def _put(self, play: StateOfPlay, name: str) -> None:
        """Write a provision in its place, or take it off the page."""
        found, place = play.provisions[name], self._order[name]
        at = bisect_left(self._places, place)
        was = at < len(self._places) and self._places[at] == place
        is_open = found.consensus in UNRESOLVED
        if was and not is_open:
            del self._places[at], self._rows[at]
        elif is_open:
            row = provision_row(play.seen.facts, found)
            self._places[at : at + was] = [place]
            self._rows[at : at + was] = [row]
        self._remember(play, found, is_open=is_open)

    def _remember(self, play: StateOfPlay, found: ProvisionFound, *, is_open: bool) -> None:
        """Note what stands on the page beside the rows, or depends on when it is read."""
        name = found.provision
        provision = play.seen.facts.provisions[name]
        said = provision.status
        for noted in (self._dated, self._waiting, self._asides):
            noted.pop(name, None)
        if is_open and said and said.deadline is not None:
            self._dated[name] = said
        if asides := provision.asides:
            self._asides[name] = asides
        if found.consensus is Consensus.AD_REFERENDUM and found.awaited:
            self._waiting[name] = found

    def view(self, play: StateOfPlay, at: datetime) -> Json:
        """The page as it is read at a moment."""
        facts = play.seen.facts
        return {
            "text": play.seen.name,
            "title": facts.title,
            "viewer": play.seen.viewer,
            "as_of": at.isoformat(),
            "rule": play.rule or "consensus",
            "reading": facts.readings[-1].name if facts.readings else None,
            "conditional": play.is_conditional,
            "adoptions": list(adoption_rows(play.adoptions)),
            "consensus": play.whole.consensus.value,
            **figures(play.whole),
            "definition": str(DEFINITION),
            "articles": [self._figures[one] for one in self._articles if one in self._figures],
            "awaited": self._awaited(play, at),
            "unresolved": self._unresolved(at),
            "asides": [
                {"provision": name, "group": group, "said": said.status.value}
                for name in sorted(self._asides, key=self._order.__getitem__)
                for group, said in self._asides[name].items()
            ],
        }

    def _unresolved(self, at: datetime) -> list[Json]:
        rows = list(self._rows)
        for name, said in self._dated.items():
            place = bisect_left(self._places, self._order[name])
            rows[place] = rows[place] | _deadline(said, at)
        return rows

    def _awaited(self, play: StateOfPlay, at: datetime) -> list[Json]:
        """The capitals that are waited for: for which provisions, and until when."""
        waiting: dict[tuple[str, str, bool], list[str]] = {}
        for name in sorted(self._waiting, key=self._order.__getitem__):
            said = play.seen.facts.provisions[name].status
            until = said.deadline if said else None
            passed = until is not None and instant(until.moment) <= at
            for capital in self._waiting[name].awaited:
                waiting.setdefault((capital, str(until or ""), passed), []).append(name)
        return [
            {"delegation": who, "until": until or None, "passed": passed, "provisions": names}
            for (who, until, passed), names in sorted(waiting.items())
        ]


def _deadline(said: StatusSaid, at: datetime) -> Json:
    assert said.deadline is not None
    passed = instant(said.deadline.moment) <= at
    return {"deadline": str(said.deadline), "deadline_passed": passed}
