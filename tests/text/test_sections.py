"""Sections: what each part of a report is about, and over what time."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from duixian.model import Document, Section
from duixian.sources import load
from duixian.text import outline
from duixian.text.headings import find_headings
from duixian.text.sections import find_sections

FILL = "坚持稳中求进工作总基调,各项工作取得了新的进展,群众生活得到改善,发展基础更加牢固。"
OPENING = "各位代表:\n现在,我代表市人民政府向大会报告工作,请予审议。\n"


def parts(text: str, year: int | None = 2026) -> list[Section]:
    return list(find_sections(text, year)[0])


def at(text: str, words: str, year: int | None = 2026) -> Section:
    """The section in which certain words stand."""
    position = text.index(words)
    return next(s for s in parts(text, year) if s.start <= position < s.end)


def about(section: Section) -> tuple[str, str | None]:
    return section.role, section.period


def test_sections_tile_the_text() -> None:
    text = (
        OPENING + f"一、2025年工作回顾\n{FILL}\n(一)产业升级\n{FILL}\n二、2026年工作安排\n{FILL}\n"
    )
    sections = parts(text)
    assert sections[0].start == 0
    assert sections[-1].end == len(text)
    assert len(sections) > 3
    assert all(a.end == b.start for a, b in pairwise(sections))


def test_headings_nest_by_their_style() -> None:
    text = OPENING + f"一、2025年工作回顾\n{FILL}\n(一)产业升级\n——质量提升。{FILL}\n"
    section = at(text, "质量提升")
    assert section.path == ("一、2025年工作回顾", "(一)产业升级", "质量提升")
    assert section.level == 3


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("一、2025年工作回顾", ("review", "2025")),
        ("一、过去五年工作回顾", ("review", "2021-2025")),
        ("一、去年工作回顾", ("review", "2025")),
        ("一、“十四五”时期和2025年工作回顾", ("review", "2021-2025")),
        ("一、2025年和“十四五”时期工作回顾", ("review", "2025")),
        ("二、“十五五”时期主要目标任务", ("targets", "2026-2030")),
        ("二、今后五年的主要任务", ("targets", "2026-2030")),
        ("三、2026年重点工作", ("tasks", "2026")),
        ("三、对今年政府工作的建议", ("tasks", "2026")),
        ("四、切实加强政府自身建设", ("governance", "2026")),
        ("四、努力建设人民满意的服务型政府", ("governance", "2026")),
        ("五、关于国际形势和外交工作", ("other", None)),
    ],
)
def test_a_chapter_heading_tells_role_and_time(
    heading: str, expected: tuple[str, str | None]
) -> None:
    assert about(at(f"{OPENING}{heading}\n{FILL}\n", heading)) == expected


def test_a_look_back_on_a_plan_turns_to_its_last_year() -> None:
    text = (
        f"{OPENING}一、“十四五”时期和2025年工作回顾\n过去的五年极不寻常。{FILL}\n综合实力提升。{FILL}\n"
        f"刚刚过去的2025年很不平凡。{FILL}\n(一)稳就业。{FILL}\n"
    )
    assert about(at(text, "综合实力")) == ("review", "2021-2025")
    assert about(at(text, "很不平凡")) == ("review", "2025")
    assert about(at(text, "稳就业")) == ("review", "2025")


def test_one_date_inside_five_years_is_no_turn() -> None:
    text = (
        f"{OPENING}一、过去五年工作回顾\n五年来,实力增强。{FILL}\n2025年,生产总值达到8亿元。{FILL}\n"
        f"改革深化。{FILL}\n"
    )
    assert about(at(text, "8亿元")) == ("review", "2021-2025")


def test_expected_targets_stand_apart_from_the_general_requirements() -> None:
    text = (
        f"{OPENING}二、2026年总体要求和政策取向\n{FILL}今年发展主要预期目标是:生产总值增长5%左右。\n"
        f"要实施积极的财政政策,赤字率按4%安排。\n"
    )
    assert about(at(text, "总体要求")) == ("tasks", "2026")
    assert about(at(text, "5%左右")) == ("targets", "2026")
    assert about(at(text, "赤字率")) == ("tasks", "2026")
    assert at(text, "5%左右").path == ("二、2026年总体要求和政策取向",)


def test_targets_after_a_colon_are_targets_too() -> None:
    text = (
        f"{OPENING}二、2026年主要任务\n今年的主要预期目标是:\n生产总值增长8%左右;就业900万人。\n"
        f"要重点抓好工作。{FILL}\n"
    )
    assert about(at(text, "900万人")) == ("targets", "2026")
    assert about(at(text, "重点抓好")) == ("tasks", "2026")


def test_targets_of_the_year_gone_are_no_targets() -> None:
    text = f"{OPENING}二、2026年重点工作\n去年的预期目标是增长6%左右,已经完成。{FILL}\n"
    assert at(text, "6%左右").role != "targets"


def test_problems_are_told_from_the_review_around_them() -> None:
    text = (
        f"{OPENING}一、2025年工作回顾\n{FILL}\n在肯定成绩的同时,我们也清醒认识到,还存在不少问题:结构不优。\n"
        f"一是创新不足。{FILL}\n各位代表!\n这些成绩来之不易。{FILL}\n"
    )
    assert at(text, "结构不优").role == "problems"
    assert at(text, "创新不足").role == "problems"
    assert at(text, "来之不易").role == "review"


def test_solving_problems_is_no_problem() -> None:
    text = (
        f"{OPENING}一、2025年工作回顾\n针对长期存在的许多问题,我们持续深化改革,成效明显。{FILL}\n"
    )
    assert at(text, "持续深化").role == "review"


def test_a_sentence_back_in_the_plan_part_stays_one_sentence() -> None:
    text = (
        f"{OPENING}三、2026年重点工作\n要加快建设。{FILL}\n"
        f"过去一年,国防建设取得进展。新的一年,要全面加强练兵备战。\n我们将坚持方针。{FILL}\n"
    )
    assert about(at(text, "取得进展")) == ("review", "2025")
    assert about(at(text, "练兵备战")) == ("tasks", "2026")
    assert about(at(text, "我们将坚持")) == ("tasks", "2026")


def test_the_months_gone_of_the_plan_year_are_results_of_that_year() -> None:
    text = (
        f"{OPENING}二、2020年主要任务\n今年以来极不寻常,疫情带来冲击。{FILL}\n"
        f"精准推进复工复产,完成投资3亿元,取得成效。\n必须充分估计困难,要做好准备。{FILL}\n"
    )
    assert about(at(text, "复工复产", 2020)) == ("review", "2020")
    assert about(at(text, "充分估计", 2020)) == ("tasks", "2020")


def test_numbered_lists_do_not_pass_for_chapters() -> None:
    text = (
        f"{OPENING}一、基本任务\n{FILL}\n二、若干问题\n应该这样看:\n一、开垦荒地,在五年内开垦三千万亩;\n"
        f"二、兴修水利,扩大灌溉面积;\n三、为完成计划而奋斗\n{FILL}\n"
    )
    chapters = [s.heading for s in parts(text, 1955) if s.level == 1]
    assert chapters == ["一、基本任务", "二、若干问题", "三、为完成计划而奋斗"]


def test_parts_stand_above_chapters() -> None:
    titles = ("第一部分 2025年工作回顾", "一、经济稳进提质", "第二部分 2026年工作")
    text = OPENING + "".join(f"{title}\n{FILL}\n" for title in titles)
    assert [s.level for s in parts(text) if s.heading] == [1, 2, 1]
    assert about(at(text, "经济稳进")) == ("review", "2025")


def test_brackets_may_stand_above_bare_numerals() -> None:
    text = f"{OPENING}(一)当前的经济形势\n{FILL}\n(二)今后的方针\n{FILL}\n一、加快农业\n{FILL}\n"
    assert [s.level for s in parts(text, 1981) if s.heading] == [1, 1, 2]


def test_an_excerpt_that_begins_inside_a_chapter_looks_back_as_its_text_does() -> None:
    told = "新建高标准农田7万亩,完成造林2万亩,实现了目标,治理率达到70.5%,取得积极成效。"
    titles = ("(四)推进城乡融合发展", "(五)加快建设美丽城市", "(八)加强政府自身建设")
    text = "".join(f"{title}\n{told}\n" for title in titles)
    assert {about(s) for s in parts(text, 2024) if s.heading} == {("review", "2023")}


def test_the_closing_appeal_is_neither_review_nor_plan() -> None:
    text = (
        f"{OPENING}三、2026年重点工作\n{FILL}\n各位代表!让我们更加紧密地团结起来,为新篇章而奋斗!\n"
    )
    assert at(text, "让我们").role == "other"


def test_without_a_year_roles_stand_and_periods_are_open() -> None:
    text = f"{OPENING}一、工作回顾\n{FILL}\n二、重点工作\n{FILL}\n"
    assert about(at(text, "一、", None)) == ("review", None)
    assert about(at(text, "二、", None)) == ("tasks", None)


def test_run_in_titles_with_figures_are_sentences_not_headings() -> None:
    text = f"{OPENING}一、2025年工作回顾\n——生产总值增长6.5%左右;\n——人民生活改善。{FILL}\n"
    assert [h.text for h in find_headings(text) if h.style == "item"] == ["人民生活改善"]


def test_headings_are_sentences_of_their_own() -> None:
    text = f"{OPENING}一、2025年工作回顾\n{FILL}\n"
    made = outline(Document("d", text, "", "", "text", None), report_year=2026)
    titles = [made.reading.text[s.start : s.end] for s in made.sentences if s.heading]
    assert titles == ["一、2025年工作回顾"]


@pytest.mark.corpus
def test_every_modern_report_of_the_corpus_has_review_targets_and_tasks(corpus_dir: Path) -> None:
    with_problems = []
    for path in sorted(corpus_dir.glob("*.txt")):
        made = outline(load(path))
        year = made.identity.report_year
        if year is None or year < 2005 or not made.identity.complete:
            continue
        found = {(s.role, s.period) for s in made.sections}
        assert ("targets", str(year)) in found, path.stem
        assert ("tasks", str(year)) in found, path.stem
        assert any(role == "review" for role, _ in found), path.stem
        with_problems.append(any(role == "problems" for role, _ in found))
    assert with_problems
    assert sum(with_problems) >= 0.9 * len(with_problems)


@pytest.mark.parametrize(
    "line", ["三四、加快建设新区。", "(三四)加快建设新区", "第三四部分 工作回顾"]
)
def test_digits_in_a_row_number_no_heading_and_lose_no_report(line: str) -> None:
    headings = find_headings(f"一、去年工作\n{FILL}\n{line}\n{FILL}\n二十一、今年工作\n{FILL}\n")
    assert [h.number for h in headings if h.number] == [1, 21]


@pytest.mark.parametrize(
    "paragraph",
    [
        # targets told before the sentence in which the paragraph turns ahead
        "要抓好落实。过去一年,成绩显著。今年的主要预期目标是:生产总值增长5%。新的一年,要加快建设。"
        "过去一年,成绩显著。新的一年,要加快建设。",
        # a run-in heading behind the address, in a paragraph on the government itself
        "各位代表,开局之年要实干。加强政府自身建设,建设人民满意的政府,全面推进依法行政和廉洁从政。",
    ],
)
def test_sections_stay_in_order_where_a_paragraph_turns(paragraph: str) -> None:
    text = f"{OPENING}二、2026年主要任务\n{FILL}\n{paragraph}{FILL}\n{FILL}\n"
    for year in (2026, None):
        found = parts(text, year)
        assert all(one.end == next_.start for one, next_ in pairwise(found))
        assert all(section.start <= section.end for section in found)
