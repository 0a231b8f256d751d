"""Rows of many reports, portion by portion: the same as asked for each, read through once."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from duixian.books import Books, Entry, portions, spooled
from duixian.errors import BooksError
from factories import reading, several

NAMES = ("reports", "texts", "sections", "sentences", "claims", "tasks", "headlines")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    made = Books(tmp_path_factory.mktemp("portions"))
    for government in ("兰川市", "望亭县"):
        # a commit each: several files a table, and a government's rows are not together
        made.add([Entry(one) for one in several(6, government)], force=True)
    made.add([Entry(reading("late", "兰川市", 1903, value=9))], force=True)
    return made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def ids(books: Books) -> list[str]:
    return [str(row["report_id"]) for row in books.query("SELECT report_id FROM all_reports")]


def test_each_portion_is_what_its_reports_give(
    books: Books, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spooled, "_ROWS", 3)
    monkeypatch.setattr(portions, "_BAND", 5)
    every = ids(books)
    some = [every[7:2:-1], ["no such id"], [], every[8:], every[:1]]
    for portion, tables in zip(some, books.in_portions(NAMES, some), strict=True):
        assert list(tables) == list(NAMES)
        for name, rows in tables.items():
            assert rows.to_pylist() == books.of_reports(name, portion).rows()
    assert list(folder.iterdir()) == []


def test_a_single_portion_needs_no_temporary_file(books: Books, folder: Path) -> None:
    (tables,) = books.in_portions(NAMES, [ids(books)[:2]])
    assert tables["texts"].num_rows == 2
    assert list(books.in_portions(NAMES, [])) == []
    assert list(folder.iterdir()) == []


def test_who_leaves_early_leaves_nothing_behind(books: Books, folder: Path) -> None:
    read = books.in_portions(NAMES, [[one] for one in ids(books)])
    next(read)
    assert list(folder.iterdir())
    read.close()  # type: ignore[attr-defined]  # a generator where there are several
    assert list(folder.iterdir()) == []


def test_a_folder_that_holds_no_more_is_said(
    books: Books, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(portions, "_distribute", full)
    with pytest.raises(BooksError, match=r"No space left .* TMPDIR"):
        next(books.in_portions(NAMES, [[one] for one in ids(books)]))
    assert list(folder.iterdir()) == []
