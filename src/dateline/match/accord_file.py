"""This file reads accords that a person wrote down, and those that come with dateline (docs/accords.md has the format).

An entry with a fault is left out whole: half an accord would infer wrong breaches. The other entries are read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import yaml
from msgspec import Struct, field
from msgspec.structs import replace

from dateline.errors import InputError, NoSuchInput
from dateline.match.accord_area import is_known
from dateline.records.accord import ACCORD_KINDS, AccordKind
from dateline.records.ontology import EVENT_TYPES, MODES
from dateline.records.values import ActorValue, PlaceValue

ResolveActor = Callable[[str, date | None], ActorValue]
ResolvePlace = Callable[[str], PlaceValue]

BUNDLED_NAME: Final = "the list that comes with dateline"
FIELDS: Final = (
    "id", "name", "names", "kind", "parties", "exempt", "area", "from", "until", "forbids", "note",
)  # fmt: skip
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml reads the bundled list sixteen times as fast
_REQUIRED: Final = ("id", "name", "kind")
_WIDEST_KM: Final = 1000.0


class GivenAccord(Struct, frozen=True, kw_only=True):
    """An accord from a file, parties and area resolved; fields as in `Accord`. `bundled`: it comes with dateline."""

    id: str
    name: str
    kind: AccordKind
    names: tuple[str, ...] = ()
    parties: tuple[ActorValue, ...] = ()
    exempt: tuple[ActorValue, ...] = ()
    area: PlaceValue | None = None
    from_: date | None = field(name="from", default=None)
    until: date | None = None
    forbids: tuple[str, ...] = ()
    note: str | None = None
    bundled: bool = False


class Fault(Struct, frozen=True, kw_only=True):
    """What is wrong with one entry of a file: which, in which field, and what to write instead."""

    file: str
    entry: str
    field: str
    problem: str

    def __str__(self) -> str:
        where = f"{self.entry}: {self.field}" if self.field else self.entry
        return f"{self.file}: {where}: {self.problem}"


class ReadAccords(Struct, frozen=True, kw_only=True):
    """What a file holds: the accords that are whole, in its order, and every fault of the rest."""

    accords: tuple[GivenAccord, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_accords(path: Path, resolve_actor: ResolveActor, resolve_place: ResolvePlace) -> ReadAccords:
    """The accords of a user's YAML file.

    Raises:
        NoSuchInput: the file cannot be opened.
        InputError: it is no YAML, or no list of entries.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise NoSuchInput(
            str(path), error.strerror or str(error), "check the path, and that you may read it"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), "is not UTF-8 text", "save it as UTF-8") from error
    return parse_accords(text, str(path), resolve_actor, resolve_place)


def load_bundled(resolve_actor: ResolveActor, resolve_place: ResolvePlace) -> ReadAccords:
    """The accords that come with dateline; a test holds that none of them has a fault."""
    text = (files("dateline.match") / "data" / "accords.yaml").read_text(encoding="utf-8")
    read = parse_accords(text, BUNDLED_NAME, resolve_actor, resolve_place)
    return replace(read, accords=tuple(replace(accord, bundled=True) for accord in read.accords))


def merge_given(bundled: tuple[GivenAccord, ...], own: tuple[GivenAccord, ...]) -> tuple[GivenAccord, ...]:
    """Both lists as one; an entry of the user's replaces a bundled one of its id."""
    replaced = {accord.id for accord in own}
    return (*(accord for accord in bundled if accord.id not in replaced), *own)


def parse_accords(text: str, name: str, resolve_actor: ResolveActor, resolve_place: ResolvePlace) -> ReadAccords:
    """The accords of YAML text; `name` is what messages call it.

    Raises:
        InputError: it is no YAML, or no list of entries.
    """
    try:
        rows = yaml.load(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "cannot be read"
        raise InputError(name, f"is no YAML{where}: {problem}", "mend it, or see docs/accords.md") from error
    except ValueError as error:  # a date that no calendar has
        raise InputError(name, f"cannot be read: {error}", "write dates as YYYY-MM-DD") from error
    if rows is None:
        return ReadAccords()
    if not isinstance(rows, list):
        raise InputError(name, "is no list of accords", "begin each entry with `- id: …`, see docs/accords.md")
    accords: dict[str, GivenAccord] = {}
    faults: list[Fault] = []
    for number, row in enumerate(rows, start=1):
        entry = _Entry(name, number, row)
        accord = entry.read(resolve_actor, resolve_place)
        if accord is not None and accord.id in accords:
            entry.fault("id", f"{entry.row['id']!r} is the id of an entry above; ids are given once")
        elif accord is not None and not entry.faults:
            accords[accord.id] = accord
        faults += entry.faults
    return ReadAccords(accords=tuple(accords.values()), faults=tuple(faults))


class _Entry:
    """One entry as it is read: what was wrong is kept, so that a file is mended in one go."""

    def __init__(self, file: str, number: int, row: object) -> None:
        self.file = file
        self.row: dict[Any, Any] = row if isinstance(row, dict) else {}
        id = self.row.get("id")
        self.name = f"entry {number} ({id})" if isinstance(id, str) else f"entry {number}"
        self.faults: list[Fault] = []
        if not isinstance(row, dict):
            self.fault("", f"is no accord; write fields such as {', '.join(_REQUIRED)}")

    def fault(self, name: str, problem: str) -> None:
        self.faults.append(Fault(file=self.file, entry=self.name, field=name, problem=problem))

    def read(self, resolve_actor: ResolveActor, resolve_place: ResolvePlace) -> GivenAccord | None:
        if self.faults:
            return None
        for name in self.row:
            if name not in FIELDS:
                near = get_close_matches(str(name), FIELDS, 1)
                hint = f"did you mean {near[0]}? " if near else ""
                self.fault(str(name), f"no such field; {hint}fields: {', '.join(FIELDS)}")
        for name in _REQUIRED:
            if self.row.get(name) is None:
                self.fault(name, "is missing")
        from_, until = self._day("from"), self._day("until")
        if from_ is not None and until is not None and from_ >= until:
            self.fault("until", f"{until} is not after from, {from_}; it is the first day on which it holds no more")
        id, name = self._text("id"), self._text("name")
        kind = self._kind()
        accord = GivenAccord(
            id=f"accord:{id}" if id and not id.startswith("accord:") else id or "",
            name=name or "",
            kind=kind,
            names=tuple(self._texts("names")),
            parties=self._actors("parties", from_, resolve_actor),
            exempt=self._actors("exempt", from_, resolve_actor),
            area=self._area(resolve_place),
            from_=from_,
            until=until,
            forbids=self._forbids(),
            note=self._text("note"),
        )
        return accord if id and name else None

    def _text(self, name: str) -> str | None:
        value = self.row.get(name)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            self.fault(name, f"{value!r} is no text; put it in quotes")
            return None
        if name == "id" and not all(c.isascii() and (c.isalnum() or c in "-:.") for c in value):
            self.fault(name, f"{value!r}: write it with letters, digits, hyphens and dots only")
            return None
        return value.strip()

    def _texts(self, name: str) -> list[str]:
        value = self.row.get(name)
        if value is None:
            return []
        found = value if isinstance(value, list) else [value]
        for one in found:
            if not isinstance(one, str) or not one.strip():
                self.fault(name, f"{one!r} is no text; put it in quotes")
        return [one.strip() for one in found if isinstance(one, str) and one.strip()]

    def _kind(self) -> AccordKind:
        value = self.row.get("kind")
        for kind in ACCORD_KINDS:
            if value == kind:
                return kind
        if value is not None:
            self.fault("kind", f"{value!r} is no kind of accord; kinds: {', '.join(ACCORD_KINDS)}")
        return "other"

    def _day(self, name: str) -> date | None:
        value = self.row.get(name)
        if value is None:
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            if isinstance(value, str) and len(value) == len("2020-03-06"):
                return date.fromisoformat(value)
        except ValueError:
            pass
        self.fault(name, f"{value!r} is no day; write YYYY-MM-DD, or leave it out where the day is not known")
        return None

    def _actors(self, name: str, on: date | None, resolve: ResolveActor) -> tuple[ActorValue, ...]:
        found: dict[str, ActorValue] = {}
        for words in self._texts(name):
            value = resolve(words, on)
            if value.id is None or value.provisional:
                self.fault(name, f"{words!r}: {value.reason or 'nobody is known by this name'}; give an actor's id")
            else:
                found.setdefault(value.id, value)
        return tuple(found.values())

    def _area(self, resolve: ResolvePlace) -> PlaceValue | None:
        value = self.row.get("area")
        if value is None:
            return None
        parts = [self._part(one, resolve) for one in (value if isinstance(value, list) else [value])]
        known = [part for part in parts if part is not None]
        if len(known) < 2:
            return known[0] if known else None
        countries = {part.country for part in known}
        return PlaceValue(
            id=None, country=known[0].country if len(countries) == 1 else None, members=tuple(known),
            reason="several places: see members",
        )  # fmt: skip

    def _part(self, value: object, resolve: ResolvePlace) -> PlaceValue | None:
        """A place by its name or id, or `{around: a place, within_km: so many}`."""
        if isinstance(value, Mapping):
            words, radius = value.get("around"), value.get("within_km")
            if set(value) != {"around", "within_km"} or not isinstance(words, str):
                self.fault("area", f"{value!r}: write a place, or {{around: a place, within_km: kilometres}}")
                return None
            if isinstance(radius, bool) or not isinstance(radius, int | float) or not 0 < radius <= _WIDEST_KM:
                self.fault("area", f"within_km: {radius!r} is no number of kilometres up to {_WIDEST_KM:,.0f}")
                return None
            place = self._place(words, resolve)
            if place is None:
                return None
            if place.lat is None or place.lon is None:
                self.fault("area", f"{words!r} has no coordinates, so nothing lies around it; give another place")
                return None
            return replace(place, precision="near", radius_km=float(radius), geometry=None)
        if not isinstance(value, str) or not value.strip():
            self.fault("area", f"{value!r} is no place; write a name or an id, in quotes")
            return None
        return self._place(value.strip(), resolve)

    def _place(self, words: str, resolve: ResolvePlace) -> PlaceValue | None:
        place = resolve(words)
        if is_known(place):
            return place
        self.fault("area", f"{words!r}: {place.reason or 'not in any gazetteer'}; give a place's id")
        return None

    def _forbids(self) -> tuple[str, ...]:
        found = self._texts("forbids")
        for name in found:
            type, _, mode = name.partition(".")
            if type not in EVENT_TYPES:
                self.fault("forbids", f"{name!r}: no such type; types: {', '.join(EVENT_TYPES)}")
            elif mode and mode not in MODES[type]:
                choices = ", ".join(MODES[type]) or "none"
                self.fault("forbids", f"{name!r}: {type} has no such mode; modes: {choices}")
        return tuple(found)
