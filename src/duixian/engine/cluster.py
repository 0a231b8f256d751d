"""Reading on a cluster: workers of Dask, on this machine or others.

Bytes travel, not paths: this process reads every file, within the same limits as ever, and sends
what was in it. Workers send tables back and write nothing; the books have one writer
(docs/scale.md says why).
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duixian.engine.at_worker import Answer, other_version, read_batch, version
from duixian.engine.inputs import Input
from duixian.engine.local import count_of
from duixian.engine.reaching import WORKERS, connected, installed, own_cluster, quiet
from duixian.engine.runner import Given, Hands, Outcome, Reader, outcome_of
from duixian.errors import ClusterError, InputError, WorkerCrashed
from duixian.sources import bytes_of
from duixian.versions import readers

if TYPE_CHECKING:
    from distributed import Client, Future

ASKED_EVERY = 5.0
"""Seconds between two looks at whether there is still anybody who could answer."""
BATCH = 16
"""Reports a task: 16 of 20,000 characters take a core some 2 s, beside which the 10 ms that Dask
spends on a task are nothing; and no more than that is read again where a worker is lost."""
BATCH_BYTES = 1 << 20
"""Bytes a task has at most, where it has several reports."""
BATCHES_EACH = 4
"""Batches for each core at least, where the inputs are few: the last ones then end together."""
AHEAD = 3
"""Batches under way per core: one that is read, one that waits, one on its way back."""
_ALONE = frozenset({".doc", ".wps", ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif"})
_ALONE |= {".webp"}
"""Endings of what may take minutes: a task of their own."""
_LOST = "What was committed before is kept; run the command again for the rest"


class Cluster:
    """The workers of the Dask scheduler at `address`; without one, `jobs` workers (default: one a
    core) that are started on this machine and ended again."""

    def __init__(self, address: str | None = None, *, jobs: int | None = None) -> None:
        self._address, self._jobs = address, jobs

    @contextmanager
    def at_work(self, reader: Reader, seconds: float | None, total: int | None) -> Iterator[Hands]:
        """Workers of the cluster (`runner.Runner.at_work`), made sure to read as this process.

        `ClusterError` where there is no scheduler, no worker, or another version of Duixian;
        `PackageMissing` without the extra cluster.
        """
        installed()
        with ExitStack() as held:
            held.enter_context(quiet())
            address = self._address
            if address is None:
                address = held.enter_context(own_cluster(count_of(self._jobs, total)))
            client = held.enter_context(connected(address))
            _check_versions(client, address)
            yield _Remote(client, address, reader, seconds, total)


class _Remote:
    """Workers elsewhere, each with its crew (`at_worker`)."""

    def __init__(
        self,
        client: Client,
        address: str,
        reader: Reader,
        seconds: float | None,
        total: int | None,
    ) -> None:
        self._client, self._address = client, address
        self._how = (reader, seconds, readers())
        self._most = BATCH
        if total is not None:
            self._most = min(BATCH, -(-total // (max(1, self._cores()) * BATCHES_EACH)))
        self._under_way: set[Future] = set()

    @property
    def ahead(self) -> int:
        return AHEAD * max(1, self._cores())

    def batches(self, inputs: Iterable[Given]) -> Iterator[Sequence[Given]]:
        """Short texts together; what may take long, or is large, alone."""
        batch: list[Given] = []
        size = 0
        for given in map(_with_bytes, inputs):
            more = len(given.data or b"") if isinstance(given, Input) else 0
            alone = isinstance(given, Input) and given.suffix.lower() in _ALONE
            if batch and (alone or size + more > BATCH_BYTES):
                yield batch
                batch, size = [], 0
            batch.append(given)
            size += more
            if alone or len(batch) >= self._most:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def submit(self, batch: Sequence[Given]) -> _Sent:
        return _Sent(self, batch)

    def send(self, batch: Sequence[Input]) -> Future:
        """Have Dask read a batch, on whichever worker, and elsewhere where that is lost."""
        with warnings.catch_warnings():
            # A scanned book is large and is sent once: there is nothing to be done about it.
            warnings.filterwarnings("ignore", "Sending large graph")
            future = self._client.submit(read_batch, batch, *self._how, pure=False)
        self._under_way.add(future)
        return future

    def answers(self, future: Future) -> list[Answer]:
        """What came of a task. `KilledWorker` where several workers were lost with it;
        `ClusterError` where nobody is left who could answer."""
        answers: list[Answer] = self._awaited(future.result)
        return answers

    def forget(self, future: Future) -> None:
        """Nobody wants the answers any more."""
        self._under_way.discard(future)
        future.release()

    def quieten(self) -> None:
        """Wait until nothing is under way: what is sent next meets no other on its worker."""
        for future in self._under_way:
            self._awaited(future.exception)

    def _awaited(self, answer: Callable[..., Any]) -> Any:
        from distributed.scheduler import KilledWorker

        idle = 0.0
        while idle < WORKERS:
            try:
                return answer(timeout=ASKED_EVERY)
            except (KilledWorker, ClusterError):
                raise
            except TimeoutError:
                idle = 0.0 if self._cores() else idle + ASKED_EVERY
            except Exception as error:  # whatever else comes instead of answers is Dask's
                raise self._lost(error) from error
        raise ClusterError(
            f"{self._address}: no worker has been left for {idle:.0f} s. "
            f"Start workers (dask worker {self._address}). {_LOST}"
        )

    def _cores(self) -> int:
        """Threads of all workers there are now."""
        try:
            return sum(self._client.nthreads().values())
        except Exception as error:  # of whatever kind its connection is
            raise self._lost(error) from error

    def _lost(self, error: Exception) -> ClusterError:
        told = str(error).partition("\n")[0][:200]
        return ClusterError(
            f"{self._address}: the cluster was lost ({type(error).__name__}: {told}). "
            f"See that its scheduler runs. {_LOST}"
        )


class _Sent:
    """A batch on its way: its outcomes to come."""

    def __init__(self, there: _Remote, batch: Sequence[Given]) -> None:
        self._there, self._batch = there, batch
        self._inputs = [given for given in batch if isinstance(given, Input)]
        self._future = there.send(self._inputs) if self._inputs else None

    def result(self) -> list[Outcome[Any]]:
        answers = iter(self._answers())
        return [
            outcome_of(given, lambda _: _answered(next(answers)))
            for given in map(_without_bytes, self._batch)
        ]

    def cancel(self) -> None:
        if self._future is not None:
            self._there.forget(self._future)

    def _answers(self) -> list[Answer]:
        from distributed.scheduler import KilledWorker

        if self._future is None:
            return []
        try:
            return self._there.answers(self._future)
        except KilledWorker:
            pass
        finally:
            self.cancel()
        # Dask blames every task that a lost worker had: which one it was shows each by itself.
        self._there.quieten()
        return [self._alone(given) for given in self._inputs]

    def _alone(self, given: Input) -> Answer:
        from distributed.scheduler import KilledWorker

        future = self._there.send([given])
        try:
            (answer,) = self._there.answers(future)
        except KilledWorker:
            found = "every worker that took it was lost with it"
            return None, WorkerCrashed(given.name, found, "The other inputs are done without it")
        finally:
            self._there.forget(future)
        return answer


def _with_bytes(given: Given) -> Given:
    """An input with what is in its file; in its place, why that cannot be read."""
    if isinstance(given, InputError) or given.data is not None:
        return given
    try:
        original = given.original
        data = original if isinstance(original, bytes) else bytes_of(original or Path(given.name))
    except InputError as error:
        return error
    return replace(given, path=given.path or Path(given.name), data=data)


def _without_bytes(given: Given) -> Given:
    """The input as it was given: what has a file is told by that."""
    if isinstance(given, InputError) or given.path is None:
        return given
    return replace(given, data=None)


def _answered(answer: Answer) -> Any:
    reading, error = answer
    if error is not None:
        raise error
    return reading


def _check_versions(client: Client, address: str) -> None:
    """Make sure that everybody who will read would read as this process."""
    for worker, has in _versions(client):
        who = f"the worker {worker}" if worker else "the scheduler"
        if isinstance(has, BaseException):
            raise ClusterError(
                f"{address}: {who} cannot run Duixian ({type(has).__name__}: {has}). Install "
                f"{readers()} there, with the extra cluster, and start it again"
            )
        if has != readers():
            raise ClusterError(f"{address}: {other_version(who, has, readers())}")


def _versions(client: Client) -> Iterator[tuple[str | None, str | BaseException]]:
    """What every worker has, by its address, and the scheduler (None): that too takes tasks
    apart, and needs what they are made of."""
    try:
        yield None, client.run_on_scheduler(version)
    except Exception as error:  # whatever kept it from answering is told with its name
        yield None, error
    yield from client.run(version, on_error="return").items()
