"""This file opens what is looked up beside a casebook: registry, gazetteer, and the accords that are given in files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from dateline.ground.registry import Registry
    from dateline.match.accord_file import Fault, GivenAccord
    from dateline.match.accord_sides import Reference
    from dateline.records.values import ActorValue, PlaceValue

USER_FILE = "accords.yaml"  # in the configuration folder
_REMEMBERED = 50_000  # ties of an actor on a day


class LookUps(Struct, frozen=True, eq=False):
    """What is asked by the words or the id that a person wrote, and what the matching asks by id.

    `place` answers with the one meant or with none, `places` with all that bear the name or the id.
    """

    actor: Callable[[str, date | None], ActorValue]
    place: Callable[[str], PlaceValue]
    places: Callable[[str], tuple[PlaceValue, ...]]
    reference: Reference
    registry: Registry


class Sources(Struct, frozen=True):
    """The accords given, the user's own before bundled ones of the same id; the faults of the user's file; look-ups."""

    given: tuple[GivenAccord, ...]
    faults: tuple[Fault, ...]
    look_ups: LookUps


def find_user_file(file: Path | None) -> Path | None:
    """The file asked for; else `accords.yaml` of the configuration folder where it is there."""
    from dateline.settings import Settings

    own = Settings().config_folder / USER_FILE
    return file or (own if own.is_file() else None)


def open_sources(file: Path | None, *, bundled: bool) -> Sources:
    """Read the file, and the bundled list where it is asked for.

    Raises:
        InputError: the file cannot be opened, or is no list of accords.
        GazetteerError, RegistryError: one of them is missing or damaged.
    """
    from dateline.match.accord_file import ReadAccords, merge_given, read_accords

    look_ups = open_look_ups()
    own = read_accords(file, look_ups.actor, look_ups.place) if file else ReadAccords()
    listed = _load_bundled(look_ups) if bundled else ()
    return Sources(merge_given(listed, own.accords), own.faults, look_ups)


def open_look_ups() -> LookUps:
    """The registry and the gazetteer, with what the user added to them; opened anew only where that changed.

    Raises:
        GazetteerError, RegistryError: one of them is missing or damaged.
    """
    from dateline.ground.gazetteer import USER_FOLDER
    from dateline.ground.user_registry_file import USER_FOLDER as USER_REGISTRIES
    from dateline.settings import Settings

    settings = Settings()
    folders = [settings.config_folder / USER_FOLDER, settings.config_folder / USER_REGISTRIES]
    changed = tuple(map(_when_changed, folders))
    places, actors = (folder if files else None for folder, files in zip(folders, changed, strict=True))
    return _open_look_ups(settings.data_folder, places, actors, changed)


def _when_changed(folder: Path) -> tuple[tuple[str, int], ...]:
    """The files of a folder, each with when it was last written."""
    if not folder.is_dir():
        return ()
    return tuple(sorted((file.name, file.stat().st_mtime_ns) for file in folder.iterdir()))


@lru_cache(1)
def _load_bundled(look_ups: LookUps) -> tuple[GivenAccord, ...]:
    from dateline.match.accord_file import load_bundled

    return load_bundled(look_ups.actor, look_ups.place).accords


@lru_cache(1)
def _open_look_ups(data_folder: Path, user_places: Path | None, user_actors: Path | None, _changed: object) -> LookUps:
    from dateline.ground.gazetteer import Gazetteer
    from dateline.ground.look_up import list_places, look_up_actor, place_finder, tell_ties
    from dateline.ground.registry import Registry
    from dateline.match.accord_sides import Reference, Tie

    registry = Registry.load(data_folder, user_folder=user_actors)
    gazetteer = Gazetteer.open(data_folder, user_places)
    find_place = place_finder(gazetteer)
    registered = tell_ties(registry)

    @lru_cache(_REMEMBERED)
    def ties(actor: str, on: date | None) -> tuple[Tie, ...]:
        return tuple(Tie(to, how) for to, how in registered(actor, on))

    def known_actor(id: str) -> ActorValue | None:
        found = look_up_actor(id, None, registry)
        return found if found.id is not None else None

    def known_place(id: str) -> PlaceValue | None:
        found = find_place(id)
        return found if found.id is not None else None

    def places(words: str) -> tuple[PlaceValue, ...]:
        return (find_place(words),) if ":" in words else list_places(words, gazetteer)

    reference = Reference(ties=ties, actor=known_actor, place=known_place)
    return LookUps(lambda words, on: look_up_actor(words, on, registry), find_place, places, reference, registry)
