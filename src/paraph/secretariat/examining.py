"""Whether an act may be entered now, with every ground against it, the gravest first.

The same function answers "may I do this?" (`examine`) and, over what is offered, "what may I do?"
(`paraph.secretariat.admissible`); so a page that shows a button and an interface that refuses can
never disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final, cast

from paraph.decisions import admissibility as of_decisions
from paraph.decisions.acts import DecisionAct, DecisionContent
from paraph.depositary import admissibility as of_depositary
from paraph.depositary.acts import DepositaryAct, DepositaryContent
from paraph.negotiation import admissibility as of_negotiation
from paraph.negotiation.acts import BaseCirculated, NegotiationAct, NegotiationContent
from paraph.organisation import admissibility as of_organisation
from paraph.organisation.acts import DocumentIssued, OrganisationAct
from paraph.organisation.entitlement import HOUSE, actor_grounds, capacity_title
from paraph.organisation.membership import RECORD
from paraph.organisation.refusing import missing, refused, taken
from paraph.organisation.viewers import Viewer
from paraph.record import Act, Catalogue, Content, UnknownKind, check_act
from paraph.secretariat.situation import CATALOGUE, Situation
from paraph.values.citations import Citation
from paraph.values.errors import Malformed
from paraph.values.findings import Finding, Ground, Reason
from paraph.values.sentences import Called, Moment, worded

FORM: Final = Citation("docs/acts.md")
"""Where the form of every act is written."""


def examine(
    situation: Situation,
    act: Act,
    now: datetime,
    catalogue: Catalogue = CATALOGUE,
    against: tuple[Ground, ...] = (),
) -> Finding[bool]:
    """Whether an act may be entered in a situation at a moment.

    ``against`` is what is known to stand against it already.

    >>> from paraph.secretariat.situation import EMPTY
    >>> act = Act.filed(
    ...     participant="Norway", capacity="head of delegation", moment="2031-05-03T10:00:00+02:00",
    ...     kind="decisions.formal-objection", payload={"decision": "GA/1"},
    ... )
    >>> found = examine(EMPTY, act, act.when)
    >>> found.value, [ground.reason.name for ground in found.grounds]
    (False, ['ACTOR', 'REFERENCE'])
    """
    found = [*against, *_against(situation, act, now, catalogue)]
    if not found:
        return Finding(value=True, grounds=(Ground(worded("Nothing stands against it."), RECORD),))
    found.sort(key=lambda ground: ground.reason or 0)
    return Finding(value=False, grounds=tuple(dict.fromkeys(found)))


def as_ground(error: Malformed) -> Ground:
    """The ground of an act that could not even be put in an envelope."""
    return Ground(error.words, FORM, reason=Reason.ENVELOPE)


def spoken_for(viewer: Viewer, moment: str, act: Act) -> Iterator[Ground]:
    """What stands against an act because of who hands it in, at the moment that it is given.

    Whoever does not keep the record dates nothing: an act that came with a moment of its own would
    have to be held against acts that its author may not see.
    """
    if not viewer.speaks_in(act):
        words = worded(
            "{who} as {capacity} is not for {viewer} to speak for.",
            who=Called(act.participant),
            capacity=capacity_title(act.capacity),
            viewer=str(viewer),
        )
        yield Ground(words, HOUSE, reason=Reason.CAPACITY)
    if act.moment != moment:
        words = worded(
            "An act is of the moment at which it is entered: hand it in without a moment."
        )
        yield Ground(words, HOUSE, reason=Reason.ORDER)


def hidden_grounds(whole: Situation, content: Content) -> Iterator[Ground]:
    """What stands against an act that its author cannot know of: a hidden text bears the name.

    Two texts cannot bear one name.  So whoever circulates a text is told that a name is taken, and
    this is all that anybody is told of a text that is not open for them.
    """
    if isinstance(content, BaseCirculated):
        yield from taken(whole.negotiation.texts, "text", content.text)


def _against(
    situation: Situation, act: Act, now: datetime, catalogue: Catalogue
) -> Iterator[Ground]:
    try:
        check_act(act)
    except Malformed as error:
        yield as_ground(error)
        return
    yield from _time_grounds(situation, act, now)
    yield from actor_grounds(situation.organisation, act)
    try:
        content = catalogue.decode(act)
    except UnknownKind as error:
        yield Ground(error.words, FORM, reason=Reason.KIND)
    except Malformed as error:
        yield Ground(error.words, FORM, reason=Reason.PAYLOAD)
    else:
        yield from content_grounds(situation, act, content)


def _time_grounds(situation: Situation, act: Act, now: datetime) -> Iterator[Ground]:
    """The acts of a record are in the order of their moments, and none is of tomorrow."""
    last = situation.last
    if act.when < last and situation.moment is not None:
        words = worded(
            "The record stands at {last}; an act of {moment} is too late.",
            last=Moment(situation.moment),
            moment=Moment(act.moment),
        )
        yield Ground(words, RECORD, reason=Reason.ORDER)
    elif act.when > max(now, last):
        words = worded("The act is of {moment}, which is still to come.", moment=Moment(act.moment))
        yield Ground(words, RECORD, reason=Reason.FUTURE)


def content_grounds(situation: Situation, act: Act, content: Content) -> Iterator[Ground]:
    """What stands against what an act says, by the room that it belongs to."""
    organs = situation.organisation
    if isinstance(content, DecisionContent):
        said = cast("DecisionAct", content)
        yield from of_decisions.grounds(situation.decisions, organs, act, said)
    elif isinstance(content, NegotiationContent):
        spoken = cast("NegotiationAct", content)
        known = situation.decisions.matters
        yield from of_negotiation.grounds(situation.negotiation, organs, act, spoken, known)
    elif isinstance(content, DepositaryContent):
        desk = cast("DepositaryAct", content)
        yield from of_depositary.grounds(situation.depositary, organs, act, desk)
    else:
        yield from of_organisation.grounds(organs, act, cast("OrganisationAct", content))
        if isinstance(content, DocumentIssued):
            yield from _belonging_grounds(situation, content)


def _belonging_grounds(situation: Situation, content: DocumentIssued) -> Iterator[Ground]:
    """What stands against what a document belongs to: documents are public, some texts are not."""
    texts, name = situation.negotiation.texts, content.of_text
    yield from missing(texts, "text", name)
    if name is not None and name in texts and not texts[name].is_public:
        words = worded(
            "{text} is negotiated behind closed doors, and a document is there for everybody: "
            "leave out the text that it belongs to, or open the text to everybody first.",
            text=name,
        )
        yield refused(Reason.CONTRADICTION, words)
    yield from missing(situation.depositary.treaties, "treaty", content.of_treaty)
    yield from missing(situation.decisions.matters, "decision", content.of_decision)
