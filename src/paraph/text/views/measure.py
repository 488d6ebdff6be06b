"""The measure of agreement: how much of a text is settled, and by which definition.

*Words agreed*: of all the words in the bracketed text (every arm counted, no names), those that
stand outside every open bracket.  *Provisions agreed*: of all paragraphs, those without an open
bracket.  *Open choices*: brackets not settled yet, nested ones included.  Numbering and spacing
count for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from paraph.text.negotiated import Choice, Node, Prose, choices
from paraph.text.views.matrix import Row, rows_of
from paraph.text.words import count_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleMeasure:
    """The measure of one article (or, with no heading, of what stands before the first)."""

    article: str
    words: int
    words_agreed: int
    provisions: int
    provisions_agreed: int
    open_choices: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """The measure of a text, and of each of its articles."""

    words: int
    words_agreed: int
    provisions: int
    provisions_agreed: int
    open_choices: int
    articles: tuple[ArticleMeasure, ...] = field(default=())

    @property
    def percent(self) -> int:
        """Words agreed in a hundred, rounded down: a text is never called whole too early.

        >>> Measure(words=1000, words_agreed=999, provisions=9, provisions_agreed=8,
        ...         open_choices=1).percent
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
        provisions=sum(part.provisions for part in parts),
        provisions_agreed=sum(part.provisions_agreed for part in parts),
        open_choices=sum(part.open_choices for part in parts),
        articles=parts,
    )


def _measure_article(article: str, rows: Sequence[Row]) -> ArticleMeasure:
    agreed = sum(_words(row.nodes, inside=False) for row in rows)
    return ArticleMeasure(
        article=article,
        words=agreed + sum(_words(row.nodes, inside=True) for row in rows),
        words_agreed=agreed,
        provisions=len(rows),
        provisions_agreed=sum(not row.is_open for row in rows),
        open_choices=sum(
            choice.is_open and not choice.is_quiet for row in rows for choice in choices(row.nodes)
        ),
    )


def _words(nodes: Sequence[Node], *, inside: bool) -> int:
    """Words of ``nodes`` inside open brackets, or outside of all."""
    total = 0
    for node in nodes:
        if isinstance(node, Prose):
            total += 0 if inside else count_words(node.text)
        elif node.is_open and not node.is_quiet:
            total += sum(_all_words(arm.nodes) for arm in node.arms) if inside else 0
        else:
            total += _words(_standing(node), inside=inside)
    return total


def _all_words(nodes: Sequence[Node]) -> int:
    return _words(nodes, inside=False) + _words(nodes, inside=True)


def _standing(choice: Choice) -> Sequence[Node]:
    """What stands in the text for a choice that is settled, or quiet."""
    return (choice.base_arm() if choice.chosen is None else choice.arms[choice.chosen]).nodes
