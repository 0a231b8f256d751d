"""Running text that says who does what: in brackets, on lines of its own, or in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from duixian.desk.forms import FormOfAnotherYear, NoFormInIt, read_form

Make = Callable[..., Path]
TITLE = "兰川市2025年政府工作报告任务分解方案\n各区政府，市政府各部门：\n现分解如下。\n"


def test_brackets_behind_a_task_say_who_does_it(text_file: Make) -> None:
    text = TITLE + (
        "一、水利\n1.新建水闸2座，疏浚河道。（牵头单位：市水务局；责任单位：市财政局、"
        "各县（市、区）政府；完成时限：9月底前）\n"
    )
    form = read_form(text_file(text), 2025)
    (row,) = form.rows
    assert (row.number, row.category, row.text) == ("1", "一、水利", "新建水闸2座，疏浚河道。")
    assert row.lead_units == ("市水务局",)
    assert row.responsible_units == ("市财政局", "各县(市、区)政府")
    assert row.deadline == date(2025, 9, 30)
    assert text[row.place.start : row.place.end] == row.text
    assert (form.faults, form.year) == ((), 2025)


def test_lines_of_their_own_say_who_does_the_task_above(text_file: Make) -> None:
    text = TITLE + "2.新建水闸2座。\n牵头领导:李明\n责任单位:市水务局、市财政局\n时限:长期坚持\n"
    (row,) = read_form(text_file(text), 2025).rows
    assert (row.number, row.text, row.lead_leaders) == ("2", "新建水闸2座。", ("李明",))
    assert row.responsible_units == ("市水务局", "市财政局")
    assert (row.deadline, row.deadline_text) == (None, "长期坚持")


def test_a_paragraph_with_several_brackets_gives_several_rows(text_file: Make) -> None:
    text = TITLE + (
        "新建水闸2座。(市水务局牵头,市财政局、各区政府按职责分工负责)"
        "新建公厕(含移动公厕)9座。(市城管局负责)\n"
    )
    first, second = read_form(text_file(text), 2025).rows
    assert (first.lead_units, first.responsible_units) == (("市水务局",), ("市财政局", "各区政府"))
    assert second.text == "新建公厕(含移动公厕)9座。"
    assert second.responsible_units == ("市城管局",)
    assert text[second.place.start : second.place.end] == second.text


def test_a_bracket_of_names_alone_is_of_those_responsible(text_file: Make) -> None:
    text = TITLE + "新建水闸2座。(市水务局、市财政局)\n增长6%(按可比价)。\n"
    (row,) = read_form(text_file(text), 2025).rows
    assert row.responsible_units == ("市水务局", "市财政局")


def test_a_numbered_item_without_a_unit_is_a_row_with_a_fault(text_file: Make) -> None:
    text = (
        TITLE + "一、水利\n1.新建水闸。(责任单位:市水务局)\n2.巡查水库。\n二、要求\n1.抓好落实。\n"
    )
    form = read_form(text_file(text), 2025)
    assert [row.text for row in form.rows] == ["新建水闸。", "巡查水库。"]
    (fault,) = form.faults
    assert fault.kind == "no_units"
    assert text[fault.place.start : fault.place.end] == "巡查水库。"


def test_an_unknown_unit_in_a_text_is_named_with_its_characters(text_file: Make) -> None:
    text = TITLE + "新建水闸2座。(责任单位:市水物局)\n"
    (fault,) = read_form(text_file(text), 2025, ["市水务局"]).faults
    assert fault.kind == "unknown_unit"
    assert "市水物局" in text[fault.place.start : fault.place.end]


def test_a_word_document_without_a_table_is_read_as_text(document: Make) -> None:
    lines = ["2025年政府工作报告重点任务分工", "1.新建水闸2座。", "责任单位:市水务局"]
    (row,) = read_form(document(lines), 2025).rows
    assert (row.text, row.responsible_units) == ("新建水闸2座。", ("市水务局",))


def test_a_text_of_another_year_is_refused(text_file: Make) -> None:
    text = TITLE + "新建水闸2座。(责任单位:市水务局)\n"
    with pytest.raises(FormOfAnotherYear, match=r"2025.*2026"):
        read_form(text_file(text), 2026)


def test_a_text_that_assigns_nothing_is_no_form(text_file: Make) -> None:
    with pytest.raises(NoFormInIt, match="责任单位"):
        read_form(text_file("今年要新建水闸2座,疏浚河道30公里。\n要改造老旧小区20个。\n"), 2025)
