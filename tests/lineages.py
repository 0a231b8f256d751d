"""Invented reports of a government that changed its rank between two of them."""

from __future__ import annotations

from duixian.engine import Input, read_input
from duixian.model import Reading

FILL = "各项工作取得新的进展，群众生活得到改善，社会保持和谐稳定。"
LAST_AS_CITY, FIRST_AS_DISTRICT = 2016, 2017
"""章丘市 became 章丘区 in the course of 2016: its report of that year is the city's."""


def report(government: str, year: int, target: str, result: str) -> Reading:
    """A whole report that promises a growth for its year and reports that of the year before."""
    short = government[-1]
    text = f"""{year}年{government}政府工作报告
——{year}年1月8日在{government}第十七届人民代表大会第三次会议上
各位代表：
现在，我代表{government}人民政府向大会报告工作，请予审议。
一、{year - 1}年工作回顾
全{short}{FILL}全年地区生产总值增长{result}。
二、{year}年重点工作
今年经济社会发展的主要预期目标是：地区生产总值增长{target}。全{short}要加快发展。
各位代表！让我们团结一心，为建设现代化而努力奋斗！
"""
    reading = read_input(Input(f"{government}-{year}.txt", data=text.encode()))
    assert isinstance(reading, Reading)
    return reading


def zhangqiu() -> list[Reading]:
    """The city's last report and the district's first, which answers it."""
    return [
        report("章丘市", LAST_AS_CITY, "8%", "7.5%"),
        report("章丘区", FIRST_AS_DISTRICT, "8%", "8.2%"),
    ]


def chongwen() -> list[Reading]:
    """A district that went up in another one, and that one's next report."""
    return [report("崇文区", 2010, "8%", "7.5%"), report("东城区", 2011, "8%", "8.2%")]
