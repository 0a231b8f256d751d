"""Reaching a cluster of Dask: one that is there, or one of this machine's own for a while."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from duixian.errors import ClusterError, PackageMissing

if TYPE_CHECKING:
    from distributed import Client

CONNECT = 10.0
"""Seconds in which a scheduler answers, or is taken for one that is not there."""
WORKERS = 30.0
"""Seconds in which a cluster without workers must get one: a nanny starts a lost one in five."""


def installed() -> None:
    """`PackageMissing` without the extra cluster."""
    try:
        import distributed  # noqa: F401
    except ModuleNotFoundError as error:
        raise PackageMissing(
            f"reading on a cluster needs {error.name}, which is not installed. "
            "Install duixian with the extra cluster"
        ) from error


@contextmanager
def quiet() -> Iterator[None]:
    """What Dask logs of workers that come and go is told here as outcomes, where it matters."""
    from distributed.utils import silence_logging_cmgr

    with silence_logging_cmgr(logging.CRITICAL):
        yield


@contextmanager
def own_cluster(count: int) -> Iterator[str]:
    """A cluster of `count` worker processes on this machine, for as long as it is needed."""
    import dask
    from distributed import LocalCluster

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
            preload=["duixian.engine.at_worker"],
        ) as cluster,
    ):
        yield cluster.scheduler_address


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """A client of the scheduler at `address`, which has at least one worker; `ClusterError` where
    no scheduler answers there, or no worker comes."""
    from distributed import Client

    try:
        client = Client(address, timeout=CONNECT, set_as_default=False)
    except (OSError, ValueError, RuntimeError) as error:  # TimeoutError is an OSError
        told = str(error).partition("\n")[0]
        raise ClusterError(
            f"{address}: no Dask scheduler answers there within {CONNECT:.0f} s ({told}). Start "
            "one (dask scheduler), check the address, and that no firewall stands in between"
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=WORKERS)
        except TimeoutError as error:
            raise ClusterError(
                f"{address}: the scheduler has no workers, and none came within {WORKERS:.0f} s. "
                f"Start some (dask worker {address})"
            ) from error
        yield client
