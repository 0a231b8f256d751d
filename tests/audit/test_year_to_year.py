"""Checks 3, 5, 6 and 8: a government's report against the ones before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from audit_reports import Made
from duixian.audit import Report, all_met, claimed, streaks, vanished, year_before, year_sums
from duixian.audit.chain import AuditChain, chains
from duixian.model import Finding

Check = Callable[[AuditChain], Iterator[Finding]]


def found_by(check: Check, *reports: Report) -> list[Finding]:
    (chain,) = chains(reports)
    return list(check(chain))


# ---- 3: the year before


def test_growth_must_fit_the_amount_of_last_year_s_report(report: Made) -> None:
    before = report("全年进出口总额200亿元。", year=2024)
    right = report("全年进出口总额220亿元、增长10%。", year=2025)
    wrong = report("全年进出口总额220亿元、增长15%。", year=2025)
    assert found_by(year_before.check, before, right) == []
    (found,) = found_by(year_before.check, before, wrong)
    assert (found.kind, round(found.expected or 0), found.found) == ("growth_of_last_year", 10, 15)


def test_a_past_figure_told_differently_is_a_restatement(report: Made) -> None:
    before = report("规模以上工业企业达到612家。", year=2024)
    after = report("规模以上工业企业由上年的598家增加到643家。", year=2025)
    (found,) = found_by(year_before.check, before, after)
    assert (found.kind, found.expected, found.found) == ("restated", 612.0, 598.0)


def test_a_rate_and_its_change_must_fit_last_year_s_rate(report: Made) -> None:
    before = report("常住人口城镇化率达到61.8%。", year=2024)
    right = report("常住人口城镇化率达到62.7%，提高0.9个百分点。", year=2025)
    wrong = report("常住人口城镇化率达到62.7%，提高1.9个百分点。", year=2025)
    assert found_by(year_before.check, before, right) == []
    assert [f.kind for f in found_by(year_before.check, before, wrong)] == ["change_of_last_year"]


def test_a_total_of_years_is_the_sum_of_the_yearly_results(report: Made) -> None:
    years = [report("城镇新增就业4.0万人。", year=y) for y in (2022, 2023, 2024, 2025)]
    text = "五年来，城镇新增就业累计{}万人。\n2025年，城镇新增就业4.0万人。"
    right = report(text.format(20), year=2026)
    wrong = report(text.format(26), year=2026)
    assert found_by(year_sums.check, *years, right) == []
    (found,) = found_by(year_sums.check, *years, wrong)
    assert (found.kind, found.expected, found.found) == ("sum_of_years", 200000.0, 260000.0)


def test_what_is_only_to_be_reached_in_several_years_is_no_sum_of_them(report: Made) -> None:
    years = [report("城镇新增就业4.0万人。", year=y) for y in (2022, 2023, 2024, 2025)]
    goal = "“十四五”时期城镇新增就业累计26万人。"
    last = report("2025年，城镇新增就业4.0万人。", tasks=f"确保完成{goal}", year=2026)
    assert found_by(year_sums.check, *years, last) == []


# ---- 5: targets said to be met


def test_a_figure_said_to_exceed_its_target_must_do_so(report: Made) -> None:
    before = report(targets="地区生产总值增长5%，城镇新增就业4.2万人以上", year=2024)
    right = report("城镇新增就业4.36万人，超额完成年度目标。", year=2025)
    wrong = report("城镇新增就业4.06万人，超额完成年度目标。", year=2025)
    assert found_by(claimed.check, before, right) == []
    (found,) = found_by(claimed.check, before, wrong)
    assert (found.kind, found.expected, found.found) == ("target_not_met", 42000.0, 40600.0)


def test_a_target_told_otherwise_than_it_was_set_is_found(report: Made) -> None:
    before = report(targets="地区生产总值增长5%，城镇新增就业4.2万人以上", year=2024)
    after = report("城镇新增就业4.36万人，超额完成年度3.8万人的预期目标。", year=2025)
    assert "target_restated" in [f.kind for f in found_by(claimed.check, before, after)]


def test_fewer_items_done_than_promised_are_found(report: Made) -> None:
    before = report(tasks="扎实办好20项民生实事。", year=2024)
    right = report("20项民生实事全部完成。", year=2025)
    wrong = report("15项民生实事全部完成。", year=2025)
    assert found_by(claimed.check, before, right) == []
    (found,) = found_by(claimed.check, before, wrong)
    assert (found.kind, found.expected, found.found) == ("programme_count", 20.0, 15.0)


def test_all_met_is_doubted_when_a_headline_target_was_missed(report: Made) -> None:
    targets = "地区生产总值增长6%，城镇新增就业4万人以上，居民消费价格涨幅3%以内"
    before = report(targets=targets, year=2024)
    review = (
        "全年主要目标任务圆满完成。地区生产总值增长{}%，城镇新增就业4.3万人，居民消费价格上涨1%。"
    )
    assert found_by(all_met.check, before, report(review.format("6.1"), year=2025)) == []
    (found,) = found_by(all_met.check, before, report(review.format("4.1"), year=2025))
    assert (found.kind, found.severity) == ("contradicted_fulfilment", "medium")


def test_no_claim_for_the_whole_year_no_doubt(report: Made) -> None:
    before = report(targets="地区生产总值增长6%，城镇新增就业4万人以上", year=2024)
    after = report("地区生产总值增长4.1%，城镇新增就业4.3万人。", year=2025)
    assert found_by(all_met.check, before, after) == []


# ---- 6: streaks


def test_a_streak_grows_by_one_a_year(report: Made) -> None:
    before = report("企业退休人员基本养老金连续5年提高。", year=2024)
    right = report("企业退休人员基本养老金连续6年提高。", year=2025)
    wrong = report("企业退休人员基本养老金连续8年提高。", year=2025)
    assert found_by(streaks.check, before, right) == []
    (found,) = found_by(streaks.check, before, wrong)
    assert (found.kind, found.expected, found.found) == ("streak", 6.0, 8.0)


def test_streaks_of_different_things_are_not_compared(report: Made) -> None:
    before = report("企业退休人员基本养老金连续5年提高。", year=2024)
    after = report("粮食产量实现连续12年增长。", year=2025)
    assert found_by(streaks.check, before, after) == []


def test_a_rising_streak_is_broken_by_a_year_that_fell(report: Made) -> None:
    first = report("粮食总产量120万吨。", year=2023)
    second = report("粮食总产量110万吨。", year=2024)
    third = report("粮食产量实现“三连增”。", year=2025)
    assert "streak_broken" in [f.kind for f in found_by(streaks.check, first, second, third)]


# ---- 8: vanished promises

TARGETS = "地区生产总值增长6%左右，城镇新增就业4万人以上，居民消费价格涨幅3%以内"


def test_a_headline_target_without_a_successor_is_found(report: Made) -> None:
    before = report(targets=TARGETS + "，进出口总额增长8%", year=2024)
    after = report(targets=TARGETS, year=2025)
    (found,) = found_by(vanished.check, before, after)
    assert (found.kind, found.doc) == ("vanished_target", "report-2025")


def test_a_target_that_lost_its_figure_is_found(report: Made) -> None:
    before = report(targets=TARGETS + "，进出口总额增长8%", year=2024)
    after = report(targets=TARGETS + "，进出口促稳提质", year=2025)
    assert [f.kind for f in found_by(vanished.check, before, after)] == ["target_in_words"]


def test_a_bound_that_went_soft_is_found_unless_more_is_asked(report: Made) -> None:
    before = report(targets=TARGETS, year=2024)
    softer = report(targets=TARGETS.replace("4万人以上", "4万人左右"), year=2025)
    raised = report(targets=TARGETS.replace("4万人以上", "5万人左右"), year=2025)
    assert [f.kind for f in found_by(vanished.check, before, softer)] == ["weakened_target"]
    assert found_by(vanished.check, before, raised) == []


def test_a_named_programme_that_is_not_named_again_is_found(report: Made) -> None:
    before = report(tasks="我们要大力实施“百村千巷”整治行动。", year=2024)
    silent = report(year=2025)
    told = report("“百村千巷”整治行动取得成效。", year=2025)
    assert [f.kind for f in found_by(vanished.check, before, silent)] == ["vanished_programme"]
    assert found_by(vanished.check, before, told) == []
