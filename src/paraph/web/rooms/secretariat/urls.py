"""The secretariat's pages."""

from __future__ import annotations

from django.urls import path

from paraph.web.rooms.secretariat import exports, log, papers, views

urlpatterns = [
    path("", views.organisation, name="organisation"),
    path("participants/<name:participant>/", views.participant, name="participant"),
    path("organs/<name:organ>/", views.organ, name="organ"),
    path("meetings/", views.meetings, name="meetings"),
    path("meetings/<name:meeting>/", views.meeting, name="meeting"),
    path("meetings/<name:meeting>/participants/", papers.participants, name="meeting-participants"),
    path("meetings/<name:meeting>/credentials/", papers.credentials, name="meeting-credentials"),
    path("documents/", views.documents, name="documents"),
    path("log/", log.log, name="log"),
    path("record.jsonl", exports.extract, name="extract"),
    path("texts/<name:text>.txt", exports.text_words, name="text-words"),
    path("texts/<name:text>.json", exports.text_json, name="text-json"),
    path("organisation.json", exports.situation, name="organisation-json"),
]
