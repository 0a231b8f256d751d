"""No text costs more than its length, and none is lost to a number that is none."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from counting import calls, peak
from duixian import extract
from duixian.extract import mentions
from duixian.model import Reading
from duixian.sources import from_text

HEAD = "兰川市政府工作报告\n2025年1月10日\n一、2024年工作回顾\n"
PLAN = "二、2025年工作安排\n今年重点抓好以下工作。\n"
WORDS = "推进建设"


def read(body: str) -> Reading:
    return extract.read(from_text(HEAD + body, "made-up"))


HARD: dict[str, Callable[[int], str]] = {
    "figures joined by commas": lambda n: ",".join(f"项目完成{i % 90 + 1}万元" for i in range(n)),
    "rates joined by 、": lambda n: "增长" + "、".join(f"{i % 90 + 1}%" for i in range(n)),
    "counts joined by 、": lambda n: "建成" + "、".join(f"{i % 90 + 1}个小区" for i in range(n)),
    "figures without a sign": lambda n: "推进项目建设增长5%" * n,
    "dates without a sign": lambda n: "2024年1月10日" * n,
    "years and figures": lambda n: "2024年增长5%," * n,
    "from one to the next": lambda n: "由5万元增加到6万元" * n,
    "brackets never closed": lambda n: "(增长5%" * n,
    "quotation marks never closed": lambda n: "“增长5%" * n,
    "nested brackets": lambda n: "(" * n + "增长5%" + ")" * n,
    "a range without end": lambda n: "1-" * n,
    "a range of rates without end": lambda n: "1%-" * n,
    "dashes between digits": lambda n: ("1" + "-" * 20) * (n // 10),
    "scale words": lambda n: "亿" * n,
    "a figure with scale words": lambda n: "增长1" + "百万" * n + "元",
    "headings without a word": lambda n: "一、甲\n乙丙丁。\n" * n,
    "openings": lambda n: "今年,我们推进建设。" * n,
    "tasks joined by commas": lambda n: PLAN + ",".join(["加快推进重点项目建设"] * n),
    "targets": lambda n: PLAN + "主要预期目标是:" + "地区生产总值增长6%左右," * n,
    "items of a programme": lambda n: (
        PLAN + "办好10件民生实事:" + "".join(f"{i}.新建学校5所;" for i in range(n))
    ),
}


@pytest.mark.parametrize("name", HARD)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    made = HARD[name]
    read(made(200))  # word lists are loaded, memories filled
    once, twice = calls(partial(read, made(500))), calls(partial(read, made(1000)))
    assert twice < 2.4 * once


def test_a_text_without_punctuation_is_not_copied_for_each_of_its_numbers() -> None:
    text = "推进项目建设增长5%" * 3000
    read(text)
    assert peak(lambda: read(text)) < 2500 * 3000


@pytest.mark.parametrize(
    "run", ["1" * 5000, "1" + ",111" * 2000, "亿" * 500, "1" + "万" * 60, "九" * 50 + "亿"]
)
def test_a_number_larger_than_any_quantity_is_none_and_its_neighbours_are_read(run: str) -> None:
    found = read(f"全市投资增长5%。\n其中{run}元。\n出口增长7%。")
    assert [c.value for c in found.claims] == [5, 7]
    assert found.faults == ()


def test_the_largest_quantities_are_numbers() -> None:
    found = read("社会融资规模达到442.1万亿元。\n交易额达到1,234,567,890,123亿元。").claims
    assert [c.value for c in found] == [442.1e12, 1234567890123e8]


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_a_short_chain_of_ranges_reads_as_before(count: int) -> None:
    text = "-".join(f"{i}%" for i in range(1, count + 1))
    found = [(m.value, m.value_high) for m in mentions.find(text)]
    expected = {
        2: [(1, 2)],
        3: [(1, None), (2, 3)],
        4: [(1, 2), (3, 4)],
        5: [(1, None), (2, 3), (4, 5)],
    }
    assert found == expected[count]


def test_digits_before_a_chinese_numeral_of_unsure_scale_are_no_range() -> None:
    found = [(m.value, m.value_high) for m in mentions.find("投资3至五万多亿元")]
    assert found == [(3, None), (5e12, None)]
