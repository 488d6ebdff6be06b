"""The demonstration's door: log-in by one click, for each role; closed anywhere else."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from paraph.web.accounts.models import Seat


def door(request: HttpRequest) -> HttpResponse:
    """The page with a door for each role."""
    _check_open()
    page = {"seats": Seat.objects.order_by("pk"), "next": request.GET.get("next", "")}
    return render(request, "accounts/door.html", page)


@require_POST
def enter(request: HttpRequest) -> HttpResponseBase:
    """Log in as whoever has a seat, or as the public."""
    _check_open()
    wanted = request.POST.get("seat", "")
    if not wanted:
        logout(request)
        return redirect("front")
    if not wanted.isdecimal():
        raise Http404
    seat = get_object_or_404(Seat, pk=wanted)
    account = seat.account
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    wanted = request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return redirect(wanted if own else "front")


def _check_open() -> None:
    if not settings.DEMO:
        raise Http404
