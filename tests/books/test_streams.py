"""Answers as streams: the rows of the methods of `Books`, and never all of them at once."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from duixian.books import (
    Books,
    Filter,
    Result,
    Stream,
    counted,
    meeting,
    sandbox,
    schema,
    stream_of,
)
from duixian.errors import UsageError
from duixian.model import Span
from factories import reading

NAMES = ("reports", "claims", "tasks", "headlines", "evidence")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    books = Books(tmp_path_factory.mktemp("streams"))
    books.add([reading(f"l{year}", "兰川市", 2000 + year, year / 4) for year in range(10, 26)])
    return books


@pytest.mark.parametrize("name", NAMES)
def test_a_stream_has_the_rows_of_the_method(books: Books, name: str) -> None:
    stream = getattr(books.streams, name)(year="2012-2020")
    whole = getattr(books, name)(year="2012-2020")
    assert stream.whole().rows() == whole.rows()
    assert len(whole) > 0 or name == "evidence"


def test_a_stream_holds_so_many_rows_at_a_time(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "ROWS_AT_ONCE", 2048)
    sizes = [len(t) for t in books.stream("SELECT * FROM range(20000) ORDER BY range DESC")]
    assert sum(sizes) == 20000
    assert max(sizes) <= 2048


def test_nouns_are_asked_for_as_the_stream_is(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def rows() -> Iterator[Span]:
        for place in range(9):
            made.append(place)
            yield Span(place, place + 1)

    monkeypatch.setattr(schema, "_ROWS_AT_ONCE", 4)
    stream = stream_of(Span, rows())
    assert made == []
    assert next(iter(stream)).num_rows == 4
    assert made == [0, 1, 2, 3]
    assert [len(table) for table in stream] == [4, 1]


def test_sql_that_does_not_hold_is_refused_before_any_row(books: Books) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        books.stream("SELECT nowhere FROM claims")
    with pytest.raises(UsageError, match="one SELECT"):
        books.stream("DROP TABLE claims")


def test_what_fails_among_the_rows_is_said() -> None:
    box = sandbox.Sandbox({"words": pa.table({"word": ["1", "one"]})})
    with pytest.raises(UsageError, match="cannot be answered"):
        box.stream("SELECT CAST(word AS INTEGER) FROM words").whole()


def test_a_condition_speaks_of_all_rows_of_a_stream() -> None:
    tables = [pa.table({"value": [n]}) for n in range(10)]
    stream = Stream(tables[0].schema, iter(tables))
    found = meeting(stream, "value > (SELECT avg(value) FROM rows)").whole()
    assert [row["value"] for row in found] == [5, 6, 7, 8, 9]


def test_a_condition_that_is_none_asks_for_no_row() -> None:
    def rows() -> Iterator[pa.Table]:
        raise AssertionError("no row was to be asked for")
        yield

    with pytest.raises(UsageError, match="nowhere"):
        meeting(Stream(pa.schema([("value", pa.int64())]), rows()), "nowhere > 1")


def test_repeated_sentences_are_looked_for_once(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counted, "_TOGETHER", 2)
    asked = []

    def ask(sql: str, *values: object) -> Result:
        asked.append("HAVING" in sql)
        return books.query(sql, *values)  # type: ignore[arg-type]

    texts = list(counted.texts(ask, Filter(), ("work_report",)))
    assert asked.count(True) == 1
    assert asked.count(False) == 1 + len(texts) / 2
    said = [(s.reading, s.repeated) for text in texts for s in text.sentences]
    for sentence, repeated in said:
        several = [one for one, _ in said].count(sentence) > 1 and len(sentence) >= 12
        assert repeated == several


def test_the_engine_keeps_what_is_too_much_outside_its_memory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sandbox, "MEMORY", "100MB")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    box = sandbox.Sandbox({})
    sql = "SELECT range, repeat(range::VARCHAR, 40) AS long FROM range(600000) ORDER BY long"
    stream = box.stream(sql)
    assert next(iter(stream)).num_rows > 0
    assert [folder.name.partition("-")[0] for folder in tmp_path.iterdir()] == ["duixian"]
    assert sum(len(table) for table in stream) > 500_000


def test_what_cannot_be_kept_outside_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MEMORY", "40MB")
    with pytest.raises(UsageError, match="more memory than the 40MB"):
        sandbox.Sandbox({}).query("SELECT list(repeat(range::VARCHAR, 99)) FROM range(2000000)")
