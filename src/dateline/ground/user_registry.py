"""This file adds registries of the user's own actors, lists and removes them, and undoes the last such change."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from msgspec import Struct

from dateline.errors import RegistryError, UsageError
from dateline.ground.names import fold, is_acronym, skeleton, strip_determiner
from dateline.ground.registry_names import Registry, one_way
from dateline.ground.user_files import Kind as UserFiles
from dateline.ground.user_files import hash_file, write_about
from dateline.ground.user_registry_file import SCHEMA, encode_entry, open_for_reading
from dateline.ground.user_registry_formats import FORMATS, Format, choose_columns, detect_format, read_actors
from dateline.ground.user_registry_rows import Kept
from dateline.ground.user_tables import Refused, Tally

KIND = UserFiles(word="registry", plural="registries", error=RegistryError, schema=SCHEMA, open=open_for_reading)
# What `one_way` and `skeleton` make of these changes with their rules, and with nothing else in their files.
_PROBES = ("the united states defence organisation", "jaysh al qusayr", "labor centre of sayyid hussein", "u n & the")


class Added(Struct, frozen=True, kw_only=True):
    """What adding a file did, or would do (`dry_run`).

    `read` actors are `kept` (as `actors` entries, one for each time of another code, with `names` rows in the index),
    `refused` each with its line and reason, kinds of people counted by their `generic` id, or `left_out` as of no use
    here, counted by kind. Of the kept ones `linked` are actors of the built-in registry under further names.
    `names_left_out` counts other names that are none. `columns` are the headers that were read for what. `replaced`: a
    registry of that name was there. `sha256` is the source file's.
    """

    name: str
    format: Format
    source: str
    sha256: str
    read: int
    kept: int
    actors: int
    names: int
    linked: int
    refused: tuple[Refused, ...]
    generic: dict[str, int]
    left_out: dict[str, int]
    names_left_out: int
    columns: dict[str, str]
    replaced: bool
    dry_run: bool


class Held(Struct, frozen=True, kw_only=True):
    """A registry that the user added; `added` is a UTC time, `source` the file's name, `sha256` its content's."""

    name: str
    format: Format
    actors: int
    names: int
    added: str
    source: str
    sha256: str


def rules_fingerprint() -> str:
    """Twelve hexadecimal digits of the rules by which names are indexed."""
    digest = hashlib.sha256((files("dateline.ground") / "names.py").read_bytes())
    digest.update("|".join(f"{one_way(fold(probe))}|{skeleton(fold(probe))}" for probe in _PROBES).encode())
    return digest.hexdigest()[:12]


def add(
    path: Path,
    folder: Path,
    registry: Registry,
    *,
    name: str | None = None,
    format: str | None = None,
    columns: Mapping[str, str] | None = None,
    country: str | None = None,
    replace: bool = False,
    dry_run: bool = False,
) -> Added:
    """Read a file of actors into `folder` as the registry `name` (else the file's name), at one stroke.

    `registry` is the built-in one, to whose actors rows may be linked. `country` (ISO 3166 alpha-3) is that of rows
    that name none.

    Raises:
        UsageError: a name, format, column or country that cannot be.
        RegistryError: the file cannot be read, no row of it is kept, or the name is taken and `replace` is not set.
    """
    name = KIND.choose_name(name, path)
    if format is not None and format not in FORMATS:
        raise UsageError(f"--format {format!r}: formats: {', '.join(FORMATS)}")
    taken = KIND.is_taken(name, folder, allowed=replace or dry_run)
    found: Format = detect_format(path) if format is None else format
    chosen = choose_columns(path, found, columns or {})
    tally: Tally[Kept] = Tally(
        read_actors(path, found, name=name, columns=chosen, country=country, known=registry.seat)
    )
    sha256 = hash_file(path)
    counts: Counter[str] = Counter()

    def next_kept() -> list[Kept]:
        batch = tally.next_kept()
        counts["actors"] += sum(len(row.entries) for row in batch)
        counts["dropped"] += sum(row.dropped for row in batch)
        counts["linked"] += sum(row.entries[0].id.startswith("reg:") for row in batch)
        return batch

    def report(*, dry_run: bool) -> Added:
        kinds = tally.left_out
        return Added(
            name=name, format=found, source=path.name, sha256=sha256, read=tally.read, kept=tally.kept,
            actors=counts["actors"], names=counts["names"], linked=counts["linked"], refused=tuple(tally.refused),
            generic={kind: count for kind, count in kinds.items() if kind.startswith("gen:")},
            left_out={kind: count for kind, count in kinds.items() if not kind.startswith("gen:")},
            names_left_out=counts["dropped"], columns=chosen, replaced=taken, dry_run=dry_run,
        )  # fmt: skip

    if dry_run:
        while next_kept():
            pass
        return report(dry_run=True)
    with KIND.write(name, folder) as database:
        while batch := next_kept():
            counts["names"] += _write(database, batch, counts["written"] + 1)
            counts["written"] = counts["actors"]
        if not tally.kept:
            raise RegistryError(f"{path}: no actor of it can be used{tally.first_refusal}; nothing was changed")
        about: dict[str, str | int] = {
            "name": name, "format": found, "source": path.name, "sha256": sha256, "rules": rules_fingerprint(),
            "actors": counts["actors"], "names": counts["names"],
        }  # fmt: skip
        write_about(database, about)
    return report(dry_run=False)


def _write(database: sqlite3.Connection, rows: Sequence[Kept], first_ref: int) -> int:
    """Write the actors with the index of their names; how many rows the names took."""
    entries = [(row.line, entry) for row in rows for entry in row.entries]
    database.executemany(
        "INSERT INTO actor VALUES (?,?,?,?)",
        ((ref, line, entry.id, encode_entry(entry)) for ref, (line, entry) in enumerate(entries, first_ref)),
    )
    names: dict[tuple[str, int], tuple[bool, bool]] = {}
    for ref, (_, entry) in enumerate(entries, first_ref):
        shared = {fold(strip_determiner(name)) for name in entry.shared_names}
        for name in (entry.name, *entry.aliases):
            key = fold(strip_determiner(name))  # as `Registry.link` looks words up
            acronym = is_acronym(name) and len(key) <= 5
            # A name that is an acronym in one spelling and none in another is met in both.
            names[key, ref] = (acronym and names.get((key, ref), (True,))[0], key in shared)
    database.executemany("INSERT INTO name VALUES (?,?,?,?)", ((*at, *marks) for at, marks in sorted(names.items())))
    keys = sorted({key for key, _ in names})
    spelt = [("v", one_way(key), key) for key in keys] + [("s", skeleton(key), key) for key in keys]
    database.executemany("INSERT OR IGNORE INTO spelling VALUES (?,?,?)", spelt)
    return len(names)


def held(folder: Path) -> list[Held]:
    """The user's registries, in order of their names.

    Raises:
        RegistryError: one is damaged.
    """
    return KIND.held(folder, Held)


remove = KIND.remove
undo = KIND.undo
