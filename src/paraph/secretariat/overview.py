"""The organisation as it stood at a moment, as one view: plain JSON for programs and pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from paraph.decisions.proceedings import (
    Engine,
    Quiet,
    compared,
    deadline_at,
    not_reached,
    outcome,
    quiet,
    rule_of,
)
from paraph.decisions.situation import Matter
from paraph.depositary.treaty import treaty_on
from paraph.depositary.treaty_json import summary
from paraph.organisation.acts import MembershipKind
from paraph.organisation.facts import Organ
from paraph.organisation.membership import Standing, members, standing
from paraph.organisation.offices import chair, organs_on
from paraph.organisation.presence import attendance
from paraph.secretariat.belonging import belongings
from paraph.secretariat.situation import Situation
from paraph.values.errors import ParaphError
from paraph.values.findings import Ground
from paraph.values.languages import best_name

Json = dict[str, Any]


class Course(StrEnum):
    """How far a session or a meeting has run its course."""

    CONVENED = "convened"
    OPEN = "open"
    CLOSED = "closed"


def overview(situation: Situation, at: datetime, engine: Engine | None = None) -> Json:
    """What there is at a moment: participants, organs, meetings, documents, decisions, treaties.

    ``engine`` applies decision rules; without one, what a rule says is not shown.
    """
    organs, on = situation.organisation, at.date()
    return {
        "as_of": at.isoformat(),
        **{_plural(one): list(members(organs, on, one).value) for one in MembershipKind},
        "suspended": [
            name
            for name in members(organs, on).value
            if standing(organs, name, on).value is Standing.SUSPENDED
        ],
        "groups": {name: list(one.members) for name, one in organs.groups.items()},
        "organs": [_organ(situation, name, one, on) for name, one in _organs(situation, on)],
        "sessions": [
            {
                "session": name,
                "organ": one.organ,
                "place": one.place,
                "starts": str(one.starts),
                "status": _status(one.opened, one.closed),
            }
            for name, one in organs.sessions.items()
        ],
        "meetings": list(_meetings(situation, on)),
        "documents": list(_documents(situation)),
        "silence": list(_silences(situation, at)),
        "decisions": [
            _decision(situation, name, matter, at, engine)
            for name, matter in situation.decisions.matters.items()
        ],
        "treaties": list(_treaties(situation, on)),
    }


def _plural(quality: MembershipKind) -> str:
    return quality.replace(" ", "_") + "s"


def _organs(situation: Situation, on: date) -> Iterator[tuple[str, Organ]]:
    yield from organs_on(situation.organisation, on).items()


def _organ(situation: Situation, name: str, organ: Organ, on: date) -> Json:
    seats = [one for one in organ.seats if one.since <= on]
    rules = [one for one in organ.rules if one.since <= on]
    regulations = [one for one in organ.regulations if one.since <= on]
    return {
        "organ": name,
        "name": best_name(organ.names, "en", name),
        "since": str(organ.period.since),
        "parent": organ.parent,
        "mandate": organ.mandate,
        "composition": organ.composition,
        "provision": organ.provision,
        "chair": chair(situation.organisation, name, on).value,
        "offices": {one.office: one.holder for one in organ.tenures if on in one.period},
        "seat": seats[-1].place if seats else None,
        "opened": next((str(one.since) for one in seats if one.opened), None),
        "regulations": regulations[-1].symbol if regulations else None,
        "rules": dict(rules[-1].rules) if rules else {},
    }


def _status(opened: str | None, closed: str | None) -> str:
    if closed is not None:
        return Course.CLOSED.value
    return (Course.CONVENED if opened is None else Course.OPEN).value


def _meetings(situation: Situation, on: date) -> Iterator[Json]:
    for name, one in situation.organisation.meetings.items():
        found = attendance(situation.organisation, name, on).value
        yield {
            "members_present": None if found is None else {"present": found[0], "of": found[1]},
            "meeting": name,
            "organ": one.organ,
            "session": one.session,
            "place": one.starts.place,
            "zone": one.starts.zone,
            "starts": one.starts.moment if one.hour_known else one.starts.moment[:10],
            "extraordinary": one.extraordinary,
            "status": _status(one.opened, one.closed),
            "present": None if one.present is None else list(one.present),
            "agenda": list(situation.organisation.agendas.get(name, ())),
        }


def _documents(situation: Situation) -> Iterator[Json]:
    belongs = belongings(situation)
    for symbol, one in situation.organisation.documents.items():
        yield {
            "symbol": symbol,
            "title": one.title,
            "nature": one.nature.value,
            "languages": list(one.languages),
            "issued": str(one.issued),
            "organ": one.organ,
            "meeting": one.meeting,
            "item": one.item,
            **belongs[symbol],
            "signed": [
                {"participants": list(by.participants), "place": by.place, "on": str(by.on)}
                for by in one.signed
            ],
        }


def _treaties(situation: Situation, on: date) -> Iterator[Json]:
    for name in situation.depositary.treaties:
        yield summary(treaty_on(situation.depositary, situation.organisation, name, on))


def _silences(situation: Situation, at: datetime) -> Iterator[Json]:
    """The silence procedures that run, and those whose outcome the chair has not declared yet."""
    for name, matter in situation.decisions.matters.items():
        found = quiet(matter, at)
        if matter.silence is None or matter.declaration is not None:
            continue
        if found.value is Quiet.NOT_OPENED or matter.withdrawn is not None:
            continue
        deadline = deadline_at(matter.silence, at)
        yield {
            "decision": name,
            "status": found.value.value,
            "deadline": deadline.moment,
            "place": deadline.place,
            "addressees": list(matter.silence.addressees),
            "not_reached": list(not_reached(matter.silence, at)),
            "grounds": [str(ground) for ground in found.grounds],
        }


def _decision(
    situation: Situation, name: str, matter: Matter, at: datetime, engine: Engine | None
) -> Json:
    rule = rule_of(matter, situation.organisation, at)
    declaration = matter.declaration
    shown: Json = {
        "decision": name,
        "organ": matter.proposed.organ,
        "title": matter.proposed.title,
        "proposed_by": matter.proposed_by,
        "rule": rule.value,
        "opinions": {who: one.words for who, one in matter.opinions},
        "formal_objections": [
            who for who, one in matter.formal_objections.items() if one.withdrawn is None
        ],
        "not_participating": list(matter.not_participating),
        "declared": declaration.declared.value if declaration else None,
        "number": declaration.number if declaration else None,
        "withdrawn": matter.withdrawn is not None,
    }
    if engine is not None and rule.value is not None:
        shown |= _computed(situation, matter, at, engine)
    return shown


def decision_grounds(
    situation: Situation, name: str, at: datetime, engine: Engine
) -> tuple[Ground, ...]:
    """Why a decision stands as it does by its rule; without one that can say, why it cannot."""
    matter = situation.decisions.matters[name]
    try:
        return outcome(matter, situation.organisation, at, engine).grounds
    except ParaphError:
        return rule_of(matter, situation.organisation, at).grounds


def _computed(situation: Situation, matter: Matter, at: datetime, engine: Engine) -> Json:
    """What the rule says, and whether the chair's word agrees; a doubt is shown, not raised."""
    try:
        found = outcome(matter, situation.organisation, at, engine)
    except ParaphError as error:
        return {"computed": None, "grounds": [str(error)]}
    agreement = compared(matter, found)
    return {
        "computed": found.outcome,
        "grounds": [str(ground) for ground in found.grounds],
        "declared_agrees": agreement.value,
        "comparison": agreement.grounds[0].sentence,
    }
