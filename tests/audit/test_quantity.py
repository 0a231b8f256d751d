"""What a figure measures: steps, first ends of a rise and figures by head are told apart, even
where the reader took them for levels."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit_reports import Made
from duixian.audit import Report
from duixian.audit.inside import bases, increments, sums
from duixian.audit.quantity import Quantity, quantity
from duixian.model import Claim


def as_levels(report: Report, names: dict[str, str]) -> tuple[Report, list[Claim]]:
    """The report with the claims of these quotes taken for plain levels of what is named."""
    claims = [
        replace(c, aspect="level", indicator=names[c.quote], indicator_id=None, period="2024")
        for c in report.claims
        if c.quote in names
    ]
    assert {c.quote for c in claims} == set(names)
    return replace(report, claims=tuple(claims)), claims


def of_first(report: Report, names: dict[str, str]) -> Quantity | None:
    changed, claims = as_levels(report, names)
    return quantity(changed, claims[0])


@pytest.mark.parametrize("step", ["增支", "减收", "节支"])
def test_a_step_is_no_level(report: Made, step: str) -> None:
    name = "民生领域财政支出"
    said = report(f"{name}{step}30亿元。")
    assert of_first(said, {"30亿元": name}) is None
    assert of_first(report(f"{name}30亿元。"), {"30亿元": name}) is not None


def test_the_first_end_of_a_rise_is_not_of_the_year_of_the_second(report: Made) -> None:
    name = "农村自来水普及率"
    ends = {"58.2%": name, "62.7%": name}
    assert of_first(report(f"{name}由58.2%提高到62.7%。"), ends) is None
    assert of_first(report(f"{name}58.2%，提高到62.7%。"), ends) is not None


@pytest.mark.parametrize("word", ["按人口平均", "户均", "每人"])
def test_a_figure_by_head_is_another_quantity(report: Made, word: str) -> None:
    name = "优质粮食总产量"
    by_head = of_first(report(f"{word}，{name}420公斤。"), {"420公斤": name})
    total = of_first(report(f"{name}420公斤。"), {"420公斤": name})
    assert by_head is not None
    assert total is not None
    assert by_head != total
    assert "人均" in by_head.qualifiers


def _sum(report: Made, words: str, part: str = "") -> int:
    said = f"公共预算收入{words}100亿元，其中中央70亿元，地方{part}45亿元。"
    names = {"100亿元": "公共预算收入", "70亿元": "中央", "45亿元": "地方"}
    changed, _ = as_levels(report(said), names)
    return max((len(r.claims) for r in sums.relations(changed)), default=0)


def test_a_sum_is_made_of_levels(report: Made) -> None:
    plain = _sum(report, "")
    assert plain == 3
    assert _sum(report, "超收") < plain, "the whole is a step"
    assert _sum(report, "", "减收") < plain, "a part is a step"
    assert _sum(report, "", "人均") < plain, "a part is by head"


def test_an_increase_is_held_against_a_level_only(report: Made) -> None:
    def found(words: str) -> int:
        made = report(f"财政资金{words}220亿元，比上年增加20亿元，增长15%。")
        first, *others = made.claims
        level = replace(first, aspect="level", indicator="财政资金", indicator_id=None)
        return len(list(increments.relations(replace(made, claims=(level, *others)))))

    assert found("达到") == 1
    assert found("节支") == 0


def test_growth_from_a_base_is_of_one_measure(report: Made) -> None:
    def found(words: str) -> int:
        said = f"粮食产量为{words}440公斤，比上年的400公斤增长15%。"
        return len(list(bases.relations(report(said))))

    assert found("") == found("每亩") + 1
