"""Wide tables: every cell has its figure, or says why it has none."""

from __future__ import annotations

from typing import Any

import pytest

import wide_books
from duixian.books import Books
from duixian.errors import UsageError
from duixian.settle import Wide, WideCell, wide, wide_years


@pytest.fixture(scope="module")
def targets(sparse: Books) -> Wide:
    return wide(sparse.query, 2025)


def cell(table: Wide, government: str, series: str, role: str = "target") -> WideCell:
    (found,) = (
        c for c in table.cells() if (c.government, c.series, c.role) == (government, series, role)
    )
    return found


def test_every_cell_has_a_figure_or_a_reason(sparse: Books) -> None:
    table = wide(sparse.query, 2025, role="both")
    cells = list(table.cells())
    assert len(cells) == len(table.rows) * len(table.columns)
    for one in cells:
        assert (one.state == "figure") == (one.comparable is not None) == (not one.reason)
        if one.state == "figure":
            assert one.quote
            assert one.end == (one.start or 0) + len(one.quote)


def test_a_figure_is_in_the_series_unit_with_the_printed_one_beside(targets: Wide) -> None:
    grain = cell(targets, "吉林省", "grain_output")
    assert (grain.comparable, grain.series_unit) == (8e10, "斤")
    assert (grain.value, grain.unit, grain.quote) == (4e7, "吨", "粮食产量达到4000万吨")
    assert wide_books.TEXTS["吉林省", 2025][grain.start : grain.end] == grain.quote
    growth = cell(targets, "吉林省", "gdp_growth")
    assert (growth.comparable, growth.comparable_high, growth.bound) == (5.0, 5.5, "range")


@pytest.mark.parametrize(
    ("government", "series", "state", "reason"),
    [
        ("辽宁省", "income_growth", "partial", "只分项说了：城镇增长4.5%"),
        ("吉林省", "income_growth", "words", "只有文字：居民收入增长与经济增长同步"),
        (
            *("吉林省", "income_growth_urban", "whole"),
            "没有分项，合在一起说：居民收入增长与经济增长同步",
        ),
        (
            *("辽宁省", "fixed_asset_investment_growth", "absent"),
            "报告明言不设：我们没有提出固定资产投资增速目标",
        ),
        (
            *("大连市", "gdp_growth", "not_read"),
            "账本里的2025年报告没有这一部分（缺开头、安排、结尾）",
        ),
        ("北京市", "gdp_growth", "no_report", "账本里没有2025年的报告"),
    ],
)
def test_an_empty_cell_says_why(
    targets: Wide, government: str, series: str, state: str, reason: str
) -> None:
    found = cell(targets, government, series)
    assert (found.state, found.comparable, found.reason) == (state, None, reason)
    assert found.reason_en


def test_a_part_is_told_in_english_before_its_figure(targets: Wide) -> None:
    found = cell(targets, "辽宁省", "income_growth")
    assert found.reason_en.endswith("urban: a rise of 4.5 %")


def test_what_was_read_and_not_found_says_what_the_text_lacks(targets: Wide) -> None:
    found = cell(targets, "辽宁省", "retail_sales_growth")
    assert found.state == "not_found"
    assert found.reason == "已读2025年报告，没有找到（账本里的文本不全，缺开头、结尾）"
    assert found.reason_en.startswith("the report of 2025 was read, and it was not found")


def test_a_denial_is_found_in_the_text_where_the_panel_has_nothing(sparse: Books) -> None:
    found = cell(wide(sparse.query, 2026, government=["辽宁"]), "辽宁省", "gdp_growth")
    assert (found.state, found.quote) == ("absent", "我们没有提出全年经济增速具体目标")
    assert wide_books.TEXTS["辽宁省", 2026][found.start : found.end] == found.quote


def test_with_one_province_all_31_have_a_row(targets: Wide, sparse: Books) -> None:
    assert len([row for row in targets.rows if row.level == "province"]) == 31
    assert [row.government for row in targets.rows if row.level != "province"] == ["大连市"]
    codes = [row.government_code for row in targets.rows]
    assert codes == sorted(codes, key=str)
    alone = wide(sparse.query, 2025, level="prefecture")
    assert [row.government for row in alone.rows] == ["大连市"]


def test_a_series_of_the_nation_has_a_column_only_where_it_is_asked_for(
    targets: Wide, sparse: Books
) -> None:
    assert "deficit_ratio" not in {c.series for c in targets.columns}
    named = wide(sparse.query, 2025, series=["deficit_ratio"], government=["吉林省"])
    (found,) = named.cells()
    assert found.state == "other_level"
    assert found.reason_en == "not asked of governments of this level"


def test_results_of_a_year_stand_in_the_report_of_the_next(sparse: Books) -> None:
    both = wide(sparse.query, 2025, role="both", government=["辽宁省"])
    keys = [c.key for c in both.columns if c.series == "gdp_growth"]
    assert keys == ["gdp_growth_target", "gdp_growth_result"]
    result = cell(both, "辽宁省", "gdp_growth", "result")
    assert (result.comparable, result.report_year, result.year) == (5.2, 2026, 2025)
    assert cell(both, "辽宁省", "gdp_growth").comparable == 5.5


def test_a_series_by_years_has_those_of_which_something_is_told(sparse: Books) -> None:
    table = wide_years(sparse.query, "gdp_growth", role="both", government=["辽宁省", "天津市"])
    keys = [c.key for c in table.columns]
    assert keys == ["y2024_target", "y2024_result", "y2025_target", "y2025_result"]
    told = [[c.comparable or c.state for c in row.cells] for row in table.rows]
    assert told == [["no_report"] * 4, ["no_report", 5.1, 5.5, 5.2]]
    spelled = wide_years(sparse.query, "gdp_growth", years=[(2020, 2026)], government=["210000"])
    assert [c.year for c in spelled.columns] == list(range(2020, 2027))
    assert [c.state for c in spelled.cells()][-2:] == ["figure", "absent"]


def test_a_pivot_of_ten_thousand_by_ten_thousand_is_refused_with_its_size() -> None:
    class Rows(list[dict[str, Any]]):
        def rows(self) -> list[dict[str, Any]]:
            return self

    def ask(sql: str, *_: object) -> Rows:
        if "FROM reports" not in sql:
            return Rows()
        return Rows(
            {"doc": f"d{n}", "report_id": f"r{n}", "government": f"第{n}县", "report_year": 2025}
            for n in range(10_000)
        )

    with pytest.raises(UsageError, match=r"10,000 rows × 10,000 columns = 100,000,000 cells"):
        wide_years(ask, "gdp_growth", years=[(0, 9999)])
    with pytest.raises(UsageError, match=r"200,000 cells, and 50,000 are the most"):
        wide(ask, 2025, most=50_000)
