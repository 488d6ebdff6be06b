"""Stretches of a page: compressed once, and joined to what is written anew for each who asks.

A compressed answer (gzip, RFC 1952) is one stream of blocks (RFC 1951).  A stretch is packed into
whole blocks that refer to nothing before them and end with a full octet, so any stretches make a
stream one after another.  The checksum of the whole follows from those of the stretches.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_LEVEL: Final = 6
_HEAD: Final = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
_END: Final = b"\1\0\0\xff\xff"
"""A last block, which is empty."""

_MOST_AS_IS: Final = 0xFFFF
_POLYNOMIAL: Final = 0xEDB88320
_ONE: Final = 1 << 31
"""The polynomial 1, and x to the 8th, as the checksum writes them: the first bit last."""
_OCTET: Final = _ONE >> 8


@dataclass(frozen=True)
class Stretch:
    """A part of a page, as it is and packed."""

    plain: bytes
    packed: bytes

    @cached_property
    def checksum(self) -> int:
        """The checksum of what it is (CRC-32)."""
        return zlib.crc32(self.plain)

    @cached_property
    def shift(self) -> int:
        """What the checksum of everything before is multiplied by: x to the number of its bits."""
        power, square, left = _ONE, _OCTET, len(self.plain)
        while left:
            if left & 1:
                power = _times(power, square)
            square = _times(square, square)
            left >>= 1
        return power


def stretch(words: str) -> Stretch:
    """Words as a stretch, compressed."""
    plain = words.encode()
    press = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Stretch(plain, press.compress(plain) + press.flush(zlib.Z_FULL_FLUSH))


def as_is(words: str) -> Stretch:
    """A few words as a stretch that is not compressed: its length tells nothing of them."""
    plain = words.encode()
    length = len(plain)
    assert length <= _MOST_AS_IS, "a block that is not compressed holds no more"
    sizes = length.to_bytes(2, "little") + (length ^ _MOST_AS_IS).to_bytes(2, "little")
    return Stretch(plain, b"\0" + sizes + plain)


def joined(stretches: Iterable[Stretch]) -> bytes:
    """The page as it is."""
    return b"".join(one.plain for one in stretches)


def gzipped(stretches: Iterable[Stretch]) -> bytes:
    """The page as a browser that accepts gzip is sent it.

    >>> import gzip
    >>> gzip.decompress(gzipped([stretch("A text "), as_is("of"), stretch(" stretches.")]))
    b'A text of stretches.'
    """
    checksum, length, blocks = 0, 0, [_HEAD]
    for one in stretches:
        checksum = _times(one.shift, checksum) ^ one.checksum
        length += len(one.plain)
        blocks.append(one.packed)
    blocks += [_END, checksum.to_bytes(4, "little"), (length % 2**32).to_bytes(4, "little")]
    return b"".join(blocks)


def _times(one: int, other: int) -> int:
    """The product of two polynomials modulo that of CRC-32."""
    made = 0
    for bit in range(31, -1, -1):
        if one >> bit & 1:
            made ^= other
        other = other >> 1 ^ _POLYNOMIAL if other & 1 else other >> 1
    return made
