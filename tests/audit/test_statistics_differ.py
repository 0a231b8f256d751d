"""Check 12: a result of a report against what statistics first released for the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from audit_reports import made
from duixian import audit
from duixian.model import Evidence, Finding
from duixian.settle import Statistics

CITY = "澜川市"
REVIEW = "全年地区生产总值增长5.2%，城镇新增就业4.3万人，社会消费品零售总额下降3.1%。"


def figure(
    value: float,
    printed: str,
    *,
    series: str | None = "gdp_growth",
    indicator_id: str = "gdp",
    aspect: str = "growth",
    unit: str = "%",
    vintage: str = "first",
    year: int = 2024,
    scope: str | None = None,
    source: str = "统计公报",
    government: str = CITY,
) -> Evidence:
    """A figure that a communiqué gives of the invented city."""
    return Evidence(
        evidence_id=f"{source}-{vintage}-{value}",
        file_id="f",
        government=government,
        government_code=None,
        year=year,
        series=series,
        indicator="地区生产总值",
        indicator_id=indicator_id,
        aspect=aspect,  # type: ignore[arg-type]
        value=value,
        value_high=None,
        unit=unit,
        bound="eq",
        value_as_printed=printed,
        period=str(year),
        scope=scope,
        source=source,
        vintage=vintage,
        published="2025-03-21",
        doc="公报",
        original_digest="",
        sheet=None,
        sheet_row=None,
        sheet_column=None,
        start=0,
        end=4,
        quote=f"增长{printed}",
        ocr=False,
        added_at=None,
    )


def found(*held: Evidence, review: str = REVIEW) -> list[Finding]:
    findings = audit.findings([made(review)], held=Statistics(held))
    return [f for f in findings if f.kind == "statistics_differ"]


@pytest.mark.parametrize(("value", "gap"), [(5.6, "-0.4%"), (4.8, "0.4%")])
def test_a_result_above_or_below_the_first_release_is_found_and_is_low(
    value: float, gap: str
) -> None:
    (one,) = found(figure(value, f"{value}%"))
    assert (one.severity, one.found, one.expected) == ("low", 5.2, value)
    assert one.message == (
        f"2024年地区生产总值增速，报告为增长5.2%；统计公报为增长{value}%（初次公布，公报第0—4字）"
    )
    assert one.message_en == (
        "GDP growth of 2024: the report gives a rise of 5.2 %; "
        f"“统计公报” gives a rise of {value} % (first release, 公报, characters 0 to 4)"
    )
    assert one.arithmetic == f"5.2% - {value}% = {gap}"
    assert [side.doc for side in one.figures] == ["report-2025", "公报"]
    assert one.figures[0].quote == "全年地区生产总值增长5.2%"
    assert one.figures[1].quote == f"增长{value}%"
    assert "预计数" in "".join(one.innocent)


def test_a_figure_of_a_table_is_told_with_its_cell() -> None:
    of_table: dict[str, Any] = {
        "sheet_row": 5,
        "sheet_column": "GDP增速",
        "start": None,
        "end": None,
        "quote": None,
    }
    for sheet, zh, en in (
        (
            "国民经济",
            "公报工作表“国民经济”第5行“GDP增速”列",
            "公报, sheet “国民经济”, row 5, column “GDP增速”",
        ),
        (None, "公报第5行“GDP增速”列", "公报, row 5, column “GDP增速”"),
    ):
        (one,) = found(replace(figure(5.6, "5.6"), sheet=sheet, **of_table))
        assert one.message.endswith(f"（初次公布，{zh}）")
        assert one.message_en.endswith(f"(first release, {en})")


@pytest.mark.parametrize("printed", ["5.24%", "5.15%", "5.2%", "5%"])
def test_what_one_of_the_two_rounds_is_no_finding(printed: str) -> None:
    assert not found(figure(float(printed.rstrip("%")), printed))


def test_amounts_are_compared_in_one_unit() -> None:
    of = {"series": "urban_new_jobs", "indicator_id": "urban_new_jobs", "aspect": "level"}
    assert not found(figure(43_200, "4.32万人", unit="人", **of))  # type: ignore[arg-type]
    (one,) = found(figure(44_100, "4.41万人", unit="人", **of))  # type: ignore[arg-type]
    assert one.arithmetic == "4.3万人 - 4.41万人 = -1100人"
    assert one.arithmetic_en == "43,000 people - 44,100 people = -1100 people"


def test_a_fall_is_taken_from_a_fall() -> None:
    of = {"series": "retail_sales_growth", "indicator_id": "retail_sales"}
    (one,) = found(figure(-2.9, "2.9%", **of))  # type: ignore[arg-type]
    assert one.arithmetic == "-3.1% + 2.9% = -0.2%"
    assert not found(figure(-3.1, "3.1%", **of))  # type: ignore[arg-type]


@pytest.mark.parametrize("vintage", ["final", "revised", "census"])
def test_a_later_state_of_the_figure_is_no_fault_of_the_report(vintage: str) -> None:
    assert not found(figure(6.1, "6.1%", vintage=vintage))


def test_a_report_that_agrees_with_any_published_state_is_left_alone() -> None:
    first = figure(5.6, "5.6%")
    assert not found(first, figure(5.2, "5.2%", vintage="final", source="年鉴"))
    assert not found(first, figure(5.2, "5.2%", source="快报"))
    (one,) = found(first, figure(6.1, "6.1%", vintage="census", source="年鉴"))
    assert one.message.endswith(
        "统计公报为增长5.6%（初次公布，公报第0—4字），年鉴为增长6.1%（普查修订，公报第0—4字）"
    )


@pytest.mark.parametrize(
    "other",
    [
        {"series": None, "scope": "市本级"},  # a part of the territory stands for no series
        {"series": None},  # another measure under the same indicator
        {"year": 2023},
        {"government": "白石市"},
        {"series": "cpi", "indicator_id": "cpi"},
    ],
)
def test_another_scope_year_place_or_series_is_not_compared(other: dict[str, object]) -> None:
    assert not found(figure(9.9, "9.9%", **other))  # type: ignore[arg-type]


def test_a_target_is_not_held_against_what_came_of_it() -> None:
    assert not found(figure(9.9, "9.9%", year=2025))
    assert not found(figure(9.9, "9.9%"), review="全市经济平稳运行。")


def test_a_bound_holds_for_all_that_it_allows() -> None:
    review = "全年地区生产总值增长5%以上。"
    assert not found(figure(5.6, "5.6%"), review=review)
    assert not found(figure(4.6, "4.6%"), review=review)  # rounds to 5
    assert found(figure(4.4, "4.4%"), review=review)
