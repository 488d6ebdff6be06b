"""Who may see what: the one door between the facts and every answer.

``visible`` gives a viewer the facts of a text without the statements that are not for it.  Every
finding and every view takes a `Seen` and nothing else, so what was not shown changes no answer, no
count and no moment.  Facts bear no numbers of entries, and a statement that replaces another one
replaces it only for those who see it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from paraph.negotiation.facts import CHAIR, Situation, Statement, TextFacts, revised
from paraph.negotiation.vocabulary import Audience
from paraph.values.errors import Inadmissible

PUBLIC: Final = "public"
"""Whoever is not in the room."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as a viewer may see it: only ``visible`` makes one."""

    name: str
    viewer: str
    facts: TextFacts


def visible(situation: Situation, text: str, viewer: str) -> Seen:
    """A text with all that ``viewer`` may see of it: a delegation, ``chair`` or ``public``.

    Raises:
        Inadmissible: if there is no such text, or nobody of that name looks at it.
    """
    facts = situation.texts.get(text)
    if facts is None:
        known = ", ".join(situation.texts) or "none"
        message = f"There is no text {text} under negotiation; there are: {known}."
        raise Inadmissible(message)
    if viewer not in {CHAIR, PUBLIC, *facts.delegations}:
        message = (
            f"{viewer} does not look at {text}: it is seen by the {CHAIR}, by the {PUBLIC}, "
            f"and by {', '.join(facts.delegations)}."
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
    if viewer == statement.delegation:
        return True
    match statement.audience:
        case Audience.PUBLIC:
            return True
        case Audience.MEMBERS:
            return viewer != PUBLIC
        case Audience.GROUP:
            return viewer in statement.readers
        case Audience.CHAIR:
            return viewer == CHAIR
        case Audience.OWN:
            return False
