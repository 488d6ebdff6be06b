"""Finds out, once for each question, in which role it is asked."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject

from paraph.organisation.viewers import PUBLIC, Viewer
from paraph.values.errors import ParaphError
from paraph.web import house
from paraph.web.accounts.models import Seat
from paraph.web.accounts.roles import Role, keeps, role, role_of
from paraph.web.fragments import HEADER, is_fragment


class RoleMiddleware:
    """Puts ``request.role`` on each request; it is found when it is asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        """Puts ``request.seen`` on each page: up to which act of the viewer it is made at least.

        It is known before anything is read, so that whatever is entered meanwhile is told in the
        stream; a record that cannot be read now says so to the page itself.
        """
        if not request.path.startswith("/api/"):
            with suppress(ParaphError):
                request.seen = house.secretariat().door(role(request).viewer).at_head()[1]  # type: ignore[attr-defined]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer to a question whose role is known; a fragment says for which seat it is."""
        request.role = SimpleLazyObject(lambda: role_now(request))  # type: ignore[attr-defined]
        response = self._next(request)
        patch_vary_headers(response, [HEADER])
        if is_fragment(request):
            response.headers["X-Keeps"] = keeps(request)
        return response


def role_now(request: HttpRequest) -> Role:
    """The role of an account by the record as it stands."""
    account = request.user
    seat = Seat.objects.filter(account=account.pk).first() if account.is_authenticated else None
    return role_of(seat, house.situation_for(Viewer(PUBLIC)).organisation, house.now().date())
