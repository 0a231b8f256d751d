"""Tables of figures: each cell with its row's name, its column's head, its unit, its year."""

from __future__ import annotations

import pytest

from duixian.books.rows import sentence_rows
from duixian.extract import read
from duixian.model import Claim, Reading
from duixian.sources import from_bytes
from sources.documents import tabled
from sources.test_formats import pdf

OPENING = "2024年澜川市政府工作报告\n各位代表：\n一、2023年工作回顾\n过去一年，全市经济总体平稳。\n"
CLOSING = "二、2024年工作安排\n新建公厕125座。\n"
TABLE = (
    ("序号", "指标", "单位", "2023年完成", "比上年增长(%)", "2024年目标", "属性"),
    ("1", "地区生产总值", "亿元", "812.5", "5.8", "860", "预期性"),
    ("2", "城镇新增就业", "万人", "11.6", "-1.2", "11以上", "预期性"),
    ("3", "城镇调查失业率", "%", "5.2", "—", "≤5.5", "预期性"),
)


def lines(*rows: tuple[str, ...]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def reading(*rows: tuple[str, ...], caption: str = "") -> Reading:
    text = OPENING + caption + lines(*rows) + CLOSING
    return read(from_bytes(text.encode(), "x", ".txt"))


def table_claims(found: Reading) -> list[Claim]:
    return [c for c in found.claims if c.rule == "table"]


def told(found: Reading) -> list[tuple[str, str, float, str]]:
    return [(c.indicator, c.role, c.value, c.unit) for c in table_claims(found)]


def test_every_cell_is_read_with_its_name_head_and_unit() -> None:
    found = reading(*TABLE)
    assert [
        (c.indicator, c.aspect, c.value, c.unit, c.bound, c.role, c.period)
        for c in table_claims(found)
    ] == [
        ("地区生产总值", "level", 812.5e8, "元", "eq", "result", "2023"),
        ("地区生产总值", "growth", 5.8, "%", "eq", "result", "2023"),
        ("地区生产总值", "level", 860e8, "元", "eq", "target", "2024"),
        ("城镇新增就业", "level", 116_000, "人", "eq", "result", "2023"),
        ("城镇新增就业", "growth", -1.2, "%", "eq", "result", "2023"),
        ("城镇新增就业", "level", 110_000, "人", "ge", "target", "2024"),
        ("城镇调查失业率", "level", 5.2, "%", "eq", "result", "2023"),
        ("城镇调查失业率", "level", 5.5, "%", "le", "target", "2024"),
    ]
    assert found.faults == ()


def test_each_quote_stands_in_its_cell_and_the_row_around_it() -> None:
    found = reading(*TABLE)
    source = found.outline.document.source
    for claim in table_claims(found):
        assert source[claim.start : claim.end] == claim.quote
        row = source[claim.sentence_start : claim.sentence_end]
        assert row.split("\t")[1] == claim.indicator
    assert len({c.claim_id for c in found.claims}) == len(found.claims)


def test_rows_are_no_headings_and_the_text_goes_on_behind_them() -> None:
    rows = (("项目", "2023年完成(万元)"), ("一、税收收入", "927210"), ("二、非税收入", "521275"))
    found = reading(*rows)
    headings = [s.heading for s in found.outline.sections if s.heading]
    assert headings == ["一、2023年工作回顾", "二、2024年工作安排"]
    assert told(found) == [
        ("税收收入", "result", 9272.1e6, "元"),
        ("非税收入", "result", 5212.75e6, "元"),
    ]
    (outside,) = [c for c in found.claims if c.rule != "table"]
    assert (outside.quote, outside.role) == ("125座", "target")


def test_unit_and_year_may_stand_above_the_table() -> None:
    rows = (
        ("科目", "预算数", "完成数", "占预算(%)"),
        ("增值税", "362,300", "274,175", "75.7"),
        ("契税", "71,184", "61,327", "86.2"),
    )
    found = reading(*rows, caption="附表\n2023年一般公共预算收入完成情况表\n单位：万元\n")
    assert told(found)[:3] == [
        ("增值税", "context", 3.623e9, "元"),
        ("增值税", "result", 2.74175e9, "元"),
        ("增值税占预算", "result", 75.7, "%"),
    ]
    assert {c.period for c in table_claims(found)} == {"2023"}


def test_unit_and_caption_may_stand_in_the_table_itself() -> None:
    rows = (
        ("2024年主要预期目标", ""),
        ("", "单位:亿元"),
        ("指标", "数值"),
        ("地区生产总值", "860"),
        ("固定资产投资", "300"),
    )
    assert told(reading(*rows)) == [
        ("地区生产总值", "target", 860e8, "元"),
        ("固定资产投资", "target", 300e8, "元"),
    ]


@pytest.mark.parametrize(
    ("name", "cell", "expected"),
    [
        ("地区生产总值增速", "6%左右", ("地区生产总值", "growth", 6.0, "%", "approx")),
        ("城镇新增就业（万人）", "11", ("城镇新增就业", "level", 110_000, "人", "eq")),
        ("粮食总产量", "86万吨以上", ("粮食总产量", "level", 860_000, "吨", "ge")),
        ("居民消费价格涨幅(%)", "2左右", ("居民消费价格", "growth", 2.0, "%", "approx")),
    ],
)
def test_unit_and_bound_may_stand_with_the_name_or_in_the_cell(
    name: str, cell: str, expected: tuple[object, ...]
) -> None:
    found = reading(("指标", "2024年目标"), (name, cell), ("城镇调查失业率", "5.5%"))
    first = table_claims(found)[0]
    assert (first.indicator, first.aspect, first.value, first.unit, first.bound) == expected


def test_of_a_table_without_a_header_only_what_has_its_own_unit_is_read() -> None:
    found = reading(("粮食总产量", "86.2万吨"), ("公路里程", "1250公里"), ("甲类项目", "12"))
    assert told(found) == [
        ("粮食总产量", "result", 862_000, "吨"),
        ("公路里程", "result", 1250, "公里"),
    ]


def test_a_number_without_any_unit_is_no_claim() -> None:
    assert told(reading(("指标", "2024年目标"), ("某某指数", "12"), ("另一指数", "13"))) == []


def test_a_table_of_words_is_read_as_the_sentences_it_holds() -> None:
    rows = (("项目", "内容"), ("就业", "城镇新增就业11.6万人。"), ("住房", "改造老旧小区35个。"))
    found = reading(*rows)
    assert found.outline.document.tables == ()
    assert {"11.6万人", "35个"} <= {c.quote for c in found.claims}


def test_lines_that_begin_with_a_tab_are_no_table() -> None:
    text = OPENING + "\t地区生产总值增长6.5%。\n\t城镇新增就业11.6万人。\n"
    assert from_bytes(text.encode(), "x", ".txt").tables == ()


def test_the_rows_can_be_searched_and_settled_with_the_sentences() -> None:
    found = reading(*TABLE)
    rows = sentence_rows(found)
    source = found.outline.document.source
    (row,) = [r for r in rows if r.reading.startswith("2\t城镇新增就业")]
    assert row.text == source[row.start : row.end]
    assert [r.index for r in rows] == list(range(len(rows)))


def test_the_same_table_in_a_page_a_word_document_and_a_pdf() -> None:
    rows = tuple(row[1:4] + row[5:6] for row in TABLE[:3])
    body = "".join(f"<p>{line}</p>" for line in OPENING.splitlines())
    cells = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    page = f"<html><body>{body}<table>{cells}</table><p>二、2024年工作安排</p></body></html>"
    sheet = pdf([*OPENING.splitlines(), *(" ".join(row) for row in rows)])
    expected = told(reading(*rows))
    assert len(expected) == 4
    files = ((page.encode(), ".html"), (tabled(OPENING, rows), ".docx"), (sheet, ".pdf"))
    for data, suffix in files:
        assert told(read(from_bytes(data, "x", suffix))) == expected, suffix
