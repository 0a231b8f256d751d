"""Numbers, their sense and their time in the words that reports use: one row a wording."""

import pytest

from duixian.extract.mentions import find
from duixian.extract.quantities import Mention


def only(text: str) -> Mention:
    (found,) = find(text)
    return found


# ---- how numbers are written


@pytest.mark.parametrize(
    ("text", "value", "high", "unit", "bound"),
    [
        ("3.66亿吨", 3.66e8, None, "吨", "eq"),
        ("1,234.5亿元", 1.2345e11, None, "元", "eq"),
        ("二十三万人", 230000, None, "人", "eq"),
        ("二点五亿元", 2.5e8, None, "元", "eq"),
        ("三万千瓦", 30000, None, "千瓦", "eq"),
        ("五百多万户", 5e6, None, "户", "gt"),
        ("三亿三千五百多万人", 3.35e8, None, "人", "gt"),
        ("20余万亩", 2e5, None, "亩", "gt"),
        ("十几万人", 1e5, None, "人", "gt"),
        ("4亿多元", 4e8, None, "元", "gt"),
        ("百分之五点二", 5.2, None, "%", "eq"),
        ("百分之六十多", 60, None, "%", "gt"),
        ("千分之三", 3, None, "‰", "eq"),
        ("万分之二", 2, None, "‱", "eq"),
        ("三分之一", 33.33, None, "%", "eq"),
        ("2/3", 66.67, None, "%", "eq"),
        ("一半", 50, None, "%", "eq"),
        ("半数", 50, None, "%", "eq"),
        ("翻番", 100, None, "%", "eq"),
        ("翻一番", 100, None, "%", "eq"),
        ("翻了两番", 300, None, "%", "eq"),
        ("翻3番", 700, None, "%", "eq"),
        ("两位数", 10, None, "%", "ge"),
        ("三位数", 100, None, "%", "ge"),
        ("七八百家", 700, 800, "家", "range"),
        ("三四十个", 30, 40, "个", "range"),
        ("6%-6.5%", 6, 6.5, "%", "range"),
        ("3—5家", 3, 5, "家", "range"),
        ("6~8亿元", 6e8, 8e8, "元", "range"),
        ("1.2到1.5万亿元", 1.2e12, 1.5e12, "元", "range"),
        ("3至5万吨", 30000, 50000, "吨", "range"),
        ("百分之五到百分之六", 5, 6, "%", "range"),
        ("壹佰贰拾万元", 1.2e6, None, "元", "eq"),
        ("1万6千元", 16000, None, "元", "eq"),
        ("3.2人", 3.2, None, "人", "eq"),
    ],
)
def test_a_number_as_it_is_written(
    text: str, value: float, high: float | None, unit: str, bound: str
) -> None:
    found = only(text)
    assert (found.value, found.value_high, found.unit, found.bound) == (value, high, unit, bound)
    assert text[found.start : found.end] == text or found.bound == "gt"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        *((f"5万人{word}", "ge") for word in ("以上", "及以上", "之上")),
        *((f"5万人{word}", "le") for word in ("以内", "之内", "以下", "及以下")),
        *((f"5万人{word}", "approx") for word in ("左右", "上下")),
        *((f"5万人{word}", "gt") for word in ("多", "强")),
        *((f"{word}5万人", "gt") for word in ("超过", "突破", "超", "逾", "高于", "大于", "多于")),
        *((f"{word}5万人", "gt") for word in ("首次突破", "已超过", "冲破", "迈过", "跃上", "破")),
        *((f"{word}5万人", "ge") for word in ("不低于", "不少于", "至少", "不小于", "达到或超过")),
        *((f"{word}5万人", "le") for word in ("不超过", "控制在", "不高于", "最多", "不突破")),
        *((f"{word}5万人", "lt") for word in ("不到", "低于", "少于", "不足", "小于", "未满")),
        *((f"{word}5万人", "approx") for word in ("约", "近", "接近", "大约", "将近", "差不多")),
        *((f"{word}5万人", "eq") for word in ("签约", "节约", "附近", "最近", "通过", "经过")),
        ("5万人多种", "eq"),
        ("5万人强国", "eq"),
        ("约5万人以上", "ge"),
    ],
)
def test_the_words_that_bound_a_number(text: str, bound: str) -> None:
    assert only(text).bound == bound


@pytest.mark.parametrize("text", ["1994/1995", "4/5G", "3/2", "十有八九"])
def test_what_only_looks_like_a_number(text: str) -> None:
    assert [m for m in find(text) if m.unit is not None] == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("居全国第9位", 9, "位"),
        ("居全国第二名", 2, "位"),
        ("居全国第一", 1, "位"),
        ("居全国首位", 1, "位"),
        ("居榜首", 1, "位"),
        ("居全国之首", 1, "位"),
        ("连续第7年", 7, "年"),
        ("连续第二届", 2, "届"),
        ("第3次", 3, "次"),
        ("十二连增", 12, "年"),
        ("五连冠", 5, "年"),
        ("进入前5名", 5, "位"),
        ("2.15:1", 2.15, "比"),
    ],
)
def test_places_streaks_and_ratios(text: str, value: float, unit: str) -> None:
    found = only(text)
    assert (found.value, found.unit) == (value, unit)


def test_a_rank_within_is_that_or_better() -> None:
    assert only("进入前5名").bound == "le"


def test_the_parts_of_a_whole_add_up() -> None:
    assert [(m.value, m.unit) for m in find("15.6:49.9:34.5")] == [
        (15.6, "%"),
        (49.9, "%"),
        (34.5, "%"),
    ]
    assert [m for m in find("15.6:49.9:30.5") if m.unit == "%"] == []


# ---- what a number says


def told(report, sentence, **part):
    return [
        (c.quote, c.indicator, c.aspect, c.value, c.scope)
        for c in report(**(part or {"review": sentence})).claims
    ]


RISE = [
    "增长",
    "增加",
    "提高",
    "提升",
    "上升",
    "上涨",
    "扩大",
    "攀升",
    "回升",
    "递增",
    "增长了",
    "提高了",
    "净增",
    "同比增长",
    "比上年增长",
    "较上年提高",
    "实际增长",
    "名义增长",
    "平均增长",
    "年均增长",
    "累计增长",
    "继续增长",
    "大幅增长",
    "首次增长",
    "增速达到",
    "增幅为",
    "涨幅为",
    "增长速度为",
    "逆势增长",
    "增速",
]
FALL = [
    "下降",
    "减少",
    "降低",
    "回落",
    "下跌",
    "压减",
    "压缩",
    "削减",
    "缩小",
    "收窄",
    "下滑",
    "负增长",
    "同比下降",
    "比上年减少",
    "较去年降低",
    "降幅为",
    "减幅达到",
    "逐年下降",
    "下降了",
    "持续减少",
]
REACHED = [
    "达到",
    "达",
    "为",
    "是",
    "保持在",
    "稳定在",
    "维持在",
    "提高到",
    "提升至",
    "上升到",
    "增加至",
    "增至",
    "升至",
    "扩大到",
    "降至",
    "下降到",
    "减少至",
    "降低到",
    "压减到",
    "缩小到",
    "回落到",
    "已达",
    "高达",
    "仅为",
    "均达到",
    "发展到",
    "占到",
]


@pytest.mark.parametrize("verb", RISE)
def test_a_rise(report, verb):
    assert told(report, f"工业用电量{verb}8.5%。") == [("8.5%", "工业用电量", "growth", 8.5, None)]


@pytest.mark.parametrize("verb", FALL)
def test_a_fall(report, verb):
    assert told(report, f"工业用电量{verb}8.5%。") == [("8.5%", "工业用电量", "growth", -8.5, None)]


@pytest.mark.parametrize("verb", REACHED)
def test_a_level_that_was_reached(report, verb):
    assert told(report, f"森林覆盖率{verb}45%。") == [("45%", "森林覆盖率", "level", 45.0, None)]


@pytest.mark.parametrize("verb", ["增加", "增长", "净增", "提高", "扩大", "新增加"])
def test_an_amount_more_is_a_change(report, verb):
    ((_, _, aspect, value, _),) = told(report, f"贷款余额比年初{verb}120亿元。")
    assert (aspect, value) == ("change", 1.2e10)


OVER = ["高于", "快于", "好于", "优于", "大于", "高出", "快过", "高过", "超出", "领先", "领先于"]
UNDER = ["低于", "慢于", "小于", "少于", "落后于", "低过"]


@pytest.mark.parametrize("word", OVER)
def test_ahead_of_another(report, word):
    assert told(report, f"财政收入增速{word}全省2.5个百分点。") == [
        ("2.5个百分点", "财政收入", "gap", 2.5, "全省")
    ]


@pytest.mark.parametrize("word", UNDER)
def test_behind_another(report, word):
    assert told(report, f"财政收入增速{word}全省2.5个百分点。") == [
        ("2.5个百分点", "财政收入", "gap", -2.5, "全省")
    ]


@pytest.mark.parametrize("of", ["平均水平", "平均增速", "增速", "水平", "增幅", "增长速度"])
def test_the_measure_is_no_part_of_whom_one_is_ahead_of(report, of):
    ((*_, scope),) = told(report, f"财政收入增速高于全省{of}2.5个百分点。")
    assert scope == "全省"


@pytest.mark.parametrize(
    ("than", "value"),
    [
        ("比全省高", 2.5),
        ("比全省快", 2.5),
        ("较全省高出", 2.5),
        ("比全省低", -2.5),
        ("比全省慢", -2.5),
    ],
)
def test_a_distance_from_another(report, than, value):
    ((_, _, aspect, said, scope),) = told(report, f"财政收入增速{than}2.5个百分点。")
    assert (aspect, said, scope) == ("gap", value, "全省")


@pytest.mark.parametrize(
    "when",
    [
        "上年",
        "去年",
        "上年同期",
        "年初",
        "上季度末",
        "五年前",
        "2020年",
    ],
)
def test_a_distance_in_time_is_a_change(report, when):
    ((_, _, aspect, value, scope),) = told(report, f"城镇化率比{when}高2.5个百分点。")
    assert (aspect, value, scope) == ("change", 2.5, None)


PLACES = [
    "居",
    "位居",
    "稳居",
    "跃居",
    "高居",
    "居于",
    "位列",
    "名列",
    "列",
    "位于",
    "位次",
    "排名",
    "排在",
    "排",
    "跃升至",
    "进至",
    "升至",
    "上升至",
    "上升到",
    "前移至",
    "进位至",
    "提升至",
    "提升到",
    "保持",
    "跻身",
    "进入",
    "继续位居",
    "首次进入",
    "稳定在",
]


@pytest.mark.parametrize("verb", PLACES[:-1])
def test_a_place_among_others(report, verb):
    assert told(report, f"财政收入总量{verb}全省第3位。") == [
        ("3位", "财政收入总量", "rank", 3.0, "全省")
    ]


STREAK = [
    "增长",
    "上升",
    "下降",
    "位居全省前列",
    "居全省前列",
    "保持全省前列",
    "稳定增长",
    "超过全省",
    "增产",
    "增收",
    "丰收",
    "减少",
    "突破百亿",
    "实现增长",
    "提高",
    "增加",
    "高于全省",
    "低于全省",
    "快于全省",
    "好于全省",
    "排全省前列",
    "位列全省前列",
    "稳居全省前列",
    "改善",
    "好转",
    "优于全省",
]


@pytest.mark.parametrize("goes_on", STREAK)
def test_a_streak_of_years(report, goes_on):
    first = told(report, f"粮食产量连续5年{goes_on}。")[0]
    assert first == ("5年", "粮食产量", "streak", 5.0, None)


@pytest.mark.parametrize(
    ("unit", "said"), [("个月", "12个月"), ("届", "3届"), ("次", "3次"), ("个季度", "8个季度")]
)
def test_a_streak_of_other_times(report, unit, said):
    (one,) = report(review=f"财政收入连续{said}保持增长。").claims
    assert (one.aspect, one.unit) == ("streak", unit)


# ---- of which year it speaks


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("", "2024"),
        ("2024年", "2024"),
        ("二〇二四年", "2024"),
        ("去年", "2024"),
        ("全年", "2024"),
        ("2023年", "2023"),
        ("前年", "2023"),
        ("2021年", "2021"),
        ("2022-2024年", "2022-2024"),
        ("2022年至2024年", "2022-2024"),
        ("2021—24年", "2021-2024"),
        ("五年来", "2020-2024"),
        ("过去五年", "2020-2024"),
        ("近三年来", "2022-2024"),
        ("这五年", "2020-2024"),
        ("三年间", "2022-2024"),
        ("2024年一季度", "2024Q1"),
        ("2024年上半年", "2024H1"),
        ("去年上半年", "2024H1"),
        ("去年三季度", "2024Q3"),
        ("2024年9月", "2024-09"),
        ("“十三五”期间", "2016-2020"),
        ("“十四五”以来", "2021-2024"),
    ],
)
def test_the_time_of_a_result(report, words, period):
    (one,) = report(review=f"{words}造纸产量增长6%。").claims
    assert (one.indicator, one.period) == ("造纸产量", period)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("", "2025"),
        ("今年", "2025"),
        ("全年", "2025"),
        ("2025年", "2025"),
        ("到2027年", "2027"),
        ("明年", "2026"),
        ("今后五年", "2025-2029"),
        ("未来三年", "2025-2027"),
        ("力争三年", "2025-2027"),
        ("用两年", "2025-2026"),
        ("“十五五”期间", "2026-2030"),
        ("到2030年底", "2030"),
        ("年底前", "2025"),
    ],
)
def test_the_time_of_a_target(report, words, period):
    (one,) = report(plan=f"{words}造纸产量增长6%。").claims
    assert (one.role, one.period) == ("target", period)


@pytest.mark.parametrize("than", ["比", "较", "与", "同"])
def test_growth_over_a_year_is_of_the_years_since(report, than):
    found = report(review=f"造纸产量{than}2020年增长6%。").claims
    assert [(c.value, c.period) for c in found] == [(6.0, "2021-2024")]


@pytest.mark.parametrize("name", ["不变价", "可比价", "远景规划", "版目录", "中国", "世界"])
def test_a_year_in_a_name_dates_nothing(report, name):
    (one,) = report(review=f"按2020年{name}口径造纸产量增长6%。").claims
    assert one.period == "2024"


# ---- result, target, context


@pytest.mark.parametrize(
    "word",
    ["去年", "目前", "截至去年底", "现有", "现行"],
)
def test_what_stands_already_is_told_in_a_plan_and_no_target(report, word):
    (one,) = report(plan=f"{word}公共厕所120座。").claims
    assert one.role != "target"


@pytest.mark.parametrize(
    "verb",
    [
        "达到",
        "超过",
        "增长到",
        "建成",
        "突破",
        "完成",
        "新增",
        "提高到",
        "降至",
        "保持在",
    ],
)
def test_what_will_be_is_a_target_wherever_it_stands(report, verb):
    (one,) = report(review=f"今年公共厕所将{verb}120座。").claims
    assert (one.role, one.period) == ("target", "2025")


@pytest.mark.parametrize(
    "aim",
    [
        "目标",
        "任务",
        "年度目标",
        "年初目标",
        "预期目标",
        "规划目标",
        "计划",
    ],
)
def test_a_figure_of_a_target_that_is_told_again(report, aim):
    found = report(review=f"财政收入完成了增长6%的{aim}。").claims
    assert [(c.role, c.period) for c in found] == [("target", "2024")]


def test_the_first_end_is_of_the_year_before(report):
    first, second = report(review="城镇化率由61.2%提高到62.5%。").claims
    assert (first.role, first.period, second.role, second.period) == (
        "context",
        "2023",
        "result",
        "2024",
    )
    first, second = report(review="城镇化率从2020年的58%提高到62.5%。").claims
    assert (first.role, first.period, second.period) == ("context", "2020", "2024")


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("粮食减产5%。", ("粮食", "growth", -5.0)),
        ("粮食产量减产5万吨。", ("粮食产量", "change", -50000.0)),
        ("贷款余额净增加120亿元。", ("贷款余额", "change", 1.2e10)),
        ("能耗减少到120万吨。", ("能耗", "level", 1.2e6)),
        ("招商引资累计达120亿元。", ("招商引资", "level", 1.2e10)),
        ("上年末公路里程120公里。", ("公路里程", "level", 120.0)),
        ("总共建成公厕120座。", ("建成公厕", "level", 120.0)),
        ("且新建公厕120座。", ("新建公厕", "level", 120.0)),
    ],
)
def test_words_that_stood_in_two_lists_are_read_as_one(report, sentence, wanted):
    (one,) = report(review=sentence).claims
    assert (one.indicator, one.aspect, one.value) == wanted


@pytest.mark.parametrize("began", ["由", "从", "自"])
@pytest.mark.parametrize(
    ("when", "period"),
    [
        ("2019年的", "2019"),
        ("2019年末的", "2019"),
        ("2019年底的", "2019"),
        ("年初的", "2024"),
        ("", "2023"),
    ],
)
def test_the_time_of_the_first_end(report, began, when, period):
    first, second = report(review=f"城镇化率{began}{when}58%提高到62.5%。").claims
    assert (first.indicator, second.indicator) == ("城镇化率", "城镇化率")
    assert (first.value, first.period, first.role) == (58.0, period, "context")
    assert (second.value, second.period, second.role) == (62.5, "2024", "result")


TO = ["提高到", "增加到", "上升到", "提升至", "发展到", "扩大到", "达到", "升至", "增至"]


@pytest.mark.parametrize("to", TO)
def test_from_one_level_to_another(report, to):
    first, second = report(review=f"城镇化率由58%{to}62.5%。").claims
    assert (first.role, second.role, second.aspect) == ("context", "result", "level")


@pytest.mark.parametrize(
    ("words", "period"),
    [("一季度", "2025Q1"), ("上半年", "2025H1"), ("三季度", "2025Q3")],
)
def test_a_part_of_the_plan_s_year(report, words, period):
    (one,) = report(plan=f"今年{words}造纸产量增长6%。").claims
    assert one.period == period


@pytest.mark.parametrize("joint", ["、", "和", "与", "以及", "及"])
def test_a_count_of_two_that_were_just_named(report, joint):
    assert report(review=f"粮食、棉花{joint}油料3项作物丰收。").claims == ()


@pytest.mark.parametrize("unit", ["年", "月", "日"])
def test_times_are_no_range(unit):
    assert [m.value_high for m in find(f"3{unit}-5{unit}")] == [None, None]


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("补助标准提高到每人每月760元。", ["元/人/月"]),
        ("补助标准提高到每人每年760元和610元。", ["元/人/年", "元/人/年"]),
        ("补助标准为每户每年760元。", ["元/户/年"]),
        ("收购价每斤提高3分钱。", ["元/斤"]),
        ("水价每立方米提高3元。", ["元/立方米"]),
        ("电价每度下降0.1元。", ["元/度"]),
        ("日处理能力达到6万吨。", ["吨/日"]),
        ("日供水能力6万吨。", ["吨/日"]),
        ("电价由每度0.6元降至0.5元。", ["元/度", "元/度"]),
    ],
)
def test_a_denominator_that_stands_before(report, sentence, units):
    assert [c.unit for c in report(review=sentence).claims] == units
