"""Items for tests of what follows from them: made here, in no log."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from duixian.desk.items import DeskItem, Goal, Promised, Reported

PROMISED = Promised(
    key="k", origin="task", government="云和县", government_code="990201", year=2024,
    text="新建公办幼儿园12所", quote="新建公办幼儿园12所", start=10, end=20, doc="yunhe-2024",
    report_id="r", task_id="t", claim_id="c", claims=("c",), section="二、", programme="十件实事",
    programme_item=1, deadline="2024-12-31", goal=Goal(12, "所"),
)  # fmt: skip


def an_item(id: str = "990201-2024-001", **changed: Any) -> DeskItem:
    """An item in work, of 市教育局, due at the end of 2024, with a goal of 12."""
    promised = replace(PROMISED, **changed.pop("promised", {}))
    made = DeskItem(
        id=id, promised=promised, parent=None, stage="working", version=4, opened="2024-01-20",
        due=promised.deadline, goal=promised.goal, lead="市教育局", assigned="2024-01-25",
        accepted="2024-01-26",
    )  # fmt: skip
    return replace(made, **changed)


def told(day: str, **said: Any) -> Reported:
    """A report of progress on a day."""
    blank: dict[str, Any] = dict.fromkeys(("value", "share", "stage", "text"))
    return Reported(day=day, **{**blank, **said}, files=(), unit="市教育局", seq=1)
