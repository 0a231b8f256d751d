"""A Merkle tree over a growing list, as RFC 6962 (and RFC 9162) lays down. SHA-256.

The root of a list binds all of it: nobody can change, take out or slip in an entry and keep the
root. A few hashes prove that an entry is in the list (`inclusion`), or that a longer list begins
with a shorter one (`consistency`); who checks needs the hashes and two roots, not the list.

>>> leaves = [leaf_hash(word.encode()) for word in ("立项", "交办", "签收")]
>>> path = inclusion(leaves, 1)
>>> proves_inclusion(leaves[1], 1, 3, path, root_of(leaves))
True
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()
"""The root of a list without entries (RFC 6962, 2.1)."""


def leaf_hash(data: bytes) -> bytes:
    """The hash of an entry; the 0 before it keeps it apart from that of a node."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees."""
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """What is needed of a list to grow it: the roots of its perfect subtrees, largest first."""

    def __init__(self, size: int = 0, nodes: Iterable[bytes] = ()) -> None:
        self.size, self.nodes = size, list(nodes)

    def append(self, leaf: bytes) -> bytes:
        """Put an entry's hash behind the others; the new root."""
        self.nodes.append(leaf)
        size = self.size
        while size & 1:  # as in binary counting: two subtrees of a size make one
            right, left = self.nodes.pop(), self.nodes.pop()
            self.nodes.append(node_hash(left, right))
            size >>= 1
        self.size += 1
        return self.root

    @property
    def root(self) -> bytes:
        if not self.nodes:
            return EMPTY_ROOT
        root = self.nodes[-1]
        for node in reversed(self.nodes[:-1]):
            root = node_hash(node, root)
        return root


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root of a list of leaf hashes."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.append(leaf)
    return frontier.root


def inclusion(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The path of the entry `index` (RFC 6962, 2.1.1). `IndexError` where there is none."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"no entry {index} in a list of {len(leaves)}")
    if len(leaves) == 1:
        return []
    half = _half(len(leaves))
    if index < half:
        return [*inclusion(leaves[:half], index), root_of(leaves[half:])]
    return [*inclusion(leaves[half:], index - half), root_of(leaves[:half])]


def consistency(leaves: Sequence[bytes], first: int) -> list[bytes]:
    """The proof that the list begins with its own first entries (RFC 6962, 2.1.2)."""
    if not 0 < first <= len(leaves):
        raise IndexError(f"no list of {first} entries at the beginning of one of {len(leaves)}")
    return _subproof(leaves, first, whole=True)


def _subproof(leaves: Sequence[bytes], first: int, *, whole: bool) -> list[bytes]:
    if first == len(leaves):
        return [] if whole else [root_of(leaves)]
    half = _half(len(leaves))
    if first <= half:
        return [*_subproof(leaves[:half], first, whole=whole), root_of(leaves[half:])]
    return [*_subproof(leaves[half:], first - half, whole=False), root_of(leaves[:half])]


def _half(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


def proves_inclusion(
    leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes
) -> bool:
    """Whether `path` proves that `leaf` is entry `index` of the list (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    at, last, found = index, size - 1, leaf
    for step in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = node_hash(step, found)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, step)
        at, last = at >> 1, last >> 1
    return last == 0 and found == root


def proves_consistency(
    first: int, second: int, first_root: bytes, second_root: bytes, path: Sequence[bytes]
) -> bool:
    """Whether `path` proves that the longer list begins with the shorter (RFC 9162, 2.1.4.2)."""
    if first == second:
        return not path and first_root == second_root
    if not 0 < first < second or not path:
        return False
    steps = [first_root, *path] if first & (first - 1) == 0 else list(path)
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            new = node_hash(new, step)
        at, last = at >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root
