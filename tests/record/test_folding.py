"""Folding, from the start and from snapshots."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.record.acts import CATALOGUE, act, filled

from paraph.record import Entered, Fold, Snapshot
from paraph.storage import MemoryRecord


class Tally(msgspec.Struct, frozen=True):
    """A situation: what was said, and by whom last."""

    numbers: tuple[int, ...] = ()
    last: str = ""


def apply(tally: Tally, entered: Entered) -> Tally:
    """Add what an act says."""
    return Tally((*tally.numbers, entered.content.number), entered.act.participant)


class TallyCodec:
    """Tallies as JSON."""

    encode = staticmethod(msgspec.json.Encoder().encode)
    decode = staticmethod(msgspec.json.Decoder(Tally).decode)


TALLY = Fold("tally 1", empty=Tally(), apply=apply, catalogue=CATALOGUE, codec=TallyCodec())


@given(st.integers(0, 9), st.integers(0, 9))
def test_snapshot_and_tail_equal_the_refold(count: int, kept: int) -> None:
    """Opening from a snapshot after any entry gives what folding everything gives."""
    record = filled(count)
    situation, head = TALLY.refold(record, until=kept)
    assert head.number == min(kept, count)
    TALLY.keep(situation, head, record)
    assert TALLY.open(record, record) == TALLY.refold(record)
    assert TALLY.open(record, record)[0].numbers == tuple(range(count))


def test_going_on_equals_the_refold() -> None:
    """A situation that is carried on act by act is the refolded one after each."""
    record, situation, head = MemoryRecord("a/b"), TALLY.empty, None
    for number in range(6):
        record.append([act(number)], number)
        start = head or TALLY.refold(MemoryRecord("a/b"))[1]
        situation, head = TALLY.go_on(situation, start, record)
        assert (situation, head) == TALLY.refold(record)


def test_snapshot_of_another_past_is_not_looked_at() -> None:
    """A snapshot whose entry has another digest, or lies ahead, is left aside."""
    record = filled(3)
    poisoned = TALLY.codec.encode(Tally((666,)))
    for number in (0, 2, 7):
        record.keep_snapshot(TALLY.name, Snapshot(number, bytes(32), poisoned))
        assert TALLY.open(record, record) == TALLY.refold(record)


def test_snapshot_of_the_beginning() -> None:
    """A snapshot before the first entry is as good as none."""
    record = filled(2)
    TALLY.keep(TALLY.empty, TALLY.refold(record, until=0)[1], record)
    assert TALLY.open(record, record) == TALLY.refold(record)
