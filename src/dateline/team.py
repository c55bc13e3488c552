"""This file carries a user's own registries and gazetteers into a casebook that a team shares, and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Final, Literal

import msgspec
from msgspec import Struct

from dateline.errors import StoreError
from dateline.records.collection import (
    CollectionAbout,
    CollectionHash,
    CollectionKind,
    CollectionMove,
    CollectionStanding,
    OwnCollection,
    SharedCollection,
)

if TYPE_CHECKING:
    from dateline.ground.user_files import Kind
    from dateline.store.collected import CollectionStore

_BATCH: Final = 5000  # records of some 500 bytes


class _Carried(Struct, frozen=True):
    """How one kind of collection is read and written; `counted` is the word for its entries."""

    files: Kind
    folder: Path
    counted: Literal["actors", "places"]
    iterate: Callable[[Path], Iterator[tuple[int, str]]]
    write: Callable[[sqlite3.Connection, Sequence[tuple[int, str]]], None]

    def path_of(self, name: str) -> Path:
        return self.folder / f"{name}.sqlite"


def list_own(kind: CollectionKind, config_folder: Path) -> list[OwnCollection]:
    """The user's collections of that kind, in order of their names; each is read whole for its digest.

    Raises:
        GazetteerError, RegistryError: one is damaged.
    """
    carried = _carry(kind, config_folder)
    return [_read_own(kind, carried, path) for path in sorted(carried.folder.glob("*.sqlite"))]


def check_own(kind: CollectionKind, config_folder: Path, names: Collection[str] = ()) -> list[str]:
    """The names of the user's collections of that kind, or these names once there is one of each.

    Raises:
        GazetteerError, RegistryError: the user has none of that name.
    """
    return [path.stem for path in _find_own(_carry(kind, config_folder), names)]


def share(
    book: CollectionStore, kind: CollectionKind, config_folder: Path, names: Collection[str], *, replace: bool
) -> list[CollectionMove]:
    """Put the user's collections of these names, or all, into the casebook: all of them, or nothing.

    Where the casebook has another one of a name, `replace` puts the user's in its place; else it is `left` when no
    names were asked for, and an error when they were.

    Raises:
        GazetteerError, RegistryError: the user has none of that name, or it is damaged.
        StoreError: the casebook has another one of that name, or cannot be written.
    """
    from dateline.store.collecting import Offered

    offers = []
    carried = _carry(kind, config_folder)
    for path in _find_own(carried, names):
        own = _read_own(kind, carried, path)
        offers.append(Offered(own, lambda path=path: carried.iterate(path)))  # type: ignore[misc]
    return book.put_collections(offers, taken="replace" if replace else "refuse" if names else "leave")


def fetch(
    book: CollectionStore, kind: CollectionKind, config_folder: Path, names: Collection[str], *, replace: bool
) -> list[CollectionMove]:
    """Write the casebook's collections of these names, or all, into the user's folder; one `undo` takes them back.

    Where the user has another one of a name, `replace` puts the casebook's in its place; else it is `left` when no
    names were asked for, and an error when they were. Nothing is written before all of that is known.

    Raises:
        GazetteerError, RegistryError: the user has another one of that name, or the file cannot be written.
        StoreError: the casebook has none of that name, what it has is damaged, or it cannot be read.
    """
    carried = _carry(kind, config_folder)
    moves: list[tuple[SharedCollection, Literal["added", "replaced", "unchanged", "left"]]] = []
    for shared in _find_shared(book, kind, names):
        path = carried.path_of(carried.files.check_name(shared.name))
        if not path.exists():
            moves.append((shared, "added"))
        elif _is_same(kind, carried, path, shared):
            moves.append((shared, "unchanged"))
        elif replace:
            moves.append((shared, "replaced"))
        elif names:
            raise carried.files.error(
                f"{shared.name}: you have another {kind} of this name than {book.name}; put that one in its place with"
                f" --replace, or share yours: dateline {kind} share {shared.name} --replace --db {quote(book.name)}"
            )
        else:
            moves.append((shared, "left"))
    written = 0
    for shared, outcome in moves:
        if outcome in ("added", "replaced"):
            _write(book, kind, carried, shared, together=written > 0)
            written += 1
    return [
        CollectionMove(
            kind=kind, name=shared.name, outcome=outcome, version=shared.version, entries=shared.entries,
            digest=shared.digest,
        )
        for shared, outcome in moves
    ]  # fmt: skip


def compare(book: CollectionStore, kind: CollectionKind, config_folder: Path) -> list[CollectionStanding]:
    """The user's collections and the casebook's of that kind side by side, in order of their names.

    Raises:
        GazetteerError, RegistryError: one of the user's is damaged.
        StoreError: the casebook cannot be read.
    """
    own = {collection.name: collection for collection in list_own(kind, config_folder)}
    shared = {collection.name: collection for collection in book.collections(kind)}
    return [_compare(kind, name, own.get(name), shared.get(name)) for name in sorted(own.keys() | shared.keys())]


def _compare(
    kind: CollectionKind, name: str, own: OwnCollection | None, shared: SharedCollection | None
) -> CollectionStanding:
    state: Literal["same", "other", "unshared", "lacking"] = "lacking"
    if shared is None:
        state = "unshared"
    elif own is not None:
        state = "same" if own.digest == shared.digest else "other"
    return CollectionStanding(kind=kind, name=name, state=state, own=own, shared=shared)


def _carry(kind: CollectionKind, config_folder: Path) -> _Carried:
    if kind == "registry":
        from dateline.ground import user_registry, user_registry_records
        from dateline.ground.user_registry_file import USER_FOLDER as ACTORS

        return _Carried(
            user_registry.KIND, config_folder / ACTORS, "actors", user_registry_records.iterate_records,
            user_registry_records.write_records,
        )  # fmt: skip
    from dateline.ground import user_gazetteer, user_gazetteer_records
    from dateline.ground.gazetteer import USER_FOLDER as PLACES

    return _Carried(
        user_gazetteer.KIND, config_folder / PLACES, "places", user_gazetteer_records.iterate_records,
        user_gazetteer_records.write_records,
    )  # fmt: skip


def _find_own(carried: _Carried, names: Collection[str]) -> list[Path]:
    """The files of these names, each once; all of them without names."""
    there = sorted(carried.folder.glob("*.sqlite"))
    if not names:
        return there
    known = {path.stem: path for path in there}
    for name in names:
        if name not in known:
            listed = ", ".join(known) or "none"
            raise carried.files.error(
                f"{name}: there is no {carried.files.word} of this name; {carried.files.plural}: {listed}"
            )
    return [known[name] for name in dict.fromkeys(names)]


def _find_shared(book: CollectionStore, kind: CollectionKind, names: Collection[str]) -> list[SharedCollection]:
    """The casebook's collections of these names, each once; all of them without names."""
    known = {collection.name: collection for collection in book.collections(kind)}
    for name in names:
        if name not in known:
            raise StoreError(book.name, f"holds no {kind} of the name {name}", f"it holds {', '.join(known) or 'none'}")
    return [known[name] for name in dict.fromkeys(names)] if names else list(known.values())


def _read_own(kind: CollectionKind, carried: _Carried, path: Path) -> OwnCollection:
    about = _read_about(kind, carried, path)
    hashed = CollectionHash(about)
    for number, record in carried.iterate(path):
        hashed.add(number, record)
    return OwnCollection(**msgspec.structs.asdict(about), digest=hashed.hexdigest())


def _read_about(kind: CollectionKind, carried: _Carried, path: Path) -> CollectionAbout:
    told = carried.files.read_about(path)
    # By its file's name: that is what it is called by, wherever the file came from.
    about = {**told, "kind": kind, "name": path.stem, "entries": told.get(carried.counted)}
    try:
        return msgspec.convert(about, CollectionAbout, strict=False)
    except msgspec.ValidationError as error:
        word = carried.files.word
        raise carried.files.error(
            f"{path}: is no {word} of a user ({error}); {carried.files.again(path.stem)}"
        ) from error


def _is_same(kind: CollectionKind, carried: _Carried, path: Path, shared: SharedCollection) -> bool:
    """Whether the user's file says what the casebook's does; one that is damaged does not."""
    try:
        return _read_own(kind, carried, path).digest == shared.digest
    except carried.files.error:
        return False


def _write(
    book: CollectionStore, kind: CollectionKind, carried: _Carried, shared: SharedCollection, *, together: bool
) -> None:
    """Write a shared collection as a file of the user's, at one stroke, once it is known to be what it says."""
    hashed, records = CollectionHash(shared), iter(book.collection_records(kind, shared.name))
    with carried.files.write(shared.name, carried.folder, together=together) as database:
        while batch := list(islice(records, _BATCH)):
            for number, record in batch:
                hashed.add(number, record)
            try:
                carried.write(database, batch)
            except (msgspec.DecodeError, sqlite3.IntegrityError) as error:
                raise _is_not_whole(book, shared) from error
        if hashed.hexdigest() != shared.digest:
            raise _is_not_whole(book, shared)
        from dateline.ground.user_files import write_about

        write_about(database, {
            "name": shared.name, "format": shared.format, "source": shared.source, "sha256": shared.sha256,
            "rules": shared.rules, carried.counted: shared.entries, "names": shared.names, "added": shared.added,
        })  # fmt: skip


def _is_not_whole(book: CollectionStore, shared: SharedCollection) -> StoreError:
    return StoreError(
        book.name,
        f"what it holds of the {shared.kind} {shared.name} is not what its hash says",
        "try again; if that does not help ask `dateline verify`, and have its owner share it anew with --replace",
    )
