"""What waits for whoever looks: what only they can do next, each with where it is done.

A delegation answers, confirms and shows its credentials; a chair declares; the secretariat examines
and gives notice; a depositary notifies.  Nobody is told of what another should do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from paraph.decisions.proceedings import Quiet
from paraph.depositary.corrections import CorrectionStanding
from paraph.depositary.offers import untold_folios
from paraph.negotiation.consensus import Consensus
from paraph.organisation.acts import CredentialsPresented
from paraph.organisation.facts import Meeting
from paraph.secretariat import Situation
from paraph.values.moments import PlacedMoment
from paraph.web import house
from paraph.web.accounts.models import Function
from paraph.web.accounts.roles import Role, role
from paraph.web.filing import may
from paraph.web.rooms.chair.matters import MatterFound, matters
from paraph.web.rooms.chair.room import conducts
from paraph.web.rooms.chair.views import is_own
from paraph.web.rooms.delegation.own import to_confirm
from paraph.web.rooms.delegation.views import own_texts
from paraph.web.rooms.front.ahead import treaties_on
from paraph.web.rooms.text.desk import play_for, texts_for
from paraph.web.speaking import meeting_title, teller

_CLOSING: Final = {
    Quiet.KEPT: lambda title: _("Silence was kept, the outcome is to be declared: %s") % title,
    Quiet.BROKEN: lambda title: _("Silence was broken, the outcome is to be declared: %s") % title,
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: in a sentence, where it is done, and until when, if there is an end."""

    words: str
    address: str
    until: PlacedMoment | None = None


def waiting(request: HttpRequest) -> list[Waiting]:
    """Everything that waits for whoever asks; nothing waits for the public."""
    who, now = role(request), house.now()
    situation = house.situation_for(who.viewer)
    found: list[Waiting] = []
    if who.capacity is not None and who.is_delegate:
        found += _for_delegation(request, situation, now)
    if conducts(who):
        found += _for_chair(situation, who, now)
    if who.function is Function.SECRETARIAT:
        found += _for_secretariat(situation, now)
    if who.function is Function.DEPOSITARY:
        found += _for_depositary(situation, who, now)
    return sorted(found, key=lambda one: (one.until is None, one.until and one.until.moment))


def _for_delegation(request: HttpRequest, situation: Situation, now: datetime) -> Iterator[Waiting]:
    who = role(request)
    for found in matters(situation, now):
        if found.quiet.value is Quiet.RUNNING and _is_silent(found, who.participant):
            words = _("Silence runs, and we have not answered: %s") % found.matter.proposed.title
            address = reverse("delegation-decision", args=(found.name,))
            yield Waiting(words, address, found.clock.deadline if found.clock else None)
    for name in own_texts(who):
        play = play_for(name, who)
        left = [one for one in to_confirm(play, who.participant, now) if not one.passed]
        if left:
            provisions = teller().listed([one.provision for one in left])
            words = _("Our capital is to confirm: %s") % provisions
            yield Waiting(words, reverse("delegation-text", args=(name,)), left[0].until)
    for name, one in _to_come(situation):
        content = CredentialsPresented(participant=who.participant, at=name, issued_by="…")
        shown = situation.organisation.credentials.get(name, ())
        if all(kept.participant != who.participant for kept in shown) and may(request, content):
            words = _("Our credentials are not presented yet: %s") % meeting_title(one)
            asked = urlencode({"participant": who.participant, "at": name, "next": "/"})
            address = reverse("act", args=("organisation.credentials-presented",))
            yield Waiting(words, f"{address}?{asked}", one.starts if one.hour_known else None)


def _is_silent(found: MatterFound, participant: str) -> bool:
    """Whether a delegation is asked, and has neither answered nor objected."""
    return any(
        one.name == participant and one.answer is None and not one.breaks
        for one in found.addressees
    )


def _to_come(situation: Situation) -> Iterator[tuple[str, Meeting]]:
    """The meetings that are not over."""
    for name, one in situation.organisation.meetings.items():
        if one.closed is None:
            yield name, one


def _for_chair(situation: Situation, who: Role, now: datetime) -> Iterator[Waiting]:
    for found in matters(situation, now):
        say = _CLOSING.get(found.quiet.value)
        if say is not None and not found.is_settled and _conducts(who, found.matter.proposed.organ):
            address = reverse("decision", args=(found.name,))
            yield Waiting(say(found.matter.proposed.title), address)
    for name in texts_for(who):
        play = play_for(name, who)
        blocked = [one.provision for one in play.found(Consensus.BLOCKED)]
        if blocked and is_own(play, who):
            words = _("Blocked: %s") % teller().listed(blocked)
            yield Waiting(words, reverse("chair-text", args=(name,)))
    for name, one in _to_come(situation):
        if name not in situation.organisation.agendas and _conducts(who, one.organ):
            words = _("The agenda is not adopted yet: %s") % meeting_title(one)
            yield Waiting(words, reverse("meeting", args=(name,)))


def _conducts(who: Role, organ: str) -> bool:
    return who.function is Function.SECRETARIAT or who.is_chair_of(organ)


def _for_secretariat(situation: Situation, now: datetime) -> Iterator[Waiting]:
    for name, one in situation.organisation.meetings.items():
        kept = situation.organisation.credentials.get(name, ())
        unseen = [each.participant for each in kept if each.in_order is None]
        if unseen:
            words = _("Credentials are to be examined, %(meeting)s: %(names)s") % {
                "meeting": meeting_title(one),
                "names": teller().names(unseen),
            }
            yield Waiting(words, reverse("meeting", args=(name,)))
    for found in matters(situation, now):
        if found.unreached and found.quiet.value is Quiet.RUNNING:
            words = _("No evidence of notice, %(decision)s: %(names)s") % {
                "decision": found.matter.proposed.title,
                "names": teller().names(found.unreached),
            }
            yield Waiting(words, reverse("decision", args=(found.name,)))


def _for_depositary(situation: Situation, who: Role, now: datetime) -> Iterator[Waiting]:
    for found in treaties_on(situation, now):
        content = found.facts.deposited.content
        if who.participant not in {one.name for one in content.depositaries}:
            continue
        untold = untold_folios(found.facts)
        if untold:
            words = _("Nobody was notified of folios %(folios)s: %(treaty)s") % {
                "folios": teller().listed([str(one) for one in untold]),
                "treaty": content.title,
            }
            yield Waiting(words, reverse("notification", args=(found.name,)))
        for one in found.corrections():
            if one.standing is CorrectionStanding.UNOPPOSED:
                proposed = one.proposed.content.correction
                words = _("Nobody objected, the correction can be effected: %(treaty)s, %(name)s")
                words %= {"treaty": content.title, "name": proposed}
                yield Waiting(words, reverse("correction", args=(found.name, proposed)))
