"""The databases that the desk's tests run on: each test on each."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from duixian.desk.events import CHINA

POSTGRESQL = os.environ.get("DUIXIAN_TEST_POSTGRESQL", "postgresql+psycopg://root@127.0.0.1/test")


class SettableClock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2024, 1, 22, 9, tzinfo=CHINA)

    def __call__(self) -> datetime:
        return self.now

    def on(self, day: str, hour: int = 9) -> None:
        self.now = datetime.fromisoformat(day).replace(hour=hour, tzinfo=CHINA)

    def forward(self, **spans: float) -> None:
        self.now += timedelta(**spans)


@contextmanager
def an_address(kind: str, folder: Path) -> Iterator[str]:
    """The address of an empty database: a file, or a schema of its own on the server."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'desk' / 'desk.sqlite'}"
        return
    server = create_engine(POSTGRESQL)
    schema = f"desk_{uuid.uuid4().hex[:12]}"
    try:
        with server.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA {schema}"))
    except OperationalError as error:
        reason = f"PostgreSQL does not answer at {POSTGRESQL}: {error.orig}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    try:
        url = make_url(POSTGRESQL).update_query_dict({"options": f"-csearch_path={schema}"})
        yield url.render_as_string(hide_password=False)
    finally:
        with server.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        server.dispose()
