"""Reading on this machine: in this process, or in worker processes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from duixian.engine.crew import Crew
from duixian.engine.patience import can_interrupt, within
from duixian.engine.runner import Given, Hands, Outcome, Reader, outcome_of
from duixian.errors import UsageError

AHEAD = 4
"""Inputs under way per worker: enough that no worker waits for the slowest report, few
enough that finished readings (about 2 MB each) do not pile up."""
FEW = 8
"""Inputs that are read sooner here than by workers, of which each takes as long to start as twelve
reports of some length take to be read."""


def default_jobs() -> int:
    """As many processes as this one may use cores."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def count_of(jobs: int | None, total: int | None) -> int:
    """How many workers `total` inputs take where `jobs` were asked for (None: one a core)."""
    count = default_jobs() if jobs is None else jobs
    if count < 1:
        raise UsageError(f"{count} jobs cannot read anything. Give 1 or more")
    return count if total is None else min(count, max(1, total))


class Local:
    """`jobs` worker processes (default: one a core). With one job, and with `FEW` inputs where no
    number of jobs was asked for, this process reads what it can stop in time, and one worker what
    it cannot."""

    def __init__(self, jobs: int | None = None) -> None:
        self._jobs = jobs

    @contextmanager
    def at_work(self, reader: Reader, seconds: float | None, total: int | None) -> Iterator[Hands]:
        """Workers of this machine (`runner.Runner.at_work`)."""
        count = count_of(self._jobs, total)
        few = total == 1 or (self._jobs is None and total is not None and total <= FEW)
        if (self._jobs == 1 or few) and can_interrupt():
            with Crew(1) as crew:
                yield _OwnHands(crew, reader, seconds)
            return
        # The crew is left first: ending it frees the threads that wait for its answers.
        with ThreadPoolExecutor(count) as threads, Crew(count) as crew:
            yield _Processes(threads, crew, reader, seconds, count * AHEAD)


class _Single:
    """Batches of one: between processes of one machine an input costs nothing to hand over."""

    def batches(self, inputs: Iterable[Given]) -> Iterator[Sequence[Given]]:
        for given in inputs:
            yield (given,)


class _OwnHands(_Single):
    ahead = 1

    def __init__(self, crew: Crew, reader: Reader, seconds: float | None) -> None:
        self._here = within(seconds, reader)
        self._there: Reader = lambda given: crew.ask(given, reader, seconds)

    def submit(self, batch: Sequence[Given]) -> Future[Sequence[Outcome[Any]]]:
        done: Future[Sequence[Outcome[Any]]] = Future()
        ways = ((one, self._there if _in_native_code(one) else self._here) for one in batch)
        done.set_result([outcome_of(given, way) for given, way in ways])
        return done


class _Processes(_Single):
    def __init__(
        self,
        threads: ThreadPoolExecutor,
        crew: Crew,
        reader: Reader,
        seconds: float | None,
        ahead: int,
    ) -> None:
        self._threads, self.ahead = threads, ahead
        self._ask: Reader = lambda given: crew.ask(given, reader, seconds)

    def submit(self, batch: Sequence[Given]) -> Future[Sequence[Outcome[Any]]]:
        return self._threads.submit(lambda: [outcome_of(given, self._ask) for given in batch])


_NATIVE = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".webp"})


def _in_native_code(given: Given) -> bool:
    """Whether a fault in reading could take the whole process with it, as in a PDF library."""
    return not isinstance(given, Exception) and Path(given.name).suffix.lower() in _NATIVE
