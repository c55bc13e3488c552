"""This file holds the registry and links names to it: exact names in their time, then guarded spelling."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from importlib.resources import files
from pathlib import Path

import msgspec

from dateline.errors import RegistryError
from dateline.ground.names import fold, is_acronym, skeleton, strip_articles, strip_determiner, strip_possessive
from dateline.ground.registry_load import ActorEntry, actor_files, load_entries
from dateline.records.values import ActorValue

# Spelling: every word must agree in its consonants (`skeleton`), and the letters as a whole by this much (rapidfuzz
# ratio, 0–100). The guard does the work; the score only bounds how many vowels may differ.
SPELLING_SCORE = 82.0
SHORTEST_SPELLING = 7  # below seven letters one vowel is too much of a name
_COMPILED_FROM = ("data/demonyms.yaml", "data/organs.yaml", "registry_load.py", "organs.py", "countries.py")


class _Bearer(msgspec.Struct, frozen=True):
    entry: ActorEntry
    capitals: bool  # an acronym: matches only words in capitals
    shared: bool


class Registry:
    """Who is known: dated actors with their names. One organisation has an entry for each name of its life."""

    def __init__(self, entries: tuple[ActorEntry, ...]) -> None:
        self._entries = entries
        self._by_id = {entry.id: entry for entry in entries}

    @classmethod
    def load(cls, folder: Path | None = None) -> Registry:
        """Read the registry; with a `folder`, from a compiled copy there that is made when it is missing or outdated.

        Raises:
            RegistryError: a row of the YAML files is wrong, or the folder cannot be written.
        """
        if folder is None:
            return cls(load_entries())
        path = folder / f"registry-{_fingerprint()}.json"
        try:
            return cls(msgspec.json.decode(path.read_bytes(), type=tuple[ActorEntry, ...]))
        except (FileNotFoundError, msgspec.DecodeError):
            entries = load_entries()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            made = path.with_suffix(f".{os.getpid()}.building")
            made.write_bytes(msgspec.json.encode(entries))
            made.replace(path)
        except OSError as error:
            raise RegistryError(
                f"cannot write the compiled registry to {folder}: {error}; choose a folder that can be written"
            ) from error
        return cls(entries)

    def entries(self) -> tuple[ActorEntry, ...]:
        """All entries: hand-written actors, states, and organs with names of their own."""
        return self._entries

    def entry(self, actor_id: str) -> ActorEntry | None:
        """The entry of a registry id, or None."""
        return self._by_id.get(actor_id)

    def link(self, words: str, on: date | None = None, country_hint: str | None = None) -> ActorValue | None:
        """The actor whose name the words are on that day, on a page about that country; None when none or several.

        A name used after its end still names the actor it was of; a name used before its beginning leads to who that
        actor was then (`formerly`). Spelling is forgiven only where all consonants agree.
        """
        text = strip_possessive(strip_determiner(words))
        bearers = [b for b in self._names.get(fold(text), ()) if not b.capitals or is_acronym(text)]
        decided_by = "name"
        if not bearers:
            bearers, decided_by = self._spelt_like(fold(text)), "spelling"
        return self._choose(bearers, on, country_hint, decided_by)

    def is_shared(self, words: str) -> bool:
        """Whether somebody of the registry bears the name, be it not the one meant."""
        text = strip_possessive(strip_determiner(words))
        return any(not b.capitals or is_acronym(text) for b in self._names.get(fold(text), ()))

    def _choose(self, bearers: list[_Bearer], on: date | None, hint: str | None, decided_by: str) -> ActorValue | None:
        in_time = [b for b in bearers if b.entry.in_force(on)]
        at_home = [b for b in in_time or bearers if hint and (b.entry.country == hint or hint in b.entry.active_in)]
        left = {b.entry.id: b.entry for b in at_home}
        if not left:
            left = {b.entry.id: b.entry for b in in_time or bearers if not b.shared}
            abroad = {key: entry for key, entry in left.items() if entry.country is None}
            left = abroad if len(left) > 1 and len(abroad) == 1 and hint else left
        if len(left) != 1:
            return None
        entry = next(iter(left.values()))
        if on is not None and entry.from_ is not None and on < entry.from_:
            entry, decided_by = self._as_it_was(entry, on), "formerly"
        elif not entry.in_force(on):
            decided_by += " out of its time"
        return ActorValue(
            id=entry.id, name=entry.name, country=entry.country, sector=entry.sector, provisional=False,
            decided_by=decided_by,
        )  # fmt: skip

    def _as_it_was(self, entry: ActorEntry, on: date) -> ActorEntry:
        """The entry of the same lineage in force on that day, else the oldest that is known."""
        while entry.from_ is not None and on < entry.from_ and len(entry.formerly) == 1:
            before = self._by_id[entry.formerly[0]]
            if before.until is not None and before.until <= on:
                break
            entry = before
        return entry

    def _spelt_like(self, key: str) -> list[_Bearer]:
        from rapidfuzz import fuzz

        if len(key.replace(" ", "")) < SHORTEST_SPELLING:
            return []
        close = self._skeletons.get(skeleton(key), ())
        scored = [(fuzz.ratio(key, name), name) for name in close if _of_like_length(key, name)]
        return [b for score, name in scored if score >= SPELLING_SCORE for b in self._names[name] if not b.capitals]

    @cached_property
    def _names(self) -> Mapping[str, list[_Bearer]]:
        names: dict[str, list[_Bearer]] = defaultdict(list)
        for entry in self._entries:
            shared = {fold(name) for name in entry.shared_names}
            for name in dict.fromkeys((entry.name, *entry.aliases)):
                key = fold(name)
                names[key].append(_Bearer(entry, is_acronym(name) and len(key) <= 5, key in shared))
        return dict(names)

    @cached_property
    def _skeletons(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._names:
            found[skeleton(name)].append(name)
        return dict(found)


def _of_like_length(key: str, name: str) -> bool:
    """Whether each word has the length of its partner, give or take two: an ending such as -iya is another word."""
    pairs = zip(strip_articles(key).split(), strip_articles(name).split(), strict=False)
    return all(abs(len(one) - len(other)) <= 2 for one, other in pairs)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for name in (*(f"data/{file}" for file in actor_files()), *_COMPILED_FROM):
        digest.update((files("dateline.ground") / name).read_bytes())
    return digest.hexdigest()[:12]
