"""Words of a clause with their places, and the misprints of scanned texts undone with a doubt.

Clauses come from scans: ``sL~teenth``, ``acc&ion``, ``acces-``.  A word that cannot be read is
held against the few words that matter here; if exactly one of them is near, it is taken and the
token remembers that it was guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Levenshtein

from paraph.depositary.english.lexicon import FUZZY, GLUED, NOT_FUZZY

_TOKEN: Final = re.compile(
    r"\d+(?:st|nd|rd|th)\b|\d+[^\W\d_]{1,2}(?!\w)|\d+|[^\W\d_]+(?:(?:[~&'’*^|\\#@!$]+|\d+(?=[^\W\d_]))[^\W\d_]+)*|\S"
)
_ODD: Final = re.compile(r"[~&*^|\\#@!$]+")
_LONG_ENOUGH: Final = 8
_MOST_EDITS: Final = 2
_BEGINNING: Final = 4


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark, folded to small plain letters, with its place in the text."""

    text: str
    begin: int
    end: int
    guessed: bool = False


def text_at(words: Sequence[Token], place: int) -> str:
    """The folded word at a place; empty before the first and after the last one."""
    return words[place].text if 0 <= place < len(words) else ""


@lru_cache(maxsize=4096)
def _near(word: str) -> str | None:
    """The one word of the lexicon that a misprint can stand for."""
    if word in NOT_FUZZY or word in FUZZY:
        return None
    if _ODD.search(word):
        pattern = re.compile(".{0,3}".join(re.escape(part) for part in _ODD.split(word)))
        fitting = [one for one in FUZZY if pattern.fullmatch(one)]
        if len(fitting) == 1:
            return fitting[0]
    elif len(word) < _LONG_ENOUGH:
        return None
    ranked = sorted((Levenshtein.distance(word, one), one) for one in FUZZY)
    (best, chosen), (second, _) = ranked[0], ranked[1]
    return chosen if best <= _MOST_EDITS and best < second else None


def tokens(text: str) -> list[Token]:
    """The tokens of a text.

    >>> [token.text for token in tokens("the twenty-second instrument")]
    ['the', 'twenty', '-', 'second', 'instrument']
    >>> tokens("of sL~teenth")[1]
    Token(text='sixteenth', begin=3, end=12, guessed=True)
    """
    found = []
    for match in _TOKEN.finditer(text):
        word = _plain(match[0])
        if at := _elided(word) or _glued(word):
            middle = match.start() + at
            found.append(Token(word[:at].rstrip("'’"), match.start(), middle))
            found.append(Token(word[at:], middle, match.end()))
            continue
        near = (_broken(word) if _is_broken(text, match.end()) else None) or _near(word)
        found.append(Token(near or word, match.start(), match.end(), near is not None))
    return found


def _elided(word: str) -> int:
    """Where a French article or preposition ends that lost its vowel: “d’adhésion”."""
    elided = re.match(r"(?:[dlns]|qu)['’](?=\w{3})", word)
    return elided.end() if elided else 0


@lru_cache(maxsize=4096)
def _glued(word: str) -> int:
    """Where a lost blank stood between two words of a rule: “dayfollowing”, “ratificationor”."""
    if len(word) < _LONG_ENOUGH or word in FUZZY or word in NOT_FUZZY:
        return 0
    parts = (at for at in range(2, len(word) - 1) if word[:at] in GLUED and word[at:] in GLUED)
    return next(parts, 0)


def _is_broken(text: str, end: int) -> bool:
    """Whether a word is broken off: by a hyphen at the end of a line, or where the text ends."""
    if end == len(text):
        return True
    return text[end : end + 1] in {"-", "¬"} and not text[end + 1 : end + 2].strip()


@lru_cache(maxsize=4096)
def _broken(word: str) -> str | None:
    """The word of the lexicon of which only the beginning stands before a hyphen."""
    if len(word) < _BEGINNING or word in FUZZY or word in NOT_FUZZY:
        return None
    fitting = {one.rstrip("s") for one in FUZZY if one.startswith(word)}
    return fitting.pop() if len(fitting) == 1 else None


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word)
    return "".join(one for one in letters if not unicodedata.combining(one)).casefold()
