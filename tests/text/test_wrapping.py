"""A page's forced line breaks, blanks and missing breaks change nothing that is read."""

from collections import Counter
from importlib.resources import files

import pytest

from duixian import extract
from duixian.model import Claim, Document
from duixian.sources import from_bytes
from duixian.text import reading_text
from duixian.text.wrapping import length, unwrapping_edits, width_of

REPORTS = ("lanchuan-2024.txt", "lanchuan-2025.txt")
PARAGRAPH = (
    "全市坚持稳中求进工作总基调,推动发展质量持续提升,民生福祉不断增进,社会大局保持稳定,"
    "完成了全年目标任务,取得了来之不易的成绩,"
)


def report(name: str) -> str:
    return files("duixian.demo").joinpath("reports", name).read_text(encoding="utf-8")


def facts(text: str) -> "Counter[tuple[object, ...]]":
    claims: tuple[Claim, ...] = extract.read(from_bytes(text.encode(), "made")).claims
    return Counter((c.indicator, c.value, c.unit, c.role, c.period, c.aspect) for c in claims)


def wrapped(text: str, width: int, between: str = "\n") -> str:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        cut = [paragraph[i : i + width] for i in range(0, len(paragraph), width)]
        lines.append(between.join(cut))
    return "\n".join(lines)


@pytest.mark.parametrize("width", [20, 28, 34, 38, 42, 60])
@pytest.mark.parametrize("name", REPORTS)
def test_a_text_wrapped_at_any_width_gives_the_same_claims(name: str, width: int) -> None:
    whole = facts(report(name))
    kept = facts(wrapped(report(name), width)) & whole
    # A paragraph's own line may be exactly as long as the width: its end is then not told.
    assert sum(kept.values()) >= sum(whole.values()) - 1


FIRST = "根据全市生产总值统一核算初步结果本年澜川市完成地"
FULL = "区生产总值一千九百亿元按照不变价格计算比上年增长百分之五"
SIGNS = "点二,其中,农业增长较快,工业,建筑业,服务业均保持平稳"
BROKEN = [FIRST, FULL, SIGNS, "增长。"] * 4


def test_lines_that_begin_a_paragraph_whose_indent_was_lost_are_full() -> None:
    width = width_of("\n".join(BROKEN))
    assert width is not None
    assert (length(FULL, halves=True), length(SIGNS, halves=True)) == (56, 56)  # as printed
    assert width.indent == 2 * (1 + width.halves)
    assert width.fills(FIRST, first=True)
    assert not width.fills(FIRST)
    whole = "".join(BROKEN[:4])
    assert reading_text(from_bytes("\n".join(BROKEN).encode(), "made")).text == "\n".join(
        [whole] * 4
    )


def test_a_heading_before_a_paragraph_stays_a_line() -> None:
    text = "\n".join([*BROKEN, "二、工业和建筑业", *BROKEN])
    assert "\n二、工业和建筑业\n" in reading_text(from_bytes(text.encode(), "made")).text


def test_page_numbers_between_the_lines_are_no_part_of_a_sentence() -> None:
    text = report(REPORTS[1])
    printed = wrapped(text, 34).split("\n")
    for page, place in enumerate(range(30, len(printed), 31), 1):
        printed.insert(place, f"- {page} -")
    whole = facts(text)
    kept = facts("\n".join(printed)) & whole
    assert sum(kept.values()) >= 0.97 * sum(whole.values())


def test_blanks_between_all_characters_are_closed_up() -> None:
    text = report(REPORTS[1])
    whole = facts(text)
    kept = facts("\n".join(" ".join(line) for line in text.split("\n"))) & whole
    assert sum(kept.values()) >= sum(whole.values()) - 2


def test_a_text_without_line_ends_is_read_with_its_chapters() -> None:
    text = report(REPORTS[1])
    whole = facts(text)
    kept = facts(text.replace("\n", "")) & whole
    assert sum(kept.values()) >= 0.75 * sum(whole.values())


def test_lines_that_the_writer_broke_are_left_alone() -> None:
    listed = "\n".join(f"{n}.新建社区食堂{n}家" for n in range(1, 30))
    assert width_of(listed) is None
    assert list(unwrapping_edits(report(REPORTS[0]))) == []


def test_a_heading_after_a_full_line_still_begins_a_line() -> None:
    body = wrapped(PARAGRAPH * 4 + "各项工作完成。", 30)
    text = f"{body}\n二、2025年工作安排\n{body}"
    assert width_of(text) is not None
    starts = [start for start, _, put in unwrapping_edits(text) if put == ""]
    assert starts
    assert all(not text.startswith("二、", start + 1) for start in starts)


def test_a_spaced_text_is_closed_up_before_its_lines_are_rejoined() -> None:
    line = "全市上下坚持稳中求进工作总基调，扎实做好各项工作，完成收入预算"
    printed = [*[line] * 9, line[:-4] + "支出完成", "—3—"]
    spaced = "\n".join("  ".join(one) for one in printed)
    spaced += "\n199.9亿  元  ，  增  长  5.1%。"
    text = reading_text(Document("d", spaced, "", "", "text", None)).text
    assert "完成收入预算全市上下" in text
    assert "支出完成" in text
    assert "3—199.9" not in text.replace("\n", "").replace(" ", "")


def test_a_line_of_prose_nearly_full_is_rejoined() -> None:
    full = "全市上下坚持稳中求进工作总基调扎实做好各项工作完成了收入预算"
    short = "省财政厅核定限额1917.4亿元,比上年增加百亿元,其"
    text = reading_text(
        Document(
            "d", "\n".join([full] * 12 + [short, "中一般债务限额410.4亿元。"]), "", "", "text", None
        )
    ).text
    assert "其中一般债务" in text
