"""Work counted in calls and bytes, so that a test of growth does not look at the clock."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from collections.abc import Callable
from types import FrameType

WORK = frozenset(("call", "c_call"))


def calls(run: Callable[[], object]) -> int:
    """How many functions `run` calls, in Python and in C."""
    counted = 0

    def count(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal counted
        counted += event in WORK

    gc.disable()  # what a collection calls depends on the tests before
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(None)
        gc.enable()
    return counted


def peak(run: Callable[[], object]) -> int:
    """The most bytes that `run` holds at one time, beyond those held before."""
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        run()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()
