"""Proofs over a record's Merkle tree: that an entry is in it, that one tree continues another.

Generation follows RFC 9162 §2.1.3.1 and §2.1.4.1, verification §2.1.3.2 and §2.1.4.2.  Leaves are
counted from 0 here, as in the RFC; entry number n is leaf n - 1.  A verifier answers True only if
every digest and every step is as it must be: whatever is out of range, too long, too short or of
the wrong size is False.
"""

from __future__ import annotations

from collections.abc import Sequence
from hmac import compare_digest

from paraph.record.merkle import DIGEST_SIZE, EMPTY_ROOT, NodeReader, node_digest


def tree_root(size: int, node: NodeReader) -> bytes:
    """The root over the first ``size`` leaves."""
    return _range_root(0, size, node) if size else EMPTY_ROOT


def inclusion_path(leaf: int, size: int, node: NodeReader) -> tuple[bytes, ...]:
    """The path from a leaf to the root over the first ``size`` leaves (RFC 9162 §2.1.3.1).

    Raises:
        IndexError: if there is no such leaf.
    """
    if not 0 <= leaf < size:
        message = f"leaf {leaf} is not among {size}"
        raise IndexError(message)
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if leaf < middle:
            path.append(_range_root(middle, end, node))
            end = middle
        else:
            path.append(_range_root(start, middle, node))
            start = middle
    return tuple(reversed(path))


def consistency_path(first: int, second: int, node: NodeReader) -> tuple[bytes, ...]:
    """The proof that the tree of ``second`` leaves continues that of ``first`` (RFC 9162 §2.1.4.1).

    Raises:
        IndexError: unless 0 < first <= second.
    """
    if not 0 < first <= second:
        message = f"a tree of {second} does not continue one of {first}"
        raise IndexError(message)
    path: list[bytes] = []
    start, end = 0, second
    whole = True  # what remains of the first tree is the first tree itself, whose root is known
    while first != end:
        middle = start + _split(end - start)
        if first <= middle:
            path.append(_range_root(middle, end, node))
            end = middle
        else:
            path.append(_range_root(start, middle, node))
            start, whole = middle, False
    if not whole:
        path.append(_range_root(start, end, node))
    return tuple(reversed(path))


def verify_inclusion(
    *, leaf: int, size: int, digest: bytes, path: Sequence[bytes], root: bytes
) -> bool:
    """Whether ``path`` leads from the leaf with ``digest`` to ``root`` (RFC 9162 §2.1.3.2).

    >>> from paraph.record.merkle import leaf_digest
    >>> only = leaf_digest(b"an entry")
    >>> verify_inclusion(leaf=0, size=1, digest=only, path=(), root=only)
    True
    >>> verify_inclusion(leaf=1, size=1, digest=only, path=(), root=only)
    False
    """
    if not 0 <= leaf < size or not _are_digests((digest, root, *path)):
        return False
    made = digest
    sides = _sides(leaf, size - 1, len(path))
    if sides is None:
        return False
    for step, on_the_left in zip(path, sides, strict=True):
        made = node_digest(step, made) if on_the_left else node_digest(made, step)
    return compare_digest(made, root)


def verify_consistency(
    *, first: int, second: int, first_root: bytes, second_root: bytes, path: Sequence[bytes]
) -> bool:
    """Whether ``path`` shows that the second tree continues the first (RFC 9162 §2.1.4.2).

    The empty tree is continued by every tree, which shows nothing: ``first == 0`` is False.
    """
    if not 0 < first <= second:
        return False
    if first == second:
        return not path and compare_digest(first_root, second_root)
    if not _are_digests((first_root, second_root, *path)):
        return False
    steps = [first_root, *path] if first & (first - 1) == 0 else list(path)
    if not steps:
        return False
    shared = (first & -first).bit_length() - 1  # levels of a perfect subtree on the right edge
    sides = _sides((first - 1) >> shared, (second - 1) >> shared, len(steps) - 1)
    if sides is None:
        return False
    old = new = steps[0]
    for step, on_the_left in zip(steps[1:], sides, strict=True):
        if on_the_left:
            old, new = node_digest(step, old), node_digest(step, new)
        else:
            new = node_digest(new, step)
    return compare_digest(old, first_root) and compare_digest(new, second_root)


def _sides(at: int, last: int, steps: int) -> list[bool] | None:
    """Whether each step from leaf ``at`` up comes from the left; None if there are not so many.

    ``last`` is the last leaf.  On the right edge of the tree, levels without a sibling are passed
    over (RFC 9162 §2.1.3.2, step 4).
    """
    sides = []
    for _ in range(steps):
        if last == 0:
            return None
        sides.append(bool(at & 1) or at == last)
        if sides[-1]:
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        at, last = at >> 1, last >> 1
    return sides if last == 0 else None


def _are_digests(values: Sequence[object]) -> bool:
    return all(isinstance(value, bytes) and len(value) == DIGEST_SIZE for value in values)


def _split(size: int) -> int:
    """The largest power of two below ``size``."""
    return 1 << (size - 1).bit_length() - 1


def _range_root(start: int, end: int, node: NodeReader) -> bytes:
    """The root over leaves from ``start`` up to ``end``, where ``start`` is aligned."""
    size = end - start
    if size & (size - 1) == 0:
        level = size.bit_length() - 1
        return node(level, start >> level)
    middle = start + _split(size)
    return node_digest(_range_root(start, middle, node), _range_root(middle, end, node))
