"""The search and the feeds."""

from __future__ import annotations

from django.urls import path

from paraph.web.rooms.public import feeds, views

urlpatterns = [
    path("", views.search, name="search"),
    path("feed.atom", feeds.atom, name="feed"),
    path("calendar.ics", feeds.calendar, name="calendar"),
]
