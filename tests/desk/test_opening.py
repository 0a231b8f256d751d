"""A report's promises become entries, tied to the sentence that promised them."""

from __future__ import annotations

from pathlib import Path

import pytest

from duixian.books import Books
from duixian.desk import Desk, opening
from duixian.desk.errors import DeskUsage
from duixian.desk.permitting import IllegalStep
from duixian.engine import read


def test_every_entry_quotes_its_promise_where_it_stands(demo_books: Books) -> None:
    found = opening.promises(demo_books, "澜川市", 2024)
    source = demo_books.query("SELECT source FROM texts WHERE doc = 'lanchuan-2024'").rows()
    text = source[0]["source"]
    assert len(found) > 80
    for promise in found:
        assert text[promise.start : promise.end] == promise.quote
        assert promise.deadline >= "2024-01-01"
        assert promise.task_id or promise.claim_id
    assert len({promise.key for promise in found}) == len(found)


def test_targets_tasks_and_their_goals_are_all_there(demo_books: Books) -> None:
    found = {p.text: p for p in opening.promises(demo_books, "990100", 2024)}
    jobs = next(p for p in found.values() if p.goal and p.goal.indicator == "城镇新增就业")
    assert (jobs.origin, jobs.goal and jobs.goal.value, jobs.deadline) == (
        *("target", 42000), "2024-12-31",
    )  # fmt: skip
    firms = found["新增规模以上工业企业35家以上、省级专精特新企业50家"]
    assert (firms.origin, len(firms.claims)) == ("task", 2)
    assert firms.goal is not None
    assert (firms.goal.value, firms.goal.measure) == (35, "total")
    covered = {claim for p in found.values() if p.origin == "task" for claim in p.claims}
    assert not any(p.claim_id in covered for p in found.values() if p.origin == "target")


def test_opening_is_done_once(desk: Desk, demo_books: Books) -> None:
    first = desk.open_year(demo_books, "澜川市", 2024, actor="督查室")
    assert first.opened[0] == "990100-2024-001"
    size = desk.log.head().size
    again = desk.open_year(demo_books, "澜川市", 2024, actor="督查室")
    assert (again.opened, again.retied, again.left) == ((), (), ())
    assert again.kept == len(first.opened) == size
    assert desk.log.head().size == size


def test_what_was_asked_for_and_is_not_there_is_said(desk: Desk, demo_books: Books) -> None:
    with pytest.raises(opening.NoSuchReport, match="There are those of 2024, 2025"):
        desk.open_year(demo_books, "澜川市", 2019, actor="督查室")
    assert desk.log.head().size == 0


def report(folder: Path, text: str) -> Books:
    """Books of an invented report."""
    file = folder / "yunhe-2024.txt"
    file.write_text(text, encoding="utf-8")
    books = Books(folder / "books")
    books.add(read(file), force=True)
    return books


TEXT = """2024年云和县政府工作报告
——2024年1月10日在云和县第十届人民代表大会第三次会议上
各位代表：
现在，我代表县人民政府向大会报告工作。
一、2023年工作回顾
过去一年，地区生产总值增长5.5%。
二、2024年工作安排
主要预期目标是：地区生产总值增长6%左右；城镇新增就业2000人以上。
（一）办好民生实事。新建公办幼儿园3所。改造老旧小区12个。新建公办幼儿园3所。
"""


def test_an_item_follows_its_promise_into_a_newer_text(tmp_path: Path, desk: Desk) -> None:
    books = report(tmp_path, TEXT)
    first = desk.open_year(books, "云和县", 2024, actor="督查室")
    before = {item.id: item.promised for item in desk.items().values()}
    (kindergartens,) = [i for i, p in before.items() if "幼儿园" in p.text][:1]
    parts = desk.split(kindergartens, ["城东幼儿园", "城西幼儿园"], actor="督查室")
    moved = TEXT.replace("过去一年，", "过去的一年，全县上下一心，").replace("12个", "15个")
    books = report(tmp_path, moved.replace("城镇新增就业2000人以上", "研发投入增长9%"))
    again = desk.open_year(books, "云和县", 2024, actor="督查室")
    after = desk.items()
    assert len(again.opened) == 1
    assert [before[id].text for id in again.left] == ["城镇新增就业2000人以上"]
    assert set(again.retied) | set(again.left) == set(first.opened)
    for id in again.retied:
        shift = after[id].promised.start - before[id].start
        assert shift != 0
        assert after[id].promised.report_id != before[id].report_id
    yards = next(i for i in after.values() if "老旧小区" in i.promised.text)
    assert yards.promised.goal is not None
    assert yards.promised.goal.value == 15
    part = after[parts[0]]
    assert part.promised.text == "城东幼儿园"
    assert part.promised.start == after[kindergartens].promised.start


def test_an_item_stays_with_its_own_of_two_promises_in_the_same_words(
    tmp_path: Path, desk: Desk
) -> None:
    books = report(tmp_path, TEXT.replace("幼儿园3所。\n", "幼儿园5所。\n"))
    desk.open_year(books, "云和县", 2024, actor="督查室")
    three, five = [i for i in desk.items().values() if "幼儿园" in i.promised.text]
    assert ("3所" in three.promised.text, "5所" in five.promised.text) == (True, True)
    books = report(tmp_path, TEXT.replace("新建公办幼儿园3所。改造", "改造").replace("3所", "5所"))
    again = desk.open_year(books, "云和县", 2024, actor="督查室")
    assert (again.opened, again.left) == ((), (three.id,))
    assert "5所" in desk.items()[five.id].promised.text
    assert desk.items()[five.id].promised.key == three.promised.key, "it is the first now"
    repeated = desk.open_year(books, "云和县", 2024, actor="督查室")
    assert (repeated.opened, repeated.retied, repeated.left) == ((), (), (three.id,))


def test_an_item_follows_its_promise_over_texts_that_the_desk_never_saw(
    tmp_path: Path, desk: Desk
) -> None:
    books = report(tmp_path, TEXT)
    first = desk.open_year(books, "云和县", 2024, actor="督查室")
    for blanks in (" ", "  "):
        books = report(tmp_path, TEXT + blanks)
    standing = opening.as_they_stand(books, desk.items().values())
    again = desk.open_year(books, "云和县", 2024, actor="督查室")
    assert (set(again.retied), again.opened, again.left) == (set(first.opened), (), ())
    assert [i.promised for i in standing] == [i.promised for i in desk.items().values()]
    living = {c["claim_id"] for c in books.claims()} | {t["task_id"] for t in books.tasks()}
    for item in desk.items().values():
        assert (item.promised.task_id or item.promised.claim_id) in living


def test_an_entry_is_split_under_its_sentence(light_desk: Desk) -> None:
    whole = light_desk.items()["990100-2024-020"]
    parts = light_desk.split(whole.id, ["一标段", "二标段"], actor="督查室")
    assert parts == ("990100-2024-020.1", "990100-2024-020.2")
    assert light_desk.split(whole.id, ["三标段"], actor="督查室") == ("990100-2024-020.3",)
    items = light_desk.items()
    assert items[whole.id].items == (*parts, "990100-2024-020.3")
    assert items[parts[1]].promised.quote == whole.promised.quote
    assert items[parts[1]].parent == whole.id
    with pytest.raises(IllegalStep, match="is split into 3 items"):
        light_desk.act(whole.id, "assign", {"lead": "市发改委"}, actor="督查室")
    with pytest.raises(IllegalStep, match="itself a part"):
        light_desk.split(parts[0], ["更小"], actor="督查室")
    with pytest.raises(DeskUsage, match="each in words"):
        light_desk.split(whole.id, ["  "], actor="督查室")
