"""The offline verifier: whatever is done to an export is refused, and the first bad entry named."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Sequence
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.acts import DEPOSITARY, ORIGIN, WITNESS, act, filled

from paraph.record.entries import beginning, enter, header_line, make_line
from paraph.record.export import checkpoint_line, end_line, export_lines
from paraph.record.merkle import leaf_digest
from paraph.record.seals import KeySealer
from paraph.record.verification import BATCH, Verification, verify
from paraph.storage import MemoryRecord

KEY = DEPOSITARY.public_key
COUNT = 5
LINES = list(export_lines(filled(COUNT, 3, 5)))
PLACES = ["header", 1, 2, 3, "checkpoint of 3", 4, 5, "checkpoint of 5", "end"]
ENTRIES = {number: PLACES.index(number) for number in range(1, COUNT + 1)}


def found_in(lines: Sequence[bytes], *keys: bytes) -> Verification:
    """What the verifier finds in a file of these lines, as the file is cut into lines again."""
    return verify(io.BytesIO(b"".join(lines)), keys or (KEY,))


def place_of(found: Verification) -> int | str:
    """The number of the bad entry, or the place of the fault."""
    return found.place if found.bad_entry is None else found.bad_entry


def test_sound_export() -> None:
    """An export as it was written is sound, and the verifier says what it holds."""
    found = found_in(LINES)
    assert found, found.reason
    assert (found.origin, found.entries) == (ORIGIN, COUNT)
    assert found.sealed_by == (DEPOSITARY.name,)
    assert (found.place, found.reason, found.bad_entry, found.unchecked) == ("", "", None, ())


@pytest.mark.slow
@pytest.mark.parametrize("keys", [(KEY,), ()])
def test_every_flipped_bit_is_seen(keys: tuple[bytes, ...]) -> None:
    """A single bit, anywhere in the file, is seen with or without a key, and its entry named."""
    whole = b"".join(LINES)
    at = 0
    for line, place in zip(LINES, PLACES, strict=True):
        for octet in range(at, at + len(line)):
            for bit in range(8):
                changed = bytearray(whole)
                changed[octet] ^= 1 << bit
                found = verify(io.BytesIO(bytes(changed)), keys)
                assert not found, (place, octet - at, bit)
                named = isinstance(place, int)
                assert found.bad_entry == (place if named else None), (place, octet - at, bit)
        at += len(line)
    assert at == len(whole)


@pytest.mark.parametrize("number", ENTRIES)
def test_dropped_entry(number: int) -> None:
    """Where an entry was dropped, its number is named."""
    lines = LINES[: ENTRIES[number]] + LINES[ENTRIES[number] + 1 :]
    assert place_of(found_in(lines)) == number


@pytest.mark.parametrize("number", ENTRIES)
def test_duplicated_entry(number: int) -> None:
    """An entry that stands twice is named by the number that should stand there."""
    lines = LINES[: ENTRIES[number] + 1] + LINES[ENTRIES[number] :]
    assert place_of(found_in(lines)) == number + 1


@pytest.mark.parametrize(("first", "second"), [(1, 2), (1, 5), (2, 3), (3, 4), (4, 5)])
def test_swapped_entries(first: int, second: int) -> None:
    """Of two entries that changed places the first is named."""
    lines = list(LINES)
    one, two = ENTRIES[first], ENTRIES[second]
    lines[one], lines[two] = lines[two], lines[one]
    assert place_of(found_in(lines)) == first


def test_truncated_anywhere() -> None:
    """A file that breaks off, after any octet, is refused."""
    whole = b"".join(LINES)
    for length in range(len(whole)):
        found = verify(io.BytesIO(whole[:length]), [KEY])
        assert not found, length
        assert found.reason.endswith(".")


@pytest.mark.parametrize("kept", range(1, len(LINES)))
def test_truncated_after_a_line(kept: int) -> None:
    """What is named is the first entry that is missing, or the end if only that is."""
    expected = {1: 1, 2: 2, 3: 3, 4: 4, 5: "end", 6: 5, 7: 6, 8: "end"}
    assert place_of(found_in(LINES[:kept])) == expected[kept]


def test_truncated_in_the_middle_of_the_tail() -> None:
    """Taking the last entries and keeping the seal names the first that is missing."""
    assert place_of(found_in([*LINES[:5], *LINES[7:]])) == 4


def appended(lines: list[bytes]) -> list[bytes]:
    """The lines with a well-made entry behind the last, without checkpoint."""
    head = filled(COUNT).head()
    [entry] = enter([act(99)], head)
    return [*lines[:-1], entry.line, lines[-1]]


def test_appended_without_a_seal() -> None:
    """An entry that no checkpoint covers is named."""
    assert place_of(found_in(appended(LINES))) == COUNT + 1


def test_appended_with_a_checkpoint_but_no_seal() -> None:
    """An entry that only an unsealed checkpoint covers is named, if a key is given."""
    record = filled(COUNT, 3, 5)
    record.append([act(99)], COUNT)
    lines = list(export_lines(record))
    assert found_in(lines, KeySealer("other", bytes(32)).public_key).bad_entry is None
    assert place_of(found_in(lines)) == COUNT + 1
    assert verify(lines)


def test_appended_behind_the_end() -> None:
    """Nothing may stand behind the end."""
    assert not found_in([*LINES, b"\n"])
    assert not found_in([*LINES, LINES[1]])


def test_changed_and_linked_again() -> None:
    """Whoever rewrites an entry and all that follow still lacks the seal."""
    record, forged = filled(COUNT, 3, 5), MemoryRecord(ORIGIN)
    acts = [entry.act for entry in record.read()]
    forged.append([act(77), *acts[1:]], 0)
    entries = [entry.line for entry in forged.read()]
    lines = [LINES[0], *entries[:3], LINES[4], *entries[3:], *LINES[7:]]
    found = found_in(lines)
    assert (found.sound, found.bad_entry) == (False, 3)
    assert "an earlier one" in found.reason
    assert place_of(found_in(list(export_lines(forged)))) == "checkpoint of 5"


def test_changed_header() -> None:
    """A record does not pass for one of another origin."""
    lines = [header_line("nato.example/record") + b"\n", *LINES[1:]]
    assert place_of(found_in(lines)) == "header"
    for header in (b'{"format":"paraph record"}\n', b"\n", b"\xff\n", b""):
        assert place_of(found_in([header, *LINES[1:]])) == "header"
    later = LINES[0].replace(b'"revision":1', b'"revision":2')
    assert "revision 2" in found_in([later, *LINES[1:]]).reason


def test_wrong_key() -> None:
    """A record is not the depositary's because it is whole."""
    found = found_in(LINES, WITNESS.public_key)
    assert (found.sound, found.place) == (False, "checkpoint of 5")
    assert "no seal of the given key" in found.reason
    assert found_in(LINES, WITNESS.public_key, KEY)


def test_false_seal_in_a_true_name() -> None:
    """A seal that claims a given key and is not its seal is refused."""
    record = filled(2)
    made = record.checkpoint([DEPOSITARY, WITNESS])
    seals = [seal for seal in made.seals if seal.name == WITNESS.name]
    broken = type(seals[0])(WITNESS.name, seals[0].key, bytes(64))
    line = checkpoint_line(type(made)(made.origin, 2, made.root, made.head, (broken,)))
    lines = [*list(export_lines(record))[:3], line]
    assert "false" in found_in(lines, WITNESS.public_key).reason


def test_seals_of_others_are_named_as_unchecked() -> None:
    """A seal for which no key was given is neither confirmed nor held against the record."""
    record = filled(2)
    record.checkpoint([DEPOSITARY, WITNESS])
    found = found_in(list(export_lines(record)))
    assert (found.sound, found.sealed_by) == (True, (DEPOSITARY.name,))
    assert found.unchecked == (WITNESS.name,)


def test_record_without_entries() -> None:
    """An empty record can be exported, sealed and verified."""
    found = found_in(list(export_lines(filled(0, 0))))
    assert (found.sound, found.entries, found.sealed_by) == (True, 0, (DEPOSITARY.name,))


def test_forms_are_held_when_asked() -> None:
    """Digests say that nobody changed a line; only ``forms`` says that it holds an act."""
    lines = [header_line(ORIGIN) + b"\n"]
    record = MemoryRecord(ORIGIN)
    start = beginning(ORIGIN)
    octets = b'{"capacity":"chair"}'
    lines.append(make_line(octets, 1, start.digest))
    tree = record._nodes
    tree.add(leaf_digest(lines[1]))
    made = record.checkpoint()
    made = type(made)(ORIGIN, 1, tree.frontier.root(), leaf_digest(lines[1]))
    line = checkpoint_line(made)
    lines += [line, end_line(1, sha256(line).digest())]
    assert verify(lines), verify(lines).reason
    found = verify(lines, forms=True)
    assert (found.sound, found.bad_entry) == (False, 1)
    assert verify(LINES, forms=True)


@pytest.mark.parametrize("bad", [1, BATCH - 1, BATCH, BATCH + 1, BATCH + 2, 2 * BATCH + 5])
def test_faults_beside_the_edges_of_batches(bad: int) -> None:
    """It makes no difference where in a batch the bad entry stands."""
    count = 2 * BATCH + 5
    record = MemoryRecord(ORIGIN)
    record.append([act(number) for number in range(count)], 0)
    lines = list(export_lines(record))
    assert verify(lines)
    lines[bad] = lines[bad].replace(b'"chair"', b'"chief"').replace(b"head of", b"lead of")
    assert verify(lines).bad_entry == bad


def test_lines_that_belong_to_no_record() -> None:
    """A stray line between entries is told from a bad entry."""
    lines = [*LINES[:3], b'{"note":"hello"}\n', *LINES[3:]]
    assert place_of(found_in(lines)) == "after entry 2"


@given(
    st.lists(
        st.sampled_from(LINES)
        | st.sampled_from([b'{"act":{' + b"[" * 5000, b'{"checkpoint":' + b"[" * 5000, b"\n"])
        | st.binary(max_size=40),
        max_size=10,
    )
)
def test_any_lines_are_answered(lines: list[bytes]) -> None:
    """Whatever is given to it, the verifier answers, and only the export itself is sound."""
    found = verify(lines, [KEY], forms=True)
    assert found.sound is (lines == LINES)
    assert bool(found.reason) is not found.sound


@given(st.lists(st.integers(0, len(LINES) - 1), max_size=12))
def test_only_one_order_of_lines_is_sound(order: list[int]) -> None:
    """The lines of an export, picked and ordered anyhow, are sound as they were written only."""
    found = verify([LINES[number] for number in order], [KEY])
    assert found.sound is (order == list(range(len(LINES))))


def test_large_records_need_little_memory() -> None:
    """The verifier keeps a batch and a logarithm, not the file."""
    record = MemoryRecord(ORIGIN)
    record.append([act(number) for number in range(3 * BATCH)], 0)
    lines = list(export_lines(record))
    tracemalloc.start()
    assert verify(lines)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < BATCH * 1000
