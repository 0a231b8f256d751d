"""MinHash: a text as a thousand numbers, from which likeness is estimated and the texts that may
be alike are found without setting each against each.

The shingles are 64-bit numbers already; a signature holds, for each of so many permutations of
those numbers, the least one. Two texts agree in a place as often as they are alike (Jaccard), so
the share of places is an estimate with the standard error `error`.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from functools import cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from duixian.variables.shingles import Runs

Signature = NDArray[np.uint32]
_SEED = 20_180_305
_MIX = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53))
"""Multipliers of MurmurHash3's last step: runs of common characters lie close together, and a
permutation a·x + b alone would keep them so."""
_HALF = np.uint64(33)
_TOP = np.uint64(32)


@cache
def _permutations(number: int) -> tuple[Runs, Runs]:
    drawn = np.random.default_rng(_SEED).integers(0, 2**64, (2, number), np.uint64)
    return drawn[0] | np.uint64(1), drawn[1]


def signature(shingles: Runs, permutations: int) -> Signature:
    """The signature of a set of shingles, which must not be empty; the same on every machine."""
    mixed = shingles ^ (shingles >> _HALF)
    for multiplier in _MIX:
        mixed = mixed * multiplier
        mixed ^= mixed >> _HALF
    least = [(mixed * a + b).min() for a, b in zip(*_permutations(permutations), strict=True)]
    return (np.array(least, np.uint64) >> _TOP).astype(np.uint32)


def estimate(one: Signature, others: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Jaccard of a set with others, a signature a row, estimated."""
    told: NDArray[np.float64] = (others == one).mean(axis=1)
    return told


def error(likeness: float, permutations: int) -> float:
    """Standard error of the estimate of a likeness.

    >>> round(error(0.5, 400), 3)
    0.025
    """
    return sqrt(likeness * (1 - likeness) / permutations)


def found(likeness: float, permutations: int, rows: int) -> float:
    """Probability that `Bands` finds a pair of that likeness.

    >>> round(found(0.1, 1024, 2), 2), round(found(0.02, 1024, 2), 2)
    (0.99, 0.19)
    """
    return float(1 - (1 - likeness**rows) ** (permutations // rows))


class Bands:
    """Texts that can be found by the bands of their signatures, `rows` places each.

    Of each band only texts that share it with another are listed: memory is that of the signatures
    and half as much again.
    """

    def __init__(self, names: Sequence[str], signatures: NDArray[np.uint32], rows: int) -> None:
        self.names = names
        self.signatures = signatures
        self._place = {name: place for place, name in enumerate(names)}
        bands = range(0, signatures.shape[1] - rows + 1, rows) if names else ()
        self._groups = np.full((len(names), len(bands)), -1, np.int32)
        self._members: list[list[NDArray[np.intp]]] = []
        for number, first in enumerate(bands):
            groups, members = _alike(signatures[:, first : first + rows])
            self._groups[:, number] = groups
            self._members.append(members)

    def __contains__(self, name: str) -> bool:
        return name in self._place

    def near(self, name: str) -> NDArray[np.intp]:
        """Places of the others that agree with a text in a whole band."""
        own = self._place[name]
        near = np.zeros(len(self.names), bool)
        for members, group in zip(self._members, self._groups[own], strict=True):
            if group >= 0:
                near[members[group]] = True
        near[own] = False
        return np.flatnonzero(near)

    def likely(self, name: str, number: int) -> dict[str, float]:
        """Of the texts `near`, the `number` likest with their estimates, the likest first."""
        own, near = self.signatures[self._place[name]], self.near(name)
        portions = np.array_split(near, len(near) // _AT_ONCE + 1)
        estimates = np.concatenate(
            [(self.signatures[some] == own).mean(axis=1) for some in portions]
        )
        told = zip(estimates.tolist(), (self.names[place] for place in near), strict=True)
        best = heapq.nsmallest(number, told, key=lambda pair: (-pair[0], pair[1]))
        return {other: estimated for estimated, other in best}


_AT_ONCE = 4_096
"""Signatures compared at a time: 16 MB of a thousand places each."""


def _alike(band: NDArray[np.uint32]) -> tuple[NDArray[np.int32], list[NDArray[np.intp]]]:
    """For each text the number of its group, -1 where it is alone; and the groups' texts."""
    whole = np.ascontiguousarray(band).view(f"V{band.itemsize * band.shape[1]}").ravel()
    _, group, sizes = np.unique(whole, return_inverse=True, return_counts=True)
    numbers = np.where(sizes > 1, np.cumsum(sizes > 1) - 1, -1).astype(np.int32)[group]
    together = np.flatnonzero(numbers >= 0)
    ordered = together[np.argsort(numbers[together], kind="stable")]
    ends = np.cumsum(sizes[sizes > 1])
    return numbers, np.split(ordered, ends[:-1]) if len(ordered) else []
