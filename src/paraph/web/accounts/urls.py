"""Where accounts are reached."""

from __future__ import annotations

from django.urls import include, path

from paraph.web.accounts import demo

urlpatterns = [
    path("demo/", demo.door, name="demo"),
    path("demo/enter/", demo.enter, name="demo-enter"),
    path("account/", include("allauth.urls")),
]
