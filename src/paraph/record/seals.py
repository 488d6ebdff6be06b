"""Seals: Ed25519 over the text of a checkpoint (RFC 8032), in the form of a C2SP note.

Who seals is a port: whatever has a name, a public key and a way to seal a message.  So a key may
lie in a file, a token or a machine of its own.  Keys come in as PEM or as 32 raw octets; nothing
here opens a file.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final, Protocol

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from paraph.values.errors import Malformed

KEY_SIZE: Final = 32
SEAL_SIZE: Final = 64
_ALGORITHM: Final = b"\x01"


class Sealer(Protocol):
    """Who seals checkpoints."""

    @property
    def name(self) -> str:
        """The name beside the seal, without spaces or plus signs."""
        ...

    @property
    def public_key(self) -> bytes:
        """The 32 octets of the Ed25519 public key."""
        ...

    def seal(self, message: bytes) -> bytes:
        """The 64 octets of the seal over ``message``."""
        ...


class KeySealer:
    """Seals with a private key that is held in memory.

    >>> sealer = KeySealer("sco.example/depositary", bytes(32))
    >>> is_sealed(b"a message", sealer.seal(b"a message"), sealer.public_key)
    True
    >>> is_sealed(b"another", sealer.seal(b"a message"), sealer.public_key)
    False

    Raises:
        Malformed: if the name has spaces or a plus sign, or the key is no Ed25519 private key.
    """

    def __init__(self, name: str, key: bytes) -> None:
        self.name = check_seal_name(name)
        self._key = _private_key(key)
        self.public_key = self._key.public_key().public_bytes_raw()

    def seal(self, message: bytes) -> bytes:
        """The 64 octets of the seal over ``message`` (RFC 8032 §5.1.6)."""
        return self._key.sign(message)

    def private_pem(self) -> bytes:
        """The private key as PEM (PKCS #8), not encrypted."""
        return self._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def public_pem(self) -> bytes:
        """The public key as PEM."""
        key = self._key.public_key()
        return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def check_seal_name(name: str) -> str:
    """``name``, if it can stand in a seal's line.

    Raises:
        Malformed: if it is empty or holds white space or a plus sign (C2SP signed-note).
    """
    if not name or "+" in name or not name.isprintable() or any(map(str.isspace, name)):
        message = f"The name of a seal has no spaces and no plus sign; {name!r} is none."
        raise Malformed(message)
    return name


def key_id(name: str, public_key: bytes) -> bytes:
    """The four octets that stand for a key in a seal's line (C2SP signed-note)."""
    return sha256(name.encode() + b"\n" + _ALGORITHM + public_key).digest()[:4]


def is_sealed(message: bytes, seal: bytes, public_key: bytes) -> bool:
    """Whether ``seal`` is the seal of ``public_key`` over ``message`` (RFC 8032 §5.1.7)."""
    if len(seal) != SEAL_SIZE or len(public_key) != KEY_SIZE:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(seal, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def read_public_key(key: bytes) -> bytes:
    """The 32 octets of a public key that is given as PEM or raw.

    Raises:
        Malformed: if it is no Ed25519 public key.
    """
    try:
        if len(key) == KEY_SIZE:
            return Ed25519PublicKey.from_public_bytes(key).public_bytes_raw()
        read = load_pem_public_key(key)
    except (ValueError, UnsupportedAlgorithm) as error:
        message = "This is no public key: give an Ed25519 public key as PEM, or its 32 octets."
        raise Malformed(message) from error
    if not isinstance(read, Ed25519PublicKey):
        message = "This public key is not an Ed25519 key; records are sealed with Ed25519."
        raise Malformed(message)
    return read.public_bytes_raw()


def _private_key(key: bytes) -> Ed25519PrivateKey:
    try:
        if len(key) == KEY_SIZE:
            return Ed25519PrivateKey.from_private_bytes(key)
        read = load_pem_private_key(key, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        message = "This is no private key: give an Ed25519 key as PEM (PKCS #8), or its 32 octets."
        raise Malformed(message) from error
    if not isinstance(read, Ed25519PrivateKey):
        message = "This private key is not an Ed25519 key; records are sealed with Ed25519."
        raise Malformed(message)
    return read
