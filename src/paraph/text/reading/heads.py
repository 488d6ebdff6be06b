"""Attributions: who wants what of the words in a bracket (bracket-conventions C2, C5).

Three places are read: the head (``[AA/BB propose; CC oppose: …]``), the tail inside
(``[… - AA; BB delete]``) and the tail outside (``[…] (AA, supported by BB)``).  Words count as an
attribution only when everybody named in them is known; else they are text, and doubted (A15).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from paraph.text.reading.lexicon import BODY_VERB, OPPOSE_IN_BODY, VERB
from paraph.text.reading.model import Span, Stance, StanceKind
from paraph.text.reading.roster import CODES, NAMES, NOT_NAMES, is_listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paraph.text.reading.marks import Marks

HEAD_REACH: Final = 320
"""A head longer than this, in characters, is not a head."""

TAIL_REACH: Final = 240
"""A tail longer than this, in characters, is not a tail."""

_LONGEST_NAME: Final = 60
_MOST_WORDS: Final = 8
_TWICE: Final = 2

_BETWEEN: Final = re.compile(r"\s*(?:/+|,|&|；|、|،)\s*")
_SIDES: Final = re.compile(r"[;；]")
_CODE: Final = re.compile(r"[A-Z]{2,4}")
_CALL: Final = re.compile(r"(?<=[^\W\d_])\d{1,3}\Z")
_JOINERS: Final = frozenset(
    "of the and de du des la le les del los las y et e da do der und for its on behalf и".split()
)
_DOTTED_HEAD: Final = re.compile(r"\s?((?:[A-Z][A-Za-z]{0,5}/){1,14}[A-Z][A-Za-z]{1,5})\.\s")
_GLUED: Final = re.compile(r"(\d{1,3})(?=\s{1,3}(?:\d|\(|[A-Z]))")
_OUTSIDE: Final = re.compile(r"\s?\(([^()\[\]\n]{2,120})\)")
_BY: Final = re.compile(
    r"\A\s*(?:proposed|proposal|supported|text proposed)\s+by\s+|\A\s*Alt\.?\s+(?=[A-Z])",
    re.IGNORECASE,
)
_SUPPORTED_BY: Final = re.compile(r",?\s*supported by\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One stance as typed, before anybody checked who the parties are."""

    names: tuple[str, ...]
    kind: StanceKind
    span: Span
    has_verb: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words at the edge of a bracket that have the shape of an attribution."""

    start: int
    sides: tuple[Side, ...]
    body: Span
    is_tail: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """The stances of one bracket, its body without them, and where its tail outside ends."""

    stances: tuple[Stance, ...]
    body: Span
    outer_end: int
    is_tail: bool
    glued: tuple[Span, ...]
    is_body_stance: bool


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
    whole = " ".join(words.split()).strip(" .,/")
    if whole in extra or (", " in whole and whole.casefold() in NAMES):
        return (whole,)
    names = []
    for piece in _BETWEEN.split(whole):
        name = piece.removeprefix("and ").removeprefix("the ").removeprefix("The ").strip(" .")
        if not name:
            continue
        if name not in extra and not _has_shape_of_name(name):
            return ()
        names.append(name)
    return tuple(names)


def _has_shape_of_name(name: str) -> bool:
    """Whether ``name`` could be somebody: few words, each with a capital where letters have any."""
    if len(name) > _LONGEST_NAME or not name[0].isalpha():
        return False
    words = name.split(" ")
    if len(words) > _MOST_WORDS or words[0].casefold().rstrip(".:0123456789*") in NOT_NAMES:
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
        if name in self.stated or is_listed(name):
            return (name,)
        bare = _CALL.sub("", name)
        if bare != name and (bare in self.stated or bare in CODES or self._is_code(bare, has_verb)):
            return (bare,)
        if name in self.counted or (has_verb and _CODE.fullmatch(name)):
            return (name,)
        if " and " in name:
            parts = [self.who(part, has_verb=has_verb) for part in name.split(" and ")]
            if all(parts):
                return tuple(party for part in parts for party in part)
        return ()

    def _is_code(self, name: str, has_verb: bool) -> bool:  # noqa: FBT001 - one call, above
        return bool(_CODE.fullmatch(name)) and (has_verb or name in self.counted)


def find_candidates(
    text: str, marks: Marks, stated: frozenset[str]
) -> tuple[dict[int, Candidate], dict[int, Candidate]]:
    """Heads and tails by shape, by row of the bracket, whoever may be named in them."""
    heads: dict[int, Candidate] = {}
    tails: dict[int, Candidate] = {}
    shapes: dict[str, tuple[Side, ...]] = {}
    colons = (":", "：") if "：" in text else (":",)
    for row, (first, last) in enumerate(zip(marks.open, marks.close, strict=True)):
        if first >= 0:
            head = _head(text, first, last, marks.after_open[row], colons, shapes, stated)
            if head:
                heads[row] = head
                continue
            if last >= 0:
                tail = _tail(text, first, last, marks.before_close[row], shapes, stated)
                if tail:
                    tails[row] = tail
    return heads, tails


def _shape(
    words: str, shapes: dict[str, tuple[Side, ...]], stated: frozenset[str]
) -> tuple[Side, ...]:
    """The sides of ``words``, read once for each different head."""
    sides = shapes.get(words)
    if sides is None:
        sides = shapes[words] = parse_sides(words, stated)
    return sides


def _head(
    text: str,
    first: int,
    last: int,
    following: int,
    colons: tuple[str, ...],
    shapes: dict[str, tuple[Side, ...]],
    stated: frozenset[str],
) -> Candidate | None:
    """The head of the bracket that opens at ``first``, by shape."""
    limit = first + HEAD_REACH
    if 0 <= following < limit:
        limit = following
    colon = -1
    for glyph in colons:
        place = text.find(glyph, first + 1, limit if colon < 0 else colon)
        colon = place if place >= 0 else colon
    if colon < 0:
        slash = text.find("/", first + 1, min(first + 8, limit))
        dotted = _DOTTED_HEAD.match(text, first + 1, limit) if slash > 0 else None
        if not dotted:
            return None
        colon = dotted.end(1)
    sides = _shape(text[first + 1 : colon], shapes, stated)
    if not sides:
        return None
    body = (colon + 1, last if last >= 0 else colon + 1)
    return Candidate(start=first + 1, sides=sides, body=body, is_tail=False)


def _tail(
    text: str,
    first: int,
    last: int,
    before: int,
    shapes: dict[str, tuple[Side, ...]],
    stated: frozenset[str],
) -> Candidate | None:
    """The tail of the bracket that closes at ``last``: inside after a dash, or outside."""
    low = max(first, before, last - TAIL_REACH)
    dash = max(
        text.rfind(" -", low, last), text.rfind(" –", low, last), text.rfind(" —", low, last)
    )
    if dash >= 0:
        sides = _shape(text[dash + 2 : last].rstrip(". \n"), shapes, stated)
        if sides:
            return Candidate(start=dash + 2, sides=sides, body=(first + 1, dash), is_tail=True)
    if text.startswith((" (", "("), last + 1):
        outside = _OUTSIDE.match(text, last + 1)
        if outside:
            sides = _shape(outside[1], shapes, stated)
            if sides:
                start = outside.start(1)
                return Candidate(start=start, sides=sides, body=(first + 1, last), is_tail=True)
    return None


def learn_parties(heads: Mapping[int, Candidate], tails: Mapping[int, Candidate]) -> frozenset[str]:
    """Names met often enough at the edges of brackets to be believed (bracket-conventions 3.2).

    A name is believed when it stands twice in heads; in tails it must also stand beside a verb
    once, since a dash is a common mark.
    """
    seen: Counter[str] = Counter()
    for head in heads.values():
        seen.update({name for side in head.sides for name in _both_forms(side.names)})
    spoken: set[str] = set()
    in_tails: Counter[str] = Counter()
    for tail in tails.values():
        in_tails.update({name for side in tail.sides for name in _both_forms(side.names)})
        spoken.update(name for side in tail.sides if side.has_verb for name in side.names)
    believed = {name for name, times in seen.items() if times + in_tails[name] >= _TWICE}
    believed |= {name for name, times in in_tails.items() if times >= _TWICE and name in spoken}
    return frozenset(believed)


def _both_forms(names: tuple[str, ...]) -> set[str]:
    """Each name as typed, and without the note call that may be glued to a code."""
    forms = set(names)
    forms.update(bare for name in names if _CODE.fullmatch(bare := _CALL.sub("", name)))
    return forms


def attribute(text: str, candidate: Candidate, known: Known, close: int) -> Attribution | None:
    """The attribution that ``candidate`` is, none when somebody in it is unknown."""
    stances: list[Stance] = []
    glued: list[Span] = []
    speaks = _body_verb(text, candidate) is not None
    for side in candidate.sides:
        parties = [known.who(name, has_verb=side.has_verb or speaks) for name in side.names]
        if not all(parties):
            return None
        span = (candidate.start + side.span[0], candidate.start + side.span[1])
        canonical = tuple(party for group in parties for party in group)
        if canonical != side.names and any(map(_CALL.search, side.names)):
            glued.append(span)
        stances.append(Stance(parties=canonical, kind=side.kind, span=span))
    if candidate.is_tail:
        end = candidate.start + candidate.sides[-1].span[1]
        outer = end + 1 if end > close else close + 1
        return Attribution(
            stances=tuple(stances),
            body=candidate.body,
            outer_end=outer,
            is_tail=True,
            glued=tuple(glued),
            is_body_stance=False,
        )
    return _with_body(text, candidate, stances, glued, close)


def _with_body(
    text: str, candidate: Candidate, stances: list[Stance], glued: list[Span], close: int
) -> Attribution:
    """A head together with what its body adds: a lone stance, a misplaced verb, a glued call."""
    start, end = candidate.body
    has_verb = any(side.has_verb for side in candidate.sides)
    lone = _body_verb(text, candidate)
    is_body_stance = lone is not None
    if lone:
        stances = [_restanced(stance, lone, end) for stance in stances]
        start = end
    misplaced = None if has_verb or is_body_stance else OPPOSE_IN_BODY.match(text, start, end)
    if misplaced:
        stances = [_restanced(stance, "OPPOSE", misplaced.end() - 1) for stance in stances]
        start = misplaced.end() - 1
    call = _GLUED.match(text, start, end) if has_verb else None
    if call:
        glued = [*glued, call.span()]
        start = call.end()
    if start < end and text[start] == " ":
        start += 1
    return Attribution(
        stances=tuple(stances),
        body=(start, end),
        outer_end=close + 1,
        is_tail=False,
        glued=tuple(glued),
        is_body_stance=is_body_stance,
    )


def _body_verb(text: str, candidate: Candidate) -> str | None:
    """The stance that a body without any wording speaks out: ``[BB: delete]``."""
    start, end = candidate.body
    is_long = end - start > _LONGEST_NAME
    if candidate.is_tail or is_long or any(side.has_verb for side in candidate.sides):
        return None
    lone = BODY_VERB.match(text, start, end)
    return str(lone.lastgroup) if lone else None


def _restanced(stance: Stance, kind: str, end: int) -> Stance:
    """The same parties with the stance that the body speaks out."""
    return Stance(parties=stance.parties, kind=StanceKind[kind], span=(stance.span[0], end))


def tail_of_arm(text: str, span: Span, known: Known) -> tuple[tuple[Stance, ...], int]:
    """The stances after the dash in one arm of a bracket, and where its words end.

    >>> known = Known(stated=frozenset(), counted=frozenset())
    >>> stances, end = tail_of_arm("unsound - US, G77 retain ", (0, 24), known)
    >>> stances[0].parties, end
    (('US', 'G77'), 7)
    """
    start, end = span
    low = max(start, end - TAIL_REACH)
    dash = max(text.rfind(" -", low, end), text.rfind(" –", low, end), text.rfind(" —", low, end))
    if dash < 0:
        return (), end
    sides = parse_sides(text[dash + 2 : end].rstrip(". \n"), known.stated)
    candidate = Candidate(start=dash + 2, sides=sides, body=(start, dash), is_tail=True)
    found = attribute(text, candidate, known, end) if sides else None
    return (found.stances, dash) if found else ((), end)
