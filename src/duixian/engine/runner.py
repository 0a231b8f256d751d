"""What `read_many` asks of those who read, whoever they are.

There are two: `local.Local`, processes of this machine, and `cluster.Cluster`, workers of Dask on
this machine or others. Order, bounded look-ahead and what a failure costs are `read_many`'s, so
they are the same for both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from duixian.engine.inputs import Input
from duixian.errors import InputError, WorkerCrashed
from duixian.model import Fault

ADVICE = "Report it with the file, if you may pass it on; the other inputs are done"

Reader = Callable[[Input], Any]
Given = Input | InputError


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


class Pending(Protocol):
    """Outcomes to come, in the order of the inputs: of `concurrent.futures.Future` what is used."""

    def result(self) -> Sequence[Outcome[Any]]: ...
    def cancel(self) -> object: ...


class Hands(Protocol):
    """Workers at work."""

    @property
    def ahead(self) -> int:
        """Batches under way at most: enough that no worker waits, few enough for memory."""

    def batches(self, inputs: Iterable[Given]) -> Iterator[Sequence[Given]]:
        """The inputs in their order, those together that one task reads; drawn as they go out."""

    def submit(self, batch: Sequence[Given]) -> Pending:
        """Have a batch read. An `InputError` in it is passed on in its place."""


class Runner(Protocol):
    """Somewhere to read."""

    def at_work(
        self, reader: Reader, seconds: float | None, total: int | None
    ) -> AbstractContextManager[Hands]:
        """Workers that read with `reader`, each report within `seconds` (None: what its kind may
        take), until the block is left. `total` is how many inputs there are, where it is known."""


def outcome_of(given: Given, reader: Reader) -> Outcome[Any]:
    """What becomes of one input when it is read here. Never raises."""
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
