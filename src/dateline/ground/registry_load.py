"""This file reads the actors' YAML files and refuses what is wrong in them, by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise
from typing import Any, Literal, get_args

from msgspec import Struct

from dateline.errors import RegistryError
from dateline.ground.countries import read_yaml
from dateline.ground.names import fold
from dateline.ground.organs import ORGANS, countries_by_code, organ_id, organ_name

AffiliationKind = Literal["affiliated_with", "part_of", "allied_with", "backed_by", "voice_of", "leads", "member_of"]
# PLOVER 2.0's sectors and supranational codes (shared ontology, "sectors" and "supranational").
SECTORS = frozenset(
    [
        "COP",
        "GOV",
        "JUD",
        "LEG",
        "MIL",
        "PRM",
        "PTY",
        "REB",
        "SPY",
        "UAF",
        "UNK",
        "AGR",
        "BUS",
        "CRM",
        "CVL",
        "EDU",
        "ELI",
        "JRN",
        "LAB",
        "MED",
        "REF",
        "OPP",
        "PRE",
        "REL",
        "SOC",
        "IGO",
        "UNO",
        "EUR",
        "NGO",
        "ISM",
        "IMG",
        "MNC",
    ]
)
_FIELDS = frozenset(
    [
        "id",
        "name",
        "aliases",
        "country",
        "sector",
        "from",
        "until",
        "formerly",
        "affiliations",
        "shared_names",
        "active_in",
        "offices",
        "person",
        "note",
    ]
)
_OFFICE_FIELDS = frozenset(["of", "title", "from", "until"])


class Affiliation(Struct, frozen=True, kw_only=True):
    """A standing tie of one actor to another, `to` a registry id; dates as in `ActorEntry`."""

    to: str
    kind: AffiliationKind
    from_: date | None = None
    until: date | None = None


class Office(Struct, frozen=True, kw_only=True):
    """An office that a person held: `title` as news writes it (*president*), `of` the registry id of whose it is.

    Held on `[from_, until)`, either end open where it is not known or not over.
    """

    of: str
    title: str
    from_: date | None = None
    until: date | None = None

    def held(self, on: date | None) -> bool:
        """Whether it was held on that day; an unknown day takes an office without an end only."""
        if on is None:
            return self.until is None
        return (self.from_ is None or self.from_ <= on) and (self.until is None or on < self.until)


class ActorEntry(Struct, frozen=True, kw_only=True):
    """One actor under one name of its life: a renamed group has an entry for each name, tied by `formerly`.

    The fields as a YAML row writes them; only `id`, `name` and `sector` are required:

    - `id` without `reg:`; lower case, hyphens. `name` as it is shown, `aliases` every other way to write it. An alias
      of at most five capitals is an acronym and matches only capitals.
    - `country` ISO 3166 alpha-3 (KOS too), none for who belongs to no one country; `sector` PLOVER's.
    - `from`, `until` (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`): the name is in force on `[from, until)`, either end open. A
      month or year as `until` is its last one.
    - `formerly`: ids of what it was called before.
    - `affiliations`: `{to, kind, from, until}`, a tie with its own interval; kinds are those of `AffiliationKind`.
    - `shared_names`: names that others bear too, or `all`; they link only where the page's country is `country` or one
      of `active_in`.
    - `person: true` for a person; `offices` (which imply it): `{of, title, from, until}`, `of` the id of a state organ
      (`syr-gov`) or of a group. On a day on which an office is held, sector and country of the person are those of
      `of`; else the row's own, so give those of the longest or best known part of the life. A surname that several
      bear (`Assad`) is a shared name, or belongs to each with `from` and `until` of its prominence.
    - `note`: for readers.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sector: str
    from_: date | None = None
    until: date | None = None
    formerly: tuple[str, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    shared_names: tuple[str, ...] = ()
    active_in: tuple[str, ...] = ()
    person: bool = False
    offices: tuple[Office, ...] = ()
    note: str | None = None

    def in_force(self, on: date | None) -> bool:
        """Whether the actor bore its name on that day; an unknown day excludes nobody."""
        return on is None or ((self.from_ is None or self.from_ <= on) and (self.until is None or on < self.until))


def actor_files() -> list[str]:
    """The names of the actors' YAML files, in order, relative to the stage's data folder."""
    folder = files("dateline.ground") / "data" / "actors"
    return sorted(f"actors/{file.name}" for file in folder.iterdir() if file.name.endswith(".yaml"))


def load_entries() -> tuple[ActorEntry, ...]:
    """Every hand-written actor, every state, and those organs of states that have names of their own.

    Raises:
        RegistryError: a row is wrong; the message names the file, the id, what is wrong and the choices.
    """
    written: list[ActorEntry] = []
    for name in actor_files():
        written.extend(parse_rows(name, read_yaml(name)))
    entries = (*written, *state_entries(), *_organ_entries(read_yaml("organs.yaml")))
    check(entries)
    return entries


def parse_rows(file: str, rows: Iterable[Mapping[str, Any]]) -> list[ActorEntry]:
    """The entries of one YAML file.

    Raises:
        RegistryError: a field, sector, country, date or kind of affiliation that is not known.
    """
    return [_parse_row(file, row) for row in rows]


def _parse_row(file: str, row: Mapping[str, Any]) -> ActorEntry:
    where = f"{file}: {row.get('id', row)}"
    if unknown := sorted(set(row) - _FIELDS):
        raise RegistryError(f"{where}: unknown field {unknown[0]!r}; fields: {', '.join(sorted(_FIELDS))}")
    if missing := [name for name in ("id", "name", "sector") if not row.get(name)]:
        raise RegistryError(f"{where}: field {missing[0]!r} is missing")
    if row["sector"] not in SECTORS:
        raise RegistryError(f"{where}: unknown sector {row['sector']!r}; sectors: {', '.join(sorted(SECTORS))}")
    for country in filter(None, (row.get("country"), *row.get("active_in", ()))):
        if country not in countries_by_code():
            raise RegistryError(f"{where}: unknown country {country!r}; give an ISO 3166 alpha-3 code, or KOS")
    names = (row["name"], *row.get("aliases", ()))
    shared = names if row.get("shared_names") == "all" else tuple(row.get("shared_names", ()))
    if strange := [name for name in shared if name not in names]:
        raise RegistryError(f"{where}: shared name {strange[0]!r} is none of its names: {', '.join(names)}")
    entry = ActorEntry(
        id=f"reg:{row['id']}", name=row["name"], aliases=tuple(row.get("aliases", ())), country=row.get("country"),
        sector=row["sector"], from_=_day(where, row.get("from")), until=_day_after(where, row.get("until")),
        formerly=tuple(f"reg:{other}" for other in row.get("formerly", ())),
        affiliations=tuple(_affiliation(where, tie) for tie in row.get("affiliations", ())),
        shared_names=shared, active_in=tuple(row.get("active_in", ())),
        person=row.get("person") is True or bool(row.get("offices")),
        offices=tuple(_office(where, office) for office in row.get("offices", ())), note=row.get("note"),
    )  # fmt: skip
    if entry.from_ and entry.until and entry.from_ >= entry.until:
        raise RegistryError(f"{where}: it ends ({row['until']}) before it begins ({row['from']})")
    return entry


def _affiliation(where: str, tie: Mapping[str, Any]) -> Affiliation:
    kinds = get_args(AffiliationKind)
    if tie.get("kind") not in kinds:
        raise RegistryError(f"{where}: unknown kind of affiliation {tie.get('kind')!r}; kinds: {', '.join(kinds)}")
    return Affiliation(
        to=f"reg:{tie['to']}", kind=tie["kind"], from_=_day(where, tie.get("from")),
        until=_day_after(where, tie.get("until")),
    )  # fmt: skip


def _office(where: str, office: Mapping[str, Any]) -> Office:
    if unknown := sorted(set(office) - _OFFICE_FIELDS):
        raise RegistryError(
            f"{where}: unknown field {unknown[0]!r} of an office; fields: {', '.join(sorted(_OFFICE_FIELDS))}"
        )
    if missing := [name for name in ("of", "title") if not office.get(name)]:
        raise RegistryError(f"{where}: field {missing[0]!r} of an office is missing")
    found = Office(
        of=f"reg:{office['of']}", title=office["title"], from_=_day(where, office.get("from")),
        until=_day_after(where, office.get("until")),
    )  # fmt: skip
    if found.from_ and found.until and found.from_ >= found.until:
        raise RegistryError(f"{where}: an office ends ({office['until']}) before it begins ({office['from']})")
    return found


def _day(where: str, written: object) -> date | None:
    """The first day of a written day, month or year."""
    if written is None:
        return None
    parts = str(written).split("-")
    try:
        year, month, day = (*map(int, parts), *(1, 1)[len(parts) - 1 :])
        return date(year, month, day)
    except ValueError as error:
        raise RegistryError(f"{where}: {written!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD") from error


def _day_after(where: str, written: object) -> date | None:
    """The day on which the name no longer holds: a full date itself, else the first day after the month or year."""
    first = _day(where, written)
    parts = str(written).count("-")
    if first is None or parts == 2:
        return first
    return (first + timedelta(days=31 if parts == 1 else 366)).replace(day=1)


def state_entries() -> list[ActorEntry]:
    """Every state as an actor, by rule: `reg:syr` with the country's names."""
    return [
        ActorEntry(id=f"reg:{c.iso3.lower()}", name=c.name, aliases=c.names, country=c.iso3, sector="GOV")
        for c in countries_by_code().values()
    ]


def organ_entries() -> list[ActorEntry]:
    """Every organ of every state, by rule: `reg:syr-gov`, `reg:syr-mil`, `reg:syr-cop` …"""
    return [
        ActorEntry(id=organ_id(c.iso3, organ), name=organ_name(c, organ), country=c.iso3, sector=organ.sector)
        for c in countries_by_code().values()
        for organ in ORGANS
    ]


def _organ_entries(rows: Mapping[str, Mapping[str, Any]]) -> list[ActorEntry]:
    found = []
    known = {entry.id: entry for entry in organ_entries()}
    for key, row in rows.items():
        if f"reg:{key}" not in known:
            raise RegistryError(f"organs.yaml: {key}: no such organ; keys are a country and an organ, such as syr-mil")
        rule = known[f"reg:{key}"]
        found.append(
            ActorEntry(
                id=rule.id, name=rule.name, aliases=tuple(row["aliases"]), country=rule.country, sector=rule.sector,
                until=_day_after(f"organs.yaml: {key}", row.get("until")),
                shared_names=tuple(row.get("shared_names", ())),
            )
        )  # fmt: skip
    return found


def check(entries: Iterable[ActorEntry]) -> None:
    """Refuse an id given twice, a tie to nobody, and a name that two actors of one country bear at one time.

    Raises:
        RegistryError: naming both sides.
    """
    entries = list(entries)
    known = {entry.id for entry in organ_entries()}
    seen: set[str] = set()
    bearers: dict[tuple[str, str | None], list[ActorEntry]] = defaultdict(list)
    for entry in entries:
        if entry.id in seen:
            raise RegistryError(f"{entry.id}: given twice")
        seen.add(entry.id)
        for name in {fold(name) for name in (entry.name, *entry.aliases)}:
            bearers[name, entry.country].append(entry)
    for entry in entries:
        for other in (
            *entry.formerly, *(tie.to for tie in entry.affiliations), *(office.of for office in entry.offices)
        ):  # fmt: skip
            if other not in seen and other not in known:
                raise RegistryError(f"{entry.id}: tied to {other}, which nobody is")
    for (name, country), same in bearers.items():
        for first, second in pairwise(same):
            shared = {fold(n) for e in (first, second) for n in e.shared_names}
            if name not in shared and _overlap(first, second):
                raise RegistryError(f"{first.id} and {second.id} both bear {name!r} in {country} at one time")


def _overlap(first: ActorEntry, second: ActorEntry) -> bool:
    begins = max(first.from_ or date.min, second.from_ or date.min)
    return begins < min(first.until or date.max, second.until or date.max)
