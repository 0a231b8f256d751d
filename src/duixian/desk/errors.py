"""What can go wrong at the desk: each error says what was found, where, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from duixian.errors import DuixianError, UsageError

if TYPE_CHECKING:
    from duixian.desk.events import DeskEvent


class DeskError(DuixianError):
    """The desk's database cannot be opened, read or written."""


class DeskUsage(DeskError, UsageError):
    """What was asked of the desk is wrong, and nothing was written."""


class NoDesk(DeskError):
    """There is no desk in this place yet, or the extra that it needs is not installed."""


class DeskOutOfDate(DeskError):
    """The database has another layout than this version of the program knows."""


class ClockWentBack(DeskError):
    """The clock shows an earlier time than the last event: nothing was written."""

    def __init__(self, now: str, last: str) -> None:
        super().__init__(
            f"the clock says {now}, but the last event was written at {last}. "
            "Set the clock right (or wait until it has passed that time), then try again"
        )
        self.now, self.last = now, last


class EditedMeanwhile(DeskUsage):
    """Someone else changed the same item since the editor looked at it. Both edits are told."""

    def __init__(
        self, subject: str, expected: int, theirs: Sequence[DeskEvent], mine: tuple[str, str]
    ) -> None:
        others = "; ".join(f"{e.at} {e.actor}: {e.kind} {e.payload_text}" for e in theirs)
        super().__init__(
            f"{subject} was changed while you edited it: you saw version {expected}, and since "
            f"then there came [{others}]. Your own edit, {mine[0]} {mine[1]}, was not written. "
            f"Look at both, then send yours again with version {expected + len(theirs)}"
        )
        self.subject, self.expected = subject, expected
        self.theirs, self.mine = tuple(theirs), mine


class LogTampered(DeskError):
    """The log does not hold what was once written into it."""


class BadAddress(DeskUsage):
    """The address of the database is none that the desk can use."""
