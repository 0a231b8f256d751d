"""The tree over the events: RFC 6962, against its known vectors and another implementation."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree, verify_consistency, verify_inclusion

from duixian.desk.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency,
    inclusion,
    leaf_hash,
    proves_consistency,
    proves_inclusion,
    root_of,
)

INPUTS = [
    bytes.fromhex(data)
    for data in (
        *("", "00", "10", "2021", "3031", "40414243", "5051525354555657"),
        "606162636465666768696a6b6c6d6e6f",
    )
]
"""The eight entries of the test vectors that Certificate Transparency's reference code ships."""

ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
"""Their roots, of the first one to all eight."""

LEAVES = [leaf_hash(data) for data in INPUTS]


def test_the_roots_are_those_of_the_published_vectors() -> None:
    assert sha256(b"").digest() == root_of([]) == EMPTY_ROOT
    assert [root_of(LEAVES[:n]).hex() for n in range(1, 9)] == list(ROOTS)


def test_the_paths_are_those_of_the_published_vectors() -> None:
    assert [node.hex() for node in inclusion(LEAVES, 5)] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    assert [node.hex() for node in consistency(LEAVES[:8], 6)] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 8, 13, 31, 32, 33])
def test_another_implementation_makes_the_same_tree_and_accepts_its_proofs(size: int) -> None:
    other = InmemoryTree(algorithm="sha256")
    data = [f"事件{n}".encode() for n in range(size)]
    for entry in data:
        other.append_entry(entry)
    leaves = [leaf_hash(entry) for entry in data]
    root = root_of(leaves)
    assert other.get_root(size) == root
    for index in range(size):
        theirs = other.prove_inclusion(index + 1, size)
        verify_inclusion(leaves[index], root, theirs)
        assert theirs.path[1:] == inclusion(leaves, index)
    for first in range(1, size):
        proof = other.prove_consistency(first, size)
        verify_consistency(root_of(leaves[:first]), root, proof)
        # It lays its path out in another order than the RFC: what both share are the roots.
        ours = consistency(leaves, first)
        assert proves_consistency(first, size, root_of(leaves[:first]), root, ours)


@given(size=st.integers(1, 70), data=st.data())
def test_every_proof_holds_and_none_holds_for_another_entry(size: int, data: st.DataObject) -> None:
    leaves = [leaf_hash(str(n).encode()) for n in range(size)]
    root = root_of(leaves)
    index = data.draw(st.integers(0, size - 1))
    path = inclusion(leaves, index)
    assert proves_inclusion(leaves[index], index, size, path, root)
    assert not proves_inclusion(leaf_hash(b"other"), index, size, path, root)
    assert not proves_inclusion(leaves[index], index, size, [*path, root], root)
    first = data.draw(st.integers(1, size))
    proof = consistency(leaves, first)
    shorter = root_of(leaves[:first])
    assert proves_consistency(first, size, shorter, root, proof)
    assert not proves_consistency(first, size, leaf_hash(b"other"), root, proof)
    assert not proves_consistency(first, size, shorter, leaf_hash(b"other"), proof)


@given(st.integers(0, 200))
def test_a_tree_grown_entry_by_entry_goes_on_from_what_was_kept_of_it(size: int) -> None:
    leaves = [leaf_hash(str(n).encode()) for n in range(size)]
    frontier = Frontier()
    for leaf in leaves:
        frontier = Frontier(frontier.size, frontier.nodes)
        frontier.append(leaf)
    assert frontier.size == size
    assert frontier.root == root_of(leaves)
    assert len(frontier.nodes) == size.bit_count()
