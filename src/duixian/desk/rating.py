"""办结率, 按期办结率, 整改完成率, 满意率: counted from the items, never typed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from duixian.desk.items import DeskItem


@dataclass(frozen=True, slots=True)
class RateRow:
    """A rate with what it is made of."""

    unit: str | None
    """Whose; null for all together."""
    rate: str
    zh: str
    numerator: int
    denominator: int
    share: float | None
    """In percent; null where nothing is counted."""
    meaning: str
    """What is counted, in Chinese."""


Count = Callable[[DeskItem, str], tuple[int, int]]
"""What an item adds to numerator and denominator on a day."""


def rates(items: Iterable[DeskItem], on: date, *, by_unit: bool = False) -> list[RateRow]:
    """The rates of these items on a day: of all, and `by_unit` of each lead unit."""
    leaves = [item for item in items if not item.items]
    found = _of(None, leaves, on)
    if by_unit:
        for unit in sorted({item.lead for item in leaves if item.lead}):
            found += _of(unit, [item for item in leaves if item.lead == unit], on)
    return found


def _of(unit: str | None, items: Sequence[DeskItem], on: date) -> list[RateRow]:
    day = on.isoformat()
    rows = []
    for rate, zh, meaning, count in RATES:
        counted = [count(item, day) for item in items]
        above, below = sum(n for n, _ in counted), sum(d for _, d in counted)
        share = 100 * above / below if below else None
        rows.append(RateRow(unit, rate, zh, above, below, share, meaning))
    return rows


def _finished(item: DeskItem, day: str) -> bool:
    return item.done is not None and item.done <= day


def _in_time(item: DeskItem, day: str) -> bool:
    return _finished(item, day) and item.done is not None and item.done <= item.due


def _counts(item: DeskItem) -> bool:
    return item.terminated is None


def _done(item: DeskItem, day: str) -> tuple[int, int]:
    return int(_finished(item, day)), int(_counts(item))


def _done_in_time(item: DeskItem, day: str) -> tuple[int, int]:
    to_be_done = _counts(item) and (item.due < day or _finished(item, day))
    return int(_in_time(item, day)), int(to_be_done)


def _rectified(item: DeskItem, day: str) -> tuple[int, int]:
    return sum(s.rectified is not None for s in item.shortcomings), len(item.shortcomings)


def _satisfied(item: DeskItem, day: str) -> tuple[int, int]:
    return sum(item.votes), len(item.votes)


def _late(item: DeskItem, day: str) -> tuple[int, int]:
    return int(_finished(item, day) and not _in_time(item, day)), int(_counts(item))


def _early(item: DeskItem, day: str) -> tuple[int, int]:
    return int(_in_time(item, day)), int(_counts(item))


def _open_in_time(item: DeskItem, day: str) -> tuple[int, int]:
    still = _counts(item) and not _finished(item, day)
    return int(still and item.due >= day), int(_counts(item))


def _open_late(item: DeskItem, day: str) -> tuple[int, int]:
    still = _counts(item) and not _finished(item, day)
    return int(still and item.due < day), int(_counts(item))


def _terminated(item: DeskItem, day: str) -> tuple[int, int]:
    return int(not _counts(item)), 1


RATES: tuple[tuple[str, str, str, Count], ...] = (
    ("done", "办结率", "已办结的事项／未终止的全部事项", _done),
    (
        "done_in_time",
        "按期办结率",
        "时限内报结的事项／时限已到或已办结的事项（时限含批准的延期）",
        _done_in_time,
    ),
    ("rectified", "整改完成率", "已整改的问题／核查发现的问题", _rectified),
    ("satisfied", "满意率", "评价满意的／参加评价的", _satisfied),
    ("early", "按期办结", "时限内报结的事项／未终止的全部事项", _early),
    ("late", "逾期办结", "时限后报结的事项／未终止的全部事项", _late),
    ("open", "未到期未办结", "时限未到、尚未办结的事项／未终止的全部事项", _open_in_time),
    ("overdue", "逾期未办结", "时限已过、尚未办结的事项／未终止的全部事项", _open_late),
    ("terminated", "终止", "终止的事项／全部事项", _terminated),
)
"""Each rate: id, name, what is counted, and how. The four in the middle divide the items up by
done or open, in time or late."""
