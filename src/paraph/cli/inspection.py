"""What ``paraph text inspect`` tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from paraph.text.reading import read
from paraph.text.reading.model import Reading
from paraph.text.words import WORD, count_words

if TYPE_CHECKING:
    from rich.console import Console


def inspection(characters: str) -> dict[str, Any]:
    """The inspection of a text: counts, parties and findings."""
    reading = read(characters)
    return {
        "characters": len(characters),
        "words": count_words(characters),
        "words_outside_brackets": _outside(reading),
        "provisions": len(reading.provisions),
        "brackets": asdict(reading.counts),
        "choices": len(reading.choices),
        "placeholders": len(reading.placeholders),
        "parties": list(reading.parties),
        "statuses": len(reading.statuses),
        "notes": len(reading.notes),
        "findings": [
            {
                "code": finding.code,
                "span": list(finding.span),
                "readings": list(finding.readings),
                "chosen": finding.chosen,
                "confidence": finding.confidence,
            }
            for finding in reading.findings
        ],
    }


def _outside(reading: Reading) -> int:
    """Words that stand outside every matched pair of brackets; a word cut by one is inside."""
    spans = _merged(
        bracket.span
        for bracket in reading.brackets
        if bracket.open is not None and bracket.close is not None
    )
    outside = at = 0
    for word in WORD.finditer(reading.text):
        while at < len(spans) and spans[at][1] <= word.start():
            at += 1
        touches = at < len(spans) and spans[at][0] < word.end()
        outside += not touches
    return outside


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def print_inspection(file: str, found: dict[str, Any]) -> None:
    """Print an inspection for people."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    brackets = found["brackets"]
    facts = Table.grid(padding=(0, 3))
    facts.add_column()
    facts.add_column(justify="right")
    share = 100 * found["words_outside_brackets"] // max(found["words"], 1)
    for what, value in (
        ("characters", f"{found['characters']:,}"),
        ("words", f"{found['words']:,}"),
        ("  outside brackets", f"{found['words_outside_brackets']:,} ({share} %)"),
        ("provisions", f"{found['provisions']:,}"),
        ("pairs of brackets", f"{brackets['pairs']:,}"),
        ("  nested at most", f"{brackets['depth']:,} deep"),
        ("  unclosed, unopened", f"{brackets['unclosed']:,}, {brackets['unopened']:,}"),
        ("choices", f"{found['choices']:,}"),
        ("placeholders", f"{found['placeholders']:,}"),
        ("status labels, notes", f"{found['statuses']:,}, {found['notes']:,}"),
    ):
        facts.add_row(what, value)
    console.print(f"[bold]{file}[/bold]", highlight=False)
    console.print(facts)
    if found["parties"]:
        console.print("parties   " + ", ".join(found["parties"]), markup=False)
    _print_findings(console, found["findings"])


def _print_findings(console: Console, findings: list[dict[str, Any]]) -> None:
    """The doubts by kind, with an example of each; ``--json`` lists all of them."""
    from rich.table import Table

    if not findings:
        console.print("No doubts.")
        return
    counts = Counter(finding["code"] for finding in findings)
    first = {finding["code"]: finding for finding in reversed(findings)}
    grid = Table(box=None, pad_edge=False, padding=(0, 2), header_style="bold")
    for title in ("doubts", "number", "first at", "read as"):
        grid.add_column(title, justify="right" if title in ("number", "first at") else "left")
    for code, number in counts.most_common():
        finding = first[code]
        grid.add_row(code, f"{number:,}", f"{finding['span'][0]:,}", finding["chosen"])
    console.print()
    console.print(grid, markup=False)
