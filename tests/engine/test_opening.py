"""What paths mean: reports, tables with a report in each row, archives with one a member."""

from __future__ import annotations

from pathlib import Path

import pytest

from duixian.engine import IndexEntry, Input, find_inputs, inside, read_many
from duixian.errors import BadRow, InputError, NotATextColumn, TooLarge
from duixian.sources import limits
from sources.tables import OTHER, TEXT, csv_of, xlsx_of, zip_of

TABLE = csv_of(("标题", "网址", "正文"), ("2024年大连市政府工作报告", "https://example.org", TEXT))


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def found(*paths: Path, **options: object) -> list[Input]:
    inputs = list(find_inputs(paths, **options))  # type: ignore[arg-type]
    assert all(isinstance(one, Input) for one in inputs), inputs
    return [one for one in inputs if isinstance(one, Input)]


def test_a_row_is_a_report_named_by_file_and_row(tmp_path: Path) -> None:
    (row,) = found(written(tmp_path, "2024.csv", TABLE), text_column="正文")
    assert (row.doc, row.name) == ("2024#2", f"{tmp_path}/2024.csv, row 2")
    assert row.data == row.original == TEXT.encode()
    (outcome,) = read_many([row])
    assert outcome.reading is not None
    assert outcome.reading.outline.document.source == TEXT
    assert outcome.reading.outline.document.origin == "https://example.org"


def test_a_row_of_a_workbook_with_several_sheets_names_its_own(tmp_path: Path) -> None:
    data = xlsx_of(甲=[("正文",), (TEXT,)], 乙=[("正文",), (OTHER,)])
    rows = found(written(tmp_path, "all.xlsx", data), text_column="正文")
    assert [row.doc for row in rows] == ["all#甲-2", "all#乙-2"]
    assert rows[1].name.endswith("all.xlsx, sheet 乙, row 2")


def test_what_a_rows_title_says_is_known_unless_something_better_is(tmp_path: Path) -> None:
    file = written(tmp_path, "t.csv", TABLE)
    (by_title,) = found(file, text_column="正文")
    assert by_title.index == IndexEntry("大连市", 2024)
    (by_index,) = found(file, index={"t#2": IndexEntry("澜川市")}, text_column="正文")
    assert by_index.index == IndexEntry("澜川市", 2024)
    cells = csv_of(("标题", "地区", "正文"), ("2024年大连市政府工作报告", "辽宁省", TEXT))
    (by_cell,) = found(written(tmp_path, "c.csv", cells), text_column="正文")
    assert by_cell.index == IndexEntry("辽宁省", 2024)


def test_bad_rows_stand_among_the_others(tmp_path: Path) -> None:
    file = written(tmp_path, "t.csv", csv_of(("正文",), (TEXT,), ("\t",), (OTHER,)) + b'"x\n')
    kinds = [type(one) for one in find_inputs([file], text_column="正文")]
    assert kinds == [Input, Input, BadRow]  # a row of blanks alone is none
    named = [one for one in find_inputs([file], text_column="正文") if isinstance(one, Input)]
    assert [one.doc for one in named] == ["t#2", "t#4"]


def test_a_folder_means_its_tables_only_where_a_column_is_named(tmp_path: Path) -> None:
    index = written(tmp_path, "INDEX.csv", b"doc,government,report_year\n")
    written(tmp_path, "a.txt", TEXT.encode())
    written(tmp_path, "b.csv", TABLE)
    assert [one.doc for one in found(tmp_path)] == ["a"]
    both = found(tmp_path, text_column="正文", without=index)
    assert [one.doc for one in both] == ["a", "b#2"]
    (named,) = find_inputs([index], text_column="正文", without=index)
    assert isinstance(named, NotATextColumn)


def test_members_are_read_one_by_one(tmp_path: Path) -> None:
    file = written(tmp_path, "all.zip", zip_of({"甲/a.txt": TEXT, "b.csv": TABLE, "../c.txt": "x"}))
    refused, member = find_inputs([file], {"a": IndexEntry("大连市", 2020)})
    assert isinstance(refused, InputError)
    assert isinstance(member, Input)
    assert (member.doc, member.data) == ("a", None)
    assert member.original == TEXT.encode()
    assert member.index == IndexEntry("大连市", 2020)
    (outcome,) = read_many([member])
    assert outcome.reading is not None
    assert outcome.reading.doc == "a"


def test_tables_in_an_archive_mean_their_rows_where_a_column_is_named(tmp_path: Path) -> None:
    data = zip_of({"a.txt": TEXT, "b.csv": TABLE, "c.csv": "地区\n大连\n"})
    file = written(tmp_path, "all.zip", data)
    text, row, failed = find_inputs([file], text_column="正文")
    assert isinstance(text, Input)
    assert isinstance(row, Input)
    assert (text.doc, row.doc) == ("a", "b#2")
    assert isinstance(failed, NotATextColumn)
    assert [type(one) for one in inside(Input("stdin", data=data), text_column="正文")] == [
        *(Input, Input, NotATextColumn),
    ]


def test_bytes_without_a_file_are_opened_as_well(tmp_path: Path) -> None:
    (row,) = inside(Input("stdin", data=TABLE), text_column="正文")
    assert isinstance(row, Input)
    assert row.doc == "stdin#2"
    given = Input("stdin", data=TABLE)
    assert list(inside(given)) == [given]


def test_a_member_that_went_away_costs_itself(tmp_path: Path) -> None:
    file = written(tmp_path, "all.zip", zip_of({"a.txt": TEXT}))
    (member,) = found(file)
    file.unlink()
    (outcome,) = read_many([member])
    assert isinstance(outcome.error, InputError)
    assert "all.zip/a.txt" in str(outcome.error)


def test_a_table_larger_than_its_limit_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path, "t.csv", TABLE)
    monkeypatch.setattr(limits, "TABLE_BYTES", 100)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("the file was read"))
    (error,) = find_inputs([file], text_column="正文")
    assert isinstance(error, TooLarge)
