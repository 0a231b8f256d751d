"""People, their sessions, tokens and one-time links, and what is counted against limits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from duixian.desk.errors import DeskUsage

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "desk_people",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("email", sa.Text, nullable=False, unique=True),
        sa.Column("roles", sa.Text, nullable=False),
        sa.Column("unit", sa.Text),
        sa.Column("password", sa.Text),
        sa.Column("identity", sa.Text, unique=True),
        sa.Column("disabled", sa.Boolean, nullable=False),
        sa.Column("made", sa.String(27), nullable=False),
    )
    op.create_table(
        "desk_sessions",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("person", sa.String(16), sa.ForeignKey("desk_people.id"), nullable=False),
        sa.Column("begun", sa.String(27), nullable=False),
        sa.Column("ends", sa.String(27), nullable=False),
    )
    op.create_index("desk_sessions_person", "desk_sessions", ["person"])
    op.create_table(
        "desk_tokens",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        sa.Column("person", sa.String(16), sa.ForeignKey("desk_people.id"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("scopes", sa.Text, nullable=False),
        sa.Column("made", sa.String(27), nullable=False),
        sa.Column("expires", sa.String(27), nullable=False),
        sa.Column("revoked", sa.String(27)),
    )
    op.create_index("desk_tokens_person", "desk_tokens", ["person"])
    op.create_table(
        "desk_links",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("person", sa.String(16), sa.ForeignKey("desk_people.id")),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("expires", sa.String(27), nullable=False),
        sa.Column("used", sa.String(27)),
    )
    op.create_table(
        "desk_tries",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
    )
    op.create_index("desk_tries_who", "desk_tries", ["kind", "who", "at"])


def downgrade() -> None:
    held = op.get_bind().scalar(sa.text("SELECT count(*) FROM desk_people"))
    if held:
        raise DeskUsage(
            f"the desk knows {held} people, and its layout before 0003 has no place for them. "
            "Make a backup and empty desk_people by hand if that is meant"
        )
    for name in ("tries", "links", "tokens", "sessions", "people"):
        op.drop_table(f"desk_{name}")
