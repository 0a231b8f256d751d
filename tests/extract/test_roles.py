"""Role and period of a figure."""

import pytest

from duixian.extract import claims
from duixian.sources import from_text
from duixian.text import outline


def standing(report, **sentences):
    return [(c.role, c.period) for c in report(**sentences).claims]


def test_the_review_gives_results_of_the_year_before(report):
    assert standing(report, review="新建学校15所。") == [("result", "2024")]


def test_problems_are_results_too(report):
    assert standing(report, problems="外贸进出口总额下降7.5%。") == [("result", "2024")]


def test_the_plan_gives_targets_of_the_year(report):
    assert standing(report, plan="新建学校15所。") == [("target", "2025")]


def test_a_restated_target_stays_a_target_of_its_year(report):
    found = standing(report, review="城镇新增就业11.6万人,超额完成年度9.6万人的预期目标。")
    assert found == [("result", "2024"), ("target", "2024")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("一季度工业增加值增长5%。", [("result", "2024Q1")]),
        ("五年来新建学校60所。", [("result", "2020-2024")]),
        (
            "工业增加值年均增长7%,“十三五”期间新建学校80所。",
            [("result", "2024"), ("context", "2016-2020")],
        ),
        (
            "研发经费从2020年的100亿元增加到2024年的160亿元。",
            [("context", "2020"), ("result", "2024")],
        ),
        ("失业率由5.3%下降到5.1%。", [("context", "2023"), ("result", "2024")]),
        ("园区将由43个整合为16个。", [("context", "2024"), ("target", "2025")]),
        ("项目建成后年产可达1200万吨。", [("context", "2025")]),
    ],
)
def test_dates_in_the_review_decide(report, sentence, expected):
    assert standing(report, review=sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("到2027年新能源装机达到500万千瓦。", [("target", "2027")]),
        ("去年城镇化率达到70%。", [("result", "2024")]),
        ("我市现有医院320家。", [("context", "2024")]),
        ("赤字率从去年的2.1%提高到2.3%。", [("result", "2024"), ("target", "2025")]),
        (
            "到2030年,全市生产总值达到9000亿元,平均每年增长6%。",
            [
                ("target", "2030"),
                ("target", "2025-2030"),
            ],
        ),
        (
            "2030年比2020年,工业总产值增长80%,即平均每年递增6%。",
            [("target", "2030"), ("target", "2021-2030")],
        ),
        (
            "由于已经连续三年增长速度在11%以上,今年低一点是适当的。",
            [("context", "2024"), ("result", "2022-2024")],
        ),
        ("将现行16%的税率降至13%。", [("context", "2024"), ("target", "2025")]),
        ("产能比2020年增长20%。", [("target", "2021-2025")]),
    ],
)
def test_dates_in_the_plan_decide(report, sentence, expected):
    assert standing(report, plan=sentence) == expected


UNDATED = (
    "某镇政府五年工作总结\n五年来,全镇上下团结奋斗,各项事业取得了令人鼓舞的成绩。\n"
    "一、经济发展\n各项指标顺利完成,粮食总产量达到2.5万吨。\n二、民生改善\n新建学校6所。\n"
)
MASKED = (
    "某县政府工作报告\n各位代表:\n现在,我代表县人民政府向大会报告工作,请予审议。\n"
    "20XX年地区生产总值达到48亿元,年均增长9%;五年新增就业3万人,财政收入4亿元。\n"
)


def undated(text):
    return [(c.role, c.period) for c in claims(outline(from_text(text, "made-up")))]


def test_five_years_that_cannot_be_known_are_five_years():
    assert undated(UNDATED) == [("result", "5y"), ("result", "5y")]


def test_a_masked_year_dates_nothing_and_a_mean_beside_it_five_years():
    assert undated(MASKED) == [
        ("result", None),
        ("result", "5y"),
        ("result", "5y"),
        ("result", None),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("五年新增就业60万人。", [("result", "2020-2024")]),
        ("三年累计新建学校60所。", [("result", "2022-2024")]),
        ("五年平均增长7%,财政收入544亿元。", [("result", "2020-2024"), ("result", "2024")]),
        ("连续五年增长,税收达到544亿元。", [("result", "2024")]),
        ("下半年工业增加值增长5%。", [("result", "2024H2")]),
    ],
)
def test_a_count_of_years_lies_behind_in_the_review(report, sentence, expected):
    assert standing(report, review=sentence)[-len(expected) :] == expected


def test_a_count_of_years_lies_ahead_in_the_plan(report):
    assert standing(report, plan="三年累计新建学校60所。") == [("target", "2025-2027")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("累计出台助企政策120项。", "2020-2024"),
        ("累计建成充电桩120座。", "2024"),
        ("累计实施技改项目120个。", "2020-2024"),
    ],
)
def test_a_sum_of_a_look_back_is_of_its_end_where_something_stays(report, sentence, expected):
    found = report(review=f"五年来,我市攻坚克难。\n{sentence}").claims
    assert [c.period for c in found] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "2024年同2020年相比,财政收入由100亿元增加到160亿元,增长60%;税收增长40%。",
            [
                ("context", "2020"),
                ("result", "2024"),
                ("result", "2021-2024"),
                ("result", "2021-2024"),
            ],
        ),
        (
            "与2023年相比,粮食产量增长5%;工业增加值比2020年增长30%,用电量增长6%。",
            [("result", "2024"), ("result", "2021-2024"), ("result", "2024")],
        ),
        ("低保人数由年初的4万人扩大到年末的6万人。", [("context", "2024"), ("result", "2024")]),
        ("低保人数由4万人扩大到6万人。", [("context", "2023"), ("result", "2024")]),
    ],
)
def test_growth_against_an_early_year_is_of_the_years_since(report, sentence, expected):
    assert standing(report, review=sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("提前实现2022年目标任务;居民收入增长8.6%。", ("result", "2024")),
        ("实现了省委省政府在2022年确定的任务;居民收入增长8.6%。", ("result", "2024")),
        ("全市2022年粮食产量增长5%;居民收入增长8.6%。", ("context", "2022")),
        ("2022年,我们克服困难;居民收入增长8.6%。", ("context", "2022")),
        ("我们团结带领全市人民在2022年办成实事:修建道路;居民收入增长8.6%。", ("context", "2022")),
    ],
)
def test_a_year_amid_a_clause_ends_with_the_semicolon(report, sentence, expected):
    assert standing(report, review=sentence)[-1] == expected


@pytest.mark.parametrize(
    ("heading", "periods"),
    [
        ("二、2025年工作安排", ["2025"]),
        ("二、2026年国民经济计划的任务和主要指标", ["2026"]),
        ("二、二〇二六年国民经济计划的任务和主要指标", ["2026"]),
        ("二、2025年和2026年工作安排", ["2025"]),
    ],
)
def test_a_plan_that_comes_late_promises_for_the_year_that_its_heading_names(heading, periods):
    text = (
        "澜川市2025年政府工作报告\n一、2024年工作回顾\n2024年，生产总值增长5%。\n"
        f"{heading}\n粮食产量80万吨。\n三、政府自身建设\n依法行政。\n"
    )
    read = claims(outline(from_text(text, "x")))
    assert [c.period for c in read if c.unit == "吨"] == periods


def test_the_end_of_the_century_is_the_year_in_which_it_ended():
    text = (
        "1988年政府工作报告\n一、1987年的工作\n产量增长5%。\n"
        "二、1988年的任务\n在本世纪末把人口控制在12亿左右。\n"
    )
    read = claims(outline(from_text(text, "x")))
    assert [(c.value, c.period) for c in read if c.unit == "人"] == [(1.2e9, "2000")]


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("从一九八一年到本世纪末的二十年内力争实现工农业年总产值翻两番", "1981-2000"),
        ("力争用二十年的时间使工农业总产值翻两番", "1982-2001"),
        ("力争用三年的时间使工农业总产值翻一番", "1982-1984"),
    ],
)
def test_a_goal_of_many_years_ends_with_the_last_of_them(said, period):
    text = (
        f"1982年政府工作报告\n一、1981年的工作\n产量增长5%。\n二、第六个五年计划的任务\n{said}。\n"
    )
    read = claims(outline(from_text(text, "x")))
    assert [c.period for c in read if "翻" in c.quote] == [period]
