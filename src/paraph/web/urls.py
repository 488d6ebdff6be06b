"""Every address of the application: each room brings its own."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

from paraph.web.rooms.doors import rooms

urlpatterns = [
    path("", include("paraph.web.accounts.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    *(path(room.path, include(urls)) for room, urls in rooms()),
]

handler403 = "paraph.web.errors.not_yours"
handler404 = "paraph.web.errors.not_found"
handler500 = "paraph.web.errors.fault"
