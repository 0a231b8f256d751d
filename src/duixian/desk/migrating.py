"""Bringing the database to the newest layout, and back: Alembic, without its configuration files.

The steps are in migrations/versions, one file each.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine

from duixian.desk import database
from duixian.desk.errors import DeskOutOfDate, DeskUsage, NoDesk

VERSIONS = "desk_version"
"""The table in which Alembic notes the revision."""


def migrate(engine: Engine, to: str = "head") -> tuple[str | None, str | None]:
    """Bring the database up or down to a revision, with what it holds; the revisions before
    and after. `DeskUsage` for a revision that does not exist."""
    script = _script()
    with database.writing(engine) as connection:
        before = _revision(connection)
        target = _known(script, to)
        _run(script, connection, before, target)
        return before, _revision(connection)


def check(engine: Engine) -> None:
    """`NoDesk` where the database has no log, `DeskOutOfDate` where it has another layout."""
    script = _script()
    where = engine.url.render_as_string()
    with database.reading(engine) as connection:
        found = _revision(connection)
    if found is None:
        raise NoDesk(f"{where}: there is no desk in it. Make one with `duixian desk init`")
    newest = script.get_current_head()
    if found == newest:
        return
    if found in {step.revision for step in script.walk_revisions()}:
        raise DeskOutOfDate(
            f"{where}: the desk has layout {found}, this program uses {newest}. "
            "`duixian desk init` brings it up to date; what it holds stays"
        )
    raise DeskOutOfDate(
        f"{where}: the desk has layout {found}, which this program does not know (it knows "
        f"up to {newest}). Use the newer version of the program that made it"
    )


def revision(engine: Engine) -> str | None:
    """The layout of the database; None where it has no log."""
    with database.reading(engine) as connection:
        return _revision(connection)


def _script() -> ScriptDirectory:
    config = Config()
    config.set_main_option("path_separator", "os")
    config.set_main_option("script_location", str(files("duixian.desk") / "migrations"))
    return ScriptDirectory.from_config(config)


def _revision(connection: Connection) -> str | None:
    context = MigrationContext.configure(connection, opts={"version_table": VERSIONS})
    return context.get_current_revision()


def _known(script: ScriptDirectory, to: str) -> str:
    if to == "base":
        return "base"
    try:
        found = script.get_revision(to)
    except CommandError as error:
        raise DeskUsage(f"no layout {to!r} of the desk. {_there_are(script)}") from error
    return found.revision


def _there_are(script: ScriptDirectory) -> str:
    known = sorted(step.revision for step in script.walk_revisions())
    return f"There are: {', '.join(known)}"


def _run(script: ScriptDirectory, connection: Connection, before: str | None, to: str) -> None:
    ordered = [step.revision for step in script.walk_revisions()][::-1]
    place = {None: 0, "base": 0} | {name: i for i, name in enumerate(ordered, 1)}
    if before not in place:
        raise DeskOutOfDate(
            f"the desk has layout {before}, which this program does not know. "
            "Use the newer version of the program that made it"
        )

    def steps(found: Any, context: MigrationContext) -> Sequence[Any]:
        if place[to] >= place[before]:
            return script._upgrade_revs(to, found)
        return script._downgrade_revs(to, found)

    with EnvironmentContext(Config(), script, fn=steps, destination_rev=to) as environment:
        environment.configure(connection=connection, version_table=VERSIONS)
        environment.run_migrations()
