"""Nouns written as text, past Arrow: what comes out is the same to the byte."""

from __future__ import annotations

import io
from dataclasses import dataclass
from importlib import resources
from math import inf, nan
from pathlib import Path
from typing import Any

import pytest

from duixian.books import SCHEMAS, keyed_claims, rows_of, schema_of, table_of
from duixian.engine import Input, read_input
from duixian.errors import UsageError
from duixian.exports import TEXTS, write, write_nouns
from duixian.model import Claim, Span

REPORTS = [
    Path(str(item))
    for item in (resources.files("duixian.demo") / "reports").iterdir()
    if item.name.endswith(".txt")
]


@dataclass(frozen=True)
class Awkward:
    """Every kind of cell that a noun may have, and what spreadsheets take for formulas."""

    text: str
    figure: float
    perhaps: float | None
    number: int
    true: bool
    names: tuple[str, ...]
    years: tuple[int, ...]


AWKWARD = [
    Awkward("=1+1", 5, None, 3, True, ("甲", "乙"), (2024, 2025)),
    Awkward('a,"b"\n"', nan, inf, -1, False, (), ()),
    Awkward("-3.5%", 1e16, 0.1, 2**40, True, ("+x",), (1,)),
    Awkward("", -0.0, 2.0, 0, False, ("一; 二",), ()),
]


def by_arrow(table: Any, format: str) -> bytes:
    out = io.BytesIO()
    write(table, format, out)
    return out.getvalue()


def straight(noun: type, rows: list[Any], format: str) -> bytes:
    out = io.BytesIO()
    assert write_nouns(noun, [rows[:1], rows[1:]], format, out) == len(rows)
    return out.getvalue()


@pytest.mark.parametrize("format", TEXTS)
def test_awkward_cells_are_written_as_arrows_way_writes_them(format: str) -> None:
    assert straight(Awkward, AWKWARD, format) == by_arrow(table_of(Awkward, AWKWARD), format)


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_claims_are_written_as_the_books_table_of_them_is(report: Path) -> None:
    reading = read_input(Input(str(report), report))
    claims = keyed_claims(reading)
    assert claims
    assert all(claim.key for claim in claims)
    for format in TEXTS:
        assert straight(Claim, claims, format) == by_arrow(rows_of(reading, "claims"), format)


@pytest.mark.parametrize("format", TEXTS)
def test_without_rows_there_is_what_the_format_has_of_columns(format: str) -> None:
    out = io.BytesIO()
    write([], format, out, schema=SCHEMAS["claims"])
    assert straight(Claim, [], format) == out.getvalue()


@pytest.mark.parametrize("format", TEXTS)
def test_a_file_is_the_same_too_with_its_mark(format: str, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    write_nouns(Awkward, [AWKWARD], format, ours)
    write(table_of(Awkward, AWKWARD), format, theirs, schema=schema_of(Awkward))
    assert ours.read_bytes() == theirs.read_bytes()


def test_a_noun_within_a_noun_is_refused_and_a_bad_place_told() -> None:
    @dataclass(frozen=True)
    class Holder:
        span: Span

    Holder.__annotations__["span"] = Span
    with pytest.raises(TypeError, match="no text for a cell"):
        write_nouns(Holder, [[Holder(Span(1, 2))]], "csv", io.BytesIO())
    with pytest.raises(UsageError, match="cannot be written"):
        write_nouns(Claim, [], "csv", Path("/nowhere/at/all.csv"))
