"""A reading as tables: what crosses from the process that reads to the one that keeps the books."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from duixian import demo
from duixian.books import Books, Entry, reading_tables
from duixian.engine import Input, read_input, read_many, read_tables

REPORTS = sorted((Path(demo.__file__).parent / "reports").glob("*.txt"))


def test_tables_that_crossed_processes_are_those_made_here() -> None:
    inputs = [Input(path.name, path) for path in REPORTS]
    crossed = [o.reading for o in read_many(inputs, jobs=2, reader=read_tables)]
    assert crossed
    for given, tables in zip(inputs, crossed, strict=True):
        assert tables == reading_tables(read_input(given))


def test_books_of_tables_are_those_of_readings(tmp_path: Path) -> None:
    given = [Input(path.name, path) for path in REPORTS]
    Books(tmp_path / "nouns").add([Entry(read_input(one), one.path) for one in given])
    Books(tmp_path / "tables").add([Entry(read_tables(one), one.path) for one in given])
    for name in ("reports", "claims", "tasks", "headlines", "sentences", "sections", "texts"):
        nouns, tables = (Books(tmp_path / way).table(name).rows() for way in ("nouns", "tables"))
        assert sorted(map(repr, nouns)) == sorted(map(repr, tables)), name


def test_only_the_tables_that_are_named_are_made() -> None:
    (outcome,) = read_many(
        [Input(REPORTS[0].name, REPORTS[0])],
        reader=partial(read_tables, names=("claims",)),
    )
    assert outcome.reading is not None
    assert set(outcome.reading.tables) == {"claims"}
    assert outcome.reading.tables["claims"].num_rows == outcome.reading.report.claims
