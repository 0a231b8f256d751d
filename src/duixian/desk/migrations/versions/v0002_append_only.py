"""The database itself refuses to change or take out an event."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

_REFUSAL = "desk_events is append-only: correct an event by a later one"

_SQLITE_UP = tuple(
    f"CREATE TRIGGER desk_events_no_{verb} BEFORE {verb} ON desk_events "
    f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    for verb in ("update", "delete")
)
_SQLITE_DOWN = tuple(f"DROP TRIGGER desk_events_no_{verb}" for verb in ("update", "delete"))

_POSTGRESQL_UP = (
    "CREATE FUNCTION desk_events_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$",
    "CREATE TRIGGER desk_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON desk_events "
    "FOR EACH STATEMENT EXECUTE FUNCTION desk_events_refuse()",
)
_POSTGRESQL_DOWN = (
    "DROP TRIGGER desk_events_append_only ON desk_events",
    "DROP FUNCTION desk_events_refuse()",
)


def upgrade() -> None:
    op.create_index("desk_events_kind", "desk_events", ["kind"])
    for statement in _SQLITE_UP if _is_sqlite() else _POSTGRESQL_UP:
        op.execute(statement)


def downgrade() -> None:
    for statement in _SQLITE_DOWN if _is_sqlite() else _POSTGRESQL_DOWN:
        op.execute(statement)
    op.drop_index("desk_events_kind", "desk_events")


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
