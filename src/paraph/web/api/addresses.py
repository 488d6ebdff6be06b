"""Every route of the API, in the order in which the document tells of them."""

from __future__ import annotations

from typing import Final

from paraph.web.api.resources import acts, depositary, organisation, packages, record, texts
from paraph.web.api.routes import Route

ROUTES: Final[tuple[Route, ...]] = (
    *organisation.ROUTES,
    *texts.ROUTES,
    *packages.ROUTES,
    *acts.ROUTES,
    *record.ROUTES,
    *depositary.ROUTES,
)
