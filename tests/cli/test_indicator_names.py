"""An indicator or series is the same by id, by Chinese and by English name, in every command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from running import Duixian

GDP = ("gdp", "地区生产总值", "GDP", "gross domestic product", "地區生產總值")
GROWTH = ("gdp_growth", "地区生产总值增速", "GDP growth")
HOMES = ("old_neighbourhoods", "老旧小区改造", "改造老旧小区")
"""Of which the city's tasks have figures."""


@pytest.mark.parametrize(
    ("command", "names"),
    [
        *((c, GDP) for c in ("claims", "reports", "panel", "accounts")),
        *((c, GROWTH) for c in ("claims", "reports", "panel", "accounts")),
        ("tasks", HOMES),
    ],
)
def test_every_name_of_an_indicator_gives_the_same_rows(
    duixian: Duixian, books: Path, command: str, names: tuple[str, ...]
) -> None:
    first, *others = (duixian("--books", books, command, "-i", name) for name in names)
    assert first.raw.count(b"\n") >= 2
    for name, run in zip(names[1:], others, strict=True):
        assert (name, run.raw, run.err) == (name, first.raw, "")


@pytest.mark.parametrize(
    "command",
    [
        ("ladder", "{}", "-y", "2025"),
        ("ladder", "-i", "{}", "-y", "2025"),
        ("trend", "{}", "-g", "澜川市"),
        ("trend", "-i", "{}", "-g", "澜川市"),
        ("variables", "-s", "{}"),
        ("variables", "-i", "{}"),
        ("wide", "2025", "-i", "{}"),
    ],
)
def test_a_series_is_one_by_all_its_names(
    duixian: Duixian, books: Path, command: tuple[str, ...]
) -> None:
    def run(name: str) -> bytes:
        return duixian("--books", books, *(part.format(name) for part in command)).raw

    assert {run(name) for name in GROWTH} == {run("gdp_growth")} != {b""}


def test_a_ladder_takes_the_targets_of_an_indicator_that_has_none_as_a_level(
    duixian: Duixian, books: Path
) -> None:
    by_id = duixian("--books", books, "ladder", "gdp_growth", "-y", 2025)
    by_name = duixian("--books", books, "ladder", "地区生产总值", "-y", 2025)
    assert (by_name.raw, by_id.err) == (by_id.raw, "")
    assert "地区生产总值 is taken for gdp_growth, not for gdp_level" in by_name.err
    level = duixian("--books", books, "trend", "地区生产总值", "-g", "澜川市")
    assert "地区生产总值 is taken for gdp_level, not for gdp_growth" in level.err


def test_a_part_of_several_names_is_refused_where_one_series_is_wanted(
    duixian: Duixian, books: Path
) -> None:
    run = duixian("--books", books, "trend", "失业率", "-g", "澜川市")
    assert (run.code, run.raw) == (2, b"")
    assert (
        "'失业率' may mean surveyed_unemployment (城镇调查失业率), "
        "registered_unemployment (城镇登记失业率). Give the id"
    ) in run.err


def test_findings_are_asked_for_by_the_indicator_of_a_figure(duixian: Duixian, books: Path) -> None:
    def docs(*asked: str) -> list[str]:
        run = duixian("--books", books, "audit", *asked, "-f", "jsonl")
        assert run.code == 0
        return run.raw.decode().splitlines()

    whole = docs()
    named = [json.loads(row)["figures"][0]["indicator"] for row in whole]
    phrase = next(name for name in named if name)
    found = docs("-i", phrase)
    assert 0 < len(found) <= len(whole)
    assert set(found) <= set(whole)
    assert docs("-i", "没有的指标") == []
    assert "no indicator 'gdp_grwth'" in duixian("--books", books, "audit", "-i", "gdp_grwth").err


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("-g", "澜川市"), "no series was named"),
        (("cpi", "-i", "cpi", "-g", "澜川市"), "one or the other"),
    ],
)
def test_a_series_is_named_once(
    duixian: Duixian, books: Path, asked: tuple[str, ...], told: str
) -> None:
    run = duixian("--books", books, "trend", *asked)
    assert (run.code, run.raw) == (2, b"")
    assert told in run.err
