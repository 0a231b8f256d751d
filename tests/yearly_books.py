"""Books in which figures of several years and of foreign units stand beside yearly ones."""

from __future__ import annotations

from pathlib import Path

from duixian.books import Books, Entry
from duixian.engine import IndexEntry, Input, read_input

TEXTS = {
    ("辽宁省", 2025): """政府工作报告
一、2024年工作回顾
2024年，地区生产总值增长5.1%，居民消费价格上涨0.3%。五年来，地区生产总值年均增长4.9%，\
一般公共预算收入四年增长171%，城镇新增就业累计230万人。粮食产量500亿斤。
二、2025年工作安排
今年经济社会发展主要预期目标：地区生产总值增长5.5%左右，城镇新增就业45万人以上，粮食产量2500万吨。
到2030年，地区生产总值突破4万亿元。
三、政府自身建设
坚持依法行政。
""",
    ("吉林省", 2025): """政府工作报告
一、2024年工作回顾
2024年，地区生产总值增长4.3%，粮食产量4266万吨。过去四年，一般公共预算收入增长60%。
二、2025年工作安排
今年经济社会发展主要预期目标：地区生产总值增长5%—5.5%，粮食产量达到4000万吨，\
粮食播种面积稳定在8700万亩。
三、政府自身建设
坚持依法行政。
""",
}


def build(folder: Path) -> Books:
    """The books, in a folder."""
    books = Books(folder)
    for (government, year), text in TEXTS.items():
        given = Input(
            f"{government}-{year}.txt", data=text.encode(), index=IndexEntry(government, year)
        )
        books.add(Entry(read_input(given), text.encode()), at="2026-01-02T03:04:05+00:00")
    return books
