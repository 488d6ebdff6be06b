"""What an organisation calls its participants, organs and groups, in a language."""

from __future__ import annotations

from datetime import date

from paraph.languages.interface import interface
from paraph.languages.telling import Designation
from paraph.languages.territories import territory_name
from paraph.organisation.acts import ParticipantKind
from paraph.organisation.facts import Situation
from paraph.organisation.naming import names_on


def designations(situation: Situation, on: date) -> Designation:
    """The names as the organisation designates them on a day.

    Where it has none in a language, a State has that of the United Nations; anything else keeps
    its English name.

    >>> from paraph.organisation.facts import EMPTY
    >>> designations(EMPTY, date(2002, 6, 7))("Kazakhstan", "ru")
    """

    def designation(name: str, language: str) -> str | None:
        names = names_on(situation, name, on)
        if found := names.get(language) or names.get(language.partition("-")[0]):
            return found
        participant = situation.participants.get(name)
        if participant is not None and participant.kind is ParticipantKind.STATE:
            reader = interface(language)
            english = territory_name(names.get("en", name), reader)
            return english or territory_name(name, reader) or names.get("en")
        return names.get("en")

    return designation
