"""Results in words, and targets in words beyond the panel's usual ones."""

import pytest

from duixian.model import Figure
from duixian.settle.grade_told import grade_told
from duixian.settle.grade_words import References, grade_words


def figure(value, unit="%", quote="quote"):
    return Figure("doc", None, value, None, unit, "eq" if value is not None else None, quote, 0, 5)


def told(target, words, wanted="", before=None):
    return grade_told(target, words, "growth", wanted, before).verdict


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("城镇新增就业超额完成全年任务", "exceeded"),
        ("财政赤字控制在预算范围内", "met"),
        ("基本完成节能目标", "nearly_met"),
        ("没有实现年初确定的能耗降低4%左右的目标", "missed"),
        ("进出口总额出现下降", "missed"),
        ("广义货币增速呈下降趋势", "not_comparable"),
        ("对外贸易迈上新台阶", "not_comparable"),
    ],
)
def test_a_figure_is_held_against_what_the_report_says_of_itself(words, expected):
    assert told(figure(6.0), words) == expected


def test_an_amount_reached_the_year_before_and_grown_since_is_met():
    target, before = figure(5.5e8, "吨"), figure(6.07e8, "吨")
    assert told(target, "粮食产量实现“十二连增”", before=before) == "met"
    assert told(target, "粮食产量实现“十二连增”", before=figure(5.0e8, "吨")) == "not_comparable"
    assert told(target, "粮食产量实现“十二连增”") == "not_comparable"


@pytest.mark.parametrize(
    ("wanted", "words", "expected"),
    [
        ("实现粮食稳定增产", "粮食再获丰收", "met"),
        ("适当控制货币信贷规模", "货币信贷增幅明显减缓", "met"),
        ("单位能耗继续下降", "能耗强度持续下降", "met"),
        ("进出口稳中提质", "进出口逐步回稳", "met"),
        ("保持投资较快增长", "投资增长乏力", "not_comparable"),
        ("保持进出口稳定增长", "进出口总额下降", "missed"),
    ],
)
def test_words_settle_words_only_by_their_direction(wanted, words, expected):
    assert told(figure(None), words, wanted) == expected


def test_a_rate_that_was_to_slow_is_held_against_the_year_before():
    words = "财政收入增速下降"
    slower = grade_words(figure(None), figure(11.7), References(before=figure(19.5)), words)
    faster = grade_words(figure(None), figure(21.0), References(before=figure(19.5)), words)
    unknown = grade_words(figure(None), figure(21.0), References(), words)
    assert [g.verdict for g in (slower, faster, unknown)] == ["met", "missed", "not_comparable"]


def test_a_lower_bound_under_last_years_amount_proves_no_fall():
    result = Figure("doc", None, 1e12, None, "斤", "ge", "万亿斤以上", 0, 5)
    refer = References(before=figure(1.14e12, "斤"))
    assert grade_words(figure(None), result, refer, "粮食稳定").verdict == "not_comparable"


def test_words_with_another_figure_are_not_said_to_have_none():
    told = {
        words: grade_told(figure(None), words, "growth", "稳定增长", None).reason
        for words in ("增加5232亿元", "稳定增长")
    }
    assert "（未列可对照的数字）" in told["增加5232亿元"]
    assert "（所引语句未列数字）" in told["稳定增长"]
