"""Packages: the open questions of a text as a problem, and what everybody can live with.

A search takes a core for as long as it lasts, so there is one at a time in a process.
"""

from __future__ import annotations

from http import HTTPStatus
from threading import Lock
from time import monotonic
from typing import Any, Final

import msgspec
from django.utils.translation import gettext as _

from paraph.negotiation.package.plain import all_doubts, answer_json
from paraph.negotiation.package.reading import doubts, read_problem
from paraph.negotiation.problem import problem as posed
from paraph.web.api.problems import Trouble
from paraph.web.api.resources.texts import play
from paraph.web.api.routes import Asked, Route, get
from paraph.web.api.shapes import Search, Then
from paraph.web.api.shapes_of_texts import PackageFound, ProblemPosed

_searching: Final = Lock()

Json = dict[str, Any]


def problem(asked: Asked[Then]) -> Json:
    """The open questions as a problem for the package search, as far as you may see them."""
    return posed(play(asked).seen)


def package(asked: Asked[Search]) -> Json:
    """What everybody can live with, or who blocks it and why, found within some seconds."""
    from paraph.negotiation.package.search import search

    read = read_problem(msgspec.json.encode(posed(play(asked).seen)), asked.names["text"])
    if not _searching.acquire(blocking=False):
        words = _("Another package is being searched. Ask again in some seconds.")
        raise Trouble(HTTPStatus.TOO_MANY_REQUESTS, words, headers={"Retry-After": "5"})
    try:
        end = monotonic() + asked.query.seconds
        answer = search(read, lambda: end - monotonic())
    finally:
        _searching.release()
    return answer_json(answer, all_doubts(answer, doubts(read)))


ROUTES: Final[tuple[Route, ...]] = (
    get("texts/{text}/problem/", ProblemPosed, problem, query=Then),
    get("texts/{text}/package/", PackageFound, package, query=Search),
)
