"""双随机: items drawn at random for reviewers drawn at random, so that anyone can recompute it.

First the list is fixed: its digest is written into the log and published. Then a seed comes from
a public event that nobody could know before. Everything follows from the two by SHA-256:

    printf '%s:%s' "$SEED" "$ID" | sha256sum

gives an item its place; the smallest come first. docs/desk.md has the whole recipe.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from duixian.desk.errors import DeskUsage


class CannotDraw(DeskUsage):
    """There are not so many items or reviewers, or nobody may review an item."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be drawn."""

    id: str
    units: tuple[str, ...]
    """Whose it is: their own reviewers never get it."""
    stratum: str
    """The layer in which it is drawn: each layer gives its share."""


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """One item drawn, and for whom."""

    draw: str
    place: int
    """1 is reviewed first."""
    item: str
    stratum: str
    reviewer: str
    hash: str
    """SHA-256 of SEED:ITEM, by which it was drawn."""
    list_digest: str
    """SHA-256 of the committed list."""
    committed: str
    """When the list was fixed, UTC."""
    drawn: str
    """When the seed was put in, UTC."""
    bound: bool
    """Whether the list was fixed in a step of its own, before the seed was there."""


def list_text(
    candidates: Sequence[Candidate], pool: Mapping[str, str], items: int, reviewers: int
) -> str:
    """The list that is committed, as tab-separated text: its SHA-256 is the commitment.

    >>> text = list_text([Candidate("a-1", ("甲局",), "城建")], {"王芳": "乙局"}, 1, 1)
    >>> text.replace("\\t", "|").split()
    ['items|1', 'reviewers|1', 'item|a-1|城建|甲局', 'reviewer|王芳|乙局']

    `CannotDraw` for a name with a tab or line break in it, which would break the list.
    """
    cells = [cell for c in candidates for cell in (c.id, c.stratum, *c.units)]
    for cell in (*cells, *pool, *pool.values()):
        if "\t" in cell or len(cell.splitlines()) > 1:
            raise CannotDraw(f"{cell!r} has a tab or line break in it. Give it another name")
    lines = [f"items\t{items}", f"reviewers\t{reviewers}"]
    lines += sorted(f"item\t{c.id}\t{c.stratum}\t{'、'.join(c.units)}" for c in candidates)
    lines += sorted(f"reviewer\t{name}\t{unit}" for name, unit in pool.items())
    return "\n".join(lines) + "\n"


def read_list(text: str) -> tuple[list[Candidate], dict[str, str], int, int]:
    """A committed list: the candidates, the pool of reviewers, how many of each."""
    candidates, pool, numbers = [], {}, {}
    for line in text.splitlines():
        kind, *cells = line.split("\t")
        if kind == "item":
            units = tuple(filter(None, cells[2].split("、")))
            candidates.append(Candidate(cells[0], units, cells[1]))
        elif kind == "reviewer":
            pool[cells[0]] = cells[1]
        else:
            numbers[kind] = int(cells[0])
    return candidates, pool, numbers["items"], numbers["reviewers"]


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, hex.

    >>> digest("种子:990100-2024-001")[:16]
    '285536145e251e0d'
    """
    return sha256(text.encode("utf-8")).hexdigest()


def allotted(sizes: Mapping[str, int], wanted: int) -> dict[str, int]:
    """How many of `wanted` each layer gives: by its size, remainders to the largest (Hamilton's
    method), ties to the layer that comes first by name.

    >>> allotted({"甲": 50, "乙": 30, "丙": 20}, 7)
    {'甲': 4, '乙': 2, '丙': 1}
    """
    whole = sum(sizes.values())
    shares = {name: divmod(size * wanted, whole) for name, size in sizes.items()}
    found = {name: share for name, (share, _) in shares.items()}
    left = wanted - sum(found.values())
    by_rest = sorted(shares, key=lambda name: (-shares[name][1], name))
    for name in by_rest[:left]:
        found[name] += 1
    return found


def draw(text: str, seed: str) -> list[tuple[Candidate, str, str]]:
    """The items drawn from a committed list, in order, each with its reviewer and its hash.

    `CannotDraw` where there are too few, or an item has no reviewer of another unit.
    """
    candidates, pool, wanted, seats = read_list(text)
    _enough(candidates, pool, wanted, seats)
    layers: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        layers.setdefault(candidate.stratum, []).append(candidate)
    shares = allotted({name: len(layer) for name, layer in layers.items()}, wanted)
    drawn = [c for name, layer in layers.items() for c in _first(layer, seed, shares[name])]
    seated = sorted(pool, key=lambda name: digest(f"{seed}:reviewer:{name}"))[:seats]
    given = dict.fromkeys(seated, 0)
    found = []
    for candidate in sorted(drawn, key=lambda c: digest(f"{seed}:{c.id}")):
        reviewer = _reviewer(candidate, seed, given, pool)
        given[reviewer] += 1
        found.append((candidate, reviewer, digest(f"{seed}:{candidate.id}")))
    return found


def _enough(
    candidates: Sequence[Candidate], pool: Mapping[str, str], wanted: int, seats: int
) -> None:
    if not 0 < wanted <= len(candidates):
        raise CannotDraw(f"{wanted} items are to be drawn from {len(candidates)}. Ask for fewer")
    if not 0 < seats <= len(pool):
        raise CannotDraw(
            f"{seats} reviewers are to be drawn from {len(pool)}. Ask for fewer, or enrol more "
            "with `duixian desk units --reviewer`"
        )


def _first(layer: Iterable[Candidate], seed: str, count: int) -> list[Candidate]:
    return sorted(layer, key=lambda c: digest(f"{seed}:{c.id}"))[:count]


def _reviewer(
    candidate: Candidate, seed: str, given: Mapping[str, int], pool: Mapping[str, str]
) -> str:
    """Of those of other units the one with the fewest items so far; of equals the smallest hash."""
    may = [name for name in given if pool[name] not in candidate.units]
    if not may:
        raise CannotDraw(
            f"all reviewers drawn are of {'、'.join(candidate.units)}, whose {candidate.id} is: "
            "nobody reviews their own. Draw more reviewers, or enrol some of other units"
        )
    return min(may, key=lambda name: (given[name], digest(f"{seed}:{candidate.id}:{name}")))
