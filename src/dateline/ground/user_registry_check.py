"""This file checks the user's registries: what is amiss in them, and which names they take from built-in actors."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from dateline.errors import RegistryError
from dateline.ground.names import fold
from dateline.ground.organs import countries_by_code
from dateline.ground.registry_load import SECTORS, ActorEntry
from dateline.ground.registry_names import Registry
from dateline.ground.user_registry import KIND, rules_fingerprint
from dateline.ground.user_registry_apart import find_merge
from dateline.ground.user_registry_file import decode_entry, open_for_reading
from dateline.ground.user_registry_lookup import is_outranked


class Finding(Struct, frozen=True, kw_only=True):
    """Something to know about a registry: the actor's id where it is about one, and the line of its source file.

    `amiss`: wrong or of no use as it is; `remedy` says what to do. `taken`: a name that now means the user's actor and
    not the built-in one, as it should.
    """

    registry: str
    id: str | None
    line: int | None
    state: Literal["amiss", "taken"]
    problem: str
    remedy: str | None


_Found = tuple[int | None, str | None, Literal["amiss", "taken"], str]


def check(folder: Path, registry: Registry) -> Iterator[Finding]:
    """Everything to know about the user's registries; `registry` is the built-in one."""
    built_in: dict[str, list[ActorEntry]] = defaultdict(list)
    for entry in registry.entries():
        for key in {fold(name) for name in (entry.name, *entry.aliases)}:
            built_in[key].append(entry)
    ids: dict[str, str] = {}
    for path in sorted(folder.glob("*.sqlite")):
        again = f"mend the source and add it again: dateline registry add FILE --name {path.stem} --replace"
        try:
            rules = KIND.read_about(path).get("rules")
            with closing(open_for_reading(path, again)) as database:
                found = list(_check_file(database, built_in, registry))
                twice = [
                    (actor_id, ids[actor_id])
                    for (actor_id,) in database.execute("SELECT DISTINCT id FROM actor WHERE id NOT LIKE 'reg:%'")
                    if ids.setdefault(actor_id, path.stem) != path.stem
                ]
        except (RegistryError, sqlite3.Error, msgspec.DecodeError) as error:
            yield Finding(registry=path.stem, id=None, line=None, state="amiss", problem=str(error), remedy=again)
            continue
        if rules != rules_fingerprint():
            problem = "its names were indexed by the spelling rules of another version; some may not be found"
            yield Finding(registry=path.stem, id=None, line=None, state="amiss", problem=problem, remedy=again)
        found += [(None, actor_id, "amiss", f"{other} has an actor of this id too") for actor_id, other in twice]
        for line, actor_id, state, problem in found:
            remedy = again if state == "amiss" else None
            yield Finding(registry=path.stem, id=actor_id, line=line, state=state, problem=problem, remedy=remedy)


def _check_file(
    database: sqlite3.Connection, built_in: dict[str, list[ActorEntry]], registry: Registry
) -> Iterator[_Found]:
    verdict = database.execute("PRAGMA quick_check").fetchone()[0]
    if verdict != "ok":
        yield None, None, "amiss", f"the file is damaged ({verdict})"
        return
    for line, text in database.execute("SELECT line, entry FROM actor ORDER BY ref"):
        entry = decode_entry(text)
        for problem in _problems_of(entry, registry):
            yield line, entry.id, "amiss", f"{entry.name}: {problem}"
        if entry.id.startswith("user:"):
            yield from _shared_with_built_in(line, entry, built_in)
    query = (
        "SELECT name.key, actor.entry FROM name JOIN actor USING (ref)"
        " WHERE name.key IN (SELECT key FROM name GROUP BY key HAVING count(*) > 1) ORDER BY name.key, ref"
    )
    same: dict[str, list[ActorEntry]] = defaultdict(list)
    for key, text in database.execute(query):
        same[key].append(decode_entry(text))
    for key, entries in same.items():
        for first, second in pairwise(
            sorted(entries, key=lambda entry: (entry.country or "", entry.from_ or date.min))
        ):
            if first.id != second.id and first.country == second.country and _overlap(first, second):
                where = f" in {first.country}" if first.country else ""
                yield None, second.id, "amiss", f"bears {key!r}{where} at the same time as {first.id}: it links to none"


def _problems_of(entry: ActorEntry, registry: Registry) -> Iterator[str]:
    for country in filter(None, (entry.country, *entry.active_in)):
        if country not in countries_by_code():
            yield f"unknown country {country!r}"
    if entry.sector not in SECTORS:
        yield f"unknown sector {entry.sector!r}"
    for begins, ends in ((entry.from_, entry.until), *((office.from_, office.until) for office in entry.offices)):
        if begins and ends and begins >= ends:
            yield f"ends ({ends}) before it begins ({begins})"
    for office in entry.offices:
        if registry.seat(office.of) is None:
            yield f"an office of {office.of}, which nobody is"
    if entry.id.startswith("reg:") and registry.seat(entry.id) is None:
        yield "the built-in registry has no such actor"
    elif not entry.id.startswith(("reg:", "user:")):
        yield "an id that begins with neither user: nor reg:"
    if merged := find_merge((entry.name, *entry.aliases)):
        yield f"{merged[0]!r} and {merged[1]!r} must not be one actor: {merged[2]}"


def _shared_with_built_in(line: int, entry: ActorEntry, built_in: dict[str, list[ActorEntry]]) -> Iterator[_Found]:
    for name in dict.fromkeys((entry.name, *entry.aliases)):
        for other in built_in.get(fold(name), ()):
            if not _overlap(entry, other):
                continue
            if is_outranked(other, (entry,)):
                yield line, entry.id, "taken", f"{name!r} is taken from {other.id} ({other.name}){_when(entry)}"
            elif entry.country is None:
                problem = f"{name!r} is also {other.id} ({other.name}): without a country it seldom links"
                yield line, entry.id, "amiss", problem


def _when(entry: ActorEntry) -> str:
    told = [f" from {entry.from_}" if entry.from_ else "", f" until {entry.until}" if entry.until else ""]
    return "".join(told)


def _overlap(first: ActorEntry, second: ActorEntry) -> bool:
    begins: Sequence[date] = (first.from_ or date.min, second.from_ or date.min)
    return max(begins) < min(first.until or date.max, second.until or date.max)
