"""A decision rule as data: electorate, conditions, quorum, window, silence, effect, what follows.

The fields have the names that a TOML rule writes; ``rules.py`` reads them and ``checks.py`` holds
them against each other.  Thresholds are whole numbers or shares in words (``"2/3"``, ``"55 %"``).
"""

from __future__ import annotations

from typing import Literal

import msgspec

from paraph.decisions.calendar import Counting
from paraph.decisions.vocabulary import Base, Counted, Mark, Meaning, Method, Outcome

MEMBERS = "members"
"""The measure in which every member weighs one."""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all parts of a rule have in common: fixed, named, and closed to unknown words."""


class Meanings(Part, frozen=True, kw_only=True):
    """What each way of not saying yes or no does; a rule must give all four."""

    abstention: Meaning
    absence: Meaning
    silence: Meaning
    not_participating: Meaning


class Smallest(Part, frozen=True, kw_only=True):
    """The least number of members with more than a share of the weight, ``plus`` so many."""

    over: str
    measure: str
    plus: int = 0


class Condition(Part, frozen=True, kw_only=True):
    """One test, or several: ``votes`` compared with a number or a share ``of`` a base.

    ``among`` looks at one named group only, ``among_each`` at each of several (``["chambers"]``:
    at every chamber of the case).  The four words of ``Meanings`` may be given anew for this
    condition alone.  ``if_not_weighed``: whether a case without such weights can still be decided.
    """

    votes: Counted | None = None
    at_least: int | str | None = None
    more_than: int | str | None = None
    at_most: int | str | None = None
    fewer_than: int | str | None = None
    fewer_than_smallest: Smallest | None = None
    of: Base | None = None
    measure: str = MEMBERS
    among: str | None = None
    among_each: tuple[str, ...] = ()
    all_of: tuple[Condition, ...] = ()
    any_of: tuple[Condition, ...] = ()
    abstention: Meaning | None = None
    absence: Meaning | None = None
    silence: Meaning | None = None
    not_participating: Meaning | None = None
    if_not_weighed: Literal["an error", "not examined"] = "an error"
    clause: str | None = None


class Electorate(Part, frozen=True, kw_only=True):
    """Who decides.

    ``without`` names groups that leave the electorate altogether (``concerned``);
    ``without_vote`` groups that stay members but may not vote (``in arrears``);
    ``must_abstain`` groups whose vote counts as an abstention; ``fixed_at`` the act at whose date
    the list was frozen.  ``votes_of_absent`` says whether a member that is absent is heard.
    ``organisations`` says how a regional organisation votes.
    """

    who: str = MEMBERS
    without: tuple[str, ...] = ()
    without_vote: tuple[str, ...] = ()
    must_abstain: tuple[str, ...] = ()
    fixed_at: str | None = None
    votes_of_absent: Literal["no effect", "counted"] = "no effect"
    no_without_reasons: Literal["no", "not counted"] = "no"
    organisations: Literal["none", "instead of their members"] = "none"


class Quorum(Part, frozen=True, kw_only=True):
    """How many must be present (or must have voted), and when the want of it bites."""

    counts: Counted = Counted.PRESENT
    at_least: int | str | None = None
    more_than: int | str | None = None
    of: Base = Base.MEMBERS
    among: str | None = None
    measure: str = MEMBERS
    bites: Literal["always", "when raised"]
    checked_at: str | None = None
    otherwise: Outcome = Outcome.NO_QUORUM
    clause: str | None = None


class SpecialWindow(Part, frozen=True, kw_only=True):
    """A window of its own for some: another length, or an end counted back from another date."""

    among: str
    length: str | None = None
    before: str | None = None
    by: str | None = None


class Extension(Part, frozen=True, kw_only=True):
    """What an objection in time does to the window: ICRW Art. V (3)."""

    by: str
    or_after_last: str


class Window(Part, frozen=True, kw_only=True):
    """The time in which objections can be made, and what they do.

    The window opens with the named act and ends after ``length``, or at the case's ``deadline`` if
    the rule leaves its length to be fixed (``minimum`` is then the least).
    """

    opens: str
    length: str | None = None
    minimum: str | None = None
    special: tuple[SpecialWindow, ...] = ()
    extension: Extension | None = None
    objection_needs: tuple[str, ...] = ()
    fails_if: tuple[Condition, ...] = ()
    failing: Outcome = Outcome.NOT_ADOPTED
    if_it_passes: Outcome = Outcome.DEEMED_APPROVED
    clause: str | None = None


class Silence(Part, frozen=True, kw_only=True):
    """The terms of a silence procedure or a written procedure.

    A reply of a kind in ``breaks`` counts as an objection.  ``at_expiry`` says whether a reply at
    the very moment of expiry is in time.  ``minimum`` is the least length, ``opened_at_meeting``
    whether it must be opened at a meeting that does not object.  ``package``: whether an item can
    be broken alone.  ``valid_until_event``: the procedure itself lapses on that date.
    """

    breaks: tuple[str, ...]
    at_expiry: Literal["in time", "late"]
    withdrawal: Literal["before expiry", "none"]
    package: Literal["item by item", "whole"]
    extension: Literal["initiator, before expiry", "none"]
    evidence: Literal["every addressee reached", "not required"]
    objection_to_procedure: Literal["breaks", "never starts"]
    minimum: str | None = None
    channel: str | None = None
    lapses_on: str | None = None
    use_needs: tuple[str, ...] = ()
    clause: str | None = None


class DateRule(Part, frozen=True, kw_only=True):
    """One date that the rule gives: ``name`` is ``plus`` a period after ``after``.

    With ``among``, only where the case names that group.
    """

    name: str
    after: str
    plus: str | None = None
    among: str | None = None


class Effect(Part, frozen=True, kw_only=True):
    """Who is bound by a decision that carries.

    ``only`` keeps those who did one of these things, ``but_not`` leaves out those who did; both use
    the words of conduct, ``objection`` (in the window), ``declaration``, ``exemption`` or a group.
    """

    binds: str = "all members"
    only: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    dates: tuple[DateRule, ...] = ()
    says: str | None = None


class Fallback(Part, frozen=True, kw_only=True):
    """What may follow when the rule fails: another rule, perhaps after a delay.

    ``needs`` names facts that the case must establish before it is open; ``until_then`` is the
    outcome while nothing further has been decided; ``same_votes``: the same votes are read again.
    """

    rule: str
    when: Literal["consensus exhausted", "objection", "not adopted"]
    waits: str | None = None
    since: str | None = None
    exhausted_by: str | None = None
    same_votes: bool = False
    needs: tuple[str, ...] = ()
    until_then: Outcome = Outcome.PENDING


class Stage(Part, frozen=True, kw_only=True):
    """One of several decisions that must all carry, in order."""

    name: str
    rule: str
    members: str | None = None
    optional: bool = False


class Determination(Part, frozen=True, kw_only=True):
    """What a person must find, because no arithmetic can; it is recorded with who found it."""

    by: str
    asks: str
    also_needs: tuple[str, ...] = ()
    appeal_to: str | None = None


class Rule(Part, frozen=True, kw_only=True):
    """One decision rule with the clause that it comes from."""

    id: str
    number: str | None = None
    title: str
    instrument: str
    article: str
    mark: Mark
    note: str | None = None
    clause: str
    rule_set: str | None = None
    matters: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    method: Method
    meanings: Meanings
    electorate: Electorate = Electorate()
    requires: tuple[Condition, ...] = ()
    fails_if: tuple[Condition, ...] = ()
    quorum: Quorum | None = None
    objections_until: Literal["the decision is taken", "any time"] = "the decision is taken"
    casting_vote: str | None = None
    window: Window | None = None
    silence: Silence | None = None
    determination: Determination | None = None
    effect: Effect = Effect()
    fallback: tuple[Fallback, ...] = ()
    sequence: tuple[Stage, ...] = ()
    counting: Counting | None = None
    groups: dict[str, tuple[str, ...]] = {}
    when_met: Outcome = Outcome.ADOPTED
    when_not_met: Outcome = Outcome.NOT_ADOPTED
    opinions: Literal["recorded, no obstacle", "no place"] = "recorded, no obstacle"
    says_if_carried: str | None = None
    says_if_not: str | None = None
    example: dict[str, object] = {}

    @property
    def citation(self) -> str:
        """The instrument and the article, as a report cites them."""
        return f"{self.instrument}, {self.article}"
