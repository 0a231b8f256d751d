"""Checks 5 to 8 and 10 in the words that reports use, each beside a wording that says nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from audit_reports import Made
from duixian import audit, extract, sources
from duixian.audit import Report, all_met, claimed, dating, from_reading, streaks, vanished
from duixian.audit.chain import AuditChain, chains
from duixian.model import Finding

Check = Callable[[AuditChain], Iterator[Finding]]


def found_by(check: Check, *reports: Report) -> list[Finding]:
    (chain,) = chains(reports)
    return list(check(chain))


# ---- 5: one figure and its target


@pytest.mark.parametrize(
    ("said", "more"),
    [
        ("超额完成年度目标", True),
        ("大大超过年度目标", True),
        ("超过年初预期", True),
        ("均高于年度目标", True),
        ("好于预期", True),
        ("超出计划指标", True),
        ("已完成全年任务", False),
        ("实现了年度目标", False),
        ("提前完成年度任务", False),
        ("达到预期目标", False),
    ],
)
def test_a_figure_that_is_said_to_meet_its_target_must(report: Made, said: str, more: bool) -> None:
    before = report(targets="地区生产总值增长6%，城镇新增就业4万人", year=2024)

    def after(people: str) -> list[Finding]:
        return found_by(
            claimed.check, before, report(f"城镇新增就业{people}万人，{said}。", year=2025)
        )

    assert after("4.3") == []
    (short,) = after("3.1")
    assert (short.kind, short.expected, short.found) == ("target_not_met", 40000.0, 31000.0)
    assert ("超过目标" in short.message) == more
    # just the target is met, and not exceeded
    assert len(after("4")) == int(more)


def test_a_ceiling_is_kept_from_below(report: Made) -> None:
    before = report(targets="地区生产总值增长6%，居民消费价格上涨3%", year=2024)
    over = report("居民消费价格上涨3.9%，实现年度目标。", year=2025)
    under = report("居民消费价格上涨2.1%，实现年度目标。", year=2025)
    assert [f.found for f in found_by(claimed.check, before, over)] == [3.9]
    assert found_by(claimed.check, before, under) == []


def test_the_target_told_behind_a_figure_is_held_against_it_and_against_what_was_set(
    report: Made,
) -> None:
    before = report(targets="地区生产总值增长6%，城镇新增就业4万人", year=2024)
    told = "城镇新增就业{}万人，超额完成年度{}万人的预期目标。"
    kinds = {
        (done, aim): [
            f.kind for f in found_by(claimed.check, before, report(told.format(done, aim)))
        ]
        for done in ("4.3", "3.1")
        for aim in ("4", "3")
    }
    assert kinds == {
        ("4.3", "4"): [],
        ("4.3", "3"): ["target_restated"],
        ("3.1", "4"): ["target_not_met"],
        ("3.1", "3"): ["target_restated"],
    }


@pytest.mark.parametrize(
    "done", ["全部完成", "全部办结", "全面兑现", "全面落实", "全部办成", "落地见效"]
)
@pytest.mark.parametrize("what", ["民生实事", "民生工程", "实事", "民生项目"])
def test_a_programme_is_done_with_the_number_it_was_set_with(
    report: Made, done: str, what: str
) -> None:
    before = report(tasks=f"集中力量办好15件惠民{what}。", year=2024)
    kinds = {}
    for count in (15, 12, 18):
        after = report(f"十二件{what}{done}。" if count == 12 else f"{count}件{what}{done}。")
        kinds[count] = [(f.expected, f.found) for f in found_by(claimed.check, before, after)]
    assert kinds == {15: [], 12: [(15.0, 12.0)], 18: [(15.0, 18.0)]}


def test_a_programme_that_is_only_named_is_not_said_to_be_done(report: Made) -> None:
    before = report(tasks="集中力量办好15件民生实事。", year=2024)
    assert found_by(claimed.check, before, report("聚焦12件民生实事倾听民意。")) == []
    # two programmes of one name: which of them is meant is not known
    two = report(tasks="集中力量办好15件民生实事。\n县里另办10件民生实事。", year=2024)
    assert found_by(claimed.check, two, report("12件民生实事全部完成。")) == []


# ---- 5: the year as a whole


@pytest.mark.parametrize(
    "said",
    [
        "全年经济社会发展主要目标任务全面完成。",
        "去年各项目标任务已圆满完成。",
        "2024年的主要预期目标均顺利实现。",
        "圆满完成了去年各项任务。",
        "较好完成全年工作目标。",
        "全年国民经济和社会发展预期目标如期实现。",
        "一年来各项任务都基本完成。",
    ],
)
def test_who_says_that_the_year_was_met_speaks_of_every_headline_target(
    report: Made, said: str
) -> None:
    before = report(
        targets="地区生产总值增长6%，城镇新增就业4万人以上，进出口总额增长8%", year=2024
    )
    review = f"{said}地区生产总值增长6.1%，城镇新增就业4.3万人。"
    (found,) = found_by(all_met.check, before, report(review))
    assert (found.kind, found.severity) == ("all_met", "low")
    assert "1项未交账：进出口" in found.message
    told = f"{review}进出口总额增长8.2%。"
    assert found_by(all_met.check, before, report(told)) == []


@pytest.mark.parametrize(
    "wish",
    [
        "确保全年各项目标任务圆满完成。",
        "努力完成全年各项目标任务。",
        "要完成全年各项目标任务。",
        "力争全年目标任务完成。",
    ],
)
def test_who_wishes_that_the_year_be_met_claims_nothing(report: Made, wish: str) -> None:
    before = report(targets="地区生产总值增长6%，进出口总额增长8%", year=2024)
    assert found_by(all_met.check, before, report(f"{wish}地区生产总值增长6.1%。")) == []


@pytest.mark.parametrize(
    "admitted",
    [
        "投资增长目标未能如期实现。",
        "投资增长计划指标没有完成。",
        "财政收入未达到预期。",
        "消费增长不及预期。",
        "消费增长不及年初目标。",
        "固定资产投资增速低于年度预期。",
        "固定资产投资增速低于年初的目标。",
        "财政收入与年初预期目标还有差距。",
        "没能完成财政收入目标。",
        "没有达到财政收入增长的预期。",
    ],
)
def test_admissions_in_other_words(report: Made, admitted: str) -> None:
    said = "全年经济社会发展主要目标任务全面完成。"
    assert found_by(all_met.check, report(said)) == []
    (found,) = found_by(all_met.check, report(f"{said}但{admitted}"))
    assert found.kind == "contradicted_fulfilment"
    assert admitted.strip("。") in found.arithmetic


# ---- 6: streaks


@pytest.mark.parametrize(
    "told",
    [
        "粮食总产连续{}年增产。",
        "粮食生产连续{}年获得丰收。",
        "城镇居民收入连续{}年提高。",
        "单位能耗连续{}年下降。",
        "信访总量连续{}年减少。",
        "旅游接待人次连续{}年位居全省首位。",
        "旅游接待人次连续{}年全省第一。",
        "群众安全感连续{}年保持全省前列。",
        "水质达标率连续{}年高于国家标准。",
        "招商引资连续{}年上升。",
        "农民收入连续{}年净增千元。",
    ],
)
def test_a_streak_of_any_kind_grows_by_one_a_year(report: Made, told: str) -> None:
    before = report(told.format(5), year=2024)
    assert found_by(streaks.check, before, report(told.format(6), year=2025)) == []
    (found,) = found_by(streaks.check, before, report(told.format(9), year=2025))
    assert (found.kind, found.severity) == ("streak", "medium")
    assert (found.expected, found.found) == (6.0, 9.0)
    assert found.arithmetic == "5 + (2024 - 2023) = 6"
    (slip,) = found_by(streaks.check, before, report(told.format(7), year=2025))
    assert slip.severity == "low"


def test_streaks_many_years_apart_or_of_another_kind_are_not_compared(report: Made) -> None:
    before = report("粮食总产连续5年增产。", year=2015)
    assert found_by(streaks.check, before, report("粮食总产连续5年增产。", year=2022)) == []
    assert len(found_by(streaks.check, before, report("粮食总产连续5年增产。", year=2021))) == 1
    firsts = report("粮食总产连续9年居全省第一。", year=2016)
    assert found_by(streaks.check, before, firsts) == []


def test_a_streak_that_is_promised_is_none_yet(report: Made) -> None:
    before = report("粮食总产连续5年增产。", year=2024)
    after = report(tasks="确保粮食总产连续9年增产。", year=2025)
    assert found_by(streaks.check, before, after) == []


# ---- 7: dates


@pytest.mark.parametrize(
    ("told", "year"),
    [
        ("“十四五”规划确定的改造任务提前一年完成。", 2024),
        ("“十四五”规划确定的改造任务提前2年完成。", 2023),
        ("“十四五”规划确定的改造任务提前二年实现。", 2023),
        ("“十三五”规划确定的减排任务提前三年达标。", 2017),
        ("“十三五”规划确定的减排任务提前四年达到。", 2016),
        ("第十二个五年规划确定的减排任务提前两年完成。", 2013),
        ("今年是“十四五”规划收官之年。", 2024),
        ("今年是“十四五”规划的最后一年。", 2024),
        ("今年是“十四五”规划开局之年。", 2020),
        ("今年既是“十三五”规划第一年。", 2015),
        ("今年是“十三五”时期起步之年。", 2015),
    ],
)
def test_a_plan_dates_the_text(told: str, year: int) -> None:
    page = f"澜川市政府工作报告（{{}}年1月8日）\n{told}"
    given = [c for c in dating.clues(excerpt(page.format(year))) if c.exact]
    assert dating.year_told(given) == year
    (found,) = dating.check(excerpt(page.format(year)))  # given in January: of the year before
    assert (found.expected, found.found) == (float(year), float(year - 1))
    assert list(dating.check(excerpt(page.format(year + 1)))) == []


@pytest.mark.parametrize(
    "heading",
    ["一、2023年工作回顾", "一、2023年主要工作回顾", "一、2023年政府工作总结", "一、回顾2023年"],
)
def test_a_heading_that_looks_back_dates_the_text(heading: str) -> None:
    page = f"澜川市政府工作报告\n发布时间：2022-03-01\n一、{heading}\n过去一年，经济平稳运行。\n"
    clues = [(c.year, c.exact) for c in dating.clues(excerpt(page))]
    assert (2023, True) in clues
    (found,) = dating.check(excerpt(page))
    assert "标题回顾的是2023年" in found.arithmetic


@pytest.mark.parametrize(("month", "latest"), [("03", 2021), ("04", 2022), ("12", 2022)])
def test_before_april_a_report_tells_of_the_year_before(month: str, latest: int) -> None:
    page = f"澜川市政府工作报告\n日期：2022-{month}-01\n“十四五”规划确定的改造任务提前两年完成。"
    (found,) = dating.check(excerpt(page))
    assert found.found == float(latest)


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("2021年，全市生产总值增长5%。", True),
        ("2021年完成了改造任务。", True),
        ("2021年实现了整体脱贫。", True),
        ("2021年建成了高铁。", True),
        ("2021年底将完成改造任务。", False),
        ("2021年版目录取得了成效。", False),
        ("到2021年完成了改造任务。", False),
        ("2021年以前完成了改造任务。", False),
        ("2021年将要建成高铁，完成了设计。", False),
    ],
)
def test_a_year_told_as_past_is_a_bound(report: Made, sentence: str, known: bool) -> None:
    made = report(f"过去一年成绩显著。{sentence}", year=2019)
    bounds = [c.year for c in dating.clues(made) if "年已成之事" in c.zh]
    assert (bounds == [2021]) == known


def test_a_report_that_looks_back_on_five_years_is_not_dated_by_one_of_them() -> None:
    page = "澜川市政府工作报告（2022年1月8日）\n五年来，“十四五”规划的改造任务提前三年完成。"
    assert [c.exact for c in dating.clues(excerpt(page))] == [False]


def excerpt(text: str) -> Report:
    return from_reading(extract.read(sources.from_text(text, "excerpt")))


# ---- 8: what vanished

THREE = "地区生产总值增长6%，城镇新增就业4万人，居民消费价格涨幅3%以内"


def test_a_plan_about_one_subject_is_not_held_against_the_one_before(report: Made) -> None:
    before = report(targets=f"{THREE}，进出口总额增长8%", year=2024)
    assert found_by(vanished.check, before, report(targets="地区生产总值增长5%", year=2025)) == []
    kinds = [f.kind for f in found_by(vanished.check, before, report(targets=THREE, year=2025))]
    assert kinds == ["vanished_target"]


def test_a_report_that_is_not_whole_proves_nothing_by_its_silence(report: Made) -> None:
    before = report(targets=f"{THREE}，进出口总额增长8%", year=2024)
    part = replace(report(targets=THREE, year=2025), complete=False)
    assert found_by(vanished.check, before, part) == []
    assert found_by(vanished.check, replace(before, complete=False), report(targets=THREE)) == []


@pytest.mark.parametrize(
    ("was", "now", "softer"),
    [
        ("6%以上", "6%左右", True),
        ("超过6%", "6%左右", True),
        ("6%以上", "7%左右", False),  # more is asked
        ("6%左右", "6%左右", False),
        ("6%以上", "6%以上", False),
    ],
)
def test_a_floor_that_became_about(report: Made, was: str, now: str, softer: bool) -> None:
    words = "地区生产总值增长{}，城镇新增就业4万人，居民消费价格涨幅3%"
    before = report(targets=words.format(was), year=2024)
    found = found_by(vanished.check, before, report(targets=words.format(now), year=2025))
    assert [f.kind for f in found] == ["weakened_target"] * softer
    assert all("左右" in f.message for f in found)


@pytest.mark.parametrize("was", ["以内", "以下"])
def test_a_ceiling_that_became_about(report: Made, was: str) -> None:
    words = "地区生产总值增长6%，城镇新增就业4万人，居民消费价格涨幅3%{}"
    before = report(targets=words.format(was), year=2024)
    (found,) = found_by(vanished.check, before, report(targets=words.format("左右"), year=2025))
    assert "以内→左右" in found.message
    lower = words.replace("3%", "2%").format("左右")  # less is allowed
    assert found_by(vanished.check, before, report(targets=lower, year=2025)) == []


@pytest.mark.parametrize("sure", ["确保", "务必", "必须", "保证"])
@pytest.mark.parametrize("trying", ["力争", "努力", "争取"])
def test_a_verb_that_lost_its_force(report: Made, sure: str, trying: str) -> None:
    words = "地区生产总值增长6%，居民消费价格涨幅3%，{}实现城镇新增就业4万人"
    before = report(targets=words.format(sure), year=2024)
    (found,) = found_by(vanished.check, before, report(targets=words.format(trying), year=2025))
    assert "确保→力争" in found.message
    assert found_by(vanished.check, before, report(targets=words.format(sure), year=2025)) == []


@pytest.mark.parametrize("verb", ["实施", "推进", "开展", "启动", "组织", "落实", "做好", "深化"])
@pytest.mark.parametrize("what", ["工程", "行动", "计划", "专项", "攻坚战"])
def test_a_programme_in_marks_is_named_again(report: Made, verb: str, what: str) -> None:
    before = report(tasks=f"{verb}“碧水绕城”{what}。", year=2024)
    (found,) = found_by(vanished.check, before, report(year=2025))
    assert "碧水绕城" in found.message
    again = report("“碧水绕城”成效显著。", year=2025)
    assert found_by(vanished.check, before, again) == []


def test_a_programme_that_is_only_spoken_of_was_not_promised(report: Made) -> None:
    before = report(tasks="“碧水绕城”工程深入人心。", year=2024)
    assert found_by(vanished.check, before, report(year=2025)) == []
    plan = report(tasks="实施“十四五”规划重大工程。", year=2024)
    assert found_by(vanished.check, plan, report(year=2025)) == []


# ---- 10: first places


def firsts(report: Made, one: str, other: str) -> list[str]:
    made = [report(said, name=name) for said, name in ((one, "云南省"), (other, "山西省"))]
    made = [replace(r, report_id=f"{n}", doc=f"{n}") for n, r in enumerate(made)]
    return [f.message for f in audit.findings(made) if f.kind == "rank_claimed_twice"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("服务业增加值增速居全国第1位。", "服务业增加值增速居全国第1位。"),
    ],
)
def test_two_provinces_at_one_first_place(report: Made, one: str, other: str) -> None:
    assert len(firsts(report, one, other)) == 1


@pytest.mark.parametrize(
    "other",
    [
        "服务业增加值增速并列全国第1位。",
        "服务业增加值增速居全国同类省份第1位。",
        "服务业增加值总量居全国第1位。",
        "人均服务业增加值增速居全国第1位。",
        "服务业增加值增速居全国第2位。",
        "服务业增加值增速居中部第1位。",
    ],
)
def test_first_places_that_both_may_hold(report: Made, other: str) -> None:
    assert firsts(report, "服务业增加值增速居全国第1位。", other) == []
