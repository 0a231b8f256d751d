"""Tables as offices make them: any order of columns, titles above, merged and bad cells."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from duixian.desk.forms import (
    Form,
    FormMilestone,
    FormOfAnotherYear,
    FormPlace,
    FormRow,
    NoFormInIt,
    read_form,
)
from duixian.errors import InputError, ToolMissing
from duixian.sources import convert

Make = Callable[..., Path]
UNITS = ["市发展和改革委员会", "市财政局", "市水务局", "市城市管理局"]
HEAD = ["序号", "类别", "任务内容", "牵头单位", "配合单位", "完成时限"]


def sheet(*rows: Sequence[Any], head: list[str] = HEAD, title: str = "2025年任务分解表") -> Any:
    return {"分解表": ([[title], head, *rows], [])}


def kinds(form: Form) -> list[str]:
    return [fault.kind for fault in form.faults]


def test_a_plain_table_gives_its_rows_with_their_places(workbook: Make) -> None:
    path = workbook(
        sheet([1, "水利", "新建水闸2座", "市水务局", "市财政局", datetime(2025, 6, 30)])
    )
    form = read_form(path, 2025)
    assert form.rows == (
        FormRow(
            "新建水闸2座",
            number="1",
            category="水利",
            lead_units=("市水务局",),
            supporting_units=("市财政局",),
            deadline=date(2025, 6, 30),
        ),
    )
    assert form.rows[0].place == FormPlace("分解表", 3)
    assert (form.faults, form.year, form.title) == ((), 2025, "2025年任务分解表")


@pytest.mark.parametrize(
    "head",
    [
        ["完成时间", "主办单位", "协办单位", "工 作 任 务", "项次", "领域"],
        ["办结时限(月底前)", "主责部门", "协同单位", "目标任务", "编号", "任务类别"],
    ],
)
def test_columns_are_known_in_any_order_and_wording(workbook: Make, head: list[str]) -> None:
    row = ["9月底前", "市水务局", "市财政局", "新建水闸2座", "3", "水利"]
    (read,) = read_form(workbook(sheet(row, head=head)), 2025).rows
    assert (read.text, read.number, read.category) == ("新建水闸2座", "3", "水利")
    assert (read.lead_units, read.supporting_units) == (("市水务局",), ("市财政局",))
    assert (read.deadline, read.deadline_text) == (date(2025, 9, 30), "9月底前")


def test_a_heading_of_two_lines_is_read_down_each_column(workbook: Make) -> None:
    head = ["任务", "责任单位", None, "季度节点", None, None, None]
    below = [None, "牵头单位", "配合单位", "一季度", "二季度", "三季度", "四季度"]
    row = ["新建水闸2座", "市水务局", "市财政局", "招标", "开工", None, "投用"]
    path = workbook({"表": ([head, below, row], ["A1:A2", "B1:C1", "D1:G1"])})
    (read,) = read_form(path, 2025).rows
    assert (read.lead_units, read.supporting_units) == (("市水务局",), ("市财政局",))
    assert read.milestones == (
        FormMilestone(1, "招标"),
        FormMilestone(2, "开工"),
        FormMilestone(4, "投用"),
    )


def test_what_is_merged_stands_in_every_row_of_it(workbook: Make) -> None:
    rows: list[list[Any]] = [
        [1, "水利", "新建水闸2座", "市水务局", "市财政局", "6月底"],
        [2, None, "疏浚河道30公里", None, None, "9月底"],
    ]
    sheets = sheet(*rows)
    sheets["分解表"] = (sheets["分解表"][0], ["A1:F1", "B3:B4", "D3:D4", "E3:E4"])
    form = read_form(workbook(sheets), 2025)
    assert form.faults == ()
    assert [row.category for row in form.rows] == ["水利", "水利"]
    assert [row.lead_units for row in form.rows] == [("市水务局",)] * 2
    assert [row.deadline for row in form.rows] == [date(2025, 6, 30), date(2025, 9, 30)]


def test_one_task_merged_over_several_goals_gives_an_item_each(workbook: Make) -> None:
    head = ["序号", "任务", "工作目标", "责任单位"]
    rows = [
        [1, "办好民生实事", "新建公厕9座", "市城市管理局"],
        [None, None, "修路3公里", "市水务局"],
    ]
    path = workbook({"表": ([head, *rows], ["A2:A3", "B2:B3"])})
    form = read_form(path, 2025)
    assert [(r.text, r.goal, r.number) for r in form.rows] == [
        ("办好民生实事", "新建公厕9座", "1"),
        ("办好民生实事", "修路3公里", "1"),
    ]
    assert form.faults == ()


def test_a_line_across_the_table_sorts_the_rows_below_it(workbook: Make) -> None:
    head = ["序号", "任务", "责任单位", "完成时限"]
    rows = [
        ["一、水利", None, None, None],
        [1, "新建水闸2座", "市水务局", "6月底"],
        ["二、城管", None, None, None],
        [1, "新建公厕9座", "市城市管理局", "6月底"],
        ["注:由督查室汇总", None, None, None],
    ]
    path = workbook({"表": ([head, *rows], ["A2:D2", "A6:D6"])})
    form = read_form(path, 2025)
    assert [row.category for row in form.rows] == ["一、水利", "二、城管"]
    assert "注:由督查室汇总" in form.notes
    assert form.faults == ()


def test_every_bad_cell_is_named_and_the_rest_is_imported(workbook: Make) -> None:
    path = workbook(
        sheet(
            [1, "水利", "新建水闸2座", "市水物局", "市财政局", "6月底"],
            [2, "水利", "疏浚河道30公里", "市水务局", None, "尽快"],
            [3, "水利", None, "市水务局", None, "9月"],
            [4, "水利", "巡查水库", None, None, "2024年12月"],
            [4, "水利", "加固堤防5公里", "市水务局", None, 2025.1],
        )
    )
    form = read_form(path, 2025, UNITS)
    found = [(fault.kind, str(fault.place)) for fault in form.faults]
    assert found == [
        ("unknown_unit", "sheet 分解表, cell D3"),
        ("bad_deadline", "sheet 分解表, cell F4"),
        ("no_text", "sheet 分解表, cell C5"),
        ("deadline_before", "sheet 分解表, cell F6"),
        ("no_units", "sheet 分解表, cell D6"),
        ("number_twice", "sheet 分解表, cell A7"),
        ("bad_deadline", "sheet 分解表, cell F7"),
    ]
    assert len(form.rows) == 4
    assert "市水务局" in form.faults[0].advice
    assert form.rows[0].lead_units == ("市水物局",), "kept as it stands: people decide"


def test_a_cell_merged_over_two_fields_is_named(workbook: Make) -> None:
    sheets = sheet([1, "水利", "新建水闸2座", "市水务局", None, "6月底"])
    sheets["分解表"] = (sheets["分解表"][0], ["D3:E3"])
    form = read_form(workbook(sheets), 2025)
    assert kinds(form) == ["merged_across"]
    assert form.faults[0].place == FormPlace("分解表", 3, "E")
    assert form.rows[0].lead_units == form.rows[0].supporting_units == ("市水务局",)


def test_units_are_found_by_their_short_names(workbook: Make) -> None:
    path = workbook(
        sheet([1, "", "编规划", "市发改委(牵头)、市财政局等", "各县(市、区)政府", "年底"])
    )
    form = read_form(path, 2025, UNITS)
    assert form.faults == ()
    assert form.rows[0].lead_units == ("市财政局", "市发展和改革委员会")
    assert form.rows[0].supporting_units == ("各县(市、区)政府",)


def test_a_sheet_of_another_year_is_left_out_and_named(workbook: Make) -> None:
    old = sheet([1, "水利", "新建水闸1座", "市水务局", "", "6月底"], title="2024年任务分解表")
    new = sheet([1, "水利", "新建水闸2座", "市水务局", "", "6月底"])
    path = workbook({"去年": old["分解表"], "今年": new["分解表"]})
    form = read_form(path, 2025)
    assert [row.text for row in form.rows] == ["新建水闸2座"]
    assert [(f.kind, f.place) for f in form.faults] == [("other_year", FormPlace("去年", 1, "A"))]


def test_a_form_of_another_year_is_refused_with_both_years(workbook: Make) -> None:
    path = workbook(sheet([1, "水利", "新建水闸1座", "市水务局", "", "6月底"]))
    with pytest.raises(FormOfAnotherYear, match=r"2025.*2026"):
        read_form(path, 2026)
    assert read_form(path).year == 2025


def test_a_file_that_is_no_form_says_what_is_missing(workbook: Make) -> None:
    path = workbook({"表": ([["姓名", "电话"], ["李明", "123"]], [])})
    with pytest.raises(NoFormInIt, match="责任单位"):
        read_form(path, 2025)


OLD = [
    ["序号", "任务", "责任单位", "配合单位", "时限"],
    ["1", "新建水闸2座", "市水务局", "", "6月底"],
    ["2", "疏浚河道30公里", "", "市财政局", "9月底"],
]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_an_old_word_file_keeps_its_merged_cells(document: Make) -> None:
    made = document(["2025年任务清单"], OLD, merged=[((1, 2), (2, 2))], end="完")
    old = made.with_suffix(".doc")
    old.write_bytes(convert(made.read_bytes(), ".docx", "doc", made.name))
    form = read_form(old, 2025)
    assert [row.responsible_units for row in form.rows] == [("市水务局",)] * 2
    assert [row.deadline for row in form.rows] == [date(2025, 6, 30), date(2025, 9, 30)]
    assert (form.faults, form.title) == ((), "2025年任务清单")


def test_an_old_workbook_keeps_merged_cells_and_dates(tmp_path: Path) -> None:
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    sheet = book.add_sheet("分解表")
    for at, row in enumerate(OLD):
        for column, text in enumerate(row):
            if (at, column) not in ((1, 2), (2, 2), (2, 4)):
                sheet.write(at, column, text)
    sheet.write_merge(1, 2, 2, 2, "市水务局")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    sheet.write(2, 4, datetime(2025, 9, 15), day)
    book.save(str(tmp_path / "form.xls"))
    form = read_form(tmp_path / "form.xls", 2025)
    assert [row.responsible_units for row in form.rows] == [("市水务局",)] * 2
    assert [row.deadline for row in form.rows] == [date(2025, 6, 30), date(2025, 9, 15)]
    assert (form.faults, form.rows[1].place) == ((), FormPlace("分解表", 3))


def test_a_damaged_old_workbook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "form.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"))
    with pytest.raises(InputError, match=r"form\.xls.*\.xlsx"):
        read_form(path)


def test_without_its_reader_an_old_workbook_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlrd", None)
    path = tmp_path / "form.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"))
    with pytest.raises(ToolMissing, match=r"duixian\[desk\].*\.xlsx"):
        read_form(path)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95])
def test_an_old_workbook_cut_off_anywhere_is_an_error_with_a_name(
    tmp_path: Path, share: float
) -> None:
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    sheet = book.add_sheet("分解表")
    for at in range(200):
        sheet.write(at, 0, f"新建第{at}号水闸")
    book.save(str(tmp_path / "whole.xls"))
    whole = (tmp_path / "whole.xls").read_bytes()
    (tmp_path / "cut.xls").write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(InputError, match=r"cut\.xls"):
        read_form(tmp_path / "cut.xls")


def test_several_sheets_are_read_and_a_cover_is_only_noted(workbook: Make) -> None:
    one = sheet([1, "水利", "新建水闸2座", "市水务局", "", "6月底"])["分解表"]
    other = sheet([1, "城管", "新建公厕9座", "市城市管理局", "", "长期坚持"])["分解表"]
    form = read_form(workbook({"封面": ([["说明"]], []), "水利": one, "城管": other}), 2025)
    assert [row.place.sheet for row in form.rows] == ["水利", "城管"]
    assert (form.faults, form.rows[1].deadline, form.rows[1].deadline_text) == (
        (),
        None,
        "长期坚持",
    )
    assert "封面: no form" in form.notes


def test_a_word_table_with_merged_cells_is_read(document: Make) -> None:
    rows = [
        ["序号", "任务", "责任单位", "时限"],
        ["1", "新建水闸2座", "市水务局", "6月底"],
        ["2", "疏浚河道30公里", "", "9月底"],
    ]
    path = document(["2025年重点任务清单"], rows, merged=[((1, 2), (2, 2))])
    form = read_form(path, 2025)
    assert [row.responsible_units for row in form.rows] == [("市水务局",)] * 2
    assert form.rows[1].place == FormPlace("table 1", 3)
    assert (form.faults, form.title) == ((), "2025年重点任务清单")


def test_a_csv_in_gbk_is_read(tmp_path: Path) -> None:
    text = "序号,任务内容,责任单位,完成时限\n1,新建水闸两座并疏浚河道,市水务局、市财政局,三季度\n"
    path = tmp_path / "2025年分解表.csv"
    path.write_bytes(text.encode("gb18030"))
    (row,) = read_form(path, 2025).rows
    assert row.responsible_units == ("市水务局", "市财政局")
    assert row.deadline == date(2025, 9, 30)


def test_columns_of_other_headings_are_kept(workbook: Make) -> None:
    head = ["任务", "责任单位", "联系电话"]
    (row,) = read_form(workbook({"表": ([head, ["修路", "市水务局", "12345"]], [])})).rows
    assert row.others == (("联系电话", "12345"),)


def test_a_form_that_says_the_first_unit_leads_is_believed(workbook: Make) -> None:
    head = ["任务", "责任单位"]
    rows = [["说明:责任单位中列第一位的为牵头单位", None], head, ["修路", "市水务局、市财政局"]]
    (row,) = read_form(workbook({"表": (rows, [])})).rows
    assert (row.lead_units, row.responsible_units) == (("市水务局",), ("市财政局",))


def test_a_table_of_a_web_page_is_read(text_file: Make) -> None:
    page = (
        "<html><head><meta charset=utf-8></head><body><h1>2025年政府工作报告任务分解表</h1>"
        "<table><tr><th>序号<th>任务内容<th>责任单位<th>完成时限</tr>"
        "<tr><td>1<td>新建水闸2座<td rowspan=2>市水务局<td>6月底</tr>"
        "<tr><td>2<td>疏浚河道30公里<td>9月底</tr></table></body></html>"
    )
    form = read_form(text_file(page, "form.html"), 2025)
    assert [row.responsible_units for row in form.rows] == [("市水务局",)] * 2
    assert (form.rows[1].place, form.title) == (
        FormPlace("table 1", 3),
        "2025年政府工作报告任务分解表",
    )
    with pytest.raises(FormOfAnotherYear):
        read_form(text_file(page, "form.html"), 2026)


def test_a_row_without_category_below_one_with_it_says_so(workbook: Make) -> None:
    path = workbook(
        sheet(
            [1, "水利", "新建水闸2座", "市水务局", "/", "6月底"],
            [2, None, "疏浚河道30公里", "市水务局", "/", "6月底"],
            [3, "—", "开展巡查", "—", "—", "长期"],
        )
    )
    form = read_form(path, 2025)
    assert [row.category for row in form.rows] == ["水利", "水利", None]
    assert form.faults == (), "— says that nobody is meant"


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2025年6月底完成主体,12月20日前投用", date(2025, 12, 20)),
        ("2025.10", date(2025, 10, 31)),
        ("2025/3/15", date(2025, 3, 15)),
        (45838, date(2025, 6, 30)),
        ("2026年", date(2026, 12, 31)),
        ("Q3", date(2025, 9, 30)),
        ("全年", date(2025, 12, 31)),
    ],
)
def test_deadlines_are_read_in_all_their_writings(workbook: Make, cell: Any, day: date) -> None:
    form = read_form(workbook(sheet([1, "水利", "新建水闸", "市水务局", "", cell])), 2025)
    assert (form.rows[0].deadline, form.faults) == (day, ())


@pytest.mark.parametrize("cell", ["尽快", "2025年13月", 2025.1, "6", "2025-02-30"])
def test_a_deadline_that_is_no_day_is_named_and_its_words_kept(workbook: Make, cell: Any) -> None:
    form = read_form(workbook(sheet([1, "水利", "新建水闸", "市水务局", "", cell])), 2025)
    assert kinds(form) == ["bad_deadline"]
    assert (form.rows[0].deadline, form.rows[0].deadline_text) == (None, str(cell))


def test_a_damaged_workbook_is_named(tmp_path: Path, workbook: Make) -> None:
    whole = workbook(sheet([1, "水利", "新建水闸", "市水务局", "", "6月"])).read_bytes()
    (tmp_path / "cut.xlsx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match=r"cut\.xlsx.*damaged"):
        read_form(tmp_path / "cut.xlsx")
