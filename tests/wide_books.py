"""Books for the tests of wide tables: invented reports that leave a cell empty in every way."""

from __future__ import annotations

from pathlib import Path

from duixian.books import Books, Entry
from duixian.engine import IndexEntry, Input, read_input

TEXTS = {
    ("辽宁省", 2025): """政府工作报告
一、2024年工作回顾
2024年，地区生产总值增长5.1%，居民消费价格上涨0.3%。城镇新增就业47.2万人。
二、2025年工作安排
今年经济社会发展主要预期目标：地区生产总值增长5.5%左右，城镇居民人均可支配收入增长4.5%，\
城镇新增就业45万人以上，进出口促稳提质。我们没有提出固定资产投资增速目标。粮食产量500亿斤左右。
三、政府自身建设
坚持依法行政。
""",
    ("辽宁省", 2026): """政府工作报告
一、2025年工作回顾
2025年，地区生产总值增长5.2%，居民消费价格上涨0.2%。城镇新增就业46万人。
二、2026年工作安排
我们没有提出全年经济增速具体目标。今年城镇新增就业45万人以上，城镇调查失业率5.5%左右。
三、政府自身建设
坚持依法行政。
""",
    ("吉林省", 2025): """政府工作报告
一、2024年工作回顾
2024年，地区生产总值增长4.3%。
二、2025年工作安排
今年经济社会发展主要预期目标：地区生产总值增长5%—5.5%，居民收入增长与经济增长同步，\
粮食产量达到4000万吨。
三、政府自身建设
坚持依法行政。
""",
    ("大连市", 2025): """政府工作报告
2024年，大连市地区生产总值增长5.2%，居民消费价格上涨0.1%。城镇新增就业12.3万人。
""",
}


def build(folder: Path) -> Books:
    """The books, in a folder."""
    books = Books(folder)
    for (government, year), text in TEXTS.items():
        given = Input(
            f"{government}-{year}.txt", data=text.encode(), index=IndexEntry(government, year)
        )
        reading = read_input(given)
        books.add(Entry(reading, text.encode()), at="2026-01-02T03:04:05+00:00")
    return books
