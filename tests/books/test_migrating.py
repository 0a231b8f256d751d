"""Books of an earlier version, brought to this one's tables by the next addition."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from deltalake import DeltaTable, write_deltalake

from duixian.books import SCHEMAS, Books, migrating, store
from duixian.books.commits import Commit, publish
from duixian.errors import BooksError
from factories import reading
from older_books import as_if_older


@pytest.fixture
def older(tmp_path: Path) -> Books:
    """Books of an earlier version, with two reports and their facts."""
    made = Books(tmp_path / "books")
    made.add([reading("a", year=2024), reading("b", year=2025, value=5)])
    as_if_older(made)
    return Books(made.path)


def facts(books: Books) -> dict[str, list[dict[str, object]]]:
    """What the books say, but for what was added after them."""
    wanted = "SELECT * FROM {} WHERE doc IN ('a', 'b') ORDER BY ALL"
    return {
        name: books.query(wanted.format(name)).rows()
        for name in SCHEMAS
        if name not in store.LATER_TABLES
    }


def is_of_this_version(books: Books) -> bool:
    commit = books.commit
    assert commit is not None
    return commit.format == 2 and all(
        migrating.stored_columns(DeltaTable(store.location(books.path, name)))
        == set(SCHEMAS[name].names)
        for name in SCHEMAS
    )


def test_an_addition_brings_older_books_along_and_nothing_they_said_is_lost(older: Books) -> None:
    before = facts(older)
    older.add(reading("c", year=2026, value=4))
    now = Books(older.path)
    assert is_of_this_version(now)
    assert facts(now) == before
    assert {row["doc"] for row in now.reports()} == {"a", "b", "c"}


def test_what_older_books_held_gets_its_keys(older: Books, tmp_path: Path) -> None:
    older.add(reading("c", year=2026, value=4))
    fresh = Books(tmp_path / "fresh")
    fresh.add(
        [
            reading("a", year=2024),
            reading("b", year=2025, value=5),
            reading("c", year=2026, value=4),
        ]
    )
    asked = "SELECT * FROM keys ORDER BY doc, id"
    assert older.query(asked).rows() == fresh.query(asked).rows() != []


def test_older_books_are_read_without_being_changed(older: Books) -> None:
    (claim, *_) = older.claims().rows()
    told = older.trace(claim["claim_id"])
    assert told is not None
    assert (told.id, told.steps) == (claim["claim_id"], 0)
    assert not is_of_this_version(Books(older.path))


def test_an_addition_that_changes_nothing_leaves_older_books_as_they_are(older: Books) -> None:
    before = older.commit
    (done,) = older.add(reading("a", year=2024))
    assert done.fate == "unchanged"
    assert older.commit == before


CUT_OFF = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = {path!r}
from duixian.books import Books, commits, migrating, store
from factories import reading

left = int(sys.argv[2])

def counted(function):
    def called(*given, **named):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*given, **named)
    return called

store.write_deltalake = counted(store.write_deltalake)
migrating.write_deltalake = counted(migrating.write_deltalake)
store.publish = counted(store.publish)
commits.os.replace = counted(commits.os.replace)
Books(Path(sys.argv[1])).add(reading("c", year=2026, value=4))
print("done")
"""


def test_a_migration_killed_anywhere_leaves_whole_books(older: Books) -> None:
    before, killed = facts(older), 0
    script = CUT_OFF.format(path=sys.path)
    for step in range(1, 60, 2):
        command = [sys.executable, "-c", script, str(older.path), str(step)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        found = Books(older.path)
        assert facts(found) == before, step
        docs = {row["doc"] for row in found.reports()}
        assert docs == ({"a", "b", "c"} if is_of_this_version(found) else {"a", "b"}), step
        if done.returncode == 0:
            break
        assert done.returncode == -9, done.stderr
        killed += 1
    assert killed > 5
    Books(older.path).add(reading("c", year=2026, value=4))
    assert {row["doc"] for row in Books(older.path).reports()} == {"a", "b", "c"}


def test_a_full_disk_leaves_older_books_as_they_were(
    older: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, commit = facts(older), older.commit
    written: list[object] = []

    def full(*given: object, **named: object) -> None:
        written.append(given)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrating, "write_deltalake", full)
    with pytest.raises(BooksError, match="Free space"):
        older.add(reading("c", year=2026, value=4))
    assert written
    monkeypatch.undo()
    assert Books(older.path).commit == commit
    assert facts(Books(older.path)) == before
    older.add(reading("c", year=2026, value=4))
    assert is_of_this_version(Books(older.path))


def test_a_column_that_nobody_knows_is_not_thrown_away(older: Books) -> None:
    commit = older.commit
    assert commit is not None
    place = store.location(older.path, "claims")
    rows = DeltaTable(place).to_pyarrow_table()
    rows = rows.append_column("mood", rows["quote"])
    write_deltalake(place, rows, mode="overwrite", schema_mode="overwrite")
    tables = {**commit.tables, "claims": DeltaTable(place).version()}
    publish(older.path, Commit(commit.number + 1, tables, format=1))
    with pytest.raises(BooksError, match=r"mood.*duixian rebuild"):
        Books(older.path).add(reading("c", year=2026, value=4))


def test_an_older_program_does_not_write_into_books_of_this_version(older: Books) -> None:
    older.add(reading("c", year=2026, value=4))
    told = json.loads((older.path / "books.json").read_text(encoding="utf-8"))
    assert told["format"] == 2
    assert {"keys", "successors"} <= told["tables"].keys()
