"""The Merkle tree over the entries of a record, as RFC 6962 §2.1 and RFC 9162 §2.1 define it.

A leaf is the digest of 0x00 and the entry's octets, a node the digest of 0x01 and its two children.
A tree whose size is no power of two is split at the largest power of two below its size, so
no leaf is ever counted twice.  ``Frontier`` holds the roots of the perfect subtrees from left to
right (the compact range), so that one more leaf costs a logarithm.

A *node* is named by its level (0 for leaves) and its index: it covers the leaves from
``index << level`` up to ``(index + 1) << level``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from operator import add
from typing import Final, TypeAlias

LEAF: Final = b"\x00"
NODE: Final = b"\x01"
DIGEST_SIZE: Final = 32

EMPTY_ROOT: Final = sha256(b"").digest()
"""The root of the tree without leaves (RFC 9162 §2.1.1)."""

NodeReader: TypeAlias = Callable[[int, int], bytes]
"""Where the node of a level and an index can be read."""


def leaf_digest(octets: bytes) -> bytes:
    """The digest of a leaf (RFC 9162 §2.1.1).

    >>> leaf_digest(b"").hex()[:16]
    '6e340b9cffb37a98'
    """
    return sha256(LEAF + octets).digest()


def leaf_digests(lines: Iterable[bytes]) -> list[bytes]:
    """The digests of many leaves; the same as of each, in bulk.

    >>> leaf_digests([b"China", b""]) == [leaf_digest(b"China"), leaf_digest(b"")]
    True
    """
    return _bulk(LEAF, lines)


def _bulk(prefix: bytes, many: Iterable[bytes]) -> list[bytes]:
    begin, digests = sha256(prefix).copy, []  # a copy costs less than a beginning
    for octets in many:
        begun = begin()
        begun.update(octets)
        digests.append(begun.digest())
    return digests


def node_digest(left: bytes, right: bytes) -> bytes:
    """The digest of a node over its two children (RFC 9162 §2.1.1)."""
    return sha256(NODE + left + right).digest()


def perfect_root(digests: Sequence[bytes]) -> bytes:
    """The root over a power of two of digests, level by level."""
    size = len(digests)
    assert size & (size - 1) == 0 < size, "a perfect subtree has a power of two of leaves"
    while len(digests) > 1:
        digests = _bulk(NODE, map(add, digests[::2], digests[1::2]))
    return digests[0]


def subtrees(start: int, leaves: Sequence[bytes]) -> Iterator[tuple[int, bytes]]:
    """The largest perfect subtrees over leaves that stand from ``start`` on, by level and root.

    >>> [level for level, _ in subtrees(3, [bytes(32)] * 6)]
    [0, 2, 0]
    """
    at = 0
    while at < len(leaves):
        most = len(leaves) - at
        aligned = (start + at) & -(start + at) or most
        level = min(aligned, most).bit_length() - 1
        yield level, perfect_root(leaves[at : at + (1 << level)])
        at += 1 << level


class Frontier:
    """The right edge of a growing tree: its size, and the roots of its perfect subtrees.

    >>> frontier = Frontier()
    >>> for name in (b"China", b"Kazakhstan", b"Russia"):
    ...     _ = frontier.add(leaf_digest(name))
    >>> frontier.size, len(frontier.peaks)
    (3, 2)
    """

    __slots__ = ("peaks", "size")

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size = size
        self.peaks = list(peaks)
        assert len(self.peaks) == size.bit_count(), "a frontier has a peak for each bit of its size"

    def add(self, leaf: bytes) -> list[bytes]:
        """Add a leaf's digest; returns the nodes that it completed, from level 1 upwards."""
        return self._merge(leaf, 0)

    def extend(self, leaves: Sequence[bytes]) -> None:
        """Add many leaves' digests; the same as adding each, in bulk."""
        self.graft(self.size, subtrees(self.size, leaves))

    def graft(self, start: int, trees: Iterable[tuple[int, bytes]]) -> None:
        """Add the ``subtrees`` of the leaves from ``start`` on, which must be the size so far."""
        assert start == self.size, "subtrees fit where they were made for"
        for level, root in trees:
            self._merge(root, level)

    def _merge(self, node: bytes, level: int) -> list[bytes]:
        completed = []
        above = self.size >> level
        while above & 1:
            node = node_digest(self.peaks.pop(), node)
            completed.append(node)
            above >>= 1
        self.peaks.append(node)
        self.size += 1 << level
        return completed

    def root(self) -> bytes:
        """The root of the whole tree (RFC 9162 §2.1.1)."""
        if not self.peaks:
            return EMPTY_ROOT
        *left, root = self.peaks
        for peak in reversed(left):
            root = node_digest(peak, root)
        return root

    def copy(self) -> Frontier:
        """A frontier that grows on its own."""
        return Frontier(self.size, self.peaks)


def frontier_of(size: int, node: NodeReader) -> Frontier:
    """The frontier of the tree with so many leaves, read from kept nodes: a logarithm of reads."""
    peaks, start = [], 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            peaks.append(node(level, start >> level))
            start += 1 << level
    return Frontier(size, peaks)


class Nodes:
    """Every node of a tree, in memory.

    >>> nodes = Nodes()
    >>> for number in range(3):
    ...     nodes.add(leaf_digest(bytes([number])))
    >>> nodes(1, 0) == node_digest(nodes(0, 0), nodes(0, 1))
    True
    """

    __slots__ = ("_levels", "frontier")

    def __init__(self) -> None:
        self._levels: list[list[bytes]] = [[]]
        self.frontier = Frontier()

    def add(self, leaf: bytes) -> None:
        """Add a leaf's digest."""
        self._levels[0].append(leaf)
        for level, node in enumerate(self.frontier.add(leaf), 1):
            if level == len(self._levels):
                self._levels.append([])
            self._levels[level].append(node)

    def __call__(self, level: int, index: int) -> bytes:
        """The node of a level and an index."""
        return self._levels[level][index]
