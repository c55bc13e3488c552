"""This file keeps the user's own data, one SQLite file a name: written, listed, removed, and the last change undone."""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dateline.errors import DatelineError, UsageError
from dateline.ground.gazetteer_file import write_at_one_stroke
from dateline.ground.names import slug

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
_UNDO = "undo"  # the folder that keeps what the last change replaced or removed
_Held = TypeVar("_Held")


class Change(Struct, frozen=True, kw_only=True):
    """The last change to the user's data of one kind; `undo` takes it back, and those `before` it of one stroke."""

    change: Literal["added", "replaced", "removed"]
    name: str
    before: tuple[Change, ...] = ()


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of data that a user adds: `word` (*gazetteer*) is its command too; `error` is raised about it.

    `schema` is the SQL that makes its tables, `meta` (key, value) among them.
    """

    word: str
    plural: str
    error: type[DatelineError]
    schema: str
    open: Callable[[Path, str], sqlite3.Connection]

    def check_name(self, name: str) -> str:
        """The name, which came from elsewhere, once it can be one.

        Raises:
            DatelineError: it cannot.
        """
        if not _NAME.fullmatch(name):
            raise self.error(f"{name!r} is no name of a {self.word}: small letters, digits and hyphens, at most 41")
        return name

    def choose_name(self, given: str | None, source: Path) -> str:
        """The given name, else the source file's.

        Raises:
            UsageError: it cannot be one.
        """
        name = slug(source.stem) if given is None else given
        if not _NAME.fullmatch(name):
            raise UsageError(f"--name {name!r}: give small letters, digits and hyphens, at most 41")
        return name

    def is_taken(self, name: str, folder: Path, *, allowed: bool) -> bool:
        """Whether there is one of that name.

        Raises:
            DatelineError: there is, and that is not allowed.
        """
        taken = (folder / f"{name}.sqlite").exists()
        if taken and not allowed:
            raise self.error(
                f"{name}: there is a {self.word} of this name; replace it with --replace, or give another --name"
            )
        return taken

    @contextmanager
    def write(self, name: str, folder: Path, *, together: bool = False) -> Iterator[sqlite3.Connection]:
        """A new file to fill, that takes the name, for `undo` too, once all went well.

        `together`: `undo` takes it back along with the change before it.

        Raises:
            DatelineError: it cannot be written.
            OSError: nor can its folder.
        """
        target = folder / f"{name}.sqlite"
        try:
            with write_at_one_stroke(target, self.schema) as database:
                yield database
                change = Change(change="replaced" if target.exists() else "added", name=name)
                remember(folder, change, copy=target, together=together)
        except sqlite3.Error as error:
            raise self.error(f"{target}: cannot be written: {error}; check the disk") from error

    def again(self, name: str) -> str:
        """What to do about one that cannot be read."""
        return f"add it again, or leave it out: dateline {self.word} remove {name}"

    def read_about(self, path: Path) -> dict[str, str]:
        """What the file says of itself.

        Raises:
            DatelineError: it is damaged.
        """
        try:
            with closing(self.open(path, self.again(path.stem))) as database:
                return dict(database.execute("SELECT key, value FROM meta"))
        except sqlite3.Error as error:
            raise self.error(f"{path}: cannot be read: {error}; {self.again(path.stem)}") from error

    def held(self, folder: Path, record: type[_Held]) -> list[_Held]:
        """What each file says of itself, as a record of this type, in order of their names.

        Raises:
            DatelineError: one is damaged.
        """
        found = []
        for path in sorted(folder.glob("*.sqlite")):
            about = self.read_about(path)
            try:
                found.append(msgspec.convert(about, record, strict=False))
            except msgspec.ValidationError as error:
                raise self.error(f"{path}: is no {self.word} of a user ({error}); {self.again(path.stem)}") from error
        return found

    def remove(self, name: str, folder: Path) -> None:
        """Remove the one of that name; it is kept until the next change, for `undo`.

        Raises:
            DatelineError: there is none.
        """
        path = folder / f"{name}.sqlite"
        if not _NAME.fullmatch(name) or not path.exists():
            names = ", ".join(file.stem for file in sorted(folder.glob("*.sqlite"))) or "none"
            raise self.error(f"{name}: there is no {self.word} of this name; {self.plural}: {names}")
        remember(folder, Change(change="removed", name=name), copy=path)
        path.unlink()

    def undo(self, folder: Path) -> Change:
        """Take the last change back, once, and return it.

        Raises:
            DatelineError: there is nothing to undo.
        """
        kept = folder / _UNDO
        record = kept / "change.json"
        if not record.exists():
            raise self.error(f"nothing to undo: only the last change to the {self.plural} is kept")
        change = msgspec.json.decode(record.read_bytes(), type=Change)
        for one in (change, *change.before):
            target, before = folder / f"{one.name}.sqlite", kept / f"{one.name}.sqlite"
            if one.change == "added":
                target.unlink(missing_ok=True)
            else:
                before.replace(target)
        record.unlink()
        return change


def write_about(database: sqlite3.Connection, about: Mapping[str, str | int]) -> None:
    """Write what a file says of itself; where that is not when it was added, it was added now (UTC)."""
    told = {"added": datetime.now(UTC).isoformat(timespec="seconds"), **about}
    database.executemany("INSERT INTO meta VALUES (?,?)", [(key, str(value)) for key, value in told.items()])


def remember(folder: Path, change: Change, *, copy: Path, together: bool = False) -> None:
    """Keep what is needed to undo the change, in place of the change before, or `together` with it.

    Written before the change itself.
    """
    kept = folder / _UNDO
    if together and (record := kept / "change.json").exists():
        last = msgspec.json.decode(record.read_bytes(), type=Change)
        change = replace(change, before=(replace(last, before=()), *last.before))
    else:
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir(parents=True)
    if copy.exists():
        shutil.copy2(copy, kept / copy.name)
    (kept / "change.json").write_bytes(msgspec.json.encode(change))


def hash_file(path: Path) -> str:
    """The SHA-256 of a file's content, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
