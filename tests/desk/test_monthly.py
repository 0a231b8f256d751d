"""逐月查账: what a month asks of each unit, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desk_items import an_item, told
from duixian.desk import monthly
from duixian.desk.items import Milestone

JUNE_END, MID_JUNE = date(2024, 6, 30), date(2024, 6, 15)


def kinds(*items: object, month: int = 6, on: date = JUNE_END) -> list[tuple[str, str]]:
    rows = monthly.checklist(items, 2024, month, on)  # type: ignore[arg-type]
    return [(row.kind, row.what) for row in rows]


def test_a_unit_that_reports_every_month_is_silent_when_a_month_ends_without_a_report() -> None:
    may = an_item(rhythm="monthly", progress=(told("2024-05-20", share=40.0),))
    assert kinds(may, on=MID_JUNE) == [("to_report", "report")]
    assert kinds(may) == [("silent", "report")]
    june = an_item(rhythm="monthly", progress=(told("2024-06-01", share=40.0),))
    assert kinds(june) == [("told", "report")]


def test_a_quarterly_report_is_asked_for_at_the_quarters_end_and_may_come_before() -> None:
    april = an_item(rhythm="quarterly", progress=(told("2024-04-02", share=40.0),))
    assert kinds(april, month=5, on=date(2024, 5, 31)) == []
    assert kinds(april) == [("told", "report")]
    march = an_item(rhythm="quarterly", progress=(told("2024-03-31", share=40.0),))
    assert kinds(march) == [("silent", "report")]


@pytest.mark.parametrize(
    "changed",
    [
        {"rhythm": None},
        {"rhythm": "monthly", "accepted": None},
        {"rhythm": "monthly", "accepted": "2024-07-01"},
        {"rhythm": "monthly", "stage": "closed", "done": "2024-05-02"},
        {"rhythm": "monthly", "items": ("x.1",)},
    ],
)
def test_nobody_is_silent_who_was_not_asked(changed: dict[str, Any]) -> None:
    assert kinds(an_item(**changed)) == []


def test_what_is_due_in_the_month_and_what_should_have_been_done_before() -> None:
    item = an_item(
        milestones=(
            Milestone(1, "2024-03-31", "开工", None),
            Milestone(2, "2024-06-30", "封顶", None),
            Milestone(3, "2024-09-30", "完工", None),
            Milestone(4, "2024-06-20", "选址", None, reached="2024-06-10"),
        )
    )
    rows = monthly.checklist([item], 2024, 6, MID_JUNE)
    assert [(row.kind, row.text, row.days_late) for row in rows] == [
        ("overdue", "开工", 76),
        ("due", "封顶", 0),
    ]


def test_what_was_finished_in_the_month_is_in_no_other() -> None:
    done = an_item(stage="done", done="2024-06-03")
    assert kinds(done) == [("finished", "finish")]
    assert kinds(done, month=7, on=date(2024, 7, 31)) == []


def test_the_lines_are_counted_by_unit_and_the_offices_own_stand_last() -> None:
    rows = monthly.checklist(
        [
            an_item("a", rhythm="monthly"),
            an_item("b", rhythm="monthly", lead="市住建局"),
            an_item("c", lead=None, stage="registered", due="2024-06-30"),
        ],
        2024, 6, JUNE_END,
    )  # fmt: skip
    counted = monthly.by_unit(rows)
    assert [row.unit for row in counted] == ["市住建局", "市教育局", None]
    assert [(row.silent, row.due) for row in counted] == [(1, 0), (1, 0), (0, 1)]
    assert [row.unit for row in rows][-1] is None
