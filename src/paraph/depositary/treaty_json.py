"""A treaty of a record on a day as plain JSON, for programs, pages and exports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from paraph.depositary.due import due
from paraph.depositary.offers import untold_folios
from paraph.depositary.treaty import TreatyFinding
from paraph.depositary.vocabulary import Standing

Json = dict[str, Any]


def treaty_json(found: TreatyFinding) -> Json:
    """Everything that is found about a treaty on a day."""
    return {
        **summary(found),
        **_deposit(found),
        "determined": _determination(found),
        "earliest": _iso(found.computed.earliest),
        "trigger": found.computed.trigger.as_json() if found.computed.trigger else None,
        "by_depositary": {name: _iso(day) for name, day in found.by_depositary.items()},
        "participants": list(participants_json(found)),
        "missing": [one.as_json() for one in found.computed.missing],
        "reservations": [one.as_json() for one in found.reservations()],
        "declarations": list(_declarations(found)),
        "territories": [one.as_json() for one in found.territories()],
        "corrections": [one.as_json() for one in found.corrections()],
        "notifications": list(_notifications(found)),
        "to_be_notified": list(untold_folios(found.facts)),
        "due": [one.as_json() for one in due(found)],
        "grounds": [one.as_json() for one in found.computed.grounds],
        "findings": [one.as_json() for one in found.marks],
    }


def _deposit(found: TreatyFinding) -> Json:
    content = found.facts.deposited.content
    return {
        "document": content.document,
        "place": content.place,
        "languages": list(content.languages),
        "text": dict(content.text),
        "depositaries": [one.name for one in content.depositaries],
        "counting": str(found.convention),
        "earlier": [
            {"treaty": one.treaty, "bearing": one.bearing.value} for one in content.earlier
        ],
    }


def _determination(found: TreatyFinding) -> Json | None:
    if found.determined is None:
        return None
    content = found.determined.content
    return {"on": _iso(content.on), "reason": content.reason, "folio": found.determined.folio}


def _declarations(found: TreatyFinding) -> Iterator[Json]:
    for one in found.facts.declarations:
        yield {
            "statement": one.content.statement,
            "participant": one.content.participant,
            "words": one.content.words,
            "received": one.content.received,
            "folio": one.folio,
        }


def _notifications(found: TreatyFinding) -> Iterator[Json]:
    for one in found.notifications():
        yield {
            "symbol": one.content.symbol,
            "issued": one.content.issued.isoformat(),
            "folios": list(one.content.folios),
            "folio": one.folio,
        }


def summary(found: TreatyFinding) -> Json:
    """A treaty in a line: its dates side by side, and how many stand where."""
    content, computed = found.facts.deposited.content, found.computed.entry_into_force
    dates = {day for day in (computed, found.notified, found.in_force_from) if day}
    return {
        "treaty": found.name,
        "title": content.title,
        "adopted": content.adopted.isoformat(),
        "entry_into_force": _iso(found.in_force_from),
        "computed": _iso(computed),
        "notified": _iso(found.notified),
        "dates_differ": len(dates) > 1,
        "in_force": found.is_in_force,
        **{name: _count(found, *kinds) for name, kinds in _COUNTED.items()},
        "marked": len(found.marks),
    }


_COUNTED = {
    "parties": (Standing.PARTY,),
    "contracting_states": (Standing.CONTRACTING,),
    "signatories": (Standing.SIGNATORY,),
}


def _count(found: TreatyFinding, *kinds: Standing) -> int:
    return sum(one.standing in kinds for one in found.participants)


def participants_json(found: TreatyFinding) -> Iterator[Json]:
    """Every participant with the computed and the notified date of entry into force for it."""
    computed = {one.code: one for one in found.computed.participants}
    for one in found.participants:
        engine = computed.get(one.code)
        begins = engine.party_from if engine else None
        notified = found.notified_for(one.participant)
        yield {
            **one.as_json(),
            "computed": _iso(begins),
            "notified": _iso(notified),
            "dates_differ": notified is not None and notified != begins,
        }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
