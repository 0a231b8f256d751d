"""Many reports, in order, with memory that does not grow with their number."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar, overload

from duixian.engine.crew import Crew
from duixian.engine.inputs import Input
from duixian.engine.one import read_input
from duixian.engine.patience import can_interrupt, within
from duixian.errors import InputError, UsageError, WorkerCrashed
from duixian.model import Fault, Reading

AHEAD = 4
"""Inputs under way per worker: enough that no worker waits for the slowest report, few
enough that finished readings (about 2 MB each) do not pile up."""

ADVICE = "Report it with the file, if you may pass it on; the other inputs are done"


class Noted(Protocol):
    """What a reader makes of an input: a reading, or tables of one."""

    @property
    def notes(self) -> tuple[str, ...]: ...
    @property
    def faults(self) -> tuple[Fault, ...]: ...


Read = TypeVar("Read", bound=Noted, covariant=True)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Read]):
    """What became of one input: what was read, or the reason why nothing was."""

    name: str
    input: Input | None
    reading: Read | None = None
    error: InputError | None = None


def default_jobs() -> int:
    """As many processes as this one may use cores."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@overload
def read_many(
    inputs: Iterable[Input | InputError],
    *,
    jobs: int | None = None,
    seconds: float | None = None,
) -> Generator[Outcome[Reading], None, None]: ...
@overload
def read_many(
    inputs: Iterable[Input | InputError],
    *,
    jobs: int | None = None,
    seconds: float | None = None,
    reader: Callable[[Input], Read],
) -> Generator[Outcome[Read], None, None]: ...
def read_many(
    inputs: Iterable[Input | InputError],
    *,
    jobs: int | None = None,
    seconds: float | None = None,
    reader: Callable[[Input], Any] = read_input,
) -> Generator[Outcome[Any], None, None]:
    """Read many inputs, in their order, whatever becomes of each.

    `jobs` worker processes are used (default: one a core); with one job, or a single text to
    read, this process reads what it can stop in time, and one worker what it cannot. A worker that
    dies costs the report that it read: its outcome is `WorkerCrashed`. So does a report that
    takes longer than `seconds` (`TookTooLong`; None: than its kind may, `time_of`). An
    `InputError` among the inputs is passed on in its place.
    """
    count = default_jobs() if jobs is None else jobs
    if count < 1:
        raise UsageError(f"{count} jobs cannot read anything. Give 1 or more")
    alone = False
    if isinstance(inputs, Sequence):
        count = min(count, max(1, len(inputs)))
        alone = len(inputs) == 1
    if (jobs == 1 or alone) and can_interrupt():
        here = within(seconds, reader)
        with Crew(reader, 1, seconds) as one:
            for given in inputs:
                yield _outcome(given, one.ask if _in_native_code(given) else here)
        return
    # The crew is left first: ending it frees the threads that wait for its answers.
    with ThreadPoolExecutor(count) as threads, Crew(reader, count, seconds) as crew:
        yield from _in_order(
            inputs, lambda given: threads.submit(_outcome, given, crew.ask), count * AHEAD
        )


def _in_order(
    inputs: Iterable[Input | InputError],
    submit: Callable[[Input | InputError], Future[Outcome[Read]]],
    ahead: int,
) -> Iterator[Outcome[Read]]:
    """Results in the order of the inputs, with at most `ahead` of them under way."""
    under_way: deque[Future[Outcome[Read]]] = deque()
    try:
        for given in inputs:
            under_way.append(submit(given))
            if len(under_way) >= ahead:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        for future in under_way:
            future.cancel()


_NATIVE = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".webp"})


def _in_native_code(given: Input | InputError) -> bool:
    """Whether a fault in reading could take the whole process with it, as in a PDF library."""
    return isinstance(given, Input) and Path(given.name).suffix.lower() in _NATIVE


def _outcome(given: Input | InputError, reader: Callable[[Input], Read]) -> Outcome[Read]:
    if isinstance(given, InputError):
        return Outcome(given.path, None, error=given)
    try:
        return Outcome(given.name, given, reading=reader(given))
    except InputError as error:
        return Outcome(given.name, given, error=error)
    except Exception as error:  # a fault of the reader costs the report it met, not the batch
        found = f"the reader failed on it ({type(error).__name__}: {error})"
        crash = WorkerCrashed(given.name, found, ADVICE)
        crash.__cause__ = error
        return Outcome(given.name, given, error=crash)
