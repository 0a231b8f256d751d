"""What the desk's pages have in common: a year of a government, and its items as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from starlette.requests import Request

from duixian.desk import Desk, DeskError, DeskItem, lights
from duixian.portal import questions
from duixian.portal.desk.access import visitor
from duixian.portal.desk.place import DeskPlace, desk_of
from duixian.portal.pages.rows import Row
from duixian.portal.web.errors import Link, not_found
from duixian.portal.web.pages import Ask, View
from duixian.registry import workflow

ITEM_COLUMNS = (
    *("id", "text", "lead", "supporting", "programme", "stage", "due", "overdue", "days_left"),
    *("share", "light_colour", "light_word", "light_expected", "light_actual", "light_behind"),
    *("light_preset", "light_sentence", "parent", "version", "href"),
)


@dataclass(frozen=True, slots=True)
class DeskYear:
    """One government's year at the desk."""

    desk: Desk
    key: str
    """The GB/T 2260 code, or the name where it has none: as `questions.Gov`."""
    name: str
    year: int
    items: Sequence[DeskItem]
    on: date

    @property
    def path(self) -> str:
        return year_path(self.key, self.year)

    @property
    def leaves(self) -> list[DeskItem]:
        """What somebody works on: an item that was split gives way to its parts."""
        return [item for item in self.items if not item.items]

    def row(self) -> Row:
        """What every page of the year says of it."""
        return {
            "government": self.name,
            "key": self.key,
            "year": self.year,
            "on": self.on.isoformat(),
            "href": self.path,
            "books_href": f"/g/{quote(self.key, safe='')}/{self.year}",
        }


def year_path(key: str, year: int) -> str:
    """The address of a year's board."""
    return f"/desk/{quote(key, safe='')}/{year}"


def item_path(id: str) -> str:
    """The address of an item."""
    return f"/desk/items/{quote(id, safe='')}"


def key_of(item: DeskItem) -> str:
    """The government of an item, as addresses name it."""
    return item.promised.government_code or item.promised.government


def years(items: Iterable[DeskItem]) -> dict[tuple[str, int], list[DeskItem]]:
    """The items by government and year."""
    found: dict[tuple[str, int], list[DeskItem]] = {}
    for item in items:
        found.setdefault((key_of(item), item.promised.year), []).append(item)
    return found


def place_of(request: Request) -> DeskPlace:
    """Where the desk is, if there is one."""
    place: DeskPlace = request.app.state.desk
    return place


def year_of(request: Request, government: str, year: str) -> DeskYear:
    """The year that an address means; the government by code, name or short name.

    `Refusal` (404) where nothing is open for it."""
    desk = desk_of(request)
    known = years(place_of(request).items().values())
    for (key, of_year), items in known.items():
        name = items[0].promised.government
        if str(of_year) == year and government in (key, name, questions.short(name)):
            return DeskYear(desk, key, name, of_year, items, desk.today)
    links = [
        Link(year_path(key, y), f"{own[0].promised.government} {y}")
        for (key, y), own in known.items()
    ]
    raise not_found("no_desk_year", tuple(links), name=government, year=year)


def moved(at: DeskYear, government: str, rest: str = "") -> View | None:
    """Where the page lives, when it was asked for under another name of the government."""
    return None if at.key == government else View("", {}, moved=f"/desk/{at.key}/{at.year}{rest}")


def rule_of(ask: Ask) -> str | None:
    """The rule for lights that was asked for."""
    return ask.params.among("rule", rules())


def rules() -> tuple[str, ...]:
    """The rules for lights that there are."""
    from duixian.registry import lights as registry

    return tuple(registry.load().presets)


def item_row(item: DeskItem, on: date, rule: str | None = None) -> Row:
    """An item as lists show it, with its light and the numbers that made it."""
    open_still = workflow.load().stages[item.stage].open
    days_left = (date.fromisoformat(item.due) - on).days
    return {
        "id": item.id,
        "text": item.promised.text,
        "lead": item.lead,
        "supporting": list(item.supporting),
        "programme": item.promised.programme,
        "stage": item.stage,
        "due": item.due,
        "overdue": open_still and days_left < 0,
        "days_left": days_left if open_still else None,
        "share": 100.0 if item.done else lights.actual_share(item),
        "light": asdict(lights.light(item, on, rule)),
        "parent": item.parent,
        "version": item.version,
        "href": item_path(item.id),
    }


def names(request: Request, desk: Desk) -> dict[str, str]:
    """The names of accounts, for whoever has one: what is public shows ids alone."""
    return {} if visitor(request).anonymous else desk.people.names()


def is_open(request: Request) -> bool:
    """Whether the books have a desk that can be used: for links to it."""
    try:
        return place_of(request).desk() is not None
    except DeskError:
        return False


def link_to(request: Request, key: str | None, year: Any) -> str | None:
    """The address of the board where the year is open at the desk; for links from the books."""
    try:
        known = years(place_of(request).items().values())
    except DeskError:  # the books can be read while the desk's database is away
        return None
    return year_path(key, year) if key is not None and (key, year) in known else None
