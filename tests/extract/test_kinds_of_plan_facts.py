"""Facts told in a plan, and years since which something ran up: role and period."""

import pytest

from duixian import extract
from duixian.sources import from_bytes

REPORT = """澜川县人民政府工作报告
——2023年1月8日在澜川县第十届人民代表大会第二次会议上
各位代表：
现在，我代表县人民政府向大会报告工作。
一、2022年工作回顾
{review}
二、2023年工作安排
{plan}
"""


def told(review: str, plan: str) -> list[tuple[str, str, str | None]]:
    """Indicator, role and period of every figure."""
    text = REPORT.format(review=review, plan=plan)
    read = extract.read(from_bytes(text.encode(), "facts"))
    return [(c.indicator, c.role, c.period) for c in read.claims]


@pytest.mark.parametrize(
    ("plan", "figures"),
    [
        (
            "目前，全县仍有贫困人口1.2万人，今年要减贫8000人。",
            [("贫困人口", "context", "2022"), ("减贫", "target", "2023")],
        ),
        (
            "我们要清醒看到，城镇化率低于全市5.2个百分点。",
            [("城镇化率", "context", "2022")],
        ),
        ("我们要看到，城镇化率提高5.2个百分点。", [("城镇化率", "target", "2023")]),
    ],
)
def test_a_plan_tells_what_there_is_and_what_lacks(
    plan: str, figures: list[tuple[str, str, str | None]]
) -> None:
    assert told("工作取得进展。", plan) == figures


@pytest.mark.parametrize(
    ("review", "figures"),
    [
        ("自2018年以来，累计完成投资320亿元。", [("投资", "result", "2018-2022")]),
        (
            "2018年以来，新建学校32所，城镇化率达到48%。",
            [("新建学校", "result", "2018-2022"), ("城镇化率", "result", "2022")],
        ),
        ("降水量为1985年以来最多，新建水库3座。", [("新建水库", "result", "2022")]),
        ("年初确定的GDP增长7%的目标未能完成。", [("GDP", "target", "2022")]),
    ],
)
def test_since_a_year(review: str, figures: list[tuple[str, str, str | None]]) -> None:
    assert told(review, "抓好落实。") == figures


@pytest.mark.parametrize(
    ("plan", "verb", "goes_to"),
    [
        ("城镇新增就业5000人以上。", "新增", "城镇就业"),
        ("年度完成投资80亿元以上。", "完成", "投资"),
        ("一般性支出压减10%以上。", "压减", "一般性支出"),
        ("县财政安排补助资金3000万元。", "安排", "补助资金"),
    ],
)
def test_what_a_task_that_only_says_a_figure_is_done_to(plan: str, verb: str, goes_to: str) -> None:
    text = REPORT.format(review="工作取得进展。", plan=plan)
    (task,) = extract.read(from_bytes(text.encode(), "tasks")).tasks
    assert (task.verb, task.object) == (verb, goes_to)
