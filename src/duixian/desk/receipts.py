"""Receipts: an event with the proof that it stands in the log, checked without the log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from duixian.desk.errors import DeskUsage
from duixian.desk.events import DeskEvent
from duixian.desk.log import EventLog
from duixian.desk.merkle import (
    consistency,
    inclusion,
    leaf_hash,
    proves_consistency,
    proves_inclusion,
    root_of,
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """An event, and the hashes that lead from it to a root (RFC 6962, 2.1.1)."""

    body: str
    """The event's bytes as text; its SHA-256 with a 0 byte before it is the leaf."""
    index: int
    size: int
    """Of how many events the root is."""
    root: str
    path: tuple[str, ...]


def receipt(log: EventLog, seq: int) -> Receipt:
    """The receipt of an event under the present root. `DeskUsage` where there is no such event."""
    leaves = log.leaves()
    if not 0 <= seq < len(leaves):
        raise DeskUsage(f"there is no event {seq}: the log holds {len(leaves)}, the first is 0")
    event: DeskEvent = log.events(since=seq)[0]
    path = tuple(node.hex() for node in inclusion(leaves, seq))
    return Receipt(event.body().decode("utf-8"), seq, len(leaves), root_of(leaves).hex(), path)


def written(given: Receipt) -> str:
    """A receipt as a line of JSON."""
    return json.dumps(asdict(given), ensure_ascii=False)


def read(text: str) -> Receipt:
    """The receipt of a line of JSON. `DeskUsage` for what is none."""
    try:
        found: Mapping[str, Any] = json.loads(text)
        return Receipt(
            str(found["body"]),
            int(found["index"]),
            int(found["size"]),
            str(found["root"]),
            tuple(map(str, found["path"])),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise DeskUsage(
            "this is no receipt: it has not body, index, size, root and path. "
            "Give the line that `duixian desk receipt` wrote"
        ) from error


def holds(given: Receipt) -> bool:
    """Whether the hashes lead from the event to the root: the root itself is compared with a
    published head by whoever checks."""
    try:
        path = [bytes.fromhex(node) for node in given.path]
        root = bytes.fromhex(given.root)
    except ValueError:
        return False
    leaf = leaf_hash(given.body.encode("utf-8"))
    return proves_inclusion(leaf, given.index, given.size, path, root)


def growth(log: EventLog, first: int) -> tuple[str, ...]:
    """The proof that the log of today begins with its first events (RFC 6962, 2.1.2).

    `DeskUsage` where it never had so many."""
    leaves = log.leaves()
    if not 0 < first <= len(leaves):
        raise DeskUsage(f"the log holds {len(leaves)} events: no head over {first} can be proved")
    return tuple(node.hex() for node in consistency(leaves, first))


def grew(first: int, second: int, first_root: str, second_root: str, path: tuple[str, ...]) -> bool:
    """Whether `path` proves that the log with the second root begins with that of the first."""
    roots = bytes.fromhex(first_root), bytes.fromhex(second_root)
    return proves_consistency(first, second, *roots, [bytes.fromhex(node) for node in path])


def stands(log: EventLog, given: Receipt) -> bool:
    """Whether the receipt holds, and its root was that of this log when it had that size."""
    leaves = log.leaves()
    at_the_time = leaves[: given.size]
    return (
        holds(given) and len(at_the_time) == given.size and root_of(at_the_time).hex() == given.root
    )
