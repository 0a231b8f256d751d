"""The commands that give variables."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from running import Duixian


def test_targets_as_rows_for_a_regression(duixian: Duixian, books: Path) -> None:
    run = duixian(
        "--books", books, "variables", "-s", "gdp_growth", "-s", "粮食产量", "-g", "澜川市",
        "-f", "csv", "--where", "revision IS NOT NULL",
    )  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(run.out.removeprefix("\ufeff"))))
    told = [(row["report_year"], row["series"], float(row["revision"])) for row in rows]
    assert told == [("2025", "gdp_growth", -0.5), ("2025", "grain_output", 0.0)]
    assert rows[0]["gap_above"] == ""
    assert rows[0]["gap_above_missing"] == "no_code"


def test_reports_as_rows_for_a_regression(duixian: Duixian, books: Path) -> None:
    run = duixian("--books", books, "similarity", "-g", "澜川市", "-f", "csv")
    first, second = csv.DictReader(io.StringIO(run.out.removeprefix("\ufeff")))
    assert (first["similarity_last_year"], first["last_year_missing"]) == (
        "",
        "no_report",
    )
    assert second["previous_doc"] == first["doc"]
    assert 0 < float(second["similarity_last_year"]) < 1
    assert 0 < float(second["topic_jobs"]) < 1


def test_an_unknown_series_or_government_is_said(duixian: Duixian, books: Path) -> None:
    unknown = duixian("--books", books, "variables", "-s", "gdp_growht")
    assert unknown.code == 2
    assert "no series 'gdp_growht'. The nearest is gdp_growth." in unknown.err
    nobody = duixian("--books", books, "variables", "-g", "大川市", "-f", "csv")
    assert "no report of '大川市'" in nobody.err
    assert len(nobody.out.splitlines()) == 1


def test_the_nearest_texts_as_rows(duixian: Duixian, books: Path) -> None:
    run = duixian("--books", books, "similarity", "--nearest", "1", "-g", "澜川市", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(run.out.removeprefix("\ufeff"))))
    assert [(row["rank"], row["nearest"]) for row in rows] == [("1", "澜川市")] * 2
    assert duixian("--books", books, "similarity", "--nearest", "0").code == 2
