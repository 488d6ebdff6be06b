"""The option ``--as``: who is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from paraph.organisation.viewers import Viewer

F = TypeVar("F", bound=Callable[..., Any])


def as_viewer(words: str, *, required: bool = False) -> Callable[[F], F]:
    """The option ``--as VIEWER``, with words on what it does to the answer."""
    told = f"{words}: a participant, a group, `chair of ORGAN`, Secretariat or public"
    return click.option(
        "--as", "viewer", metavar="VIEWER", required=required, callback=_viewer, help=told
    )


def _viewer(_: click.Context, __: click.Parameter, name: str | None) -> Viewer | None:
    from paraph.organisation.viewers import Viewer

    return None if name is None else Viewer(name)
