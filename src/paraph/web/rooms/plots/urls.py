"""The pages of the plots, and each plot at an address of its own."""

from __future__ import annotations

from django.urls import path

from paraph.web.rooms.plots import views

urlpatterns = [
    path("", views.every, name="plots-all"),
    path("<name:text>/", views.plots, name="plots"),
    path("<name:text>/<slug:plot>.svg", views.svg, name="plot"),
]
