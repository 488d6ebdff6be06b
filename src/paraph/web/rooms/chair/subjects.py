"""What can be put before an organ now, by the record: texts, agenda, documents, admissions.

Each is an address of the form, which begins with what is known of it; whoever wants to decide
something else writes it in the form.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from paraph.organisation.acts import Nature
from paraph.organisation.membership import Standing, standing
from paraph.secretariat import Situation
from paraph.web.speaking import teller

DECIDED: Final = frozenset(
    {
        Nature.AGENDA,
        Nature.COMMUNIQUE,
        Nature.DECISION,
        Nature.DECLARATION,
        Nature.DRAFT,
        Nature.MEMORANDUM,
        Nature.PROGRAMME,
        Nature.REGULATIONS,
        Nature.REPORT,
        Nature.RULES,
        Nature.STATEMENT,
    }
)
"""What an organ decides on; a record of a meeting or an information is taken note of."""

ADMISSION: Final = "admission"
"""The kind of matter of an admission, as rules of procedure call it."""

_BEFORE: Final = frozenset({Standing.OUTSIDE, Standing.OBSERVER, Standing.DIALOGUE_PARTNER})


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that can be decided: what it is called, and how the form begins with it."""

    title: str
    asked: dict[str, str]
    note: str = ""

    @property
    def query(self) -> str:
        """How an address asks for it."""
        return urlencode(self.asked)


def subjects(
    situation: Situation, organs: Collection[str], on: date
) -> Iterator[tuple[Promise, list[Subject]]]:
    """What can be put before some organs on a day, kind by kind; what is before one is left out."""
    groups = (
        (_("Texts"), _texts(situation, organs)),
        (_("Agenda"), _items(situation, organs)),
        (_("Documents"), _documents(situation, organs)),
        (_("Membership"), _admissions(situation, on)),
    )
    for title, found in groups:
        if known := list(found):
            yield title, known


def _texts(situation: Situation, organs: Collection[str]) -> Iterator[Subject]:
    for name, facts in situation.negotiation.texts.items():
        if facts.organ in organs and not any(
            one.decision in _standing(situation) for one in facts.sought
        ):
            yield Subject(facts.title, {"text": name}, teller().name(facts.organ))


def _items(situation: Situation, organs: Collection[str]) -> Iterator[Subject]:
    known = situation.organisation
    put = {one.proposed.title for one in situation.decisions.matters.values()}
    for meeting, one in known.meetings.items():
        if one.organ in organs and one.closed is None:
            for item in known.agendas.get(meeting, ()):
                if item not in put:
                    yield Subject(item, {"item": item, "meeting": meeting}, meeting)


def _documents(situation: Situation, organs: Collection[str]) -> Iterator[Subject]:
    matters = situation.decisions.matters.values()
    put = {one.proposed.document for one in matters if one.withdrawn is None}
    put |= {one.document for one in situation.negotiation.texts.values()}
    for symbol, one in [*situation.organisation.documents.items()][::-1]:
        is_ours = one.organ is None or one.organ in organs
        if is_ours and one.nature in DECIDED and not one.signed and symbol not in put:
            yield Subject(one.title, {"document": symbol}, symbol)


def _admissions(situation: Situation, on: date) -> Iterator[Subject]:
    for name in situation.organisation.participants:
        if standing(situation.organisation, name, on).value in _BEFORE:
            yield Subject(_admission(name), {"admission": name})


def _admission(name: str) -> str:
    return gettext("Admission of %(who)s") % {"who": teller().name(name)}


def _standing(situation: Situation) -> set[str]:
    """The decisions that are before an organ or were taken: not withdrawn."""
    return {name for name, one in situation.decisions.matters.items() if one.withdrawn is None}


def begun_with(situation: Situation, asked: QueryDict) -> dict[str, Any]:
    """What stands in the form when it begins with what an address asks for."""
    known = situation.organisation
    text = situation.negotiation.texts.get(asked.get("text", ""))
    if text is not None:
        return {"title": text.title, "document": text.document}
    symbol = asked.get("document", "")
    if symbol in known.documents:
        one = known.documents[symbol]
        return {"title": one.title, "document": symbol, "meeting": one.meeting}
    who = asked.get("admission", "")
    if who in known.participants:
        return {"title": _admission(who), "matter": ADMISSION}
    item, meeting = asked.get("item", ""), asked.get("meeting", "")
    if item and meeting in known.meetings:
        return {"title": item, "meeting": meeting}
    return {}
