"""This file holds what a mention was understood as, beside the words it came from (codebook, section 5).

A value whose `id` is None with a `reason` is unresolved: "don't know" is a value of its own and reaches the reviewer.
`decided_by` names the rule or candidate that decided.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct, field

from dateline.records.page import Interval

TimePrecision = Literal["minute", "hour", "day", "week", "month", "season", "year", "unknown"]
PlacePrecision = Literal["exact", "near", "district", "province", "region", "country"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class LineString(Struct, frozen=True, kw_only=True, tag_field="type", tag="LineString"):
    """A line as GeoJSON writes it (RFC 7946): positions are `(lon, lat)` in WGS 84 degrees."""

    coordinates: tuple[tuple[float, float], ...]


class Polygon(Struct, frozen=True, kw_only=True, tag_field="type", tag="Polygon"):
    """A polygon as GeoJSON writes it (RFC 7946): closed rings of `(lon, lat)`, the outer one first."""

    coordinates: tuple[tuple[tuple[float, float], ...], ...]


class ActorValue(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who: a registry id (`reg:hts`; `user:…` from the user's own), a generic actor (`gen:SYR-REB`), a provisional one.

    A provisional actor (`new:…`) is a name that nobody is known by; a person can later merge it with another.
    `country` is ISO 3166 alpha-3, `sector` a PLOVER sector or supranational code.
    """

    id: str | None
    name: str | None = None
    country: str | None = None
    sector: str | None = None
    provisional: bool
    reason: str | None = None
    decided_by: str | None = None


class PlaceValue(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where: a gazetteer id and WGS 84 degrees, or unresolved with a reason. Never a guess, never 0,0.

    `members` holds the places that a plural stands for (*the two towns*); the value itself is then what they share.
    `geometry` is a road's line or an area's bounds, where they are known or follow from the words (*12 km north of X*);
    `radius_km` how far from `lat`, `lon` the place may lie.
    """

    id: str | None
    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: PlacePrecision | None = None
    geometry: LineString | Polygon | None = None
    radius_km: float | None = None
    members: tuple[PlaceValue, ...] = ()
    reason: str | None = None
    decided_by: str | None = None


class Timex3(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The TimeML reading: type and value as TIMEX3 writes them (`2018-06-25`, `2018-W26`, `P2D`, `PRESENT_REF`)."""

    type: TimexType
    value: str
    mod: str | None = None


class TimeValue(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When: `[from_, until)` in UTC dates, either end may be open; `anchor` is `dct` or the id of a time mention."""

    from_: date | None = field(name="from")
    until: date | None
    precision: TimePrecision
    timex3: Timex3 | None = None
    anchor: str | None = None
    alternatives: tuple[Interval, ...] = ()
    reason: str | None = None
    decided_by: str | None = None


class TollValue(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How many people: bounds, either may be open (*at least 12*: low 12); `vague` for *dozens*, *scores*.

    `cumulative`: the count of a longer time than this act (*bringing the toll to 40*). `included_in`: the toll mention
    of which these are a part (*12 civilians, including three children*). `of_whom`: the group that the words count.
    """

    low: int | None
    high: int | None
    vague: bool
    cumulative: bool = False
    included_in: str | None = None
    of_whom: str | None = None
    reason: str | None = None
    decided_by: str | None = None


class AccordValue(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which agreement: its kind, its parties (actor ids) and what it covers (place ids), as the page tells them."""

    kind: str | None = None
    parties: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
