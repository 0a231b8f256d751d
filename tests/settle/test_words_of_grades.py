"""What words say of a result, what a target in words asks for, and how either is told."""

from dataclasses import replace

import pytest

from duixian.model import Figure
from duixian.registry import series
from duixian.settle import settle
from duixian.settle.grade_told import grade_told
from duixian.settle.grade_words import References, grade_words
from duixian.settle.grading import grade
from duixian.settle.implied import implied
from duixian.settle.lines import Line, made
from duixian.settle.wording import amount_en, amount_zh, figure_en, figure_zh

KNOWN = series.load()


def figure(value, unit="%", bound="eq", high=None, quote="所引"):
    return Figure("doc", None, value, high, unit, bound, quote, 0, 5)


# ---- a target in words, a result in figures


def words(wished, result=6.0, unit="%", **more):
    refer = References(series=KNOWN["retail_sales_growth"], **more)
    return grade_words(figure(None), figure(result, unit), refer, wished)


@pytest.mark.parametrize("link", ["和", "与", "同", "跟"])
@pytest.mark.parametrize("end", ["同步", "相适应", "相匹配", "匹配"])
def test_in_step_with_the_economy(link, end):
    wished = f"{link}经济增长{end}"
    economy = {"growth": figure(6.0)}
    # two tenths of a point are within step; half a point is nearly so
    found = [words(wished, v, **economy).verdict for v in (6.4, 6.0, 5.8, 5.7, 5.5, 5.4)]
    assert found == ["met", "met", "met", "nearly_met", "nearly_met", "missed"]
    assert words(wished, 6.0).cause == "words_only"


def test_growth_in_step_needs_no_word_for_the_economy():
    assert words("同步增长", 5.4, growth=figure(6.0)).verdict == "missed"


def test_roughly_in_step_leaves_half_a_point():
    found = [words("与经济增长基本同步", v, growth=figure(6.0)).verdict for v in (5.5, 5.4)]
    assert found == ["met", "missed"]


@pytest.mark.parametrize("ahead", ["高于", "快于", "超过", "跑赢"])
@pytest.mark.parametrize("economy", ["生产总值", "地区生产总值", "经济", "GDP"])
def test_ahead_of_the_economy_has_no_room(ahead, economy):
    wished = f"{ahead}{economy}增长"
    found = [words(wished, v, growth=figure(6.0)).verdict for v in (6.0, 5.9, 5.4)]
    assert found == ["met", "nearly_met", "missed"]


@pytest.mark.parametrize("how", ["适度增长", "合理增长", "适当增长"])
def test_of_a_moderate_rise_no_rise_is_proof_and_a_fall_is_none(how):
    found = words(how, 58.6)
    assert (found.verdict, found.cause) == ("not_comparable", "words_only")
    assert words(how, -3.0).verdict == "missed"


def test_the_reason_tells_both_sides_and_the_distance():
    ahead, behind, level, near = (
        words("与经济增长同步", v, growth=figure(6.0)) for v in (6.4, 5.0, 6.0, 5.9)
    )
    name = KNOWN["retail_sales_growth"].zh.removesuffix("增速")
    assert ahead.reason == (f"目标“与经济增长同步”，{name}增长6.4%，经济增长6%，高0.4个百分点。")
    assert behind.reason.endswith("经济增长6%，低1个百分点。")
    assert level.reason.endswith("两者一致。")
    assert near.reason.endswith("低0.1个百分点，在同步范围内。")
    assert ahead.reason_en.endswith("6.4 %, GDP 6 %: 0.4 points ahead.")
    assert behind.reason_en.endswith("1 point behind.")
    assert near.reason_en.endswith("0.1 points behind, within step.")


def test_town_and_country_are_both_held_against_the_economy():
    def both(town, country):
        parts = (figure(town), figure(country))
        return words("与经济增长同步", town, growth=figure(6.0), parts=parts)

    assert both(6.3, 6.1).verdict == "met"
    assert both(6.3, 5.0).verdict == "nearly_met"  # the one is ahead, the other is not
    assert both(5.3, 5.0).verdict == "missed"
    assert "增长6.3%、5%" in both(6.3, 5.0).reason


@pytest.mark.parametrize("link", ["与", "和", "同", "跟", "高于", "快于", "不低于"])
@pytest.mark.parametrize("nation", ["全国", "国家"])
def test_the_nation_is_a_measure(link, nation):
    wished = f"{link}{nation}平均水平"
    graded = words(wished, 5.0, nation=figure(6.0), growth=figure(4.0))
    assert graded.verdict == "missed"
    assert "全国增长6%" in graded.reason
    assert "the nation" in graded.reason_en


@pytest.mark.parametrize(
    "wished", ["较快增长", "农民增收", "进一步提高", "增加", "粮食增产", "回升", "回稳"]
)
def test_a_rise_is_wanted(wished):
    rose, fell = words(wished, 3.0), words(wished, -3.0)
    assert (rose.verdict, fell.verdict) == ("met", "missed")
    assert rose.reason == f"目标“{wished}”，实际增长3%，符合。"
    assert fell.reason == f"目标“{wished}”，实际下降3%，不符。"
    assert rose.reason_en.endswith("the result is 3 %, as wanted.")
    assert fell.reason_en.endswith("the result is -3 %, the other way.")


@pytest.mark.parametrize("wished", ["下降", "继续降低", "减少"])
def test_a_fall_is_wanted(wished):
    assert [words(wished, v).verdict for v in (-3.0, 3.0)] == ["met", "missed"]


def test_a_rise_that_ought_to_be_low_is_not_missed_by_its_sign():
    refer = References(series=KNOWN["cpi"])
    assert grade_words(figure(None), figure(-0.3), refer, "温和回升").verdict == "not_comparable"
    assert grade_words(figure(None), figure(0.3), refer, "温和回升").verdict == "met"


@pytest.mark.parametrize("wished", ["保持稳定", "总体平稳", "稳住规模", "稳中提质", "持平"])
def test_an_amount_that_was_to_stay(wished):
    before = {"before": figure(100.0, "亿元")}
    found = [words(wished, v, "亿元", **before) for v in (103.0, 98.0, 97.9)]
    assert [g.verdict for g in found] == ["met", "met", "missed"]
    assert found[0].reason == f"目标“{wished}”，比上年增3.0%，保持稳定。"
    assert found[2].reason == f"目标“{wished}”，比上年减2.1%，未能稳定。"
    assert found[2].reason_en.endswith("-2.1 % on the year before.")
    assert words(wished, 103.0, "亿元").verdict == "not_comparable"
    other = words(wished, 103.0, "亿元", before=figure(100.0, "人"))
    assert (other.verdict, other.cause) == ("not_comparable", "another_unit")


@pytest.mark.parametrize(
    "wished", ["增速有所下降", "增幅回落", "增速放缓", "增速减缓", "增长略有放缓", "增长不会太快"]
)
def test_a_rate_that_was_to_slow(wished):
    found = [words(wished, v, before=figure(8.0)) for v in (7.0, 8.0, 9.0)]
    assert [g.verdict for g in found] == ["met", "met", "missed"]
    assert found[0].reason == f"目标“{wished}”，上年增长8%，本年增长7%，增速回落。"
    assert found[2].reason.endswith("增速未回落。")
    assert words(wished, 7.0).verdict == "not_comparable"


# ---- a result in words


def told(said, target=6.0, wanted="", polarity="higher", **more):
    return grade_told(figure(target), said, "growth", wanted, more.get("before"), polarity)


@pytest.mark.parametrize("no", ["没有", "未能", "未", "尚未"])
@pytest.mark.parametrize("how", ["", "如期", "全面", "完全"])
@pytest.mark.parametrize("done", ["完成", "实现", "达到"])
def test_a_report_that_says_no(no, how, done):
    assert told(f"{no}{how}{done}年度目标").verdict == "missed"


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("基本完成目标", "nearly_met"),
        ("接近实现目标", "nearly_met"),
        ("基本达到目标", "nearly_met"),
        ("超额实现目标", "exceeded"),
        ("超额完成", "exceeded"),
        ("超过年度目标", "exceeded"),
        ("好于预期", "exceeded"),
        ("高于计划", "exceeded"),
        ("大幅超过年初任务", "exceeded"),
        ("完成年度任务", "met"),
        ("实现预期目标", "met"),
        ("达到考核要求", "met"),
        ("控制在年度计划以内", "met"),
        ("达到预期", "met"),
        ("控制在预算范围", "met"),
        ("完成年初计划", "met"),
        ("低于年初目标", "missed"),
        ("低于预期", "missed"),
        ("增势良好", "not_comparable"),
    ],
)
def test_a_report_s_own_word_is_taken_as_its_word(said, verdict):
    graded = told(said)
    assert graded.verdict == verdict
    assert f"“{said}”" in graded.reason
    assert (graded.cause == "no_figure") == (verdict == "not_comparable")


def test_under_the_aim_is_good_for_a_ceiling():
    assert told("低于预期目标", polarity="ceiling").verdict == "met"
    assert told("没有完成目标", polarity="ceiling").verdict == "missed"


UP = [
    "增长",
    "增收",
    "增加",
    "增产",
    "连增",
    "丰收",
    "创新高",
    "迈上新台阶",
    "回升",
    "扩大",
    "提高",
]
DOWN = ["下降", "降低", "减少", "减缓", "放缓", "回落"]
STAYED = ["稳定", "平稳", "稳中有进", "持平", "企稳", "回稳", "保持"]


@pytest.mark.parametrize("said", UP)
def test_words_of_a_rise(said):
    assert told(said, None, "力争增长").verdict == "met"
    assert told(said, None, "继续下降").verdict == "not_comparable"
    assert told(f"{said}后又回落", None, "力争增长").verdict == "not_comparable"


@pytest.mark.parametrize("said", DOWN)
def test_words_of_a_fall(said):
    assert told(said, None, "力争增长").verdict == "missed"
    assert told(f"增速{said}", None, "力争增长").verdict == "not_comparable"
    assert told(f"增幅{said}", None, "力争增长").verdict == "not_comparable"
    assert told(said, None, "力争增长", polarity="ceiling").verdict == "not_comparable"
    assert told(said, None, "继续下降").verdict == "met"
    assert told(said, None, "控制规模").verdict == "met"
    assert told(f"{said}后又回升", None, "继续下降").verdict == "not_comparable"


@pytest.mark.parametrize("said", STAYED)
def test_words_of_standing(said):
    assert told(said, None, "保持稳定").verdict == "met"
    assert told(f"{said}下降", None, "保持稳定").verdict == "not_comparable"
    assert told(said, None, "取得成效").verdict == "not_comparable"


@pytest.mark.parametrize("said", ["下降", "出现下降", "明显减少"])
def test_growth_that_was_a_fall_is_missed(said):
    assert told(f"出口{said}", 6.0).verdict == "missed"
    assert told(f"出口{said}", -6.0).verdict == "not_comparable"
    for rate in ("增速", "增幅", "涨幅"):
        assert told(f"出口{rate}下降", 6.0).verdict == "not_comparable"


def test_an_amount_that_was_reached_before_and_grew():
    target, before = figure(5e8, "吨"), figure(5e8, "吨")
    grew = grade_told(target, "再获丰收", "level", "", before)
    assert grew.verdict == "met"
    assert "上年已达5亿吨" in grew.reason
    assert grade_told(target, "再获丰收", "level", "", figure(4.9e8, "吨")).verdict != "met"
    assert grade_told(target, "再获丰收", "level", "", figure(6e8, "斤")).verdict != "met"
    assert grade_told(target, "丰收后回落", "level", "", before).verdict != "met"


# ---- what the next target implies


@pytest.mark.parametrize(
    ("said", "value", "reckoned"),
    [
        *(
            (f"比上年{w}1个百分点", 3.0, "4-1=3")
            for w in ["提高", "上调", "增加", "高", "上升", "提升"]
        ),
        *((f"比去年{w}1个百分点", 5.0, "4+1=5") for w in ["下降", "降低", "下调", "低", "减少"]),
        ("较上年安排提高了0.5个百分点", 3.5, "4-0.5=3.5"),
        ("较去年提高二个百分点", 2.0, "4-2=2"),
        *((f"{w}上年持平", 4.0, "4") for w in ("与", "同", "和")),
        ("与去年相同", 4.0, "4"),
        ("与去年一致", 4.0, "4"),
        ("与去年相当", 4.0, "4"),
        ("维持不变", 4.0, "4"),
        ("比上年预算提高1个百分点", None, ""),
        ("与上年预算持平", None, ""),
        ("比前年提高1个百分点", None, ""),
    ],
)
def test_a_new_target_tells_the_figure_of_the_year_before(chain, cell, said, value, reckoned):
    text = f"今年赤字率拟按4%安排,{said}。"
    at = text.index("4%")
    target = replace(cell("deficit_ratio", "target", 2021, 4.0), start=at, end=at + 2)
    found = implied(
        chain({2021: [target]}, texts={2021: [text]}).reports[2021], "deficit_ratio", 2020
    )
    if value is None:
        assert found is None
        return
    assert found is not None
    assert (found.figure.value, found.arithmetic, found.words) == (value, reckoned, said)
    assert (found.figure.bound, found.figure.period, found.figure.quote) == ("eq", "2020", said)
    assert text[found.figure.start : found.figure.end] == said


def test_only_the_sentence_of_the_target_implies(chain, cell):
    def shown(*said):
        at = said[0].index("4%")
        target = replace(cell("deficit_ratio", "target", 2021, 4.0), start=at, end=at + 2)
        made = chain({2021: [target]}, texts={2021: list(said)} if said[1:] else None)
        return implied(made.reports[2021], "deficit_ratio", 2020)

    assert shown("今年赤字率拟按4%安排,与上年持平。", "民生改善。") is not None
    assert shown("今年赤字率拟按4%安排。", "支出与上年持平。") is None
    assert shown("今年赤字率拟按4%安排,增强信心,与上年持平。", "民生改善。") is None
    assert shown("今年赤字率拟按4%安排,与上年持平。") is None  # the text is not at hand


# ---- the report's own word beside its figure


def cement(chain, claim, answered, wished=60.0, done="50"):
    def at(text, value, role):
        quote = f"{value:g}万吨"
        place = text.index(quote)
        made = claim("水泥产量", value * 1e4, "吨", role=role)
        ends = {"sentence_start": 0, "sentence_end": len(text)}
        return replace(made, quote=quote, start=place, end=place + len(quote), **ends)

    first = f"今年水泥产量达到{wished:g}万吨。"
    years = {2020: [at(first, wished, "target")], 2021: [at(answered, float(done), "result")]}
    (account,) = settle([chain(years, texts={2020: [first], 2021: [answered]})])
    return account


@pytest.mark.parametrize(
    ("tail", "verdict"),
    [
        *(
            (f"{w}年初目标", "exceeded")
            for w in ["超额完成", "超额实现", "超过", "提前完成", "提前实现"]
        ),
        *((f"{w}年度目标", "met") for w in ["完成", "实现", "达到", "实现了"]),
        ("但完成年度任务", "met"),
        ("均完成年度计划", "met"),
        ("圆满完成考核要求", "met"),
        ("完成年度目标的83%", "missed"),
        ("完成年度目标百分之八十", "missed"),
        ("完成年度目标八成", "missed"),
        ("增势良好", "missed"),
        ("煤炭完成年度目标", "missed"),
    ],
)
def test_a_shortfall_that_the_report_calls_fulfilled(chain, claim, tail, verdict):
    account = cement(chain, claim, f"水泥产量50万吨,{tail}。")
    assert account.verdict == verdict
    said = {"exceeded": "按其说法为超额完成。", "met": "按其说法为完成。"}.get(verdict, "。")
    assert account.reason.endswith(said)


@pytest.mark.parametrize(
    "tail",
    [
        *(f"{w}年初目标" for w in ["低于", "未完成", "没有完成", "尚未达到"]),
        *(f"没有完成年初{w}" for w in ["目标", "预期", "计划"]),
        "未能实现年初任务",
        "未能够全面达到年初要求",
        "没有如期完成年初计划",
    ],
)
def test_a_figure_that_reaches_its_target_and_is_called_short(chain, claim, tail):
    account = cement(chain, claim, f"水泥产量70万吨,{tail}。", done="70")
    assert account.verdict == "missed"
    assert account.reason.endswith("按其说法为未完成。")
    assert account.reason_en.endswith("not met by its own words.") or "missed" in account.reason_en


@pytest.mark.parametrize("word", ["仍高达", "仍然高达", "居高不下为"])
def test_a_figure_that_is_still_too_high_is_no_success(chain, claim, word):
    assert cement(chain, claim, f"水泥产量{word}70万吨。", done="70").verdict == "not_comparable"
    assert cement(chain, claim, "水泥产量70万吨。", done="70").verdict == "exceeded"


# ---- figures in words


@pytest.mark.parametrize(
    ("bound", "zh", "en"),
    [
        ("ge", "增长6%以上", "a rise of at least 6 %"),
        ("gt", "增长超过6%", "a rise of more than 6 %"),
        ("le", "增长6%以内", "a rise of at most 6 %"),
        ("lt", "增长低于6%", "a rise of less than 6 %"),
        ("approx", "增长6%左右", "a rise of about 6 %"),
        ("eq", "增长6%", "a rise of 6 %"),
    ],
)
def test_a_bound_is_told(bound, zh, en):
    assert figure_zh(figure(6.0, bound=bound), "growth") == zh
    assert figure_en(figure(6.0, bound=bound), "growth") == en


def test_directions_ranges_and_scales_are_told():
    assert figure_zh(figure(-6.0), "growth") == "下降6%"
    assert figure_zh(figure(-300.0, "个"), "change") == "减少300个"
    assert figure_zh(figure(300.0, "个"), "change") == "增加300个"
    assert figure_zh(figure(-2.0, "百分点"), "change") == "下降2个百分点"
    assert figure_zh(figure(6.0, bound="range", high=6.5), "growth") == "增长6%—6.5%"
    assert figure_en(figure(-7.0, bound="range", high=-6.0), "growth") == "a fall of 6 to 7 %"
    assert figure_zh(figure(60.0), "level") == "60%"
    assert figure_zh(figure(None), "level") == figure_en(figure(None), "level") == "“所引”"
    yuan = [amount_zh(v, "元") for v in (1e12, 1e8, 1e4, 9999.0)]
    assert yuan == ["1万亿元", "1亿元", "1万元", "9999元"]
    scales = [amount_en(v, None) for v in (1e12, 1e9, 1e6, 1e5)]
    assert scales == ["1 trillion", "1 billion", "1 million", "100,000"]
    assert amount_zh(20000.0, "%") == "20000%"
    assert amount_zh(5.0, None) == "5"


@pytest.mark.parametrize(
    ("target", "result", "aspect", "polarity", "zh", "en"),
    [
        (6.0, 6.5, "growth", "higher", "高0.5个百分点。", "0.5 points above target."),
        (6.0, 5.0, "growth", "higher", "低1个百分点。", "1 point short of target."),
        (
            3.0,
            2.9,
            "growth",
            "ceiling",
            "低0.1个百分点，在目标以内。",
            "0.1 points under the ceiling.",
        ),
        (3.0, 4.0, "growth", "ceiling", "高1个百分点，超出目标。", "1 point over the ceiling."),
        (-3.0, -4.0, "growth", "fall", "多降1个百分点。", "1 point more than planned."),
        (-3.0, -2.0, "growth", "fall", "少降1个百分点。", "1 point less than planned."),
        (6.0, 6.0, "growth", "higher", "与目标一致。", "as planned."),
    ],
)
def test_a_difference_in_points_is_told(target, result, aspect, polarity, zh, en):
    graded = grade(figure(target), figure(result), aspect=aspect, polarity=polarity)
    assert graded.reason.endswith(zh)
    assert graded.reason_en.endswith(en)


@pytest.mark.parametrize(
    ("target", "result", "aspect", "polarity", "zh", "en"),
    [
        (200.0, 250.0, "level", "higher", "超额25.0%。", "25.0 % above target."),
        (200.0, 150.0, "level", "higher", "少25.0%。", "25.0 % short of target."),
        (200.0, 196.0, "level", "ceiling", "低2.0%，在目标以内。", "2.0 % under the ceiling."),
        (200.0, 250.0, "level", "ceiling", "高25.0%，超出目标。", "25.0 % over the ceiling."),
        (-200.0, -250.0, "change", "fall", "多减25.0%。", "25.0 % more than planned."),
        (-200.0, -150.0, "change", "fall", "少减25.0%。", "25.0 % less than planned."),
        (0.0, 3.0, "level", "ceiling", "高3个，超出目标。", "over the ceiling."),
    ],
)
def test_a_difference_of_amounts_is_told(target, result, aspect, polarity, zh, en):
    graded = grade(figure(target, "个"), figure(result, "个"), aspect=aspect, polarity=polarity)
    assert graded.reason.endswith(zh)
    assert graded.reason_en.endswith(en)


@pytest.mark.parametrize(
    ("result", "verdict"),
    [
        (102.0, "exceeded"),
        (101.0, "exceeded"),
        (100.9, "met"),
        (95.0, "nearly_met"),
        (94.9, "missed"),
    ],
)
def test_amounts_are_held_by_shares(result, verdict):
    graded = grade(figure(100.0, "个"), figure(result, "个"), aspect="level", polarity="higher")
    assert graded.verdict == verdict


@pytest.mark.parametrize(
    ("target", "result", "polarity", "verdict"),
    [
        ("lt", (5.5, "eq"), "ceiling", "nearly_met"),  # below 5.5, not at it
        ("lt", (5.5, "lt"), "ceiling", "met"),
        ("le", (5.5, "eq"), "ceiling", "met"),
        ("eq", (5.0, "gt"), "higher", "not_comparable"),  # over 5: it may be 5.5
        ("eq", (5.0, "ge"), "higher", "not_comparable"),
        ("eq", (5.0, "eq"), "higher", "missed"),
        ("eq", (6.0, "lt"), "ceiling", "not_comparable"),
        ("eq", (6.0, "le"), "ceiling", "missed"),  # 控制在6%: where the year ended
    ],
)
def test_bounds_on_either_side(target, result, polarity, verdict):
    mine, theirs = figure(5.5, bound=target), figure(result[0], bound=result[1])
    graded = grade(mine, theirs, aspect="level", polarity=polarity)
    assert graded.verdict == verdict


def test_a_result_as_a_range_counts_by_its_worse_end():
    result = figure(5.0, bound="range", high=6.0)
    assert grade(figure(6.0), result, aspect="growth", polarity="higher").verdict == "missed"
    assert grade(figure(5.0), result, aspect="growth", polarity="ceiling").verdict == "missed"


def test_another_measure_of_the_same_thing_is_converted_and_both_are_shown():
    graded = grade(figure(1000.0, "吨"), figure(3e6, "斤"), aspect="level", polarity="higher")
    assert graded.verdict == "exceeded"
    assert "实际300万斤（合1500吨）" in graded.reason
    other = grade(figure(1000.0, "吨"), figure(3e6, "人"), aspect="level", polarity="higher")
    assert (other.verdict, other.cause) == ("not_comparable", "another_unit")


# ---- sentences around a figure


def test_a_clause_lies_between_its_marks():
    first, second = "甲、乙，丙10个；丁。", "戊：己。"
    lines = made(
        [
            Line(0, len(first), first, first, "review"),
            Line(len(first), len(first) + len(second), second, second, "tasks"),
        ]
    )
    at = first.index("10")
    assert lines.clause(at, at + 3) == "丙10个"
    assert lines.before(at, at + 3) == "甲、乙，"
    assert lines.after(at, at + 3) == "；丁。"
    assert lines.behind(at + 3) == "；丁。"
    assert lines.clause(len(first), len(first) + 1) == "戊"
    assert lines.at(len(first) + len(second)) is None
    assert lines.clause(99, 100) == lines.before(99, 100) == lines.behind(99) == ""
