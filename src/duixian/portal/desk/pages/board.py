"""The boards: which years are open, and how a year stands by unit, light and programme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from duixian.desk import DailyHead, DeskItem, lights, objections, roll_up
from duixian.portal.desk.pages import standing
from duixian.portal.desk.pages.standing import DeskYear
from duixian.portal.desk.place import desk_of
from duixian.portal.pages.rows import Row
from duixian.portal.web.pages import Ask, View, page
from duixian.registry import lights as light_rules
from duixian.registry import workflow

NOBODY = "none"
"""The filter `unit=none`: items that nobody has."""
YEAR_COLUMNS = ("government", "year", "items", "done", "overdue", "share", "href")


@page("/desk", rows="the years that are open at the desk")
def desk(ask: Ask) -> View:
    """Where the desk is entered: the years that are open."""
    at = desk_of(ask.request)
    rows = []
    known = standing.years(standing.place_of(ask.request).items().values())
    for (key, year), items in known.items():
        whole = roll_up(items, at.today)[0]
        rows.append(
            {
                "government": items[0].promised.government,
                "year": year,
                **{name: getattr(whole, name) for name in ("items", "done", "overdue", "share")},
                "href": standing.year_path(key, year),
            }
        )
    data = {
        "years": rows,
        "head": _head(at.published()),
        "size": at.log.head().size,
        "objections": _objections(ask),
    }
    return View("desk/desk.html.j2", data, rows, YEAR_COLUMNS)


@page("/desk/{government}/{year}", rows="every item that meets the filters")
def board(ask: Ask, government: str, year: str) -> View:
    """How a year stands."""
    at = standing.year_of(ask.request, government, year)
    if (other := standing.moved(at, government)) is not None:
        return other
    rule = standing.rule_of(ask)
    every = [standing.item_row(item, at.on, rule) for item in at.leaves]
    chosen = {
        "unit": ask.params.text("unit") or None,
        "light": ask.params.among("light", lights.WORST),
        "stage": ask.params.among("stage", tuple(workflow.load().stages)),
        "programme": ask.params.text("programme") or None,
        "q": ask.params.text("q"),
        "rule": rule,
    }
    listed = [row for row in every if _meets(row, chosen)]
    listed.sort(key=lambda row: (lights.WORST.index(row["light"]["colour"]), row["due"], row["id"]))
    limit = ask.params.rows()
    rolled = roll_up(at.items, at.on, rule)
    data = {
        "desk": at.row(),
        "chosen": chosen,
        "counts": _counts(every),
        "units": _units(every, at.leaves),
        "programmes": [asdict(row) for row in rolled if row.level == "programme"],
        "promises": [asdict(row) for row in rolled if row.level == "promise"],
        "objections": _objections(ask),
        "head": _head(at.desk.published()),
        "size": at.desk.log.head().size,
        "rules": _rules(),
        "items": listed[:limit],
        "total": len(listed),
        "limit": limit,
    }
    return View("desk/board.html.j2", data, listed, standing.ITEM_COLUMNS, _choices(at, every))


def _meets(row: Row, chosen: Row) -> bool:
    return (
        (chosen["unit"] is None or (row["lead"] or NOBODY) == chosen["unit"])
        and (chosen["light"] is None or row["light"]["colour"] == chosen["light"])
        and (chosen["stage"] is None or row["stage"] == chosen["stage"])
        and (chosen["programme"] is None or row["programme"] == chosen["programme"])
        and chosen["q"] in row["text"]
    )


def _counts(rows: Sequence[Row]) -> Row:
    colours = Counter(row["light"]["colour"] for row in rows)
    return {
        **{colour: colours[colour] for colour in lights.WORST},
        "items": len(rows),
        "done": sum(row["stage"] in ("done", "closed") for row in rows),
        "overdue": sum(row["overdue"] for row in rows),
    }


def _units(rows: Sequence[Row], items: Sequence[DeskItem]) -> list[Row]:
    """Each lead unit with its items by light; those that nobody has come last."""
    named = sorted({row["lead"] for row in rows}, key=lambda name: (name is None, name or ""))
    found = []
    for unit in named:
        own = [row for row in rows if row["lead"] == unit]
        shares = [row["share"] for row in own if row["share"] is not None]
        share = sum(shares) / len(shares) if shares else None
        found.append({"unit": unit, **_counts(own), "share": share, "known": len(shares)})
    return found


def _rules() -> list[Row]:
    known = light_rules.load().presets.values()
    return [{"id": r.id, "zh": r.zh, "yellow": r.yellow, "red": r.red} for r in known]


def _choices(at: DeskYear, rows: Sequence[Row]) -> Row:
    present = {row["stage"] for row in rows}
    return {
        "units_listed": sorted({row["lead"] for row in rows if row["lead"]}),
        "stages_listed": [stage for stage in workflow.load().stages if stage in present],
        "programmes_listed": sorted({row["programme"] for row in rows if row["programme"]}),
        "colours": lights.WORST,
        "nobody": NOBODY,
        "month": at.on.month if at.on.year == at.year else (1 if at.on.year < at.year else 12),
    }


def _objections(ask: Ask) -> Row:
    at = desk_of(ask.request)
    return asdict(objections.count(objections.all_of(at), at.today))


def _head(published: Sequence[DailyHead]) -> Row | None:
    return asdict(published[-1]) if published else None
