"""What a bracket says is said aside: it names nothing before it, and dates nothing behind it."""

import pytest

from duixian import extract
from duixian.sources import from_bytes

REPORT = """澜川县人民政府工作报告
——2023年1月8日在澜川县第十届人民代表大会第二次会议上
各位代表：
现在，我代表县人民政府向大会报告工作。
一、2022年工作回顾
{said}
"""


def told(said: str) -> list[tuple[str, float, str, str | None]]:
    """Indicator, value, role and period of every figure."""
    read = extract.read(from_bytes(REPORT.format(said=said).encode(), "brackets"))
    return [(c.indicator, c.value, c.role, c.period) for c in read.claims]


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        (
            "招聘教师132名（其中研究生20名），新建学校3所。",
            [
                ("招聘教师", 132, "result", "2022"),
                ("研究生", 20, "result", "2022"),
                ("新建学校", 3, "result", "2022"),
            ],
        ),
        (
            "招聘教师132名（上年205名），新建学校3所。",
            [
                ("招聘教师", 132, "result", "2022"),
                ("招聘教师", 205, "context", "2021"),
                ("新建学校", 3, "result", "2022"),
            ],
        ),
        (
            "粮食产量21万吨（2021年为20万吨），增长5%。",
            [
                ("粮食产量", 210000, "result", "2022"),
                ("粮食产量", 200000, "context", "2021"),
                ("粮食产量", 5, "result", "2022"),
            ],
        ),
        (
            "财政收入（2021年完成12亿元）达到13亿元，增长8%。",
            [
                ("财政收入", 1.2e9, "context", "2021"),
                ("财政收入", 1.3e9, "result", "2022"),
                ("财政收入", 8, "result", "2022"),
            ],
        ),
        (
            "实施项目56个（省级项目12个、市级项目20个），总投资300亿元。",
            [
                ("实施项目", 56, "result", "2022"),
                ("省级项目", 12, "result", "2022"),
                ("市级项目", 20, "result", "2022"),
                ("项目总投资", 3e10, "result", "2022"),
            ],
        ),
        (
            "建成高标准农田3万亩（含高效节水灌溉1万亩），改造危房120户。",
            [
                ("建成高标准农田", 30000, "result", "2022"),
                ("高效节水灌溉", 10000, "result", "2022"),
                ("改造危房", 120, "result", "2022"),
            ],
        ),
    ],
)
def test_what_stands_in_a_bracket(
    said: str, figures: list[tuple[str, float, str, str | None]]
) -> None:
    assert told(said) == figures


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        (
            "全县规上工业增加值同比仅增长5.1%，水电费只增长2%。",
            [("规上工业增加值", 5.1, "result", "2022"), ("水电费", 2, "result", "2022")],
        ),
        (
            "全体居民人均可支配收入增长6.3%，城镇居民增长4.9%，农村居民增长8.2%。",
            [
                ("全体居民人均可支配收入", 6.3, "result", "2022"),
                ("城镇居民人均可支配收入", 4.9, "result", "2022"),
                ("农村居民人均可支配收入", 8.2, "result", "2022"),
            ],
        ),
        (
            "交通建设稳步推进，县乡公路建成通车31公里。",
            [("县乡公路建成通车", 31, "result", "2022")],
        ),
    ],
)
def test_what_is_measured(said: str, figures: list[tuple[str, float, str, str | None]]) -> None:
    assert told(said) == figures
