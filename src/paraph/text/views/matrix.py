"""The matrix: provisions against parties, the side-by-side view of the same text (C11)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from paraph.text.comparison.labels import LABEL
from paraph.text.negotiated import BASE, Node, Prose, choices, open_choices, resolve, version_of

_ARTICLE: Final = re.compile(
    r"[\s#*>\[(]*(?:article|art\.|rule|regulation|principle|artículo|статья|المادة|第\S{1,6}条)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One provision of the negotiated text: the nodes of a paragraph, and the article it is in."""

    article: str
    nodes: tuple[Node, ...]

    @property
    def text(self) -> str:
        """The words of the base, in one line."""
        return " ".join(version_of(self.nodes, BASE).split())

    @property
    def is_open(self) -> bool:
        """True if the provision has an open choice that is not quiet."""
        return any(True for _ in open_choices(self.nodes))

    @property
    def has_words(self) -> bool:
        """False for blank lines."""
        standing = resolve(self.nodes, lambda choice: choice.standing())
        return bool(standing.strip()) or self.is_open


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A provision on which delegations differ, and the words of each that differs from the base."""

    article: str
    provision: str
    base: str
    words: Mapping[str, str]
    brackets: tuple[str, ...]


def rows_of(nodes: Sequence[Node]) -> Iterator[Row]:
    """Cut a text into its paragraphs, each with the article that it belongs to."""
    article = ""
    for row in _paragraphs(nodes):
        heading = version_of(row, BASE) or _first_words(row)
        if _ARTICLE.match(heading):
            article = " ".join(heading.split())[:80]
        yield Row(article, row)


def _first_words(nodes: Sequence[Node]) -> str:
    """The words of the first arm that has any, for a provision that the base lacks."""
    for choice in choices(nodes):
        for arm in choice.arms:
            if words := version_of(arm.nodes, BASE).strip():
                return words
    return ""


def _paragraphs(nodes: Sequence[Node]) -> Iterator[tuple[Node, ...]]:
    row: list[Node] = []
    for node in nodes:
        if isinstance(node, Prose):
            lines = node.text.splitlines(keepends=True)
            for line in lines:
                row.append(Prose(line))
                if line.endswith("\n"):
                    yield tuple(row)
                    row = []
        else:
            row.append(node)
            if all(_ends_line(arm.nodes) for arm in node.arms):
                yield tuple(row)
                row = []
    if row:
        yield tuple(row)


def _ends_line(nodes: Sequence[Node]) -> bool:
    return not nodes or version_of(nodes, BASE).endswith("\n")


def matrix(nodes: Sequence[Node], parties: Sequence[str]) -> list[MatrixRow]:
    """The open provisions of a text, one a row, with the wording of each party that differs."""
    found: list[MatrixRow] = []
    for row in rows_of(nodes):
        if not row.is_open:
            continue
        words = {
            party: text
            for party in parties
            if (text := " ".join(version_of(row.nodes, party).split())) != row.text
        }
        label = LABEL.match(row.text or _first_words(row.nodes))
        found.append(
            MatrixRow(
                article=row.article,
                provision=label[0].strip() if label else "",
                base=row.text,
                words=words,
                brackets=tuple(choice.name for choice in open_choices(row.nodes)),
            )
        )
    return found
