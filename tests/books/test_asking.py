"""Asking the books: filters, SQL, and what SQL may not do."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
import pytest

from duixian.books import Books, Filter, Result, where
from duixian.errors import BooksError, PackageMissing, UsageError
from factories import reading


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    books = Books(tmp_path_factory.mktemp("asking"))
    books.add(
        [
            reading("l24", "兰川市", 2024, 6),
            reading("l25", "兰川市", 2025, 6.5),
            reading("w25", "望亭县", 2025, 5),
        ]
    )
    return books


def docs(result: Result) -> list[str]:
    return sorted({row["doc"] for row in result})


@pytest.mark.parametrize("name", ["兰川市", "兰川", "990100"])
def test_a_government_is_named_in_full_in_short_or_by_code(books: Books, name: str) -> None:
    assert docs(books.claims(government=name)) == ["l24", "l25"]


def test_several_governments_are_alternatives(books: Books) -> None:
    assert docs(books.reports(government=["兰川市", "望亭县"])) == ["l24", "l25", "w25"]


@pytest.mark.parametrize("year", [2025, "2025", "2025-2026"])
def test_a_year_or_a_span_of_years(books: Books, year: int | str) -> None:
    assert docs(books.tasks(year=year)) == ["l25", "w25"]


def test_an_indicator_by_id_or_by_part_of_its_name(books: Books) -> None:
    by_id, by_name = books.claims(indicator="gdp"), books.claims(indicator="生产总值")
    assert by_id.rows() == by_name.rows()
    assert len(by_id) == 3


def test_tasks_are_found_by_the_indicators_of_their_claims(books: Books) -> None:
    assert len(books.tasks(indicator="公厕")) == 3
    assert len(books.tasks(indicator="gdp")) == 0
    assert len(books.reports(indicator="gdp", role="target", year=2024)) == 1


def test_headlines_are_found_by_series(books: Books) -> None:
    assert docs(books.headlines(indicator="gdp_growth", year=2024)) == ["l24"]


def test_filters_add_up(books: Books) -> None:
    found = books.claims(government="兰川", year=2025, role="target", where="value > 100")
    assert [c["indicator"] for c in found] == ["新建公厕"]


def test_a_quote_in_a_name_is_a_quote(books: Books) -> None:
    assert len(books.claims(government="'; DROP TABLE claims; --")) == 0


def test_an_unknown_role_is_named_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"'goal'.*result, target, context"):
        Filter.of(role="goal")


@pytest.mark.parametrize("year", ["25", "2025-2020", "soon"])
def test_a_year_that_is_none_is_refused(year: str) -> None:
    with pytest.raises(UsageError, match="year"):
        Filter.of(year=year)


def test_an_unknown_filter_is_refused(books: Books) -> None:
    with pytest.raises(UsageError, match="goverment"):
        books.claims(goverment="兰川市")  # type: ignore[call-arg]


def test_sql_with_parameters(books: Books) -> None:
    found = books.query("SELECT doc, value FROM claims WHERE value > ? ORDER BY ALL", [6.2])
    assert found.columns == ["doc", "value"]
    assert found.rows()[0] == {"doc": "l24", "value": 125.0}
    assert len(books.query("SELECT 1 WHERE $x = 2", {"x": 2})) == 1


@pytest.mark.parametrize(
    "condition",
    ["doc = 'l24'", "doc < 'l25'", "doc IN ('l24', 'x')", "doc LIKE '%24'", "contains(doc, '24')"],
)
def test_text_can_be_compared_in_a_condition(books: Books, condition: str) -> None:
    assert docs(books.claims(where=condition)) == ["l24"]


@pytest.mark.parametrize("folder", ["账本 二", "it's #1?", "a+b&c"])
def test_books_may_lie_in_any_folder(tmp_path: Path, folder: str) -> None:
    books = Books(tmp_path / folder)
    books.add(reading())
    assert len(books.claims()) == 2


def test_a_folder_that_delta_cannot_take_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BooksError, match="%"):
        Books(tmp_path / "100%20").add(reading())


def test_a_part_of_the_books_is_that_of_its_governments(books: Books) -> None:
    part = books.part("望亭县")
    for name in ("reports", "texts", "sections", "sentences", "claims", "headlines", "tasks"):
        assert docs(part.table(name)) == ["w25"]
    assert docs(part.claims()) == docs(part.tasks()) == docs(part.headlines()) == ["w25"]
    assert docs(books.part().reports()) == ["l24", "l25", "w25"]


def test_a_part_may_include_the_governments_above(books: Books) -> None:
    assert docs(books.part("望亭县", above=True).reports()) == ["l24", "l25", "w25"]
    assert docs(books.part("兰川市", above=True).reports()) == ["l24", "l25"]


def test_reports_in_sql_are_the_current_ones(tmp_path: Path) -> None:
    books = Books(tmp_path)
    books.add([reading("old", value=1), reading("new", value=2)])
    count = "SELECT count(*) AS n FROM "
    assert books.query(count + "reports").rows() == [{"n": 1}]
    assert books.query(count + "all_reports").rows() == [{"n": 2}]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM '/etc/hostname'",
        "SELECT * FROM glob('*')",
        "COPY claims TO 'stolen.csv'",
        "ATTACH 'other.db'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SELECT 1; SELECT 2",
        "DROP TABLE claims",
        "CREATE TABLE t AS SELECT 1",
        "SELECT * FROM books",
        "SELECT nonsense FROM claims",
        "",
    ],
)
def test_sql_reaches_nothing_but_the_tables(
    books: Books, sql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError):
        books.query(sql)
    assert list(tmp_path.iterdir()) == []


def test_a_condition_cannot_end_its_parenthesis(books: Books) -> None:
    with pytest.raises(UsageError):
        books.claims(where="1=1) UNION SELECT * FROM (SELECT * FROM claims")


def test_a_comment_in_a_condition_does_not_swallow_the_query(books: Books) -> None:
    assert len(books.claims(where="value = 125 -- all of them")) == 3


def test_a_condition_over_any_table() -> None:
    table = pa.table({"verdict": ["met", "missed"], "year": [2024, 2025]})
    assert where(table, "verdict = 'missed'").to_pylist() == [{"verdict": "missed", "year": 2025}]


def test_readers_see_a_new_commit(tmp_path: Path) -> None:
    reader, writer = Books(tmp_path), Books(tmp_path)
    writer.add(reading("a"))
    assert docs(reader.claims()) == ["a"]
    writer.add(reading("b", "望亭县", value=1))
    assert docs(reader.claims()) == ["a", "b"]


def test_many_threads_may_ask_at_once(books: Books) -> None:
    with ThreadPoolExecutor(8) as threads:
        counts = threads.map(lambda year: len(books.claims(year=year)), [2024, 2025] * 20)
    assert set(counts) == {2, 4}


def test_a_result_is_an_arrow_table_and_a_frame(books: Books) -> None:
    result = books.claims(year=2024)
    assert result.arrow().num_rows == len(result) == len(result.df()) == 2
    assert pa.table(result).equals(result.arrow())
    assert result.df()["value"].sum() == result.pl()["value"].sum() == 131.0


@pytest.mark.parametrize(("frame", "package"), [("df", "pandas"), ("pl", "polars")])
def test_a_frame_without_its_package_says_what_to_install(
    frame: str, package: str, books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(PackageMissing, match=rf"pip install 'duixian\[{package}\]'"):
        getattr(books.claims(year=2024), frame)()
