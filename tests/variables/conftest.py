"""The demo's books, with variables of all their targets."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from duixian import Books, demo
from duixian.variables import target_variables

Row = dict[str, Any]
Pick = Callable[[str, str], Row]


@pytest.fixture(scope="session")
def demo_books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    shown = demo.run(tmp_path_factory.mktemp("variables"), Console(file=io.StringIO()))
    return Books(shown.books)


@pytest.fixture(scope="session")
def of_target(demo_books: Books) -> Pick:
    """The row of one report and series."""
    rows = target_variables(demo_books).rows()
    return lambda doc, series: next(
        row for row in rows if row["doc"] == doc and row["series"] == series
    )


@pytest.fixture
def tiny(tmp_path: Path) -> Callable[..., list[Row]]:
    """Variables of the growth targets of made readings."""

    def made(*readings: Any) -> list[Row]:
        books = Books(tmp_path / "books")
        books.add(readings)
        return target_variables(books, series="gdp_growth").rows()

    return made
