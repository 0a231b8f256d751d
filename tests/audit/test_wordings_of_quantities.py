"""Which quantity a claim speaks of, by the words between its name and its number."""

from __future__ import annotations

import pytest

from audit_reports import Made
from duixian.audit import Report, all_met, dating
from duixian.audit.chain import chains
from duixian.audit.making import clause_around
from duixian.audit.quantity import Quantity, alike, quantity
from wordlists import words


def told(made: Made, sentence: str) -> list[Quantity | None]:
    report: Report = made(sentence)
    plan = report.text.index("二、2025年")
    return [quantity(report, c) for c in report.claims if c.start < plan]


def only(made: Made, sentence: str) -> Quantity | None:
    (one,) = told(made, sentence)
    return one


LINKED = words(
    "达到 达 为 增长到 增加到 上升到 提高到 提升到 下降到 降低到 减少到 扩大到 发展到 "
    "回落到 增至 升至 降至"
)


@pytest.mark.parametrize("link", LINKED)
def test_words_that_link_a_name_to_its_level(report: Made, link: str) -> None:
    known = only(report, f"造纸产量{link}610万吨。")
    assert known == Quantity("造纸产量", "level", "吨", frozenset(), "")


@pytest.mark.parametrize(
    "sentence",
    [
        "造纸产量比前年计划少的610万吨。",
        "产量达到610万吨。",  # the name is too short
        "达到610万吨。",
    ],
)
def test_what_does_not_name_its_quantity_plainly(report: Made, sentence: str) -> None:
    assert None in told(report, sentence)


@pytest.mark.parametrize("sign", ["，", "；", "：", "。"])
def test_a_name_begins_a_clause(report: Made, sign: str) -> None:
    known = told(report, f"工业稳{sign}造纸产量达到610万吨。")
    assert [k.name for k in known if k is not None] == ["造纸产量"]


@pytest.mark.parametrize(
    ("than", "base"),
    [
        *((f"{w}上年", "") for w in ("比", "较")),
        ("比去年", ""),
        ("比上一年", ""),
        ("比前一年", ""),
        ("比2019年", "2019年"),
        ("较2019年", "2019年"),
        ("", ""),
    ],
)
def test_what_growth_is_measured_against(report: Made, than: str, base: str) -> None:
    known = only(report, f"造纸产量{than}增长6%。")
    assert known is not None
    assert (known.aspect, known.base) == ("growth", base)


def test_a_base_named_once_holds_for_the_sentence(report: Made) -> None:
    first, second = told(report, "2024年同2019年相比，造纸产量增长6%，水泥产量增长8%。")
    assert {k.base for k in (first, second) if k is not None} == {"2019年"}


@pytest.mark.parametrize(
    ("said", "base"),
    [
        ("五年来，造纸产量增长30%", "数年"),
        ("三年间，造纸产量增长30%", "数年"),
        ("改革开放以来，造纸产量增长30%", "数年"),
        ("造纸产量增长1.2倍", "数年"),
        ("造纸产量翻一番", "数年"),
        ("造纸产量增长120%", "数年"),
        ("造纸产量同比增长1.2倍", ""),
        ("造纸产量比上年增长1.2倍", ""),
        ("造纸产量较去年增长1.2倍", ""),
        ("造纸产量比上一年增长1.2倍", ""),
        ("造纸产量比前一年增长1.2倍", ""),
        ("造纸产量比上年同期增长1.2倍", ""),
        ("十年里，造纸产量增长30%", "数年"),
        ("四年中，造纸产量增长30%", "数年"),
        ("“十三五”期间，造纸产量增长30%", "数年"),
        ("“十三五”时期，造纸产量增长30%", "数年"),
        ("造纸产量增长30%", ""),
    ],
)
def test_growth_that_may_be_of_several_years(report: Made, said: str, base: str) -> None:
    known = only(report, f"{said}。")
    assert known is not None
    assert known.base == base


NARROWED = words(
    "人均 户均 累计 新增 可比 扣除 消费 名义 预算 上半年 中央 国有 民间 合计 带动 不含 同口径"
)


@pytest.mark.parametrize("word", NARROWED)
def test_words_that_narrow_a_quantity(report: Made, word: str) -> None:
    said = f"{word}口径下，造纸产量达到610万吨。"
    assert any(k is not None and word in k.qualifiers for k in told(report, said))


def test_marks_of_a_quantity(report: Made) -> None:
    among = told(report, "工业产量900万吨，其中造纸产量达到610万吨。")[-1]
    assert among is not None
    assert "其中" in among.qualifiers
    for word in ("将", "力争", "要"):
        ahead = told(report, f"造纸产量{word}达到610万吨。")[0]
        assert ahead is not None
        assert "将" in ahead.qualifiers
    meant = told(report, "造纸产量达到610万吨用于出口。")[0]
    assert meant is not None
    assert "用于" in meant.qualifiers


def test_a_hundredfold_is_another_quantity(report: Made) -> None:
    def claims(one: str, other: str) -> bool:
        first, second = report(f"造纸产量达到{one}。水泥产量达到{other}。").claims[:2]
        return alike(first, second)

    assert claims("99吨", "1吨")
    assert not claims("100吨", "1吨")
    growth = report("造纸产量增长1%。水泥产量增长300%。").claims[:2]
    assert alike(*growth)


# ---- the year that was met, wished for


@pytest.mark.parametrize("wish", words("确保 努力使 力争 要使 将使 为了 才能使 能够使"))
def test_a_wish_for_the_whole_year(report: Made, wish: str) -> None:
    before = report(targets="地区生产总值增长6%，进出口总额增长8%", year=2024)
    (chain,) = chains([before, report(f"{wish}全年各项目标任务圆满完成。地区生产总值增长6.1%。")])
    assert [f.kind for f in all_met.check(chain)] == []
    (chain,) = chains([before, report("全年各项目标任务圆满完成。地区生产总值增长6.1%。")])
    assert [f.kind for f in all_met.check(chain)] == ["all_met"]


@pytest.mark.parametrize(
    ("word", "claims"),
    [("主要", True), ("重要", True), ("需要", True), ("将军", True), ("要", False), ("将", False)],
)
def test_words_that_only_look_like_a_wish(report: Made, word: str, claims: bool) -> None:
    before = report(targets="地区生产总值增长6%，进出口总额增长8%", year=2024)
    said = f"{word}带领下全年各项目标任务圆满完成。地区生产总值增长6.1%。"
    (chain,) = chains([before, report(said)])
    assert bool(list(all_met.check(chain))) == claims


def test_only_a_heading_looks_back(report: Made) -> None:
    plain = report("2030年工作回顾展览开幕。", year=2025)
    assert [c for c in dating.clues(plain) if "标题回顾" in c.zh and c.year == 2030] == []


# ---- quotes


def test_a_clause_ends_at_its_signs_and_not_within_a_number(report: Made) -> None:
    made = report("工业稳定，造纸产量达到1,234吨；水泥平稳。")
    at = made.source.index("1,234")
    start, end = clause_around(made, at, at + 5)
    assert made.source[start:end] == "造纸产量达到1,234吨"
    long = report(f"{'稳' * 100}达到610万吨{'好' * 100}。")
    at = long.source.index("610")
    start, end = clause_around(long, at, at + 3)
    assert (at - start, end - at - 3) == (80, 40)
