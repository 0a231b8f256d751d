"""An event: one thing that one person did, as it stands in the log for good."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

CHINA = timezone(timedelta(hours=8))
"""The time in which deadlines are meant: one zone, no summer time since 1991."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody wants to write: an event before it has its place in the log."""

    subject: str
    """The item it is about."""
    kind: str
    """What was done: an action of registry/workflow.toml, or an event of the desk's own."""
    payload: Mapping[str, Any]
    actor: str
    """Who did it."""
    unit: str | None = None
    """For which unit."""


@dataclass(frozen=True, slots=True)
class DeskEvent:
    """One event of the log. `leaf` and `root` are SHA-256 in hex (RFC 6962)."""

    seq: int
    """Its place: the first is 0."""
    at: str
    """When it was written: UTC, ISO 8601 with microseconds."""
    actor: str
    unit: str | None
    kind: str
    subject: str
    version: int
    """Which event of its subject it is: the first is 1."""
    payload_text: str
    """What was done in particular, as canonical JSON: the characters that were hashed."""
    leaf: str
    """The hash of the event."""
    root: str
    """The root of the tree of all events up to and with this one."""

    @property
    def payload(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.payload_text)
        return found

    @property
    def day(self) -> str:
        """The day in China on which it was written, ISO."""
        return day_of(self.at)

    def body(self) -> bytes:
        """The bytes that `leaf` is the hash of: see `body_of`."""
        return body_of(
            *(self.seq, self.at, self.actor, self.unit, self.kind, self.subject, self.version),
            self.payload_text,
        )


def body_of(
    seq: int,
    at: str,
    actor: str,
    unit: str | None,
    kind: str,
    subject: str,
    version: int,
    payload: str,
) -> bytes:
    """The bytes of an event: a JSON list of its fields, the payload as the text that it is.

    >>> body_of(0, "2026-01-05T01:00:00.000000Z", "王", None, "note", "x-1", 1, "{}").decode()
    '[0,"2026-01-05T01:00:00.000000Z","王",null,"note","x-1",1,"{}"]'
    """
    return canonical([seq, at, actor, unit, kind, subject, version, payload]).encode("utf-8")


def canonical(value: Any) -> str:
    """JSON with sorted keys, no blanks, Chinese as it is. `ValueError` for NaN and infinity."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def stamp(moment: datetime) -> str:
    """A moment as the log writes it. `ValueError` for one without a time zone.

    >>> stamp(datetime(2026, 1, 5, 9, tzinfo=CHINA))
    '2026-01-05T01:00:00.000000Z'
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone: give the clock one")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment_of(at: str) -> datetime:
    """The moment that the log wrote."""
    return datetime.fromisoformat(at)


def day_of(at: str) -> str:
    """The day in China of a moment in the log.

    >>> day_of("2026-01-05T17:00:00.000000Z")
    '2026-01-06'
    """
    return moment_of(at).astimezone(CHINA).date().isoformat()
