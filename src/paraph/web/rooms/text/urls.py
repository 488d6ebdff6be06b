"""The text room's pages."""

from __future__ import annotations

from django.urls import path

from paraph.web.rooms.text import acting, views

urlpatterns = [
    path("", views.texts, name="texts"),
    path("<name:text>/", views.text_page, name="text"),
    path("<name:text>/rows/", views.rows, name="text-rows"),
    path("<name:text>/provisions/<name:provision>/", views.provision, name="provision"),
    path("<name:text>/brackets/<name:bracket>/", views.bracket, name="bracket"),
    path("<name:text>/brackets/<name:bracket>/position/", acting.position, name="position"),
]
