"""Texts of several genres in one set of books: what takes whose place, and books that knew none."""

from __future__ import annotations

from pathlib import Path

import pytest

from duixian import settle
from duixian.books import Books
from factories import reading
from older_books import as_if_older


@pytest.fixture
def books(tmp_path: Path) -> Books:
    return Books(tmp_path / "books")


def current(books: Books) -> set[str]:
    return {row["doc"] for row in books.reports()}


@pytest.mark.parametrize(
    ("genre", "issuer"),
    [
        ("budget_report", "finance_bureau"),
        ("plan_report", "development_reform_commission"),
        ("communique", "statistics_bureau"),
        ("court_report", "court"),
        ("unknown", "unknown"),
        ("unknown", "government"),
    ],
)
def test_another_genre_of_the_same_year_stands_beside_the_work_report(
    books: Books, genre: str, issuer: str
) -> None:
    books.add(reading("work", value=6))
    (added,) = books.add(reading("beside", value=5, kind="document", genre=genre, issuer=issuer))
    assert (added.fate, added.supersedes) == ("added", None)
    assert current(books) == {"work", "beside"}


def test_a_corrected_budget_takes_the_old_budgets_place_and_no_other(books: Books) -> None:
    budget = {"kind": "document", "genre": "budget_report", "issuer": "finance_bureau"}
    books.add([reading("work", value=6), reading("old", value=5, **budget)])  # type: ignore[arg-type]
    (added,) = books.add(reading("new", value=5.5, **budget))  # type: ignore[arg-type]
    assert added.supersedes == "old"
    assert current(books) == {"work", "new"}


def test_the_plan_of_the_government_is_not_that_of_its_commission(books: Books) -> None:
    for issuer in ("government", "development_reform_commission"):
        plan = {"kind": "document", "genre": "plan_report", "issuer": issuer}
        books.add(reading(issuer, value=len(issuer), **plan))  # type: ignore[arg-type]
    assert current(books) == {"government", "development_reform_commission"}


@pytest.mark.parametrize("genre", ["progress_note", "other", "unknown"])
def test_of_what_comes_several_times_a_year_none_takes_anothers_place(
    books: Books, genre: str
) -> None:
    for month, name in enumerate(("june", "september"), 5):
        books.add(reading(name, value=month, kind="document", genre=genre, issuer="unknown"))
    assert current(books) == {"june", "september"}


def test_a_list_without_government_is_kept_and_a_novel_refused(books: Books) -> None:
    kept, refused = books.add(
        [
            reading("list", None, None, value=1, kind="document", genre="livelihood_list"),
            reading("novel", None, None, value=2, kind="other"),
        ]
    )
    assert (kept.fate, refused.fate) == ("added", "refused")


def test_the_newest_year_and_the_nation_are_known_to_a_part_of_the_books(books: Books) -> None:
    books.add([reading("a", year=2024), reading("b", "望亭县", 2026, value=5)])
    books.add(reading("c", "望亭县", 2030, value=4, kind="document", genre="communique"))
    part = books.part("兰川市")
    assert part.newest() == 2026
    assert part.nation().reports().rows() == []
    (mine,) = settle.accounts(part)[:1]
    assert (mine.year, mine.verdict) == (2024, "awaiting_report")


def test_books_that_knew_no_genre_are_read_as_work_reports(books: Books) -> None:
    books.add([reading("a", year=2024), reading("b", year=2025, value=5)])
    settled = settle.accounts(books)
    as_if_older(books)
    older = Books(books.path)
    found = [(r["genre"], r["issuer"]) for r in older.reports()]
    assert found == [("work_report", "government")] * 2
    assert {c["ocr"] for c in older.claims()} == {False}
    assert settle.accounts(older) == settled
    older.add(reading("c", year=2026, value=4))
    assert [r["genre"] for r in older.reports()] == ["work_report"] * 3
    assert {c["ocr"] for c in older.claims()} == {False}
