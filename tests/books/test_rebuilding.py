"""The tables made anew from the originals: every text, under its name, where it stood."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from duixian.books import Books, Entry, Original, left_behind, rebuild
from duixian.engine import IndexEntry, Input, read_input
from duixian.errors import BooksError
from duixian.model import Reading

REPORT = """{year}年{who}政府工作报告
——{year}年1月10日在{who}第十届人民代表大会第三次会议上
各位代表：
现在，我代表县人民政府向大会报告工作。
一、上年工作回顾
过去一年，地区生产总值增长5.5%。
二、{year}年工作安排
主要预期目标是：地区生产总值增长{goal}%左右。新建公办幼儿园3所。
"""
NAMELESS = "政府工作报告\n各位代表：\n一、工作回顾\n新建学校15所。\n二、工作安排\n新建医院2所。\n"
NO_INDEX = IndexEntry()
SEEN = ("doc", "report_id", "government_code", "report_year", "superseded_by", "origin")


def entry(doc: str, text: str, index: IndexEntry = NO_INDEX) -> Entry:
    data = text.encode()
    return Entry(read_input(Input(f"{doc}.txt", data=data, index=index)), data)


def text(who: str = "云和县", year: int = 2024, goal: float = 6) -> str:
    return REPORT.format(who=who, year=year, goal=f"{goal:g}")


def read(originals: list[Original]) -> Iterator[tuple[Original, Reading]]:
    for one in originals:
        index = IndexEntry(one.government, one.report_year)
        data = one.path.read_bytes()
        yield one, read_input(Input(f"{one.doc}{one.suffix}", data=data, index=index))


def rows(books: Books) -> list[dict[str, object]]:
    found = [{name: row[name] for name in SEEN} for row in books.reports(all_texts=True)]
    return sorted(found, key=str)


def leads(books: Books) -> list[dict[str, object]]:
    return sorted(books.table("successors").rows(), key=str)


@pytest.fixture
def books(tmp_path: Path) -> Books:
    return Books(tmp_path / "books")


def test_two_texts_of_one_name_are_both_made_anew(books: Books) -> None:
    books.add([entry("report", text()), entry("report", text("青田县", goal=7))])
    books.add([entry("report", text(goal=6.5)), entry("report", text(year=2025))])
    before, led = rows(books), leads(books)
    assert len(before) == 4
    done = rebuild(books.path, read)
    assert [added.error for added in done] == [None] * 4
    assert rows(books) == before
    assert leads(books) == led
    assert led


def test_what_stands_for_a_report_stands_for_it_again(books: Books) -> None:
    whole, part = text(), text().partition("二、")[0] + "（摘要）"
    chain = [whole, text(goal=6.2), text(goal=6.4)]
    for n, one in enumerate(chain):
        books.add(entry(f"z{9 - n}", one), at="2024-03-01")
    books.add(entry("a-part", part), at="2024-04-01")
    books.add(entry("z9", whole), at="2024-05-01", force=True)
    before, led = rows(books), leads(books)
    living = [row["doc"] for row in books.reports()]
    rebuild(books.path, read)
    assert [row["doc"] for row in books.reports()] == living
    assert {r["doc"] for r in rows(books)} == {r["doc"] for r in before}
    assert {row["old_id"] for row in leads(books)} == {row["old_id"] for row in led}
    here = {c["claim_id"] for c in books.claims()} | {t["task_id"] for t in books.tasks()}
    for row in led:
        successor = books.successor(str(row["old_id"]))
        assert successor is not None
        assert successor.new_id is None or successor.new_id in here


def test_a_government_that_only_an_index_named_is_known_again(books: Books) -> None:
    books.add(entry("chaoyang", NAMELESS, IndexEntry("220104", 2024)), force=True)
    (before,) = rows(books)
    assert (before["government_code"], before["report_year"]) == ("220104", 2024)
    rebuild(books.path, read)
    assert rows(books) == [before]


def test_where_ids_led_is_kept_though_a_former_text_is_lost(books: Books) -> None:
    books.add(entry("old", text()))
    (lost,) = books.reports().rows()
    books.add(entry("new", text(goal=6.5)))
    led = leads(books)
    books.original(lost["original_digest"]).unlink()
    assert left_behind(books.path) == ["old"]
    rebuild(books.path, read)
    assert leads(books) == led
    assert left_behind(books.path) == []


@pytest.mark.parametrize("moves", range(6))
def test_a_rebuilding_cut_off_while_it_moves_the_tables_is_told_and_done_again(
    books: Books, moves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    books.add([entry("a", text()), entry("b", text(year=2025))])
    before, left = rows(books), [moves]
    move = os.replace

    def cut_off(source: Path, target: Path) -> None:
        if Path(target).name in ("books.json", "commits", "tables") and Path(source).parent != (
            Path(target).parent
        ):
            if not left[0]:
                raise KeyboardInterrupt
            left[0] -= 1
        move(source, target)

    monkeypatch.setattr("duixian.books.rebuilding.os.replace", cut_off)
    with pytest.raises(KeyboardInterrupt):
        rebuild(books.path, read)
    monkeypatch.undo()
    if moves == 0:
        assert rows(books) == before
    else:
        with pytest.raises(BooksError, match="rebuild"):
            Books(books.path).claims()
        with pytest.raises(BooksError, match="rebuild"):
            Books(books.path).add(entry("c", text(year=2023)))
    rebuild(books.path, read)
    assert rows(Books(books.path)) == before


def test_books_without_originals_say_so(books: Books) -> None:
    books.add(entry("a", text()))
    shutil.rmtree(books.path / "originals")
    before = rows(books)
    with pytest.raises(BooksError, match="no originals"):
        rebuild(books.path, read)
    assert rows(books) == before
