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


class ActorValue(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who: a registry id (`reg:hts`), a generic actor (`gen:SYR-REB`) or a provisional one of this page (`new:…`).

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
    """

    id: str | None
    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: PlacePrecision | None = None
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
    """How many people: bounds, either may be open (*at least 12*: low 12); `vague` for *dozens*, *scores*."""

    low: int | None
    high: int | None
    vague: bool
    reason: str | None = None
    decided_by: str | None = None


class AccordValue(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which agreement: its kind, its parties (actor ids) and what it covers (place ids), as the page tells them."""

    kind: str | None = None
    parties: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
