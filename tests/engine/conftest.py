"""The engines that read: what holds of one must hold of the other."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from duixian.engine import Cluster, Local, Runner


@pytest.fixture(scope="session")
def scheduler() -> Iterator[str]:
    """The address of a cluster of two worker processes on this machine."""
    dask = pytest.importorskip("dask")
    distributed = pytest.importorskip("distributed")
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
        ) as cluster,
    ):
        yield cluster.scheduler_address


@pytest.fixture(scope="session", params=["local", "cluster"])
def several(request: pytest.FixtureRequest) -> Runner:
    """Two workers: processes of this machine, or a cluster's."""
    if request.param == "local":
        return Local(2)
    return Cluster(request.getfixturevalue("scheduler"))


@pytest.fixture(scope="session", params=["alone", "local", "cluster"])
def runner(request: pytest.FixtureRequest) -> Runner:
    """Every way to read: in this process, and those of `several`."""
    if request.param == "cluster":
        return Cluster(request.getfixturevalue("scheduler"))
    return Local(1 if request.param == "alone" else 2)
