"""This file holds the registry and links names to it: exact names in their time, then guarded spelling."""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

import msgspec

from dateline.errors import RegistryError
from dateline.ground.names import fold, is_acronym, skeleton, strip_articles, strip_determiner, strip_possessive
from dateline.ground.person_names import is_same_person
from dateline.ground.registry_load import ActorEntry, actor_files, load_entries, organ_entries
from dateline.ground.user_registry_apart import kept_apart_from
from dateline.ground.user_registry_lookup import Joined, Rule, UserActors, is_outranked
from dateline.records.values import ActorValue

# Spelling: every word must agree in its consonants (`skeleton`), and the letters as a whole by this much (rapidfuzz
# ratio, 0–100). The guard does the work; the score only bounds how many vowels may differ.
SPELLING_SCORE = 82.0
SHORTEST_SPELLING = 7  # below seven letters one vowel is too much of a name
# Spellings of one English word or body, one way each; what is left of a name must then be equal.
_VARIANTS = (
    (r"\bunited nations\b|\bu n\b", "un"), (r"\bunited states\b|\bu s\b", "us"), (r"\bdefense\b", "defence"),
    (r"is(?=ations?\b|ed\b|ing\b)", "iz"), (r"\barmored\b", "armoured"), (r"\blabor\b", "labour"),
    (r"\bcenter\b", "centre"), (r"\b(?:the|and|for|of|in)\b", " "), (r"&", " "), (r" {2,}", " "),
)  # fmt: skip
_WORDS = frozenset(["fact", "site", "mend", "sack", "pack", "plan", "mist", "team", "star", "base", "cats", "bras"])
_COMPILED_FROM = ("data/demonyms.yaml", "data/organs.yaml", "registry_load.py", "organs.py", "countries.py")


class _Bearer(msgspec.Struct, frozen=True):
    entry: ActorEntry
    capitals: bool  # an acronym: matches only words in capitals
    shared: bool


class Registry:
    """Who is known: dated actors with their names. One organisation has an entry for each name of its life."""

    def __init__(self, entries: tuple[ActorEntry, ...], users: UserActors | None = None) -> None:
        self._entries = entries
        self.users = users
        self._by_id = {entry.id: entry for entry in entries}

    @classmethod
    def load(cls, folder: Path | None = None, *, user_folder: Path | None = None) -> Registry:
        """Read the registry; with a `folder`, from a compiled copy there that is made when it is missing or outdated.

        `user_folder` holds the registries that the user added (`NAME.sqlite`, see `user_registry`).

        Raises:
            RegistryError: a row of the YAML files is wrong, the folder cannot be written, or a user's registry is
                damaged.
        """
        users = UserActors.open(user_folder)
        if folder is None:
            return cls(load_entries(), users)
        path = folder / f"registry-{_fingerprint()}.json"
        try:
            return cls(msgspec.json.decode(path.read_bytes(), type=tuple[ActorEntry, ...]), users)
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
        return cls(entries, users)

    def entries(self) -> tuple[ActorEntry, ...]:
        """All built-in entries: hand-written actors, states, and organs with names of their own."""
        return self._entries

    def entry(self, actor_id: str) -> ActorEntry | None:
        """The entry of a registry id, or None."""
        return self._by_id.get(actor_id) or (self.users.entry(actor_id) if self.users else None)

    def link(self, words: str, on: date | None = None, country_hint: str | None = None) -> ActorValue | None:
        """The actor whose name the words are on that day, on a page about that country; None when none or several.

        A name used after its end still names the actor it was of; a name used before its beginning leads to who that
        actor was then (`formerly`). Spelling is forgiven only where all consonants agree.
        """
        text = strip_possessive(strip_determiner(words))
        if re.fullmatch(r"(?:[a-z]\.)+[a-z]?", text):
            text = text.upper()  # *u.s.* in a text without capitals
        bearers = [b for b in self._names.get(fold(text), ()) if not b.capitals or _as_acronym(text)]
        decided_by = "name"
        if not bearers and len(text) > 5 and text.endswith("s"):
            # *Daeshs*: pages that lost their apostrophes.
            bearers = [b for b in self._names.get(fold(text[:-1]), ()) if not b.capitals and not b.entry.person]
        if not bearers:
            bearers = [b for b in self._spelt_like(fold(text)) if kept_apart_from(text, b.entry) is None]
            decided_by = "spelling"
        return self._choose(bearers, on, country_hint, decided_by)

    def kept_apart(self, words: str) -> tuple[tuple[str, str], ...]:
        """Whom the words are spelt like and must not be: `(name, reason)` from the list of look-alikes."""
        text = strip_possessive(strip_determiner(words))
        if self._names.get(fold(text)):
            return ()
        like = {b.entry.id: b.entry for b in self._spelt_like(fold(text))}
        return tuple((entry.name, reason) for entry in like.values() if (reason := kept_apart_from(text, entry)))

    def is_shared(self, words: str) -> bool:
        """Whether somebody of the registry bears the name, be it not the one meant."""
        text = strip_possessive(strip_determiner(words))
        return any(not b.capitals or _as_acronym(text) for b in self._names.get(fold(text), ()))

    def _choose(self, bearers: list[_Bearer], on: date | None, hint: str | None, decided_by: str) -> ActorValue | None:
        in_time = [b for b in bearers if b.entry.in_force(on)]
        if self.users:
            others = [b.entry for b in in_time or bearers]
            in_time = [b for b in in_time or bearers if not is_outranked(b.entry, others)]
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
        return self.value(entry, on, decided_by)

    def value(self, entry: ActorEntry, on: date | None, decided_by: str) -> ActorValue:
        """The entry as a value; a person in office on that day has the office's country and sector."""
        office = next((office for office in reversed(entry.offices) if office.held(on)), None)
        seat = self.seat(office.of) if office else None
        return ActorValue(
            id=entry.id, name=entry.name, country=(seat and seat.country) or entry.country,
            sector=seat.sector if seat else entry.sector, provisional=False, decided_by=decided_by,
        )  # fmt: skip

    def seat(self, actor_id: str) -> ActorEntry | None:
        """The actor, or the state's organ by rule, whose office it is."""
        return self._by_id.get(actor_id) or _organs().get(actor_id)

    def holders(self, actor_id: str, title: str, on: date) -> tuple[ActorEntry, ...]:
        """Who held the office of that title, of that actor or state organ, on that day."""
        return tuple(
            entry
            for entry in self._entries
            if any(o.of == actor_id and o.title.casefold() == title.casefold() and o.held(on) for o in entry.offices)
        )

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
        if same := [b for name in self._variants.get(one_way(key), ()) for b in self._names[name] if not b.capitals]:
            return same
        close = self._skeletons.get(skeleton(key), ())
        scored = [(fuzz.ratio(key, name), name) for name in close if _of_like_length(key, name)]
        return [
            bearer
            for score, name in scored
            if score >= SPELLING_SCORE
            for bearer in self._names[name]
            if not bearer.capitals and (not bearer.entry.person or is_same_person(key, name))
        ]

    @cached_property
    def _names(self) -> Mapping[str, list[_Bearer]]:
        names: dict[str, list[_Bearer]] = defaultdict(list)
        for entry in self._entries:
            shared = {fold(name) for name in entry.shared_names}
            for name in dict.fromkeys((entry.name, *entry.aliases)):
                key = fold(name)
                names[key].append(_Bearer(entry, is_acronym(name) and len(key) <= 5, key in shared))
        users = self.users
        return dict(names) if users is None else Joined(names, lambda key: [_Bearer(*row) for row in users.named(key)])

    @cached_property
    def _variants(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._names:
            found[one_way(name)].append(name)
        return self._joined(found, "variant")

    @cached_property
    def _skeletons(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._names:
            found[skeleton(name)].append(name)
        return self._joined(found, "skeleton")

    def _joined(self, table: Mapping[str, list[str]], rule: Rule) -> Mapping[str, list[str]]:
        users = self.users
        return dict(table) if users is None else Joined(table, lambda key: list(users.spelt(rule, key)))


@cache
def _organs() -> Mapping[str, ActorEntry]:
    """The organs of states by rule, names of their own or not."""
    return {entry.id: entry for entry in organ_entries()}


def _as_acronym(text: str) -> bool:
    """Whether the words may be an acronym: in capitals, or as British papers write a spoken one (*Isis*, *Nato*)."""
    return is_acronym(text) or (
        len(text) > 3 and text.isalpha() and text == text.capitalize() and text.casefold() not in _WORDS
    )


def one_way(key: str) -> str:
    """The folded name in one spelling of English words that have several."""
    for pattern, spelling in _VARIANTS:
        key = re.sub(pattern, spelling, key)
    return key.strip()


def _of_like_length(key: str, name: str) -> bool:
    """Whether each word has the length of its partner, give or take two: an ending such as -iya is another word."""
    pairs = zip(strip_articles(key).split(), strip_articles(name).split(), strict=False)
    return all(abs(len(one) - len(other)) <= 2 for one, other in pairs)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for name in (*(f"data/{file}" for file in actor_files()), *_COMPILED_FROM):
        digest.update((files("dateline.ground") / name).read_bytes())
    return digest.hexdigest()[:12]
