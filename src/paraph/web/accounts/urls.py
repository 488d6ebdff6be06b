"""Where accounts are reached."""

from __future__ import annotations

from django.urls import include, path

from paraph.web.accounts import demo, inviting

urlpatterns = [
    path("demo/", demo.door, name="demo"),
    path("demo/enter/", demo.enter, name="demo-enter"),
    path("invitations/", inviting.invitations, name="invitations"),
    path("invitation/<str:secret>/", inviting.take_up, name="invitation"),
    path("account/", include("allauth.urls")),
]
