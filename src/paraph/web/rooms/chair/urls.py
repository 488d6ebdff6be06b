"""The pages of the chair's room."""

from __future__ import annotations

from django.urls import path

from paraph.web.rooms.chair import acting, deciding, packages, views

urlpatterns = [
    path("", views.chair, name="chair"),
    path("texts/<name:text>/", views.text_page, name="chair-text"),
    path("texts/<name:text>/status/", acting.status, name="chair-status"),
    path("texts/<name:text>/adoption/", acting.adoption, name="chair-adoption"),
    path("texts/<name:text>/package/", packages.package, name="package"),
    path("texts/<name:text>/package/search/", packages.sought, name="package-search"),
    path("texts/<name:text>/package/circulate/", packages.circulated, name="package-circulate"),
    path("decisions/new/", deciding.proposal, name="decision-new"),
    path("decisions/<name:decision>/", deciding.decision, name="decision"),
    path("decisions/<name:decision>/<slug:act>/", deciding.acted, name="decision-act"),
]
