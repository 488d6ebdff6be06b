"""The front hall's pages."""

from __future__ import annotations

from django.urls import path

from paraph.web.rooms.front import views

urlpatterns = [path("", views.front, name="front")]
