"""Parties: who may be meant by the words at the edge of a bracket (bracket-conventions 3.2, A15).

First the words are read by shape, whoever is named; then the names are looked up in the roster,
in the profile, and among those that the text itself uses often enough to be believed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from paraph.text.reading.lexicon import VERB
from paraph.text.reading.model import Span, StanceKind
from paraph.text.reading.roster import (
    CODES,
    GENERIC_LAST,
    NOT_ALONE,
    NOT_NAMES,
    WORDS_TOO,
    is_listed,
)

_LONGEST_NAME: Final = 60
_MOST_WORDS: Final = 8
_TWICE: Final = 2

_BETWEEN: Final = re.compile(r"\s*(?:/+|,|&|\+(?=[ A-Z])|；|、|،)\s*")
_AND: Final = re.compile(r" (?:and|AND|et|ET|y|e|und|и) | ?\+ ?")
_BEHALF: Final = re.compile(r",? on behalf of (?:the )?", re.IGNORECASE)
_NUMBERED_THING: Final = re.compile(r".* (?:[A-Z]|[IVX]{1,5}|\d{1,3})\Z")
_SIDES: Final = re.compile(r"[;；]")
_CODE: Final = re.compile(r"[A-Z]{2,4}")
_SHORT_CODE: Final = re.compile(r"[A-Z]{2}")
CALL: Final = re.compile(r"(?<=[^\W\d_])\d{1,3}\Z")
"""A call of a note, glued to the end of a name."""

_SMALL_NAME: Final = re.compile(r"[^\W\d_][\w-]{0,24}")
_JOINERS: Final = frozenset(
    (
        *("of", "the", "and", "de", "du", "des", "la", "le", "les", "del", "los", "las", "y", "et"),
        *("e", "da", "do", "der", "und", "for", "its", "on", "behalf", "и"),
    )
)
_BY: Final = re.compile(
    r"\A\s*(?:proposed|proposal|supported|text proposed)\s+by\s+|\A\s*Alt\.?\s+(?=[A-Z])",
    re.IGNORECASE,
)
_VERB_FIRST: Final = re.compile(
    r"\s*(?:(?P<DELETE>[Dd]elete)|(?P<RETAIN>[Rr]etain)|(?P<OPPOSE>[Oo]pposed by|[Oo]ppose)"
    r"|(?P<SUPPORT>[Ss]upport))\s?:\s"
)
_SUPPORTED_BY: Final = re.compile(r",?\s*supported by\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One stance as typed, before anybody checked who the parties are."""

    names: tuple[str, ...]
    kind: StanceKind
    span: Span
    has_verb: bool


def parse_sides(words: str, extra: frozenset[str] = frozenset()) -> tuple[Side, ...]:
    """The stances that ``words`` would express; none when they do not have that shape.

    >>> [(s.names, s.kind.value) for s in parse_sides("AA//BB propose; CC5 oppose")]
    [(('AA', 'BB'), 'propose'), (('CC5',), 'oppose')]
    >>> parse_sides("each Party shall")
    ()
    """
    sides: list[Side] = []
    start = 0
    for stop in [*(found.start() for found in _SIDES.finditer(words)), len(words)]:
        part = words[start:stop]
        found = _parse_side(part, start, extra) if part.strip() else []
        if not found and part.strip():
            return ()
        sides.extend(found)
        start = stop + 1
    return tuple(sides)


def _parse_side(part: str, offset: int, extra: frozenset[str]) -> list[Side]:
    """The stances in one stretch between semicolons; several where commas follow verbs."""
    sides: list[Side] = []
    start = 0
    first = _VERB_FIRST.match(part)
    if first:
        names = _names(part[first.end() :], extra)
        meant = StanceKind[str(first.lastgroup)]
        span = (offset + first.start(), offset + len(part))
        return [Side(names=names, kind=meant, span=span, has_verb=True)] if names else []
    for verb in VERB.finditer(part):
        kind = next(name for name, words in verb.groupdict().items() if words and name != "call")
        names = _names(part[start : verb.start()], extra)
        if not names:
            return []
        span = (offset + start, offset + verb.end())
        sides.append(Side(names=names, kind=StanceKind[kind], span=span, has_verb=True))
        start = verb.end() + 1
    rest = part[start:].strip(" \t\n.,")
    if rest:
        sides.extend(_verbless(part, start, offset, extra))
        if not sides or sides[-1].span[1] < offset + start:
            return []
    return [_trimmed(side, part, offset) for side in sides]


def _verbless(part: str, start: int, offset: int, extra: frozenset[str]) -> list[Side]:
    """Parties named without a verb propose; those after ``supported by`` support."""
    sides: list[Side] = []
    kind = StanceKind.PROPOSE
    begin = start
    by = _BY.match(part, start)
    if by:
        begin = by.end()
        kind = StanceKind.SUPPORT if "support" in by[0].lower() else kind
    cut = _SUPPORTED_BY.search(part, begin)
    pieces = (
        [(begin, cut.start(), kind), (cut.end(), len(part), StanceKind.SUPPORT)]
        if cut
        else [(begin, len(part), kind)]
    )
    for first, last, meant in pieces:
        names = _names(part[first:last], extra)
        if not names:
            return []
        span = (offset + first, offset + last)
        sides.append(Side(names=names, kind=meant, span=span, has_verb=bool(cut or by)))
    return sides


def _trimmed(side: Side, part: str, offset: int) -> Side:
    """The same side without the white space around its words."""
    first, last = side.span[0] - offset, side.span[1] - offset
    typed = part[first:last]
    first += len(typed) - len(typed.lstrip())
    last -= len(typed) - len(typed.rstrip())
    span = (first + offset, last + offset)
    return Side(names=side.names, kind=side.kind, span=span, has_verb=side.has_verb)


def _names(words: str, extra: frozenset[str]) -> tuple[str, ...]:
    """The parties that ``words`` list, none when one of them cannot be a name."""
    whole = " ".join(words.split()).strip(" .,/-–—")
    if whole.endswith("("):
        whole = whole[:-1].rstrip()
    if whole in extra or (not whole.isalpha() and is_listed(whole)):
        return (whole,)
    behalf = _BEHALF.search(whole)
    if behalf:
        speaker, group = whole[: behalf.start()], whole[behalf.end() :].strip(" ,")
        whole = group if is_listed(group) else speaker
    names = []
    for piece in _BETWEEN.split(whole):
        name = piece.removeprefix("and ").removeprefix("the ").removeprefix("The ").strip(" .")
        if not name:
            continue
        if name not in extra and not is_listed(name) and not _has_shape_of_name(name):
            return ()
        names.append(name)
    return tuple(names)


def small_names(words: str) -> frozenset[str]:
    """Single words without capitals that stand where a compilation writes its delegations.

    >>> sorted(small_names("alpha, beta")), small_names("including the following")
    (['alpha', 'beta'], frozenset())
    """
    names = words.split(", ")
    if all(_SMALL_NAME.fullmatch(name) and name.casefold() not in NOT_NAMES for name in names):
        return frozenset(names)
    return frozenset()


def _has_shape_of_name(name: str) -> bool:
    """Whether ``name`` could be somebody: few words, each with a capital where letters have any."""
    if len(name) > _LONGEST_NAME or not name[0].isalpha():
        return False
    words = name.split(" ")
    if len(words) > _MOST_WORDS or words[0].casefold().rstrip(".:0123456789*") in NOT_NAMES:
        return False
    if name.casefold() in NOT_ALONE or words[-1].casefold() in GENERIC_LAST:
        return False
    if _NUMBERED_THING.match(name):
        return False
    return all(not word[0].islower() or word in _JOINERS for word in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everybody who may be named in this text: listed, stated in the profile, or learned."""

    stated: frozenset[str]
    counted: frozenset[str]

    def who(self, name: str, *, has_verb: bool) -> tuple[str, ...]:
        """The canonical parties that ``name`` stands for, none when nobody is known by it.

        >>> known = Known(stated=frozenset(), counted=frozenset({"DD"}))
        >>> known.who("DD5", has_verb=True), known.who("MX and CL", has_verb=False)
        (('DD',), ('MX', 'CL'))
        """
        if name in self.stated or (is_listed(name) and (has_verb or name not in WORDS_TOO)):
            return (name,)
        bare = CALL.sub("", name)
        if bare != name and (bare in self.stated or bare in CODES or self._is_code(bare, has_verb)):
            return (bare,)
        if name in self.counted or (has_verb and _CODE.fullmatch(name)):
            return (name,)
        if " " in name or "+" in name:
            pieces = [piece for piece in _AND.split(name) if piece]
            if len(pieces) < _TWICE:
                return ()
            parts = [self.who(part, has_verb=has_verb) for part in pieces]
            if all(parts):
                return tuple(party for part in parts for party in part)
        return ()

    def _is_code(self, name: str, has_verb: bool) -> bool:  # noqa: FBT001 - one call, above
        return bool(_CODE.fullmatch(name)) and (has_verb or name in self.counted)


def learn_parties(
    heads: Sequence[tuple[Side, ...]], tails: Iterable[tuple[Side, ...]]
) -> frozenset[str]:
    """Names met often enough at the edges of brackets to be believed (bracket-conventions 3.2).

    A name is believed when it stands twice in heads; in tails it must also stand beside a verb
    once, since a dash is a common mark.

    >>> sorted(learn_parties([parse_sides("A"), parse_sides("A, B")], []))
    ['A']
    """
    in_heads: Counter[str] = Counter()
    for sides in heads:
        in_heads.update({name for side in sides for name in _both_forms(side.names)})
    in_tails: Counter[str] = Counter()
    spoken: set[str] = set()
    for sides in tails:
        in_tails.update({name for side in sides for name in _both_forms(side.names)})
        spoken.update(name for side in sides if side.has_verb for name in side.names)
    believed = {name for name, times in in_heads.items() if times + in_tails[name] >= _TWICE}
    has_heads = any(side.has_verb or _CODE.fullmatch(side.names[0]) for s in heads for side in s)
    believed |= {
        name
        for name, times in in_tails.items()
        if times >= _TWICE and (name in spoken or (has_heads and _SHORT_CODE.fullmatch(name)))
    }
    return frozenset(believed)


def _both_forms(names: tuple[str, ...]) -> set[str]:
    """Each name as typed, and without the note call that may be glued to a code."""
    forms = set(names)
    forms.update(bare for name in names if _CODE.fullmatch(bare := CALL.sub("", name)))
    return forms
