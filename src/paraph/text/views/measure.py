"""The measure of agreement: how much of a text is settled, and by which definition.

*Words agreed*: of the words of the draft (as settled so far, and as in the base where a choice is
open), those that stand outside every open bracket.  *Provisions agreed*: of all paragraphs, those
without an open bracket.  *Open choices*: brackets not settled yet, nested ones included.  Numbering
and spacing count for nothing; words that somebody wants to add count as proposed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from paraph.text.negotiated import Node, Prose, open_choices
from paraph.text.views.matrix import Row, rows_of
from paraph.text.words import count_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleMeasure:
    """The measure of one article (or, with no heading, of what stands before the first)."""

    article: str
    words: int
    words_agreed: int
    words_proposed: int
    provisions: int
    provisions_agreed: int
    open_choices: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """The measure of a text, and of each of its articles."""

    words: int
    words_agreed: int
    words_proposed: int
    provisions: int
    provisions_agreed: int
    open_choices: int
    articles: tuple[ArticleMeasure, ...] = field(default=())

    @property
    def percent(self) -> int:
        """Words agreed in a hundred, rounded down: a text is never called whole too early.

        >>> Measure(words=1000, words_agreed=999, words_proposed=2, provisions=9,
        ...         provisions_agreed=8, open_choices=1).percent
        99
        """
        return 100 * self.words_agreed // self.words if self.words else 100


def measure(nodes: Sequence[Node]) -> Measure:
    """Measure the agreement of a text, whole and article by article."""
    articles: dict[str, list[Row]] = {}
    for row in rows_of(nodes):
        if row.has_words:
            articles.setdefault(row.article, []).append(row)
    parts = tuple(_measure_article(article, rows) for article, rows in articles.items())
    return Measure(
        words=sum(part.words for part in parts),
        words_agreed=sum(part.words_agreed for part in parts),
        words_proposed=sum(part.words_proposed for part in parts),
        provisions=sum(part.provisions for part in parts),
        provisions_agreed=sum(part.provisions_agreed for part in parts),
        open_choices=sum(part.open_choices for part in parts),
        articles=parts,
    )


def _measure_article(article: str, rows: Sequence[Row]) -> ArticleMeasure:
    counted = [_count(row.nodes, open_=False) for row in rows]
    agreed = sum(count.agreed for count in counted)
    return ArticleMeasure(
        article=article,
        words=agreed + sum(count.disputed for count in counted),
        words_agreed=agreed,
        words_proposed=sum(count.proposed for count in counted),
        provisions=len(rows),
        provisions_agreed=sum(not row.is_open for row in rows),
        open_choices=sum(len(list(open_choices(row.nodes))) for row in rows),
    )


class _Count(NamedTuple):
    """Words outside open brackets, words of the draft inside, and words proposed instead."""

    agreed: int
    disputed: int
    proposed: int


def _count(nodes: Sequence[Node], *, open_: bool) -> _Count:
    """Count the words of ``nodes``, which stand in an open bracket or not."""
    total = _Count(0, 0, 0)
    for node in nodes:
        if isinstance(node, Prose):
            words = count_words(node.text)
            total = _sum(total, _Count(0, words, 0) if open_ else _Count(words, 0, 0))
        elif node.is_quiet or not node.is_open:
            total = _sum(total, _count(node.standing(), open_=open_))
        else:
            for arm in node.arms:
                inner = _count(arm.nodes, open_=True)
                standing = arm is node.base_arm()
                total = _sum(total, inner if standing else _Count(0, 0, sum(inner)))
    return total


def _sum(one: _Count, other: _Count) -> _Count:
    return _Count(*(a + b for a, b in zip(one, other, strict=True)))
