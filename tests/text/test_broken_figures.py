"""A line break within a figure is closed on a page too short to tell its width."""

import pytest

from duixian import extract
from duixian.sources import from_bytes
from duixian.text.broken_figures import edits

PAGE = """2020年澜川县政府工作报告
各位代表:
一、2019年工作回顾
2019年,全县预计实现地区生产总值369亿元,增长
7.6%;固定资产投资316 亿
元,增长11.8%;进出口总额15.4
亿元;旅游收入突破
20亿元。2
018年化债1.2亿元。
"""


@pytest.mark.parametrize("quote", ["7.6%", "316 亿\n元", "15.4\n亿元"])
def test_the_figure_is_read_whole(quote: str) -> None:
    claims = extract.read(from_bytes(PAGE.encode(), "page")).claims
    wanted = "%" if "%" in quote else "元"
    (claim,) = (c for c in claims if quote in PAGE[c.start : c.end])
    assert claim.unit == wanted
    assert claim.aspect == ("growth" if wanted == "%" else "level")


def test_no_year_is_parted() -> None:
    claims = extract.read(from_bytes(PAGE.encode(), "page")).claims
    assert [c.value for c in claims if c.period == "2018"] == [120000000.0]


@pytest.mark.parametrize(
    "text",
    [
        "指标\n单位\n369\n亿元\n增长\n7.6%\n",  # the cells of a table
        "实现以下目标,\n1.增长7%;\n2.",
        "地区生产总值增长8%;\n7.6%为预期。\n",
        "全面完成2019年各项任务,达到\n一流水平。\n",
    ],
)
def test_a_break_between_two_things_stays(text: str) -> None:
    assert list(edits(text)) == []


def test_a_page_s_number_and_blank_lines_may_stand_in_the_break() -> None:
    text = "各项存贷款余额达7338万元和4022\n- 1 -\n万元,由“十五”末的\n\n12.8亿元增加到19亿元。\n"
    assert [text[start:end] for start, end, _ in edits(text)] == ["\n- 1 -\n", "\n\n"]
