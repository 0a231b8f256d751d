"""Wide tables: every cell has its figure or the reason why there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from duixian.books import Books
from duixian.errors import UsageError
from duixian.settle import wide, wide_years


def test_a_figure_leads_to_its_characters_and_an_empty_cell_says_why(books: Path) -> None:
    table = wide(Books(books).query, 2025, role="both")
    cells = list(table.cells())
    assert len(cells) == len(table.rows) * len(table.columns)
    assert {c.state for c in cells} > {"figure", "not_found"}
    for cell in cells:
        assert (cell.state == "figure") == (cell.comparable is not None) == (not cell.reason)
        if cell.state == "figure":
            assert cell.doc and cell.quote and cell.end == (cell.start or 0) + len(cell.quote)


def test_all_31_provinces_stand_there_without_a_report(books: Path) -> None:
    table = wide(Books(books).query, 2025, series=("gdp_growth",), level="province")
    assert len(table.rows) == 31
    assert {c.state for c in table.cells()} <= {"figure", "no_report", "not_found", "words"}
    assert "no_report" in {c.state for c in table.cells()}


def test_a_table_beyond_the_bound_is_refused_with_its_size(books: Path) -> None:
    with pytest.raises(UsageError, match=r"10,000 columns = [\d,]+ cells, and 9,999 are the most"):
        wide_years(Books(books).query, "gdp_growth", years=[(1, 10_000)], most=9_999)
