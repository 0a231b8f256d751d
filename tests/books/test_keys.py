"""Addresses that outlive a text: keys, successors, and where an old id leads."""

from __future__ import annotations

from pathlib import Path

import pytest

from duixian.books import Books, Entry
from duixian.engine import IndexEntry, Input, read_input
from duixian.model import Reading

REPORT = """2025年兰川县政府工作报告
一、2024年工作回顾
全年地区生产总值增长5.8%，新建公厕20座。
二、2025年工作安排
地区生产总值增长6%左右，城镇新增就业3000人以上。
新建公厕25座，改造老旧小区12个。新改建农村公路40公里。
"""


def read(text: str, doc: str = "兰川县-2025", year: int = 2025) -> Reading:
    given = Input(f"{doc}.txt", data=text.encode(), index=IndexEntry("兰川县", year))
    return read_input(given)


@pytest.fixture
def books(tmp_path: Path) -> Books:
    made = Books(tmp_path / "books")
    made.add(Entry(read(REPORT)))
    return made


def ids(books: Books) -> dict[str, str]:
    """Claims and tasks by their words and figures."""
    claims = {c["claim_id"]: f"{c['indicator']} {c['role']} {c['value']:g}" for c in books.claims()}
    return claims | {t["task_id"]: t["text"] for t in books.tasks()}


def led(books: Books, old: dict[str, str]) -> dict[str, str | None]:
    """What the words of an old id are where it leads to now."""
    now = ids(books)
    found = {}
    for id, words in old.items():
        trace = books.trace(id)
        assert trace is not None, words
        found[words] = now[trace.id] if trace.id else None
    return found


@pytest.mark.parametrize(
    "changed",
    [
        REPORT + " ",
        "\n" + REPORT,
        REPORT.replace("，新建公厕20座", "，\n新建公厕20座"),
        REPORT.replace("2024年工作回顾", "2024年的工作回顾"),
    ],
    ids=["a blank behind it", "a blank line before it", "a line broken", "a heading reworded"],
)
def test_every_id_leads_to_the_same_words_in_a_text_that_only_looks_otherwise(
    books: Books, changed: str
) -> None:
    old = ids(books)
    assert len(old) > 8
    books.add(Entry(read(changed)))
    assert not old.keys() & ids(books).keys()  # every id is another
    assert led(books, old) == {words: words for words in old.values()}


def test_a_corrected_figure_succeeds_the_wrong_one(books: Books) -> None:
    old = ids(books)
    books.add(Entry(read(REPORT.replace("新建公厕25座", "新建公厕28座"))))
    now = led(books, old)
    assert now["新建公厕 target 25"] == "新建公厕 target 28"
    assert now["新建公厕 result 20"] == "新建公厕 result 20"
    assert now["新建公厕25座"] == "新建公厕28座"


def test_what_a_corrected_text_no_longer_says_leads_nowhere_and_says_so(books: Books) -> None:
    old = ids(books)
    books.add(Entry(read(REPORT.replace("新改建农村公路40公里。", ""))))
    now = led(books, old)
    assert now["新改建农村公路40公里"] is None
    assert now["改造老旧小区12个"] == "改造老旧小区12个"


def test_ids_are_followed_through_several_corrections_and_back(books: Books) -> None:
    first = ids(books)
    for n, text in enumerate((REPORT + " ", REPORT + "  ", "\n" + REPORT), 1):
        books.add(Entry(read(text)))
        assert led(books, first) == {words: words for words in first.values()}
        assert all(t and t.steps == n for t in map(books.trace, first))
    last = ids(books)
    books.add(Entry(read(REPORT)), force=True)  # the first text is the current one again
    assert all(t and (t.id, t.steps) == (id, 0) for id in first for t in [books.trace(id)])
    assert led(books, last) == {words: words for words in last.values()}


def test_corrections_that_come_in_one_addition_are_followed_too(tmp_path: Path) -> None:
    books = Books(tmp_path / "books")
    first, other = read(REPORT), read(REPORT + " ")
    books.add([Entry(first), Entry(read(REPORT.replace("25座", "26座"))), Entry(other)])
    assert {t.id for c in first.claims if (t := books.trace(c.claim_id))} == {
        c["claim_id"] for c in books.claims()
    }


def test_many_texts_between_two_of_one_report_do_not_part_them(tmp_path: Path) -> None:
    """The first is in the tables already, and not yet committed, when its successor comes."""
    books = Books(tmp_path / "books")
    first = read(REPORT)
    others = [read(REPORT, f"other-{year}", year) for year in range(1980, 2014)]
    books.add([Entry(r) for r in (first, *others, read(REPORT + " "))])
    for claim in first.claims:
        trace = books.trace(claim.claim_id)
        assert trace is not None
        assert (trace.id is not None, trace.steps) == (True, 1)


def test_a_key_is_the_same_in_every_text_of_the_report(books: Books) -> None:
    asked = "SELECT key, kind FROM keys ORDER BY key"
    before = books.query(asked).rows()
    books.add(Entry(read("\n" + REPORT.replace("，城镇", "， 城镇"))))
    assert books.query(asked).rows() == before
    for row in books.query("SELECT key, id FROM keys"):
        trace = books.trace(row["key"])
        assert trace is not None
        assert trace.id == row["id"]


def test_another_year_has_other_keys(books: Books) -> None:
    books.add(Entry(read(REPORT, "兰川县-2026", 2026)))
    keys = [row["key"] for row in books.query("SELECT key FROM keys")]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("id", ["0123456789abcdef", "k0123456789abcdef", "no id", "", "' OR 1=1"])
def test_what_never_was_in_the_books_leads_nowhere(books: Books, id: str) -> None:
    assert books.trace(id) is None


def test_of_several_alike_each_leads_to_its_own(tmp_path: Path) -> None:
    text = REPORT.replace(
        "新改建农村公路40公里。", "东区新建学校2所。西区新建学校3所。南区新建学校2所。"
    )
    books = Books(tmp_path / "books")
    books.add(Entry(read(text)))
    old = {c["claim_id"]: (c["quote"], c["start"]) for c in books.claims()}
    books.add(Entry(read("\n" + text)))
    now = {c["claim_id"]: (c["quote"], c["start"]) for c in books.claims()}
    for id, (quote, start) in old.items():
        trace = books.trace(id)
        assert trace is not None
        assert trace.id is not None
        assert now[trace.id] == (quote, start + 1)


def test_a_reworded_promise_with_its_figures_succeeds_and_another_with_the_same_does_not(
    books: Books,
) -> None:
    old = ids(books)
    changed = REPORT.replace("改造老旧小区12个", "改造城镇老旧小区12个")
    books.add(Entry(read(changed.replace("新改建农村公路40公里", "修复湿地驳岸40公里"))))
    now = led(books, old)
    assert now["改造老旧小区12个"] == "改造城镇老旧小区12个"
    assert now["新改建农村公路40公里"] is None
    hows = books.query("SELECT DISTINCT how FROM successors ORDER BY how").rows()
    assert [row["how"] for row in hows] == ["key", "words", None]
