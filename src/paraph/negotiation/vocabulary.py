"""The words of a negotiation: stances, audiences, reservations, and the status of a provision.

Source: the practice described in the handbook of brackets (semantics, status lattice, kinds of
reservation).  The value is what stands in a record and in a view.
"""

from __future__ import annotations

from enum import StrEnum


class Stance(StrEnum):
    """How a delegation stands to a wording.  Silence is no stance.

    >>> Stance.CAN_ACCEPT.value, Stance.RESERVE.is_consent
    ('accept', False)
    """

    PROPOSE = "propose"
    SUPPORT = "support"
    CAN_ACCEPT = "accept"
    RESERVE = "reserve"
    OPPOSE = "oppose"

    @property
    def is_consent(self) -> bool:
        """True of a delegation that can live with the wording without more."""
        return self in {Stance.PROPOSE, Stance.SUPPORT, Stance.CAN_ACCEPT}


class Audience(StrEnum):
    """To whom a position is told.  A delegation always sees what it said itself."""

    PUBLIC = "public"
    MEMBERS = "members"
    GROUP = "group"
    CHAIR = "chair only"
    OWN = "own delegation"


class Openness(StrEnum):
    """For whom a text is open, beside those who negotiate it, the chair and the Secretariat.

    The words are those of `Audience`; the group is one of the organisation.
    """

    PUBLIC = "public"
    OBSERVERS = "members and observers"
    GROUP = "group"
    MEMBERS = "members"


class Reservation(StrEnum):
    """What a delegation reserves: it holds up the status of a wording, and changes no word."""

    SCRUTINY = "scrutiny"
    PARLIAMENTARY = "parliamentary"
    SUBSTANTIVE = "substantive"
    LINGUISTIC = "linguistic"
    GENERAL = "general"
    PLACEMENT = "on placement"
    PENDING_INSTRUCTIONS = "pending instructions"


class Status(StrEnum):
    """What the room has said of a provision, whatever its brackets are."""

    OPEN = "open"
    PARKED = "parked"
    PENDING = "pending"
    AGREED_IN_INFORMALS = "agreed in informals"
    AGREED_AD_REFERENDUM = "agreed ad referendum"
    AGREED_IN_GROUP = "agreed in group"
    AGREED_IN_PLENARY = "agreed in plenary"
    REOPENED = "reopened"

    @property
    def is_agreed(self) -> bool:
        """True where somebody agreed, be it in a group or subject to the capitals."""
        return self.value.startswith("agreed")
