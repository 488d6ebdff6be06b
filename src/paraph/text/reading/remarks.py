"""What is said beside the text: stances in notes, proposals as orders, marks of change, records.

A footnote may hold stances (C12), a line may ask for a change instead of making it (C9, C10), and
a record of a meeting may say how far a paragraph has come (C11).  All of them are read, and none is
carried out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from paraph.text.findings import Finding
from paraph.text.reading.lexicon import VERB
from paraph.text.reading.model import NoteSpan, Span, Stance, StanceKind
from paraph.text.reading.parties import Known, parse_sides
from paraph.text.reading.roster import is_listed

RESERVATIONS: Final = (
    *("parliamentary scrutiny", "parliamentary", "scrutiny", "substantive", "substance"),
    *("linguistic", "language", "general", "placement", "pending instructions"),
)
"""Kinds of reservation by the words that name them, longest first (bracket-conventions 3.4)."""

_SENTENCE: Final = re.compile(r"[^.;\n]{1,300}(?:\n[^.;\n]{1,300}){0,3}")
_LEAD: Final = re.compile(r"\s*(?:Negotiators?[’']?s?[’']? [Nn]ote|Note|Comment)s?\s?:\s?")
_KIND_FIRST: Final = re.compile(
    r"\s*(?P<kind>(?:[A-Za-z]+ ){0,3}[Rr]eservations?)(?: by| from|:| -| –)\s*"
    r"(?P<names>[^:]{2,200})\Z"
)
_NAMES_FIRST: Final = re.compile(
    r"\s*(?P<names>[^:]{2,200}?)\s?:\s*(?P<words>.{2,160})\Z", re.DOTALL
)
_RESERVE: Final = re.compile(r"reserv(?:ation|es?\b|ing)", re.IGNORECASE)
_LONE_VERB: Final = re.compile(
    r"\s*(?:(?P<DELETE>(?:to )?delet)|(?P<RETAIN>retain|keep|maintain)|(?P<SUPPORT>support|accept)"
    r"|(?P<OPPOSE>oppos|cannot accept|against|does not support)|(?P<PROPOSE>propos|add|insert)"
    r"|(?P<PREFER>prefer)|(?P<CONSIDER>(?:still )?(?:consider|review|consult)))",
    re.IGNORECASE,
)

_VERB_AFTER_NAMES: Final = re.compile(
    r"\s*(?P<names>[A-Z][^:]{1,120}?) (?:has |have |enters? |entered |maintains? |is |are )?"
    r"(?=(?:a )?(?:[a-z]+ ){0,2}(?:reserv|supports?\b|oppos|propos|prefer|(?:still )?consider"
    r"|(?:still )?review))"
)
_VERBS: Final = r"Replace|Delete|Move|Insert|Add|Merge|Substitute|Remove|Reinstate|Split|Relocate"
_LOCATOR: Final = r"[Pp]aras?\.?|[Pp]aragraphs?|[Aa]rticles?|[Ss]ubparagraphs?|[Cc]hapeau|[Tt]itle"
_ORDER: Final = re.compile(
    rf":[ ]{{1,4}}[*_]{{0,2}}(?P<order>(?:(?:{_VERBS})\b"
    rf"(?=[^\n]{{0,80}}?(?:[“\"«(]|\b(?:{_LOCATOR})\b|\d|\bwords?\b))"
    rf"|(?:{_LOCATOR})\b[^\n]{{0,60}}? (?:to|should) read\b)[^\n]{{0,400}})"
)
_WHO: Final = re.compile(
    r"(?:\A|\n)[ \t>*_-]{0,20}+(?P<who>[A-ZÀ-ÞА-Я][^:\n\[\]“”\".]{0,80}?)"
    r"(?P<asked> (?:proposal|proposes|suggestion|amendment))?[ ]?\Z"
)
_MARK: Final = re.compile(
    r"(?m)^[ \t]{0,20}+(?P<code>[A-Z]{1,8}/\d{1,4}[A-Z]?\d?/\d{1,4}[ \t]{1,20})?"
    r"(?P<mark>\(?(?:ADD|MOD|SUP|NOC|SUPPRIMER)\)?\*?)"
    r"(?=[ \t]{0,20}(?:$|\d|[A-Z]{1,8}/\d|Article|ARTICLE|RESOLUTION|PP|OP|Annex))"
)
_CODE: Final = re.compile(r"([A-Z]{1,8})/\d{1,4}[A-Z]?\d?/\d{1,4}\b")
_EFFECT: Final = {
    "ADD": "new text is added here",
    "MOD": "the text here is changed",
    "SUP": "the provision is taken out",
    "NOC": "the provision stays as it is",
}
_FEWEST_MARKS: Final = 2


def with_stances(text: str, notes: Sequence[NoteSpan], known: Known) -> tuple[NoteSpan, ...]:
    """The notes together with the stances that they speak out (C12)."""
    heard = []
    for index, note in enumerate(notes):
        following = notes[index + 1].span[0] if index + 1 < len(notes) else len(text)
        found = tuple(_stances(text, note, known, following))
        heard.append(replace(note, stances=found) if found else note)
    return tuple(heard)


def _stances(text: str, note: NoteSpan, known: Known, following: int) -> Iterator[Stance]:
    """The stances in one note, sentence by sentence, before the following note."""
    start = note.body[0]
    lead = _LEAD.match(text, *note.body)
    start = lead.end() if lead else start
    for sentence in _SENTENCE.finditer(text, start, min(note.body[1], start + 1_500, following)):
        yield from _spoken(sentence[0], sentence.start(), known)


def _spoken(words: str, at: int, known: Known) -> Iterator[Stance]:
    """The stances of one sentence: ``AA, supported by BB: delete``, ``Reservation: CC``."""
    kind_first = _KIND_FIRST.match(words)
    if kind_first:
        reservation = _reservation(kind_first["kind"])
        yield from _named(kind_first, "names", at, known, (StanceKind.RESERVE, reservation))
        return
    names_first = _NAMES_FIRST.match(words)
    if names_first:
        meant = _meant(names_first["words"])
        if meant:
            yield from _named(names_first, "names", at, known, meant)
        return
    verb = _VERB_AFTER_NAMES.match(words)
    if verb:
        meant = _meant(words[verb.end("names") :])
        if meant:
            yield from _named(verb, "names", at, known, meant)


def _meant(words: str) -> tuple[StanceKind, str] | None:
    """The stance and the kind of reservation that some words speak out."""
    if _RESERVE.search(words):
        return StanceKind.RESERVE, _reservation(words)
    lone = _LONE_VERB.match(words)
    if lone:
        return StanceKind[str(lone.lastgroup)], ""
    verb = VERB.search(words)
    return (StanceKind[str(verb.lastgroup)], "") if verb and verb.lastgroup != "call" else None


def _reservation(words: str) -> str:
    """The kind of a reservation: ``scrutiny``, ``linguistic``, … ; ``general`` where none is named.

    >>> _reservation("Parliamentary scrutiny reservation"), _reservation("reservation")
    ('parliamentary scrutiny', 'general')
    """
    lowered = words.lower()
    return next((kind for kind in RESERVATIONS if kind in lowered), "general")


def _named(
    found: re.Match[str], group: str, at: int, known: Known, meant: tuple[StanceKind, str]
) -> Iterator[Stance]:
    """The stances of everybody named in a group, none when somebody is unknown."""
    sides = parse_sides(found[group].strip(" \n"), known.stated)
    span: Span = (at + found.start(group), at + found.end())
    stances = []
    for side in sides:
        parties = [known.who(name, has_verb=True) for name in side.names]
        if not all(parties):
            return
        names = tuple(party for several in parties for party in several)
        stances.append(Stance(parties=names, kind=meant[0], span=span, reservation=meant[1]))
    yield from stances


def orders(text: str) -> Iterator[tuple[Finding, str]]:
    """Lines that ask for a change instead of making it, and who asks (C9, C10)."""
    for found in _ORDER.finditer(text):
        low = max(0, found.start() - 110)
        head = _WHO.search(text[low : found.start()])
        if not head:
            continue
        who = head["who"].strip()
        is_party = head["asked"] or is_listed(who) or "/" in who
        names = [name for side in (parse_sides(who) if is_party else ()) for name in side.names]
        what = " ".join(found["order"].split())[:80]
        readings = (f"{who} asks: {what} (not carried out)", "words of the text")
        yield _instruction((low + head.start("who"), found.end()), readings), ", ".join(names)
    yield from _marks(text)


def _marks(text: str) -> Iterator[tuple[Finding, str]]:
    """``ADD``, ``MOD``, ``SUP``, ``NOC`` before a provision, with the proposer's code (C10)."""
    if "MOD" not in text and "ADD" not in text and "SUP" not in text:
        return
    marks = list(_MARK.finditer(text))
    if len(marks) < _FEWEST_MARKS:
        return
    for found in marks:
        line_end = text.find("\n", found.end())
        stop = len(text) if line_end < 0 else line_end
        before = text[max(0, found.start() - 40) : found.start()]
        code = _CODE.search(before) or _CODE.search(text, found.start(), stop)
        who = code[1] if code else ""
        effect = _EFFECT.get(found["mark"].strip("()*")[:3], "the provision is taken out")
        asked = f"{who}: {effect}" if who else effect
        readings = (f"{asked} (not carried out)", "words of the text")
        yield _instruction(found.span("mark"), readings), who


def _instruction(span: Span, readings: tuple[str, ...]) -> Finding:
    """The finding that something is asked for here."""
    return Finding(
        code="instruction", span=span, readings=readings, chosen=readings[0], confidence=0.7
    )
