"""Sentences as data: a template in English and what stands in it, to be told in any language.

``worded("{who} withdrew the decision {decision}.", who=Called("Norway"), decision="GA/1")`` is
English when it is asked for its text, and needs no catalogue for that.  ``paraph.languages`` tells
it in other languages: it finds the template in a catalogue and forms each argument as that
language forms names, days, moments and lists.

No template may make an inserted name agree with a word: a State's name has a gender, a number and
cases in most languages, and they are not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Protocol, TypeAlias

import msgspec

from paraph.values.clocks import in_words, moment_in_words
from paraph.values.languages import best_name, language_name


class Called(str):
    """What a participant, an organ or a group is called in a record; its name in a language."""

    __slots__ = ()


class Term(str):
    """A word of the field that a record holds as text: an office, a matter, a capacity."""

    __slots__ = ()


class Tag(str):
    """A language by its tag, told by its name."""

    __slots__ = ()


class Moment(str):
    """A moment as a record writes it, told by the clock of its offset."""

    __slots__ = ()


class Day(str):
    """A day by its figures, as a row or a record writes it; a page tells it in words.

    It may be written and not exist: it is then told as it stands.

    >>> str(worded("Not before {day}.", day=Day(date(2002, 6, 7))))
    'Not before 2002-06-07.'
    """

    __slots__ = ()


class Series(tuple["Argument", ...]):
    """Things one after another that are no simple list: they may hold commas themselves."""

    __slots__ = ()


class Listed(tuple["Argument", ...]):
    """Things one after another with commas between them and no *and*."""

    __slots__ = ()


class Rota(tuple["Argument", ...]):
    """Names in an order that is what the sentence says; elsewhere they stand by the alphabet."""

    __slots__ = ()


class Alternatives(tuple["Argument", ...]):
    """Things of which one is to be chosen, with strokes between them."""

    __slots__ = ()


class When(str):
    """A day or a moment by its figures, as a case writes it; a page tells it in words.

    >>> str(worded("Silence expired on {end}.", end=When("2002-05-24")))
    'Silence expired on 2002-05-24.'
    """

    __slots__ = ()


class Place(str):
    """A provision by its name in a text, or places of it: only *Opening* is a word of ours."""

    __slots__ = ()


class Named(tuple[tuple[str, str], ...]):
    """A name in several languages, by their tags: that of the reader is told."""

    __slots__ = ()


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A template with what stands in it; ``str`` gives it in English.

    ``plural`` is the template for any ``number`` but one; other languages have more forms.

    >>> str(worded("{who} is present.", who=Called("Norway")))
    'Norway is present.'
    """

    template: str
    arguments: tuple[tuple[str, Argument], ...] = ()
    plural: str | None = None
    number: int = 1

    def __str__(self) -> str:
        template = self.template if self.plural is None or self.number == 1 else self.plural
        return template.format_map({name: in_english(one) for name, one in self.arguments})

    def __bool__(self) -> bool:
        return bool(self.template)

    def filled(self, **arguments: Argument) -> Sentence:
        """The same sentence with something standing in it.

        >>> str(worded("at least {bound}").filled(bound="2/3"))
        'at least 2/3'
        """
        return msgspec.structs.replace(self, arguments=(*self.arguments, *arguments.items()))


class Placed(Protocol):
    """A moment at a place (`paraph.values.moments.PlacedMoment`)."""

    @property
    def moment(self) -> str:
        """The moment."""

    @property
    def place(self) -> str:
        """Where."""


Argument: TypeAlias = Sentence | str | int | date | Placed | tuple["Argument", ...]
"""What may stand in a sentence.  A word of a closed vocabulary (`enum.StrEnum`) is a word of it."""

Words: TypeAlias = Sentence | str
"""What Paraph says: a sentence that can be told in any language, or a text that is as it is."""


def worded(template: str, /, **arguments: Argument) -> Sentence:
    """A sentence of a template, which catalogues translate, and its arguments by name."""
    return Sentence(template, tuple(arguments.items()))


def counted(one: str, many: str, /, number: int, **arguments: Argument) -> Sentence:
    """A sentence whose words depend on a number, which stands in it as ``{number}``.

    >>> str(counted("{number} State", "{number} States", 6))
    '6 States'
    """
    return Sentence(one, (("number", number), *arguments.items()), many, number)


def one_after_another(sentences: Iterable[Words]) -> Words:
    """Sentences that follow each other, as a language lets them; nothing, if there is none.

    >>> print(one_after_another([worded("One."), worded("Two.")]))
    One. Two.
    """
    told: Words = ""
    for one in sentences:
        told = worded("{one} {other}", one=told, other=one) if told else one
    return told


def called(names: Iterable[str]) -> tuple[Called, ...]:
    """Names of a record, as a list that a sentence may hold.

    A language tells them in the order of its alphabet, whatever order they come in.
    """
    return tuple(map(Called, names))


def rota(names: Iterable[str]) -> Rota:
    """Names of a record whose order matters: who follows whom."""
    return Rota(map(Called, names))


def listed(names: Iterable[str]) -> str:
    """Names as an English sentence lists them.

    >>> listed(["Fiji", "Peru", "Tonga"])
    'Fiji, Peru and Tonga'
    """
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def in_english(argument: Argument) -> str:
    """An argument as it stands in an English sentence.

    >>> in_english(date(2002, 6, 7)), in_english(Tag("fr")), in_english(called(["Fiji", "Peru"]))
    ('7 June 2002', 'French', 'Fiji and Peru')
    """
    if isinstance(argument, tuple):
        return _many_in_english(argument)
    match argument:
        case date():
            return in_words(argument)
        case Moment():
            return moment_in_words(argument)
        case Tag():
            return language_name(argument)
        case _:
            return str(argument)


def _many_in_english(argument: tuple[Argument, ...]) -> str:
    match argument:
        case ():
            return ""
        case Named():
            return best_name(dict(argument), "en", argument[0][1])
        case Series() | Listed() | Alternatives():
            return _BETWEEN[type(argument)].join(map(in_english, argument))
        case _:
            return listed(map(in_english, argument))


_BETWEEN: Final[Mapping[type, str]] = {
    Series: "; ",
    Listed: ", ",
    Alternatives: " / ",
}
"""What stands between things one after another."""
