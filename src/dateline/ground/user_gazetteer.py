"""This file adds gazetteers of the user's own, lists them, removes them, and undoes the last of these changes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from dateline.errors import GazetteerError, UsageError
from dateline.ground.gazetteer_file import SCHEMA, add_places, open_for_reading
from dateline.ground.user_files import Kind as UserFiles
from dateline.ground.user_files import hash_file, write_about
from dateline.ground.user_gazetteer_formats import FORMATS, Format, choose_columns, detect_format, read_places
from dateline.ground.user_tables import Refused, Tally

if TYPE_CHECKING:
    from dateline.ground.gazetteer import Gazetteer

KIND = UserFiles(word="gazetteer", plural="gazetteers", error=GazetteerError, schema=SCHEMA, open=open_for_reading)
_RULES = ("names.py", "place_spelling.py", "gazetteer_file.py")


class Added(Struct, frozen=True, kw_only=True):
    """What adding a file did, or would do (`dry_run`).

    `read` rows are `kept` (with `names` rows in the index), `refused` each with its line and reason, or `left_out` as
    of no use here, counted by kind. A row of a P-code table counts once for each unit that it is the first to name.
    `columns` are the headers that were read for what. `replaced`: a gazetteer of that name was there. `sha256` is the
    source file's.
    """

    name: str
    format: Format
    source: str
    sha256: str
    read: int
    kept: int
    names: int
    refused: tuple[Refused, ...]
    left_out: dict[str, int]
    columns: dict[str, str]
    replaced: bool
    dry_run: bool


class Held(Struct, frozen=True, kw_only=True):
    """A gazetteer that the user added; `added` is a UTC time, `source` the file's name, `sha256` its content's."""

    name: str
    format: Format
    places: int
    names: int
    added: str
    source: str
    sha256: str


def rules_fingerprint() -> str:
    """Twelve hexadecimal digits of the rules by which names are indexed."""
    digest = hashlib.sha256()
    for name in _RULES:
        digest.update((files("dateline.ground") / name).read_bytes())
    return digest.hexdigest()[:12]


def add(
    path: Path,
    folder: Path,
    gazetteer: Gazetteer,
    *,
    name: str | None = None,
    format: str | None = None,
    columns: Mapping[str, str] | None = None,
    country: str | None = None,
    replace: bool = False,
    dry_run: bool = False,
) -> Added:
    """Read a file of places into `folder` as the gazetteer `name` (else the file's name), at one stroke.

    `gazetteer` is the built-in one, from which countries and regions get their names. `country` (ISO 3166 alpha-3) is
    that of rows that name none.

    Raises:
        UsageError: a name, format, column or country that cannot be.
        GazetteerError: the file cannot be read, no row of it is kept, or the name is taken and `replace` is not set.
    """
    name = KIND.choose_name(name, path)
    if format is not None and format not in FORMATS:
        raise UsageError(f"--format {format!r}: formats: {', '.join(FORMATS)}")
    taken = KIND.is_taken(name, folder, allowed=replace or dry_run)
    # Opened before the built-in one is asked for anything: a wrong path should be told at once.
    found: Format = detect_format(path) if format is None else format
    chosen = choose_columns(path, found, columns or {})
    rows = read_places(path, found, name=name, columns=chosen, country=country, gazetteer=gazetteer)
    sha256 = hash_file(path)
    tally = Tally(rows)
    names = 0

    def report(*, dry_run: bool) -> Added:
        return Added(
            name=name, format=found, source=path.name, sha256=sha256, kept=tally.kept, names=names,
            read=tally.read, refused=tuple(tally.refused), left_out=dict(tally.left_out),
            columns=chosen, replaced=taken, dry_run=dry_run,
        )  # fmt: skip

    if dry_run:
        while tally.next_kept():
            pass
        return report(dry_run=True)
    with KIND.write(name, folder) as database:
        while batch := tally.next_kept():
            first = tally.kept - len(batch) + 1
            names += add_places(database, [(row.place, row.others) for row in batch], first)
        if not tally.kept:
            raise GazetteerError(f"{path}: no row of it can be used{tally.first_refusal}; nothing was changed")
        about: dict[str, str | int] = {
            "name": name, "format": found, "source": path.name, "sha256": sha256, "rules": rules_fingerprint(),
            "places": tally.kept, "names": names,
        }  # fmt: skip
        write_about(database, about)
    return report(dry_run=False)


def held(folder: Path) -> list[Held]:
    """The user's gazetteers, in order of their names.

    Raises:
        GazetteerError: one is damaged.
    """
    return KIND.held(folder, Held)


remove = KIND.remove
undo = KIND.undo
