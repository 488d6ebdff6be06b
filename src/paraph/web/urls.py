"""Every address of the application: each room brings its own."""

from __future__ import annotations

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from paraph.web.api import tokens
from paraph.web.rooms.doors import rooms


def alive(request: HttpRequest) -> HttpResponse:
    """Say that the house answers: for whoever watches over the server."""
    del request
    return HttpResponse("alive\n", content_type="text/plain")


admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("", include("paraph.web.accounts.urls")),
    path("alive/", alive),
    path("language/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<int:number>/revoke/", tokens.revoke, name="token-revoke"),
    path("api/", include("paraph.web.api.urls")),
    *(path(room.path, include(urls)) for room, urls in rooms()),
]

handler400 = "paraph.web.errors.not_read"
handler429 = "paraph.web.errors.too_often"
handler403 = "paraph.web.errors.not_yours"
handler404 = "paraph.web.errors.not_found"
handler500 = "paraph.web.errors.fault"
