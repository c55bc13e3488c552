"""This file is the casebook's tables: pages by version, the addresses they lie at, their claims and how to find them.

What a person reads is the JSON in `page.coded` and `claim.record`; every other column is there to find it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

SCHEMA_VERSION: Final = 1  # rises with every change of the tables; a newer one is refused, never read by guess


class _Moment(TypeDecorator[datetime]):
    """An aware UTC datetime; SQLite itself knows no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


# Every constraint has a name, so that a migration can change it.
METADATA: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# One row. The table's name is also how a casebook is told from somebody else's database.
CASEBOOK: Final = Table("casebook", METADATA, Column("schema_version", Integer, nullable=False))

PAGE: Final = Table(
    "page",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("url", Text),
    Column("path", Text),
    Column("sha256", Text, nullable=False),  # of the input's bytes
    Column("content", Text, nullable=False),  # sha256 of the coded page, its path left out: what `add` compares
    Column("captured_at", _Moment, nullable=False),
    Column("coded", LargeBinary, nullable=False),  # the coded page's JSON, UTF-8, zlib
    Column("superseded_at", _Moment),
    Column("superseded_by", Integer, ForeignKey("page.row"), index=True),
)
# Of the versions under one id, one is in force; the database itself holds that.
Index(
    "ix_page_in_force",
    PAGE.c.id,
    unique=True,
    sqlite_where=PAGE.c.superseded_at.is_(None),
    postgresql_where=PAGE.c.superseded_at.is_(None),
)
Index("ix_page_id", PAGE.c.id)

# Where a version in force lies; one page may lie at several addresses, an address holds one page.
ADDRESS: Final = Table(
    "address",
    METADATA,
    Column("address", Text, primary_key=True),
    Column("page", Integer, ForeignKey("page.row"), nullable=False, index=True),
)

CLAIM: Final = Table(
    "claim",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("page", Integer, ForeignKey("page.row"), nullable=False, index=True),
    Column("id", Text, nullable=False, index=True),
    Column("type", Text, nullable=False, index=True),
    Column("mode", Text),
    Column("factuality", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("comment", Boolean, nullable=False),
    Column("record", Text, nullable=False),  # the claim's JSON
)

# Under which keys a claim's actors and places are found: ids, names and words, folded.
NAME: Final = Table(
    "name",
    METADATA,
    Column("claim", Integer, ForeignKey("claim.row"), primary_key=True),
    Column("role", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Index(None, "role", "key"),
)

# The readings of a claim's time, `[since, until)`; an end that nobody tells is null, and no row has two such.
TIME: Final = Table(
    "time",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("claim", Integer, ForeignKey("claim.row"), nullable=False, index=True),
    Column("since", Date),
    Column("until", Date),
)
