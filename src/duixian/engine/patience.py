"""How long reading one report may take, and an end to it in this process."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import NoReturn, TypeVar

from duixian.engine.inputs import Input
from duixian.errors import TookTooLong

SECONDS = 120.0
"""For a text, a page or a Word file of today. The longest report takes 0.2 s; the largest text
file that is read, 32 MB, about a minute."""
SECONDS_CONVERTED = 300.0
"""For a file that LibreOffice converts first, for which that has three minutes."""
SECONDS_SCANNED = 3600.0
"""For a PDF or a picture: a scan of 300 pages takes up to an hour to recognise."""
_BY_SUFFIX = {
    **dict.fromkeys((".doc", ".wps"), SECONDS_CONVERTED),
    **dict.fromkeys((".pdf", ".png", ".jpg", ".jpeg"), SECONDS_SCANNED),
    **dict.fromkeys((".tif", ".tiff", ".gif", ".webp"), SECONDS_SCANNED),
}
Read = TypeVar("Read")
AGAIN = 1.0
"""Seconds after which a reader that did not stop is told again: an exception that rises in the
wrong moment, as while an object is cleared away, is lost."""


class _Late(BaseException):
    """The time is up. No `Exception`, so that no reader takes it for a fault of one number."""


def time_of(given: Input, seconds: float | None = None) -> float:
    """The seconds that reading an input may take: those given, else what its kind may take.

    >>> time_of(Input("report.txt")), time_of(Input("scan.PDF")), time_of(Input("scan.pdf"), 5)
    (120.0, 3600.0, 5)
    """
    return _BY_SUFFIX.get(given.suffix.lower(), SECONDS) if seconds is None else seconds


def took_too_long(given: Input, seconds: float) -> TookTooLong:
    """The error for an input that was given up."""
    return TookTooLong(
        given.name,
        f"it took longer than {seconds:g} s",
        "The other inputs are done without it; --timeout gives it more time",
    )


def can_interrupt() -> bool:
    """Whether this thread can be stopped by an alarm, and nobody else has set one."""
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
        and signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    )


def within(seconds: float | None, reader: Callable[[Input], Read]) -> Callable[[Input], Read]:
    """The reader, stopped with `TookTooLong` when it takes longer than `seconds`, or its kind may.

    Only where `can_interrupt`. Code outside Python is stopped when it comes back.
    """

    def read(given: Input) -> Read:
        limit = time_of(given, seconds)
        before = signal.signal(signal.SIGALRM, _stop)
        try:
            try:
                signal.setitimer(signal.ITIMER_REAL, limit, AGAIN)
                return reader(given)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
        except _Late:
            raise took_too_long(given, limit) from None
        finally:
            signal.signal(signal.SIGALRM, before)

    return read


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _Late
