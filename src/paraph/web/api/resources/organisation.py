"""The organisation: who belongs to it, its organs, meetings, documents, decisions and silences."""

from __future__ import annotations

from typing import Any, Final

from paraph.decisions.proceedings import quiet
from paraph.organisation.facts import Participant
from paraph.organisation.membership import standing
from paraph.secretariat import Situation
from paraph.secretariat.engine import apply_rule
from paraph.secretariat.overview import decision_grounds, overview
from paraph.web.api.lists import one_of, part, part_of
from paraph.web.api.problems import ground_told, not_found
from paraph.web.api.routes import Asked, Route, get
from paraph.web.api.shapes import Items, Part, Then
from paraph.web.api.shapes_of_organisation import (
    DecisionSeen,
    DocumentSeen,
    MeetingSeen,
    OrganisationSeen,
    OrganSeen,
    ParticipantSeen,
    SessionSeen,
    SilenceSeen,
)
from paraph.web.speaking import teller

Json = dict[str, Any]


def situation(asked: Asked[Then]) -> Json:
    """The organisation as it stands, or as it stood at a moment: `paraph situation --json`."""
    return overview(asked.situation(), asked.at, apply_rule)


def participants(asked: Asked[Part]) -> Items[ParticipantSeen]:
    """Everybody who is known to the organisation, and how they stand to it."""
    found = asked.situation()
    names, following = part(asked, list(found.organisation.participants))
    rows = tuple(_participant(asked, found, name) for name in names)
    return Items(items=rows, next=following)


def participant(asked: Asked[Then]) -> ParticipantSeen:
    """A participant, and how it stands to the organisation."""
    return _participant(asked, asked.situation(), asked.names["participant"])


def _participant(asked: Asked[Then], found: Situation, name: str) -> ParticipantSeen:
    known: Participant | None = found.organisation.participants.get(name)
    if known is None:
        raise not_found()
    stands = standing(found.organisation, name, asked.at.date())
    return ParticipantSeen(
        participant=name,
        name=teller().name(name),
        type=known.kind.value,
        standing=stands.value,
        grounds=tuple(map(ground_told, stands.grounds)),
    )


def organs(asked: Asked[Part]) -> Items[Json]:
    """The organs with their offices, seats and rules."""
    return part_of(asked, situation(asked)["organs"], "organ")


def organ(asked: Asked[Then]) -> Json:
    """An organ with its offices, its seat and its rules."""
    return one_of(situation(asked)["organs"], "organ", asked.names["organ"])


def sessions(asked: Asked[Part]) -> Items[Json]:
    """The sessions of the organs."""
    return part_of(asked, situation(asked)["sessions"], "session")


def meetings(asked: Asked[Part]) -> Items[Json]:
    """The meetings: where and when, who is present, what is on the agenda."""
    return part_of(asked, situation(asked)["meetings"], "meeting")


def meeting(asked: Asked[Then]) -> Json:
    """A meeting: where and when, who is present, what is on its agenda."""
    return one_of(situation(asked)["meetings"], "meeting", asked.names["meeting"])


def documents(asked: Asked[Part]) -> Items[Json]:
    """The documents by their symbols."""
    return part_of(asked, situation(asked)["documents"], "symbol")


def document(asked: Asked[Then]) -> Json:
    """A document by its symbol."""
    return one_of(situation(asked)["documents"], "symbol", asked.names["symbol"])


def decisions(asked: Asked[Part]) -> Items[Json]:
    """The decisions: rule, outcome by the rule, and what was declared, with the grounds of each."""
    found = asked.situation()
    rows = part_of(asked, overview(found, asked.at, apply_rule)["decisions"], "decision")
    return Items(
        items=tuple(_with_grounds(asked, found, row) for row in rows.items), next=rows.next
    )


def decision(asked: Asked[Then]) -> Json:
    """A decision: what its rule says of it and why, and what was declared."""
    found = asked.situation()
    rows = overview(found, asked.at, apply_rule)["decisions"]
    return _with_grounds(asked, found, one_of(rows, "decision", asked.names["decision"]))


def _with_grounds(asked: Asked[Then], found: Situation, row: Json) -> Json:
    grounds = decision_grounds(found, row["decision"], asked.at, apply_rule)
    return row | {"grounds": tuple(map(ground_told, grounds))}


def silences(asked: Asked[Part]) -> Items[Json]:
    """The silence procedures that run, or whose outcome was not declared yet, with the grounds."""
    found = asked.situation()
    rows = part_of(asked, overview(found, asked.at)["silence"], "decision")
    return Items(items=tuple(_silence(asked, found, row) for row in rows.items), next=rows.next)


def silence(asked: Asked[Then]) -> Json:
    """A silence procedure: until when it runs, who was asked, and why it stands as it does."""
    found = asked.situation()
    rows = overview(found, asked.at)["silence"]
    return _silence(asked, found, one_of(rows, "decision", asked.names["decision"]))


def _silence(asked: Asked[Then], found: Situation, row: Json) -> Json:
    grounds = quiet(found.decisions.matters[row["decision"]], asked.at).grounds
    return row | {"grounds": tuple(map(ground_told, grounds))}


ROUTES: Final[tuple[Route, ...]] = (
    get("organisation/", OrganisationSeen, situation, query=Then),
    get("participants/", Items[ParticipantSeen], participants, query=Part),
    get("participants/{participant}/", ParticipantSeen, participant, query=Then),
    get("organs/", Items[OrganSeen], organs, query=Part),
    get("organs/{organ}/", OrganSeen, organ, query=Then),
    get("sessions/", Items[SessionSeen], sessions, query=Part),
    get("meetings/", Items[MeetingSeen], meetings, query=Part),
    get("meetings/{meeting}/", MeetingSeen, meeting, query=Then),
    get("documents/", Items[DocumentSeen], documents, query=Part),
    get("documents/{symbol}/", DocumentSeen, document, query=Then),
    get("decisions/", Items[DecisionSeen], decisions, query=Part),
    get("decisions/{decision}/", DecisionSeen, decision, query=Then),
    get("silences/", Items[SilenceSeen], silences, query=Part),
    get("silences/{decision}/", SilenceSeen, silence, query=Then),
)
