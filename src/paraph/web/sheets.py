"""Sheets: pages that are kept, with a gap wherever something is for one answer alone.

The token of a form (CSRF) is masked anew for each answer, so it stands in no page that is kept.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from paraph.web.packing import Stretch, as_is, stretch

Stretches = tuple[Stretch, ...]

_TOKEN: Final = "csrf_token"  # noqa: S105 - the name that Django has for it, no token
_CUT: Final = f"<{secrets.token_hex(16)}>"
"""Stands in a page for what is put in later; nobody can guess it and write it into a text."""


@dataclass(frozen=True)
class Sheet:
    """A page in runs; between one and the next stands the token of whoever asks."""

    runs: tuple[Stretches, ...]

    @property
    def has_gaps(self) -> bool:
        """Whether a token stands in it."""
        return len(self.runs) > 1

    def filled(self, token: str) -> Stretches:
        """The page for one answer."""
        gap, (first, *others) = as_is(token), self.runs
        return first + tuple(one for run in others for one in (gap, *run))


def sheet(request: HttpRequest, template: str, page: dict[str, Any], **long: Stretches) -> Sheet:
    """A page from its template; what is long is put into it as the stretches that it has."""
    gaps = {
        name: mark_safe(f"{_CUT}{name}{_CUT}")  # noqa: S308 - a sign of our own
        for name in (*long, _TOKEN)
    }
    runs: list[list[Stretch]] = [[]]
    written = render_to_string(template, {**page, **gaps}, request).split(_CUT)
    for words, name in zip(written[::2], [*written[1::2], ""], strict=True):
        if words:
            runs[-1].append(stretch(words))
        if name == _TOKEN:
            runs.append([])
        runs[-1] += long.get(name, ())
    return Sheet(tuple(map(tuple, runs)))
