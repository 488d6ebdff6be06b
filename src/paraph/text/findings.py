"""Findings: the doubts of a reading, kept beside the characters and never instead of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One doubt about a span of the text, with the readings that were weighed.

    ``span`` counts characters from the start of the text, end excluded.  ``readings`` are ranked,
    most plausible first; ``chosen`` is the one that Paraph works with, always the most cautious of
    those that fit; ``confidence`` lies between 0 and 1.  A finding refuses nothing.

    >>> Finding(code="unbalanced", span=(4, 5), readings=("closes nowhere", "closes the clause"),
    ...         chosen="closes nowhere", confidence=0.5).code
    'unbalanced'
    """

    code: str
    span: tuple[int, int]
    readings: tuple[str, ...]
    chosen: str
    confidence: float
