"""The beam of the search for shifted bytes: readings of the text so far, the likeliest ones kept.

Two readings up to the same place that have the same half a character pending and the same two
characters before go on alike: only the likelier one stays.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from duixian.sources.prices import BEAM, WIDTH


class Step(NamedTuple):
    """One move of the search: source characters ``[start, end)`` read as `text`."""

    start: int
    end: int
    text: str
    copied: bool
    price: float
    guessed: int = 0
    """How many bytes of `text` nothing is seen of."""


class Node(NamedTuple):
    """A reading of the text so far: its last move, and the reading before that."""

    score: float
    last: str
    """The two folded characters before."""
    pending: int
    parent: Node | None
    step: Step | None


@dataclass(frozen=True, slots=True)
class BestPath:
    """The best reading of a window and how likely it is."""

    steps: tuple[Step, ...]
    score: float


Layer = dict[tuple[int, str], Node]
"""The readings up to one place, by half a character pending and two characters before."""


def put(layer: Layer, node: Node) -> None:
    """Keep a reading, unless a likelier one goes on alike."""
    key = node.pending, node.last
    known = layer.get(key)
    if known is None or node.score > known.score:
        layer[key] = node


def kept(layer: Layer) -> Iterable[Node]:
    """The nodes of a layer worth going on with; closings made on the way are met as well."""
    done: set[tuple[int, str]] = set()
    while True:
        best = heapq.nlargest(WIDTH, layer.values(), key=lambda node: node.score)
        fresh = [
            n for n in best if (n.pending, n.last) not in done and n.score > best[0].score - BEAM
        ]
        if not fresh:
            return
        for node in fresh:
            done.add((node.pending, node.last))
            yield node


def trace(node: Node | None) -> list[Step]:
    """The moves that led to a reading, first to last."""
    steps: list[Step] = []
    while node is not None and node.step is not None:
        steps.append(node.step)
        node = node.parent
    return steps[::-1]
