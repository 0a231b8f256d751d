"""Checks 9 and 10: notes that are no faults, and first places that exclude each other."""

from __future__ import annotations

import pytest

from audit_reports import Made
from duixian import audit
from duixian.audit import Report
from duixian.model import Finding


def found(kind: str, *reports: Report) -> list[Finding]:
    return [f for f in audit.findings(reports) if f.kind == kind]


def test_a_target_below_last_year_s_result_is_a_note(report: Made) -> None:
    (one,) = found(
        "target_below_result", report("地区生产总值增长5.6%。", "地区生产总值增长5%左右")
    )
    assert (one.severity, one.expected, one.found) == ("low", 5.6, 5.0)
    assert found("target_below_result", report("地区生产总值增长4.6%。")) == []


def test_a_lower_ceiling_is_no_lower_target(report: Made) -> None:
    low = report("居民消费价格上涨3.5%。", "居民消费价格涨幅3%以内")
    assert found("target_below_result", low) == []


def test_growth_beside_an_amount_that_does_not_give_it_must_name_its_basis(report: Made) -> None:
    before = report("地区生产总值5000亿元。", year=2024)
    bare = report("地区生产总值5200亿元、增长6%。", year=2025)
    named = report("地区生产总值5200亿元，按可比价格计算增长6%。", year=2025)
    agrees = report("地区生产总值5200亿元、增长4%。", year=2025)
    (one,) = found("nominal_beside_real", before, bare)
    assert (one.severity, round(one.expected or 0), one.found) == ("low", 4, 6)
    assert found("nominal_beside_real", before, named) == []
    assert found("nominal_beside_real", before, agrees) == []
    assert found("nominal_beside_real", bare) == []


def ranked(report: Made, said: str, name: str, year: int = 2025) -> Report:
    return report(said, name=name, doc=f"{name}-{year}", year=year)


def test_two_provinces_cannot_both_be_first(report: Made) -> None:
    one = ranked(report, "森林覆盖率居全国第一位。", "福建省")
    other = ranked(report, "全省森林覆盖率居全国首位。", "江西省")
    (finding,) = found("rank_claimed_twice", one, other)
    assert {f.doc for f in finding.figures} == {"福建省-2025", "江西省-2025"}
    assert found("rank_claimed_twice", one) == []


@pytest.mark.parametrize(
    "whole", ["全国", "全国各省", "全国各省区", "全国各省区市", "全国31个省区市"]
)
def test_the_nation_by_any_name_is_one_field_of_rivals(report: Made, whole: str) -> None:
    one = ranked(report, "森林覆盖率居全国第一位。", "福建省")
    other = ranked(report, f"森林覆盖率居{whole}第一位。", "江西省")
    assert len(found("rank_claimed_twice", one, other)) == 1


@pytest.mark.parametrize("opening", ["其中", "全省", "我省", "全区"])
def test_words_that_open_a_clause_are_no_part_of_what_is_ranked(report: Made, opening: str) -> None:
    one = ranked(report, "森林覆盖率居全国第一位。", "福建省")
    other = ranked(report, f"{opening}森林覆盖率居全国第一位。", "江西省")
    assert len(found("rank_claimed_twice", one, other)) == 1


@pytest.mark.parametrize(
    ("said", "differs"), [("6", True), ("4.00", False), ("4", False), ("4.2", True), ("3.8", True)]
)
def test_what_two_amounts_make_is_held_against_the_growth_beside_them(
    report: Made, said: str, differs: bool
) -> None:
    # 5200 ÷ 5000 = 1.04
    before = report("地区生产总值5000.0亿元。", year=2024)
    after = report(f"地区生产总值5200.0亿元、增长{said}%。", year=2025)
    assert len(found("nominal_beside_real", before, after)) == differs


@pytest.mark.parametrize("basis", ["按现行价格计算", "按不变价格计算", "可比口径", "扣除价格因素"])
def test_any_word_of_the_basis_explains_another_growth(report: Made, basis: str) -> None:
    before = report("地区生产总值5000亿元。", year=2024)
    after = report(f"地区生产总值5200亿元，{basis}增长6%。", year=2025)
    assert found("nominal_beside_real", before, after) == []


@pytest.mark.parametrize(
    ("said", "name", "year"),
    [
        ("森林覆盖率居中部第一位。", "江西省", 2025),
        ("森林覆盖率居全国同等省份第一位。", "江西省", 2025),
        ("森林覆盖率居全国第一位之一。", "江西省", 2025),
        ("森林覆盖率增幅居全国第一位。", "江西省", 2025),
        ("森林覆盖率增长率居全国第一位。", "江西省", 2025),
        ("森林覆盖率增量居全国第一位。", "江西省", 2025),
        ("人均森林覆盖率居全国第一位。", "江西省", 2025),
        ("森林覆盖率并列全国第一位。", "江西省", 2025),
        ("森林覆盖率居全国第二位。", "江西省", 2025),
        ("森林覆盖率增速居全国第一位。", "江西省", 2025),
        ("粮食产量居全国第一位。", "江西省", 2025),
        ("森林覆盖率居全国第一位。", "江西省", 2024),
        ("森林覆盖率居全国第一位。", "福建省", 2025),
        ("森林覆盖率居全国第一位。", "青岛市", 2025),
    ],
)
def test_places_that_do_not_exclude_each_other(
    report: Made, said: str, name: str, year: int
) -> None:
    one = ranked(report, "森林覆盖率居全国第一位。", "福建省")
    assert found("rank_claimed_twice", one, ranked(report, said, name, year)) == []
