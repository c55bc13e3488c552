"""This file is the casebook's tables: pages by version, their claims, the events they tell, and what people judged.

What a person reads is the JSON in `capture.page`, `page.coded`, `claim.record`, `event.record` and `judgement`, and
that of the actors and places that users share; every other column is there to find it. Claims as judged, events and all
that matching remembers follow from pages and judgements, and can be made anew. Two tables more, `page_words` and
`claim_words`, hold the words for full-text search: each database has its own kind of them (`migrations/versions/`), so
they stand in no model.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

SCHEMA_VERSION: Final = 4  # rises with every change of the tables; a newer one is refused, never read by guess


class _Moment(TypeDecorator[datetime]):
    """An aware UTC datetime; SQLite itself knows no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is None:
            return None if value is None else value.replace(tzinfo=UTC)
        return value.astimezone(UTC)


# Every constraint has a name, so that a migration can change it.
METADATA: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

# One row. The table's name is also how a casebook is told from somebody else's database.
CASEBOOK: Final = Table(
    "casebook",
    METADATA,
    Column("schema_version", Integer, nullable=False),
    Column("id", Text, nullable=False),  # random; a token of the feed names it
    Column("scrub", Boolean, nullable=False),  # something was forgotten and its bytes may still lie in the file
    Column("matched_by", Text),  # the matcher that grouped the claims; null before any did
)

# What capture made of an input, by its hash; codings of one capture share it.
CAPTURE: Final = Table(
    "capture",
    METADATA,
    Column("digest", Text, primary_key=True),  # sha256 of the page's JSON, its path left out
    Column("page", LargeBinary, nullable=False),  # that JSON, UTF-8, zlib
)

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
    Column("coded", LargeBinary, nullable=False),  # the coded page's JSON with an empty page, UTF-8, zlib
    Column("superseded_at", _Moment),
    Column("superseded_by", Integer, ForeignKey("page.row"), index=True),
    # Of a casebook of schema 1 these two were added to a table that was there: SQLite cannot call such NOT NULL.
    Column("capture", Text, ForeignKey("capture.digest"), index=True),
    Column("salt", LargeBinary),  # the key of what the audit log says of this row
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

# An event's id stays while claims come and go; one that is no more leaves this table.
EVENT: Final = Table(
    "event",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("first", Integer, nullable=False, index=True),  # the row of its first claim: the order of events
    Column("factuality", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("record", Text, nullable=False),  # the event's JSON
)

# What matching remembers of a page in force: what its origins are told by, and what it tells of each act.
PAGE_FACTS: Final = Table(
    "page_facts",
    METADATA,
    Column("page", Integer, ForeignKey("page.row"), primary_key=True, autoincrement=False),
    Column("packed", LargeBinary, nullable=False),
)
TELLING: Final = Table(
    "telling",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("page", Integer, ForeignKey("page.row"), nullable=False, index=True),
    Column("id", Text, nullable=False, unique=True),  # its first claim's
    Column("event", Integer, ForeignKey("event.row"), index=True),
    Column("found_by", LargeBinary, nullable=False),  # the keys that it is found by, 8 bytes each
    Column("packed", LargeBinary, nullable=False),
)
# Under which numbers a telling is found by those that may tell the same act.
TELLING_KEY: Final = Table(
    "telling_key",
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("telling", Integer, ForeignKey("telling.row"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
# How likely two tellings are of one act; each pair stands both ways.
LIKENESS: Final = Table(
    "likeness",
    METADATA,
    Column("one", Integer, ForeignKey("telling.row"), primary_key=True, autoincrement=False),
    Column("other", Integer, ForeignKey("telling.row"), primary_key=True, autoincrement=False),
    Column("chance", Float, nullable=False),
    sqlite_with_rowid=False,
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
    Column("record", Text, nullable=False),  # the claim's JSON, as judged
    Column("seen", Text),  # a hash of what a person sees of the machine's claim; null in older casebooks
    # Null where it tells no event: a reader's comment, or a page out of force.
    Column("telling", Integer, ForeignKey("telling.row"), index=True),
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

# The readings of when an act took place, `[since, until)`; an end that nobody tells is null, and no row has two such.
TIME: Final = Table(
    "time",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("claim", Integer, ForeignKey("claim.row"), nullable=False, index=True),
    Column("since", Date),
    Column("until", Date),
)

# What people decided. Rows are added, never changed: of one subject the highest version counts.
JUDGEMENT: Final = Table(
    "judgement",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("record", Text, nullable=False),  # the judgement's JSON
    Column("salt", LargeBinary, nullable=False),
    UniqueConstraint("subject", "version"),
)

# Which claims a judgement is about: its own subject, or those of the event that the person saw.
JUDGED: Final = Table(
    "judged",
    METADATA,
    Column("claim", Text, primary_key=True),
    Column("judgement", Integer, ForeignKey("judgement.row"), primary_key=True, index=True, autoincrement=False),
)

# The judgements that join or part events, by whichever claims.
PAIRING: Final = Table(
    "pairing",
    METADATA,
    Column("judgement", Integer, ForeignKey("judgement.row"), primary_key=True, autoincrement=False),
)

# The registries and gazetteers of users that the team shares. A new version is a new row in the place of the old one.
COLLECTION: Final = Table(
    "collection",
    METADATA,
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("format", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("sha256", Text, nullable=False),  # of the source
    Column("rules", Text, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("names", Integer, nullable=False),
    Column("added", Text, nullable=False),
    Column("digest", Text, nullable=False),  # of all that it says: what the log has, and what versions are told by
    Column("shared_at", _Moment, nullable=False),
    UniqueConstraint("kind", "name"),
)
# Their actors and places, each with the index of its names: a JSON text that the store hands on unread.
USER_ACTOR: Final = Table(
    "user_actor",
    METADATA,
    Column("collection", Integer, ForeignKey("collection.row"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("record", Text, nullable=False),
)
USER_PLACE: Final = Table(
    "user_place",
    METADATA,
    Column("collection", Integer, ForeignKey("collection.row"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("record", Text, nullable=False),
)

# Ids that were once given out and are not in force; an id that comes back leaves this table.
TOMBSTONE: Final = Table(
    "tombstone",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("at", _Moment, nullable=False),
    Column("reason", Text, nullable=False),
    Column("successors", Text, nullable=False),  # a JSON list of ids
)

# What happened, in order, for those who follow. Rows are named by number, so that a forgotten id is in none of them.
CHANGE: Final = Table(
    "change",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", _Moment, nullable=False),
    Column("kind", Text, nullable=False),
    Column("row", Integer, nullable=False),
    Column("action", Text, nullable=False),
    Index(None, "kind", "row"),
)

# Each row holds the hash of the one before; triggers refuse any change of it.
AUDIT: Final = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("row", Integer, nullable=False),
    Column("digest", Text, nullable=False),  # of what was done to the row, under the row's salt
    Column("hash", Text, nullable=False),
)
