"""This file is a user's registry as SQLite: its tables, how it is opened, and how its actors are read back."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

import msgspec

from dateline.errors import RegistryError
from dateline.ground.registry_load import ActorEntry

# `key`: the folded name. `spelling`: by what rule (`v`ariant, `s`keleton) which key leads to which name.
SCHEMA: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE actor (ref INTEGER PRIMARY KEY, line INTEGER, id TEXT, entry TEXT);
CREATE TABLE name (key TEXT, ref INTEGER, capitals INTEGER, shared INTEGER, PRIMARY KEY (key, ref)) WITHOUT ROWID;
CREATE TABLE spelling (rule TEXT, key TEXT, name TEXT, PRIMARY KEY (rule, key, name)) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE INDEX actor_id ON actor (id);
"""
USER_FOLDER: Final = "registries"  # inside the configuration folder
_DECODER: Final = msgspec.json.Decoder(ActorEntry)


def open_for_reading(path: Path, remedy: str) -> sqlite3.Connection:
    """The file, opened so that nothing can write to it.

    Raises:
        RegistryError: it is no registry, or damaged; the message ends with the remedy.
    """
    try:
        database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        database.execute("SELECT ref, line, id, entry FROM actor LIMIT 1").fetchone()
    except sqlite3.Error as error:
        raise RegistryError(f"the registry {path} cannot be read: {error}; {remedy}") from error
    return database


def encode_entry(entry: ActorEntry) -> str:
    """The entry as JSON, less what is not given."""
    given = {key: value for key, value in msgspec.to_builtins(entry).items() if value}
    return msgspec.json.encode(given).decode()


def decode_entry(text: str) -> ActorEntry:
    """The entry of `encode_entry`.

    Raises:
        msgspec.DecodeError: it is none.
    """
    return _DECODER.decode(text)
