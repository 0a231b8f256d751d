"""The tables made anew from the originals, beside the old ones, and put in their place whole.

Needed when ``books.json`` or a table is lost or damaged, or when the tables are of another
version of the program. What a report was called, how its file was named and what an index had
said of it are taken from the newest readable table of reports.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from duixian.books import commits, lock, store
from duixian.books.books import Books
from duixian.books.entry import Added, Entry
from duixian.books.originals import place
from duixian.books.schema import SCHEMAS, table_of
from duixian.books.successors import SuccessorRow
from duixian.books.tables_of_reading import ReadingTables
from duixian.errors import BooksError
from duixian.model import Evidence, Reading
from duixian.registry import governments

Row = dict[str, Any]

KEPT = ("books.json", "commits", "tables")
"""What makes up the books beside the originals."""
SET_ASIDE = "before-rebuild"
_SUFFIXES = {"html": ".html", "pdf": ".pdf", "docx": ".docx", "doc": ".doc", "image": ".png"}
"""File endings by the kind of text: they decide how bytes are read."""
_WANTED = (
    *("original_digest", "doc", "media", "government", "government_code", "report_year"),
    *("superseded_by", "added_at", "report_id", "origin"),
)


@dataclass(frozen=True, slots=True)
class Original:
    """One kept file with what the books knew of it."""

    path: Path
    doc: str
    suffix: str
    government: str | None = None
    """Its GB/T 2260 code where one is known, for several may have a name; else the name."""
    report_year: int | None = None
    origin: str | None = None


def known(root: Path) -> list[Original]:
    """The originals in the order in which they came, each before the text that superseded it;
    those that no table names come last."""
    folder = root / "originals"
    files = {p.name: p for p in sorted(folder.glob("??/*")) if p.is_file() and "." not in p.name}
    found = []
    for row in _in_order(_newest(root, "reports", _WANTED)):
        path = files.pop(row["original_digest"], None)
        if path is not None:
            found.append(
                Original(
                    path,
                    row["doc"],
                    _SUFFIXES.get(row["media"], ".txt"),
                    _whose(row),
                    row["report_year"],
                    row.get("origin"),
                )
            )
    for row in _newest(root, "evidence", ("original_digest",)):
        files.pop(row["original_digest"], None)  # its figures are kept as they are
    return found + [Original(path, name[:12], "") for name, path in files.items()]


def rebuild(
    root: Path,
    read: Callable[[list[Original]], Iterator[tuple[Original, Reading | ReadingTables]]],
    *,
    at: str | None = None,
) -> tuple[Added, ...]:
    """Make the books at `root` anew; `read` reads the originals, in order.

    The old tables stay as they are until the new ones are complete; then they are moved to
    ``before-rebuild/``. `BooksError` where no originals are kept.
    """
    originals = known(root)
    if not originals and not _newest(root, "evidence", ("file_id",)):
        raise BooksError(
            f"{root}: no originals are kept here, so there is nothing to rebuild from. "
            "Add the reports to a new directory"
        )
    with lock.writer(root / ".lock"):
        fresh = root / commits.REBUILDING
        shutil.rmtree(fresh, ignore_errors=True)
        entries = (Entry(reading, original.path) for original, reading in read(originals))
        done = Books(fresh).add(entries, at=at, force=True)
        _lead_on(root, fresh, at)
        _keep_evidence(root, fresh, at)
        _count_on(root, fresh)
        _take_place(root, fresh)
    return done


def left_behind(root: Path) -> list[str]:
    """The reports whose originals the books do not keep: a rebuilding cannot make them anew."""
    rows = _newest(root, "reports", _WANTED)
    return [r["doc"] for r in rows if not place(root, r["original_digest"]).is_file()]


def _lead_on(root: Path, fresh: Path, at: str | None) -> None:
    """Keep where ids lead that only the old tables know of: of texts that are read otherwise now,
    or whose originals went away."""
    base = commits.head(fresh)
    before = _newest(root, "successors", tuple(SCHEMAS["successors"].names))
    if base is None or not before:
        return
    books = Books(fresh)
    known = {row["old_id"] for row in books.table("successors")}
    known |= {row["claim_id"] for row in books.query("SELECT claim_id FROM claims")} | {
        r["task_id"] for r in books.tasks()
    }
    lost = [SuccessorRow(**row) for row in before if row["old_id"] not in known]
    if lost:
        transaction = store.Transaction(fresh, base)
        transaction.append("successors", table_of(SuccessorRow, lost))
        transaction.publish(at=at, changes={})


def _keep_evidence(root: Path, fresh: Path, at: str | None) -> None:
    """Take the figures of second sources over as they are: who added them said what they are."""
    rows = _newest(root, "evidence", tuple(SCHEMAS["evidence"].names))
    if rows:
        transaction = store.Transaction(fresh, commits.head(fresh))
        transaction.append("evidence", table_of(Evidence, [Evidence(**row) for row in rows]))
        transaction.publish(at=at, changes={"evidence": len(rows)})


def _count_on(root: Path, fresh: Path) -> None:
    """Tell the new commits from those before them, which had the same numbers."""
    past = len(list((root / SET_ASIDE).glob("*"))) + 1
    for commit in commits.history(fresh):
        commits.publish(fresh, replace(commit, rebuilt=past))


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


def _whose(row: Row) -> str | None:
    code: str | None = row.get("government_code")
    name: str | None = row["government"]
    return code if code and governments.by_code(code, year=row["report_year"]) else name


def _in_order(rows: list[Row]) -> list[Row]:
    """The rows as they are to be added with force: the last of a report is its current text."""
    after = {row["report_id"]: row["superseded_by"] for row in rows}

    def steps(row: Row) -> int:
        seen, here = {row["report_id"]}, row["superseded_by"]
        while here in after and here not in seen:
            seen.add(here)
            here = after[here]
        return len(seen)

    return sorted(rows, key=lambda row: (-steps(row), row["added_at"] or "", row["doc"]))


def _newest(root: Path, name: str, columns: tuple[str, ...]) -> list[Row]:
    """The newest table of this name that can be read, here or where a rebuilding put it aside."""
    for here in [root, *sorted((root / SET_ASIDE).glob("*"), reverse=True)]:
        table = store.location(here, name)
        for version in _versions(table):
            try:
                files = [table / uri.rpartition("/")[2] for uri in version.file_uris()]
                if not files:
                    continue
                return _read(files, columns)
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


def _read(files: list[Path], columns: tuple[str, ...]) -> list[Row]:
    relation = duckdb.connect(":memory:").read_parquet([str(f) for f in files], union_by_name=True)
    # Tables of an older version may lack a column: they are what is rebuilt.
    table = relation.project(", ".join(f'"{c}"' for c in columns if c in relation.columns))
    rows: list[Row] = table.to_arrow_table().to_pylist()
    return rows
