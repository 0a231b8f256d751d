"""Agreement with a panel that others made: which cells are equal, differ, or stand alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import portal_books
from duixian.books import Books, Entry, comparable
from duixian.engine import Input, read_input
from panel_agreement import TOLERANCE, compared, ours, read, theirs

MAPPING = """
[columns]
place = "city"
year = "year"

[figures]
low = { series = "gdp_growth", unit = "%" }
high = { series = "gdp_growth", unit = "%" }
"""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return portal_books.build(tmp_path_factory.mktemp("panel"))


def states(books: Path, folder: Path, rows: str) -> dict[tuple[str, int], tuple[str, str]]:
    table, mapping = folder / "panel.csv", folder / "m.toml"
    table.write_text("city,year,low,high\n" + rows, encoding="utf-8")
    mapping.write_text(MAPPING, encoding="utf-8")
    held = Books(books)
    their = theirs(read(table, mapping, held))
    years, series = {key[1] for key in their}, {key[2] for key in their}
    cells = compared(their, ours(held, years, series), TOLERANCE)
    return {(c.government, c.year): (c.state, c.why) for c in cells}


def test_each_cell_is_equal_differs_or_stands_alone(books: Path, tmp_path: Path) -> None:
    found = states(
        books,
        tmp_path,
        "澜川市,2024,6,6\n澜川市,2025,5,5.2\n大连市,2024,7,7\n白石市,2024,6,6\n",
    )
    assert found["澜川市", 2024] == ("equal", "地区生产总值增长6%左右")
    assert found["澜川市", 2025][0] == "differ"
    assert "地区生产总值" in found["澜川市", 2025][1]  # the words of the report
    assert found["大连市", 2024] == ("only theirs", "no report in the books")
    assert ("白石市", 2024) not in found  # no such place: named, and left out
    assert all(
        state in ("only ours", "equal", "differ", "only theirs") for state, _ in found.values()
    )


def test_a_harvest_in_tonnes_is_held_against_one_in_jin(books: Path, tmp_path: Path) -> None:
    held = Books(books)
    (cell, *_) = (
        one
        for (_, _, series), one in ours(held, [2024, 2025], ["grain_output"]).items()
        if one.value is not None
    )
    tonnes = (comparable("grain_output", cell.value, cell.unit) or 0) / 2000
    for told, state in ((tonnes, "equal"), (tonnes * 1.01, "differ")):
        table, mapping = tmp_path / "panel.csv", tmp_path / "m.toml"
        table.write_text(f"city,year,grain\n澜川市,{cell.year},{told}\n", encoding="utf-8")
        mapping.write_text(
            MAPPING.split("low =")[0] + 'grain = { series = "grain_output", unit = "吨" }\n',
            encoding="utf-8",
        )
        their = theirs(read(table, mapping, held))
        (found,) = (
            c
            for c in compared(their, ours(held, [cell.year or 0], ["grain_output"]), TOLERANCE)
            if c.government == "澜川市"
        )
        assert found.state == state


PUBLIC = Path(__file__).resolve().parents[2] / "eval" / "public" / "national_targets"


@pytest.mark.corpus
def test_the_state_councils_targets_are_those_that_journalists_listed(
    corpus_dir: Path, tmp_path: Path
) -> None:
    held = Books(tmp_path / "books")
    held.add(
        Entry(read_input(Input(str(path))), path.read_bytes())
        for path in sorted(corpus_dir.glob("national-20[12]?.txt"))
    )
    their = theirs(read(PUBLIC.with_suffix(".csv"), PUBLIC.with_suffix(".toml"), held))
    years, series = {key[1] for key in their}, {key[2] for key in their}
    cells = list(compared(their, ours(held, years, series), TOLERANCE))
    assert [c for c in cells if c.state not in ("equal", "only ours")] == []
    assert sum(c.state == "equal" for c in cells) == 69


def test_one_number_for_a_range_is_told_apart_from_another_figure() -> None:
    from panel_agreement import _state

    assert _state((4.5, 4.5), (4.5, 5.0), 0.05) == ("of a range", "lower end")
    assert _state((4.75, 4.75), (4.5, 5.0), 0.05) == ("of a range", "middle")
    assert _state((5.0, 5.0), (4.5, 5.0), 0.05) == ("of a range", "upper end")
    assert _state((4.5, 5.0), (4.5, 5.0), 0.05) == ("equal", "")
    assert _state((4.0, 4.0), (4.5, 5.0), 0.05) == ("differ", "")
    assert _state((5.04, 5.04), (5.0, 5.0), 0.05) == ("equal", "")
    assert _state((5.1, 5.1), (5.0, 5.0), 0.05) == ("differ", "")


def test_the_command_tells_the_counts_and_writes_the_cells(books: Path, tmp_path: Path) -> None:
    (tmp_path / "panel.csv").write_text(
        "city,year,low,high\n澜川市,2024,6,6\n合计,2024,6,6\n", encoding="utf-8"
    )
    (tmp_path / "m.toml").write_text(MAPPING, encoding="utf-8")
    script = Path(__file__).parents[2] / "eval" / "panel_agreement.py"
    run = subprocess.run(
        [
            *(sys.executable, script, tmp_path / "panel.csv", "--mapping", tmp_path / "m.toml"),
            *("--books", books, "--rows", tmp_path / "rows.csv"),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "cells in both 1\n" in run.stdout
    assert "equal        1 of 1" in run.stdout
    assert "'合计' sums other rows up" in run.stderr
    assert "澜川市,2024,gdp_growth,equal,6,6" in (tmp_path / "rows.csv").read_text("utf-8-sig")
