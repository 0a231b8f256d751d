"""The published heads: a line a day, in a file that leaves the house.

A head binds all events up to the end of its day. Once others have the file, the operator too
can change no event of a published day without being found out.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from duixian.desk.errors import DeskError
from duixian.desk.events import canonical
from duixian.desk.log import EventLog

FILE = "heads.jsonl"


@dataclass(frozen=True, slots=True)
class DailyHead:
    """The state of the log at the end of a day in China."""

    day: str
    size: int
    """How many events there were."""
    root: str
    """The root of their tree: SHA-256 in hex, RFC 6962."""


def publish(log: EventLog, file: Path, before: str) -> list[DailyHead]:
    """Write the heads of the days before `before` (an ISO day) that are not in the file; these."""
    known = {head.day for head in read(file)}
    new = [
        DailyHead(day, head.size, head.root)
        for day, head in log.day_heads()
        if day < before and day not in known
    ]
    if new:
        lines = "".join(canonical(asdict(head)) + "\n" for head in new)
        _append(file, lines.encode("utf-8"))
    return new


def _append(file: Path, data: bytes) -> None:
    """One write at the end: of two that publish at once, both write whole, equal lines."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        os.write(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)


def read(file: Path) -> list[DailyHead]:
    """The heads of a file, in its order; none where there is no file. `DeskError` for a line
    that is no head."""
    if not file.is_file():
        return []
    found: list[DailyHead] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            head = json.loads(line)
            found.append(DailyHead(str(head["day"]), int(head["size"]), str(head["root"])))
        except (ValueError, KeyError, TypeError) as error:
            raise DeskError(
                f"{file}, line {number}: is no published head ({line[:60]!r}). "
                "Take the file from where it was published"
            ) from error
    return found
