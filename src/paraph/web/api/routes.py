"""Routes: what can be asked, written once as types; the document and the checks come from these.

A route says at which address something is asked, what the question holds beside it, and what the
answer is.  `paraph.web.api.document` describes it, `paraph.web.api.answering` answers it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final, Generic, TypeVar

import msgspec
from django.http import HttpRequest

from paraph.organisation.viewers import Viewer
from paraph.secretariat import Situation
from paraph.values.moments import as_of
from paraph.web import house
from paraph.web.accounts.roles import Role, role
from paraph.web.api.models import Scope
from paraph.web.api.shapes import Question, Then

JSON: Final = "application/json"
LINES: Final = "application/jsonl"

Q_co = TypeVar("Q_co", bound=Question, covariant=True)

_NAME: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Asked(Generic[Q_co]):
    """A question: names in its address, what stands behind its question mark, what was sent."""

    request: HttpRequest
    names: dict[str, Any]
    query: Q_co
    body: Any = None
    scopes: frozenset[Scope] = frozenset(Scope)

    @property
    def role(self) -> Role:
        """The role of whoever asks."""
        return role(self.request)

    @property
    def viewer(self) -> Viewer:
        """As whom they are answered."""
        return self.role.viewer

    @property
    def at(self) -> datetime:
        """The moment that the question is about: the present one, unless it names another."""
        query: Question = self.query
        if isinstance(query, Then) and query.on:
            return as_of(query.on, query.zone)
        return house.now()

    def situation(self) -> Situation:
        """The facts at that moment, as they are seen by whoever asks."""
        return house.situation_for(self.viewer, self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Something that can be asked.

    ``media`` is what an answer is written in; of anything but JSON, ``do`` gives the octets.
    ``scope`` is what a token has to be for; without one, ``do`` looks.  ``problems`` are the
    statuses beyond those that every question may be answered with.
    """

    path: str
    do: Callable[[Asked[Any]], Any]
    answer: Any
    method: str = "GET"
    query: type[Question] = Question
    body: type[msgspec.Struct] | None = None
    scope: Scope | None = Scope.READ
    status: HTTPStatus = HTTPStatus.OK
    media: str = JSON
    problems: tuple[HTTPStatus, ...] = field(default=())

    @property
    def names(self) -> list[str]:
        """The names that stand in its address."""
        return _NAME.findall(self.path)

    @property
    def pattern(self) -> str:
        """Its address as Django writes it."""
        kinds = {"number": "int"}
        return _NAME.sub(lambda one: f"<{kinds.get(one[1], 'name')}:{one[1]}>", self.path)

    @property
    def room(self) -> str:
        """The room it belongs to: the module in which it is answered."""
        return self.do.__module__.rpartition(".")[2]


def get(path: str, answer: Any, do: Callable[[Asked[Any]], Any], **more: Any) -> Route:  # noqa: ANN401 - types, as Route has them
    """A route by which something is read."""
    return Route(path=path, answer=answer, do=do, **more)


def post(path: str, answer: Any, do: Callable[[Asked[Any]], Any], **more: Any) -> Route:  # noqa: ANN401 - as above
    """A route by which something is done."""
    return Route(path=path, answer=answer, do=do, method="POST", **more)
