"""Acts that come from a page: filed once, in the capacity of whoever sent them, or refused.

A form carries a mark of its own.  Sent twice, by a double click, the back button or a lost
connection, it gives the entry that it gave the first time.  Sent with other words, as after the
back button, it is another form: nothing that somebody typed is taken for sent.

The mark is noted first, and kept whatever happens; then the act is entered; then its number is
noted, too.  If the house falls silent in between, the form that is sent again finds its own act in
the record, after what its author had seen when it was sent first.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeAlias

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest

from paraph.depositary.acts import DepositaryContent
from paraph.record import Act, Content
from paraph.secretariat import Refused, examine
from paraph.secretariat.examining import spoken_for
from paraph.values.citations import Citation
from paraph.values.findings import Finding, Ground, Reason
from paraph.values.sentences import Words, worded
from paraph.web import house
from paraph.web.accounts.models import Filing, Function
from paraph.web.accounts.roles import Role, role

_HOUSE = Citation("docs/internals/web.md")


@dataclass(frozen=True, slots=True)
class Filed:
    """What came of a form: the number of its entry, or why there is none.

    It is ``overtaken`` if it was to follow an act after which there were others.
    """

    entry: int | None = None
    finding: Finding[bool] | None = None
    overtaken: bool = False

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """Everything that stands against it; nothing, if it was entered."""
        return self.finding.grounds if self.finding else ()


def fresh_mark() -> str:
    """A mark for a form that is about to be shown."""
    return secrets.token_urlsafe(12)


Made: TypeAlias = Content | Callable[[str], Content]
"""What an act holds, or what makes it for the moment at which the act is entered."""


def examined(request: HttpRequest, content: Made) -> Finding[bool]:
    """Whether whoever asks may do this now, with the grounds: what a button goes by."""
    who = role(request)
    if who.capacity is None:
        return refusal(worded("You look on here: this seat files no acts."), Reason.CAPACITY)
    if who.function is Function.DEPOSITARY and not isinstance(content, DepositaryContent):
        return refusal(worded("A depositary files what belongs to a treaty."), Reason.CAPACITY)
    secretariat = house.secretariat()
    acts = secretariat.admissible_for(who.speaker)
    moment = acts.moment.isoformat()
    act = _act(who, content, moment)
    against = tuple(spoken_for(who.speaker, moment, act))
    return examine(acts.situation, act, acts.moment, secretariat.catalogue, against)


def may(request: HttpRequest, content: Made) -> bool:
    """Whether whoever asks may do this now."""
    return examined(request, content).value


def file(request: HttpRequest, content: Made, *further: Made) -> Filed:
    """File acts for whoever sent a form, all or none; what stands against them is a finding."""
    who, mark = role(request), request.POST.get("mark", "")
    if who.capacity is None or who.function is Function.DEPOSITARY:
        found = examined(request, content)
        if not found.value:
            return Filed(finding=found)
    if not mark:
        words = worded("The form came without its mark: load the page again and send it once more.")
        return Filed(finding=refusal(words, Reason.SEQUENCE))
    return once(Sent(request.user.pk, _marked(request)), who, content, *further)


def _marked(request: HttpRequest) -> str:
    """The mark of a form, and in short what it holds: with other words it is another form."""
    held = {name: request.POST.getlist(name) for name in sorted(request.POST)}
    held.pop("csrfmiddlewaretoken", None)
    files = {
        name: list(map(_hashed, request.FILES.getlist(name))) for name in sorted(request.FILES)
    }
    digest = sha256(json.dumps([held, files]).encode()).hexdigest()[:24]
    return f"{request.POST.get('mark', '')} {digest}"


def _hashed(sent: UploadedFile[Any]) -> str:
    sent.seek(0)
    held = sha256(sent.read()).hexdigest()
    sent.seek(0)
    return held


def is_entered(request: HttpRequest) -> bool:
    """Whether the form that was sent has been entered already: it was sent twice."""
    sent = {"account_id": request.user.pk, "form": _marked(request)}
    return Filing.objects.filter(**sent, entry__isnull=False).exists()


def once(sent: Sent, who: Role, content: Made, *further: Made) -> Filed:
    """Enter acts of whoever may act, all or none, and once, however often they are sent."""
    door = house.secretariat().door(who.speaker)
    form: dict[str, Any] = {"account_id": sent.account, "form": sent.mark}
    form["defaults"] = {"after": door.at_head()[1]}
    _, is_new = Filing.objects.get_or_create(**form)
    # The lock on what is noted is held until the number is: whoever sends the form again waits.
    with transaction.atomic():
        noted, _ = Filing.objects.select_for_update().get_or_create(**form)
        try:
            if noted.entry is None and not is_new:
                noted.entry = _entered(noted, who, content)
            noted.entry = noted.entry or enter(who, content, *further, after=sent.after)
        except Refused as refused:
            noted.delete()
            return Filed(finding=refused.finding)
        except Overtaken:
            noted.delete()
            return Filed(overtaken=True)
        noted.save()
    return Filed(entry=noted.entry)


@dataclass(frozen=True, slots=True)
class Sent:
    """By which account an act was sent, under which mark, and after which act it is to follow."""

    account: int | None
    mark: str
    after: int | None = None


class Overtaken(Exception):
    """Others were entered after the act that one was to follow."""


def refusal(words: Words, reason: Reason) -> Finding[bool]:
    """That something cannot be filed, for a reason of the house."""
    return Finding(value=False, grounds=(Ground(words, _HOUSE, reason=reason),))


def _act(who: Role, content: Made, moment: str) -> Act:
    assert who.capacity is not None
    return house.secretariat().catalogue.encode(
        _at(content, moment), participant=who.participant, capacity=who.capacity, moment=moment
    )


def enter(who: Role, *contents: Made, after: int | None = None) -> int:
    """Enter acts, and give the number of the first of them.

    If they are to follow another, they are entered only while that is the last one.

    Raises:
        Refused: if something stands against it.
        Overtaken: if there are others after the act that it was to follow.
    """
    secretariat = house.secretariat()

    def made(moment: str) -> tuple[Act, ...]:
        if after is not None and secretariat.door(who.viewer).at_head()[1] != after:
            raise Overtaken
        return tuple(_act(who, one, moment) for one in contents)

    return secretariat.submit_for(who.speaker, made)[0].number


def _at(content: Made, moment: str) -> Content:
    return content(moment) if callable(content) else content


def _entered(noted: Filing, who: Role, content: Made) -> int | None:
    """The number of an act that says the same and was entered since the form was sent first."""
    return next(
        (
            one.number
            for one in house.secretariat().log_for(who.speaker, noted.after)
            if one.content == _at(content, one.act.moment)
            and (one.act.participant, one.act.capacity) == (who.participant, who.capacity)
        ),
        None,
    )
