"""The tables made anew from the originals, beside the old ones, and put in their place whole.

Needed when ``books.json`` or a table is lost or damaged, or when the tables are of another
version of the program. What a report was called, how its file was named and what an index had
said of it are taken from the newest readable table of reports.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from duixian.books import lock, store
from duixian.books.books import Books
from duixian.books.entry import Added, Entry
from duixian.errors import BooksError
from duixian.model import Reading

KEPT = ("books.json", "commits", "tables")
"""What makes up the books beside the originals."""
SET_ASIDE = "before-rebuild"
NEW = ".rebuilding"
_SUFFIXES = {"html": ".html", "pdf": ".pdf", "docx": ".docx", "doc": ".doc", "image": ".png"}
"""File endings by the kind of text: they decide how bytes are read."""
_WANTED = (
    *("original_digest", "doc", "media", "government", "report_year"),
    *("superseded_by", "added_at", "report_id", "origin"),
)


@dataclass(frozen=True, slots=True)
class Original:
    """One kept file with what the books knew of it."""

    path: Path
    doc: str
    suffix: str
    government: str | None = None
    report_year: int | None = None
    origin: str | None = None


def known(root: Path) -> list[Original]:
    """The originals in the order in which they came; those that no table names come last."""
    folder = root / "originals"
    files = {p.name: p for p in sorted(folder.glob("??/*")) if p.is_file() and "." not in p.name}
    found = []
    for row in _rows(root):
        path = files.pop(row["original_digest"], None)
        if path is not None:
            found.append(
                Original(
                    path,
                    row["doc"],
                    _SUFFIXES.get(row["media"], ".txt"),
                    row["government"],
                    row["report_year"],
                    row.get("origin"),
                )
            )
    return found + [Original(path, name[:12], "") for name, path in files.items()]


def rebuild(
    root: Path,
    read: Callable[[list[Original]], Iterator[tuple[Original, Reading]]],
    *,
    at: str | None = None,
) -> tuple[Added, ...]:
    """Make the books at `root` anew; `read` reads the originals, in order.

    The old tables stay as they are until the new ones are complete; then they are moved to
    ``before-rebuild/``. `BooksError` where no originals are kept.
    """
    originals = known(root)
    if not originals:
        raise BooksError(
            f"{root}: no originals are kept here, so there is nothing to rebuild from. "
            "Add the reports to a new directory"
        )
    with lock.writer(root / ".lock"):
        fresh = root / NEW
        shutil.rmtree(fresh, ignore_errors=True)
        entries = (Entry(reading, original.path) for original, reading in read(originals))
        done = Books(fresh).add(entries, at=at, force=True)
        _take_place(root, fresh)
    return done


def _take_place(root: Path, fresh: Path) -> None:
    """Old tables aside, new ones in; ``books.json`` last, so that half a move is no books."""
    aside = root / SET_ASIDE / f"{len(list((root / SET_ASIDE).glob('*'))) + 1:04d}"
    aside.mkdir(parents=True)
    for name in KEPT:
        if (root / name).exists():
            os.replace(root / name, aside / name)
    for name in reversed(KEPT):
        os.replace(fresh / name, root / name)
    shutil.rmtree(fresh, ignore_errors=True)


def _rows(root: Path) -> list[dict[str, Any]]:
    """The newest table of reports that can be read, here or where a rebuilding put it aside."""
    places = [root, *sorted((root / SET_ASIDE).glob("*"), reverse=True)]
    for place in places:
        table = store.location(place, "reports")
        for version in _versions(table):
            try:
                files = [table / uri.rpartition("/")[2] for uri in version.file_uris()]
                if not files:
                    continue
                return _read(files)
            except (duckdb.Error, DeltaError, OSError):
                continue  # an older version or place may be whole
    return []


def _versions(table: Path) -> Iterator[DeltaTable]:
    """A table's versions, newest first, as far as they can be opened."""
    try:
        newest = DeltaTable(table)
    except (DeltaError, OSError):
        return
    yield newest
    for number in range(newest.version() - 1, -1, -1):
        try:
            yield DeltaTable(table, version=number)
        except (DeltaError, OSError):
            return


def _read(files: list[Path]) -> list[dict[str, Any]]:
    relation = duckdb.connect(":memory:").read_parquet([str(f) for f in files], union_by_name=True)
    # Tables of an older version may lack a column: they are what is rebuilt.
    table = relation.project(", ".join(c for c in _WANTED if c in relation.columns)).order(
        "added_at, superseded_by NULLS LAST, doc"
    )
    rows: list[dict[str, Any]] = table.to_arrow_table().to_pylist()
    return rows
