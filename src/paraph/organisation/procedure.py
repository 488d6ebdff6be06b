"""What stands against acts about sessions, meetings, their conduct, and documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from paraph.organisation import acts as said
from paraph.organisation.acts import OrganisationAct
from paraph.organisation.facts import Meeting, Session, Situation
from paraph.organisation.refusing import empty, missing, refused, repeated, taken, untold
from paraph.values.errors import Malformed
from paraph.values.findings import Ground, Reason
from paraph.values.moments import zone_fault
from paraph.values.sentences import Called, Sentence, worded
from paraph.values.symbols import DocumentSymbol


def organ_of(situation: Situation, content: OrganisationAct) -> str | None:
    """The organ whose chair may act, if the act speaks of one."""
    found: str | None = getattr(content, "organ", None)
    if found is not None:
        return found
    for name in ("meeting", "session", "of", "at"):
        of = getattr(content, name, None)
        held = situation.meetings.get(of or "") or situation.sessions.get(of or "")
        if held is not None:
            return held.organ
    return None


def document_grounds(situation: Situation, content: said.DocumentAct) -> Iterator[Ground]:
    """Against a document that is issued or signed."""
    documents, symbol = situation.documents, content.symbol
    match content:
        case said.DocumentIssued(languages=languages):
            yield from _symbol_grounds(situation, symbol)
            yield from taken(documents, "document", symbol)
            yield from empty(languages, "language")
            yield from untold(languages)
            yield from repeated(languages, "languages")
            yield from missing(situation.organs, "organ", content.organ)
            yield from missing(situation.meetings, "meeting", content.meeting)
            agenda = situation.agendas.get(content.meeting or "", ())
            yield from missing(agenda, "item of the agenda", content.item)
            yield from missing(languages, "language of the document", *content.text)
        case said.DocumentSigned(participants=participants):
            yield from missing(documents, "document", symbol)
            yield from empty(participants, "participant")
            yield from missing(situation.participants, "participant", *participants)
            yield from repeated(participants, "signatures")
            known = documents.get(symbol)
            done = {who for one in known.signed for who in one.participants} if known else set()
            for who in participants:
                if who in done:
                    yield refused(
                        Reason.REPETITION,
                        worded(
                            "{who} has signed {symbol} already.", who=Called(who), symbol=symbol
                        ),
                    )
        case _:
            assert_never(content)


def _symbol_grounds(situation: Situation, text: str) -> Iterator[Ground]:
    try:
        symbol = DocumentSymbol.parse(text)
    except Malformed as error:
        yield refused(Reason.VALUE, error.words)
        return
    if symbol.base != symbol and str(symbol.base) not in situation.documents:
        words = worded(
            "{text} changes {base}, which was never issued.", text=text, base=str(symbol.base)
        )
        yield refused(Reason.REFERENCE, words)


def session_grounds(situation: Situation, content: said.SessionAct) -> Iterator[Ground]:
    """Against a session that is convened, opened or closed."""
    sessions, name = situation.sessions, content.session
    if isinstance(content, said.SessionConvened):
        yield from taken([*sessions, *situation.meetings], "session or meeting", name)
        yield from missing(situation.organs, "organ", content.organ)
        return
    yield from missing(sessions, "session", name)
    if name in sessions:
        opens = isinstance(content, said.SessionOpened)
        yield from _opening(worded("session"), name, sessions[name], opens=opens)


def _opening(
    what: Sentence, name: str, held: Session | Meeting, *, opens: bool
) -> Iterator[Ground]:
    """Against opening what is open or closing what is not."""
    if held.closed is not None:
        yield refused(
            Reason.REPETITION,
            worded("The {what} {name} is closed already.", what=what, name=Called(name)),
            held.entry,
        )
    elif opens and held.opened is not None:
        yield refused(
            Reason.REPETITION,
            worded("The {what} {name} is open already.", what=what, name=Called(name)),
            held.entry,
        )
    elif not opens and held.opened is None:
        yield refused(
            Reason.SEQUENCE,
            worded("The {what} {name} is not open.", what=what, name=Called(name)),
            held.entry,
        )


def meeting_grounds(situation: Situation, content: said.MeetingAct) -> Iterator[Ground]:
    """Against a meeting that is convened, opened or closed, and against who is said to be there."""
    meetings, name = situation.meetings, content.meeting
    if isinstance(content, said.MeetingConvened):
        yield from taken([*meetings, *situation.sessions], "session or meeting", name)
        yield from missing(situation.organs, "organ", content.organ)
        yield from missing(situation.sessions, "session", content.session)
        if fault := zone_fault(content.starts):
            yield refused(Reason.VALUE, fault)
        return
    yield from missing(meetings, "meeting", name)
    present = getattr(content, "present", None) or ()
    yield from missing(situation.participants, "participant", *present)
    yield from repeated(present, "list of those present")
    if name in meetings:
        opens = isinstance(content, said.MeetingOpened)
        yield from _opening(worded("meeting"), name, meetings[name], opens=opens)


def conduct_grounds(situation: Situation, content: said.ConductAct) -> Iterator[Ground]:
    """Against an agenda, and against credentials."""
    held = {*situation.meetings, *situation.sessions}
    match content:
        case said.AgendaAdopted(of=of, items=items):
            yield from missing(held, "session or meeting", of)
            yield from empty(items, "item")
            yield from repeated(items, "agenda")
            yield from taken(situation.agendas, "agenda of", of)
        case said.AgendaItemAdded(of=of, item=item):
            yield from missing(situation.agendas, "agenda of", of)
            yield from taken(situation.agendas.get(of, ()), "item of the agenda", item)
        case said.CredentialsPresented(participant=participant, at=at):
            yield from missing(situation.participants, "participant", participant)
            yield from missing(held, "session or meeting", at)
        case said.CredentialsFound(participant=participant, at=at):
            shown = [one.participant for one in situation.credentials.get(at, ())]
            yield from missing(shown, "credentials of", participant)
        case _:
            assert_never(content)
