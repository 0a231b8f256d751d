"""The database under the desk: SQLite in the books' folder, or PostgreSQL by its address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from duixian.desk.errors import BadAddress, DeskError, NoDesk

FOLDER = "desk"
"""Below the books' directory: the database, the published heads, the attachments."""

_BUSY_SECONDS = 60
"""How long a writer waits for the others on SQLite: twenty reporters at once are served."""

_WRITES = "duixian_writes"


def folder_of(books: Path) -> Path:
    """Where the desk of these books keeps its files."""
    return books / FOLDER


def address_of(books: Path, given: str | None = None) -> URL:
    """The database of these books' desk: the one given, the one noted at `desk init`, or SQLite.

    `BadAddress` for one that is neither SQLite nor PostgreSQL.
    """
    noted = folder_of(books) / "desk.json"
    text = given
    if text is None and noted.is_file():
        text = _noted(noted)
    if text is None:
        return URL.create("sqlite", database=str(folder_of(books) / "desk.sqlite"))
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise BadAddress(f"{text!r} is no address of a database. {_FORMS}") from error
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
        return url
    raise BadAddress(f"{url.render_as_string()} is neither SQLite nor PostgreSQL. {_FORMS}")


_FORMS = "Give postgresql://USER@HOST/DATABASE or sqlite:///FILE"


def note_address(books: Path, url: URL) -> None:
    """Keep the address beside the books, without its password (libpq has ~/.pgpass for that)."""
    place = folder_of(books)
    place.mkdir(parents=True, exist_ok=True)
    if url.get_backend_name() == "sqlite" and url == address_of(books, None):
        return
    plain = URL.create(
        url.drivername, url.username, None, url.host, url.port, url.database, url.query
    )
    text = json.dumps({"database": plain.render_as_string(hide_password=False)}, indent=1)
    (place / "desk.json").write_text(text + "\n", encoding="utf-8")


def _noted(file: Path) -> str:
    try:
        return str(json.loads(file.read_text(encoding="utf-8"))["database"])
    except (ValueError, KeyError, TypeError) as error:
        raise DeskError(
            f'{file}: is not {{"database": ADDRESS}}. Put it right, or give --database'
        ) from error


def engine_of(url: URL, *, make: bool = False) -> Engine:
    """An engine for the address. `NoDesk` where no database is; `make` a SQLite file for it."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, make=make)
    return create_engine(url, pool_pre_ping=True)


def _sqlite(url: URL, *, make: bool) -> Engine:
    file = Path(url.database or "")
    if make:
        file.parent.mkdir(parents=True, exist_ok=True)
    elif not file.is_file():
        raise NoDesk(f"{file.parent}: there is no desk here. Make one with `duixian desk init`")
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, record: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # what was acknowledged survives a cut
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        # A writer takes its turn at once: two that read first and write then would deadlock.
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only looks, at one state of the log."""
    with _told(engine), engine.connect() as plain:
        level = "REPEATABLE READ" if engine.dialect.name == "postgresql" else None
        connection = plain.execution_options(isolation_level=level) if level else plain
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all of it, or nothing."""
    with _told(engine), engine.connect() as plain:
        connection = plain.execution_options(**{_WRITES: True})
        with connection.begin():
            yield connection


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    """What the database refuses, said as an error of the desk."""
    where = engine.url.render_as_string()
    try:
        yield
    except OperationalError as error:
        raise DeskError(
            f"{where}: the database cannot be used ({_first_line(error)}). "
            "See that it runs, that the address is right and that you may write to it"
        ) from error
    except DBAPIError as error:
        raise DeskError(f"{where}: the database refused ({_first_line(error)})") from error


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().partition("\n")[0]
