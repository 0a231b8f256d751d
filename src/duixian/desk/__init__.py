"""People's decisions between two reports: append-only events, and what follows from them."""

from typing import TYPE_CHECKING

from duixian.doors import late

if TYPE_CHECKING:
    from duixian.desk import (
        backups,
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
        seasons,
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
    from duixian.desk.opening import as_they_stand
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
    "as_they_stand",
    "backups",
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
    "seasons",
    "sessions",
    "stating",
    "tokens",
    "tries",
    "votes",
    "year_end",
]

__getattr__ = late(
    __name__,
    {
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
        "as_they_stand": "opening",
        "DailyHead": "heads",
        "DeskEvent": "events",
        "DeskItem": "items",
        "Draw": "drawn",
        "DrawnRow": "draws",
        "TreeHead": "log",
        "Verified": "checking",
        **{room: room for room in ("backups", "credentials", "drawn", "escalating", "exporting")},
        **{room: room for room in ("feeds", "forecasts", "forms", "identities", "importing")},
        **{room: room for room in ("letters", "lights", "links", "monthly", "objections")},
        **{room: room for room in ("offering", "people", "permitting", "receipts", "reviewing")},
        **{room: room for room in ("rights", "seasons", "sessions", "stating", "tokens", "tries")},
        "votes": "votes",
    },
)
