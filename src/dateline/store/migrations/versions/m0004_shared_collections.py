"""This file adds the registries and gazetteers that users share; their actors and places get a table of that shape.

The two tables that were meant for these were made by an earlier step and never written.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    op.execute("UPDATE casebook SET schema_version = 4")
    op.create_table(
        "collection",
        sa.Column("row", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("format", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("entries", sa.Integer, nullable=False),
        sa.Column("names", sa.Integer, nullable=False),
        sa.Column("added", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_collection"),
        sa.UniqueConstraint("kind", "name", name="uq_collection_kind_name"),
    )
    for table in ("user_actor", "user_place"):
        op.drop_table(table)
        op.create_table(
            table,
            sa.Column("collection", sa.Integer, nullable=False, autoincrement=False),
            sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
            sa.Column("record", sa.Text, nullable=False),
            sa.PrimaryKeyConstraint("collection", "number", name=f"pk_{table}"),
            sa.ForeignKeyConstraint(["collection"], ["collection.row"], name=f"fk_{table}_collection"),
        )
