"""Who may see what: the one door between the facts and every answer.

``visible`` gives a viewer the facts of a text without what is not for it.  Every finding and every
view takes a `Seen` and nothing else, so what was not shown changes no answer, no count and no
moment.  Facts bear no numbers of entries, and a statement that replaces another one replaces it
only for those who see it.

A `Doorkeeper` says the same of acts, as they stand in a record one after the other.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from paraph.negotiation import acts as said
from paraph.negotiation.acts import NegotiationContent
from paraph.negotiation.facts import CHAIR, Situation, Statement, TextFacts, revised
from paraph.negotiation.vocabulary import Audience
from paraph.organisation.offices import HEAD, SECRETARIAT
from paraph.organisation.viewers import PUBLIC, Viewer
from paraph.record import Act, Entered
from paraph.values.errors import Inadmissible

__all__ = ["PUBLIC", "Doorkeeper", "Seen", "is_for", "seat", "seen_statements", "visible"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as a viewer may see it: only ``visible`` makes one."""

    name: str
    viewer: str
    facts: TextFacts


def visible(situation: Situation, text: str, viewer: str) -> Seen:
    """A text with all that ``viewer`` may see of it, named by its `seat`.

    Raises:
        Inadmissible: if there is no such text, or nobody of that name looks at it.
    """
    facts = situation.texts.get(text)
    if facts is None:
        known = ", ".join(situation.texts) or "none"
        message = f"There is no text {text} under negotiation; there are: {known}."
        raise Inadmissible(message)
    if viewer not in {CHAIR, PUBLIC, SECRETARIAT, *facts.delegations}:
        message = (
            f"{viewer} does not look at {text}: it is seen by the {CHAIR}, by the {PUBLIC}, "
            f"by the {SECRETARIAT}, and by {', '.join(facts.delegations)}."
        )
        raise Inadmissible(message)
    statements = {
        place: shown
        for place, said in facts.statements.items()
        if (shown := seen_statements(said, viewer))
    }
    return Seen(text, viewer, revised(facts, statements=statements))


def seen_statements(said: tuple[Statement, ...], viewer: str) -> tuple[Statement, ...]:
    """The statements of a place that a viewer may see; the same tuple, if it may see all."""
    shown = tuple(one for one in said if is_for(one, viewer))
    return said if len(shown) == len(said) else shown


def is_for(statement: Statement, viewer: str) -> bool:
    """Whether a statement is for a viewer.

    >>> from paraph.negotiation.vocabulary import Stance
    >>> told = Statement(delegation="Fiji", arm="base", stance=Stance.OPPOSE,
    ...                  audience=Audience.CHAIR, moment="2031-05-01T08:00:00Z")
    >>> [is_for(told, viewer) for viewer in ("Fiji", "chair", "Peru", "public")]
    [True, True, False, False]
    """
    return _hears(viewer, statement.delegation, statement.audience, statement.readers)


def _hears(viewer: str, author: str, audience: Audience, readers: Collection[str]) -> bool:
    """Whether something that ``author`` told an audience is for a viewer."""
    if viewer == author:
        return True
    match audience:
        case Audience.PUBLIC:
            return True
        case Audience.MEMBERS:
            return viewer != PUBLIC
        case Audience.GROUP:
            return viewer in readers
        case Audience.CHAIR:
            return viewer == CHAIR
        case Audience.OWN:
            return False


def seat(viewer: Viewer, organ: str, delegations: Collection[str]) -> str:
    """The name under which a viewer looks at a text of an organ.

    Whoever neither chairs nor negotiates there nor keeps the record is the public.

    >>> seat(Viewer("chair of Assembly"), "Assembly", ["Fiji"])
    'chair'
    >>> seat(Viewer("Tonga"), "Assembly", ["Fiji"])
    'public'
    """
    if viewer.chairs(organ):
        return CHAIR
    return viewer.name if viewer.name in {SECRETARIAT, *delegations} else PUBLIC


class Doorkeeper:
    """Says of the acts of a record, from the first one on, whether they are for a viewer.

    It goes by what everybody sees: who negotiates a text in which organ, and who belonged to a
    group when the act was done.  So it says the same whatever else the record holds.
    """

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self._seats: dict[str, str] = {}
        self._groups: dict[tuple[str, str | None], tuple[str, ...]] = {}

    def admits(self, entered: Entered) -> bool:
        """Whether the next act of the record is for the viewer."""
        content = entered.content
        if not isinstance(content, NegotiationContent):
            return True
        match content:
            case said.BaseCirculated(text=text, organ=organ, delegations=delegations):
                self._seats[text] = seat(self.viewer, organ, delegations)
            case said.SmallGroupFormed(text=text, group=group, members=members):
                self._groups[text, group] = members
            case said.PositionStated() | said.PositionWithdrawn():
                return self._hears(entered.act, content)
        return True

    def _hears(self, act: Act, content: said.ToldAct) -> bool:
        readers = self._groups.get((content.text, content.group), ())
        author = act.participant if act.capacity == HEAD else CHAIR
        return _hears(self._seats[content.text], author, content.audience, readers)
