"""The formats by their names, and files that appear whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from duixian.errors import UsageError

FORMATS = ("jsonl", "csv", "parquet", "xlsx", "dta", "table")

_SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"} | {
    ".xlsx": "xlsx",
    ".dta": "dta",
    ".txt": "table",
}


def format_of(path: Path) -> str:
    """The format that a file's name asks for; `UsageError` for an unknown ending.

    >>> format_of(Path("claims.xlsx"))
    'xlsx'
    """
    try:
        return _SUFFIXES[path.suffix.lower()]
    except KeyError:
        known = ", ".join(sorted(_SUFFIXES))
        raise UsageError(
            f"{path}: the ending {path.suffix!r} names no format. Give --format, or end in {known}"
        ) from None


def into(target: Path | BinaryIO, put: Callable[[BinaryIO], None]) -> None:
    """Let something be written to a stream or a file, which appears under its name only when all
    of it is written. `UsageError` where it cannot be."""
    if not isinstance(target, Path):
        put(target)
        return
    try:
        with opened(target) as out:
            put(out)
    except OSError as error:
        raise UsageError(
            f"{target}: cannot be written ({error.strerror or error}). "
            "Make room or name another file with --output"
        ) from error


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file to write that appears under its name only when all of it is written.

    A link stays and the file that it leads to is replaced; what is no regular file (a device,
    a pipe) is written through, since replacing it would take it away from everybody.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        mode = None
    if mode is not None and not stat.S_ISREG(mode):
        with path.open("wb") as out:
            yield out
        return
    target = path.resolve()
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as out:
            yield out
        if mode is not None:
            partial.chmod(stat.S_IMODE(mode))
        os.replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)
