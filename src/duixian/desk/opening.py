"""Opening a year: the promises of a report's plan part, as the desk will follow them.

A task of the plan part is one entry with all its figures; a target figure that stands in no task
is another. Slogans promise nothing that could be followed, and past deadlines nothing more.
"""

from __future__ import annotations

import hashlib
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from duixian.desk.errors import DeskUsage
from duixian.desk.items import DeskItem, Goal, Promised
from duixian.registry.promises import no_promise
from duixian.text import phrase

if TYPE_CHECKING:
    from duixian.books import Books

PLAN_PART = ("targets", "tasks", "governance")
"""The sections of a report that say what will be done."""

Row = Mapping[str, Any]


class NoSuchReport(DeskUsage):
    """The books hold no work report of that government and year."""


def promises(books: Books, government: str, year: int) -> tuple[Promised, ...]:
    """The promises of one government's work report of a year, in the order of its text.

    `NoSuchReport` where the books have none, or several governments go by that name.
    """
    report = _report(books, government, year)
    wanted = "report_id = ?"
    given = [report["report_id"]]
    claims = books.query(f"SELECT * FROM claims WHERE {wanted} ORDER BY start", given).rows()
    tasks = books.query(f"SELECT * FROM tasks WHERE {wanted} ORDER BY start", given).rows()
    found = [*_of_tasks(tasks, claims, year), *_of_targets(tasks, claims, year)]
    return tuple(_told_apart(sorted(found, key=lambda p: (p.start, p.end))))


def _report(books: Books, government: str, year: int) -> Row:
    rows = books.reports(government=government, year=str(year)).rows()
    rows = [row for row in rows if row["genre"] == "work_report"]
    if len(rows) == 1:
        return rows[0]
    if not rows:
        held = sorted(
            {str(row["report_year"]) for row in books.reports(government=government).rows()}
        )
        years = f" There are those of {', '.join(held)}" if held else ""
        raise NoSuchReport(
            f"{books.path}: no work report of {government!r} of {year} is in the books.{years}. "
            "Add it with `duixian add`, or name another government or year"
        )
    names = "、".join(f"{row['government']} ({row['government_code']})" for row in rows)
    raise NoSuchReport(f"{government!r} is the name of {len(rows)}: {names}. Give the code")


def _of_tasks(tasks: Iterable[Row], claims: Iterable[Row], year: int) -> Iterator[Promised]:
    by_id = {claim["claim_id"]: claim for claim in claims}
    for task in tasks:
        if task["kind"] == "slogan" or (task["deadline"] or f"{year}-12-31") < f"{year}-01-01":
            continue
        figure = by_id.get(task["goal_claim_id"])
        base = by_id.get(task["baseline_claim_id"])
        own = [by_id[key] for key in task["claims"] if key in by_id]
        if figure is None:
            figure = next((claim for claim in own if _is_target(claim, year)), None)
        yield Promised(
            **_place(task, "task", task["text"], year),
            task_id=task["task_id"],
            claims=tuple(task["claims"]),
            claim_id=None if figure is None else figure["claim_id"],
            programme=task["programme"],
            programme_item=task["programme_item"],
            deadline=task["deadline"] or f"{year}-12-31",
            goal=None if figure is None else _goal(figure, base),
        )


def _of_targets(tasks: Iterable[Row], claims: Iterable[Row], year: int) -> Iterator[Promised]:
    followed = {key for task in tasks if task["kind"] != "slogan" for key in task["claims"]}
    for claim in claims:
        if claim["claim_id"] in followed or not _is_target(claim, year):
            continue
        yield Promised(
            **_place(claim, "target", _worded(claim), year),
            task_id=None,
            claims=(claim["claim_id"],),
            claim_id=claim["claim_id"],
            programme=None,
            programme_item=None,
            deadline=_last_day(claim["period"], year),
            goal=_goal(claim, None),
        )


def _is_target(claim: Row, year: int) -> bool:
    said = tuple(claim[name] for name in ("indicator", "quote", "unit", "aspect", "bound"))
    return (
        claim["role"] == "target"
        and claim["role_of_section"] in PLAN_PART
        and _last_day(claim["period"], year) >= f"{year}-01-01"
        and no_promise(said, repeated=False) is None
    )


def _place(row: Row, origin: str, text: str, year: int) -> dict[str, Any]:
    same = ("government", "government_code", "quote", "start", "end", "doc", "report_id", "section")
    words = phrase(f"{row['indicator']} {row['aspect']}" if origin == "target" else text)
    return {
        **{name: row[name] for name in same},
        "origin": origin,
        "year": year,
        "text": text,
        "key": f"{row['government_code'] or row['government']}/{year}/{origin}/{words}",
    }


_BOUNDS = {"ge": "以上", "gt": "以上", "le": "以内", "lt": "以内", "approx": "左右"}


def _worded(claim: Row) -> str:
    """A target figure in words, as a list of tasks would have it."""
    grows = claim["aspect"] == "growth"
    verb = ("下降" if claim["value"] < 0 else "增长") if grows else ""
    bound = _BOUNDS.get(claim["bound"], "")
    said = "" if bound and bound in claim["quote"] else bound
    return f"{claim['indicator']}{verb}{claim['quote']}{said}"


def _told_apart(found: Iterable[Promised]) -> Iterator[Promised]:
    """Of promises in the same words, each gets its number; then the key is a short digest."""
    seen: Counter[str] = Counter()
    for promise in found:
        seen[promise.key] += 1
        whole = f"{promise.key}/{seen[promise.key]}"
        yield replace(promise, key=hashlib.sha256(whole.encode("utf-8")).hexdigest()[:16])


def ties(books: Books, held: Mapping[str, Promised], found: Iterable[Promised]) -> dict[str, str]:
    """The item that each promise, by its key, belongs to; `held` are the items' promises by id.

    A promise of a newer text belongs to the item whose task or figure it succeeded; where the
    books know of no succession, to the one with its key.
    """
    promises = list(found)
    keys = {promise.key for promise in promises}
    tied: dict[str, str] = {}
    free = dict(held)

    def tie(meant: Callable[[Promised], str | None]) -> None:
        for item, promise in list(free.items()):
            key = meant(promise)
            if key is not None and key not in tied:
                tied[key] = item
                del free[item]

    whole = {promise.task_id or promise.claim_id: promise.key for promise in promises}
    figures = {promise.claim_id: promise.key for promise in promises}
    tie(lambda promise: _now(books, promise.task_id or promise.claim_id, whole))
    tie(lambda promise: promise.key if promise.key in keys else None)
    tie(lambda promise: _now(books, promise.claim_id, figures))
    return tied


def as_they_stand(books: Books, items: Iterable[DeskItem]) -> list[DeskItem]:
    """The items with their promises as they stand in the books now: after a newer text of a report,
    without opening the year again. What the books have no report of stays as it is."""
    given = list(items)
    now: dict[str, Promised] = {}
    years = {(i.promised.government_code or i.promised.government, i.promised.year) for i in given}
    for government, year in sorted(years):
        try:
            found = promises(books, government, year)
        except NoSuchReport:
            continue
        wholes = {
            item.id: item.promised
            for item in given
            if item.parent is None and prefix_of(item.promised) == f"{government}-{year}"
        }
        tied = ties(books, wholes, found)
        now |= {tied[promise.key]: promise for promise in found if promise.key in tied}
    return [_standing(item, now.get(item.parent or item.id)) for item in given]


def _standing(item: DeskItem, promise: Promised | None) -> DeskItem:
    if promise is None:
        return item
    return replace(item, promised=promise if item.parent is None else part_of(promise, item))


def part_of(promise: Promised, part: DeskItem) -> Promised:
    """A promise as a part of it has it: the part's own words, and no goal."""
    return replace(promise, text=part.promised.text, origin="split", goal=None)


def _now(books: Books, id: str | None, places: Mapping[str | None, str]) -> str | None:
    """What stands at the place of this id, or at that of its successor."""
    if id is None or id in places:
        return places.get(id) if id else None
    successor = books.successor(id)
    return None if successor is None else places.get(successor.new_id)


def _goal(claim: Row, base: Row | None) -> Goal:
    same_unit = base is not None and base["unit"] == claim["unit"]
    return Goal(
        value=claim["value"],
        value_high=claim["value_high"],
        unit=claim["unit"],
        bound=claim["bound"],
        aspect=claim["aspect"],
        base=base["value"] if base is not None and same_unit else None,
        indicator=claim["indicator"],
        claim_id=claim["claim_id"],
    )


_ENDS = {"Q1": "03-31", "Q2": "06-30", "H1": "06-30", "Q3": "09-30", "Q1-Q3": "09-30"}
_PERIOD = re.compile(r"(?:\d{4}-)?(?P<year>\d{4})(?P<part>Q\d(?:-Q3)?|H\d)?")


def _last_day(period: str | None, year: int) -> str:
    """The last day of a claim's period; the end of the plan year where it names none.

    >>> _last_day("2024-2026", 2024), _last_day("2024Q2", 2024), _last_day("2024-06", 2024)
    ('2026-12-31', '2024-06-30', '2024-06-30')
    >>> _last_day(None, 2024), _last_day("2024H1", 2024)
    ('2024-12-31', '2024-06-30')
    """
    text = period or str(year)
    if re.fullmatch(r"\d{4}-\d\d", text):
        first = int(text[:4]), int(text[5:])
        return f"{text}-{monthrange(*first)[1]}"
    found = _PERIOD.fullmatch(text)
    if found is None:
        return f"{year}-12-31"
    return f"{found['year']}-{_ENDS.get(found['part'] or '', '12-31')}"


def prefix_of(promise: Promised) -> str:
    """How the ids of a government's items of a year begin: its code and the year."""
    return f"{promise.government_code or promise.government}-{promise.year}"
