"""What is held of others while variables are made: no more the more governments there are."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

import factories
from duixian import Books
from duixian.cli import unmet
from duixian.variables import panel, target_variables, targets
from factories import reading

COUNTIES = 3
"""Below each city."""


def books_of(cities: int, place: Path, monkeypatch: pytest.MonkeyPatch) -> Books:
    """Books with a report of each city and of its counties."""
    readings = []
    for city in range(1, cities + 1):
        for county in range(COUNTIES + 1):
            name, code = f"{city}市{county}县", f"99{city:02}{20 + county if county else 0:02}"
            monkeypatch.setitem(factories.CODES, name, code)
            readings.append(reading(code, name, 2025, 5.0 + city + county / 10))
    books = Books(place)
    books.add(readings)
    return books


def most_alive(books: Books) -> int:
    """The most targets that are held at once while the rows come."""
    most = 0
    for _ in targets(books.query, lambda names: []):
        most = max(most, sum(isinstance(one, panel.SetTarget) for one in gc.get_objects()))
    return most


def test_targets_held_do_not_grow_with_the_governments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel, "TOGETHER", 1)
    few = most_alive(books_of(3, tmp_path / "few", monkeypatch))
    assert 0 < few < 2 * COUNTIES
    assert most_alive(books_of(12, tmp_path / "many", monkeypatch)) == few


def test_what_is_compared_is_right_however_little_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel, "TOGETHER", 1)
    books = books_of(3, tmp_path, monkeypatch)
    told = {row["government_code"]: row for row in target_variables(books, series="gdp_growth")}
    assert told["990321"]["above_target"] == 8.0
    assert told["990321"]["gap_above"] == 0.1
    # 8.2 and 8.3 beside 8.1; 6 and 7 beside 8.
    assert (told["990321"]["neighbours"], told["990321"]["gap_neighbours"]) == (2, -0.15)
    assert (told["990300"]["neighbours"], told["990300"]["gap_neighbours"]) == (2, 1.5)


def test_no_list_of_all_reports_is_made_to_look_for_years(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    books = books_of(2, tmp_path, monkeypatch)

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("all rows of all reports were asked for")

    monkeypatch.setattr(Books, "reports", refused)
    unmet.say_unmet(books, (), ("2025", "1987"))
    assert "no report of 1987 is in the books: those are of 2025" in capsys.readouterr().err
