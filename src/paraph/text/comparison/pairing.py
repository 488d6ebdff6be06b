"""Pairing: which provision of a version is which provision of the base, where they are not equal.

Structure first, then words.  Inside a gap the lines are gathered into *blocks* (a paragraph with
its heading and the blank lines after it); blocks that share most of their words, whatever their
numbers, are the same provision; two that were merged, or one that was split, are paired as a group.
What remains was inserted, deleted, replaced, or moved.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from paraph.text.comparison.labels import LABEL, without_label
from paraph.text.comparison.lines import Gap, Lines, heaviest_rising
from paraph.text.words import WORD

ALIKE: Final = 0.45
"""Two blocks that share this much of their words (Dice) may be the same provision."""

CONTAINED: Final = 0.7
"""A block whose words stand to this part in a neighbour's counterpart was merged into it."""

TELLING: Final = 4
"""A block of fewer words is in every text, and so tells nothing of a merger."""

RARE: Final = 6
"""Words that occur in at most so many blocks of a gap point to candidates."""

_FULL_LINE: Final = 45
"""A line this long that ends in mid-sentence goes on in the next line."""

_ENDS_SENTENCE: Final = re.compile(r"[.;:!?。；：！？؛؟][\s)\]”’»\d]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines of a text that stand or fall together; offsets in characters."""

    start: int
    end: int
    words: Counter[str]
    size: int

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Block:
        """The block ``text[start:end]``, with its words less the displayed number."""
        words = Counter(word.lower() for word in WORD.findall(without_label(text[start:end])))
        return cls(start, end, words, words.total())


class Pair(NamedTuple):
    """Blocks ``b1:b2`` of the base are blocks ``v1:v2`` of the version; either may be empty."""

    b1: int
    b2: int
    v1: int
    v2: int


def blocks_of(lines: Lines, first: int, last: int) -> list[Block]:
    r"""Gather lines ``first:last`` into blocks.

    >>> text = "Article 1\nThe Council meets.\n\n2. It decides.\n"
    >>> [text[block.start:block.end] for block in blocks_of(Lines(text), 0, 4)]
    ['Article 1\nThe Council meets.\n\n', '2. It decides.\n']
    """
    starts: list[int] = []
    open_heading = True
    for index in range(first, last):
        line = lines.of[index]
        if not line.strip():
            continue
        begins = not open_heading and not _continues(lines, first, index)
        if begins or not starts:
            starts.append(index)
        open_heading = not without_label(line).strip()
    if not starts:
        return []
    starts[0] = first
    return [
        Block.of(lines.text, lines.starts[a], lines.starts[b])
        for a, b in zip(starts, [*starts[1:], last], strict=True)
    ]


def _continues(lines: Lines, first: int, index: int) -> bool:
    """True where the line at ``index`` goes on with the sentence of the line before."""
    if index == first or LABEL.match(lines.of[index]):
        return False
    previous = lines.of[index - 1]
    return (
        len(previous) >= _FULL_LINE
        and bool(previous.strip())
        and _ENDS_SENTENCE.search(previous[-12:]) is None
    )


def pair_blocks(base: Sequence[Block], version: Sequence[Block]) -> list[Pair]:
    """Cut two lists of blocks into pairs, in order, covering both lists whole.

    A pair with nothing on one side was inserted or deleted; one with several blocks on a side was
    merged or split, or is a replacement of unlike by unlike.
    """
    if len(base) == len(version) == 1:
        return [Pair(0, 1, 0, 1)]
    candidates = _candidates(base, version)
    matched = heaviest_rising(
        [pair for pair, _ in candidates], [weight for _, weight in candidates]
    )
    pairs: list[Pair] = []
    b = v = 0
    for i, j in [*matched, (len(base), len(version))]:
        if b < i or v < j:
            pairs.append(Pair(b, i, v, j))
        if i < len(base):
            pairs.append(Pair(i, i + 1, j, j + 1))
        b, v = i + 1, j + 1
    return _merged_and_split(base, version, pairs)


def _candidates(
    base: Sequence[Block], version: Sequence[Block]
) -> list[tuple[tuple[int, int], float]]:
    """Pairs of blocks alike enough, sorted by version, with their weight in words."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, block in enumerate(base):
        for word in block.words:
            holders[word].append(index)
    found: list[tuple[tuple[int, int], float]] = []
    for j, block in enumerate(version):
        near: Counter[int] = Counter()
        for word in block.words:
            places = holders.get(word, ())
            if len(places) <= RARE or len(base) <= RARE:
                near.update(places)
        # Falling, so that a rising choice takes no more than one partner for a block.
        for i in sorted((index for index, _ in near.most_common(RARE)), reverse=True):
            likeness = alike(base[i], block)
            if likeness >= ALIKE:
                found.append(((i, j), likeness * (base[i].size + block.size)))
    return found


def alike(one: Block, other: Block) -> float:
    """Share of the words of two blocks that both have, counted with repetition (Dice), 0 to 1."""
    if not one.size or not other.size:
        return 1.0 if one.size == other.size else 0.0
    small, large = (one, other) if len(one.words) < len(other.words) else (other, one)
    common = sum(min(n, large.words[word]) for word, n in small.words.items())
    return 2 * common / (one.size + other.size)


def _merged_and_split(
    base: Sequence[Block], version: Sequence[Block], pairs: Sequence[Pair]
) -> list[Pair]:
    """Let a pair take in the unpaired neighbours whose words it holds."""
    grown = list(pairs)
    for at in range(len(grown)):
        pair = grown[at]
        if pair.b2 - pair.b1 != 1 or pair.v2 - pair.v1 != 1:
            continue
        for side in (-1, 1):
            beside = at + side
            if 0 <= beside < len(grown):
                grown[at], grown[beside] = _taken_in(base, version, grown[at], grown[beside], side)
    return [pair for pair in grown if pair.b1 < pair.b2 or pair.v1 < pair.v2]


def _taken_in(
    base: Sequence[Block], version: Sequence[Block], pair: Pair, beside: Pair, side: int
) -> tuple[Pair, Pair]:
    """``pair`` grown by what it holds of ``beside``, and what is left of ``beside``."""
    b1, b2, v1, v2 = beside
    if b1 < b2 and v1 == v2 and pair.v2 - pair.v1 == 1:
        held = _reach(
            base, range(b1, b2), side, version[pair.v1 : pair.v2], base[pair.b1 : pair.b2]
        )
        if held and side < 0:
            return pair._replace(b1=b2 - held), beside._replace(b2=b2 - held)
        if held:
            return pair._replace(b2=b1 + held), beside._replace(b1=b1 + held)
    if v1 < v2 and b1 == b2 and pair.b2 - pair.b1 == 1:
        held = _reach(
            version, range(v1, v2), side, base[pair.b1 : pair.b2], version[pair.v1 : pair.v2]
        )
        if held and side < 0:
            return pair._replace(v1=v2 - held), beside._replace(v2=v2 - held)
        if held:
            return pair._replace(v2=v1 + held), beside._replace(v1=v1 + held)
    return pair, beside


def _reach(
    blocks: Sequence[Block],
    places: range,
    side: int,
    counterpart: Sequence[Block],
    paired: Sequence[Block],
) -> int:
    """How many blocks at ``places``, ``counterpart`` holds beyond ``paired``."""
    words: Counter[str] = Counter()
    for block in counterpart:
        words += block.words
    for block in paired:
        words -= block.words
    held = 0
    for place in places if side > 0 else reversed(places):
        block = blocks[place]
        if block.size < TELLING or (block.words & words).total() < CONTAINED * block.size:
            break
        words -= block.words
        held += 1
    return held


def replaced_heads(base: Lines, version: Lines, gap: Gap) -> int:
    """How many lines at the end of ``gap`` are equal but for their numbers."""
    count = 0
    while (
        gap.i2 - count > gap.i1
        and gap.j2 - count > gap.j1
        and without_label(base.of[gap.i2 - count - 1])
        == without_label(version.of[gap.j2 - count - 1])
    ):
        count += 1
    return count
