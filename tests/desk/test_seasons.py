"""The path that a figure takes through its year, from earlier years at the same desk."""

from __future__ import annotations

from datetime import date

import pytest

from desk_items import an_item, told
from duixian.desk import Desk, DeskItem, lights, seasons
from duixian.desk.items import Goal

GOAL = Goal(2_000_000_000, "元", bound="ge", indicator="固定资产投资")


def a_year(year: int, values: list[tuple[str, float]], goal: Goal = GOAL) -> DeskItem:
    reports = tuple(told(f"{year}-{day}", value=value) for day, value in values)
    promised = {"year": year, "deadline": f"{year}-12-31"}
    return an_item(f"990201-{year}-001", promised=promised, goal=goal, progress=reports)


ROSE = [("03-28", 2e8), ("06-25", 8e8), ("09-30", 14e8), ("12-20", 20e8)]
NOW = a_year(2025, [])


def test_the_shares_of_last_years_quarters_are_this_years_path() -> None:
    before = a_year(2024, ROSE)
    (path,) = seasons.paths([NOW], [NOW, before])
    assert path.shares == (10.0, 40.0, 70.0, 100.0)
    assert (path.item, path.years, path.fate) == (NOW.id, (2024,), "new")
    assert path.source == "据2024年各季进展（990201-2024-001）"


def test_several_years_give_their_mean_and_old_ones_none() -> None:
    flat = [("03-31", 5e8), ("06-30", 10e8), ("09-30", 15e8), ("12-31", 20e8)]
    years = [a_year(2024, ROSE), a_year(2023, flat), a_year(2021, flat)]
    (path,) = seasons.paths([NOW], years)
    assert path.shares == (17.5, 45.0, 72.5, 100.0)
    assert path.years == (2024, 2023)


@pytest.mark.parametrize(
    "values",
    [ROSE[:3], [*ROSE[:3], ("09-30", 20e8)], [*ROSE[:2], ("09-30", 7e8), ROSE[3]]],
    ids=["no fourth quarter", "two in the third", "it fell"],
)
def test_a_year_that_was_not_followed_to_its_end_gives_no_path(
    values: list[tuple[str, float]],
) -> None:
    assert seasons.paths([NOW], [a_year(2024, values)]) == []


@pytest.mark.parametrize(
    "goal",
    [
        Goal(2e9, "元", bound="ge", indicator="工业投资"),
        Goal(2e9, "亩", bound="ge", indicator="固定资产投资"),
        Goal(2e9, "元", bound="le", indicator="固定资产投资"),
    ],
    ids=["another indicator", "another unit", "a ceiling"],
)
def test_another_figure_lends_no_path(goal: Goal) -> None:
    assert seasons.paths([NOW], [a_year(2024, ROSE, goal)]) == []


def test_the_last_report_of_a_quarter_counts_and_the_whole_is_what_was_reached() -> None:
    fell_short = [("02-10", 1e8), ("03-31", 4e8), ("06-30", 8e8), ("09-30", 12e8), ("12-30", 16e8)]
    assert seasons.quarters(a_year(2024, fell_short)) == (25.0, 50.0, 75.0, 100.0)


def test_a_path_that_an_item_has_stays_and_what_is_done_gets_none() -> None:
    before = a_year(2024, ROSE)
    own = an_item(NOW.id, promised={"year": 2025}, goal=GOAL, path=(25.0, 50.0, 75.0, 100.0))
    (path,) = seasons.paths([own], [before])
    assert path.fate == "differs"
    assert (
        seasons.paths([an_item(promised={"year": 2025}, goal=GOAL, stage="done")], [before]) == []
    )


def test_the_light_compares_with_the_path(light_desk: Desk) -> None:
    followed = next(
        item for item in light_desk.items().values() if item.goal and item.goal.measure == "total"
    )
    said = {"shares": [10, 40, 70, 100], "text": "据2023年各季进展"}
    light_desk.act(followed.id, "path", said, actor="督查室")
    light_desk.act(followed.id, "assign", {"lead": "市发改委"}, actor="督查室")
    light_desk.act(followed.id, "accept", {}, actor="督查室")
    light_desk.act(followed.id, "progress", {"share": 10}, actor="督查室")
    shown = lights.light(light_desk.item(followed.id), date(2024, 3, 31))
    assert (shown.colour, shown.expected) == ("green", 10.0)
    assert "按往年各季路径" in shown.sentence
