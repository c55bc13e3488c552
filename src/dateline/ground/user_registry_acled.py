"""This file reads ACLED's actor lists: state forces by regime, groups with their acronyms, and kinds of people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from msgspec import Struct

from dateline.ground.kinds import sector_of
from dateline.ground.names import fold
from dateline.ground.registry_load import ActorEntry
from dateline.ground.user_registry_phoenix import READING
from dateline.ground.user_registry_rows import (
    Ids,
    Kept,
    Known,
    Outcome,
    country_of,
    link_to,
    read_country,
    read_name,
    read_others,
)
from dateline.ground.user_tables import LeftOut, Refused, RowError

# ACLED's inter codes, by number and by the first word of their label. 5 to 7 are kinds of people, never one actor.
_TYPES: Final = {"state": 1, "rebel": 2, "political": 3, "identity": 4, "communal": 4, "ethnic": 4, "rioter": 5,
                 "rioters": 5, "protester": 6, "protesters": 6, "civilian": 7, "civilians": 7, "external": 8,
                 "other": 8}  # fmt: skip
_SECTORS: Final = {1: "MIL", 2: "REB", 3: "PRM", 4: "PRM", 5: "OPP", 6: "OPP", 7: "CVL", 8: "UNK"}
_CROWDS: Final = frozenset({5, 6, 7})
# Actors of any type that ACLED names by their kind and country alone.
_KINDS: Final = {
    "rioters": "OPP", "protesters": "OPP", "civilians": "CVL", "private security forces": "BUS",
    "vigilante group": "PRM", "vigilante militia": "PRM", "students": "EDU", "teachers": "EDU", "labour group": "LAB",
    "labor group": "LAB", "farmers": "AGR", "fishers": "AGR", "pastoralists": "AGR", "journalists": "JRN",
    "lawyers": "SOC", "health workers": "SOC", "aid workers": "NGO", "refugees idps": "REF", "women": "CVL",
    "prisoners": "CVL", "judges": "JUD", "government workers": "GOV", "street traders": "BUS",
}  # fmt: skip
_STATE: Final = re.compile(
    r"(?P<body>Military Forces|Police Forces|Government) of (?:the )?(?P<country>.+?)"
    r"(?: \((?P<from>\d{4})-(?P<until>\d{4})?\))?(?P<unit>(?<=\)) .*)?"
)
_ORGANS: Final = {"Military Forces": "mil", "Police Forces": "cop", "Government": "gov"}
_ACRONYM: Final = re.compile(r"(?P<acronym>[A-Z][\w./-]{1,14}): (?P<name>.+)")
_SUFFIX: Final = re.compile(r"(?P<name>.+) \((?P<place>[^()]+)\)")
# Of bodies whose type alone says little.
_BY_WORD: Final = (
    (re.compile(r"\bunited nations\b", re.I), (8,), "UNO"),
    (re.compile(r"\bunion\b|\bNATO\b|\bjoint\b|\bmultinational\b|\bmission\b|\bcoalition\b", re.I), (8,), "IGO"),
    (re.compile(r"\bpolice\b|\bgendarmerie\b", re.I), (1,), "COP"),
    (re.compile(r"\bgangs?\b|\bcartels?\b|\bmafia\b", re.I), (3, 4), "CRM"),
    (re.compile(r"\bparty\b|\bcongress\b", re.I), (3,), "PTY"),
)  # fmt: skip


class _Actor(Struct):
    line: int
    kind: int | None
    countries: list[str]


def read_actor_list(
    path: Path, registry: str, columns: Mapping[str, str], country: str | None, known: Known
) -> Iterator[Outcome]:
    """Every actor of the file as what became of it; rows that name one again only add its countries.

    `columns` maps `name`, `type` and `country` to headers, `country` is that of rows that name none, `known` finds the
    built-in registry's actors and organs of states.

    Raises:
        RegistryError: the file cannot be read any further.
    """
    ids = Ids(registry)
    actors: dict[str, _Actor] = {}
    for line, cells in READING.read_rows(path):
        if cells is None:
            yield Refused(line, "more or fewer cells than the header has")
            continue
        name = " ".join(cells[columns["name"]].split())
        try:
            kind = _read_type(cells[columns["type"]]) if "type" in columns else None
            home = read_country(cells[columns["country"]] if "country" in columns else "", country)
        except RowError as error:
            yield Refused(line, f"{name}: {error}")
            continue
        actor = actors.setdefault(name, _Actor(line, kind, []))
        actor.countries += [home] if home and home not in actor.countries else []
        if actor.line != line:
            yield LeftOut("named again")
    for name, actor in actors.items():
        try:
            yield _outcome(name, actor, ids, known)
        except RowError as error:
            yield Refused(actor.line, str(error))


def _read_type(words: str) -> int | None:
    words = words.strip()
    first = (fold(words).split() or [""])[0]
    kind = int(words) if words.isascii() and words.isdigit() else _TYPES.get(first)
    if words and kind not in _SECTORS:
        raise RowError(f"unknown type {words!r}; give ACLED's inter code, 1 to 8, or its label")
    return kind


def _outcome(name: str, actor: _Actor, ids: Ids, known: Known) -> Outcome:
    if (state := _STATE.fullmatch(name)) and (home := country_of(state["country"])):
        return Kept(actor.line, (_regime(name, state, home, known),))
    suffix = _SUFFIX.fullmatch(name)
    place = country_of(suffix["place"]) if suffix else None
    bare = suffix["name"] if suffix and place else name
    home = place or (actor.countries[0] if len(actor.countries) == 1 else None)
    if sector := _sector_of_kind(bare, actor.kind):
        return LeftOut(f"gen:{home}-{sector}" if home else f"gen:{sector}")
    if re.search(r"\band/or\b", name):
        return LeftOut("several actors in one name")
    split = _ACRONYM.fullmatch(bare)
    shown = read_name(split["name"] if split else bare)
    others, dropped = read_others(shown, [*([split["acronym"], bare] if split else []), name])
    entry = ActorEntry(
        id=ids.make(name, actor.line), name=shown, aliases=others, country=home, sector=_sector(name, actor.kind),
        active_in=tuple(code for code in actor.countries if code != home),
        # ACLED adds a country to a name that others bear.
        shared_names=(shown,) if place else (),
    )  # fmt: skip
    return Kept(actor.line, (entry,), dropped)


def _regime(name: str, state: re.Match[str], home: str, known: Known) -> ActorEntry:
    """The organ of the state, which ACLED names by the years of its regime."""
    from_ = date(int(state["from"]), 1, 1) if state["from"] else None
    until = date(int(state["until"]) + 1, 1, 1) if state["until"] else None
    if from_ and until and from_ >= until:
        raise RowError(f"{name}: it ends ({state['until']}) before it begins ({state['from']})")
    plain = f"{state['body']} of {state['country']}"
    names = [name, *([] if state["unit"] else [plain])]
    return link_to(f"reg:{home.lower()}-{_ORGANS[state['body']]}", names, known, from_=from_, until=until)


def _sector_of_kind(bare: str, kind: int | None) -> str | None:
    """The sector of a kind of people; None for a name."""
    folded = fold(bare)
    if kind in _CROWDS:
        return _KINDS.get(folded) or _SECTORS[kind or 7]
    if folded.startswith("unidentified"):
        return sector_of(folded.removeprefix("unidentified").strip()) or "UAF"
    return _KINDS.get(folded)


def _sector(name: str, kind: int | None) -> str:
    for pattern, kinds, sector in _BY_WORD:
        if kind in kinds and pattern.search(name):
            return sector
    return _SECTORS.get(kind or 8, "UNK")
