"""Which governments of the books are listed: all, or some with all that reports say of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import factories
from duixian.books import Books
from duixian.settled import Settled, governments
from duixian.settled.governments import lines_of, newest, of_books
from factories import reading

CODES = {"章丘市": "370181", "章丘区": "370114", "山东省": "370000", "国务院": "000000"}


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Books:
    """A city under two names, its province, the nation, a made-up place, and nobody's report."""
    for name, code in CODES.items():
        monkeypatch.setitem(factories.CODES, name, code)
    given = [
        reading("a", "章丘市", 2014, 4.0),
        reading("b", "章丘区", 2024, 5.0),
        reading("c", "山东省", 2024, 6.0),
        reading("d", "国务院", 2025, 7.0),
        reading("e", "澜川县", 2023, 8.0),
        reading("f", None, 2030, 9.0),
    ]
    made = Books(tmp_path / "books")
    made.add(given)
    return made


def test_some_lines_are_listed_as_among_all(books: Books) -> None:
    every = of_books(books)
    assert len(every) == 5
    for one in every:
        assert of_books(books, [one.line]) == (one,)
    assert of_books(books, [one.line for one in every]) == every
    assert of_books(books, []) == ()


def test_lines_are_found_by_any_code_that_a_report_gives(books: Books) -> None:
    by_key = {key: one.line for one in of_books(books) for key in one.keys}
    assert len(by_key) == 5
    for key, line in by_key.items():
        assert lines_of(books, {key}) == {line}


def test_the_newest_year_is_of_a_report_whose_government_is_known(books: Books) -> None:
    assert newest(books) == max(one.newest for one in of_books(books)) == 2025


def test_who_asks_for_one_government_gets_it_under_all_names_and_no_other(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[Any] = []
    made = governments._government

    def noting(line: Any, *given: Any) -> Any:
        listed.append(line)
        return made(line, *given)

    monkeypatch.setattr(governments, "_government", noting)
    kept = Settled(books)
    (found,) = kept.of("章丘市")
    assert sorted(doc for doc, _ in found.reports.values()) == ["a", "b"]
    assert list(kept.accounts([found]))
    assert {line[0] for line in listed} == {"370114", governments.NATION}
