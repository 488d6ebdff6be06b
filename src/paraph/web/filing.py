"""Acts that come from a page: filed once, in the capacity of whoever sent them, or refused.

A form carries a mark of its own.  Sent twice, by a double click, the back button or a lost
connection, it gives the entry that it gave the first time.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest

from paraph.record import Content
from paraph.secretariat import Refused, examine
from paraph.secretariat.examining import spoken_for
from paraph.values.citations import Citation
from paraph.values.findings import Finding, Ground, Reason
from paraph.values.sentences import worded
from paraph.web import house
from paraph.web.accounts.models import Filing
from paraph.web.accounts.roles import role

_HOUSE = Citation("docs/internals/web.md")


@dataclass(frozen=True, slots=True)
class Filed:
    """What came of a form: the number of its entry, or why there is none."""

    entry: int | None = None
    finding: Finding[bool] | None = None

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """Everything that stands against it; nothing, if it was entered."""
        return self.finding.grounds if self.finding else ()


def fresh_mark() -> str:
    """A mark for a form that is about to be shown."""
    return secrets.token_urlsafe(12)


def examined(request: HttpRequest, content: Content) -> Finding[bool]:
    """Whether whoever asks may do this now, with the grounds: what a button goes by."""
    who = role(request)
    if who.capacity is None:
        words = worded("You look on here: this seat files no acts.")
        return Finding(value=False, grounds=(Ground(words, _HOUSE, reason=Reason.CAPACITY),))
    secretariat = house.secretariat()
    acts = secretariat.admissible_for(who.viewer)
    moment = acts.moment.isoformat()
    act = secretariat.catalogue.encode(
        content, participant=who.participant, capacity=who.capacity, moment=moment
    )
    against = tuple(spoken_for(who.viewer, moment, act))
    return examine(acts.situation, act, acts.moment, secretariat.catalogue, against)


def may(request: HttpRequest, content: Content) -> bool:
    """Whether whoever asks may do this now."""
    return examined(request, content).value


def file(request: HttpRequest, content: Content) -> Filed:
    """File an act for whoever sent a form; what stands against it comes back as a finding."""
    who, mark = role(request), request.POST.get("mark", "")
    if who.capacity is None:
        return Filed(finding=examined(request, content))
    try:
        with transaction.atomic():
            known = Filing.objects.filter(account=request.user.pk, form=mark).first()
            if mark and known:
                return Filed(entry=known.entry)
            entry = house.secretariat().file_for(who.viewer, content, capacity=who.capacity)
            if mark:
                Filing.objects.create(account_id=request.user.pk, form=mark, entry=entry.number)
    except Refused as refused:
        return Filed(finding=refused.finding)
    return Filed(entry=entry.number)
