"""Books as an earlier version of the program left them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from deltalake import DeltaTable, write_deltalake

from duixian.books import Books
from duixian.books.commits import Commit, publish
from duixian.books.schema import LATER, LATER_TABLES
from duixian.books.store import location


def as_if_older(books: Books) -> None:
    """Take the columns and tables that came later out of them, as an older version wrote them."""
    before = books.commit
    assert before is not None
    tables = dict(before.tables)
    for table, lacking in LATER.items():
        place = location(books.path, table)
        rows = DeltaTable(place, version=tables[table]).to_pyarrow_table()
        columns = [name for name in lacking if name in rows.column_names]
        write_deltalake(
            place, rows.drop_columns(columns), mode="overwrite", schema_mode="overwrite"
        )
        tables[table] = DeltaTable(place).version()
    for table in LATER_TABLES & tables.keys():
        shutil.rmtree(location(books.path, table))
        del tables[table]
    for kept in (books.path / "commits").glob("*.json"):
        _of_first_format(kept)
    publish(books.path, Commit(before.number + 1, tables, format=1))


def _of_first_format(kept: Path) -> None:
    commit = json.loads(kept.read_text(encoding="utf-8")) | {"format": 1}
    commit["tables"] = {n: v for n, v in commit["tables"].items() if n not in LATER_TABLES}
    kept.write_text(json.dumps(commit), encoding="utf-8")


def migrated_and_killed(folders: dict[str, int]) -> None:
    """Migrate books in child processes that die by SIGKILL at their steps; print how each ended.

    A step is a table read or written, or a file of the log made safe or put in its place.
    """
    import os
    import signal

    from duixian.books import migrating

    def counted(module: object, name: str) -> None:
        work = getattr(module, name)

        def step(*given: object, **named: object) -> object:
            done = work(*given, **named)
            steps.append(name)
            if len(steps) == last:
                os.kill(os.getpid(), signal.SIGKILL)
            return done

        setattr(module, name, step)

    steps: list[str] = []
    for name in ("_asked", "write_deltalake"):
        counted(migrating, name)
    for name in ("fsync", "replace"):
        counted(os, name)
    for folder, last in folders.items():  # noqa: B007 - `step` looks at it
        child = os.fork()
        if child == 0:
            Books(folder).add([])
            os._exit(0)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
