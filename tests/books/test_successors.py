"""Ids outlive a text: what became of the claims and tasks of one that another took the place of."""

from __future__ import annotations

from pathlib import Path

import pytest

from duixian.books import Books
from duixian.books.keys import KeyedWords
from duixian.books.successors import SuccessorRow, follow, succession
from duixian.engine import Input, read_input
from duixian.errors import BooksError
from duixian.model import Reading
from factories import reading, several


@pytest.fixture
def books(tmp_path: Path) -> Books:
    return Books(tmp_path / "books")


TEXT = """2024年云和县政府工作报告
——2024年1月10日在云和县第十届人民代表大会第三次会议上
各位代表：
现在，我代表县人民政府向大会报告工作。
一、2023年工作回顾
过去一年，地区生产总值增长5.5%。
二、2024年工作安排
主要预期目标是：地区生产总值增长6%左右；城镇新增就业2000人以上。
（一）办好民生实事。新建公办幼儿园3所。改造老旧小区12个。新建公办幼儿园5所。
"""


def report(text: str, doc: str = "yunhe-2024") -> Reading:
    return read_input(Input(f"{doc}.txt", data=text.encode()))


def places(books: Books) -> dict[str, tuple[str, ...]]:
    """Every living claim and task: what it says, by its id."""
    claims = {c["claim_id"]: ("claim", c["indicator"], c["quote"]) for c in books.claims()}
    return claims | {t["task_id"]: ("task", t["text"]) for t in books.tasks()}


CHANGES = {
    "a trailing blank": (TEXT + " ", {}),
    "other line breaks": (TEXT.replace("；", "；\n").replace("。新建", "。\n新建"), {}),
    "a sentence put before": (TEXT.replace("过去一年", "各项工作取得成效。过去一年"), {}),
    "a corrected figure": (TEXT.replace("改造老旧小区12个", "改造老旧小区15个"), {"12": "15"}),
    "traditional characters": (TEXT.replace("新增就业", "新增就業"), {}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_ids_outlive_a_changed_text(books: Books, change: str) -> None:
    changed, figures = CHANGES[change]
    books.add(report(TEXT))
    before, keys = places(books), [c["key"] for c in books.claims()]
    assert len(before) >= 8
    (added,) = books.add(report(changed))
    assert added.supersedes == "yunhe-2024"
    after = places(books)
    assert not before.keys() & after.keys(), "every id follows from the digest of the text"
    assert [c["key"] for c in books.claims()] == keys
    for id, told in before.items():
        successor = books.successor(id)
        assert successor is not None
        assert successor.new_id is not None, told
        expected = [_with(figures, part) for part in told]
        assert [_with({}, part) for part in after[successor.new_id]] == expected


def _with(figures: dict[str, str], text: str) -> str:
    for old, new in figures.items():
        text = text.replace(old, new)
    return text.replace("就業", "就业").replace("\n", "")


def test_what_the_new_text_does_not_say_has_no_successor(books: Books) -> None:
    books.add(report(TEXT))
    (gone,) = [c["claim_id"] for c in books.claims() if c["quote"] == "2000人"]
    books.add(report(TEXT.replace("；城镇新增就业2000人以上", "")))
    successor = books.successor(gone)
    assert successor is not None
    assert (successor.new_id, successor.last.how) == (None, "none")
    assert books.successor("0123456789abcdef") is None
    (living,) = [c["claim_id"] for c in books.claims() if c["quote"] == "12个"]
    assert books.successor(living) is None


def test_of_those_in_the_same_words_the_same_figure_goes_before_the_place(books: Books) -> None:
    books.add(report(TEXT))
    five = {c["claim_id"] for c in books.claims() if c["quote"] == "5所"}
    books.add(report(TEXT.replace("新建公办幼儿园3所。", "").replace("12个", "13个")))
    (old,) = five
    successor = books.successor(old)
    assert successor is not None
    assert successor.last.how == "quote"
    assert places(books)[successor.new_id or ""][-1] == "5所"


def test_a_way_leads_over_several_texts_in_several_additions_or_in_one(tmp_path: Path) -> None:
    texts = [report(TEXT + blanks) for blanks in ("", " ", "  ", "   ")]
    ends = []
    for name, additions in (("one", [texts]), ("several", [[t] for t in texts])):
        books = Books(tmp_path / name)
        for addition in additions:
            books.add(addition)
        first = {c.claim_id for c in texts[0].claims}
        found = {id: books.successor(id) for id in first}
        ends.append({id: s and s.new_id for id, s in found.items()})
        assert set(ends[-1].values()) == {c["claim_id"] for c in books.claims()}
    assert ends[0] == ends[1]


def test_a_text_brought_back_makes_no_circle(books: Books) -> None:
    old, new = report(TEXT), report(TEXT + " ")
    for text in (old, new, old, new, old):
        books.add(text, force=True)
    for claim in old.claims:
        assert books.successor(claim.claim_id) is None, "it lives"
    for claim in new.claims:
        successor = books.successor(claim.claim_id)
        assert successor is not None
        assert successor.new_id in {c.claim_id for c in old.claims}
    rows = books.table("successors").rows()
    assert len({row["old_id"] for row in rows}) == len(rows) == len(new.claims) + len(new.tasks)


def test_a_text_read_otherwise_leads_its_lost_ids_on(books: Books) -> None:
    text = "一、今年目标\n地区生产总值增长6%左右。新建公厕125座。"
    books.add(reading("a", text=text))
    made = reading("a", text=text)
    fewer = Reading(made.outline, made.claims[:1], (), made.headlines)
    (added,) = books.add(fewer)
    assert added.fate == "replaced"
    lost = books.successor(made.claims[1].claim_id)
    assert lost is not None
    assert lost.new_id is None
    assert books.successor(made.claims[0].claim_id) is None
    books.add(made)
    assert len(books.table("successors")) == 0


def test_successors_take_effect_with_the_text_or_not_at_all(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    books.add(several(2))
    books.add(reading("r0000", year=1900, value=7))
    assert {r["doc"] for r in Books(books.path).table("successors")} == {"r0000"}
    assert len(Books(books.path, commit=1).table("successors")) == 0

    def fail(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("duixian.books.store.publish", fail)
    with pytest.raises(OSError, match="disk is full"):
        books.add(reading("r0001", year=1901, value=8))
    monkeypatch.undo()
    assert {r["doc"] for r in Books(books.path).table("successors")} == {"r0000"}


def said(*quotes: str, of: str = "old") -> list[KeyedWords]:
    return [
        KeyedWords("claim", f"{of}{n}", "target/gdp", quote, n, of, of)
        for n, quote in enumerate(quotes)
    ]


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        (("6%", "5%", "6%"), ("5%", "6%"), [None, 0, 1]),
        (("6%", "5%"), ("5%", "6%"), [1, 0]),
        (("1%", "2%", "3%"), ("1%", "4%", "3%"), [0, 1, 2]),
        (("1%",), ("2%", "1%"), [1]),
        (("1%", "2%"), (), [None, None]),
    ],
)
def test_each_has_one_successor_at_most_and_is_one_once(
    old: tuple[str, ...], new: tuple[str, ...], pairs: list[int | None]
) -> None:
    rows = {row.old_id: row for row in succession(said(*old), said(*new, of="new"), "new")}
    ends = [rows[f"old{n}"].new_id for n in range(len(old))]
    assert ends == [None if n is None else f"new{n}" for n in pairs]


def test_a_damaged_table_that_goes_round_is_told(books: Books) -> None:
    books.add(reading())

    def ask(sql: str, values: list[str]) -> object:
        steps = {"a": "b", "b": "a"}
        row = SuccessorRow(values[0], steps[values[0]], "claim", "d", "r", "n", "quote")
        return type("Rows", (), {"rows": lambda _: [_fields(row)]})()

    with pytest.raises(BooksError, match="a → b → a"):
        follow(ask, "a")  # type: ignore[arg-type]


def _fields(row: SuccessorRow) -> dict[str, object]:
    return {name: getattr(row, name) for name in SuccessorRow.__dataclass_fields__}


def test_keys_tell_apart_what_one_report_says_twice_and_depend_on_no_place(books: Books) -> None:
    books.add(report(TEXT))
    keys = [c["key"] for c in books.claims()] + [t["key"] for t in books.tasks()]
    assert len(set(keys)) == len(keys)
    assert all(len(key) == 16 for key in keys)
    other = Books(books.path.parent / "other")
    other.add(report(TEXT.replace("云和县", "青田县"), "qingtian"))
    assert not {c["key"] for c in other.claims()} & set(keys)
