"""Defined terms: where a text says what a term means, and where it uses it.

Found are the forms of treaties: “X” means …; the terms “X” and “Y” mean …; hereinafter “the X”;
(the “X”); a line that begins with the term itself; and a list of terms under a line that says so.
They are known in English, French, Spanish, Russian and Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from paraph.text.comparison.labels import without_label
from paraph.text.links.addresses import Address, address_of

_TERM: Final = (
    r"(?:[“\"«„]\s*(?:the\s+|la\s+|le\s+|el\s+)?(?P<term{n}>[^”\"»“\n]{{1,80}}?)\s*[”\"»“]"
    r"|‘(?:the\s+)?(?P<quoted{n}>[^’\n]{{1,80}})’(?!\w))"
)
_MEANS: Final = (
    r"(?:(?:shall|will)\s+)?(?:means?|refers?\s+to|denotes?|includes?|(?:have|has)\s+the\s+meaning|"
    r"(?:is|are)\s+understood)|désigne(?:nt)?|s['’]entend(?:ent)?|signifie(?:nt)?|"
    r"significan?|se\s+entiende(?:n)?|se\s+entenderá(?:n)?|designan?|"
    r"означа\w+|обознача\w+|понима\w+"
)
_ASIDE: Final = r"(?:\s*\([^)]{1,60}\)|,[^,]{1,80},)?"
_ONE: Final = _TERM.format(n=1)
_TWO: Final = rf"{_ONE}(?:\s*(?:,|and|or|et|ou|y|и)\s*{_TERM.format(n=2)})?"
_FROM_HERE: Final = r"(?:hereinafter|hereafter|ci-après|en\s+adelante|далее)[^“\"«„().;]{0,50}?"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_TWO}{_ASIDE}\s*[,:–—-]?\s*(?:{_MEANS})(?!\w)",
        rf"on\s+entend\s+par\s+{_ONE}",
        rf"(?:par|por|под)\s+{_ONE}[^.;]{{0,40}}?(?:entend|entiend|понима)",
        rf"{_FROM_HERE}{_ONE}",
        rf"\((?:the|la|le|el)?\s*{_ONE}\s*\)",
        rf"(?:以下(?:简)?称(?:为)?){_ONE}",
        rf"{_ONE}\s*(?:是|系|意|均)?指",
        r"\(далее\s*[–—-]\s*(?P<term1>[^)«»]{2,60})\)",
    )
)
_AT_THE_HEAD: Final = re.compile(r"(?P<term1>[A-Z][\w’' -]{2,60}?)\s+(?:shall\s+)?means?\s")
_HINT: Final = re.compile(
    r"[“\"«„‘]|mean|далее|purpose|fins|fines|efectos|целей|entend", re.IGNORECASE
)
"""One of these stands in every definition, and before every list of them."""
_LIST: Final = re.compile(r"(?:on\s+entend\s+par|s['’]entend\s+de)\s*:?\s*$", re.IGNORECASE)
_IN_LIST: Final = re.compile(_ONE)
_OF_ARTICLE: Final = re.compile(
    r"for\s+the\s+purposes?\s+of\s+this\s+(?:article|paragraph)|aux\s+fins\s+du\s+présent\s+article|"
    r"para\s+los\s+(?:fines|efectos)\s+del\s+presente\s+artículo|для\s+целей\s+настоящей\s+статьи",
    re.IGNORECASE,
)
_UNSPACED: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
"""Scripts that write no space between words."""
_STEM: Final = 5
"""Russian words from this length on are found without their last two letters: they inflect."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term, the provision that says what it means, and whether only its article is bound."""

    term: str
    provision: str
    of_article: bool = False


def definitions_in(provisions: Sequence[tuple[str, str]]) -> Iterator[Definition]:
    """The terms that provisions define, each given by name and words.

    >>> words = "(a) “Council” means the Council of Heads;"
    >>> list(definitions_in([("Article 1(1)(a)", words)]))
    [Definition(term='Council', provision='Article 1(1)(a)', of_article=False)]
    """
    bounded: set[str] = set()
    listing: set[str] = set()
    for name, words in provisions:
        if not _HINT.search(words):
            continue
        article = address_of(name)[:1]
        if _OF_ARTICLE.search(words):
            bounded.update(article)
        for term in dict.fromkeys(_terms(words, is_listed=bool(listing.intersection(article)))):
            yield Definition(term, name, of_article=bool(bounded.intersection(article)))
        if _LIST.search(words):
            listing.update(article)


def _terms(words: str, *, is_listed: bool) -> Iterator[str]:
    listed = _IN_LIST.match(without_label(words)) if is_listed else None
    if listed:
        yield listed["term1"] or listed["quoted1"]
    for form in _FORMS:
        for found in form.finditer(words):
            yield from (one.strip(" ,.;") for one in found.groups() if one)
    head = _AT_THE_HEAD.match(without_label(words))
    if head:
        yield head["term1"]


def uses(definition: Definition, provisions: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The names of the provisions that use a term, without the one that defines it.

    >>> council = Definition("Council", "Article 1")
    >>> list(uses(council, [("Article 1", "“Council”"), ("Article 2", "The Council meets.")]))
    ['Article 2']
    """
    pattern = _pattern(definition.term)
    own: Address = address_of(definition.provision)
    for name, words in provisions:
        bound = not definition.of_article or address_of(name)[:1] == own[:1]
        if name != definition.provision and bound and pattern.search(words):
            yield name


def _pattern(term: str) -> re.Pattern[str]:
    """The term as whole words, in the plural too; its capitals count."""
    spaced = r"\s+".join(_word(word) for word in term.split())
    if _UNSPACED.search(term):
        return re.compile(re.escape(term))
    flags = 0 if any(letter.isupper() for letter in term) else re.IGNORECASE
    return re.compile(rf"(?<!\w){spaced}(?:e?s)?(?!\w)", flags)


def _word(word: str) -> str:
    is_russian = re.fullmatch(r"[а-яё]+", word, re.IGNORECASE) is not None
    if is_russian and len(word) >= _STEM:
        return re.escape(word[:-2]) + r"\w{0,4}"
    if word.endswith("y") and len(word) > 1:
        return re.escape(word[:-1]) + "(?:y|ie)"
    return re.escape(word)
