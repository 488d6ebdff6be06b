"""The pages of the delegation's room."""

from __future__ import annotations

from django.urls import path

from paraph.web.rooms.delegation import acting, briefing, deciding, views

urlpatterns = [
    path("", views.delegation, name="delegation"),
    path("texts/<name:text>/", views.desk, name="delegation-text"),
    path("texts/<name:text>/seen/", acting.seen, name="delegation-seen"),
    path("texts/<name:text>/withdraw/", acting.withdraw, name="delegation-withdraw"),
    path("texts/<name:text>/confirm/", acting.confirm, name="delegation-confirm"),
    path(
        "texts/<name:text>/proposals/<name:proposal>/withdraw/",
        acting.withdraw_proposal,
        name="proposal-withdraw",
    ),
    path("texts/<name:text>/brief/", briefing.brief, name="brief"),
    path("texts/<name:text>/brief.<slug:form>", briefing.download, name="brief-download"),
    path("decisions/<name:decision>/", deciding.decision, name="delegation-decision"),
    path("decisions/<name:decision>/<slug:act>/", deciding.acted, name="delegation-decision-act"),
]
