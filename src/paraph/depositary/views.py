"""Documents of a depositary: the status list, and the timeline of signatures and instruments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from typing import Final, TypeAlias

from paraph.depositary.finding import EntryFinding
from paraph.depositary.ledger import Act, Ledger
from paraph.depositary.vocabulary import (
    CONSENTS,
    DEPARTURES,
    INHERITED,
    SIGNATURES,
    ActKind,
)
from paraph.values.sentences import Day, Words, worded

Tell: TypeAlias = Callable[[Words], str]
"""Telling a sentence in a language; ``str`` tells it in English."""

MARKS: Final = {
    ActKind.ACCEPTANCE: "A",
    ActKind.APPROVAL: "AA",
    ActKind.ACCESSION: "a",
    ActKind.SUCCESSION: "d",
    ActKind.DEFINITIVE_SIGNATURE: "s",
    ActKind.FORMAL_CONFIRMATION: "c",
    ActKind.CONSENT_TO_BE_BOUND: "P",
}
"""Marks behind a date, as the UN Treaty Collection prints them; a ratification has none."""

HEADINGS: Final = (
    "Participant",
    "Signature",
    "Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)",
    "In force from",
)


def status_list(ledger: Ledger, found: EntryFinding) -> str:
    """The status of a treaty as depositaries print it: one line for each participant.

    Every act is printed; who has left or no longer exists has the day in square brackets.
    """
    rows = [HEADINGS]
    for one in found.participants:
        acts = ledger.acts_of(one.code)
        signed = ", ".join(_day(act) for act in acts if act.kind in SIGNATURES)
        bound = ", ".join(_marked(act) for act in acts if act.kind in CONSENTS | INHERITED)
        left = [_day(act) for act in acts if act.kind in DEPARTURES]
        start = one.party_from.isoformat() if one.party_from else ""
        ended = f" [{', '.join(left)}]" if left else ""
        rows.append((one.participant, signed, bound + ended, start))
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = ("  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in rows)
    start = found.entry_into_force.isoformat() if found.entry_into_force else "not yet in force"
    title = [found.title] if found.title else []
    return "\n".join([*title, f"Entry into force: {start}", "", *(line.rstrip() for line in lines)])


def _day(act: Act) -> str:
    return act.written


def _marked(act: Act) -> str:
    return f"{act.written} {MARKS.get(act.kind, '')}".rstrip()


WIDTH, HEIGHT, MARGIN = 720, 320, 48


def timeline(ledger: Ledger, found: EntryFinding, tell: Tell = str) -> str:
    """An SVG of how many had signed and how many were bound at each date, and of entry into force.

    Departures lower the line of those bound; the picture says in words what it shows, as ``tell``
    has them.
    """
    signed, bound = list(_signed(ledger)), list(_bound(ledger))
    days = [day for day, _ in (*signed, *bound)]
    if not days:
        return _svg(tell(worded("No act has a date.")), [])
    start = found.entry_into_force
    shown = [*days, start] if start else days  # it may fall after the last act
    first, last = min(shown).toordinal(), max(shown).toordinal()
    most = max(count for _, count in (*signed, *bound))
    scale = _Scale(first, max(last, first + 1), max(most, 1))
    parts = [
        scale.steps(signed, "#7a7a7a", dashed=True),
        scale.steps(bound, "#0b5cad", dashed=False),
        *scale.years(),
        *scale.legend(tell),
    ]
    if start:
        parts.append(scale.mark(start, tell))
    told = worded(
        "Signatures (dashed) and consents to be bound (solid), at most {most}; entry into force "
        "{day}.",
        most=most,
        day=Day(start) if start else worded("not yet"),
    )
    return _svg(f"{found.title} {tell(told)}".strip(), parts)


def _signed(ledger: Ledger) -> Iterator[tuple[date, int]]:
    """How many have signed, at each day on which that changes."""
    first: dict[str, date] = {}
    for act in ledger.acts:
        if act.kind in SIGNATURES and act.sound and act.day:
            first[act.participant] = min(act.day, first.get(act.participant, act.day))
    for number, day in enumerate(sorted(first.values()), start=1):
        yield day, number


def _bound(ledger: Ledger) -> Iterator[tuple[date, int]]:
    """How many are bound, at each day on which that changes."""
    turns: dict[date, set[str]] = {}
    for participant, consents in ledger.consents.items():
        for consent in consents:
            turns.setdefault(consent.begins, set()).add(participant)
            if consent.ends:
                turns.setdefault(consent.ends, set()).add(participant)
    present: set[str] = set()
    for day in sorted(turns):
        for participant in turns[day]:
            covered = any(one.covers(day) for one in ledger.consents[participant])
            (present.add if covered else present.discard)(participant)
        yield day, len(present)


class _Scale:
    """Days and numbers on the plane of the picture."""

    def __init__(self, first: int, last: int, most: int) -> None:
        self.first, self.last, self.most = first, last, most

    def across(self, day: date) -> int:
        """The place of a day from the left."""
        span = self.last - self.first
        return MARGIN + (day.toordinal() - self.first) * (WIDTH - 2 * MARGIN) // span

    def down(self, count: int) -> int:
        """The place of a number from the top."""
        return HEIGHT - MARGIN - count * (HEIGHT - 2 * MARGIN) // self.most

    def steps(self, counts: list[tuple[date, int]], colour: str, *, dashed: bool) -> str:
        """A line that steps at each change and runs to the end."""
        if not counts:
            return ""
        path = f"M{self.across(counts[0][0])} {self.down(0)}"
        for day, count in counts:
            path += f"H{self.across(day)}V{self.down(count)}"
        path += f"H{WIDTH - MARGIN}"
        dash = ' stroke-dasharray="5 4"' if dashed else ""
        return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>'

    def years(self) -> Iterator[str]:
        """The axis with its first and last day, the years between, and the largest number."""
        line, low = HEIGHT - MARGIN, HEIGHT - MARGIN + 20
        begin, end = date.fromordinal(self.first), date.fromordinal(self.last)
        yield f'<path d="M{MARGIN} {line}H{WIDTH - MARGIN}" stroke="#333"/>'
        yield _text(MARGIN, low, str(begin))
        yield _text(WIDTH - MARGIN, low, str(end))
        step = max(1, -(-(end.year - begin.year) // 8))
        for year in range(begin.year + 1, end.year + 1, step):
            place = self.across(date(year, 1, 1))
            yield f'<path d="M{place} {line}v5" stroke="#333"/>'
            if MARGIN + 60 < place < WIDTH - MARGIN - 60:
                yield _text(place, low, str(year))
        yield _text(MARGIN // 2, self.down(self.most), str(self.most))

    @staticmethod
    def legend(tell: Tell) -> Iterator[str]:
        """What the two lines are."""
        for start, colour, dash, words in (
            (MARGIN, "#7a7a7a", ' stroke-dasharray="5 4"', worded("signatures")),
            (MARGIN + 200, "#0b5cad", "", worded("consents to be bound")),
        ):
            line = f'<path d="M{start} {HEIGHT - 10}h30" stroke="{colour}" stroke-width="2"{dash}/>'
            yield line + f'<text x="{start + 36}" y="{HEIGHT - 6}">{escape(tell(words))}</text>'

    def mark(self, day: date, tell: Tell) -> str:
        """The day of entry into force as an upright line."""
        place = self.across(day)
        line = f'<path d="M{place} {MARGIN}V{HEIGHT - MARGIN}" stroke="#b00020"/>'
        words = worded("in force {day}", day=Day(day))
        inside = min(max(place, 2 * MARGIN), WIDTH - 2 * MARGIN)
        return line + _text(inside, MARGIN - 8, tell(words))


def _text(x: int, y: int, words: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="middle">{escape(words)}</text>'


def _svg(told: str, parts: list[str]) -> str:
    body = "".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="sans-serif" font-size="13"><title>{escape(told)}</title>{body}</svg>\n'
    )
