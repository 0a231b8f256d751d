"""What the columns of tables are called."""

from __future__ import annotations

import pytest

from duixian.registry import columns


@pytest.mark.parametrize(
    ("header", "held"),
    [
        ("地区", "government"),
        ("省份", "province"),
        ("城市", "prefecture"),
        ("区县", "county"),
        ("年份", "year"),
        ("正文", "text"),
        ("标题", "title"),
        ("Report_Year", "year"),
        ("\ufeffGovernment ", "government"),
        ("url", "url"),
        ("备注", None),
    ],
)
def test_a_name_says_what_its_column_holds(header: str, held: str | None) -> None:
    assert columns.meaning(header) == held


def test_the_first_column_of_a_name_is_the_one_and_the_text_is_left_out() -> None:
    headers = ("年份", "报告年份", "标题", "正文")
    assert columns.mapped(headers, without="标题") == {"year": "年份", "text": "正文"}
