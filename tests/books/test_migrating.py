"""Books of an older format are brought to this one in place: whole, or not at all."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from deltalake import write_deltalake

from duixian.books import SCHEMAS, Books
from duixian.books.commits import FORMAT
from duixian.errors import BooksError
from factories import reading
from older_books import as_if_older

TABLES = ("reports", "claims", "tasks", "headlines")
STEPS = (1, 4, 7, 9, 11, 12, 13, 14, 99)
"""At which a migration is killed; it has fewer than the last."""


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Books that an earlier version of the program wrote."""
    books = Books(tmp_path / "books")
    books.add([reading("lanchuan-2025"), reading("wangting-2025", "望亭县", 2025, value=5)])
    as_if_older(books)
    return books.path


def held(path: Path) -> dict[str, list[str]]:
    """Every row of the tables, without its key."""
    books = Books(path)
    return {
        name: sorted(str({k: v for k, v in row.items() if k != "key"}) for row in books.table(name))
        for name in TABLES
    }


def keys(path: Path) -> set[str | None]:
    books = Books(path)
    return {row["key"] for name in ("claims", "tasks") for row in books.table(name)}


def test_older_books_are_read_as_they_are(older: Path) -> None:
    books = Books(older)
    assert books.commit is not None
    assert books.commit.format == 1
    assert (len(books.claims()), keys(older), len(books.table("successors"))) == (4, {None}, 0)
    assert books.successor(books.claims().rows()[0]["claim_id"]) is None


def test_older_books_are_migrated_when_they_are_added_to(older: Path, tmp_path: Path) -> None:
    before = held(older)
    books = Books(older)
    assert books.add([]) == ()
    assert books.commit is not None
    assert (books.commit.format, books.commit.changes) == (FORMAT, {"migrated": 2})
    assert held(older) == before
    new = Books(tmp_path / "new")
    new.add([reading("lanchuan-2025"), reading("wangting-2025", "望亭县", 2025, value=5)])
    assert keys(older) == keys(new.path)
    number = books.commit.number
    (unchanged,) = books.add(reading("lanchuan-2025"))
    assert (unchanged.fate, books.commit.number) == ("unchanged", number)
    old = {c["claim_id"] for c in books.claims(government="兰川市")}
    books.add(reading("corrected", value=7))
    assert {row["old_id"] for row in books.table("successors")} > old
    assert len(Books(older, commit=2).claims()) == 4, "the state before is still there"
    assert {r["doc"] for r in books.reports()} == {"corrected", "wangting-2025"}


def test_a_killed_migration_leaves_the_older_books_or_the_new_ones(
    older: Path, tmp_path: Path
) -> None:
    before = held(older)
    folders = {str(shutil.copytree(older, tmp_path / f"{n:02d}")): n for n in STEPS}
    code = f"import older_books; older_books.migrated_and_killed({folders!r})"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[1],
        timeout=120,
        check=True,
        capture_output=True,
        text=True,
    )
    ends = [int(line) for line in done.stdout.split()]
    assert ends == [-9] * (len(STEPS) - 1) + [0]
    formats = []
    for folder in map(Path, folders):
        commit = Books(folder).commit
        assert commit is not None
        formats.append(commit.format)
        assert held(folder) == before
    assert set(formats) == {1, FORMAT}
    assert formats == sorted(formats)
    for folder in list(map(Path, folders))[2:8:5]:
        Books(folder).add(reading("more", "望亭县", 2026, value=4))
        assert {r["doc"] for r in Books(folder).reports()} == {
            *("lanchuan-2025", "wangting-2025", "more"),
        }
        assert None not in keys(folder)


@pytest.mark.parametrize("full_at", ["first table", "last table", "the log"])
def test_a_full_disk_leaves_the_older_books(
    older: Path, full_at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held(older)
    full = OSError(errno.ENOSPC, "No space left on device")
    if full_at == "the log":

        def no_space(_: int) -> None:
            raise full

        monkeypatch.setattr("duixian.books.commits.os.fsync", no_space)
    else:
        at = 1 if full_at == "first table" else 5
        calls: list[int] = []

        def until_full(*given: Any, **named: Any) -> None:
            calls.append(1)
            if len(calls) == at:
                raise full
            write_deltalake(*given, **named)

        monkeypatch.setattr("duixian.books.migrating.write_deltalake", until_full)
    with pytest.raises(BooksError, match="as it was") as told:
        Books(older).add(reading("more", "望亭县", 2026, value=4))
    assert "Free space" in str(told.value)
    monkeypatch.undo()
    assert held(older) == before
    commit = Books(older).commit
    assert commit is not None
    assert commit.format == 1
    Books(older).add(reading("more", "望亭县", 2026, value=4))
    assert len(Books(older).reports()) == 3


def test_a_damaged_older_table_is_told_as_that(older: Path) -> None:
    for file in (older / "tables" / "claims").glob("*.parquet"):
        file.write_bytes(b"no parquet")
    with pytest.raises(BooksError, match="rebuild"):
        Books(older).add(reading("more", "望亭县", 2026, value=4))


def test_every_table_has_every_column_after_it(older: Path) -> None:
    books = Books(older)
    books.add([])
    for name, schema in SCHEMAS.items():
        assert books.table(name).columns == schema.names
