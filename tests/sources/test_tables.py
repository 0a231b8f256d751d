"""Reports in the rows of tables: what is read of them, and what is said of those that fail."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from duixian.errors import BadRow, EmptyInput, InputError, NotATextColumn, TooLarge, UnknownFormat
from duixian.sources import Row, from_bytes, is_table, rows
from duixian.sources.tables import shape, workbook
from sources.tables import OTHER, TEXT, csv_of, jsonl_of, parquet_of, xlsx_of

HEADER = ("地区", "年份", "正文")
ROWS = (("澜川市", 2024, TEXT), ("望汀区", 2025, OTHER))
KINDS = {
    ".csv": csv_of(HEADER, *ROWS),
    ".tsv": csv_of(HEADER, *ROWS, delimiter="\t"),
    ".jsonl": jsonl_of(*(dict(zip(HEADER, row, strict=True)) for row in ROWS)),
    ".xlsx": xlsx_of(报告=[HEADER, *ROWS]),
    ".parquet": parquet_of(地区=["澜川市", "望汀区"], 年份=[2024, 2025], 正文=[TEXT, OTHER]),
}


def read(data: bytes, suffix: str = ".csv", column: str = "正文") -> list[Row | BadRow]:
    return list(rows(data, f"reports{suffix}", suffix, column))


def good(data: bytes, suffix: str = ".csv", column: str = "正文") -> list[Row]:
    return [row for row in read(data, suffix, column) if isinstance(row, Row)]


def bad(data: bytes, suffix: str = ".csv", column: str = "正文") -> list[str]:
    return [str(row) for row in read(data, suffix, column) if isinstance(row, BadRow)]


# -- what is read ------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", KINDS)
def test_each_row_is_a_report_with_its_government_and_year(suffix: str) -> None:
    found = good(KINDS[suffix], suffix)
    assert [(r.text, r.government, r.report_year) for r in found] == [
        (TEXT, "澜川市", 2024),
        (OTHER, "望汀区", 2025),
    ]
    assert bad(KINDS[suffix], suffix) == []


def test_rows_are_numbered_as_a_spreadsheet_and_a_json_file_number_them() -> None:
    assert [[r.number for r in good(KINDS[kind], kind)] for kind in (".csv", ".xlsx")] == [
        [2, 3],
        [2, 3],
    ]
    assert [r.number for r in good(KINDS[".jsonl"], ".jsonl")] == [1, 2]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_a_table_in_another_encoding(encoding: str) -> None:
    assert [r.text for r in good(csv_of(HEADER, *ROWS, encoding=encoding))] == [TEXT, OTHER]


def test_a_cell_may_be_longer_than_the_csv_module_allows_by_default() -> None:
    long = "增长。" * 60_000
    assert good(csv_of(HEADER, ("澜川市", 2024, long)))[0].text == long


def test_a_json_list_is_read_as_json_lines_are() -> None:
    data = b"[" + b",".join(KINDS[".jsonl"].splitlines()) + b"]"
    assert [r.text for r in good(data, ".json")] == [TEXT, OTHER]


def test_a_line_separator_inside_a_json_string_ends_no_row() -> None:
    (row,) = good(jsonl_of({"正文": "一\u2028二"}), ".jsonl")
    assert row.text == "一\u2028二"


def test_every_sheet_with_the_column_is_read_and_named() -> None:
    data = xlsx_of(甲=[HEADER, ROWS[0]], 说明=[("备注",), ("无",)], 乙=[(), HEADER, ROWS[1]])
    found = good(data, ".xlsx")
    assert [(r.sheet, r.number, r.text) for r in found] == [("甲", 2, TEXT), ("乙", 3, OTHER)]


def test_line_ends_that_excel_escapes_are_line_ends() -> None:
    data = xlsx_of(甲=[("正文",), ("各位代表：_x000D_\n增长6%",)])
    assert good(data, ".xlsx")[0].text == "各位代表：\r\n增长6%"


def test_a_text_that_excel_cut_off_is_said_to_be_so() -> None:
    data = xlsx_of(甲=[("正文",), ("字" * workbook.MOST_IN_A_CELL,), ("短",)])
    cut, whole = good(data, ".xlsx")
    assert "32,767" in cut.notes[0]
    assert whole.notes == ()


def test_a_table_that_comes_without_a_name_is_known_by_its_first_bytes() -> None:
    for suffix in KINDS:
        if suffix != ".tsv":
            assert [r.text for r in good(KINDS[suffix], "")] == [TEXT, OTHER]


@pytest.mark.parametrize(
    ("header", "cells", "government"),
    [
        (("省份", "城市"), ("辽宁省", "大连市"), "辽宁省大连市"),
        (("省份", "城市", "区县"), ("吉林", "长春市", "朝阳区"), "吉林长春市朝阳区"),
        (("省份", "城市"), ("北京市", "北京市"), "北京市"),
        (("省份", "城市"), ("辽宁省", ""), "辽宁省"),
        (("Province", "City"), ("辽宁", "大连"), "辽宁大连"),
        (("行政区划代码",), (210200,), "大连市"),
        (("code", "place"), ("320106", "鼓楼区"), "320106"),
        (("government",), ("不存在的地方",), "不存在的地方"),
        (("备注",), ("大连市",), None),
    ],
)
def test_whose_report_it_is(
    header: tuple[str, ...], cells: tuple[object, ...], government: str | None
) -> None:
    (row,) = good(csv_of((*header, "正文"), (*cells, TEXT)))
    assert row.government == government


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        (2020, 2020),
        (2020.0, 2020),
        ("2020年", 2020),
        (date(2020, 1, 14), 2020),
        (datetime(2020, 1, 14, 9), 2020),
        (None, None),
        ("-", None),
    ],
)
def test_of_which_year_it_is(cell: object, year: int | None) -> None:
    (row,) = good(xlsx_of(甲=[("报告年份", "正文"), (cell, TEXT)]), ".xlsx")
    assert (row.report_year, row.notes) == (year, ())


@pytest.mark.parametrize("cell", ["去年", "2019-2020", "12020"])
def test_a_year_that_is_none_is_left_aside_and_said(cell: str) -> None:
    (row,) = good(csv_of(("年份", "正文"), (cell, TEXT)))
    assert row.report_year is None
    assert cell in row.notes[0]


def test_title_and_address_are_kept() -> None:
    (row,) = good(csv_of(("标题", "网址", "正文"), ("工作报告", "https://example.org/1", TEXT)))
    assert (row.title, row.url) == ("工作报告", "https://example.org/1")


# -- bad rows ----------------------------------------------------------------------------------


def test_a_bad_row_is_named_and_the_rest_goes_on() -> None:
    data = csv_of(HEADER, ROWS[0], ("望汀区", 2025, "  "), ("甲", 1, TEXT, "多"), ROWS[1])
    assert [r.text for r in good(data)] == [TEXT, OTHER]
    empty, shifted = bad(data)
    assert empty.startswith("reports.csv, row 3: its cell under '正文' is empty. ")
    assert shifted.startswith("reports.csv, row 4: it has 4 cells and the header 3. ")


def test_a_quotation_mark_that_is_never_closed_is_named_with_its_line() -> None:
    data = csv_of(HEADER, ROWS[0]) + '望汀区,2025,"没有结束\n'.encode()
    assert [r.text for r in good(data)] == [TEXT]
    line = 3 + TEXT.count("\n")
    assert (
        f"row 3: a quotation mark is opened and never closed (from line {line} on)" in bad(data)[0]
    )


def test_lines_that_are_no_json_object_are_named() -> None:
    data = b'{"\xe6\xad\xa3\n[1]\n' + jsonl_of({"正文": TEXT}, {"正文": 7}, {"标题": "无"})
    assert [r.number for r in good(data, ".jsonl")] == [3]
    broken, a_list, a_number, nothing = bad(data, ".jsonl")
    assert "row 1: it is no JSON" in broken
    assert "row 2: it is no JSON object" in a_list
    assert "row 4: its cell under '正文' is no text" in a_number
    assert "row 5: its cell under '正文' is empty" in nothing


def test_half_a_character_is_named_with_its_place() -> None:
    assert "half a character (character 2)" in bad(b'{"t": "ab\\ud83d"}', ".jsonl", "t")[0]


# -- bad tables --------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", KINDS)
def test_a_table_without_the_named_column_names_those_it_has(suffix: str) -> None:
    with pytest.raises(NotATextColumn, match=r"no column '文本'.*地区, 年份, 正文.*column 正文"):
        read(KINDS[suffix], suffix, "文本")


@pytest.mark.parametrize("suffix", KINDS)
def test_a_table_given_as_a_report_is_said_to_be_one(suffix: str) -> None:
    with pytest.raises(NotATextColumn, match=r"地区, 年份, 正文.*--text-column 正文"):
        from_bytes(KINDS[suffix], f"reports{suffix}", suffix)


def test_the_column_suggested_holds_the_longest_texts_whatever_it_is_called() -> None:
    data = csv_of(("content", "the words"), ("x", TEXT * 2))
    with pytest.raises(NotATextColumn, match="--text-column 'the words'"):
        from_bytes(data, "reports.csv", ".csv")


def test_a_table_of_figures_is_not_told_to_have_a_text() -> None:
    with pytest.raises(NotATextColumn, match="none of them looks like a report's text"):
        from_bytes(csv_of(("地区", "产值"), ("澜川市", 12)), "gdp.csv", ".csv")


def test_a_table_without_a_header_is_said_to_be_so() -> None:
    with pytest.raises(
        NotATextColumn, match="without a header: its first row begins with '澜川市'"
    ):
        read(csv_of(*ROWS))


def test_a_name_is_found_whatever_its_case() -> None:
    assert len(good(csv_of((" Content",), (TEXT,)), column="content")) == 1


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"\n\n", ".csv"),
        (csv_of(HEADER), ".csv"),
        (b"7\nnothing\n", ".jsonl"),
        (xlsx_of(甲=[]), ".xlsx"),
        (xlsx_of(甲=[HEADER]), ".xlsx"),
        (parquet_of(正文=[]), ".parquet"),
    ],
)
def test_a_table_without_rows(data: bytes, suffix: str) -> None:
    with pytest.raises(EmptyInput):
        read(data, suffix)


@pytest.mark.parametrize("suffix", [".xlsx", ".parquet"])
def test_a_table_cut_short_is_said_to_be_damaged(suffix: str) -> None:
    with pytest.raises(UnknownFormat, match="damaged"):
        read(KINDS[suffix][:-100], suffix)
    with pytest.raises(UnknownFormat, match="is none"):
        from_bytes(TEXT.encode(), f"reports{suffix}", suffix)


@pytest.mark.parametrize("suffix", KINDS)
def test_more_rows_than_there_are_reports(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shape, "TABLE_ROWS", 1)
    with pytest.raises(TooLarge, match="more than 1 rows"):
        read(KINDS[suffix], suffix)


def test_a_workbook_that_unpacks_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "UNPACKED_BYTES", 1000)
    with pytest.raises(TooLarge, match="would unpack to"):
        read(KINDS[".xlsx"], ".xlsx")


def test_every_refusal_says_what_to_do() -> None:
    for data, suffix in ((b"\xff\xfe\xfd", ".csv"), (b"[1,", ".json"), (b"PAR1junk", ".parquet")):
        with pytest.raises(InputError) as caught:
            read(data, suffix)
        assert str(caught.value).startswith("reports")
        assert len(caught.value.advice) > 10


def test_which_files_are_tables() -> None:
    assert is_table(KINDS[".xlsx"][:100], ".xlsx")
    assert is_table(b"PAR1", ".dat")
    assert not is_table(b"PK\x03\x04", ".docx")
    assert not is_table("各位代表".encode(), ".txt")
