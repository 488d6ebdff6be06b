"""Where the API is reached."""

from __future__ import annotations

from itertools import groupby

from django.urls import path

from paraph.web.api import pages
from paraph.web.api.addresses import ROUTES
from paraph.web.api.answering import Endpoint, nowhere
from paraph.web.api.routes import Route


def _title(route: Route) -> str:
    """The name of an address: `log/{number}/` is `log-number`."""
    return route.path.strip("/").replace("{", "").replace("}", "").replace("/", "-")


app_name = "api"

urlpatterns = [
    path("", pages.reference, name="reference"),
    path("openapi.json", pages.openapi, name="openapi"),
    *(
        path(pattern, Endpoint(routes), name=_title(routes[0]))
        for pattern, routes in (
            (pattern, list(grouped))
            for pattern, grouped in groupby(ROUTES, lambda one: one.pattern)
        )
    ),
    path("<path:path>", nowhere, name="nowhere"),
]
