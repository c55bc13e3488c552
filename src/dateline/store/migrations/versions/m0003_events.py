"""This file adds events across pages, what matching remembers, and which claims each judgement is about.

The events themselves are made when the casebook is next opened: a step knows no matcher.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables, and say which claims the judgements that are there name."""
    op.execute("ALTER TABLE casebook ADD COLUMN matched_by TEXT")
    op.execute("UPDATE casebook SET schema_version = 3")
    _make_events()
    _make_tellings()
    op.execute("ALTER TABLE claim ADD COLUMN seen TEXT")
    op.execute("ALTER TABLE claim ADD COLUMN telling INTEGER CONSTRAINT fk_claim_telling REFERENCES telling (row)")
    op.create_index("ix_claim_telling", "claim", ["telling"])
    op.create_table(
        "judged",
        sa.Column("claim", sa.Text, nullable=False),
        sa.Column("judgement", sa.Integer, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("claim", "judgement", name="pk_judged"),
        sa.ForeignKeyConstraint(["judgement"], ["judgement.row"], name="fk_judged_judgement"),
    )
    op.create_index("ix_judged_judgement", "judged", ["judgement"])
    op.create_table(
        "pairing",
        sa.Column("judgement", sa.Integer, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("judgement", name="pk_pairing"),
        sa.ForeignKeyConstraint(["judgement"], ["judgement.row"], name="fk_pairing_judgement"),
    )
    _name_judged_claims()


def _make_events() -> None:
    op.create_table(
        "event",
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("factuality", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_event"),
        sa.UniqueConstraint("id", name="uq_event_id"),
    )
    op.create_index("ix_event_first", "event", ["first"])
    op.create_table(
        "page_facts",
        sa.Column("page", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("page", name="pk_page_facts"),
        sa.ForeignKeyConstraint(["page"], ["page.row"], name="fk_page_facts_page"),
    )


def _make_tellings() -> None:
    op.create_table(
        "telling",
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("event", sa.Integer),
        sa.Column("found_by", sa.LargeBinary, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_telling"),
        sa.UniqueConstraint("id", name="uq_telling_id"),
        sa.ForeignKeyConstraint(["page"], ["page.row"], name="fk_telling_page"),
        sa.ForeignKeyConstraint(["event"], ["event.row"], name="fk_telling_event"),
    )
    op.create_index("ix_telling_page", "telling", ["page"])
    op.create_index("ix_telling_event", "telling", ["event"])
    op.create_table(
        "telling_key",
        sa.Column("key", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("telling", sa.Integer, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("key", "telling", name="pk_telling_key"),
        sa.ForeignKeyConstraint(["telling"], ["telling.row"], name="fk_telling_key_telling"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "likeness",
        sa.Column("one", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("other", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("chance", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("one", "other", name="pk_likeness"),
        sa.ForeignKeyConstraint(["one"], ["telling.row"], name="fk_likeness_one"),
        sa.ForeignKeyConstraint(["other"], ["telling.row"], name="fk_likeness_other"),
        sqlite_with_rowid=False,
    )


def _name_judged_claims() -> None:
    """Judgements were on claims, or on events that were named by their first claim; none joined or parted events."""
    connection = op.get_bind()
    for row, subject in connection.execute(sa.text("SELECT row, subject FROM judgement")).all():
        insert = sa.text("INSERT INTO judged (claim, judgement) VALUES (:claim, :judgement)")
        connection.execute(insert, {"claim": subject.removeprefix("ev:"), "judgement": row})
