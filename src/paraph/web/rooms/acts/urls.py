"""The pages of the acts."""

from __future__ import annotations

from django.urls import path

from paraph.web.rooms.acts import views

urlpatterns = [
    path("", views.acts, name="acts"),
    path("<str:kind>/", views.act, name="act"),
]
