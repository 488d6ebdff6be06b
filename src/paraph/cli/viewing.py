"""What ``paraph text view`` and ``measure`` show."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from paraph.text.negotiated import NegotiatedText
from paraph.text.views import (
    ArticleMeasure,
    Measure,
    agreed_text,
    bracketed_text,
    clean_text,
    matrix,
    measure,
    party_text,
)
from paraph.values.errors import Inadmissible


def viewed(text: NegotiatedText, view: str, party: str) -> str | list[dict[str, Any]]:
    """A view of the text: a string, or for the matrix a list of rows."""
    if view == "party":
        if party not in text.parties:
            message = f"{party} takes no part in this text; {', '.join(text.parties)} do."
            raise Inadmissible(message)
        return party_text(text.nodes, party)
    if view == "matrix":
        return [asdict(row) for row in matrix(text.nodes, text.parties)]
    if view == "anonymous":
        return bracketed_text(text.nodes, names=False)
    if view == "agreed":
        return agreed_text(text.nodes)
    return clean_text(text.nodes) if view == "clean" else bracketed_text(text.nodes)


def as_text(answer: str | list[dict[str, Any]]) -> str:
    """A view for the terminal."""
    if isinstance(answer, str):
        return answer
    parts = []
    for row in answer:
        place = " ".join(filter(None, (row["article"], row["provision"])))
        parts.append(f"{place}  ({', '.join(row['brackets'])})")
        parts.append(f"    base: {row['base'] or '—'}")
        parts += [f"    {party}: {words or 'delete'}" for party, words in row["words"].items()]
        parts.append("")
    return "\n".join(parts)


def measured(text: NegotiatedText) -> dict[str, Any]:
    """The measure of a text, for programs."""
    found = measure(text.nodes)
    return {**asdict(found), "percent": found.percent}


def print_measure(text: NegotiatedText) -> None:
    """Print the measure of a text for people."""
    from rich.console import Console
    from rich.table import Table

    found = measure(text.nodes)
    grid = Table(box=None, pad_edge=False, padding=(0, 2), header_style="bold")
    grid.add_column("article")
    for title in ("words", "agreed", "provisions", "agreed", "open brackets"):
        grid.add_column(title, justify="right")
    parts: list[tuple[str, Measure | ArticleMeasure]] = [
        (part.article or "before the first article", part) for part in found.articles
    ]
    for name, part in [*parts, ("the whole text", found)]:
        grid.add_row(
            name,
            f"{part.words:,}",
            f"{100 * part.words_agreed // max(part.words, 1)} %",
            str(part.provisions),
            str(part.provisions_agreed),
            str(part.open_choices),
        )
    console = Console(highlight=False)
    console.print(grid)
    console.print(
        "Words agreed: those of the draft that stand outside every open bracket.", style="dim"
    )
