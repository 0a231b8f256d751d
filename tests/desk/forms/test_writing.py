"""What is written is read again as the same rows."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.desk.forms import (
    CellTooLong,
    FormMilestone,
    FormRow,
    Light,
    Occasion,
    UnknownStanding,
    UnknownSuffix,
    read_form,
    write_bulletin,
    write_form,
    write_ledger,
)

TITLE = "兰川市2025年《政府工作报告》任务分解表"
ROWS = (
    FormRow(
        "新建水闸2座",
        number="1",
        category="水利",
        lead_leaders=("李明", "王小红"),
        lead_units=("市水务局",),
        responsible_units=("市财政局", "各县(市、区)政府"),
        deadline=date(2025, 6, 30),
        goal="建成\n并移交",
        milestones=(FormMilestone(1, "招标"), FormMilestone(4, "投用")),
        progress="主体完工",
        quote="新建水闸2座,疏浚河道30公里。",
        others=(("联系电话", "12345"),),
    ),
    FormRow(
        "疏浚河道30公里",
        number="2",
        category="水利",
        lead_units=("市水务局",),
        supporting_units=("市城管局",),
        deadline=date(2025, 9, 30),
        deadline_text="三季度末",
        milestones=(FormMilestone(None, "按计划推进"),),
    ),
    FormRow("开展巡查", number="3", deadline_text="长期坚持"),
)
HAN = st.text("水务局新建河道工程设施改造完善提升乡镇学校=+-@'", min_size=2, max_size=12).map(
    lambda text: "今" + text
)
UNIT = st.sampled_from(
    ["市水务局", "市财政局", "市发改委", "各县(市、区)政府", "市住建局(市人防办)"]
)
UNITS = st.lists(UNIT, max_size=3, unique=True).map(tuple)


def row(text: str, number: int, goal: str | None, units: list[tuple[str, ...]]) -> FormRow:
    return FormRow(
        text, number=str(number), goal=goal, lead_units=units[0], responsible_units=units[1],
        supporting_units=units[2],
    )  # fmt: skip


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".csv"])
def test_a_written_form_is_read_as_the_same_rows(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"form{suffix}"
    write_form(ROWS, path, title=TITLE)
    form = read_form(path, 2025)
    assert form.rows == ROWS
    assert (form.faults, form.title, form.year) == ((), TITLE, 2025)


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".csv"])
@settings(max_examples=15, deadline=None)
@given(
    cells=st.lists(
        st.tuples(HAN, st.none() | HAN, st.lists(UNITS, min_size=3, max_size=3)),
        min_size=1,
        max_size=4,
    )
)
def test_any_rows_come_back(
    suffix: str, cells: list[tuple[str, str | None, list[tuple[str, ...]]]]
) -> None:
    rows = tuple(row(text, i, goal, units) for i, (text, goal, units) in enumerate(cells, 1))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"form{suffix}"
        write_form(rows, path, title=TITLE)
        assert read_form(path, 2025).rows == rows


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".csv"])
def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path, suffix: str) -> None:
    bad = FormRow('=HYPERLINK("x")', goal="+1", progress="@SUM(A1)", lead_units=("市水务局",))
    path = tmp_path / f"form{suffix}"
    write_form([bad], path, title=TITLE)
    assert read_form(path).rows == (bad,)
    if suffix == ".xlsx":
        cells = [cell for line in openpyxl.load_workbook(path).active for cell in line]
        assert {cell.data_type for cell in cells if cell.value} == {"s"}
    if suffix == ".csv":
        assert "'=HYPERLINK" in path.read_text("utf-8-sig")


def test_signs_that_no_file_can_hold_are_shown_as_lost(tmp_path: Path) -> None:
    write_form(
        [FormRow("新建\x07水闸", lead_units=("市水务局",))], tmp_path / "f.docx", title=TITLE
    )
    assert read_form(tmp_path / "f.docx").rows[0].text == "新建\ufffd水闸"


def test_a_form_is_not_written_in_an_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(UnknownSuffix, match=r"\.xlsx"):
        write_form(ROWS, tmp_path / "form.pdf", title=TITLE)


def test_a_text_longer_than_a_cell_is_refused_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(CellTooLong, match="row 3"):
        write_form([FormRow("长" * 40_000)], tmp_path / "form.xlsx", title=TITLE)


@dataclass(frozen=True)
class Item:
    """What a test gives for an entry of the desk."""

    row: FormRow
    standing: str
    light: Light | None = None
    share: float | None = None


ITEMS = (
    Item(ROWS[0], "已完成", "green", 1.0),
    Item(ROWS[1], "欠进度", "red", 0.25),
    Item(ROWS[2], "达进度"),
)
OCCASION = Occasion("兰川市", 2025, 2, date(2025, 6, 30))


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".csv"])
def test_a_ledger_is_prefilled_and_read_again(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"ledger{suffix}"
    write_ledger(ITEMS, path, OCCASION)
    read = read_form(path, 2025)
    assert [r.standing for r in read.rows] == ["已完成", "欠进度", "达进度"]
    plain = [replace(r, standing=None, others=()) for r in read.rows]
    assert plain == [replace(r, others=()) for r in ROWS]
    assert dict(read.rows[1].others) == {"完成比例": "25.0%", "红黄绿灯": "红"}
    assert read.title == "兰川市2025年《政府工作报告》目标任务上半年工作台账"


def test_what_people_filled_into_a_ledger_stays_in_the_next(tmp_path: Path) -> None:
    noted = replace(ROWS[1], others=(("存在问题", "征地未完"),))
    write_ledger([Item(noted, "欠进度")], tmp_path / "l.xlsx", OCCASION)
    (read,) = read_form(tmp_path / "l.xlsx", 2025).rows
    assert dict(read.others)["存在问题"] == "征地未完"


def test_a_bulletin_counts_what_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "bulletin.docx"
    write_bulletin(ITEMS, path, OCCASION)
    text = "\n".join(p.text for p in docx.Document(str(path)).paragraphs)
    assert "关于兰川市2025年《政府工作报告》目标任务上半年完成情况的通报" in text
    assert "纳入台账3项(对应报告1句原文)" in text
    assert "截至2025年6月30日,已完成1项,占33.3%;超进度0项,占0.0%" in text
    assert "1.疏浚河道30公里。(牵头单位:市水务局;完成时限:三季度末)" in text
    table = [[c.text for c in r.cells] for r in docx.Document(str(path)).tables[1].rows]
    assert table[1] == ["市水务局", "2", "1", "0", "0", "1", "0", "50.0%"]


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_the_rows_of_a_bulletin_are_read_once(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"bulletin{suffix}"
    write_bulletin(ITEMS, path, OCCASION)
    assert [r.text for r in read_form(path, 2025).rows] == [r.text for r in ROWS]


def test_an_entry_that_no_bulletin_counts_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownStanding, match=r"新建水闸2座.*正在办"):
        write_bulletin([Item(ROWS[0], "正在办")], tmp_path / "b.docx", OCCASION)


def test_a_bulletin_of_nothing_says_so(tmp_path: Path) -> None:
    write_bulletin([], tmp_path / "b.docx", OCCASION)
    text = "\n".join(p.text for p in docx.Document(str(tmp_path / "b.docx")).paragraphs)
    assert "没有纳入台账的事项" in text
