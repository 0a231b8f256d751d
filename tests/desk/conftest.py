"""A desk to work at, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy import Engine

from desk_databases import SettableClock, an_address
from duixian import demo
from duixian.books import Books
from duixian.desk import Desk, database, migrating
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


@pytest.fixture(scope="session")
def demo_books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """The books of the invented reports; nobody writes to them."""
    folder = tmp_path_factory.mktemp("demo")
    return Books(demo.run(folder, Console(quiet=True)).books)


@pytest.fixture
def desk(tmp_path: Path, address: str, clock: SettableClock) -> Iterator[Desk]:
    """An empty desk on each database."""
    Desk.init(tmp_path, clock, address=address)
    made = Desk(tmp_path, clock)
    yield made
    made.close()


@pytest.fixture
def light_desk(tmp_path: Path, clock: SettableClock, demo_books: Books) -> Iterator[Desk]:
    """The demo city's year 2024, opened, on SQLite: for what no database makes different."""
    Desk.init(tmp_path, clock)
    made = Desk(tmp_path, clock)
    made.open_year(demo_books, "澜川市", 2024, actor="督查室")
    yield made
    made.close()
