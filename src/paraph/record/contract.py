"""What every store of records has to hold, as tests that ship with Paraph.

A store's own test suite inherits from :class:`RecordContract` and says how a record is begun and
how it is opened again::

    class TestMyRecord(RecordContract):
        def begin(self, origin):
            return MyRecord.create(…, origin)

        def again(self, record):
            return MyRecord(record.path)

The tests are plain methods with plain assertions; pytest or any other runner calls them, each
on a fresh object.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Barrier, Thread
from typing import Final

import msgspec

from paraph.record.acts import Act
from paraph.record.entries import Head, beginning, check_entry
from paraph.record.errors import RecordConflict
from paraph.record.export import export_lines
from paraph.record.keeping import Record, Snapshot, Snapshots
from paraph.record.merkle import EMPTY_ROOT, Nodes
from paraph.record.proofs import tree_root
from paraph.record.seals import KeySealer
from paraph.record.verification import verify
from paraph.values.errors import Malformed

ORIGIN: Final = "contract.example/record"
WRITERS: Final = 4
ACTS_EACH: Final = 15


def sample_act(number: int, participant: str = "Kazakhstan") -> Act:
    """An act that says nothing but its number.

    >>> sample_act(7).content
    {'number': 7}
    """
    return Act.filed(
        participant=participant,
        capacity="head of delegation",
        moment="2002-06-07T18:00:00+04:00",
        kind="contract.said",
        payload={"number": number},
    )


def said(record: Record, after: int = 0, until: int | None = None) -> list[object]:
    """What the acts of a record say, in order."""
    contents = [entry.act.content for entry in record.read(after, until)]
    return [content["number"] for content in contents if isinstance(content, dict)]


def refuses(error: type[Exception], call: Callable[[], object]) -> bool:
    """Whether a call ends with an error of this type."""
    try:
        call()
    except error:
        return True
    return False


class RecordContract:
    """The contract: inherit, say how to begin and reopen a record, and run the tests."""

    def begin(self, origin: str) -> Record:
        """A new record."""
        raise NotImplementedError

    def again(self, record: Record) -> Record:
        """The same record, opened anew; a record that lives in memory only is its own."""
        return record

    def filled(self, count: int) -> Record:
        """A record with so many acts, each entered by itself."""
        record = self.begin(ORIGIN)
        for number in range(count):
            record.append([sample_act(number)], expected_head=number)
        return record

    def test_begins_empty(self) -> None:
        """A new record has no entries; its head is the digest of its header."""
        record = self.begin(ORIGIN)
        assert list(record.read()) == []
        assert record.head() == beginning(ORIGIN)
        assert record.checkpoint().root == EMPTY_ROOT
        assert record.origin == ORIGIN

    def test_numbers_are_contiguous(self) -> None:
        """Entries are numbered from 1, and each follows the one before."""
        record = self.filled(7)
        last: Head = beginning(ORIGIN)
        for number, entry in enumerate(record.read(), 1):
            check_entry(entry, last)
            assert entry.number == number
            last = Head(entry.number, entry.digest)
        assert last == record.head()
        assert len(list(record.read())) == record.head().number

    def test_order_is_that_of_entering(self) -> None:
        """What is read is what was entered, in that order, octet for octet."""
        record = self.begin(ORIGIN)
        acts = [sample_act(number) for number in (5, 3, 4)]
        made = record.append(acts, expected_head=0)
        assert [entry.act for entry in made] == acts
        assert tuple(record.read()) == made

    def test_acts_are_entered_together_or_not_at_all(self) -> None:
        """One act without its form keeps out those that were filed with it."""
        record = self.filled(2)
        bad = msgspec.structs.replace(sample_act(9), moment="yesterday")
        assert refuses(Malformed, lambda: record.append([sample_act(8), bad], 2))
        assert said(record) == [0, 1]
        record.append([sample_act(8), sample_act(9)], 2)
        assert said(record) == [0, 1, 8, 9]

    def test_nothing_filed_is_nothing_entered(self) -> None:
        """Entering no acts leaves the head where it is, but still tells a conflict."""
        record = self.filled(1)
        assert record.append([], expected_head=1) == ()
        assert record.head().number == 1
        assert refuses(RecordConflict, lambda: record.append([], expected_head=0))

    def test_head_that_moved_is_a_conflict(self) -> None:
        """Whoever examined against an older head enters nothing, and learns where it stands."""
        record = self.filled(3)
        for expected in (0, 2, 4, -1):
            try:
                record.append([sample_act(9)], expected)
            except RecordConflict as conflict:
                assert (conflict.expected, conflict.head) == (expected, 3)  # noqa: PT017 - no pytest
            else:
                raise AssertionError(expected)
        assert said(record) == [0, 1, 2]

    def test_tail_is_read_from_any_entry(self) -> None:
        """Reading after a number and up to another gives exactly what lies between."""
        record = self.filled(5)
        for after in range(8):
            for until in (*range(7), None):
                assert said(record, after, until) == list(range(5))[after:until]

    def test_tail_misses_nothing(self) -> None:
        """Reading on after the last entry seen gives each entry once."""
        record = self.begin(ORIGIN)
        seen: list[int] = []
        for number in range(6):
            record.append([sample_act(2 * number), sample_act(2 * number + 1)], 2 * number)
            seen += [entry.number for entry in record.read(after=len(seen))]
        assert seen == list(range(1, 13))

    def test_reopened_record_is_the_same(self) -> None:
        """Entries, head, checkpoints and nodes outlive the object that wrote them."""
        record = self.filled(6)
        entries, head, checkpoint = list(record.read()), record.head(), record.checkpoint()
        opened = self.again(record)
        assert list(opened.read()) == entries
        assert opened.head() == head
        assert opened.checkpoints() == (checkpoint,)
        opened.append([sample_act(6)], expected_head=6)
        assert said(self.again(opened)) == list(range(7))

    def test_tree_is_that_of_the_entries(self) -> None:
        """After every append the nodes and the root are those of the entries' own tree."""
        record, tree = self.begin(ORIGIN), Nodes()
        for number in range(17):
            [entry] = record.append([sample_act(number)], number)
            tree.add(entry.digest)
            size = number + 1
            assert tree_root(size, record.node) == tree.frontier.root()
            assert record.checkpoint().root == tree.frontier.root()
        assert refuses(IndexError, lambda: record.node(0, 17))
        assert refuses(IndexError, lambda: record.node(5, 0))

    def test_seals_of_several_join(self) -> None:
        """A checkpoint that is sealed again keeps its seals, each once."""
        record = self.filled(2)
        first, second = KeySealer("first", bytes(32)), KeySealer("second", bytes([1]) * 32)
        record.checkpoint([first])
        made = record.checkpoint([second, first])
        assert [seal.name for seal in made.seals] == ["first", "second"]
        assert record.checkpoints() == (made,)

    def test_export_verifies(self) -> None:
        """The export of any record is sound, with its seals."""
        record, sealer = self.filled(5), KeySealer("depositary", bytes(32))
        record.checkpoint([sealer])
        found = verify(export_lines(record), [sealer.public_key])
        assert found, found.reason
        assert (found.entries, found.sealed_by) == (5, ("depositary",))

    def test_many_writers_lose_nothing(self) -> None:
        """Threads that race for the head all get their acts in, in an order without gaps."""
        record, start = self.begin(ORIGIN), Barrier(WRITERS)
        failures: list[BaseException] = []

        def write(writer: int) -> None:
            try:
                start.wait()
                for number in range(ACTS_EACH):
                    append_anyhow(record, [sample_act(writer * 1000 + number, f"Writer {writer}")])
            except BaseException as error:  # noqa: BLE001 - told to the test that waits
                failures.append(error)

        threads = [Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        entered = said(record)
        for writer in range(WRITERS):
            own = [
                number for number in entered if isinstance(number, int) and number // 1000 == writer
            ]
            assert own == [writer * 1000 + number for number in range(ACTS_EACH)]
        assert verify(export_lines(record)).entries == WRITERS * ACTS_EACH


class SnapshotsContract:
    """What every keeper of snapshots has to hold."""

    def keeper(self) -> Snapshots:
        """A keeper without snapshots."""
        raise NotImplementedError

    def test_last_snapshot_of_a_name_is_kept(self) -> None:
        """A newer snapshot takes the place of the older one of its name, and of no other."""
        keeper = self.keeper()
        assert keeper.load_snapshot("members") is None
        old, new = Snapshot(1, bytes(32), b"one"), Snapshot(2, bytes(32), b"two")
        keeper.keep_snapshot("members", old)
        keeper.keep_snapshot("votes", old)
        keeper.keep_snapshot("members", new)
        assert (keeper.load_snapshot("members"), keeper.load_snapshot("votes")) == (new, old)

    def test_snapshots_can_be_thrown_away(self) -> None:
        """After dropping there is none."""
        keeper = self.keeper()
        keeper.keep_snapshot("members", Snapshot(1, bytes(32), b"one"))
        keeper.drop_snapshots()
        assert keeper.load_snapshot("members") is None


def append_anyhow(record: Record, acts: Sequence[Act]) -> None:
    """Append at the head, again and again until nobody else was faster."""
    while True:
        try:
            record.append(acts, record.head().number)
        except RecordConflict:
            continue
        return
