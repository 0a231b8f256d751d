"""Figures of a second source in the books."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from duixian.books import Books, EvidenceFile, Original, rebuild
from duixian.books.commits import FORMAT
from duixian.errors import BooksError, UsageError
from duixian.evidence import Given, Places, Whose, of_table, parse_mapping
from duixian.model import Evidence, Reading
from factories import reading
from older_books import as_if_older

MAPPING = parse_mapping(
    '[columns]\nplace = "地区"\nyear = "年份"\n[figures]\n"增速" = "gdp_growth"\n', "m.toml"
)
PLACES = Places([Whose("兰川市", "990100")])


def table(value: float = 6.7, *, vintage: str = "first", year: int = 2025) -> EvidenceFile:
    data = f"地区,年份,增速\n兰川市,{year},{value}\n大连市,{year},5\n".encode()
    given = Given("t.csv", hashlib.sha256(data).hexdigest(), "公报", vintage)
    found = of_table(data, "t.csv", ".csv", MAPPING, given, PLACES)
    assert len(found.figures) == 2
    return EvidenceFile("t.csv", found.figures, data)


def values(books: Books) -> list[float]:
    return [row["value"] for row in books.evidence(government="兰川市")]


def held(books: Books) -> list[Evidence]:
    return [Evidence(**row) for row in books.evidence()]


def test_a_file_is_added_once_and_read_otherwise_it_replaces_itself(tmp_path: Path) -> None:
    books = Books(tmp_path / "books")
    file = table()
    assert [one.fate for one in books.add_evidence([file], at="2026-01-01")] == ["added"]
    assert books.add_evidence([replace(file, doc="other.csv")])[0].fate == "unchanged"
    assert books.commit is not None
    assert (books.commit.number, books.commit.changes) == (1, {"evidence": 2})
    assert books.original(file.figures[0].original_digest).read_bytes() == file.original
    read_otherwise = [replace(one, value=6.8) for one in file.figures[:1]]
    assert books.add_evidence([replace(file, figures=read_otherwise)])[0].fate == "replaced"
    assert (values(books), len(books.evidence())) == ([6.8], 1)
    assert len(Books(books.path, commit=1).evidence()) == 2


def test_vintages_stand_beside_each_other_and_are_asked_for(tmp_path: Path) -> None:
    books = Books(tmp_path / "books")
    books.add_evidence([table(), table(6.9, vintage="census"), table(5.1, year=2024)])
    assert len(books.evidence(year="2025", government="兰川市")) == 2
    assert len(books.evidence(indicator="gdp_growth", where="vintage = 'census'")) == 2
    assert len(books.evidence(indicator="cpi")) == 0
    for name in ("地区生产总值", "GDP growth", "增速"):  # a column's heading may be 增速
        assert len(books.evidence(indicator=name)) == 6
    assert len(books.evidence(indicator="人均地区生产总值")) == 0
    wrong = books.evidence(where="vintage = 'census'").rows()[0]["file_id"]
    assert books.remove_evidence([wrong]) == 2
    assert sorted(values(books)) == [5.1, 6.7]
    with pytest.raises(UsageError, match=f"no evidence is of a file {wrong}"):
        books.remove_evidence([wrong])


def test_a_file_is_taken_out_by_its_name_with_all_its_columns(tmp_path: Path) -> None:
    books = Books(tmp_path / "books")
    books.add_evidence([table(), table(5.1, year=2024)])
    assert {row["doc"] for row in books.evidence()} == {"t.csv"}
    assert books.remove_evidence(["t"]) == 4
    books.add_evidence([table()])
    assert books.remove_evidence(["t.csv"]) == 2
    assert len(books.evidence()) == 0


def test_a_name_that_two_files_have_is_refused_with_both(tmp_path: Path) -> None:
    books = Books(tmp_path / "books")
    first, second = table(), table(5.1, year=2024)
    sheet = [replace(one, doc="t.xlsx", file_id=one.file_id[::-1]) for one in second.figures]
    books.add_evidence([first, replace(second, doc="t.xlsx", figures=sheet)])
    with pytest.raises(UsageError, match=r"'t' may mean t\.csv, t\.xlsx"):
        books.remove_evidence(["t"])
    assert books.remove_evidence(["t.xlsx"]) == 2
    assert {row["doc"] for row in books.evidence()} == {"t.csv"}
    assert books.remove_evidence(["t"]) == 2


def test_a_text_is_taken_out_by_the_name_of_its_file(tmp_path: Path) -> None:
    books = Books(tmp_path / "books")
    given = table()
    text = [replace(one, doc="公报") for one in given.figures]
    books.add_evidence([replace(given, doc="公报", figures=text)])
    with pytest.raises(UsageError, match=r"no evidence is of a file 公报\.csv"):
        books.remove_evidence(["公报.csv"])
    assert books.remove_evidence(["公报.html"]) == 2


def test_reports_and_evidence_do_not_touch_each_other(tmp_path: Path) -> None:
    books = Books(tmp_path / "books")
    books.add(reading())
    books.add_evidence([table()])
    books.add(reading("corrected", value=7))
    assert [row["doc"] for row in books.reports()] == ["corrected"]
    assert values(books) == [6.7]
    with pytest.raises(BooksError, match="is past"):
        Books(books.path, commit=1).add_evidence([table()])


def test_books_of_an_older_format_take_evidence_in(tmp_path: Path) -> None:
    books = Books(tmp_path / "books")
    books.add(reading())
    as_if_older(books)
    older = Books(books.path)
    assert len(older.evidence()) == 0
    older.add_evidence([table()])
    assert older.commit is not None
    assert older.commit.format == FORMAT == 4
    assert (values(older), len(older.reports())) == ([6.7], 1)


def test_a_file_that_changed_since_it_was_read_is_not_taken(tmp_path: Path) -> None:
    books = Books(tmp_path / "books")
    with pytest.raises(Exception, match="changed while it was read"):
        books.add_evidence([table(), replace(table(6.9), original=b"other")])
    assert books.commit is None


def test_a_rebuilding_keeps_evidence_and_takes_its_file_for_no_report(tmp_path: Path) -> None:
    books = Books(tmp_path / "books")
    books.add(reading())
    books.add_evidence([table()])
    before = held(books)
    (books.path / "books.json").unlink()
    seen: list[str] = []
    with pytest.raises(BooksError, match="rebuild"):
        books.evidence()

    def read(originals: list[Original]) -> Iterator[tuple[Original, Reading]]:
        seen.extend(one.doc for one in originals)
        return iter(())

    rebuild(books.path, read)
    assert seen == []
    anew = Books(books.path)
    assert held(anew) == before
    assert anew.original(before[0].original_digest).is_file()
