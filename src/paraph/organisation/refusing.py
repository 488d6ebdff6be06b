"""The words in which acts are refused, for what many kinds of act have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from paraph.organisation.membership import RECORD
from paraph.values.findings import Ground, Reason
from paraph.values.languages import is_language
from paraph.values.sentences import Called, Sentence, Words, worded


def refused(reason: Reason, words: Words, *entries: int) -> Ground:
    """A ground against an act."""
    return Ground(words, RECORD, entries, reason)


def missing(known: Collection[str], what: str, *names: str | None) -> Iterator[Ground]:
    """A ground for every name that is not known; None was not named."""
    for name in names:
        if name is not None and name not in known:
            yield refused(
                Reason.REFERENCE,
                worded("There is no {what} {name}.", what=Sentence(what), name=Called(name)),
            )


def taken(known: Collection[str], what: str, name: str) -> Iterator[Ground]:
    """A ground if a name that must be new is known already."""
    if name in known:
        yield refused(
            Reason.REPETITION,
            worded("There is a {what} {name} already.", what=Sentence(what), name=Called(name)),
        )


def repeated(names: Iterable[str], where: str) -> Iterator[Ground]:
    """A ground for every name that stands twice where it can stand only once."""
    for name, number in Counter(names).items():
        if number > 1:
            words = worded(
                "{name} stands {number} times in the {where}.",
                name=Called(name),
                number=number,
                where=Sentence(where),
            )
            yield refused(Reason.CONTRADICTION, words)


def empty(names: Collection[object], what: str) -> Iterator[Ground]:
    """A ground if nothing is named where something must be."""
    if not names:
        yield refused(Reason.VALUE, worded("The act names no {what}.", what=Sentence(what)))


def backwards(since: date, until: date | None, what: str) -> Iterator[Ground]:
    """A ground if something ends before it begins."""
    if until is not None and until <= since:
        words = worded(
            "The {what} would end on {until}, and begins on {since}.",
            what=Sentence(what),
            until=until,
            since=since,
        )
        yield refused(Reason.CONTRADICTION, words)


def untold(tags: Iterable[str]) -> Iterator[Ground]:
    """A ground for every language that is none."""
    for tag in tags:
        if not is_language(tag):
            yield refused(
                Reason.VALUE,
                worded("{tag} is no language tag: write it as en or zh-Hans.", tag=tag),
            )


def unnamed(names: Mapping[str, str]) -> Iterator[Ground]:
    """Grounds against names in languages: there are none, or a tag is no language."""
    yield from empty(names, "name")
    yield from untold(names)
