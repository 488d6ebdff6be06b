"""Stretches: an export that several hands have read is found what one reader finds it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.record.acts import DEPOSITARY, filled

from paraph.record.diagnosis import own_place
from paraph.record.export import export_lines
from paraph.record.stretches import linked, parts
from paraph.record.verification import Verification, verify, verify_parts

KEY = DEPOSITARY.public_key
LINES = list(export_lines(filled(23, 3, 8, 23)))
CUTS = st.sets(st.integers(2, len(LINES) - 1)).map(lambda cuts: [1, *sorted(cuts), len(LINES)])


def read_by_many(lines: Sequence[bytes], cuts: Sequence[int]) -> Verification | None:
    """What is found when each reads the lines from one cut to the next."""
    shares = [lines[start:stop] for start, stop in pairwise(cuts)]
    return verify_parts(lines[0], [part for share in shares for part in parts(share)], [KEY])


@given(CUTS)
def test_any_cuts(cuts: list[int]) -> None:
    """However a sound export is cut, its readers together find what one alone finds."""
    assert read_by_many(LINES, cuts) == verify(LINES, [KEY])


@given(CUTS, st.integers(0, len(LINES) - 1), st.data())
def test_what_is_not_sound(cuts: list[int], bad: int, drawn: st.DataObject) -> None:
    """A line that was changed, dropped or doubled is not found sound, wherever the cuts are."""
    octet = drawn.draw(st.integers(0, len(LINES[bad]) - 1))
    changed = bytearray(LINES[bad])
    changed[octet] ^= 1 << drawn.draw(st.integers(0, 7))
    instead = drawn.draw(st.sampled_from([[bytes(changed)], [], [LINES[bad]] * 2]))
    damaged = [*LINES[:bad], *instead, *LINES[bad + 1 :]]
    assert (
        read_by_many(damaged, [cut for cut in cuts if cut < len(damaged)] + [len(damaged)]) is None
    )


@given(st.lists(st.integers(0, len(LINES) - 1), max_size=12), st.integers(1, 12))
def test_only_one_order_of_lines_is_sound(order: list[int], cut: int) -> None:
    """Lines of an export, picked and ordered anyhow, are not sound unless they are the export."""
    lines = [LINES[0], *(LINES[number] for number in order)]
    cuts = sorted({1, min(cut, len(lines)), len(lines)})
    assert read_by_many(lines, cuts) is None


def test_misfit_is_placed() -> None:
    """Of entries that do not all follow, the first that does not is named by its place."""
    entries = [line for line in LINES if line.startswith(b'{"act":')]
    swapped = [*entries[:12], entries[13], entries[12], *entries[14:]]
    start = own_place(entries[0])
    assert start is not None
    assert linked(start, entries)[1] is None
    assert linked(start, swapped)[1] == 12
