"""The text room's pages."""

from __future__ import annotations

from django.urls import path

from paraph.web.rooms.text import acting, comparing, proposing, views, whole

urlpatterns = [
    path("", views.texts, name="texts"),
    path("<name:text>/", views.text_page, name="text"),
    path("<name:text>/rows/", views.rows, name="text-rows"),
    path("<name:text>/screen/", views.screen, name="text-screen"),
    path("<name:text>/screen/place/", views.place, name="text-place"),
    path("<name:text>/compare/", comparing.compare, name="text-compare"),
    path("<name:text>/languages/<str:language>/", comparing.beside, name="text-beside"),
    path("<name:text>/whole/", whole.drafts, name="text-drafts"),
    path("<name:text>/whole/new/", whole.write, name="text-whole"),
    path("<name:text>/whole/text.txt", whole.take, name="text-take"),
    path("<name:text>/whole/<name:by>/<name:name>/", whole.draft, name="text-draft"),
    path("<name:text>/words/", proposing.text_words, name="text-words"),
    path("<name:text>/conduct/", acting.conduct, name="text-conduct"),
    path("<name:text>/conduct/<slug:act>/", acting.on_text, name="text-act"),
    path("<name:text>/provisions/<name:provision>/", views.provision, name="provision"),
    path(
        "<name:text>/provisions/<name:provision>/words/",
        proposing.provision_words,
        name="provision-words",
    ),
    path(
        "<name:text>/provisions/<name:provision>/<slug:act>/",
        acting.on_provision,
        name="provision-act",
    ),
    path("<name:text>/brackets/<name:bracket>/", views.bracket, name="bracket"),
    path("<name:text>/brackets/<name:bracket>/<slug:act>/", acting.on_bracket, name="bracket-act"),
    path(
        "<name:text>/proposals/<name:proposal>/words/",
        proposing.proposal_words,
        name="proposal-words",
    ),
    path(
        "<name:text>/proposals/<name:proposal>/<slug:act>/",
        acting.on_proposal,
        name="proposal-act",
    ),
    path(
        "<name:text>/comments/<name:by>/<name:comment>/<slug:act>/",
        acting.on_comment,
        name="comment-act",
    ),
    path("<name:text>/drafts/<name:draft>/words/", proposing.draft_words, name="draft-words"),
    path("<name:text>/drafts/<name:draft>/<slug:act>/", acting.on_draft, name="draft-act"),
]
