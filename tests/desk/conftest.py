"""A desk to work at, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from desk_databases import SettableClock, an_address
from duixian.desk import database, migrating
from duixian.desk.log import EventLog


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Minutes of load are asked for by name: `pytest -m stress`."""
    if "stress" in config.option.markexpr:
        return
    for item in items:
        if "stress" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="minutes of load; run with -m stress"))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty database is."""
    with an_address(request.param, tmp_path) as given:
        yield given


@pytest.fixture
def engine(address: str, tmp_path: Path) -> Iterator[Engine]:
    made = database.engine_of(database.address_of(tmp_path, address), make=True)
    yield made
    made.dispose()


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock()


@pytest.fixture
def log(engine: Engine) -> EventLog:
    migrating.migrate(engine)
    return EventLog(engine)
