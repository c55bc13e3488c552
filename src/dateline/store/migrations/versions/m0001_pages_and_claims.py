"""This file makes the first schema: pages by version, the addresses they lie at, their claims and their keys."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table("casebook", sa.Column("schema_version", sa.Integer, nullable=False))
    op.execute("INSERT INTO casebook (schema_version) VALUES (1)")
    op.create_table(
        "page",
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("path", sa.Text),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("captured_at", _MOMENT, nullable=False),
        sa.Column("coded", sa.LargeBinary, nullable=False),
        sa.Column("superseded_at", _MOMENT),
        sa.Column("superseded_by", sa.Integer),
        sa.PrimaryKeyConstraint("row", name="pk_page"),
        sa.ForeignKeyConstraint(["superseded_by"], ["page.row"], name="fk_page_superseded_by"),
    )
    op.create_index("ix_page_superseded_by", "page", ["superseded_by"])
    in_force = sa.text("superseded_at IS NULL")
    op.create_index("ix_page_in_force", "page", ["id"], unique=True, sqlite_where=in_force, postgresql_where=in_force)
    op.create_index("ix_page_id", "page", ["id"])
    op.create_table(
        "address",
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("address", name="pk_address"),
        sa.ForeignKeyConstraint(["page"], ["page.row"], name="fk_address_page"),
    )
    op.create_index("ix_address_page", "address", ["page"])
    _make_claims()


def _make_claims() -> None:
    op.create_table(
        "claim",
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("mode", sa.Text),
        sa.Column("factuality", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("comment", sa.Boolean, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_claim"),
        sa.ForeignKeyConstraint(["page"], ["page.row"], name="fk_claim_page"),
    )
    for column in ("page", "id", "type"):
        op.create_index(f"ix_claim_{column}", "claim", [column])
    op.create_table(
        "name",
        sa.Column("claim", sa.Integer, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("claim", "role", "key", name="pk_name"),
        sa.ForeignKeyConstraint(["claim"], ["claim.row"], name="fk_name_claim"),
    )
    op.create_index("ix_name_role_key", "name", ["role", "key"])
    op.create_table(
        "time",
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("claim", sa.Integer, nullable=False),
        sa.Column("since", sa.Date),
        sa.Column("until", sa.Date),
        sa.PrimaryKeyConstraint("row", name="pk_time"),
        sa.ForeignKeyConstraint(["claim"], ["claim.row"], name="fk_time_claim"),
    )
    op.create_index("ix_time_claim", "time", ["claim"])
