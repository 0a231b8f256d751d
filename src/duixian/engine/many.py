"""Many reports, in order, with memory that does not grow with their number."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any, overload

from duixian.engine.fetching import fetched
from duixian.engine.inputs import Input
from duixian.engine.local import Local
from duixian.engine.one import read_input
from duixian.engine.runner import Given, Hands, Outcome, Pending, Read, Runner
from duixian.model import Reading


@overload
def read_many(
    inputs: Iterable[Given],
    *,
    jobs: int | None = None,
    seconds: float | None = None,
    runner: Runner | None = None,
) -> Generator[Outcome[Reading], None, None]: ...
@overload
def read_many(
    inputs: Iterable[Given],
    *,
    jobs: int | None = None,
    seconds: float | None = None,
    reader: Callable[[Input], Read],
    runner: Runner | None = None,
) -> Generator[Outcome[Read], None, None]: ...
def read_many(
    inputs: Iterable[Given],
    *,
    jobs: int | None = None,
    seconds: float | None = None,
    reader: Callable[[Input], Any] = read_input,
    runner: Runner | None = None,
) -> Generator[Outcome[Any], None, None]:
    """Read many inputs, in their order, whatever becomes of each.

    `runner` reads them: by default `Local(jobs)`, `jobs` worker processes of this machine
    (default: one a core). A worker killed from outside costs a second try; one that dies of what
    it reads costs the report: its outcome is `WorkerCrashed`. So does a report that takes longer
    than `seconds` (`TookTooLong`; None: than its kind may, `time_of`). An `InputError` among the
    inputs is passed on in its place. What object stores hold is fetched by this process.
    Raises what keeps `runner` from reading at all.
    """
    total = len(inputs) if isinstance(inputs, Sequence) else None
    with (
        closing(fetched(inputs)) as at_hand,
        (runner or Local(jobs)).at_work(reader, seconds, total) as hands,
    ):
        yield from _in_order(at_hand, hands)


def _in_order(inputs: Iterable[Given], hands: Hands) -> Iterator[Outcome[Any]]:
    """Outcomes in the order of the inputs, with at most `ahead` batches of them under way."""
    under_way: deque[Pending] = deque()
    try:
        for batch in hands.batches(inputs):
            under_way.append(hands.submit(batch))
            while len(under_way) >= hands.ahead:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()
    finally:
        for promise in under_way:
            promise.cancel()
