"""Check 1 in the words that reports use: each wording is read, holds when right, breaks when not.

Every row gives a sentence whose figures agree, the figure that is misprinted and its misprint,
and what the other figures make of it. The reckoning is beside the rows.
"""

from __future__ import annotations

import pytest

from audit_reports import Made
from duixian.audit import inside
from duixian.audit.printed import Interval

# 1200 ÷ 800 = 1.5; 600 ÷ 800 = 0.75
GROWN = "造林面积达到1200万亩，{}2019年的800万亩{}50%。"
FALLEN = "能耗总量为600万吨，比2019年的800万吨{}25%。"
LATER = "2019年造林面积800万亩，{}1200万亩，{}50%。"
LESS = "2019年能耗总量800万吨，{}600万吨，{}25%。"

BASES = [
    *(GROWN.format("比", verb) for verb in ("增长", "增加", "提高", "上升", "超过", "超出")),
    *(GROWN.format("比", f"增长{word}") for word in ("了", "将近", "近")),
    *(GROWN.format(word, "增长") for word in ("较", "已比", "将比", "预计比")),
    *(
        LATER.format(f"2024年{verb}到", "增长")
        for verb in ("上升", "增加", "提高", "增长", "发展", "扩大")
    ),
    *(LATER.format(f"{when}增加到", "增加") for when in ("到2024年底", "到2024年末已", "2024年就")),
    LATER.format("2024年增加到了", "比2019年增长"),
    LATER.format("2024年增加到", "较2019年提高了"),
    "造林面积比2019年的800万亩增长50%，达到1200万亩。",
    "造林面积较2019年的800万亩增加50%，将达1200万亩。",
    "造林面积达到1200万亩，超过上年800万亩的50%。",
]
FALLS = [
    *(FALLEN.format(verb) for verb in ("下降", "减少", "降低", "少")),
    *(LESS.format(f"2024年{verb}到", "下降") for verb in ("下降", "减少")),
    LESS.format("2024年已经下降为", "减少"),
    "能耗总量比2019年的800万吨下降25%，为600万吨。",
]


def broken(made: Made, sentence: str, wrong: tuple[str, str]) -> list[tuple[str, float, float]]:
    """What is found when one figure of a sentence is misprinted."""
    misprinted = sentence.replace(*wrong)
    assert misprinted != sentence
    return [
        (f.kind, round(f.expected or 0, 1), f.found or 0) for f in inside.check(made(misprinted))
    ]


def holds(made: Made, sentence: str) -> list[str]:
    """The relations that a sentence states, none of them broken."""
    assert [f.message for f in inside.check(made(sentence))] == []
    return [r.kind for r in inside.relations(made(sentence))]


@pytest.mark.parametrize("sentence", BASES)
def test_growth_from_a_stated_base(report: Made, sentence: str) -> None:
    assert holds(report, sentence) == ["from_to"]
    assert broken(report, sentence, ("50%", "70%")) == [("from_to", 50.0, 70.0)]


@pytest.mark.parametrize("sentence", FALLS)
def test_a_fall_from_a_stated_base(report: Made, sentence: str) -> None:
    assert holds(report, sentence) == ["from_to"]
    ((kind, expected, _),) = broken(report, sentence, ("25%", "45%"))
    assert (kind, abs(expected)) == ("from_to", 25.0)


@pytest.mark.parametrize(
    "sentence",
    [
        "财政收入1200亿元，居民存款800亿元，增长70%。",
        "造林面积达到1200万亩，其中人工造林800万亩，增长70%。",
        "造林面积达到1200万亩，比2019年的800万公顷增长70%。",
        "造林面积达到1200万亩，比2019年的人均800亩增长70%。",
        "居民人均收入达到1200元，比2019年的800元增长70%。",  # at constant prices
    ],
)
def test_figures_that_are_no_amount_and_its_base(report: Made, sentence: str) -> None:
    assert "from_to" not in [r.kind for r in inside.relations(report(sentence))]


# 45 - 18 = 27, 27 ÷ 45 = 60 %; 95.4 - 91.2 = 4.2
MERGED = "市级议事协调机构由45个{}18个，{}60%。"
ENDS = [
    *(MERGED.format(f"{verb}为", "精简比例") for verb in ("整合", "压缩", "减少", "精简")),
    MERGED.format("整合成", "精简"),
    MERGED.format("减至", "减少"),
    MERGED.format("减少到目前的", "减少"),
    MERGED.format("减少到2024年底的", "减少"),
    MERGED.format("减少到现在的", "减少"),
    *(MERGED.format("整合为", said) for said in ("下降", "压减", "压缩", "减幅达", "降幅为")),
    *(MERGED.format("整合为", said) for said in ("共减少", "累计减少", "净减少", "精简幅度达到")),
]
POINTS = "用水普及率{}91.2%{}95.4%，{}4.2个百分点。"
RISES = [
    POINTS.format("由", "提高到", "提高"),
    POINTS.format("从", "上升到", "上升"),
    POINTS.format("由上年的", "提升到", "提升"),
    POINTS.format("由", "提高到去年的", "增加"),
    POINTS.format("由", "提高到", "即提高"),
    POINTS.format("由", "提高到", "同比增长"),
    POINTS.format("由", "扩大到", "扩大"),
    POINTS.format("由", "提高到", "提高了"),
    POINTS.format("由", "提高到", "五年提高"),
]


@pytest.mark.parametrize("sentence", ENDS)
def test_from_one_number_to_a_smaller_one(report: Made, sentence: str) -> None:
    assert holds(report, sentence) == ["from_to"]
    ((kind, expected, _),) = broken(report, sentence, ("60%", "63%"))
    assert (kind, abs(expected)) == ("from_to", 60.0)


@pytest.mark.parametrize("sentence", RISES)
def test_from_one_share_to_a_greater_one(report: Made, sentence: str) -> None:
    assert holds(report, sentence) == ["from_to"]
    assert broken(report, sentence, ("4.2个", "5.2个")) == [("from_to", 4.2, 5.2)]


def test_a_share_that_rose_by_per_cent_may_be_meant_in_points_or_of_itself(report: Made) -> None:
    # 45 - 44 = 1 point, 45 ÷ 44 - 1 = 2.3 %
    loosely = "森林覆盖率由44%提高到45%，提高{}%。"
    assert [list(inside.check(report(loosely.format(said)))) for said in ("1", "2.3")] == [[], []]
    assert broken(report, loosely.format("1"), ("1%。", "8%。")) == [("from_to", 1.0, 8.0)]


def test_a_yearly_rate_between_two_years_is_the_root(report: Made) -> None:
    # (1331 ÷ 1000) ^ (1/3) = 1.1
    sentence = "粮食产量从2021年的1000万吨增加到2024年的1331万吨，{}增长10%。"
    for yearly in ("年均", "平均每年", "每年平均", "年平均"):
        assert holds(report, sentence.format(yearly)) == ["from_to"]
        assert broken(report, sentence.format(yearly), ("10%", "12%")) == [("from_to", 10.0, 12.0)]


def test_a_yearly_step_between_two_years_is_the_difference_shared_out(report: Made) -> None:
    # (1300 - 1000) ÷ 3 = 100
    sentence = "粮食产量从2021年的1000万吨增加到2024年的1300万吨，年均增加100万吨。"
    assert "from_to" in holds(report, sentence)
    assert ("from_to", 1e6, 1.5e6) in broken(report, sentence, ("100万吨", "150万吨"))


def test_a_rate_over_years_that_the_text_does_not_name_is_not_reckoned(report: Made) -> None:
    # both ends get a period from the section, a year apart: no mean is over one year
    assert holds(report, "粮食产量从1000万吨增加到1331万吨，年均增长10%。") == []


# 20 ÷ (220 - 20) = 10 %; 20 ÷ (180 + 20) = 10 %
STEP = "全市造林面积达到220万亩，{}20万亩，{}10%。"
DROP = "全市能耗总量为180万吨，{}20万吨，{}10%。"
STEPS = [
    *(STEP.format(f"{than}增加", "增长") for than in ("比上年", "同比", "较上年", "比上年净")),
    *(STEP.format(f"比上年{verb}", "增长") for verb in ("增长", "增加了", "增加近", "提高")),
    *(
        STEP.format("比上年增加", rate)
        for rate in ("增加", "提高", "上升", "增长了", "增幅为", "增幅达")
    ),
    *(STEP.format("比上年增加", rate) for rate in ("同比增长", "即增长", "这就是增长")),
    *(STEP.format("比上年增加", rate) for rate in ("增长率为", "增长幅度达", "较上年增长")),
    *(STEP.format(f"比上年{much}增加", "增长") for much in ("共", "约", "大约", "再")),
    *(STEP.format(f"{than}增加", "增长") for than in ("一年", "又", "又比上年", "比前一年净")),
    "比上年增加20万亩，总数达到220万亩，增长10%。",
]
DROPS = [
    *(DROP.format(f"比上年{verb}", "下降") for verb in ("减少", "下降", "降低")),
    *(DROP.format("比上年减少", rate) for rate in ("减少", "降低", "降幅为")),
]
YIELDS = [
    *((f"粮食产量220万吨，比上年{verb}20万吨，增长10%。", 10.0) for verb in ("增产", "多", "多收")),
    *(
        (f"粮食产量180万吨，比上年{verb}20万吨，下降10%。", -10.0)
        for verb in ("减产", "少", "少收")
    ),
    ("财政支出220亿元，比上年多支20亿元，增长10%。", 10.0),
    ("财政支出180亿元，比上年少支20亿元，下降10%。", -10.0),
    ("财政收入180亿元，比上年少收20亿元，减少10%。", -10.0),
]


@pytest.mark.parametrize("sentence", STEPS[:-1])
def test_an_amount_its_increase_and_its_growth(report: Made, sentence: str) -> None:
    assert holds(report, sentence) == ["base_and_growth"]
    assert broken(report, sentence, ("10%", "13%")) == [("base_and_growth", 10.0, 13.0)]


@pytest.mark.parametrize("sentence", DROPS)
def test_an_amount_its_decrease_and_its_fall(report: Made, sentence: str) -> None:
    assert holds(report, sentence) == ["base_and_growth"]
    ((kind, expected, _),) = broken(report, sentence, ("10%", "13%"))
    assert (kind, abs(expected)) == ("base_and_growth", 10.0)


@pytest.mark.parametrize(("sentence", "growth"), YIELDS)
def test_a_harvest_or_a_budget_that_rose_or_fell(
    report: Made, sentence: str, growth: float
) -> None:
    # 20 ÷ (220 - 20) = 10 %; 20 ÷ (180 + 20) = 10 %
    (found,) = inside.relations(report(sentence))
    assert found.kind == "base_and_growth"
    assert abs(found.value) == pytest.approx(10.0)
    assert ("+" in found.arithmetic) == (growth < 0)
    ((kind, expected, _),) = broken(report, sentence, ("10%", "13%"))
    assert (kind, abs(expected)) == ("base_and_growth", 10.0)


def test_a_fall_of_less_than_one_is_a_fall_too(report: Made) -> None:
    # 0.5 ÷ (4.5 + 0.5) = 10 %; were it a rise it would be 0.5 ÷ 4 = 12.5 %
    sentence = "单位能耗4.5吨，比上年少0.5吨，下降10%。"
    assert holds(report, sentence) == ["base_and_growth"]


@pytest.mark.parametrize(
    "reached",
    [
        "到2024年底达到",
        "到2024年末达到",
        "到2024年总额达",
        "总计为",
        "累计达到",
        "余额为",
        "将达到",
        "可以达到",
        "已达到",
        "已近",
        "约为",
        "已超过",
    ],
)
def test_how_the_amount_behind_its_increase_is_told(report: Made, reached: str) -> None:
    sentence = f"造林面积增加20万亩，{reached}220万亩，增长10%。"
    assert "base_and_growth" in [r.kind for r in inside.relations(report(sentence))]


@pytest.mark.parametrize(
    "sentence",
    [
        "造林面积增加20万亩，总数达到220万亩，增长10%。",
        "造林面积增加20万亩，总量达220万亩，增长10%。",
        "造林面积增加20万亩，达到220万亩，同比增长10%。",
        "造林面积增长10%，增加20万亩，达到220万亩。",
        "造林面积增长10%，即增加20万亩，总面积达到220万亩。".replace("总面积", "规模"),
    ],
)
def test_the_increase_may_come_first_or_the_growth(report: Made, sentence: str) -> None:
    assert holds(report, sentence) == ["base_and_growth"]
    assert broken(report, sentence, ("10%", "13%")) == [("base_and_growth", 10.0, 13.0)]


# 120 ÷ 300 = 40 %
WITHIN = [
    f"实际到位资金300亿元，其中制造业120亿元，{said}40%。"
    for said in ("占", "约占", "占总额的", "占比重为", "占总数的比重达", "占其中的")
]


@pytest.mark.parametrize("sentence", WITHIN)
def test_a_part_of_a_whole_and_its_share(report: Made, sentence: str) -> None:
    assert holds(report, sentence) == ["share", "sum"]  # and 120 is no more than 300
    assert broken(report, sentence, ("40%", "45%")) == [("share", 40.0, 45.0)]


def test_a_share_out_of_a_whole_told_behind_it(report: Made) -> None:
    # 200 ÷ 1000 = 20 %
    sentence = "建成示范县200个，占全国1000个县的20%。"
    assert holds(report, sentence) == ["share"]
    assert broken(report, sentence, ("20%", "30%")) == [("share", 20.0, 30.0)]


def test_the_share_of_another_whole_is_not_reckoned(report: Made) -> None:
    assert holds(report, "实际到位资金300亿元，其中制造业120亿元，占全省的60%。") == ["sum"]


def test_the_shares_of_one_whole_make_a_hundred(report: Made) -> None:
    # 60 + 30 + 10 = 100; 60 + 30 + 13 = 103
    sentence = "工业产值中，国营占60%，集体占30%，个体占10%。"
    assert holds(report, sentence) == ["structure"]
    assert broken(report, sentence, ("10%", "13%")) == [("structure", 10.0, 13.0)]
    # 60 + 30 + 5: other owners are left unsaid; 60 + 30 + 40: of several wholes
    for other in ("5%", "40%"):
        assert broken(report, sentence, ("10%", other)) == []
    assert holds(report, "工业产值中，国营占60%，集体占40%。") == []


# 19 + 9 = 28; 57 + 14 = 71
@pytest.mark.parametrize(
    ("sentence", "wrong", "found"),
    [
        ("安排水利工程28处，其中新建19处、续建9处。", ("9处。", "8处。"), ("sum", 27.0, 28.0)),
        ("安排水利工程28处，其中：新建19处，续建9处。", ("9处。", "8处。"), ("sum", 27.0, 28.0)),
        (
            "新增就业28万人，其中城镇19万人，农村9万人。",
            ("9万人。", "7万人。"),
            ("sum", 260000.0, 280000.0),
        ),
        ("撤并乡镇57个，撤并街道14个，共计71个。", ("71个", "81个"), ("sum", 71.0, 81.0)),
        ("撤并乡镇57个，撤并街道14个，两项合计71个。", ("71个", "81个"), ("sum", 71.0, 81.0)),
        ("撤并乡镇57个，撤并街道14个，两者共计71个。", ("71个", "81个"), ("sum", 71.0, 81.0)),
        ("撤并乡镇57个，撤并街道14个，以上合计71个。", ("71个", "81个"), ("sum", 71.0, 81.0)),
        ("撤并乡镇57个，撤并街道14个，共71个。", ("71个", "81个"), ("sum", 71.0, 81.0)),
        ("撤并乡镇57个，撤并街道14个，总计71个。", ("71个", "81个"), ("sum", 71.0, 81.0)),
        ("撤并乡镇57个，撤并街道14个，一共合计为71个。", ("71个", "81个"), ("sum", 71.0, 81.0)),
        ("撤并乡镇57个，撤并街道14个，合计达71个。", ("71个", "81个"), ("sum", 71.0, 81.0)),
    ],
)
def test_parts_make_up_their_total(
    report: Made, sentence: str, wrong: tuple[str, str], found: tuple[str, float, float]
) -> None:
    assert holds(report, sentence) == ["sum"]
    assert broken(report, sentence, wrong) == [found]


def test_a_total_of_more_than_two_parts_is_not_reckoned_from_the_last_two(report: Made) -> None:
    assert holds(report, "撤并县3个，撤并乡镇57个，撤并街道14个，共计74个。") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "下派干部57人，撤并街道14个，共计71个。",
        "撤并街道14个，下派干部57人，共计71个。",
        "撤并乡镇57个，撤并街道14个，共计71人。",
        "撤并乡镇57个，相当于撤并街道14个，共计71个。",
    ],
)
def test_what_is_counted_in_other_measures_makes_up_no_total(report: Made, sentence: str) -> None:
    assert "sum" not in [r.kind for r in inside.relations(report(sentence))]


def test_what_is_told_of_a_part_is_no_further_part(report: Made) -> None:
    said = "安排水利工程28处，其中新建19处，比上年增加9处，续建8处。"
    assert [f.kind for f in inside.check(report(said))] == []


def test_a_total_over_years_and_its_yearly_mean(report: Made) -> None:
    # 500 ÷ 5 = 100
    sentence = "五年{}造林500万亩，{}100万亩。"
    for together in ("累计", "合计", "共计", "总计", "来累计"):
        assert holds(report, sentence.format(together, "年均")) == ["average"]
    for yearly in ("年均", "平均每年", "每年平均"):
        assert broken(report, sentence.format("累计", yearly), ("100万亩", "130万亩")) == [
            ("average", 1e6, 1.3e6)
        ]


def test_what_was_grown_a_year_is_no_mean_of_the_total(report: Made) -> None:
    assert holds(report, "五年累计造林500万亩，年均增加30万亩。") == []
    assert holds(report, "累计造林500万亩，年均30万亩。") == []


@pytest.mark.parametrize(
    ("bound", "wrong"),
    [("左右", "90%"), ("以上", "40%"), ("多", "40%")],
)
def test_bounds_behind_a_figure_leave_it_room(report: Made, bound: str, wrong: str) -> None:
    sentence = f"造林面积达到1200万亩{bound}，比2019年的800万亩增长50%。"
    assert holds(report, sentence) == ["from_to"]
    assert [kind for kind, _, _ in broken(report, sentence, ("50%", wrong))] == ["from_to"]


LISTS = [
    ("着力抓好以下{}项工作：一是稳增长。二是促改革。三是惠民生。", "三", "四"),
    ("要办好{}件实事：一要修路。二要治水。三要植树。", "三", "两"),
    ("突出{}个方面：第一，稳增长。第二，促改革。第三，惠民生。", "三", "四"),
    ("采取{}条措施：（一）修路。（二）治水。（三）植树。", "三", "五"),
    ("落实{}项工作：(1)修路。(2)治水。(3)植树。", "3", "4"),
    ("实施{}大工程：1.修路。2.治水。3.植树。", "三", "十"),
    ("推进{}项改革：1、财税。2、国企。3、医疗。", "三", "二"),
    ("围绕{}个重点。一是稳增长；二是促改革；三是惠民生。", "三", "四"),
]


@pytest.mark.parametrize(("listed", "right", "wrong"), LISTS)
def test_a_list_has_as_many_items_as_it_announces(
    report: Made, listed: str, right: str, wrong: str
) -> None:
    assert list(inside.check(report(tasks=listed.format(right)))) == []
    (found,) = inside.check(report(tasks=listed.format(wrong)))
    numbers = {"二": 2, "两": 2, "四": 4, "五": 5, "十": 10, "4": 4}
    assert (found.kind, found.expected, found.found) == ("listing", float(numbers[wrong]), 3.0)
    assert found.arithmetic == f"3 - {numbers[wrong]} = {3 - numbers[wrong]}"


def test_more_than_ten_items_are_counted(report: Made) -> None:
    marks = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    items = "".join(f"{mark}是办好一件事。" for mark in marks)
    assert list(inside.check(report(tasks=f"着力抓好以下十二项工作：{items}"))) == []
    (found,) = inside.check(report(tasks=f"着力抓好以下十一项工作：{items}"))
    assert (found.expected, found.found) == (11.0, 12.0)


def test_a_list_of_paragraphs_ends_at_the_next_chapter(report: Made) -> None:
    listed = "突出三个方面：一是稳增长。\n二是促改革。\n四、保障措施\n三是惠民生。"
    (found,) = inside.check(report(tasks=listed))
    assert (found.expected, found.found) == (3.0, 2.0)


def test_intervals_reckon_with_their_worst_corners() -> None:
    one, other = Interval(-2.0, 3.0), Interval(4.0, 5.0)
    assert one * other == Interval(-10.0, 15.0)
    assert one - other == Interval(-7.0, -1.0)
    assert (other / one).low == float("-inf")
    assert Interval(8.0, 12.0) / Interval(2.0, 4.0) == Interval(2.0, 6.0)
    assert Interval(4.0, 9.0).power(0.5) == Interval(2.0, 3.0)
    assert Interval(float("-inf"), 7.0).middle == 7.0
    assert Interval(7.0, float("inf")).middle == 7.0
    assert Interval(2.0, 4.0).middle == 3.0
    assert other.gap(one) == one.gap(other) == 1.0
