"""What a worker of a cluster does: have its own crew read what was sent.

The reading is done by child processes of the worker, one for each of its threads, as on a single
machine: a report that crashes its reader, or takes too long, costs itself and not the worker, which
would take with it what it had read besides.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence
from functools import cache
from typing import Any

from duixian.engine.crew import Crew
from duixian.engine.inputs import Input
from duixian.engine.runner import Reader, outcome_of
from duixian.errors import ClusterError, InputError
from duixian.versions import readers

Answer = tuple[Any, InputError | None]
"""What was read of an input, or why nothing was."""


def read_batch(
    batch: Sequence[Input], reader: Reader, seconds: float | None, asked_by: str
) -> list[Answer]:
    """Read inputs that came with their bytes, one after the other.

    `ClusterError` where this is not the version that asked: a worker may join at any time.
    """
    if version() != asked_by:
        raise ClusterError(other_version("a worker", version(), asked_by))
    crew = _crew()
    outcomes = [outcome_of(given, lambda one: crew.ask(one, reader, seconds)) for given in batch]
    return [(outcome.reading, outcome.error) for outcome in outcomes]


def version() -> str:
    """What reads here."""
    return readers()


def other_version(who: str, theirs: str, ours: str) -> str:
    """The sentence on a part of the cluster that would read otherwise."""
    return (
        f"{who} has Duixian {theirs}, and this is {ours}: they would not read alike. "
        "Install the same version on all machines and start the cluster again"
    )


def dask_setup(_worker: object) -> None:
    """What Dask calls in the workers that a command starts for itself (`--preload`): Ctrl-C in its
    terminal reaches them too, and is for the command, which ends them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@cache
def _crew() -> Crew:
    """This worker's child processes: started when first needed, ended with the worker."""
    from distributed import get_worker

    return Crew(get_worker().state.nthreads)
