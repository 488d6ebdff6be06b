"""References in running words: which provisions of the same text they point to.

Read are units with numbers in figures, letters, Roman numerals and words, lists and ranges of them,
paragraphs of articles in either order, and what is said by place: *this Article*, *the preceding
paragraph*.  What points into another instrument is none: ``Article 51 of the Charter of the United
Nations``.  Only exact links are given; a reference that cannot be read is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from paraph.text.links.addresses import SUFFIX, UNITS, Address, normal

PARAGRAPH: Final = "paragraph"
SUBPARAGRAPH: Final = "subparagraph"

_LEVELS: Final = UNITS | {
    SUBPARAGRAPH: r"sub-?paragraphs?|sub-?paras?\.?|incisos?|подпункт\w{0,3}|sous-paragraphes?",
    PARAGRAPH: (
        r"paragraphs?|paras?\.?|paragraphes?|párrafos?|apartados?|пункт\w{0,3}|الفقرة|الفقرات|§§?"
    ),
}
_ONES: Final = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS: Final = {word: number for number, word in enumerate(_ONES, 1)} | {
    f"{ten}{f'-{one}' if one else ''}": 20 + 10 * place + number
    for place, ten in enumerate(_TENS)
    for number, one in enumerate(("", *_ONES[:9]))
}
_ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
        ],
        1,
    )
}
_WORD: Final = "|".join(sorted(_WORDS, key=len, reverse=True))
_SUB: Final = r"(?:\s?\((?:[0-9]{1,3}|[a-zа-я]{1,2}|[ivxlIVXL]{1,6})\))"
_NUMBER: Final = (
    rf"(?:(?:[0-9٠-٩]{{1,4}}|(?-i:[IVXLC]{{1,7}}|[A-Z])|{_WORD})(?:\s?{SUFFIX})?(?!\w){_SUB}*"
    rf"|{_SUB}+)"
)
_JOIN: Final = (
    r"\s*(?:,\s*(?:and|or|et|ou|y|и)?|and|or|et|ou|y|o|и|или|to|through|à|al?|по|до|[-–—])\s*"
)
_RANGE: Final = re.compile(r"\s*(?:to|through|à|al?|по|до|[-–—])\s*", re.IGNORECASE)
_SEGMENT: Final = re.compile(
    rf"(?<![\w-])(?:(?P<ordinal>{'|'.join(_ORDINALS)})\s+(?P<counted>(?:sub-?)?paragraph)(?!\w)|"
    + "|".join(rf"(?P<{name}>{words})" for name, words in _LEVELS.items()).join(("(?:", ")"))
    + rf"\s*(?P<numbers>{_NUMBER}(?:{_JOIN}{_NUMBER})*))",
    re.IGNORECASE,
)
_ITEM: Final = re.compile(_NUMBER, re.IGNORECASE)
_OUTWARD: Final = re.compile(
    r"(?:,?\s+(?:of|to|in|du|de|del)\s+(?:the\s+|la\s+)?(?:said\s+)?(?:l['’])?|\s+|\s*de l['’])",
    re.IGNORECASE,
)
_INWARD: Final = re.compile(r"(?:,\s*|\s+|\s*,\s*(?:and\s+)?in particular\s+)", re.IGNORECASE)
_BY_PLACE: Final = re.compile(
    r"(?<!\w)(?:(?P<which>this|the\s+present|the\s+(?:immediately\s+)?(?:preceding|previous|foregoing|"
    r"following|next))\s+(?P<what>article|paragraph)(?!\w))",
    re.IGNORECASE,
)
_ELSEWHERE: Final = re.compile(
    r"\s*(?:,\s*)?(?:of|to|du|de|del|in)?\s*(?:the|that|la|le|los|l['’])?\s*(?P<title>"
    r"(?:[\w’'-]+\s+){0,6}?(?-i:Charter|Convention|Treaty|Protocol|Agreement|Statute|Constitution|"
    r"Covenant|Declaration|Rules|Regulations|Act|Charte|Traité|Accord|Statut|Carta|Tratado|"
    r"Acuerdo|Estatuto|Convenio|Уста\w+|Конвенци\w+|Договор\w*|Протокол\w*|Соглашени\w+)(?!\w))",
    re.IGNORECASE,
)
_OWN: Final = re.compile(r"(?:^|\s)(?:this|present|présente?|presente|настоящ\w+)\s", re.IGNORECASE)
_ONE: Final = frozenset({"article", "paragraph", "subparagraph", "sub-paragraph", "annex", "rule"})
"""Units in the singular: behind a comma something else begins."""
_FIGURE: Final = r"[〇一二三四五六七八九十百零0-9]{1,6}"
_IN_CHINESE: Final = re.compile(
    rf"(?<!》)第(?P<article>{_FIGURE})条(?:第(?P<paragraph>{_FIGURE})款)?(?:第（(?P<point>{_FIGURE})）项)?"
)
_MOST: Final = 60
"""How many provisions a range can have; what is longer is none."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference: to which provision, and in which words."""

    target: Address
    words: str


@dataclass(frozen=True, slots=True)
class _Part:
    """Some numbers of one level: ``paragraphs 1 and 2``."""

    level: str
    steps: tuple[Address, ...]
    start: int
    end: int

    @property
    def depth(self) -> int:
        return {PARAGRAPH: 1, SUBPARAGRAPH: 2}.get(self.level, 0)


def references_in(
    words: str, own: Address, articles: Sequence[str] = (), title: str = ""
) -> Iterator[Reference]:
    """The provisions that ``words``, which stand at ``own``, point to.

    ``articles`` are the articles of the text in order, ``title`` is its name: both tell what *the
    preceding Article* and *the Charter* mean.

    >>> [one.target for one in references_in("as in paragraphs 1 and 2 (a) of Article 5", ())]
    [('article 5', '1'), ('article 5', '2', 'a')]
    >>> [one.target for one in references_in("under Articles four to six", ("article 7",))]
    [('article 4',), ('article 5',), ('article 6',)]
    >>> list(references_in("Article 51 of the Charter of the United Nations", ("article 7",)))
    []
    """
    for chain in _chains(words):
        if _is_elsewhere(words[chain[-1].end :], title):
            continue
        said = " ".join(words[chain[0].start : chain[-1].end].split())
        for target in _targets(chain, own):
            yield Reference(target, said)
    for found in _IN_CHINESE.finditer(words):
        steps = [normal(one) for one in found.groups() if one]
        yield Reference((f"article {steps[0]}", *steps[1:]), found[0])
    for found in _BY_PLACE.finditer(words):
        target = _by_place(found, own, articles)
        if target:
            yield Reference(target, " ".join(found[0].split()))


def _chains(words: str) -> Iterator[list[_Part]]:
    """Parts that belong together: ``paragraph 2 of Article 5``, ``Article 5, paragraph 2``."""
    chain: list[_Part] = []
    for found in _SEGMENT.finditer(words):
        part = _part(found)
        if chain and not _goes_on(chain, part, words[chain[-1].end : part.start]):
            yield chain
            chain = []
        chain.append(part)
    if chain:
        yield chain


def _part(found: re.Match[str]) -> _Part:
    if found["ordinal"]:
        level = SUBPARAGRAPH if found["counted"].lower().startswith("sub") else PARAGRAPH
        steps: tuple[Address, ...] = ((str(_ORDINALS[found["ordinal"].lower()]),),)
        return _Part(level, steps, found.start(), found.end())
    level = next(name for name in _LEVELS if found[name] is not None)
    numbers = found["numbers"]
    if found[level].lower() in _ONE:
        numbers = numbers.partition(",")[0]
    end = found.start("numbers") + len(numbers)
    return _Part(level, tuple(_listed(numbers)), found.start(), end)


def _goes_on(chain: list[_Part], part: _Part, between: str) -> bool:
    """Whether a part belongs to those before it: each is inside the next, or outside of it."""
    last = chain[-1]
    inward = last.depth < part.depth
    if last.depth == part.depth or (len(chain) > 1 and inward is not (chain[0].depth < last.depth)):
        return False
    return (_INWARD if inward else _OUTWARD).fullmatch(between) is not None


def _listed(numbers: str) -> Iterator[Address]:
    """The numbers of a list, each with what stands in parentheses behind it; ranges in full."""
    before: Address = ()
    end = 0
    for found in _ITEM.finditer(numbers):
        steps = _steps(found[0])
        if found[0].lstrip().startswith("("):
            steps = (*before[: max(0, len(before) - len(steps))], *steps)
        if before and _RANGE.fullmatch(numbers[end : found.start()]):
            yield from _between(before, steps)
        yield steps
        before, end = steps, found.end()


def _steps(item: str) -> Address:
    head = item.partition("(")[0].strip()
    first = str(_WORDS[head.lower()]) if head.lower() in _WORDS else normal(head)
    inner = tuple(normal(one) for one in re.findall(r"\(([^)]+)\)", item))
    return (first, *inner) if head else inner


def _between(first: Address, last: Address) -> Iterator[Address]:
    """What a range leaves out: 6 and 7 of ``5 to 8``, b of ``(a) to (c)``."""
    one, other = first[-1], last[-1]
    if first[:-1] != last[:-1]:
        return
    if one.isdecimal() and other.isdecimal() and int(other) - int(one) <= _MOST:
        for number in range(int(one) + 1, int(other)):
            yield (*first[:-1], str(number))
    elif len(one) == len(other) == 1 and one.isalpha() and other.isalpha():
        for letter in range(ord(one) + 1, ord(other)):
            yield (*first[:-1], chr(letter))


def _targets(chain: list[_Part], own: Address) -> Iterator[Address]:
    """Every provision that a chain points to; what it does not name is where it stands itself."""
    parts = sorted(chain, key=lambda part: part.depth)
    start: Address = ()
    if parts[0].depth > 0:
        if len(own) < parts[0].depth:
            return
        start = own[: parts[0].depth]
    choices = [
        [(f"{part.level} {one[0]}", *one[1:]) for one in part.steps]
        if not part.depth
        else part.steps
        for part in parts
    ]
    for chosen in product(*choices):
        yield start + tuple(step for steps in chosen for step in steps)


def _by_place(found: re.Match[str], own: Address, articles: Sequence[str]) -> Address:
    which, what = found["which"].lower(), found["what"].lower()
    back = any(word in which for word in ("preceding", "previous", "foregoing"))
    here = which == "this" or which.endswith("present")
    if what == "article":
        if here or not own or own[0] not in articles:
            return ()
        place = list(articles).index(own[0]) + (-1 if back else 1)
        return (articles[place],) if 0 <= place < len(articles) else ()
    if here or len(own) < 2 or not own[1].isdecimal():  # noqa: PLR2004 - an article, a paragraph
        return ()
    number = int(own[1]) + (-1 if back else 1)
    return (own[0], str(number)) if number else ()


def _is_elsewhere(after: str, title: str) -> bool:
    """Whether what follows a reference says that it is to another instrument."""
    found = _ELSEWHERE.match(after)
    if found is None or _OWN.search(f" {found[0]}"):
        return False
    named = found["title"].split()
    is_bare = len(named) == 1 and not re.match(r"\s+(?:of|on|du|de|sur|о)\s", after[found.end() :])
    return not (is_bare and named[0].lower() in title.lower().split())
