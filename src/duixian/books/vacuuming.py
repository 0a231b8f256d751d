"""Giving up old states of the books for the room they take.

Books keep every state they were ever in. What is given up here is gone: an old state's commit
file first, so that nothing names what is then removed, then the files that only it had. Cut off in
between, files lie about that nothing names, and the next vacuum takes them away.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from duixian.books import commits, lock, store
from duixian.books.commits import Commit
from duixian.errors import BooksError, UsageError


@dataclass(frozen=True, slots=True)
class Vacuumed:
    """What a vacuum gave up, or would."""

    kept: tuple[int, ...]
    """Commits that stay readable, oldest first."""
    given_up: tuple[int, ...]
    """Commits that were readable before it."""
    files: int
    """Table files that no kept commit has."""
    size: int
    """Their bytes."""


def vacuum(root: Path, keep: int, *, dry_run: bool = False) -> Vacuumed:
    """Give up all states but the newest `keep`; with `dry_run` only tell what that would be.

    Raises:
        UsageError: `keep` is less than one.
        BooksError: there are no books, another process is writing, or they cannot be written.
    """
    if keep < 1:
        raise UsageError(f"{keep} commits cannot be kept: the newest always is. Give 1 or more")
    if commits.head(root) is None:  # before the lock, which would make the folder's first file
        raise BooksError(f"{root}: there are no books here. Add reports to make some")
    with lock.writer(root / ".lock"):
        history = commits.history(root)
        past, kept = history[:-keep], history[-keep:]
        if not dry_run:
            commits.give_up(root, (one.number for one in past))
        gone = [
            file
            for table in sorted(kept[-1].tables)
            for file in _unused(root, table, kept, dry_run)
        ]
    return Vacuumed(
        kept=tuple(one.number for one in kept),
        given_up=tuple(one.number for one in past),
        files=len(gone),
        size=sum(gone),
    )


def _unused(root: Path, table: str, kept: Iterable[Commit], dry_run: bool) -> list[int]:
    """The sizes of one table's files that no kept state has; they are removed unless `dry_run`.

    Delta's own vacuum, which spares what the versions have that kept commits name.
    """
    place = store.location(root, table)
    versions = sorted({one.tables[table] for one in kept if table in one.tables})
    try:
        delta = DeltaTable(place, version=versions[-1])
        names = _vacuumed(delta, versions, dry_run=True)
        sizes = [(place / name).stat().st_size for name in names]
        if names and not dry_run:
            _vacuumed(delta, versions, dry_run=False)
    except (DeltaError, OSError) as error:
        raise store.unwritable(root, table, error) from error
    return sizes


def _vacuumed(delta: DeltaTable, versions: list[int], *, dry_run: bool) -> list[str]:
    """The files that no version of these has: at once, and those that no version ever named."""
    return delta.vacuum(
        retention_hours=0,
        enforce_retention_duration=False,
        full=True,
        keep_versions=versions,
        dry_run=dry_run,
    )
