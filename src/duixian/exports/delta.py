"""Tables published as Delta tables: in a directory, or in an object store by its address.

Each is overwritten in one commit of Delta: who reads it sees the rows of one state or of the next,
and never some of both. That commit says of which state the rows are, so the same state again is
no write, and what was cut off is gone on with where it stopped.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError

from duixian import late_re as re
from duixian.errors import PublishError
from duixian.sources import objects

STATE = "duixian.state"
"""Under which a commit of Delta has the state that was published."""
WRITER = WriterProperties(compression="ZSTD")
DESCRIPTION = "Published by Duixian 兑现"
"""Begins the description of each table: what is told by it is overwritten, and nothing else."""
_EXISTS = "already exists"
"""In what Delta says of a table that is not there when it is looked for and is when it is made."""
_NUMBER = re.compile(r"(?:os error |Os \{ code: )(\d{1,4})")


class Publication:
    """Tables of one state on their way to one place.

    All are looked at before any is written: whoever publishes there in the meantime is met at the
    first table that both would write.
    """

    def __init__(self, place: str, names: Sequence[str], state: str) -> None:
        """`place` is a directory or an address. `PublishError` where it cannot be read, or holds a
        table of somebody else's under one of the names."""
        self._place, self._state = place, state
        self._open = {name: self._opened(name) for name in names}

    @property
    def due(self) -> list[str]:
        """The tables that are not there in this state."""
        return [name for name, table in self._open.items() if not self._is_done(name, table)]

    def put(
        self, name: str, schema: pa.Schema, rows: Iterable[pa.Table], said: Mapping[str, str]
    ) -> int:
        """Overwrite one table, in one commit that says `said` besides; how many rows it has.

        `PublishError` where it cannot be written; it is then as it was.
        """
        table = self._open[name]
        how: dict[str, Any] = {
            "writer_properties": WRITER,
            "commit_properties": CommitProperties(
                custom_metadata={**said, STATE: self._state}, max_commit_retries=0
            ),
        }
        with _at_rest(schema, rows) as made:
            try:
                with _silent():
                    if table is None:
                        how |= {"name": name, "description": f"{DESCRIPTION}: {name}"}
                        write_deltalake(self._at(name), made, mode="error", **how)
                    else:
                        how |= {"mode": "overwrite", "schema_mode": "overwrite"}
                        write_deltalake(table, made, **how)
            except (DeltaError, OSError) as error:
                if isinstance(error, CommitFailedError) or _EXISTS in str(error):
                    raise self._overtaken(name) from error
                raise self._unwritten(name, error) from error
            rows_made: int = made.num_rows
            return rows_made

    def _opened(self, name: str) -> DeltaTable | None:
        try:
            table = DeltaTable(self._at(name))
            description = table.metadata().description or ""
        except TableNotFoundError:
            return None
        except (DeltaError, OSError) as error:
            raise self._unread(name, error) from error
        if not description.startswith(DESCRIPTION):
            raise PublishError(
                f"{self._at(name)}: a Delta table is there that Duixian did not publish. Nothing "
                "was overwritten; name another place"
            )
        return table

    def _is_done(self, name: str, table: DeltaTable | None) -> bool:
        if table is None:
            return False
        try:
            last = table.history(1)
        except (DeltaError, OSError) as error:
            raise self._unread(name, error) from error
        return bool(last) and last[0].get(STATE) == self._state

    def _at(self, name: str) -> str:
        return f"{self._place.rstrip('/')}/{name}"

    def _overtaken(self, name: str) -> PublishError:
        return PublishError(
            f"{self._at(name)}: somebody else is publishing there. Wait until that is done, then "
            "run the command again"
        )

    def _unread(self, name: str, error: Exception) -> PublishError:
        return PublishError(
            f"{self._at(name)}: the table there cannot be read ({self._why(error)}). Nothing was "
            "published; run the command again when it can"
        )

    def _unwritten(self, name: str, error: Exception) -> PublishError:
        return PublishError(
            f"{self._at(name)}: the table cannot be written ({self._why(error)}). Tables before it "
            "are whole; run the command again for the rest"
        )

    def _why(self, error: Exception) -> str:
        number = _NUMBER.search(str(error))
        if number:
            return os.strerror(int(number[1]))
        return objects.why(error) if objects.address(self._place) else str(error)[:200]


@contextmanager
def _at_rest(schema: pa.Schema, rows: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The rows in a temporary file, mapped: Delta's engine can write no rows that are still being
    settled, for which it would have to read at the same time."""
    with tempfile.TemporaryDirectory(prefix="duixian-publish-") as folder:
        file = os.path.join(folder, "rows.arrow")
        with pa.OSFile(file, "wb") as out, pa.ipc.new_file(out, schema) as writer:
            for table in rows:
                writer.write_table(table)
        with pa.memory_map(file) as source:
            yield pa.ipc.open_file(source).read_all()


@contextmanager
def _silent() -> Iterator[None]:
    """A thread of Delta's engine that a refused upload ends prints a trace of it; what there is to
    say comes as an error."""
    kept = os.dup(2)
    try:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
