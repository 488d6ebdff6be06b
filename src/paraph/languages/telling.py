"""Telling a sentence in a language: its template from the catalogue, each argument in its form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, TypeAlias

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from paraph.languages.catalogues import catalogue
from paraph.languages.interface import Interface, interface
from paraph.languages.territories import territory_name
from paraph.values.alphabets import spelling
from paraph.values.clocks import hour_and_zone
from paraph.values.languages import best_name
from paraph.values.moments import instant
from paraph.values.sentences import (
    Alternatives,
    Argument,
    Called,
    Day,
    Listed,
    Moment,
    Named,
    Place,
    Rota,
    Sentence,
    Series,
    Tag,
    Term,
    When,
    Words,
    worded,
)

Designation: TypeAlias = Callable[[str, str], str | None]
"""From a name in a record and a language to the name there, if it is known."""

_BEGINNING: Final = "Opening"
_OPENING: Final = re.compile(r"Opening, paragraph (\d+)")
_ISOLATE: Final = "\N{FIRST STRONG ISOLATE}"
_END: Final = "\N{POP DIRECTIONAL ISOLATE}"
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})


def by_territory(name: str, language: str) -> str | None:
    """The name of a country as the United Nations writes it, for records that are not at hand."""
    return territory_name(name, interface(language))


class Teller:
    r"""Whoever tells sentences in one language.

    ``designation`` knows what participants and organs are called; without one, States are told by
    the names that the United Nations has for them.

    >>> found = worded("{who} withdrew the decision {decision}.", who=Called("Kazakhstan"),
    ...     decision="GA/1")
    >>> Teller("fr").tell(found)
    'Kazakhstan\xa0: retrait de la décision GA/1.'
    """

    def __init__(self, language: str, designation: Designation = by_territory) -> None:
        self.language: Interface = interface(language)
        self._designation = designation
        self._catalogue = catalogue(self.language)

    def tell(self, words: Words) -> str:
        """A sentence in this language; what is no sentence or has no translation, as it is."""
        if isinstance(words, str):
            return words
        if words.plural is None:
            template = self._catalogue.gettext(words.template)
        else:
            template = self._catalogue.ngettext(words.template, words.plural, words.number)
        return template.format_map({name: self.form(one) for name, one in words.arguments})

    def word(self, word: StrEnum) -> str:
        """A word of a closed vocabulary.

        >>> from paraph.negotiation.vocabulary import Stance
        >>> Teller("ru").word(Stance.OPPOSE)
        'возражает'
        """
        return self._catalogue.pgettext(type(word).__name__, word.value)

    def term(self, text: str, context: str = "term") -> str:
        """A word of the field that stands in a record as text; as it is if it is not known."""
        return self._catalogue.pgettext(context, text)

    def name(self, called: str) -> str:
        """What a participant, an organ or a group is called in this language.

        >>> Teller("zh").name("Kazakhstan")
        '哈萨克斯坦'
        """
        return self._designation(called, self.language.tag) or self.term(called)

    def in_order(self, names: Iterable[str]) -> list[str]:
        """Names of a record in the alphabetical order of what they are called in this language.

        >>> Teller("en").in_order(["Zambia", "USA", "Kazakhstan"])
        ['Kazakhstan', 'USA', 'Zambia']
        >>> Teller("fr").in_order(["Zimbabwe", "United States of America", "Cuba"])
        ['Cuba', 'United States of America', 'Zimbabwe']
        """
        return sorted(names, key=lambda name: spelling(self.name(name), self.language.tag))

    def names(self, names: Iterable[str]) -> str:
        """Names of a record in one list, by the alphabet."""
        return self.listed([self.name(one) for one in self.in_order(names)])

    def form(self, argument: Argument) -> str:
        """An argument as it stands in a sentence, set apart if it may run the other way."""
        match argument:
            case Sentence():
                return self.tell(argument)
            case str():
                return self._apart(self._text(argument))
            case tuple():
                return self._many(argument)
            case date():
                return self.day(argument)
            case int():
                return self.number(argument)
            case _:
                return self.moment(argument.moment, argument.place)

    def day(self, day: date) -> str:
        """A day in words.

        >>> [Teller(tag).day(date(2002, 6, 7)) for tag in ("en", "ru", "zh")]
        ['7 June 2002', '7 июня 2002 года', '2002年6月7日']
        """
        told = format_date(day, self.language.day, locale=self.language.locale)
        first = day.day == 1 and self.language.tag == "fr"
        return told.replace("1", "1er", 1) if first else told

    def moment(self, moment: str | datetime, place: str = "") -> str:
        """A moment by the clock of its offset, in words; at a place, if one is named."""
        when = instant(moment) if isinstance(moment, str) else moment
        hour, zone = hour_and_zone(when)
        day = when.date()
        if place:
            told = worded(
                "{hour} on {day} in {place} ({zone})", hour=hour, day=day, place=place, zone=zone
            )
        else:
            told = worded("{hour} on {day} ({zone})", hour=hour, day=day, zone=zone)
        return self.tell(told)

    def number(self, number: int) -> str:
        """A number, as the language groups its figures."""
        return format_decimal(number, locale=self.language.locale)

    def listed(self, parts: list[str]) -> str:
        """Parts as the language lists them.

        >>> Teller("es").listed(["Fiji", "Perú", "Tonga"])
        'Fiji, Perú y Tonga'
        """
        return format_list(parts, locale=self.language.locale)

    def _text(self, text: str) -> str:
        for kind, told in self._forms:
            if isinstance(text, kind):
                return told(text)
        return text

    @property
    def _forms(self) -> tuple[tuple[type[str], Callable[[Any], str]], ...]:
        """How each kind of text is told."""
        return (
            (StrEnum, self.word),
            (Called, self.name),
            (Term, self.term),
            (Tag, self._language),
            (Place, self.place),
            (Moment, self.moment),
            (Day, self._written),
            (When, self._written),
        )

    def place(self, name: str) -> str:
        """A provision, or places of a text: what the text calls them, and the opening in words.

        >>> Teller("ru").place("Opening, paragraph 8"), Teller("ru").place("Article 4 bis")
        ('Вводная часть, пункт 8', 'Article 4 bis')
        """
        if name == _BEGINNING:
            return self.tell(worded("Opening"))
        return _OPENING.sub(
            lambda found: self.tell(worded("Opening, paragraph {number}", number=found[1])), name
        )

    def _written(self, when: Day | When) -> str:
        """What a record writes by its figures, in words; a day that does not exist stays so."""
        if "T" in when:
            return self.moment(when)
        try:
            return self.day(date.fromisoformat(when))
        except ValueError:
            return str(when)

    def _language(self, tag: str) -> str:
        """The name of a language in this one; its tag if it is not known."""
        known = self.language.locale.languages
        return known.get(tag) or known.get(tag.partition("-")[0]) or tag

    def _many(self, parts: tuple[Argument, ...]) -> str:
        if isinstance(parts, Named):
            names = dict(parts)
            short = self.language.tag.partition("-")[0]
            first = parts[0][1] if parts else ""
            return self._apart(names.get(short) or best_name(names, self.language.tag, first))
        told = [self.form(one) for one in self._arranged(parts)]
        match parts:
            case Series():
                return self.tell(worded("; ")).join(told)
            case Listed():
                return self.tell(worded(", ")).join(told)
            case Alternatives():
                return " / ".join(told)
            case _:
                return self.listed(told)

    def _arranged(self, parts: tuple[Argument, ...]) -> Iterable[Argument]:
        """Names by the alphabet, unless their order is what is said; anything else as it comes."""
        names = [one for one in parts if isinstance(one, Called)]
        if isinstance(parts, Rota) or len(names) < len(parts):
            return parts
        return map(Called, self.in_order(names))

    def _apart(self, text: str) -> str:
        """A text between marks that keep its direction to itself, if it may run the other way."""
        turns = self.language.direction == "rtl" or any(
            unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text
        )
        return f"{_ISOLATE}{text}{_END}" if turns and text else text
