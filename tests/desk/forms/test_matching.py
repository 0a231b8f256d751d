"""Rows of a form find the promises that they decompose."""

from __future__ import annotations

from itertools import pairwise

from duixian.desk.forms import FormRow, Promise, match, promises_of
from duixian.extract import read
from duixian.sources import from_text

REPORT = (
    "兰川市2025年政府工作报告\n"
    "——2025年1月8日在兰川市第五届人民代表大会第四次会议上\n"
    "市长 李明\n"
    "二、2025年重点工作\n"
    "(一)全力夯实水利基础。新建水闸2座,疏浚河道30公里,加固堤防5公里。开展水库安全巡查。\n"
    "(二)持续改善城市面貌。新建公厕9座,改造老旧小区20个,加装电梯100部。\n"
    "(三)不断优化营商环境。建成政务服务大厅,推广一件事一次办。\n"
)


def promises(*texts: str, sentence: bool = False) -> list[Promise]:
    """Promises one behind the other, by their numbers as keys."""
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    whole = (0, starts[-1]) if sentence else None
    return [
        Promise(str(i), text, text, start, end - 1, whole)
        for i, (text, (start, end)) in enumerate(zip(texts, pairwise(starts), strict=True))
    ]


def test_each_row_finds_its_promise_and_both_leftovers_are_listed() -> None:
    found = match(
        [FormRow("新建公厕9座"), FormRow("召开全体会议"), FormRow("疏浚城区河道30公里")],
        promises("疏浚河道30公里", "新建公厕9座", "发展电子商务"),
    )
    assert [(link.row, link.promise) for link in found.links] == [(0, "1"), (2, "0")]
    assert found.left_rows == (1,)
    assert found.left_promises == ("2",)


def test_many_rows_of_one_sentence_all_find_it() -> None:
    rows = [FormRow("新建水闸2座"), FormRow("疏浚河道30公里"), FormRow("加固堤防5公里")]
    found = match(rows, promises("新建水闸2座,疏浚河道30公里,加固堤防5公里"))
    assert found.rows_of("0") == (0, 1, 2)
    assert {link.how for link in found.links} == {"part"}


def test_a_row_that_joins_promises_is_linked_with_each_of_them() -> None:
    row = FormRow("新建水闸2座,疏浚河道30公里。")
    found = match([row], promises("新建水闸2座", "疏浚河道30公里", "加固堤防5公里", sentence=True))
    assert set(found.promises_of(0)) == {"0", "1"}
    assert (found.left_promises, found.beside) == ((), ("2",))


def test_the_reports_own_sentence_in_a_column_counts_before_the_task() -> None:
    row = FormRow("完成主体工程", quote="新建水闸2座,疏浚河道30公里。")
    assert match([row], promises("发展电子商务", "新建水闸2座")).promises_of(0) == ("1",)


def test_of_two_promises_in_the_same_words_the_order_of_the_form_decides() -> None:
    twice = promises("开展水库安全巡查", "新建公厕九座并移交", "开展水库安全巡查")
    found = match([FormRow("新建公厕九座并移交"), FormRow("开展水库安全巡查")], twice)
    assert found.promises_of(1) == ("2",)


def test_other_figures_for_the_same_thing_are_less_alike() -> None:
    same = match([FormRow("改造老旧小区20个")], promises("改造老旧小区20个"))
    other = match([FormRow("改造老旧小区20个")], promises("改造老旧小区35个"))
    assert same.links[0].score > max((link.score for link in other.links), default=0.0)


def test_a_task_of_another_trade_in_like_words_is_no_match() -> None:
    found = match([FormRow("推进农业高质量发展")], promises("推进对外开放高质量发展"))
    assert found.links == ()


def test_traditional_characters_and_width_make_no_difference() -> None:
    assert match([FormRow("疏濬河道３０公里")], promises("疏浚河道30公里")).left_rows == ()


def test_the_promises_of_a_report_are_its_tasks_in_order() -> None:
    read_report = read(from_text(REPORT, "lanchuan-2025"))
    found = promises_of(read_report.tasks, read_report.claims)
    assert len(found) >= 8
    assert [p.start for p in found] == sorted(p.start for p in found)
    assert all(REPORT[p.start : p.end] == p.quote for p in found)
    rows = [FormRow("新建水闸2座,疏浚河道30公里,加固堤防5公里"), FormRow("加装电梯100部")]
    matched = match(rows, found)
    quotes = {p.key: p.quote for p in found}
    assert {quotes[key] for key in matched.promises_of(0)} == {
        "新建水闸2座", "疏浚河道30公里", "加固堤防5公里",
    }  # fmt: skip
    assert [quotes[key] for key in matched.promises_of(1)] == ["加装电梯100部"]
    assert "改造老旧小区20个" in {quotes[key] for key in matched.beside}
