"""Attributions: who wants what of the words in a bracket (bracket-conventions C2, C5).

Three places are read: the head (``[AA/BB propose; CC oppose: …]``), the tail inside
(``[… - AA; BB delete]``) and the tail outside (``[…] (AA, supported by BB)``).  Words count as an
attribution only when everybody named in them is known; else they are text, and doubted (A15).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from paraph.text.reading.lexicon import BARE_VERB, BODY_VERB, OPPOSE_IN_BODY
from paraph.text.reading.marks import Marks
from paraph.text.reading.model import Span, Stance, StanceKind
from paraph.text.reading.parties import CALL, Known, Side, parse_sides, small_names
from paraph.text.reading.roster import is_listed

HEAD_REACH: Final = 320
"""A head longer than this, in characters, is not a head."""

TAIL_REACH: Final = 240
"""A tail longer than this, in characters, is not a tail."""

_LONGEST_STANCE: Final = 60
_LONGEST_BARE: Final = 120
_SHORT: Final = 24
_WORDS: Final = re.compile(r"[^\W\d_]+")
_SMALL: Final = frozenset(("of", "the", "and", "for", "in", "on", "to", "de", "des", "la", "du"))
_DASHES: Final = (" -", " –", " —")
_DOTTED_HEAD: Final = re.compile(r"\s?((?:[A-Z][A-Za-z]{0,5}/){1,14}[A-Z][A-Za-z]{1,5})\.\s")
_CODES: Final = r"[A-Z]{2,3}\d{0,2}(?:\s?(?:/{1,2}|,)\s?[A-Z]{2,3}\d{0,2}){0,14}"
_WITHOUT_COLON: Final = re.compile(
    rf"\s?((?:{_CODES}\s?(?:propose|oppose)s?\d{{0,2}}\s?;\s?){{0,3}}"
    rf"{_CODES}\s?(?:propose|oppose)s?\d{{0,2}})\s"
)
_VERB_FIRST: Final = re.compile(
    r"\s?(?P<DELETE>(?:to )?[Dd]eleted?)(?: by)?\s?\Z|\s?(?P<RETAIN>[Rr]etain|[Kk]eep)\s?\Z"
    r"|\s?(?P<PROPOSE>[Pp]roposed(?: by)?)\s?\Z|\s?(?P<OPPOSE>[Oo]pposed(?: by)?)\s?\Z"
    r"|\s?(?P<SUPPORT>[Ss]upport(?:ed)?(?: by)?)\s?\Z"
)
_ALT_NAME: Final = re.compile(
    r"\s?(?:\d{1,3}\s?\.?\s?)?(?:Alt|ALT|alt)\.?\s{1,2}"
    r"((?:[A-ZÀ-Þ][A-ZÀ-Þ’'-]+(?:[ ,/]{1,2}|\b)){1,5})"
)
_GLUED: Final = re.compile(r"(\d{1,3})(?=\s{1,3}(?:\d|\(|[A-Z]))")
_OUTSIDE: Final = re.compile(r"\s?\(((?:[^()\[\]\n]|\([^()\[\]\n]{1,60}\)){2,160}+)\)")


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


class _Edges:
    """The edges of the brackets of one text, and what was read at equal edges before."""

    def __init__(self, text: str, marks: Marks, stated: frozenset[str]) -> None:
        """Nothing has been read yet."""
        self.text = text
        self.marks = marks
        self.stated = stated
        self.shapes: dict[str, tuple[Side, ...]] = {}
        self.colons = (":", "：") if "：" in text else (":",)
        self.dashes = tuple(dash for dash in _DASHES if dash in text)

    def shape(self, words: str) -> tuple[Side, ...]:
        """The sides of ``words``, read once for each different head."""
        sides = self.shapes.get(words)
        if sides is None:
            sides = self.shapes[words] = parse_sides(words, self.stated)
        return sides

    def head(self, row: int) -> Candidate | None:
        """The head of a bracket, by shape."""
        text, first = self.text, self.marks.open[row]
        following = self.marks.after_open[row]
        limit = following if 0 <= following < first + HEAD_REACH else first + HEAD_REACH
        colon = text.find(":", first + 1, limit)
        if len(self.colons) > 1:
            wide = text.find("：", first + 1, limit if colon < 0 else colon)
            colon = wide if wide >= 0 else colon
        if colon < 0:
            slash = text.find("/", first + 1, min(first + 8, limit))
            dotted = _DOTTED_HEAD.match(text, first + 1, limit) if slash > 0 else None
            if not dotted:
                return self._without_colon(row, limit)
            colon = dotted.end(1)
        verb = _VERB_FIRST.match(text, first + 1, colon) if colon - first < _SHORT else None
        if verb:
            return self._verb_first(row, colon, str(verb.lastgroup))
        sides = self.shape(text[first + 1 : colon])
        if not sides and text[first - 1 : first] == "]":
            words = text[first + 1 : colon]
            sides = parse_sides(words, small_names(words))
        if not sides:
            return None
        last = self.marks.close[row]
        body = (colon + 1, last if last >= 0 else colon + 1)
        return Candidate(start=first + 1, sides=sides, body=body, is_tail=False)

    def _without_colon(self, row: int, limit: int) -> Candidate | None:
        """A head whose colon was forgotten, or that is all there is in its bracket."""
        text, first, last = self.text, self.marks.open[row], self.marks.close[row]
        opening = text[first + 1 : first + 10]
        if last < 0:
            return None
        if opening[:2].isupper() or opening[:1] == " ":
            bare = _WITHOUT_COLON.match(text, first + 1, limit)
            if bare:
                sides, body = self.shape(bare[1]), (bare.end(), last)
                return Candidate(start=bare.start(1), sides=sides, body=body, is_tail=False)
        if "lt" in opening or "LT" in opening:
            alternative = _ALT_NAME.match(text, first + 1, min(limit, last))
            return self._alternative(alternative, last) if alternative else None
        if last - first > _LONGEST_BARE or limit < last:
            return None
        is_bare = BARE_VERB.search(text, max(first + 1, last - 16), last)
        sides = self.shape(text[first + 1 : last]) if is_bare else ()
        if not sides or not all(
            side.has_verb and all(map(is_listed, side.names)) for side in sides
        ):
            return None
        return Candidate(start=first + 1, sides=sides, body=(last, last), is_tail=False)

    def _alternative(self, found: re.Match[str], last: int) -> Candidate | None:
        """``Alt. NAME`` before the words of a delegation: as many capitals as make a name."""
        words = found[1].split(" ")
        for count in range(len(words), 0, -1):
            typed = " ".join(words[:count])
            sides = self.shape(typed.strip(" ,/"))
            if sides and all(map(is_listed, sides[0].names)):
                start = found.start(1)
                body = (start + len(typed), last)
                return Candidate(start=start, sides=sides, body=body, is_tail=False)
        return None

    def _verb_first(self, row: int, colon: int, verb: str) -> Candidate | None:
        """``[delete: AA, BB]``: the stance first, and after the colon nothing but names."""
        last = self.marks.close[row]
        if last < 0 or last - colon > _LONGEST_BARE:
            return None
        sides = self.shape(self.text[colon + 1 : last])
        if len(sides) != 1 or not all(map(is_listed, sides[0].names)):
            return None
        side = sides[0]
        meant = Side(names=side.names, kind=StanceKind[verb], span=side.span, has_verb=True)
        return Candidate(start=colon + 1, sides=(meant,), body=(last, last), is_tail=False)

    def tail(self, row: int) -> Candidate | None:
        """The tail of a bracket, inside after a dash or outside in parentheses, by shape."""
        text, first, last = self.text, self.marks.open[row], self.marks.close[row]
        low = max(first, self.marks.before_close[row], last - TAIL_REACH)
        for mark in self.dashes:
            dash = text.rfind(mark, low, last)
            sides = self.shape(text[dash + 2 : last].rstrip(". \n")) if dash >= 0 else ()
            if sides:
                return Candidate(start=dash + 2, sides=sides, body=(first + 1, dash), is_tail=True)
        if text.startswith(")", last - 1):
            inside = self._in_parentheses(row, low)
            if inside:
                return inside
        if text.startswith((" (", "("), last + 1):
            outside = _OUTSIDE.match(text, last + 1)
            sides = self.shape(outside[1]) if outside else ()
            if outside and sides and not _abbreviates(text[max(first, last - 160) : last], sides):
                start = outside.start(1)
                return Candidate(start=start, sides=sides, body=(first + 1, last), is_tail=True)
        return None

    def _in_parentheses(self, row: int, low: int) -> Candidate | None:
        """``[words (AA, BB)]``: names in parentheses at the end, several or with a verb."""
        text, first, last = self.text, self.marks.open[row], self.marks.close[row]
        opened = text.rfind(" (", low, last)
        sides = self.shape(text[opened + 2 : last - 1]) if opened > first else ()
        names = [name for side in sides for name in side.names]
        if not all(map(is_listed, names)):
            return None
        if len(names) > 1 or any(side.has_verb for side in sides):
            body = (first + 1, opened)
            return Candidate(start=opened + 2, sides=sides, body=body, is_tail=True)
        return None


def _abbreviates(words: str, sides: tuple[Side, ...]) -> bool:
    """Whether a lone name in parentheses only shortens the words before it: ``… States (SIDS)``.

    >>> _abbreviates("small island developing States", parse_sides("SIDS"))
    True
    """
    if len(sides) != 1 or sides[0].has_verb or len(sides[0].names) != 1:
        return False
    name = sides[0].names[0]
    letters = [letter.lower() for letter in name if letter.isupper()]
    initials = [word[0].lower() for word in _WORDS.findall(words) if word not in _SMALL]
    return len(letters) > 1 and initials[-len(letters) :] == letters


def find_candidates(
    text: str, marks: Marks, stated: frozenset[str]
) -> tuple[dict[int, Candidate], dict[int, Candidate]]:
    """Heads and tails by shape, by row of the bracket, whoever may be named in them."""
    heads: dict[int, Candidate] = {}
    tails: dict[int, Candidate] = {}
    edges = _Edges(text, marks, stated)
    for row, first in enumerate(marks.open):
        if first < 0:
            continue
        head = edges.head(row)
        if head:
            heads[row] = head
        elif marks.close[row] >= 0:
            tail = edges.tail(row)
            if tail:
                tails[row] = tail
    return heads, tails


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
        if canonical != side.names and any(map(CALL.search, side.names)):
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
    is_long = end - start > _LONGEST_STANCE
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
    dash = max(text.rfind(mark, low, end) for mark in _DASHES)
    if dash < 0:
        return (), end
    sides = parse_sides(text[dash + 2 : end].rstrip(". \n"), known.stated)
    candidate = Candidate(start=dash + 2, sides=sides, body=(start, dash), is_tail=True)
    found = attribute(text, candidate, known, end) if sides else None
    return (found.stances, dash) if found else ((), end)
