"""The tables of the log. Their layout over time is in migrations/; this is the newest."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

metadata = MetaData()

events = Table(
    "desk_events",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", String(27), nullable=False),
    Column("actor", Text, nullable=False),
    Column("unit", Text),
    Column("kind", String(64), nullable=False),
    Column("subject", String(128), nullable=False),
    Column("version", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("leaf", String(64), nullable=False),
    Column("root", String(64), nullable=False),
    Unique("subject", "version", name="desk_events_subject_version"),
    Index("desk_events_kind", "kind"),
)
"""One row an event, never changed."""

log = Table(
    "desk_log",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("size", BigInteger, nullable=False),
    Column("frontier", Text, nullable=False),
    Column("last_at", String(27), nullable=False),
)
"""One row: how far the log is. Whoever writes holds it, so that events come one by one."""
