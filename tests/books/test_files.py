"""In which files the rows of the books lie: how many are written and merged, and none is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from duixian.books import SCHEMAS, Books, store
from factories import several


@pytest.fixture
def books(tmp_path: Path) -> Books:
    return Books(tmp_path / "books")


def files(books: Books, table: str) -> list[Path]:
    assert books.commit is not None
    return store.files(books.path, books.commit, table)


def test_a_file_that_is_full_is_not_written_again(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duixian.books.store.COMPACT_ABOVE", 3)
    first, *others = several(9)
    books.add(first)
    (full,) = files(books, "texts")
    for made in others[:3]:
        books.add(made)
    assert full not in files(books, "texts")  # it was small: merged
    (full,) = files(books, "texts")
    monkeypatch.setattr("duixian.books.store.MERGED", full.stat().st_size)
    for made in others[3:]:
        books.add(made)
    assert full in files(books, "texts")
    assert [len(Books(books.path, commit=n).reports()) for n in range(1, 10)] == [*range(1, 10)]


def test_reports_are_written_together_up_to_so_many_bytes(
    books: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books.add(several(40))
    assert len(files(books, "claims")) == 1
    monkeypatch.setattr("duixian.books.writer.BATCH_BYTES", 1)
    apart = Books(tmp_path / "apart")
    apart.add(several(40))
    assert len(files(apart, "claims")) == 40
    for name in SCHEMAS:
        rows = [sorted(map(str, one.table(name).rows())) for one in (books, apart)]
        assert rows[0] == rows[1], name
