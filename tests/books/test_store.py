"""Tables at rest: how much of their logs is read, and whose rows are seen."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from duixian.books import SCHEMAS, Books, store
from duixian.books.sandbox import Stored
from duixian.errors import BooksError
from factories import several


@pytest.fixture
def often(tmp_path: Path) -> Books:
    """Books to which reports were added one by one, past the first checkpoint of their logs."""
    books = Books(tmp_path / "books")
    for one in several(store.CHECKPOINT_AFTER + 3):
        books.add(one)
    return books


def test_the_log_since_the_last_checkpoint_stays_short(often: Books) -> None:
    assert often.commit is not None
    for table, version in often.commit.tables.items():
        last = store.location(often.path, table) / "_delta_log" / "_last_checkpoint"
        summed_up = json.loads(last.read_text("utf-8"))["version"] if last.exists() else 0
        assert version - summed_up <= store.CHECKPOINT_AFTER, table


def test_states_before_a_checkpoint_stay_readable(often: Books) -> None:
    for number in (1, 2, store.CHECKPOINT_AFTER, store.CHECKPOINT_AFTER + 3):
        past = Books(often.path, commit=number)
        assert len(past.reports()) == number
        assert len(past.claims()) == 2 * number


def test_the_rows_of_a_table_are_those_of_the_commit(often: Books) -> None:
    told = often.query("SELECT * FROM all_reports ORDER BY report_id").arrow()
    rows = store.rows(often.path, often.commit, "reports").sort_by("report_id")
    assert rows.to_pylist() == told.to_pylist()


def test_no_commit_has_no_rows(tmp_path: Path) -> None:
    assert store.rows(tmp_path, None, "reports").schema == SCHEMAS["reports"]


def test_a_table_that_is_cut_short_is_named(often: Books) -> None:
    assert often.commit is not None
    store.files(often.path, often.commit, "reports")[0].write_bytes(b"PAR1")
    with pytest.raises(BooksError, match=r"tables/reports: cannot be read .*rebuild"):
        often.add(several(store.CHECKPOINT_AFTER + 4)[-1])


def test_pinned_books_see_nothing_that_comes_later(tmp_path: Path) -> None:
    books = Books(tmp_path / "books")
    first, second = several(2)
    with pytest.raises(BooksError, match="there are no books here"):
        books.pinned()
    books.add(first)
    pinned = books.pinned()
    books.add(second)
    assert len(pinned.reports()) == 1
    assert len(books.reports()) == 2
    assert pinned.commit == books.history()[0]


def test_a_report_s_rows_are_found_without_the_groups_of_others(tmp_path: Path) -> None:
    books = Books(tmp_path / "books")
    books.add(several(30))
    commit = books.commit
    assert commit
    ids = [row["report_id"] for row in books.reports()]
    for table in ("reports", "claims", "tasks", "sentences", "sections", "headlines", "texts"):
        source = store.source(books.path, commit, table)
        assert isinstance(source, Stored)
        assert source.files, table
        for file in map(str, source.files):
            (most,) = duckdb.execute(
                "SELECT max(row_group_num_rows) FROM parquet_metadata(?)", [file]
            ).fetchone() or (0,)
            assert most is None or most <= store.ROW_GROUP
            kept_out = [_groups_without(file, one) for one in (ids[0], "f" * 64)]
            assert kept_out == [0, _groups(file)], (table, file)


def _groups(file: str) -> int:
    found = duckdb.execute("SELECT num_row_groups FROM parquet_file_metadata(?)", [file])
    return int((found.fetchone() or (0,))[0])


def _groups_without(file: str, report_id: str) -> int:
    """Groups of rows that surely have nothing of a report, as the file itself says."""
    found = duckdb.execute(
        "SELECT count(*) FILTER (bloom_filter_excludes) FROM parquet_bloom_probe(?, ?, ?)",
        [file, "report_id", report_id],
    )
    return int((found.fetchone() or (0,))[0])
