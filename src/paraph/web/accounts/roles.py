"""The role in which somebody looks and acts: their seat, held against the record of today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from paraph.organisation.facts import Situation
from paraph.organisation.offices import AS_SECRETARIAT, HEAD, SECRETARIAT, capacities
from paraph.organisation.viewers import PUBLIC, Viewer
from paraph.web.accounts.models import Function, Seat
from paraph.web.speaking import teller

DELEGATES: Final = frozenset({Function.HEAD, Function.MEMBER, Function.ADVISER})
"""Who sits behind the name plate of a delegation."""

_ACTING: Final = frozenset({Function.HEAD, Function.MEMBER})


@dataclass(frozen=True, slots=True)
class Role:
    """Whom somebody speaks for, as what, and in which capacity the record lets them act now.

    Without a function it is the public; without a capacity nothing can be filed.
    """

    participant: str = ""
    function: Function | None = None
    organ: str = ""
    capacity: str | None = None

    @property
    def viewer(self) -> Viewer:
        """As whom somebody looks: an organ's chair, a delegation, the secretariat, or the public.

        Whoever sits in the chair does not see what is told to the delegation of the same State
        alone, and that delegation does not see what is told to the chair.
        """
        if self.function is Function.CHAIR and self.capacity:
            return Viewer(self.capacity)
        if self.function is Function.SECRETARIAT:
            return Viewer(SECRETARIAT)
        if self.function is Function.OBSERVER:
            return Viewer(f"observer of {self.participant}")
        return Viewer(self.participant if self.function in DELEGATES else PUBLIC)

    @property
    def speaker(self) -> Viewer:
        """As whom somebody acts.

        A depositary sees the file of each treaty, which is open to all, and nothing of what is told
        to the delegation of its State; what it enters is an act of that State.
        """
        if self.function is Function.DEPOSITARY and self.capacity:
            return Viewer(self.participant)
        return self.viewer

    def is_chair_of(self, organ: str) -> bool:
        """Whether this is the chair of an organ, today and by the record."""
        return self.function is Function.CHAIR and self.capacity == f"chair of {organ}"

    @property
    def name(self) -> str:
        """The role in words, in the language of the page."""
        if self.function is None:
            return _("Public")
        if self.function is Function.SECRETARIAT:
            return _("Secretariat")
        if self.function is Function.CHAIR:
            return _("Chair of %(organ)s") % {"organ": teller().name(self.organ)}
        return f"{teller().name(self.participant)} · {self.function.label}"

    @property
    def is_delegate(self) -> bool:
        """Whether somebody sits behind the name plate of a delegation."""
        return self.function in DELEGATES


PUBLIC_ROLE: Final = Role()
"""Whoever has no seat."""


def role_of(seat: Seat | None, situation: Situation, on: date) -> Role:
    """The role that a seat gives on a day."""
    if seat is None:
        return PUBLIC_ROLE
    function = Function(seat.function)
    wanted = _capacity(function, seat.organ)
    held = capacities(situation, seat.participant, on).value
    capacity = wanted if wanted in held else None
    return Role(seat.participant, function, seat.organ, capacity)


def _capacity(function: Function, organ: str) -> str | None:
    if function is Function.CHAIR:
        return f"chair of {organ}"
    if function is Function.SECRETARIAT:
        return AS_SECRETARIAT
    return HEAD if function in _ACTING or function is Function.DEPOSITARY else None


def role(request: HttpRequest) -> Role:
    """The role of whoever asks."""
    return cast("Role", request.role)  # type: ignore[attr-defined]


def keeps(request: HttpRequest) -> str:
    """Under what a browser keeps what is typed here: another account finds nothing of it there.

    It names nobody, and is the same whenever the account comes back to its seat.
    """
    account, role = getattr(request, "user", None), getattr(request, "role", PUBLIC_ROLE)
    if account is None or not account.is_authenticated:
        return ""
    seat = f"{account.pk} {role.viewer.name}"
    return salted_hmac("paraph.web.drafts", seat, algorithm="sha256").hexdigest()[:24]
