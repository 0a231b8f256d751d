"""Reports made of a few sentences, read as any report is."""

from __future__ import annotations

from collections.abc import Callable

from duixian import extract, sources
from duixian.audit import Report, from_reading

PAGE = """{year}年{name}政府工作报告
——{year}年1月18日在{name}第六届人民代表大会第三次会议上
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、{last}年工作回顾
{review}
二、{year}年工作总体要求和主要预期目标
今年经济社会发展的主要预期目标是：{targets}。
三、{year}年重点工作
{tasks}
各位代表！让我们携手前进，为建设更加美好的家园而努力奋斗！
"""

Made = Callable[..., Report]


def made(
    review: str = "过去的一年，全市经济平稳运行。",
    targets: str = "地区生产总值增长5%左右，城镇新增就业4万人以上，居民消费价格涨幅3%以内",
    tasks: str = "我们要全力以赴抓好各项工作。",
    *,
    year: int = 2025,
    name: str = "澜川市",
    doc: str | None = None,
) -> Report:
    """The report of an invented city, whole, with the given sentences in its parts."""
    text = PAGE.format(
        year=year, last=year - 1, name=name, review=review, targets=targets, tasks=tasks
    )
    document = sources.from_text(text, doc or f"report-{year}")
    return from_reading(extract.read(document, government=name, report_year=year))
