"""Places: finding words and provisions in a text that people point to by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from paraph.text.comparison.labels import LABEL, label_span
from paraph.text.comparison.levels import Levels
from paraph.text.negotiated import BASE, Choice, Node, Prose, choices, version_of
from paraph.text.views.matrix import rows_of
from paraph.values.errors import Ambiguous, Inadmissible


class Place(NamedTuple):
    """A stretch of the flow of the text, or of one arm of a bracket."""

    inside: tuple[str, int] | None
    span: tuple[int, int]


class FoundProvision(NamedTuple):
    """A provision as people call it, its stretch of the flow, and the start of its base words."""

    name: str
    span: tuple[int, int]
    base_start: int
    label: tuple[int, int] | None
    """Where its displayed number stands in the flow, if it stands in prose."""


def find_words(nodes: Sequence[Node], words: str) -> Place:
    """Where ``words`` stand in the text, whole words only.

    Raises:
        Inadmissible: if they stand nowhere in one piece.
        Ambiguous: if they stand in several places; quote more words then.
    """
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    pattern = re.compile(before + re.escape(words) + after)
    found = list(_occurrences(nodes, pattern, None))
    if not found:
        message = (
            f"The words “{words}” do not stand in one piece anywhere in the text. "
            "Quote words that stand between the same two brackets."
        )
        raise Inadmissible(message)
    if len(found) > 1:
        message = f"The words “{words}” stand in {len(found)} places. Quote more of the sentence."
        raise Ambiguous(message)
    return found[0]


def _occurrences(
    nodes: Sequence[Node], pattern: re.Pattern[str], inside: tuple[str, int] | None
) -> Iterator[Place]:
    at = 0
    for node in nodes:
        if isinstance(node, Prose):
            for match in pattern.finditer(node.text):
                yield Place(inside, (at + match.start(), at + match.end()))
            at += len(node.text)
            continue
        for number, arm in enumerate(node.arms):
            if node.is_open or number == node.chosen:
                yield from _occurrences(arm.nodes, pattern, (node.name, number))
        at += 1


def provisions_of(nodes: Sequence[Node]) -> Iterator[FoundProvision]:
    """Every provision of the text with its name, such as ``Article 3(2)(a)``."""
    flow = base = 0
    article, levels = "", Levels()
    for row in rows_of(nodes):
        size = sum(len(node.text) if isinstance(node, Prose) else 1 for node in row.nodes)
        line = _displayed(row.nodes)
        label = LABEL.match(line)
        name = ""
        if label and label["unit"]:
            article, levels = " ".join(label[0].split()).rstrip(" .:–—-*"), Levels()
            name = article
        elif label:
            number = (label["bare"] or label["paren"] or label["of_clause"] or "").strip()
            first, *inner = levels.under(number)
            name = (f"{article}({first})" if article else first) + "".join(
                f"({one})" for one in inner
            )
        if name:
            yield FoundProvision(name, (flow, flow + size), base, _label_place(row.nodes, flow))
        flow += size
        base += len(version_of(row.nodes, BASE))


def _displayed(nodes: Sequence[Node]) -> str:
    """The line as it stands now, for its number."""
    line = version_of(nodes, BASE)
    if line.strip():
        return line
    for choice in choices(nodes):
        for arm in choice.arms:
            if words := version_of(arm.nodes, BASE):
                return words
    return line


def _label_place(nodes: Sequence[Node], flow: int) -> tuple[int, int] | None:
    """Where the number of a row stands in the flow, if it stands in its first piece of prose."""
    if not nodes or isinstance(nodes[0], Choice):
        return None
    found = label_span(nodes[0].text)
    return (flow + found[0], flow + found[1]) if found else None


def find_provision(nodes: Sequence[Node], called: str) -> FoundProvision:
    """The provision that people call ``called``, an article with all of its paragraphs.

    Raises:
        Inadmissible: if there is none of that name; the message names what is there.
        Ambiguous: if two provisions have the name.
    """
    wanted = _plain(called)
    everything = list(provisions_of(nodes))
    found = [
        index for index, provision in enumerate(everything) if _plain(provision.name) == wanted
    ]
    if not found:
        known = ", ".join(provision.name for provision in everything[:8])
        message = f"There is no provision {called} in this text; it has {known or 'none'} …"
        raise Inadmissible(message)
    if len(found) > 1:
        message = f"{len(found)} provisions are called {called}; settle their numbers first."
        raise Ambiguous(message)
    first = everything[found[0]]
    end = first.span[1]
    for later in everything[found[0] + 1 :]:
        if not _plain(later.name).startswith(wanted + "("):
            break
        end = later.span[1]
    return first._replace(span=(first.span[0], _with_unnumbered(everything, found[0], end, nodes)))


def _with_unnumbered(
    everything: Sequence[FoundProvision], index: int, end: int, nodes: Sequence[Node]
) -> int:
    """The end of a provision with the unnumbered paragraphs that follow it."""
    for later in everything[index + 1 :]:
        if later.span[0] >= end:
            return later.span[0]
    return _end_of_text(nodes)


def _end_of_text(nodes: Sequence[Node]) -> int:
    """The end of the flow, less the line end added to the text where it can be spared."""
    end = sum(len(node.text) if isinstance(node, Prose) else 1 for node in nodes)
    last = nodes[-1]
    return end - 1 if isinstance(last, Prose) and last.text.endswith("\n\n") else end


def _plain(name: str) -> str:
    return re.sub(r"[\s.]+", " ", name).strip().casefold().replace("( ", "(").replace(" (", "(")
