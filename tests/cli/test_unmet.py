"""What is asked for and is not in the books is said; the answer stays empty, the exit code 0."""

from __future__ import annotations

from pathlib import Path

import pytest

from running import Duixian

ASKED = ("claims", "tasks", "reports", "panel", "accounts", "audit")


@pytest.mark.parametrize("command", ASKED)
def test_a_government_that_is_not_there_is_said_with_the_nearest_name(
    duixian: Duixian, books: Path, command: str
) -> None:
    run = duixian("--books", books, command, "-g", "澜州市")
    assert (run.code, run.raw) == (0, b"")
    assert run.err == "duixian: no report of '澜州市' is in the books. The nearest is 澜川市\n"


@pytest.mark.parametrize("command", ASKED)
def test_a_year_outside_the_books_is_said(duixian: Duixian, books: Path, command: str) -> None:
    run = duixian("--books", books, command, "-y", "2031-2040")
    assert (run.code, run.raw) == (0, b"")
    told = "no report of 2031-2040 is in the books: those are of 2024-2025"
    assert run.err == f"duixian: {told}\n"


def test_a_year_that_others_have_is_no_year_of_the_one_asked_for(
    duixian: Duixian, books: Path
) -> None:
    run = duixian("--books", books, "accounts", "-g", "砚溪县", "-y", 2024)
    assert (run.code, run.raw) == (0, b"")
    assert "no report of 2024 of 砚溪县 is in the books: those of 砚溪县 are of 2025" in run.err


@pytest.mark.parametrize(
    ("command", "asked", "near"),
    [
        ("claims", "地区生产总直", "地区生产总值"),
        ("tasks", "地区生产总直", "地区生产总值"),
        ("reports", "grain_outptu", "grain_output"),
        ("panel", "gdp_growht", "gdp_growth"),
        ("panel", "地区生产总值增长", "gdp_growth"),
        ("accounts", "gdp_growht", "gdp_growth"),
        ("audit", "gdp_grwth", "gdp_growth"),
        ("claims", "gdp_grwth", "gdp_growth"),
        ("tasks", "unemploymnt", "surveyed_unemployment"),
    ],
)
def test_an_indicator_that_is_not_there_is_said_with_the_nearest_name(
    duixian: Duixian, books: Path, command: str, asked: str, near: str
) -> None:
    run = duixian("--books", books, command, "-i", asked)
    assert (run.code, run.raw) == (0, b"")
    assert f"no indicator {asked!r} is in the books. The nearest is {near}" in run.err


def test_a_kind_of_finding_that_no_check_makes_is_said(duixian: Duixian, books: Path) -> None:
    run = duixian("--books", books, "audit", "-k", "shares")
    assert (run.code, run.raw) == (0, b"")
    assert run.err == (
        "duixian: no check makes findings of the kind 'shares'. The nearest is share\n"
    )


def test_a_ladder_of_a_year_outside_the_books_is_empty_and_says_so(
    duixian: Duixian, books: Path
) -> None:
    run = duixian("--books", books, "ladder", "gdp_growth", "-y", 1999)
    assert (run.code, run.raw) == (0, b"")
    assert "no report of 1999 is in the books" in run.err


def test_a_trend_of_nobody_and_an_unknown_series_name_the_nearest(
    duixian: Duixian, books: Path
) -> None:
    run = duixian("--books", books, "trend", "gdp_growth", "-g", "澜州市")
    assert run.code == 2
    assert "The nearest is 澜川市" in run.err
    for command in (("ladder", "gdp_growht", "-y", 2025), ("trend", "gdp_growht", "-g", "澜川市")):
        run = duixian("--books", books, *command)
        assert run.code == 2
        assert "no series 'gdp_growht'. The nearest is gdp_growth." in run.err


def test_what_is_like_nothing_there_is_said_without_a_guess(duixian: Duixian, books: Path) -> None:
    run = duixian("--books", books, "reports", "-g", "xyz")
    assert run.err == (
        "duixian: no report of 'xyz' is in the books. `duixian reports` lists whose are\n"
    )


@pytest.mark.parametrize("command", ASKED)
def test_a_government_is_found_by_its_traditional_spelling(
    duixian: Duixian, books: Path, command: str
) -> None:
    traditional = duixian("--books", books, command, "-g", "瀾川市")
    assert traditional.err == ""
    assert traditional.raw == duixian("--books", books, command, "-g", "澜川市").raw != b""


def test_a_trend_and_an_indicator_are_found_by_their_traditional_spelling(
    duixian: Duixian, books: Path
) -> None:
    trend = duixian("--books", books, "trend", "gdp_growth", "-g", "瀾川市")
    assert trend.raw == duixian("--books", books, "trend", "gdp_growth", "-g", "澜川市").raw != b""
    for command in ("claims", "accounts"):
        told = duixian("--books", books, command, "-i", "地區生產總值")
        assert told.err == ""
        assert told.raw == duixian("--books", books, command, "-i", "地区生产总值").raw != b""


@pytest.mark.parametrize("command", ASKED)
def test_what_is_there_is_not_remarked_on(duixian: Duixian, books: Path, command: str) -> None:
    run = duixian("--books", books, command, "-g", "澜川", "-g", "望汀区", "-y", "2020-2030")
    assert (run.code, run.err) == (0, "")
