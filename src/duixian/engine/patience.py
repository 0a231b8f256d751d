"""A time limit for reading one report in this process."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

from duixian.engine.inputs import Input
from duixian.errors import TookTooLong
from duixian.model import Reading

AGAIN = 1.0
"""Seconds after which a reader that did not stop is told again: an exception that rises in the
wrong moment, as while an object is cleared away, is lost."""


class _Late(BaseException):
    """The time is up. No `Exception`, so that no reader takes it for a fault of one number."""


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


def within(seconds: float | None, reader: Callable[[Input], Reading]) -> Callable[[Input], Reading]:
    """The reader, stopped with `TookTooLong` when it takes longer than `seconds`.

    Only where `can_interrupt`. Code outside Python is stopped when it comes back.
    """
    if seconds is None:
        return reader

    def read(given: Input) -> Reading:
        before = signal.signal(signal.SIGALRM, _stop)
        try:
            try:
                signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
                return reader(given)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
        except _Late:
            raise took_too_long(given, seconds) from None
        finally:
            signal.signal(signal.SIGALRM, before)

    return read


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _Late
