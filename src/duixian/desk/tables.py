"""The tables of the log and of people, in their newest layout: migrations/ has it over time."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
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

people = Table(
    "desk_people",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False, unique=True),
    Column("roles", Text, nullable=False),
    Column("unit", Text),
    Column("password", Text),
    Column("identity", Text, unique=True),
    Column("disabled", Boolean, nullable=False),
    Column("made", String(27), nullable=False),
)
"""Whoever has an account, and whoever questioned something by mail. Names, addresses and
secrets stand here, where they can be changed and taken out; the log has the id alone."""

sessions = Table(
    "desk_sessions",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("person", String(16), ForeignKey("desk_people.id"), nullable=False),
    Column("begun", String(27), nullable=False),
    Column("ends", String(27), nullable=False),
    Index("desk_sessions_person", "person"),
)
"""Browsers that are logged in, by the digest of their token. `ends` moves on with use."""

tokens = Table(
    "desk_tokens",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("person", String(16), ForeignKey("desk_people.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("made", String(27), nullable=False),
    Column("expires", String(27), nullable=False),
    Column("revoked", String(27)),
    Index("desk_tokens_person", "person"),
)
"""What scripts show instead of a password, by digest."""

links = Table(
    "desk_links",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("purpose", String(16), nullable=False),
    Column("person", String(16), ForeignKey("desk_people.id")),
    Column("said", Text, nullable=False),
    Column("expires", String(27), nullable=False),
    Column("used", String(27)),
)
"""Links that open once, by digest: the first admin, invitations, objections by mail."""

tries = Table(
    "desk_tries",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(16), nullable=False),
    Column("who", String(64), nullable=False),
    Column("at", String(27), nullable=False),
    Index("desk_tries_who", "kind", "who", "at"),
)
"""What is counted against a limit: kept here, so that starting the portal anew forgets none."""
