"""Proofs of single entries, as files."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.acts import DEPOSITARY, WITNESS, filled

from paraph.record import RecordDamaged
from paraph.record.export import export_lines
from paraph.record.proving import Proof, best_checkpoint, prove
from paraph.record.verification import verify, verify_proof
from paraph.values.errors import Inadmissible

RECORD = filled(9, 4, 7)
CHECKPOINTS = RECORD.checkpoints()


@given(st.integers(1, 7), st.sampled_from(CHECKPOINTS))
def test_every_entry_is_proved(number: int, checkpoint: object) -> None:
    """Each entry under each checkpoint that covers it is proved, and its file reads back."""
    made = CHECKPOINTS[1] if number > 4 else checkpoint
    proof = prove(RECORD, number, made)
    assert Proof.parse(proof.to_json()) == proof
    assert verify_proof(proof, [DEPOSITARY.public_key])


def test_layout_makes_no_difference() -> None:
    """A proof may be indented by whoever passes it on."""
    proof = prove(RECORD, 3, CHECKPOINTS[0])
    assert Proof.parse(json.dumps(json.loads(proof.to_json()), indent=2).encode()) == proof


def test_changed_proof_is_refused() -> None:
    """No change of act, number, path or checkpoint leaves a proof sound."""
    good = prove(RECORD, 3, CHECKPOINTS[1]).to_json()
    for old, new in (
        (b'"number":3,', b'"number":2,'),
        ("согласен".encode(), "не согласен".encode()),
        (b"\\n7\\n", b"\\n8\\n"),
        (b"sco.example/record", b"sco.example/rekord"),
    ):
        assert old in good
        assert not verify_proof(Proof.parse(good.replace(old, new, 1)), [DEPOSITARY.public_key])
    step = json.loads(good)["path"][0].encode()
    changed = Proof.parse(good.replace(step, step[::-1]))
    assert verify_proof(changed).bad_entry == 3


def test_proof_with_another_key() -> None:
    """A proof leads to a seal; whose, is for the key to say."""
    proof = prove(RECORD, 3, CHECKPOINTS[1])
    assert verify_proof(proof).unchecked == (DEPOSITARY.name,)
    assert "no seal" in verify_proof(proof, [WITNESS.public_key]).reason


def test_proof_beside_its_record() -> None:
    """A proof can be held against a record that was verified."""
    record = filled(7, 7)
    found = verify(export_lines(record))
    assert verify_proof(prove(record, 2, record.checkpoints()[0]), (), found)
    other = verify(export_lines(filled(6)))
    assert (
        "another checkpoint"
        in verify_proof(prove(record, 2, record.checkpoints()[0]), (), other).reason
    )


def test_what_is_no_proof() -> None:
    """Other files, later revisions and uncovered entries are refused."""
    good = prove(RECORD, 3, CHECKPOINTS[0]).to_json()
    for octets in (b"", b"{}", good.replace(b'"revision":1}', b'"revision":2}')):
        with pytest.raises(RecordDamaged):
            Proof.parse(octets)
    with pytest.raises(RecordDamaged, match="no digest"):
        Proof.parse(good.replace(b'"path":["', b'"path":["x'))
    for number in (0, 5):
        with pytest.raises(Inadmissible, match="1 to 4"):
            prove(RECORD, number, CHECKPOINTS[0])


def test_best_checkpoint() -> None:
    """The newest of the best sealed checkpoints proves an entry; there may be none."""
    assert best_checkpoint(RECORD, 1) == CHECKPOINTS[1]
    assert best_checkpoint(RECORD, 8) is None
