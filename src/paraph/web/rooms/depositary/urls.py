"""The depositary's pages."""

from __future__ import annotations

from django.urls import path

from paraph.web.rooms.depositary import papers, views

urlpatterns = [
    path("", views.treaties, name="treaties"),
    path("<name:treaty>/", views.treaty_page, name="treaty"),
    path("<name:treaty>/status/", views.status, name="treaty-status"),
    path("<name:treaty>/between/", views.between, name="treaty-between"),
    path("<name:treaty>/successive/", views.successive, name="treaty-successive"),
    path("<name:treaty>/notification/", papers.notification, name="notification"),
    path("<name:treaty>/corrections/<name:correction>/", papers.rectification, name="correction"),
    path("<name:treaty>/copy/<str:language>/", papers.certified_copy, name="certified-copy"),
    path("<name:treaty>/timeline.svg", papers.timeline, name="treaty-timeline"),
    path("<name:treaty>/acts.csv", papers.as_rows, name="treaty-csv"),
    path("<name:treaty>/treaty.json", papers.as_json, name="treaty-json"),
]
