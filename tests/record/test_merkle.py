"""The Merkle tree and its proofs: every small tree by brute force, and the vectors of RFC 6962.

The vectors in the corpus are those of transparency-dev/merkle.  ``inclusion`` and ``consistency``
apply in full.  Of ``subtreeinclusion`` those apply whose subtree begins at leaf 0: there a subtree
is a tree.  ``subtreeconsistency`` and the other subtrees belong to a later draft (Merkle Tree
Certificates): a record has no subtrees of its own, so there is nothing that they could hold.
"""

from __future__ import annotations

import json
from base64 import b64decode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraph.record.merkle import (
    EMPTY_ROOT,
    Frontier,
    Nodes,
    frontier_of,
    leaf_digest,
    node_digest,
    perfect_root,
)
from paraph.record.proofs import (
    consistency_path,
    inclusion_path,
    tree_root,
    verify_consistency,
    verify_inclusion,
)

LARGEST = 64
LEAVES = [leaf_digest(bytes([number])) for number in range(LARGEST)]


def brute_root(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962 §2.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    middle = 1
    while middle * 2 < len(leaves):
        middle *= 2
    both = brute_root(leaves[:middle]) + brute_root(leaves[middle:])
    return sha256(b"\x01" + both).digest()


ROOTS = [brute_root(LEAVES[:size]) for size in range(LARGEST + 1)]


@pytest.fixture(scope="module")
def nodes() -> Nodes:
    """The nodes of a tree of all leaves."""
    made = Nodes()
    for leaf in LEAVES:
        made.add(leaf)
    return made


def test_known_roots() -> None:
    """The roots of the empty tree and of a leaf without octets are those of RFC 6962 tests."""
    assert EMPTY_ROOT.hex().startswith("e3b0c44298fc1c14")
    assert leaf_digest(b"").hex().startswith("6e340b9cffb37a98")


def test_roots_of_all_sizes(nodes: Nodes) -> None:
    """Growing, reading again and brute force give one root for every size."""
    frontier = Frontier()
    for size in range(LARGEST + 1):
        assert frontier.root() == tree_root(size, nodes) == ROOTS[size]
        assert frontier_of(size, nodes).peaks == frontier.peaks
        if size < LARGEST:
            frontier.add(LEAVES[size])


@given(st.lists(st.integers(0, 40), max_size=8))
def test_growing_in_bulk_is_growing_one_by_one(portions: list[int]) -> None:
    """However leaves are grouped, the frontier is the same."""
    one, bulk, number = Frontier(), Frontier(), 0
    for portion in portions:
        leaves = [leaf_digest(b"%d" % (number + at)) for at in range(portion)]
        number += portion
        bulk.extend(leaves)
        for leaf in leaves:
            one.add(leaf)
    assert (one.size, one.peaks) == (bulk.size, bulk.peaks)


def test_copy_grows_on_its_own() -> None:
    """A copied frontier leaves the first as it was."""
    first = Frontier()
    first.add(LEAVES[0])
    first.copy().add(LEAVES[1])
    assert first.root() == ROOTS[1]


def test_perfect_root_of_a_power_of_two() -> None:
    """Only a power of two of leaves makes a perfect subtree."""
    assert perfect_root(LEAVES[:8]) == ROOTS[8]
    with pytest.raises(AssertionError):
        perfect_root(LEAVES[:6])


def test_inclusion_of_all_leaves_in_all_trees(nodes: Nodes) -> None:
    """Every leaf of every tree is proved; no proof serves another leaf, tree or root."""
    for size in range(1, LARGEST + 1):
        for leaf in range(size):
            path = inclusion_path(leaf, size, nodes)
            facts = {"digest": LEAVES[leaf], "path": path, "root": ROOTS[size]}
            assert verify_inclusion(leaf=leaf, size=size, **facts)
            other = (leaf + 1) % size
            assert size == 1 or not verify_inclusion(leaf=other, size=size, **facts)
            assert not verify_inclusion(leaf=leaf, size=size, **facts | {"root": ROOTS[size - 1]})
            assert not verify_inclusion(leaf=leaf, size=size, **facts | {"path": (*path, ROOTS[1])})
            if path:
                assert not verify_inclusion(leaf=leaf, size=size, **facts | {"path": path[:-1]})


def test_consistency_of_all_pairs_of_trees(nodes: Nodes) -> None:
    """Every tree continues every smaller one; no proof serves other roots or sizes."""
    for second in range(1, LARGEST + 1):
        for first in range(1, second + 1):
            path = consistency_path(first, second, nodes)
            facts = {"first_root": ROOTS[first], "second_root": ROOTS[second], "path": path}
            assert verify_consistency(first=first, second=second, **facts)
            for changed in (
                {"first_root": ROOTS[first - 1]},
                {"second_root": ROOTS[second - 1]},
                {"path": (*path, ROOTS[1])},
                {"path": path[:-1]} if path else {"second_root": b""},
                {"path": (node_digest(ROOTS[1], ROOTS[2]), *path[1:])},
            ):
                assert not verify_consistency(first=first, second=second, **facts | changed)


@given(
    st.integers(-2, 20),
    st.integers(-2, 20),
    st.lists(st.sampled_from([*ROOTS[:8], *LEAVES[:8], b"", b"short"]), max_size=6),
)
def test_made_up_proofs_prove_nothing(first: int, second: int, path: list[bytes]) -> None:
    """A verifier fed with anything never fails open, and never fails at all."""
    root = leaf_digest(b"another root")
    made = verify_consistency(
        first=first, second=second, first_root=ROOTS[3], second_root=root, path=path
    )
    found = verify_inclusion(leaf=first, size=second, digest=LEAVES[0], path=path, root=root)
    assert (made, found) == (False, False)


def test_proofs_of_what_is_not_there(nodes: Nodes) -> None:
    """There is no path from a leaf outside the tree, nor to a smaller tree."""
    for leaf, size in ((3, 3), (-1, 3), (0, 0)):
        with pytest.raises(IndexError):
            inclusion_path(leaf, size, nodes)
    for first, second in ((0, 3), (4, 3)):
        with pytest.raises(IndexError):
            consistency_path(first, second, nodes)


def vectors(shared: Path, family: str) -> list[dict[str, Any]]:
    """The vectors of a family, with where each comes from."""
    folder = shared / "data" / "merkle" / "testdata" / family
    if not folder.is_dir():
        pytest.skip("The vectors of RFC 6962 are not in this corpus.")
    return [
        json.loads(path.read_text(encoding="utf-8")) | {"from": str(path.relative_to(folder))}
        for path in sorted(folder.rglob("*.json"))
    ]


def octets(value: str | None) -> bytes:
    """Base64 of a vector; null and nothing are no octets."""
    return b64decode(value or "")


def path_of(vector: dict[str, Any]) -> list[bytes]:
    """The path of a vector."""
    return [octets(step) for step in vector["proof"] or []]


def test_vectors_of_inclusion(shared: Path) -> None:
    """Every vector of inclusion gives the outcome that it states."""
    tried = 0
    for vector in vectors(shared, "inclusion"):
        made = verify_inclusion(
            leaf=vector["leafIdx"],
            size=vector["treeSize"],
            digest=octets(vector["leafHash"]),
            path=path_of(vector),
            root=octets(vector["root"]),
        )
        assert made is not vector["wantErr"], vector["from"]
        tried += 1
    assert tried >= 90


def test_vectors_of_consistency(shared: Path) -> None:
    """Every vector of consistency gives the outcome that it states."""
    tried = 0
    for vector in vectors(shared, "consistency"):
        made = verify_consistency(
            first=vector["size1"],
            second=vector["size2"],
            first_root=octets(vector["root1"]),
            second_root=octets(vector["root2"]),
            path=path_of(vector),
        )
        assert made is not vector["wantErr"], vector["from"]
        tried += 1
    assert tried >= 90


def test_vectors_of_subtrees_that_are_trees(shared: Path) -> None:
    """A subtree that begins at leaf 0 is a tree, and its vectors hold for it."""
    tried = 0
    for vector in vectors(shared, "subtreeinclusion"):
        if vector["start"] != 0:
            continue
        made = verify_inclusion(
            leaf=vector["leafIdx"],
            size=vector["end"],
            digest=octets(vector["leafHash"]),
            path=path_of(vector),
            root=octets(vector["root"]),
        )
        assert made is not vector["wantErr"], vector["from"]
        tried += 1
    assert tried >= 30
