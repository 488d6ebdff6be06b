"""Lists: a part at a time, which says where the next one begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from http import HTTPStatus
from itertools import islice
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from paraph.web.api.problems import Trouble, not_found
from paraph.web.api.routes import Asked
from paraph.web.api.shapes import Items, Part

T = TypeVar("T")


def part(asked: Asked[Part], names: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
    """The names of a part of a list, and after which the next one goes on.

    Raises:
        Trouble: if the list has no name after which this part is to go on.
    """
    begins = 0
    if asked.query.after:
        if asked.query.after not in names:
            raise Trouble(HTTPStatus.BAD_REQUEST, _("The list cannot go on after that."))
        begins = names.index(asked.query.after) + 1
    chosen = tuple(names[begins : begins + asked.query.limit])
    goes_on = begins + len(chosen) < len(names)
    return chosen, chosen[-1] if goes_on else None


def part_of(asked: Asked[Part], rows: Sequence[T], name: str) -> Items[T]:
    """A part of rows that are told apart by one of their members."""
    known = {str(_member(row, name)): row for row in rows}
    chosen, following = part(asked, list(known))
    return Items(items=tuple(known[one] for one in chosen), next=following)


def one_of(rows: Iterable[T], name: str, wanted: str) -> T:
    """The row that is called so.

    Raises:
        Trouble: if there is none.
    """
    found = next((row for row in rows if _member(row, name) == wanted), None)
    if found is None:
        raise not_found()
    return found


def first(rows: Iterable[T], limit: int) -> Items[T]:
    """The first of rows that are looked through one by one."""
    return Items(items=tuple(islice(rows, limit)))


def _member(row: Any, name: str) -> Any:  # noqa: ANN401 - plain JSON, or a shape
    return row[name] if isinstance(row, dict) else getattr(row, name)
