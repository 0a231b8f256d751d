"""The books of one series: a ladder of them is that of the whole books, and reads no claims."""

from __future__ import annotations

import pytest

from duixian import settle
from duixian.books import Books


@pytest.mark.parametrize("latest", [False, True])
@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_a_ladder_of_the_part_is_that_of_the_whole(sparse: Books, year: int, latest: bool) -> None:
    part = sparse.series_part("gdp_growth", year, earlier=latest)
    rungs = settle.ladder(part, "gdp_growth", year, latest=latest)
    assert rungs == settle.ladder(sparse, "gdp_growth", year, latest=latest)


def test_the_part_has_the_series_cells_and_no_claims(sparse: Books) -> None:
    (newest,) = sparse.query("SELECT max(report_year) AS y FROM reports").rows()
    part = sparse.series_part("gdp_growth", newest["y"])
    assert {row["series"] for row in part.headlines()} == {"gdp_growth"}
    assert {row["report_year"] for row in part.reports()} == {newest["y"]}
    assert len(part.claims()) == len(part.table("sentences")) == 0
    assert len(sparse.claims()) > 0
