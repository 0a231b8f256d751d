"""Role and period of a figure."""

import pytest


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
        ("将现行16%的税率降至13%。", [("context", "2024"), ("target", "2025")]),
        ("产能比2020年增长20%。", [("target", "2021-2025")]),
    ],
)
def test_dates_in_the_plan_decide(report, sentence, expected):
    assert standing(report, plan=sentence) == expected
