"""The offline verifier: whether an export is what was entered and sealed; if not, why not.

It needs the lines of the file and, to know whose seal it bears, public keys.  It goes through
the file once and remembers a logarithm of it.  One digest for an entry serves the chain and
the tree, in bulk; only when something does not fit does it look closely.

What is held: the header's form; the number and ``previous`` of every entry; the root, the head and
the seals of every checkpoint; the end.  With ``forms``, also that every act is canonical and has
the form of an envelope, which the digests say nothing about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import Final

import msgspec

from paraph.record.acts import encode_act
from paraph.record.checkpoints import Checkpoint
from paraph.record.diagnosis import Fault, misfit, stranger
from paraph.record.entries import FORMAT, REVISION, Entry, Head, beginning, header_line
from paraph.record.errors import RecordDamaged
from paraph.record.export import CHECKPOINT, END, ENTRY, checkpoint_line, end_line
from paraph.record.merkle import Frontier
from paraph.record.proving import Proof
from paraph.record.seals import is_sealed, key_id
from paraph.record.stretches import Part, Stretch, linked
from paraph.values.errors import Malformed

BATCH: Final = 4096
"""So many entries are hashed at once; a power of two, so that they make one subtree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What the verifier found: sound, or the first fault and why.

    ``bad_entry`` is the number of the first entry that is not what was entered, or None if the
    fault lies elsewhere: ``place`` names it ("header", "entry 17", "checkpoint of 20", "end").
    ``entries`` counts the entries that were read; ``sealed_by`` names the seals on the last
    checkpoint that a given key confirms, ``unchecked`` the seals for which no key was given.
    """

    sound: bool
    origin: str = ""
    entries: int = 0
    root: bytes = b""
    head: bytes = b""
    sealed_by: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    bad_entry: int | None = None
    place: str = ""
    reason: str = ""

    def __bool__(self) -> bool:
        return self.sound


def verify(
    lines: Iterable[bytes], public_keys: Sequence[bytes] = (), *, forms: bool = False
) -> Verification:
    """Verify an export.  ``lines`` are its lines, each with its line feed, as a file gives them.

    ``public_keys`` are Ed25519 keys of 32 octets.  If there are any, the last checkpoint must bear
    a true seal of at least one, and no checkpoint a false one in the name of any.

    >>> verify([b"not a record"]).place
    'header'
    """
    reading = _Reading(iter(lines), tuple(public_keys), forms=forms)
    try:
        reading.run()
    except Fault as fault:
        return reading.outcome(fault)
    return reading.outcome(None)


def verify_parts(
    header: bytes, parts: Iterable[Part], public_keys: Sequence[bytes] = ()
) -> Verification | None:
    """Verify an export of which others have read the entries.

    Returns what was found if it is sound.  None if anything does not fit: only a passage through
    the lines, which ``verify`` makes, can say which entry is to blame.
    """
    reading = _Reading(iter(()), tuple(public_keys), forms=False)
    try:
        reading.join(header, iter(parts))
    except Fault:
        return None
    return reading.outcome(None)


class _Header(msgspec.Struct):
    format: str
    origin: str
    revision: int


class _Note(msgspec.Struct):
    checkpoint: str


class _Reading:
    """One passage through an export."""

    def __init__(self, lines: Iterator[bytes], keys: tuple[bytes, ...], *, forms: bool) -> None:
        self.lines = lines
        self.keys = keys
        self.forms = forms
        self.origin = ""
        self.head = Head(0, b"")
        self.frontier = Frontier()
        self.checkpoint: Checkpoint | None = None
        self.sealed = 0
        self.sealed_by: tuple[str, ...] = ()
        self.digest = sha256()

    def outcome(self, fault: Fault | None) -> Verification:
        """What was found, as a value."""
        names = [seal.name for seal in self.checkpoint.seals] if self.checkpoint else []
        return Verification(
            sound=fault is None,
            origin=self.origin,
            entries=self.head.number,
            root=self.frontier.root(),
            head=self.head.digest,
            sealed_by=() if fault else self.sealed_by,
            unchecked=tuple(name for name in names if name not in self.sealed_by),
            bad_entry=fault.entry if fault else None,
            place=fault.place if fault else "",
            reason=fault.reason if fault else "",
        )

    def run(self) -> None:
        """Go through the file.

        Raises:
            Fault: where something does not fit.
        """
        self._read_header(next(self.lines, b""))
        runs = groupby(self.lines, key=itemgetter(slice(len(ENTRY))))
        following = (line for _, run in runs for line in run)
        for start, run in runs:
            if start == ENTRY:
                self._read_run(run, following)
                continue
            for line in run:
                if line.startswith(END):
                    self._read_end(line, chain(run, following))
                    return
                self._read_checkpoint(line)
        raise stranger(b"", self.head.number, covered=self._is_covered())

    def join(self, header: bytes, parts: Iterator[Part]) -> None:
        """Join what others have read.

        Raises:
            Fault: where something does not fit.
        """
        self._read_header(header)
        for part in parts:
            if isinstance(part, Stretch):
                self._follow(part)
            elif part.startswith(END):
                self._read_end(part, (b"" for _ in parts))
                return
            else:
                self._read_checkpoint(part)
        raise stranger(b"", self.head.number, covered=self._is_covered())

    def _follow(self, stretch: Stretch) -> None:
        if stretch.follows != self.head:
            number = self.head.number + 1
            raise Fault.at(number, f"Entry {number} does not follow the entry before it.")
        self.frontier.graft(self.head.number, stretch.trees)
        self.head = stretch.head

    def _is_covered(self) -> bool:
        return self.checkpoint is not None and self.checkpoint.size == self.head.number

    def _read_header(self, line: bytes) -> None:
        try:
            header = msgspec.json.decode(line, type=_Header)
            written = header_line(header.origin) + b"\n"
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, Malformed) as error:
            raise Fault("header", f"The first line is no header of a record: {error}.") from error
        if header.format != FORMAT or header.revision != REVISION:
            reason = f"It holds a {header.format} of revision {header.revision}."
            raise Fault("header", reason)
        if line != written:
            raise Fault("header", "The header is not written as Paraph writes it.")
        self.origin = header.origin
        self.head = beginning(header.origin)

    def _read_run(self, run: Iterator[bytes], following: Iterator[bytes]) -> None:
        """Read entries that stand together, batch by batch."""
        while batch := list(islice(run, BATCH - self.head.number % BATCH)):
            digests, bad = linked(self.head, batch)
            if bad is not None:
                after = chain(batch[bad + 1 :], run, following)
                number = self.head.number + bad + 1
                self.head = Head(number - 1, b"")
                raise misfit(batch[bad], number, after)
            if self.forms:
                self._check_forms(batch, digests)
            self.frontier.extend(digests)
            self.head = Head(self.head.number + len(batch), digests[-1])

    def _check_forms(self, batch: Sequence[bytes], digests: Sequence[bytes]) -> None:
        entries = zip(batch, digests, strict=True)
        for number, (line, digest) in enumerate(entries, self.head.number + 1):
            try:
                act = Entry(number, digest, line).act
                written = encode_act(act)
            except Malformed as error:
                reason = f"Entry {number} holds no act in its form: {error}"
                raise Fault.at(number, reason) from error
            if not line.startswith(b'{"act":%b,"number":' % written):
                raise Fault.at(number, f"The act of entry {number} is not canonical.")

    def _read_checkpoint(self, line: bytes) -> None:
        place = f"checkpoint of {self.head.number}"
        if not line.startswith(CHECKPOINT):
            raise stranger(line, self.head.number, covered=self._is_covered())
        try:
            made = Checkpoint.parse(msgspec.json.decode(line, type=_Note).checkpoint)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, RecordDamaged) as error:
            reason = f"The {place} entries cannot be read: {str(error).rstrip('.')}."
            raise Fault(place, reason) from error
        if line != checkpoint_line(made) or made.origin != self.origin:
            reason = f"The {place} is of another origin, or not written as Paraph writes it."
            raise Fault(place, reason)
        self._compare(made, place)
        self._check_seals(made, place)
        self.checkpoint = made
        self.digest.update(line)

    def _compare(self, made: Checkpoint, place: str) -> None:
        """Hold a checkpoint against the entries that were read."""
        number = self.head.number
        wrong_head, wrong_root = made.head != self.head.digest, made.root != self.frontier.root()
        if made.size != number and not wrong_head and not wrong_root:
            raise Fault(place, f"The {place} entries calls itself one of {made.size}.")
        if made.size > number:
            reason = f"Entry {number + 1} is missing: a checkpoint covers {made.size} entries."
            raise Fault.at(number + 1, reason)
        if made.size < number:
            reason = f"Entry {made.size + 1} stands before the checkpoint of {made.size} entries."
            raise Fault.at(made.size + 1, reason)
        if wrong_head and wrong_root and number:
            reason = f"Entry {number}, or all from an earlier one on, is not what was sealed."
            raise Fault.at(number, reason)
        if wrong_head or wrong_root:
            what = "head" if wrong_head else "root"
            raise Fault(place, f"The {what} in the {place} is not that of its entries.")

    def _check_seals(self, made: Checkpoint, place: str) -> None:
        """Hold the seals in the names of the given keys against these keys."""
        sealed = _confirmed(made, self.keys)
        if sealed is None:
            raise Fault(place, f"A seal on the {place} entries is false.")
        self.sealed_by = sealed
        if sealed:
            self.sealed = made.size

    def _read_end(self, line: bytes, rest: Iterator[bytes]) -> None:
        number = self.head.number
        if not self._is_covered():
            first = self.checkpoint.size + 1 if self.checkpoint else 1
            raise Fault.at(first, f"Entry {first} is covered by no checkpoint.")
        if line != end_line(number, self.digest.digest()):
            raise Fault("end", "The end does not fit: a checkpoint or the end itself was changed.")
        extra = next(rest, None)
        if extra is not None:
            entry = number + 1 if extra.startswith(ENTRY) else None
            raise Fault("end", "Something stands after the end.", entry)
        if self.keys and not self.sealed_by:
            if not self.sealed:
                raise Fault(f"checkpoint of {number}", "It bears no seal of the given key.")
            first = self.sealed + 1
            raise Fault.at(first, f"From entry {first} on there is no seal of the given key.")


def verify_proof(
    proof: Proof, public_keys: Sequence[bytes] = (), record: Verification | None = None
) -> Verification:
    """Verify that an entry is in the record of a checkpoint, and whose seal that one bears.

    With ``record``, the sound outcome of a verified export, the proof must lead to its head.
    """
    made = proof.checkpoint
    sealed = _confirmed(made, public_keys)
    reason, number = "", proof.entry.number
    if not proof.holds():
        reason = f"The path does not lead from entry {number} to the root of the checkpoint."
    elif sealed is None:
        reason = "A seal on the checkpoint is false."
    elif public_keys and not sealed:
        reason = "The checkpoint bears no seal of the given key."
    elif record and (record.origin, record.entries, record.root) != (
        made.origin,
        made.size,
        made.root,
    ):
        reason = "The proof leads to another checkpoint than the last one of the record."
    names = [seal.name for seal in made.seals]
    return Verification(
        sound=not reason,
        origin=made.origin,
        entries=made.size,
        root=made.root,
        head=made.head,
        sealed_by=sealed or (),
        unchecked=tuple(name for name in names if name not in (sealed or ())),
        bad_entry=number if reason and not proof.holds() else None,
        place="proof" if reason else "",
        reason=reason,
    )


def _confirmed(made: Checkpoint, public_keys: Sequence[bytes]) -> tuple[str, ...] | None:
    """The names of the seals that the keys confirm, each once; None if one is false."""
    names = []
    for seal in made.seals:
        keys = [key for key in public_keys if seal.key == key_id(seal.name, key)]
        if keys and not is_sealed(made.body.encode(), seal.octets, keys[0]):
            return None
        names += [seal.name] * len(keys)
    return tuple(dict.fromkeys(names))
