"""Whatever a text holds, it is read or refused, and what is read stands where it says."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duixian import extract, sources
from duixian.errors import InputError
from duixian.model import Reading

SIGNS = (
    "0123456789一二三四五十百千万亿两零点半,.;:、。，；：%‰-—~/()（）《》“”?!\n 　"
    "的和由从到至第每约超连元吨人家项公里倍几多余"
)
WORDS = """
百分之 个百分点 以上 左右 分别 同比 增长 下降 达到 完成 力争 加快 新建 学校 地区生产总值
居民消费价格 城乡居民收入 2024年 今年 “十四五” 年底前 一、 （一） 一是 —— 全国第3位 1,234 翻一番
主要预期目标是： 10件民生实事 兰川市 三四 ?茖W 龘 \ufffd 發展
"""
PIECES = st.one_of(st.sampled_from(SIGNS), st.sampled_from(WORDS.split()))
HEAD = "2025年兰川市政府工作报告\n各位代表：\n一、2024年工作回顾\n"
TEXTS = st.tuples(
    st.sampled_from(["", HEAD, HEAD + "工作。\n二、2025年工作安排\n"]),
    st.lists(PIECES, max_size=60).map("".join),
).map("".join)
SEEDED = settings(
    max_examples=250,
    derandomize=True,  # the same texts in every run
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def read(data: bytes) -> Reading | None:
    try:
        document = sources.from_bytes(data, "made-up")
    except InputError:
        return None
    return extract.read(document, government="兰川市", report_year=2025)


@SEEDED
@given(TEXTS)
def test_any_line_of_a_report_is_read_without_a_fault(text: str) -> None:
    found = read(text.encode())
    if found is None:
        assert not text.strip()
        return
    assert found.faults == ()
    stands_where_it_says(found)


@SEEDED
@given(st.binary(max_size=200) | TEXTS.map(lambda text: text.encode("gb18030")[1:]))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    found = read(data)
    if found is not None:
        assert found.faults == ()
        stands_where_it_says(found)


def stands_where_it_says(found: Reading) -> None:
    source, outline = found.outline.document.source, found.outline
    for told in found.tasks:
        assert source[told.start : told.end] == told.quote
    for cell in found.headlines:
        assert cell.quote is None or source[cell.start : cell.end] == cell.quote
    for claim in found.claims:
        assert source[claim.start : claim.end] == claim.quote
        assert math.isfinite(claim.value)
        assert claim.value_high is None or math.isfinite(claim.value_high)
        assert claim.sentence_start <= claim.start < claim.end
    assert outline.sections[0].start == 0
    assert outline.sections[-1].end == len(outline.reading.text)
    assert all(one.end == next_.start for one, next_ in pairwise(outline.sections))
    assert all(one.end <= next_.start for one, next_ in pairwise(outline.sentences))
