"""The engines that read: what holds of one must hold of the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from duixian.engine import Cluster, Local, Runner, reaching


@pytest.fixture(scope="session")
def scheduler() -> Iterator[str]:
    """The address of a cluster of two worker processes on this machine."""
    pytest.importorskip("distributed")
    with reaching.own_cluster(2) as address:
        yield address


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
