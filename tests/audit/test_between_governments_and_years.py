"""Checks 2 to 4, 6, 8 and 9: what is compared with what, what is left alone, and what is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from audit_reports import Made
from duixian import audit
from duixian.audit import Report, streaks, vanished, year_before, year_sums
from duixian.audit.chain import AuditChain, chains
from duixian.audit.making import number
from duixian.audit.printed import half_unit, printed
from duixian.audit.relation import severity
from duixian.model import Finding
from wordlists import words

Check = Callable[[AuditChain], Iterator[Finding]]


def by(check: Check, *reports: Report) -> list[Finding]:
    (chain,) = chains(reports)
    return list(check(chain))


def of(kind: str, *reports: Report) -> list[Finding]:
    return [f for f in audit.findings(reports) if f.kind == kind]


# ---- 3: an amount, its growth, and last year's amount


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("增长10%", None),  # 220 ÷ 200
        ("增长9.8%", None),  # 219.5 ÷ 200.5 is 9.5 %
        ("增长15%", (10.0, 15.0)),
        ("下降10%", (10.0, -10.0)),
        ("可比增长15%", None),
        ("按可比口径增长15%", None),
        ("比2020年增长15%", None),
    ],
)
def test_growth_beside_an_amount(
    report: Made, said: str, found: tuple[float, float] | None
) -> None:
    before = report("全年进出口总额200亿元。", year=2024)
    after = report(f"全年进出口总额220亿元、{said}。", year=2025)
    got = [(round(f.expected or 0, 6), f.found) for f in by(year_before.check, before, after)]
    assert got == ([] if found is None else [found])
    for one in by(year_before.check, before, after):
        assert one.arithmetic == "220亿元 ÷ 200亿元 - 1 = 10%"
        assert [f.doc for f in one.figures] == ["report-2025", "report-2025", "report-2024"]
        assert "按两年数字推算为10%，文中写" in one.message


def test_growth_of_what_is_told_at_constant_prices_is_no_quotient(report: Made) -> None:
    before = report("全年地区生产总值1000亿元。", year=2024)
    after = report("全年地区生产总值1200亿元、增长6%。", year=2025)
    assert by(year_before.check, before, after) == []
    (note,) = of("nominal_beside_real", before, after)
    assert note.severity == "low"
    assert [note.expected, note.found] == pytest.approx([20.0, 6.0])
    assert note.arithmetic == "1200亿 ÷ 1000亿 - 1 = 20%"


@pytest.mark.parametrize(
    "basis", words("按不变价计算 可比 实际 按可比口径 名义 扣除价格因素 按现价计算")
)
def test_growth_whose_basis_is_named_is_not_noted(report: Made, basis: str) -> None:
    before = report("全年地区生产总值1000亿元。", year=2024)
    after = report(f"全年地区生产总值1200亿元、{basis}增长6%。", year=2025)
    assert of("nominal_beside_real", before, after) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("提高0.9个百分点", None),  # 62.7 - 61.8
        ("提高1.0个百分点", None),  # each figure may be off by half a tenth
        ("提高1.9个百分点", (0.9, 1.9)),
        ("下降0.9个百分点", (0.9, -0.9)),
    ],
)
def test_a_rate_and_its_change(report: Made, said: str, found: tuple[float, float] | None) -> None:
    before = report("常住人口城镇化率达到61.8%。", year=2024)
    after = report(f"常住人口城镇化率达到62.7%，{said}。", year=2025)
    got = [(round(f.expected or 0, 6), f.found) for f in by(year_before.check, before, after)]
    assert got == ([] if found is None else [found])


def test_a_figure_of_a_past_year_told_otherwise(report: Made) -> None:
    told = "2023年，规模以上工业企业达到{}家。"
    before = report(told.format(612), year=2024)
    same, other = (report(f"{told.format(n)}去年经济平稳。", year=2025) for n in (612, 598))
    assert by(year_before.check, before, same) == []
    (found,) = by(year_before.check, before, other)
    assert (found.kind, found.expected, found.found) == ("restated", 612.0, 598.0)
    assert found.message == "2023年“规模以上工业企业”：2024年报告为612家，2025年报告为598家"
    assert found.arithmetic == "598家 - 612家 = -14家"


def test_a_hundredfold_is_a_total_against_one_a_head(report: Made) -> None:
    told = "2023年，造纸产量达到{}吨。"
    before, after = (report(told.format(n), year=y) for n, y in (("9万", 2024), ("900", 2025)))
    assert by(year_before.check, before, after) == []
    near = report(told.format("901"), year=2025)  # 90000 is less than a hundred times 901
    assert len(by(year_before.check, before, near)) == 1


# ---- 3: totals of years


def test_a_total_of_years(report: Made) -> None:
    years = [report(f"城镇新增就业{n}万人。", year=2021 + n) for n in (1, 2, 3)]  # 2021 to 2023
    text = "三年来，城镇新增就业累计{}万人。\n2024年，城镇新增就业4.0万人。"
    right, wrong = (report(text.format(n), year=2025) for n in ("9", "19"))
    assert by(year_sums.check, *years, right) == []  # 2 + 3 + 4
    (found,) = by(year_sums.check, *years, wrong)
    assert (found.expected, found.found) == (90000.0, 190000.0)
    assert found.arithmetic == "2万 + 3万 + 4万 = 9万人"
    assert by(year_sums.check, *years[:1], *years[2:], wrong) == []  # a year is not at hand
    share = text.replace("万人", "%").replace("新增就业", "登记失业率")
    assert by(year_sums.check, *years, report(share.format("19"), year=2025)) == []


# ---- 2: two values in one report


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("造纸产量达到620万吨", 1),
        ("造纸产量达到610万吨", 0),
        ("人均造纸产量达到620万吨", 0),
        ("造纸产量达到620万平方米", 0),
        ("造纸生产能力达到620万吨", 0),
        ("2022年造纸产量达到620万吨", 0),
        ("望亭县造纸产量达到620万吨", 0),
        ("造纸产量增长6.2%", 0),
    ],
)
def test_one_quantity_told_twice(report: Made, second: str, found: int) -> None:
    told = report(f"造纸产量达到610万吨。工业平稳运行。{second}。", year=2025)
    assert len(of("two_values", told)) == found


def test_three_values_are_a_list_and_no_quantity(report: Made) -> None:
    said = "造纸产量达到610万吨。造纸产量达到620万吨。{}"
    assert len(of("two_values", report(said.format("")))) == 1
    assert of("two_values", report(said.format("造纸产量达到640万吨。"))) == []
    at_prices = said.format("").replace("620万吨", "620万吨(按2010年价格计算)")
    assert of("two_values", report(at_prices)) == []


def test_a_change_told_twice_in_two_sizes_is_no_quantity_of_two_values(report: Made) -> None:
    said = "造纸产量增加20万吨。工业平稳运行。造纸产量增加30万吨。"
    assert of("two_values", report(said)) == []


# ---- 4: the level above


def implied(report: Made, said: str, name: str = "云南省", year: int = 2025) -> Report:
    return report(said, name=name, doc=f"{name}-{year}", year=year)


NATION = "规模以上工业增加值增长{}%。"
PROVINCE = "规模以上工业增加值增长{}%，高于全国{}个百分点。"


def test_a_distance_from_the_nation_against_the_nation_s_own_report(report: Made) -> None:
    nation = replace(implied(report, NATION.format("5.0"), "全国"), government_code="000000")
    right = implied(report, PROVINCE.format("5.4", "0.4"))
    wrong = implied(report, PROVINCE.format("5.4", "1.4"))
    assert of("level_above", nation, right) == []
    (found,) = of("level_above", nation, wrong)
    assert (found.expected, round(found.found or 0, 6)) == (5.0, 4.0)
    assert found.arithmetic == "5.4 - 1.4 = 4"
    below = implied(report, PROVINCE.replace("高于", "低于").format("4.6", "0.4"))
    assert of("level_above", nation, below) == []
    other = replace(implied(report, NATION.format("5.0"), "全国", 2024), government_code="000000")
    assert of("level_above", other, wrong) == []  # it speaks of another year


@pytest.mark.parametrize(
    "said",
    [
        "规模以上工业增加值增长5.4%，高于全国1.4个百分点以上。",  # no more than a bound
        "规模以上工业增加值增长5.4%，高于东部1.4个百分点。",
        "规模以上工业增加值增长5.4%，提高1.4个百分点。",
    ],
)
def test_a_bound_another_region_and_a_change_are_no_distance_from_the_nation(
    report: Made, said: str
) -> None:
    nation = replace(implied(report, NATION.format("5.0"), "全国"), government_code="000000")
    assert of("level_above", nation, implied(report, said)) == []


def test_provinces_that_imply_different_figures_of_the_nation(report: Made) -> None:
    agreeing = [
        implied(report, PROVINCE.format("5.4", "0.4"), "云南省"),
        implied(report, PROVINCE.format("6.4", "1.4"), "江西省"),
    ]
    odd = implied(report, PROVINCE.format("7.4", "0.4"), "福建省")
    assert of("level_above_disputed", *agreeing) == []
    (found,) = of("level_above_disputed", *agreeing, odd)
    assert found.doc == "福建省-2025"
    assert (round(found.expected or 0, 6), round(found.found or 0, 6)) == (5.0, 7.0)
    assert "等2份报告推算为5%" in found.message


# ---- 6: streaks against amounts


def test_a_rising_streak_in_which_a_year_fell(report: Made) -> None:
    told = "粮食总产量{}万吨，连续{}年增产。"
    years = [report(told.format(n, k), year=y) for n, k, y in ((610, 1, 2023), (600, 2, 2024))]
    (found,) = [f for f in by(streaks.check, *years) if f.kind == "streak_broken"]
    assert (found.expected, found.found) == (6.1e6, 6e6)
    assert found.message == "称连续2年，而其间2023年由610万吨下降为600万吨"
    assert found.arithmetic == "600万吨 - 610万吨 = -10万"
    rising = [report(told.format(n, k), year=y) for n, k, y in ((610, 1, 2023), (620, 2, 2024))]
    assert by(streaks.check, *rising) == []


# ---- 8: what vanished


@pytest.mark.parametrize("verb", ["实施", "启动", "开展", "推进", "组织", "建设"])
@pytest.mark.parametrize("what", ["工程", "行动计划", "专项行动", "行动", "攻坚战"])
def test_a_programme_that_is_set_to_work_by_name(report: Made, verb: str, what: str) -> None:
    before = report(tasks=f"{verb}农村清洁{what}。", year=2024)
    (found,) = by(vanished.check, before, report(year=2025))
    assert found.kind == "vanished_programme"
    assert "农村清洁" in found.message
    for again in ("农村清洁成效明显。", "村清洁成效明显。", "农村清理成效明显。"):
        assert by(vanished.check, before, report(again, year=2025)) == []
    reworded = report(tasks="农村房前屋后要清洁。", year=2025)
    assert by(vanished.check, before, reworded) == []


@pytest.mark.parametrize("general", words("重大 重点 一批 各项 有关 系列 专项 国家"))
def test_a_general_name_is_no_programme(report: Made, general: str) -> None:
    before = report(tasks=f"实施{general}水利工程。", year=2024)
    assert by(vanished.check, before, report(year=2025)) == []


def test_a_counted_item_that_is_passed_over(report: Made) -> None:
    plan = "办好三件民生实事：一是新建口袋公园20座；二是改造公共厕所30座；三是增设社区食堂9家。"
    before = report(tasks=plan, year=2024)
    review = "口袋公园建成20座，社区食堂建成9家。"
    (found,) = [
        f
        for f in by(vanished.check, before, report(review, year=2025))
        if f.kind == "vanished_item"
    ]
    assert found.message == "三件民生实事之2（改造公共厕所30座）没有交代"
    assert found.arithmetic == "2024年承诺，2025年未提及“公共厕所”"
    whole = report(f"{review}公共厕所改造完成。", year=2025)
    assert [f.kind for f in by(vanished.check, before, whole)] == []


# ---- 9: targets below results


def test_targets_below_what_was_just_reached(report: Made) -> None:
    targets = "地区生产总值增长{}，城镇新增就业{}万人以上，居民消费价格涨幅{}%以内"
    review = "地区生产总值增长6.1%，城镇新增就业4.3万人，居民消费价格上涨1%。"

    def note(gdp: str, jobs: str, prices: str = "3") -> list[Finding]:
        return of("target_below_result", report(review, targets.format(gdp, jobs, prices)))

    (both,) = note("5%", "4")
    assert "4万人（上年4.3万人）" in both.message
    assert both.arithmetic.count("<") == 2
    assert (both.found, both.expected) == (5.0, 6.1)
    assert note("6.1%", "4.3") == note("6.5%", "5") == []
    assert len(note("5%", "4.3")) == 1
    assert note("5%—6.5%", "4.3") == []  # the upper end is not below
    assert note("6.1%", "4.3", "0.5") == []  # a lower ceiling asks for more


# ---- how figures are told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (1e12, "1万亿"),
        (2.5e8, "2.5亿"),
        (1e4, "1万"),
        (9999.0, "9999"),
        (-12000.0, "-1.2万"),
        (1234.5, "1234.5"),
        (0.1234, "0.12"),
        (12.345, "12.35"),
        (123.456, "123.46"),
        (6.0, "6"),
    ],
)
def test_a_number_for_reading(value: float, told: str) -> None:
    assert number(value) == told


@pytest.mark.parametrize(
    ("gap", "size", "grave"),
    [
        (20, 100, "high"),
        (19.9, 100, "medium"),
        (3, 100, "medium"),
        (2.9, 100, "low"),
        (20, -100, "high"),
    ],
)
def test_how_grave_a_gap_is(gap: float, size: float, grave: str) -> None:
    assert severity(gap, size) == grave


@pytest.mark.parametrize(
    ("quote", "unit", "low", "high"),
    [
        ("3.66亿吨", "吨", 3.655e8, 3.665e8),
        ("43个", "个", 43.0, 43.0),
        ("4300人", "人", 4300.0, 4300.0),
        ("1,234.5亿元", "元", 1.23445e11, 1.23455e11),
        ("六千万吨", "吨", 5.5e7, 6.5e7),
        ("三十亿吨", "吨", 2.5e9, 3.5e9),
        ("百分之五", "%", 4.5, 5.5),
        ("百分之十二点五", "%", 12.45, 12.55),
        ("一半", "%", 47.5, 52.5),
        ("两成", "%", 19.0, 21.0),
        ("约100亿元", "元", 9.5e9, 1.05e10),
        ("100亿元左右", "元", 9.5e9, 1.05e10),
    ],
)
def test_what_a_printed_figure_can_stand_for(
    report: Made, quote: str, unit: str, low: float, high: float
) -> None:
    (claim,) = [c for c in report(f"造纸产量达到{quote}。").claims if c.period == "2024"]
    assert claim.unit == unit
    interval = printed(claim)
    assert [interval.low, interval.high] == pytest.approx([low, high])


def test_a_bound_opens_one_side(report: Made) -> None:
    def interval(quote: str) -> tuple[float, float]:
        (claim,) = [c for c in report(f"造纸产量{quote}。").claims if c.period == "2024"]
        found = printed(claim)
        return round(found.low, 6), round(found.high, 6)

    infinite = float("inf")
    assert interval("增长超过30%") == interval("增长30%以上") == (29.5, infinite)
    assert interval("增长不到30%") == interval("增长30%以内") == (-infinite, 30.5)
    assert interval("增长20%-30%") == (19.5, 30.5)
    assert interval("下降2.5%以上") == (-infinite, -2.45)
    (claim,) = [c for c in report("造纸产量下降2.5%。").claims if c.period == "2024"]
    assert half_unit(claim) == pytest.approx(0.05)
