"""Checkpoints and seals: their text, their keys, and what is refused."""

from __future__ import annotations

from base64 import b64decode

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from hypothesis import given
from hypothesis import strategies as st
from tests.record.acts import DEPOSITARY, ORIGIN, WITNESS, filled

from paraph.record import Checkpoint, RecordDamaged, Seal
from paraph.record.merkle import EMPTY_ROOT
from paraph.record.seals import KeySealer, is_sealed, key_id, read_public_key
from paraph.values.errors import Malformed

PLAIN = Checkpoint(ORIGIN, 17, EMPTY_ROOT, bytes(32))
SEALED = PLAIN.sealed_by(DEPOSITARY, WITNESS)


def test_text_of_a_checkpoint() -> None:
    """The text is a C2SP note: three lines, an extension, an empty line, seals."""
    lines = str(SEALED).split("\n")
    assert lines[:3] == [ORIGIN, "17", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="]
    assert lines[3:5] == ["head " + "0" * 64, ""]
    assert lines[5].startswith("\u2014 sco.example/depositary ")
    assert lines[-1] == ""


def test_key_id_of_the_specification() -> None:
    """The four octets of a key are those of the key that Go's note package shows as example."""
    written = "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    assert key_id("PeterNeumann", b64decode(written)[1:]).hex() == "c74f20a3"


@given(
    st.integers(0, 2**53),
    st.binary(min_size=32, max_size=32),
    st.binary(min_size=32, max_size=32),
    st.lists(
        st.builds(
            Seal,
            st.sampled_from(["a", "sco.example/depositary", "北京"]),
            st.binary(min_size=4, max_size=4),
            st.binary(min_size=64, max_size=64),
        ),
        max_size=3,
        unique=True,
    ),
)
def test_checkpoint_round_trips(size: int, root: bytes, head: bytes, seals: list[Seal]) -> None:
    """A checkpoint is read back from its text, with any number of seals."""
    made = Checkpoint(ORIGIN, size, root, head, tuple(seals))
    assert Checkpoint.parse(str(made)) == made


@pytest.mark.parametrize(
    "text",
    [
        "",
        str(SEALED)[:-1],
        str(SEALED) + "\n",
        str(SEALED).replace("\n17\n", "\n017\n"),
        str(SEALED).replace("\n17\n", "\n-17\n"),
        str(SEALED).replace("\u2014", "-"),
        str(SEALED).replace("head 0", "head "),
        str(SEALED).replace("SuFU=", "SuFV="),
        str(SEALED).replace("47DE", "===="),
        str(PLAIN).rstrip("\n"),
        f"{PLAIN}\u2014 two words {'A' * 92}\n",
        f"{PLAIN}\u2014 name AAAA\n",
    ],
)
def test_other_texts_are_no_checkpoints(text: str) -> None:
    """One checkpoint has one text: all others are refused."""
    with pytest.raises(RecordDamaged):
        Checkpoint.parse(text)


def test_seals_hold_their_text_alone() -> None:
    """A seal confirms the text that was sealed, by the key that sealed it."""
    assert SEALED.is_sealed_with(DEPOSITARY.public_key)
    assert SEALED.is_sealed_with(WITNESS.public_key)
    assert not PLAIN.is_sealed_with(DEPOSITARY.public_key)
    moved = Checkpoint(ORIGIN, 18, EMPTY_ROOT, bytes(32), SEALED.seals)
    assert not moved.is_sealed_with(DEPOSITARY.public_key)
    assert not is_sealed(b"", b"short", DEPOSITARY.public_key)


def test_same_seal_is_kept_once() -> None:
    """Ed25519 seals one text in one way, so sealing twice adds nothing."""
    assert SEALED.sealed_by(WITNESS) == SEALED


def test_keys_travel_as_pem() -> None:
    """A key that was written as PEM seals as before; the public one confirms it."""
    again = KeySealer(DEPOSITARY.name, DEPOSITARY.private_pem())
    assert PLAIN.sealed_by(again) == PLAIN.sealed_by(DEPOSITARY)
    assert read_public_key(DEPOSITARY.public_pem()) == DEPOSITARY.public_key
    assert read_public_key(DEPOSITARY.public_key) == DEPOSITARY.public_key


def test_what_is_no_key() -> None:
    """Other files and other kinds of key are refused in a sentence."""
    other = X25519PrivateKey.generate()
    private = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = other.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    for key in (b"", b"no key", DEPOSITARY.private_pem(), public):
        with pytest.raises(Malformed, match="public key"):
            read_public_key(key)
    for key in (b"", b"no key", DEPOSITARY.public_pem(), private):
        with pytest.raises(Malformed, match="private key"):
            KeySealer("a", key)
    for name in ("", "two words", "a+b", "a\nb"):
        with pytest.raises(Malformed, match="name of a seal"):
            KeySealer(name, bytes(32))


def test_record_keeps_its_checkpoints() -> None:
    """Every checkpoint that was made is kept, the smallest first."""
    assert [kept.size for kept in filled(4, 4, 2).checkpoints()] == [2, 4]
