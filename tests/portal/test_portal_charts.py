"""Charts: drawn when there is something to draw, and told apart without colour."""

from __future__ import annotations

from typing import Any

from duixian.portal import charts
from duixian.portal.web.language import words

ZH = words("zh")


def cell(year: int, role: str, value: float | None, bound: str | None = "eq") -> dict[str, Any]:
    told = {"comparable": value, "comparable_high": None, "bound": bound}
    return {"year": year, "role": role, **told}


def test_one_year_or_words_alone_make_no_chart() -> None:
    assert charts.targets_and_results([cell(2024, "target", 5.0)], "%", "增速", ZH) is None
    told = [cell(2023, "target", None), cell(2024, "target", None)]
    assert charts.targets_and_results(told, "%", "增速", ZH) is None
    assert charts.fulfilment([], ZH) is None
    assert charts.bars([], "label", "value", "", ZH) is None


def test_a_target_points_to_where_its_bound_is_open() -> None:
    cells = [cell(2022, "target", 5, "ge"), cell(2023, "target", 5, "le"), cell(2024, "target", 5)]
    chart = charts.targets_and_results(cells, "%", "增速", ZH)
    assert chart
    assert [row["mark"] for row in chart.spec["datasets"]["target"]] == ["目标 ≥", "目标 ≤", "目标"]


def test_no_line_is_drawn_over_years_that_say_nothing() -> None:
    cells = [cell(year, "result", 5.0) for year in (2019, 2018, 2022, 2023)]
    chart = charts.targets_and_results(cells, "%", "增速", ZH)
    assert chart
    runs = [(row["year"], row["run"]) for row in chart.spec["datasets"]["result"]]
    assert runs == [(2018, 0), (2019, 0), (2022, 1), (2023, 1)]


def test_every_chart_says_in_words_what_it_shows() -> None:
    years = [{"year": y, "rate": 0.5, "answered": 14, "kept": 7} for y in (2023, 2024)]
    chart = charts.fulfilment(years, ZH)
    assert chart
    assert "2023年至2024年" in chart.summary
    assert [row["counts"] for row in chart.spec["datasets"]["rate"]] == ["7/14", "7/14"]
    assert "7/14" in chart.svg()
    assert "<svg" in chart.svg()


def test_a_drawing_is_not_changed_by_the_numbers_put_into_it() -> None:
    first = charts.bars([{"l": "甲", "v": 1.0}], "l", "v", "变化", ZH)
    second = charts.bars([{"l": "乙", "v": 2.0}, {"l": "丙", "v": 3.0}], "l", "v", "变化", ZH)
    assert first
    assert second
    assert first.spec["datasets"]["bars"] == [{"label": "甲", "value": 1.0}]
    assert first.spec["height"] < second.spec["height"]
