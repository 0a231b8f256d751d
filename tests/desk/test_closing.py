"""The year's end: what the desk was told beside what the next report says, never merged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desk_items import an_item, told
from duixian import settle
from duixian.books import Books
from duixian.desk import Desk, year_end
from duixian.model import Account, Figure

END = date(2025, 1, 31)
TARGET = Figure("yunhe-2024", "c", 12, None, "所", "eq", "12所", 16, 19)
RESULT = Figure("yunhe-2025", "d", 9, None, "所", "eq", "9所", 40, 42)
ACCOUNT = Account(
    "a1", "云和县", "990201", 2024, None, "幼儿园", "level", "二、", "missed", "少3所", "3 fewer",
    "words", 1.0, TARGET, RESULT,
)  # fmt: skip


def test_the_desk_and_the_next_report_stand_side_by_side() -> None:
    done = an_item(
        stage="done", done="2024-12-20", progress=(told("2024-12-20", text="全部建成"),),
        votes=(True, False),
    )  # fmt: skip
    (row,) = year_end([done], [ACCOUNT], END)
    # The unit says done, the report says nine of twelve: both are shown as they were said.
    assert (row.done, row.share, row.told, row.light) == ("2024-12-20", 100, "全部建成", "green")
    assert (row.verdict, row.verdict_zh, row.reason) == ("missed", "未完成", "少3所")
    assert (row.result_doc, row.result_quote, row.result_start) == ("yunhe-2025", "9所", 40)
    assert (row.satisfied, row.votes) == (1, 2)


def test_an_account_goes_to_the_promise_whose_figure_it_settles() -> None:
    other = an_item("b", promised={"claims": ("x",)})
    elsewhere = an_item("c", promised={"doc": "another-2024"})
    without = an_item("d", promised={"claims": (), "start": 30, "end": 60})
    rows = year_end([an_item("a"), other, elsewhere, without], [ACCOUNT], END)
    assert [(r.item, r.account_id) for r in rows] == [
        ("a", "a1"), ("b", None), ("c", None), ("d", None),
    ]  # fmt: skip
    assert (rows[1].verdict, rows[1].reason) == (None, None)
    # An account of words, with no figure behind it, is found by where its target stands.
    of_words = replace(ACCOUNT, target=replace(TARGET, claim_id=None))
    assert [r.account_id for r in year_end([an_item("a"), without], [of_words], END)] == [
        "a1", None,
    ]  # fmt: skip


def test_a_promise_with_several_figures_has_a_row_for_each() -> None:
    item = an_item(promised={"claims": ("c", "e")})
    second = replace(ACCOUNT, account_id="a2", target=replace(TARGET, claim_id="e"))
    assert [r.account_id for r in year_end([item], [ACCOUNT, second], END)] == ["a1", "a2"]


def test_a_split_promise_is_done_when_its_last_part_is() -> None:
    whole = an_item("w", items=("w.1", "w.2", "w.3"), lead=None, stage="registered")
    first = an_item("w.1", parent="w", stage="done", done="2024-05-01")
    second = an_item("w.2", parent="w", progress=(told("2024-06-30", share=40.0),))
    gone = an_item("w.3", parent="w", terminated="2024-03-01")
    (row,) = year_end([whole, first, second, gone], [ACCOUNT], END)
    assert (row.item, row.parts, row.parts_done) == ("w", 3, 1)
    assert (row.done, row.share, row.light) == (None, 70, "none")
    second = replace(second, stage="done", done="2024-07-01")
    (row,) = year_end([whole, first, second, gone], [ACCOUNT], END)
    assert (row.done, row.share) == ("2024-07-01", 100)
    # Where a part has told nothing, the mean of the others would be a guess.
    silent = an_item("w.2", parent="w")
    (row,) = year_end([whole, first, silent], [ACCOUNT], END)
    assert row.share is None


def test_the_demo_citys_accounts_all_reach_an_item_or_are_of_no_promise(
    light_desk: Desk, demo_books: Books
) -> None:
    settled = [
        a for a in settle.accounts(demo_books) if a.government == "澜川市" and a.year == 2024
    ]
    items = light_desk.items().values()
    rows = year_end(items, settled, END)
    figures = {id for item in items for id in item.promised.claims}
    due = {a.account_id for a in settled if a.target.claim_id in figures}
    assert due
    assert due <= {row.account_id for row in rows}
    assert {row.item for row in rows} == {item.id for item in items if item.parent is None}
