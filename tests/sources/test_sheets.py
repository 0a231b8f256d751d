"""Tables of figures as rows of cells: the same rows with their numbers, whatever the file."""

from __future__ import annotations

import io
import re
import sys
import zipfile

import openpyxl
import pytest

from duixian.errors import BadRow, PackageMissing, TooLarge, UnknownFormat
from duixian.sources import sheets
from duixian.sources.tables import shape
from sources.tables import csv_of, parquet_of, xlsx_of

ROWS = (
    ("地区", "年份", "地区生产总值比上年增长（%）"),
    ("澜川市", 2023, 6.2),
    ("望汀区", 2024, 5.8),
)


def lines(data: bytes, suffix: str) -> list[tuple[int, list[str]]]:
    (sheet,) = sheets(data, f"figures{suffix}", suffix)
    return [
        (line[0], [str(cell) for cell in line[1]])
        for line in sheet.lines()
        if not isinstance(line, BadRow)
    ]


SAME = [(n, [str(cell) for cell in row]) for n, row in enumerate(ROWS, 1)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_table_of_text_by_any_delimiter(delimiter: str, encoding: str) -> None:
    assert lines(csv_of(*ROWS, delimiter=delimiter, encoding=encoding), ".csv") == SAME


def test_the_delimiter_is_that_of_the_rows_and_not_of_a_title_above_them() -> None:
    titled = "某市主要指标,初步核算\n\n".encode() + csv_of(*ROWS, delimiter="\t")
    assert lines(titled, ".csv")[-2:] == [(4, SAME[1][1]), (5, SAME[2][1])]


def test_a_workbook_and_a_columned_file_have_the_same_rows() -> None:
    assert lines(xlsx_of(figures=ROWS), ".xlsx") == SAME
    columns = {ROWS[0][i]: [row[i] for row in ROWS[1:]] for i in range(3)}
    assert lines(parquet_of(**columns), ".parquet") == SAME


def test_a_workbook_s_sheets_have_their_names_and_blank_rows_are_counted_but_not_given() -> None:
    data = xlsx_of(一=[["甲", 1], [None, None], ["  ", None], ["乙", 2]], 二=[["丙", 3]])
    one, two = sheets(data, "figures.xlsx", ".xlsx")
    assert (one.name, two.name) == ("一", "二")
    assert [line[0] for line in one.lines() if not isinstance(line, BadRow)] == [1, 4]
    assert list(two.lines()) == [(1, ["丙", 3])]


def test_a_share_that_is_shown_as_a_percentage_is_given_as_shown() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for column, (value, shown) in enumerate(
        [(0.062, "0.0%"), (0.062, "0.000"), (1, "0%"), ("六", "0%"), (True, "0%")], 1
    ):
        sheet.cell(1, column, value).number_format = shown
    out = io.BytesIO()
    book.save(out)
    ((_, (share, number, whole, word, true)),) = lines(out.getvalue(), ".xlsx")
    assert share == "6.2%"
    assert (number, whole, word, true) == ("0.062", "100%", "六", "True")


def computed(data: bytes, formula: str, value: str) -> bytes:
    """A workbook whose formula has the value that its program computed last."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/"):
                text = part.decode()
                part = re.sub(
                    rf"<f>{re.escape(formula)}</f><v ?/?>(</v>)?",
                    f"<f>{formula}</f><v>{value}</v>",
                    text,
                ).encode()
            new.writestr(name, part)
    return out.getvalue()


def test_a_formula_stands_for_the_value_that_was_computed_last() -> None:
    data = computed(xlsx_of(figures=[["增速"], ["=5+1.2"]]), "5+1.2", "6.2")
    assert lines(data, ".xlsx") == [(1, ["增速"]), (2, ["6.2"])]


def test_a_damaged_workbook_is_named_and_one_of_too_many_rows_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = xlsx_of(figures=ROWS)
    with pytest.raises(UnknownFormat, match=r"figures\.xlsx"):
        sheets(data[: len(data) // 2], "figures.xlsx", ".xlsx")
    monkeypatch.setattr(shape, "TABLE_ROWS", 3)
    assert len(lines(data, ".xlsx")) == 3
    monkeypatch.setattr(shape, "TABLE_ROWS", 2)
    with pytest.raises(TooLarge, match="more than 2 rows"):
        lines(data, ".xlsx")


def test_a_file_of_stata_is_read_with_pandas_and_else_says_what_it_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pandas = pytest.importorskip("pandas")
    out = io.BytesIO()
    pandas.DataFrame({"year": [2023, 2024], "growth": [6.2, 5.8]}).to_stata(out, write_index=False)
    found = lines(out.getvalue(), ".DTA")
    assert found == [(1, ["year", "growth"]), (2, ["2023", "6.2"]), (3, ["2024", "5.8"])]
    with pytest.raises(UnknownFormat, match=r"figures\.dta"):
        sheets(b"no table of that kind", "figures.dta", ".dta")
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(PackageMissing, match="takes the package pandas"):
        sheets(out.getvalue(), "figures.dta", ".dta")
