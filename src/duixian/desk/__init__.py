"""People's decisions between two reports: append-only events, and what follows from them."""

from typing import TYPE_CHECKING

from duixian.doors import late

if TYPE_CHECKING:
    from duixian.desk import (
        backups,
        escalating,
        exporting,
        feeds,
        forecasts,
        forms,
        importing,
        lights,
        receipts,
        reviewing,
        seasons,
    )
    from duixian.desk.checking import Verified
    from duixian.desk.closing import YearEndRow, year_end
    from duixian.desk.deadlines import DueRow, due
    from duixian.desk.desk import Desk, NoSuchItem, OpenedYear
    from duixian.desk.draws import DrawnRow
    from duixian.desk.errors import DeskError, DeskUsage, EditedMeanwhile, LogTampered, NoDesk
    from duixian.desk.events import DeskEvent
    from duixian.desk.heads import DailyHead
    from duixian.desk.items import DeskItem
    from duixian.desk.opening import as_they_stand
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
    "DrawnRow",
    "DueRow",
    "EditedMeanwhile",
    "ErrorRate",
    "LogTampered",
    "NoDesk",
    "NoSuchItem",
    "OpenedYear",
    "RateRow",
    "RollRow",
    "Verified",
    "YearEndRow",
    "as_they_stand",
    "backups",
    "due",
    "escalating",
    "exporting",
    "feeds",
    "forecasts",
    "forms",
    "importing",
    "lights",
    "rates",
    "receipts",
    "reviewing",
    "roll_up",
    "seasons",
    "year_end",
]

__getattr__ = late(
    __name__,
    {
        **dict.fromkeys(("Desk", "NoSuchItem", "OpenedYear"), "desk"),
        **dict.fromkeys(
            ("DeskError", "DeskUsage", "EditedMeanwhile", "LogTampered", "NoDesk"), "errors"
        ),
        **dict.fromkeys(("Commitment", "ErrorRate"), "reviewing"),
        **dict.fromkeys(("DueRow", "due"), "deadlines"),
        **dict.fromkeys(("RateRow", "rates"), "rating"),
        **dict.fromkeys(("YearEndRow", "year_end"), "closing"),
        **dict.fromkeys(("RollRow", "roll_up"), "rolling"),
        "as_they_stand": "opening",
        "DailyHead": "heads",
        "DeskEvent": "events",
        "DeskItem": "items",
        "DrawnRow": "draws",
        "Verified": "checking",
        **{room: room for room in ("backups", "escalating", "exporting", "feeds", "forecasts")},
        **{room: room for room in ("forms", "importing", "lights", "receipts", "reviewing")},
        "seasons": "seasons",
    },
)
