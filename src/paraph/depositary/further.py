"""The other final clauses as data: signing, joining, applying early, reserving, leaving, amending.

Nothing here has a default that speaks: what a clause does not say is left out, and a finding falls
back to the law of treaties and says so.  Periods are written as delays (``years:1``).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from paraph.depositary.periods import Convention, FirstDay, ShortMonth
from paraph.depositary.vocabulary import ActKind

Since = Literal["entry into force", "own entry into force"]
"""From which entry into force a period runs: that of the treaty, or that for the one party."""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Anything of a clause: frozen, by keyword, and with no word that is not known."""


class SigningWindow(Part, frozen=True, kw_only=True):
    """When and where a text can be signed; both days belong to the window.

    ``until_in_force`` closes it with the entry into force of the treaty.
    """

    opens: date | None = None
    closes: date | None = None
    until_in_force: bool = False
    place: str = ""
    citation: str = ""


class Signing(Part, frozen=True, kw_only=True):
    """Who may sign, in which windows, and whether a signature can bind without ratification.

    ``only`` lists those who may sign, ``whom`` says it in words; ``definitive`` is None where the
    clauses do not say whether a signature can bind (VCLT 12).
    """

    windows: tuple[SigningWindow, ...] = ()
    only: tuple[str, ...] = ()
    whom: str = ""
    definitive: bool | None = None
    citation: str = ""


class Accession(Part, frozen=True, kw_only=True):
    """Who may accede, from when on, and with whose approval (VCLT 15).

    ``closed`` leaves the treaty to its signatories; ``approval`` names who has to invite or agree.
    """

    closed: bool = False
    only: tuple[str, ...] = ()
    whom: str = ""
    opens: Literal["with signature", "after signature", "entry into force", ""] = ""
    opens_on: date | None = None
    approval: str = ""
    citation: str = ""


class ProvisionalApplication(Part, frozen=True, kw_only=True):
    """Application before entry into force (VCLT 25): from when on, for whom, and how it ends.

    ``begins`` “with signature” and “on a day” bind every signatory, unless ``opt_out`` and it is
    one of ``not_for``; “by notification” binds who notifies; “by decision” needs one that is told.
    ``notice`` ends it for one of them, ``until`` for all.
    """

    begins: Literal["with signature", "on a day", "by notification", "by decision"]
    on: date | None = None
    opt_out: bool = False
    not_for: tuple[str, ...] = ()
    notice: str | None = None
    until: date | None = None
    citation: str = ""


class ReservationRule(Part, frozen=True, kw_only=True):
    """Which reservations can be made (VCLT 19): none, only to some provisions, to all but some.

    ``objection_period`` and ``rejected_by`` are for treaties that let a share of the Parties
    reject a reservation (“2/3”).
    """

    allowed: Literal["none", "only to", "all but to", "compatible ones"]
    provisions: tuple[str, ...] = ()
    objection_period: str | None = None
    rejected_by: str = ""
    citation: str = ""


class Withdrawal(Part, frozen=True, kw_only=True):
    """Whether one may leave, when at the earliest, and how long after the notice (VCLT 54, 56).

    ``earliest`` is the first day on which notice can be given, reckoned from ``since``.
    """

    allowed: bool | None = None
    notice: str | None = None
    earliest: str | None = None
    since: Since = "entry into force"
    citation: str = ""


class AmendmentRule(Part, frozen=True, kw_only=True):
    """Whom an amendment binds, and when (VCLT 40): those who accept it, all, or all but objectors.

    ``at_least`` of ``of`` (a share, a number or “majority”) must have accepted; ``delay`` runs from
    there.  By tacit acceptance it is in force ``delay`` after the end of the ``objection_period``,
    unless ``blocked_by`` (a number or a share) have objected.  ``to`` names the provisions that it
    is for.
    """

    binds: Literal["those accepting", "all", "all but objectors"]
    at_least: str = ""
    of: str = ""
    counted: tuple[ActKind, ...] = ()
    delay: str | None = None
    objection_period: str | None = None
    blocked_by: str = ""
    to: str = ""
    citation: str = ""


class Duration(Part, frozen=True, kw_only=True):
    """How long the treaty lasts: a period or until a day, prolonged or not, while enough are left.

    ``renewed`` is the period of tacit prolongation, ``notice`` how long before its end it can be
    prevented; ``fewer_than`` ends the treaty when so few parties are left (otherwise VCLT 55).
    """

    unlimited: bool = False
    period: str | None = None
    until: date | None = None
    renewed: str | None = None
    notice: str | None = None
    fewer_than: int | None = None
    citation: str = ""


class Territory(Part, frozen=True, kw_only=True):
    """To which territory the treaty applies: the entire one (VCLT 29), or as declared.

    ``extension`` is the delay after which a declaration takes effect, ``notice`` that of its end.
    """

    applies: Literal["entire territory", "as declared"]
    extension: str | None = None
    notice: str | None = None
    citation: str = ""


class Languages(Part, frozen=True, kw_only=True):
    """The authentic languages, and the one that prevails, if one does (VCLT 33)."""

    authentic: tuple[str, ...]
    prevailing: str = ""
    citation: str = ""


class Counting(Part, frozen=True, kw_only=True):
    """How the depositary of this treaty counts periods; there is no half of it."""

    first_day: FirstDay
    short_month: ShortMonth
    citation: str = ""

    @property
    def convention(self) -> Convention:
        """The same as a convention."""
        return Convention(first_day=self.first_day, short_month=self.short_month)


class FurtherClauses(Part, frozen=True, kw_only=True):
    """Every final clause but the one on entry into force; None and empty: not in the words."""

    signing: Signing | None = None
    accession: Accession | None = None
    provisional: ProvisionalApplication | None = None
    reservations: ReservationRule | None = None
    withdrawal: Withdrawal | None = None
    amendments: tuple[AmendmentRule, ...] = ()
    duration: Duration | None = None
    territory: Territory | None = None
    depositaries: tuple[str, ...] = ()
    languages: Languages | None = None
    counting: Counting | None = None

    def periods(self) -> tuple[str, ...]:
        """Every period that is written here."""
        written: list[str | None] = []
        if self.provisional:
            written.append(self.provisional.notice)
        if self.reservations:
            written.append(self.reservations.objection_period)
        if self.withdrawal:
            written += [self.withdrawal.notice, self.withdrawal.earliest]
        for rule in self.amendments:
            written += [rule.delay, rule.objection_period]
        if self.duration:
            written += [self.duration.period, self.duration.renewed, self.duration.notice]
        if self.territory:
            written += [self.territory.extension, self.territory.notice]
        return tuple(one for one in written if one is not None)
