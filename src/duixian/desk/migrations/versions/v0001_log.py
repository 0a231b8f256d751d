"""The log of events, and how far it is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from duixian.desk.errors import DeskUsage

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "desk_events",
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("unit", sa.Text),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("subject", sa.String(128), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("leaf", sa.String(64), nullable=False),
        sa.Column("root", sa.String(64), nullable=False),
        sa.UniqueConstraint("subject", "version", name="desk_events_subject_version"),
    )
    log = op.create_table(
        "desk_log",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("frontier", sa.Text, nullable=False),
        sa.Column("last_at", sa.String(27), nullable=False),
    )
    op.bulk_insert(log, [{"id": 1, "size": 0, "frontier": "", "last_at": ""}])


def downgrade() -> None:
    held = op.get_bind().scalar(sa.text("SELECT count(*) FROM desk_events"))
    if held:
        raise DeskUsage(
            f"the log holds {held} events, and going back before its first layout would lose them. "
            "Make a backup and drop the tables by hand if that is meant"
        )
    op.drop_table("desk_log")
    op.drop_table("desk_events")
