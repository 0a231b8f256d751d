"""A copy of the desk that can take its place: heads, log and attachments of one moment."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from duixian.desk import attachments, heads
from duixian.desk.desk import Desk
from duixian.desk.errors import DeskError, DeskUsage

DATABASE = "desk.sqlite"


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup holds."""

    folder: str
    database: str | None
    """The copy of the database; None for PostgreSQL, whose own tools copy it."""
    heads: int
    """Published heads."""
    attachments: int


def back_up(desk: Desk, folder: Path) -> BackedUp:
    """Copy a desk, in use or not, into a folder that is not there yet.

    The heads first: a head of an event that the copied log has not would look like a log cut
    off. The attachments last: each is kept before the event that names it. A copy that broke off
    is left under `FOLDER.partial`, never under `FOLDER`.

    `DeskUsage` where the folder is there already, `DeskError` where the disk refuses.
    """
    if folder.exists():
        raise DeskUsage(f"{folder}: is there already, and a backup overwrites none. Name a new one")
    partial = folder.with_name(folder.name + ".partial")
    try:
        if partial.exists():
            shutil.rmtree(partial)
        partial.mkdir(parents=True)
        for name in (heads.FILE, "desk.json"):
            if (desk.folder / name).is_file():
                shutil.copy2(desk.folder / name, partial / name)
        database = _copy_of_log(desk, partial / DATABASE)
        files = _copy_of_attachments(desk.folder, partial)
        published = len(heads.read(partial / heads.FILE))
        partial.rename(folder)
    except (OSError, sqlite3.Error) as error:
        raise DeskError(
            f"{folder}: the backup broke off ({error}). Nothing stands there"
        ) from error
    kept = str(folder / DATABASE) if database else None
    return BackedUp(str(folder), kept, published, files)


def _copy_of_log(desk: Desk, to: Path) -> bool:
    """SQLite's own copying of a database in use; PostgreSQL's is `pg_dump`."""
    if desk.log.engine.dialect.name != "sqlite":
        return False
    database = str(desk.log.engine.url.database)
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)
    return True


def _copy_of_attachments(desk: Path, to: Path) -> int:
    if not (desk / "attachments").is_dir():
        return 0
    ignore = shutil.ignore_patterns(f"*{attachments.HALF}")  # no event names these yet
    shutil.copytree(desk / "attachments", to / "attachments", ignore=ignore)
    return sum(1 for file in (to / "attachments").rglob("*") if file.is_file())
