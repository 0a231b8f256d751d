"""People's decisions between two reports: append-only events, and what follows from them."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duixian.desk import (
        credentials,
        drawn,
        escalating,
        exporting,
        feeds,
        forecasts,
        forms,
        identities,
        importing,
        letters,
        lights,
        links,
        monthly,
        objections,
        offering,
        people,
        permitting,
        receipts,
        reviewing,
        rights,
        sessions,
        stating,
        tokens,
        tries,
        votes,
    )
    from duixian.desk.checking import Verified
    from duixian.desk.closing import YearEndRow, year_end
    from duixian.desk.deadlines import DueRow, due
    from duixian.desk.desk import Desk, NoSuchItem, OpenedYear
    from duixian.desk.drawn import Draw
    from duixian.desk.draws import DrawnRow
    from duixian.desk.errors import DeskError, DeskUsage, EditedMeanwhile, LogTampered, NoDesk
    from duixian.desk.events import DeskEvent
    from duixian.desk.heads import DailyHead
    from duixian.desk.items import DeskItem
    from duixian.desk.log import TreeHead
    from duixian.desk.people import People, Person
    from duixian.desk.rating import RateRow, rates
    from duixian.desk.reviewing import Commitment, ErrorRate
    from duixian.desk.rolling import RollRow, roll_up

__all__ = [
    "Commitment",
    "DailyHead",
    "Desk",
    "DeskError",
    "DeskEvent",
    "DeskItem",
    "DeskUsage",
    "Draw",
    "DrawnRow",
    "DueRow",
    "EditedMeanwhile",
    "ErrorRate",
    "LogTampered",
    "NoDesk",
    "NoSuchItem",
    "OpenedYear",
    "People",
    "Person",
    "RateRow",
    "RollRow",
    "TreeHead",
    "Verified",
    "YearEndRow",
    "credentials",
    "drawn",
    "due",
    "escalating",
    "exporting",
    "feeds",
    "forecasts",
    "forms",
    "identities",
    "importing",
    "letters",
    "lights",
    "links",
    "monthly",
    "objections",
    "offering",
    "people",
    "permitting",
    "rates",
    "receipts",
    "reviewing",
    "rights",
    "roll_up",
    "sessions",
    "stating",
    "tokens",
    "tries",
    "votes",
    "year_end",
]

_LATE = {
    **dict.fromkeys(("Desk", "NoSuchItem", "OpenedYear"), "desk"),
    **dict.fromkeys(
        ("DeskError", "DeskUsage", "EditedMeanwhile", "LogTampered", "NoDesk"), "errors"
    ),
    **dict.fromkeys(("People", "Person"), "people"),
    **dict.fromkeys(("Commitment", "ErrorRate"), "reviewing"),
    **dict.fromkeys(("DueRow", "due"), "deadlines"),
    **dict.fromkeys(("RateRow", "rates"), "rating"),
    **dict.fromkeys(("YearEndRow", "year_end"), "closing"),
    **dict.fromkeys(("RollRow", "roll_up"), "rolling"),
    "DailyHead": "heads",
    "DeskEvent": "events",
    "DeskItem": "items",
    "Draw": "drawn",
    "DrawnRow": "draws",
    "TreeHead": "log",
    "Verified": "checking",
}
"""Where each is: what needs SQLAlchemy, which the extra `desk` brings, only when asked for."""

_ROOMS = (
    *("credentials", "drawn", "escalating", "exporting", "feeds", "forecasts", "forms"),
    *("identities", "importing", "letters", "lights", "links", "monthly", "objections"),
    *("offering", "people", "permitting", "receipts", "reviewing", "rights", "sessions"),
    *("stating", "tokens", "tries", "votes"),
)


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _ROOMS:
        return import_module(f"{__name__}.{name}")
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
