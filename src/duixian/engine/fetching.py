"""What object stores hold, fetched by the process that asks, ahead of those who read."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from duixian.engine.inputs import Input
from duixian.engine.runner import Given
from duixian.errors import InputError
from duixian.sources import StoredObject

AT_ONCE = 8
"""Objects fetched at a time: a store takes some 50 ms to begin an answer, a report 70 to read."""
BYTES_AHEAD = 128 * 1024 * 1024
"""Bytes that may be on their way or waiting, as the store lists them: the largest report."""


def fetched(inputs: Iterable[Given]) -> Generator[Given, None, None]:
    """The inputs in their order, those of object stores with their bytes; in the place of one that
    cannot be fetched, why."""
    ahead: deque[tuple[int, Future[Given]]] = deque()
    threads: ThreadPoolExecutor | None = None
    size = 0
    try:
        for given in inputs:
            stored = _to_fetch(given)
            more = stored.size if stored else 0
            while ahead and (not stored or len(ahead) >= AT_ONCE or size + more > BYTES_AHEAD):
                less, first = ahead.popleft()
                size -= less
                yield first.result()
            if stored is None:
                yield given
                continue
            threads = threads or ThreadPoolExecutor(AT_ONCE, "fetching")
            ahead.append((more, threads.submit(_with_bytes, given, stored)))
            size += more
        while ahead:
            yield ahead.popleft()[1].result()
    finally:
        if threads is not None:
            threads.shutdown(wait=False, cancel_futures=True)


def _to_fetch(given: Given) -> StoredObject | None:
    """What of a store an input takes that has not its bytes yet."""
    return given.stored if isinstance(given, Input) and given.data is None else None


def _with_bytes(given: Given, stored: StoredObject) -> Given:
    assert isinstance(given, Input)  # only such are to be fetched
    try:
        return replace(given, data=stored.data())
    except InputError as error:
        return error
