"""This file adds captures, judgements, users' actors and places, the feed, the audit log and the words for searching.

What a casebook of the first schema holds is split into capture and coding, indexed, and told by feed and log as if it
had been added today.
"""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_MOMENT = sa.DateTime(timezone=True)
_APPEND_ONLY = (("audit", "UPDATE"), ("audit", "DELETE"), ("judgement", "UPDATE"))


def upgrade() -> None:
    """Make the tables and fill them from what is there."""
    connection = op.get_bind()
    op.drop_table("casebook")
    op.create_table(
        "casebook",
        sa.Column("schema_version", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("scrub", sa.Boolean, nullable=False),
    )
    made = sa.text("INSERT INTO casebook (schema_version, id, scrub) VALUES (2, :id, :scrub)")
    connection.execute(made, {"id": secrets.token_hex(8), "scrub": False})
    _make_captures()
    _make_judgements()
    _make_histories()
    if connection.dialect.name == "sqlite":
        _make_sqlite_words()
    else:
        _make_postgres_words()
    from dateline.store.catching_up import tell_what_is_there

    tell_what_is_there(connection)


def _make_captures() -> None:
    op.create_table(
        "capture",
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("page", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_capture"),
    )
    # By hand: alembic would rebuild SQLite's table to add the key, and other tables point at it.
    binary = "BLOB" if op.get_bind().dialect.name == "sqlite" else "BYTEA"
    op.execute("ALTER TABLE page ADD COLUMN capture TEXT CONSTRAINT fk_page_capture REFERENCES capture (digest)")
    op.execute(f"ALTER TABLE page ADD COLUMN salt {binary}")
    op.create_index("ix_page_capture", "page", ["capture"])


def _make_judgements() -> None:
    op.create_table(
        "judgement",
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_judgement"),
        sa.UniqueConstraint("subject", "version", name="uq_judgement_subject_version"),
    )
    for table in ("user_actor", "user_place"):
        op.create_table(
            table,
            sa.Column("id", sa.Text, nullable=False),
            sa.Column("record", sa.Text, nullable=False),
            sa.Column("added_at", _MOMENT, nullable=False),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        )


def _make_histories() -> None:
    op.create_table(
        "tombstone",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("successors", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", name="pk_tombstone"),
    )
    op.create_table(
        "change",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_change"),
    )
    op.create_index("ix_change_kind_row", "change", ["kind", "row"])
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_audit"),
    )


def _make_sqlite_words() -> None:
    for kind in ("page", "claim"):
        # Without the text itself: it would lie there a second time, uncompressed.
        op.execute(f"CREATE VIRTUAL TABLE {kind}_words USING fts5(words, content='', tokenize='ascii')")
    for table, change in _APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are added only'); END"
        )


def _make_postgres_words() -> None:
    for kind in ("page", "claim"):
        op.execute(f"CREATE TABLE {kind}_words (row INTEGER PRIMARY KEY, words TSVECTOR NOT NULL)")
        op.execute(f"CREATE INDEX ix_{kind}_words ON {kind}_words USING gin (words)")
    op.execute(
        "CREATE FUNCTION casebook_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'rows of % are added only', TG_TABLE_NAME; END $$"
    )
    for table, change in _APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION casebook_refuse()"
        )
