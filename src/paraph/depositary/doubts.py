"""What is doubtful about the acts of a list, in words; when it is doubtful, the ledger says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from paraph.values.sentences import Called, Day, Sentence, Words, worded


def place_of(number: int, *, filed: bool) -> Sentence:
    """Where an act stands: in the file of its treaty in a record, or in a list.

    >>> print(place_of(7, filed=True))
    Folio 7
    """
    if filed:
        return worded("Folio {number}", number=str(number))
    return worded("Row {number}", number=str(number))


def places_of(one: int, other: int, *, filed: bool) -> Sentence:
    """Where two acts stand: ``Rows 1 and 4``, ``Folios 7 and 9``."""
    if filed:
        return worded("Folios {one} and {other}", one=str(one), other=str(other))
    return worded("Rows {one} and {other}", one=str(one), other=str(other))


def several_treaties(number: int, chosen: str) -> Sentence:
    """A file holds acts of several treaties, and one of them was computed."""
    return worded(
        "The file holds acts of {number} treaties; {treaty} has most rows and was "
        "computed. Name another with --treaty.",
        number=number,
        treaty=chosen or worded("the unnamed one"),
    )


def several_sources(sources: Iterable[str], chosen: str) -> Sentence:
    """Two lists of one treaty hold the same acts, and one of them was counted."""
    named = sorted(sources)
    return worded(
        "The acts come from {number} sources ({sources}); only those of {source} were counted, "
        "so that no act counts twice.",
        number=len(named),
        sources=", ".join(named),
        source=chosen,
    )


def no_participant(place: Sentence) -> Sentence:
    """An act names nobody."""
    return worded("{place} names no participant; it is kept and not counted.", place=place)


def unknown_act(place: Sentence, act: str, name: str) -> Sentence:
    """A kind of act is not known."""
    return worded(
        "{place}: “{act}” of {who} is no kind of act that is known; the row is kept and "
        "not counted.",
        place=place,
        act=act,
        who=Called(name),
    )


def unknown_participant(place: Sentence, name: str, *, in_record: bool) -> Sentence:
    """Who acted is not known: to a record, or to the list of States and organisations."""
    if in_record:
        return worded(
            "{place}: “{name}” is not known as a participant of the record; its acts are kept and "
            "counted under that name. Whether it may become a party is for the clause to say.",
            place=place,
            name=name,
        )
    return worded(
        "{place}: “{name}” is not known as a State or organisation; its acts are kept and "
        "counted under that name. Whether it may become a party is for the clause to say.",
        place=place,
        name=name,
    )


def incomplete_date(place: Sentence, written: str, act: Sentence) -> Sentence:
    """A date lacks its day or its month."""
    return worded(
        "{place}: “{written}” is not a complete date ({act}); the row is kept and not counted.",
        place=place,
        written=written,
        act=act,
    )


def impossible_date(place: Sentence, written: str, act: Sentence) -> Sentence:
    """A date is no day of the calendar."""
    return worded(
        "{place}: {written} does not exist ({act}); the row is kept and not counted.",
        place=place,
        written=written or worded("an empty date"),
        act=act,
    )


def set_aside(place: Sentence, act: Sentence, why: Words) -> Sentence:
    """An act is not counted, for a reason that the record has."""
    return worded("{place}: {act} is kept and not counted: {why}", place=place, act=act, why=why)


def before_adoption(place: Sentence, act: Sentence, adopted: date) -> Sentence:
    """An act is older than the text."""
    return worded(
        "{place}: {act} is older than the adoption of the text on {adopted}; the row "
        "is kept and not counted.",
        place=place,
        act=act,
        adopted=Day(adopted),
    )


def before_signatures(place: Sentence, act: Sentence, first: date) -> Sentence:
    """A consent is older than every signature, where it is not known when the text was adopted."""
    return worded(
        "{place}: {act} is older than the first signature ({day}), perhaps than the "
        "text; say when it was adopted. It is counted until then.",
        place=place,
        act=act,
        day=Day(first),
    )


def second_consent(places: Sentence, act: Sentence, first: Sentence) -> Sentence:
    """Somebody consented twice."""
    return worded(
        "{places}: {act} follows {first} without a departure between them; the participant "
        "counts once.",
        places=places,
        act=act,
        first=first,
    )


def no_consent(place: Sentence, act: Sentence) -> Sentence:
    """Somebody left who had not consented."""
    return worded(
        "{place}: {act} follows no consent that is in the list; the row is kept.",
        place=place,
        act=act,
    )
