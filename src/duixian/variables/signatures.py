"""MinHash: a text as a thousand numbers, from which likeness is estimated and the texts that may
be alike are found without setting each against each.

The shingles are 64-bit numbers already; a signature holds, for each of so many permutations of
those numbers, the least one. Two texts agree in a place as often as they are alike (Jaccard), so
the share of places is an estimate with the standard error `error`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
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


def estimate(one: Signature, other: Signature) -> float:
    """Jaccard of the two sets, estimated."""
    return float(np.mean(one == other))


def error(likeness: float, permutations: int) -> float:
    """Standard error of the estimate of a likeness.

    >>> round(error(0.5, 400), 3)
    0.025
    """
    return sqrt(likeness * (1 - likeness) / permutations)


def found(likeness: float, permutations: int, rows: int) -> float:
    """Probability that `candidates` finds a pair of that likeness.

    >>> round(found(0.1, 1024, 2), 2), round(found(0.02, 1024, 2), 2)
    (0.99, 0.19)
    """
    return float(1 - (1 - likeness**rows) ** (permutations // rows))


def candidates(
    signatures: Mapping[str, Signature], rows: int, wanted: Collection[str]
) -> dict[str, set[str]]:
    """For each text of `wanted`, the others that agree with it in a whole band of `rows` places."""
    names: Sequence[str] = list(signatures)
    near: dict[str, set[str]] = {name: set() for name in wanted}
    if not names:
        return near
    table = np.stack([signatures[name] for name in names])
    for first in range(0, table.shape[1] - rows + 1, rows):
        alike: dict[bytes, list[str]] = defaultdict(list)
        for name, band in zip(names, table[:, first : first + rows], strict=True):
            alike[band.tobytes()].append(name)
        for group in alike.values():
            for name in group if len(group) > 1 else ():
                if name in near:
                    near[name].update(group)
    return {name: others - {name} for name, others in near.items()}
