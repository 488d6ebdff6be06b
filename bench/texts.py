"""Made-up treaties to measure with: seeded, of any length, and copied from nowhere.

The few words that glue an English treaty together stand at the head of a Zipf law; all that carries
meaning is invented.  A page is about a thousand tokens, as in a printed treaty.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import accumulate
from random import Random
from typing import Final

TOKENS_A_PAGE: Final = 1_008
"""Words and marks on one page, so that 500 pages hold about 504 000 of them."""

SHORTEST: Final = 12
"""A paragraph has more spaces than this, a heading has fewer."""

VOCABULARY: Final = 6_000
"""So many different words a long treaty has."""

TOKEN: Final = re.compile(r"\w+(?:['’/-]\w+)*|[^\w\s]")
"""One token: a word or a single mark.  Reading is measured against finding all of them."""

_GLUE: Final = re.findall(
    r"\w+",
    """the of and to in shall a for Parties or by be on with Party as Council that this any Article
    is Agreement at its Member under which not such from may each all States into between other
    within Secretariat accordance their who paragraph where has Conference""",
)
_ONSETS: Final = re.findall(r"\w+", "b br c cl d dr f g gr h l m n p pr qu r s st t tr v")
_VOWELS: Final = re.findall(r"\w+", "a e i o u ai ea io")
_CODAS: Final = re.findall(r"\w+", "l m n nt r rd s st t x")
_COMMAS: Final = 0.5
_ITEMS: Final = 0.3
_BATCH: Final = 8_192


class Words:
    """An endless seeded supply of words, the frequent ones short.

    >>> Words(1).some(3) == Words(1).some(3)
    True
    """

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self._vocabulary = [*_GLUE, *_invented(Random(1945), VOCABULARY - len(_GLUE))]
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))
        self._drawn: list[str] = []

    def some(self, count: int) -> list[str]:
        """The next ``count`` words."""
        while len(self._drawn) < count:
            self._drawn += self.chance.choices(
                self._vocabulary, cum_weights=self._weights, k=_BATCH
            )
        taken = self._drawn[-count:] if count else []
        del self._drawn[len(self._drawn) - count :]
        return taken

    def sentence(self, stop: str = ".") -> str:
        """15 to 40 words with a capital and a comma here and there."""
        words = self.some(self.chance.randint(15, 40))
        for place in range(4, len(words) - 3, 9):
            if self.chance.random() < _COMMAS:
                words[place] += ","
        return _capital(" ".join(words)) + stop


def _invented(chance: Random, count: int) -> list[str]:
    """``count`` different pronounceable words, the later ones longer."""
    made: dict[str, None] = {}
    while len(made) < count:
        longer = len(made) / count
        syllables = 1 + (chance.random() < 0.35 + longer) + (chance.random() < 0.3 + longer / 2)
        parts = (chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(syllables))
        made["".join(parts) + chance.choice(_CODAS)] = None
    return list(made)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def treaty(pages: float, seed: int = 1) -> list[str]:
    """The lines of a treaty of so many pages, each paragraph on one line.

    >>> lines = treaty(0.5)
    >>> lines[0], lines[2]
    ('PART I', 'Article 1')
    """
    words = Words(seed)
    wanted = round(pages * TOKENS_A_PAGE)
    lines: list[str] = []
    article = 0
    while wanted > 0:
        article += 1
        for line in _article(words, article):
            lines.append(line)
            wanted -= len(TOKEN.findall(line))
            if wanted <= 0:
                break
    return lines


def _article(words: Words, number: int) -> Iterator[str]:
    """The lines of one article: headings, numbered paragraphs, items."""
    chance = words.chance
    if number % 12 == 1:
        yield f"PART {_roman(number // 12 + 1)}"
        yield ""
    yield f"Article {number}"
    yield _capital(" ".join(words.some(chance.randint(2, 5))))
    yield ""
    for paragraph in range(1, chance.randint(2, 6)):
        sentences = [words.sentence() for _ in range(chance.randint(1, 4))]
        if chance.random() < _ITEMS:
            yield f"{paragraph}. " + " ".join([*sentences[1:], words.sentence(":")])
            yield from _items(words)
        else:
            yield f"{paragraph}. " + " ".join(sentences)
    yield ""


def _items(words: Words) -> Iterator[str]:
    count = words.chance.randint(3, 6)
    for place in range(count):
        stop = "." if place == count - 1 else ";"
        yield f"({'abcdef'[place]}) " + words.sentence(stop)


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def as_text(lines: Sequence[str], wrapped: int = 0) -> str:
    """Lines as one text, hard-wrapped at ``wrapped`` columns if it is not 0."""
    if wrapped:
        lines = [textwrap.fill(line, wrapped, break_on_hyphens=False) for line in lines]
    return "\n".join(lines) + "\n"


def is_long(line: str) -> bool:
    """True for a paragraph, false for a heading: only paragraphs are changed and bracketed."""
    return line.count(" ") >= SHORTEST


# --- Drafts ------------------------------------------------------------------------------------


def draft_of(lines: Sequence[str], seed: int, edits: int) -> list[str]:
    """What one delegation makes of a treaty: ``edits`` scattered changes.

    Of 60 changes one paragraph is inserted, one deleted and one moved (of each at least one); of
    the others nearly half change a word, the rest change a phrase, insert words or delete some.

    >>> base = treaty(1)
    >>> draft_of(base, seed=5, edits=9) == draft_of(base, seed=5, edits=9) != base
    True
    """
    words = Words(seed)
    chance = words.chance
    made = list(lines)
    places = [place for place, line in enumerate(made) if is_long(line)]
    structural = max(1, edits // 60)
    for _ in range(max(0, edits - 3 * structural)):
        place = chance.choice(places)
        made[place] = _reworded(words, made[place])
    struck = sorted(chance.sample(places, min(2 * structural, len(places))), reverse=True)
    for turn, place in enumerate(struck):
        line = made.pop(place)
        if turn % 2:
            made.insert(chance.randrange(len(made)), line)
    for _ in range(structural):
        made.insert(chance.choice(places), f"{chance.randint(1, 5)} bis. " + words.sentence())
    return made


def _reworded(words: Words, line: str) -> str:
    """``line`` with one change of its words."""
    chance = words.chance
    pieces = line.split(" ")
    at = chance.randrange(1, len(pieces) - 5)
    match chance.choices(("word", "phrase", "insert", "strike"), (48, 26, 15, 11))[0]:
        case "word":
            pieces[at] = words.some(1)[0]
        case "phrase":
            pieces[at : at + chance.randint(2, 5)] = words.some(chance.randint(2, 5))
        case "insert":
            pieces[at:at] = words.some(chance.randint(1, 6))
        case _:
            del pieces[at : at + chance.randint(1, 4)]
    return " ".join(pieces)


# --- Brackets ----------------------------------------------------------------------------------

_CODES: Final = ("AV", "BQ", "CZ", "DU", "EX", "GO", "KV", "LU", "NQ", "PW", "RO", "TV")
_EVERY: Final = 240
"""Characters from one group of brackets to the next; the groups hold 1.6 brackets on average."""

_LONGEST: Final = 6
"""Words that a bracket may take in."""

_GROUPS: Final = {
    "[{phrase}]": 30,
    "[{phrase}][{other}]": 25,
    "[{names} propose: {phrase}] [{name}: {other}]": 15,
    "[{phrase} [{other} [{third}]] [[{third}][{other}]]]": 12,
    "{phrase} [X]": 3,
    "{phrase} […]": 2,
    "{phrase} [date]": 2,
    "{phrase} [to be determined]": 1,
    "[{phrase} - {names}; {name} delete]": 5,
    "[{phrase} / {other}]": 5,
}
"""The kinds of brackets that negotiators use, and how often of a hundred."""


def bracketed(lines: Sequence[str], seed: int = 1) -> list[str]:
    """A treaty as it looks in the middle of its negotiation: about one bracket in 150 characters.

    >>> "[" in as_text(bracketed(treaty(1)))
    True
    """
    words = Words(seed)
    made: list[str] = []
    number = 0
    for line in lines:
        if not is_long(line):
            made.append(line)
            continue
        number += 1
        label, _, rest = line.partition(" ")
        if number % 25 == 0:
            made += _options(words, label)
        made.append(f"{label} {_with_brackets(words, rest)}")
    return made


def _options(words: Words, label: str) -> list[str]:
    """A paragraph in two options."""
    return [
        f"[{label} Option 1: {_with_brackets(words, words.sentence())}",
        f"Option 2: {_with_brackets(words, words.sentence())}]",
    ]


def _with_brackets(words: Words, line: str) -> str:
    chance = words.chance
    pieces = line.split(" ")
    made: list[str] = []
    at, due = 0, chance.randrange(_EVERY)
    while at < len(pieces):
        if due > 0 or len(pieces) - at <= _LONGEST:
            made.append(pieces[at])
            due -= len(pieces[at]) + 1
            at += 1
            continue
        count = chance.randint(1, _LONGEST)
        made.append(_group(words, " ".join(pieces[at : at + count])))
        at += count
        due = chance.randint(_EVERY // 3, _EVERY * 5 // 3)
    return " ".join(made)


def _group(words: Words, phrase: str) -> str:
    """``phrase`` in brackets of one of the kinds that negotiators use."""
    chance = words.chance
    shape = chance.choices(list(_GROUPS), list(_GROUPS.values()))[0]
    return shape.format(
        phrase=phrase,
        other=" ".join(words.some(chance.randint(1, 4))),
        third=" ".join(words.some(2)),
        name=chance.choice(_CODES),
        names="/".join(chance.sample(_CODES, chance.randint(1, 3))),
    )


# --- The dialect of a peer ---------------------------------------------------------------------


def in_keywords(lines: Sequence[str]) -> str:
    """A treaty with the keywords by which bluebell tells structure: the text that suits it best."""
    made: list[str] = []
    for line in lines:
        if line.startswith(("PART ", "Article ")):
            made.append(line.upper().replace("ARTICLE", "ART"))
        elif line[:1].isdigit():
            label, _, rest = line.partition(" ")
            made += [f"  PARA {label}", f"    {rest}"]
        elif line.startswith("("):
            label, _, rest = line.partition(" ")
            made += [f"    SUBPARA {label}", f"      {rest}"]
        else:
            made.append(line and f"  {line}")
    return "\n".join(made) + "\n"
