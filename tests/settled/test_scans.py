"""How often the tables of the books are read through while all is settled: not once for each round,
for the time that takes would grow with the square of the reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from duixian import audit
from duixian.books import Books, Entry
from duixian.books import sandbox as asking
from duixian.books import store as files
from duixian.model import Finding
from duixian.settle import Statistics
from duixian.settled import Settled, second, settled
from evidence_tables import city_statistics
from factories import reading

FACTS = {"claims", "headlines", "sentences", "sections", "texts", "tasks"}


@pytest.fixture
def scans(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Table -> how often it was asked, by the engine or past it."""
    counted = Counter[str]()

    def noting(asked: Callable[..., Any], at: int) -> Callable[..., Any]:
        def noted(*given: Any, **named: Any) -> Any:
            counted.update(FACTS.intersection(re.findall(r"\w+", given[at])))
            return asked(*given, **named)

        return noted

    for name in ("query", "stream"):
        monkeypatch.setattr(asking.Sandbox, name, noting(getattr(asking.Sandbox, name), 1))
    for name in ("rows", "some_rows"):
        monkeypatch.setattr(files, name, noting(getattr(files, name), 2))
    monkeypatch.setattr(settled, "TOGETHER", 2)
    return counted


def books_of(folder: Path, governments: int) -> Books:
    made = Books(folder)
    given = [
        Entry(
            reading(
                f"{number}-{year}", f"甲{chr(0x4E00 + number)}县", year, value=number + year / 1000
            )
        )
        for number in range(governments)
        for year in (2024, 2025)
    ]
    made.add(given, force=True)
    return made


def settle_all(books: Books) -> None:
    kept = Settled(books)
    assert sum(table.num_rows for table in kept.accounts())
    assert len(list(kept.findings())) == len(kept.all)


def test_more_governments_are_no_more_scans(tmp_path: Path, scans: Counter[str]) -> None:
    settle_all(books_of(tmp_path / "few", 3))
    of_few = Counter(scans)
    scans.clear()
    settle_all(books_of(tmp_path / "many", 12))
    assert scans == of_few
    assert set(scans) == FACTS


def test_more_reports_that_statistics_contradict_are_no_more_scans(
    tmp_path: Path, scans: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second, "TOGETHER", 1)
    monkeypatch.setattr(second, "_RESULTS", "SELECT * FROM headlines WHERE value IS NOT NULL")
    monkeypatch.setattr(audit, "contradicted", lambda cell, held: True)
    quoted: list[str] = []

    def against(reports: Iterable[audit.Report], held: Statistics) -> list[Finding]:
        quoted.extend(report.doc for report in reports)
        return []

    monkeypatch.setattr(audit, "against_statistics", against)
    held = Statistics(city_statistics().figures)
    counts = []
    for governments in (2, 5):
        books = books_of(tmp_path / str(governments), governments)
        scans.clear()
        ids = [str(row["report_id"]) for row in books.reports()]
        assert list(second.contradictions(books, held, ids)) == []
        counts.append(Counter(scans))
    assert len(quoted) == 2 * (2 + 5)
    assert counts[0] == counts[1]
