"""Where the rule stands: the sentences that say “shall enter into force”, and for whom they speak.

A text of final clauses has several: for the treaty, for who joins later, for amendments.  Scans mix
columns and lose stops, so that a rule may run on beyond its sentence; a later rule ends it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from paraph.depositary.english.thresholds import threshold_at
from paraph.depositary.english.tokens import Token, text_at


class Speaks(Enum):
    """For whom a sentence with “enter into force” speaks."""

    TREATY = "the treaty"
    LATER = "who joins later"
    PERHAPS_LATER = "who joins later, or the treaty"
    OTHERWISE = "the treaty, if the first rule fails"
    PART = "a protocol, an amendment, an annex"
    ELSE = "a denunciation, a declaration, a notice"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence from token ``first`` to before ``last``; ``anchor`` is its “force”."""

    speaks: Speaks
    first: int
    anchor: int
    last: int


_NOT_ANCHOR = frozenset({"entry", "entered", "entering", "entrance", "date", "enteringinto"})
_STOPS = frozenset({".", ";"})

_LATER = re.compile(
    r"^(?:[\W\d]|\b[a-z]\b|\bxvi*\b)*"
    r"(?:thereafter|subsequently|for (?!the purpose|the present|this)|"
    r"in respect of|with respect to|with regard to|as regards|as between|in the case of|"
    r"(?:each|any|every|a|such|all other|the) (?:other |contracting |signatory |such |new )*"
    r"(?:state|party|government|country|instrument|ratification|accession|territor|organi)|"
    r"where (?:a|any)|when a state|pour chaque|state (?:ratify|acced|deposit|becom))"
)
_LATER_INSIDE = re.compile(
    r"\bfor each\b|\bfor every\b|"
    r"(?:for|in respect of|as regards|with respect to|to) (?:each|any|every|other|a) "
    r"(?:other |contracting |signatory |acceding |ratifying |new |subsequent |particular )*"
    r"(?:state|party|government|country|member|of them|organi)|"
    r"\b(?:ratify|acced|accept|approv|sign|join)ing (?:\w+ ){0,6}?"
    r"(?:thereafter|subsequently|after)|subsequently|"
    r"(?<!date )(?<!days )(?<!months )(?<!month )(?<!years )(?<!year )thereafter|"
    r"\b(?:such|that|the said) (?:state|party|government|country) of its"
)
_LATER_PERHAPS = re.compile(
    r"deposits? (?:of|by) (?:its|such|that)\b|"
    r"\bits (?:own )?(?:instrument|(?:ratif|access)\w*(?! by))\b"
)
"""Words of the rule for one State, which also stand where the last of several is meant."""
_NEXT_RULE = re.compile(r",? and (?:\w+ ){0,3}?(?:shall |will )?(?:thereafter|subsequently)\b")
"""Where a second rule begins in the same sentence, for who joins later."""
_OTHERWISE = re.compile(
    r"^(?:[\W\d]|\b[a-z]\b)*(?:if|in the event|failing|should|otherwise|in case)\b"
)
_START = r"^(?:[\W\d]|\b[a-z]\b)*"
_ONE = r"(?:amendment|protocol|annex|modification|revision|alteration)"
_MANY = r"(?:amendments|protocols|annexes|modifications|revisions|alterations)"
_PART = re.compile(
    rf"(?:{_START}|, )(?:any|an|each|every|such|all) (?:\w+ )?(?:{_MANY}|{_ONE})\b(?!,)|"
    rf"{_START}{_MANY}\b|"
    rf"{_START}(?:the|this) (?:\w+ ){{0,2}}?(?:{_MANY}|{_ONE})\b(?! shall (?:enter|come))"
)
_NOT_THE_TREATY = re.compile(
    r"\b(?:denunciations?|withdrawals?|terminations?|declarations?) (?:shall|will)? ?"
    r"(?:takes?|becomes?|enters?) \w+$"
)
_SUBJECT = re.compile(
    r"(?<!to )(?<!of )(?<!under )\b(?:this|the|the present|these) (?:\w+ ){0,3}?"
    r"(?:convention|treaty|agreement|protocol|charter|statutes?|covenant|constitution|act|accord|"
    r"amendment|pact|memorandum of understanding|articles of agreement)\b[^.;]{0,60}"
    r" (?:shall |will )?(?:\w+ )?(?:enters?|comes?|takes?|becomes?) \W*(?:in|effect|operative)"
)
_ELSE = re.compile(
    r"^(?:[\W\d]|\b[a-z]\b)*(?:any|an?|each|every|the|such|this|that|said)? ?(?:\w+ ){0,2}?"
    r"(?:denunciations?|withdrawals?|notifications?|declarations?|reservations?|terminations?|"
    r"suspensions?|extensions?|notices?|objections?|communications?|request)\b"
    r"[^.;]{0,120}? (?:shall|will|takes?|becomes?)\b"
)


def sentences(text: str, words: Sequence[Token]) -> list[Sentence]:
    """Every sentence that speaks of entry into force, in order."""
    anchors = [place for place in range(len(words)) if _is_anchor(words, place)]
    found: list[Sentence] = []
    for place in anchors:
        first, last = _bounds(text, words, place)
        if found and first <= found[-1].anchor:
            first = _second(words, found[-1].anchor + 1, place)
        speaks = _speaks(text, words, first, place, last)
        found.append(Sentence(speaks, first, place, last))
    return _settled(found, words)


def _second(words: Sequence[Token], start: int, anchor: int) -> int:
    """Where a second rule of the same sentence begins: at its “and”, else after the first one."""
    near = range(anchor - 1, max(start, anchor - 8), -1)
    joins = next((place for place in near if words[place].text == "and"), None)
    return min(anchor, start if joins is None else joins + 1)


def _settled(found: list[Sentence], words: Sequence[Token]) -> list[Sentence]:
    """The sentences, each that is “perhaps later” read as what the others leave it to be.

    Where no other sentence speaks for the treaty, the one that gives a number does.
    """
    general = any(one.speaks is Speaks.TREATY for one in found)
    settled = []
    for one in found:
        speaks = one.speaks
        if speaks is Speaks.PERHAPS_LATER:
            places = range(one.anchor, one.last)
            number = any(threshold_at(words, place, one.last) for place in places)
            speaks = Speaks.TREATY if number and not general else Speaks.LATER
        settled.append(replace(one, speaks=speaks))
    return settled


def _is_anchor(words: Sequence[Token], place: int) -> bool:
    """Whether “force” here says that something enters into force."""
    word = words[place].text
    before = [token.text for token in words[max(0, place - 3) : place]]
    if word in {"force", "effect"}:
        following = text_at(words, place + 1)
        return following != "of" and _enters(words, place, before, following)
    if word in {"effective", "operative"}:
        return before[-1:] in (["become"], ["becomes"], ["be"])
    return word == "vigueur" and bool({"entrera", "entre"} & set(before))


def _enters(words: Sequence[Token], place: int, before: list[str], following: str) -> bool:
    """Whether the words before “force” are a verb of entering, and not denied or a duration."""
    if "not" in before[:2] or (before[:1] == ["enter"] and _denied(words, place)):
        return False
    if before[-1:] == ["in"] and (following in {"for", "until"} or not _becomes(words, place)):
        return False
    if before[1:2] and before[1] in {"enters", "comes"} and _is_date(words, place - 2):
        return False
    if before[-1:] and before[-1] in {"into", "in", "to"}:
        return not _names_entry("".join(before[-2:-1]))
    return before[-1:] == ["take"]


def _becomes(words: Sequence[Token], place: int) -> bool:
    """Whether “in force” follows a verb: “shall be”, “enter in force”, and not “cease to be”."""
    before = [token.text for token in words[max(0, place - 5) : place - 1]]
    verb = before[-1:] and before[-1] in {"be", "enter", "enters", "come", "comes", "become"}
    return bool(verb) and not {"cease", "ceases", "remain"} & set(before)


_DATING = frozenset({"which", "when", "until", "unless", "before", "after", "once", "that"})


def _is_date(words: Sequence[Token], verb: int) -> bool:
    """Whether the words only date something: “the date on which it enters into force”."""
    for place in range(verb - 1, max(-1, verb - 7), -1):
        if words[place].text in {",", ".", ";", ":", ")"}:
            return False
        if words[place].text in _DATING:
            return True
    return False


def _denied(words: Sequence[Token], place: int) -> bool:
    """Whether “not” stands before “enter into force”."""
    return any(token.text == "not" for token in words[max(0, place - 5) : place])


def _names_entry(word: str) -> bool:
    """Whether a word before “into force” makes it a heading or a date, also glued to another."""
    return word in _NOT_ANCHOR or word.endswith("entry")


def _bounds(text: str, words: Sequence[Token], anchor: int) -> tuple[int, int]:
    first = anchor
    while first > 0 and not ends_at(text, words, first - 1):
        first -= 1
    last = anchor
    while last < len(words) and not ends_at(text, words, last):
        last += 1
    return first, last


def is_subject(text: str, words: Sequence[Token], sentence: Sentence) -> bool:
    """Whether a sentence has the treaty itself for its subject: “this Convention shall enter …”."""
    end = words[min(sentence.anchor, len(words) - 1)].end
    return _SUBJECT.search(text[words[sentence.first].begin : end].casefold()) is not None


def ends_at(text: str, words: Sequence[Token], place: int) -> bool:
    """Whether a mark ends a sentence: no stop of a number (29.2) or inside a list of means."""
    token = words[place]
    if token.text not in _STOPS:
        return False
    if token.text == ";":
        return True
    before, after = text[: token.begin][-1:], text[token.end :][:1]
    if before.isdigit() and after.isdigit():
        return False
    following = text_at(words, place + 1)
    if before.isdigit() and not after.isspace() and not after.isupper():
        return True
    return following not in {"acceptance", "approval", "accession", "or"}


def _speaks(text: str, words: Sequence[Token], first: int, anchor: int, last: int) -> Speaks:
    start = text[words[first].begin : words[anchor].end].casefold()
    start = re.sub(r"^.*article [ivxl\d]+\W*", "", start, flags=re.DOTALL)
    end = words[min(last, anchor + 24, len(words) - 1)].end
    near = text[words[first].begin : end].casefold()
    if following := _NEXT_RULE.search(near):
        own = words[first].begin + following.start() < words[anchor].begin
        near = near[following.start() :] if own else near[: following.start()]
    if _OTHERWISE.search(start):
        return Speaks.OTHERWISE
    if _ELSE.search(start) or _NOT_THE_TREATY.search(start):
        return Speaks.ELSE
    if _PART.search(start):
        return Speaks.PART
    if _LATER.search(start) or _LATER_INSIDE.search(near):
        return Speaks.LATER
    return Speaks.PERHAPS_LATER if _LATER_PERHAPS.search(near) else Speaks.TREATY
