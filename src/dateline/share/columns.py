"""This file lists the columns of dateline's own tables: what each holds, and how a row of them becomes an event again.

CSV, Parquet and the properties of GeoJSON have the same columns. A list column has a value for each actor, place or
page, in one order, and an empty one where nothing is known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, Literal, cast

import msgspec

from dateline.records.event import (
    ActorDisagreement,
    AgreedTime,
    Disagreement,
    Event,
    EventAccord,
    EventToll,
    FactualityDisagreement,
    PlaceDisagreement,
    TimeDisagreement,
    TollDisagreement,
)
from dateline.records.ontology import TOLL_KINDS
from dateline.records.page import CreationTime
from dateline.records.values import ActorValue, PlaceValue
from dateline.share.counts import count_of
from dateline.share.rows import Exported, PageFacts
from dateline.share.spots import leaves, read_wkt, write_wkt

Kind = Literal["text", "whole", "date", "texts", "numbers"]
Value = str | int | float | None | tuple[str | float | None, ...]
Flat = dict[str, Value]

# Name → kind. `killed_…` and `wounded_…` repeat what `toll` says, as numbers to count with; they are not read back.
COLUMNS: Final[dict[str, Kind]] = {
    "id": "text", "version": "whole", "status": "text", "type": "text", "mode": "text", "factuality": "text",
    "actor_ids": "texts", "actor_names": "texts", "actor_countries": "texts", "actor_sectors": "texts",
    "recipient_ids": "texts", "recipient_names": "texts", "recipient_countries": "texts", "recipient_sectors": "texts",
    "place_ids": "texts", "place_names": "texts", "latitudes": "numbers", "longitudes": "numbers",
    "place_countries": "texts", "place_admin1s": "texts", "place_precisions": "texts", "place_radii_km": "numbers",
    "place_shapes": "texts", "date_from": "date", "date_until": "date", "date_precision": "text", "toll": "texts",
    "killed_low": "whole", "killed_high": "whole", "wounded_low": "whole", "wounded_high": "whole",
    "disagreements": "texts", "accords": "texts", "origins": "whole", "page_count": "whole", "claims": "texts",
    "page_ids": "texts", "outlets": "texts", "urls": "texts", "titles": "texts", "languages": "texts",
    "published": "texts", "evidence": "texts",
}  # fmt: skip

_DISAGREEMENTS: Final[dict[str, Disagreement]] = {
    "time": TimeDisagreement(values=()), "place": PlaceDisagreement(values=()), "toll": TollDisagreement(values=()),
    "actor": ActorDisagreement(values=()), "factuality": FactualityDisagreement(values=()),
}  # fmt: skip
_TOLL: Final = re.compile(
    rf"(?P<of>{'|'.join(TOLL_KINDS)}) (?P<low>-?\d*)\.\.(?P<high>-?\d*)(?P<families> families)?(?P<cumulative> in all)?"
)


def to_flat(row: Exported) -> Flat:
    """The row as plain values, a key for each column."""
    event = row.event
    places = leaves(event.place)
    killed, wounded = count_of(event, "killed"), count_of(event, "wounded")
    return {
        "id": event.id,
        "version": event.version,
        "status": row.status,
        "type": event.type,
        "mode": event.mode,
        "factuality": event.factuality,
        **_from_actors("actor", event.actor),
        **_from_actors("recipient", event.recipient),
        "place_ids": tuple(p.id for p in places),
        "place_names": tuple(p.name for p in places),
        "latitudes": tuple(p.lat for p in places),
        "longitudes": tuple(p.lon for p in places),
        "place_countries": tuple(p.country for p in places),
        "place_admin1s": tuple(p.admin1 for p in places),
        "place_precisions": tuple(p.precision for p in places),
        "place_radii_km": tuple(p.radius_km for p in places),
        "place_shapes": tuple(write_wkt(p.geometry) for p in places),
        "date_from": _iso(event.time.from_),
        "date_until": _iso(event.time.until),
        "date_precision": event.time.precision,
        "toll": tuple(_from_toll(toll) for toll in event.toll),
        "killed_low": killed.low,
        "killed_high": killed.high,
        "wounded_low": wounded.low,
        "wounded_high": wounded.high,
        "disagreements": tuple(d.field for d in event.disagreements),
        "accords": tuple(f"{accord.id} {accord.breach}" for accord in event.accords),
        "origins": event.origins,
        "page_count": event.pages,
        "claims": event.claims,
        "page_ids": tuple(p.id for p in row.pages),
        "outlets": tuple(p.outlet for p in row.pages),
        "urls": tuple(p.url for p in row.pages),
        "titles": tuple(p.title for p in row.pages),
        "languages": tuple(p.lang for p in row.pages),
        "published": tuple(_iso(p.published) for p in row.pages),
        "evidence": row.evidence,
    }


def from_flat(flat: Mapping[str, Any]) -> Exported:
    """The row that these values tell of; a column that is missing counts as empty.

    What the columns do not hold is not there: who counted a toll, what each claim says where they differ, why nothing
    was resolved. `to_flat` of it gives the same values again.

    Raises:
        ValueError: a value is none that the column can have; the message names it.
    """
    places = [_place(values) for values in _parallel(flat, _PLACE_COLUMNS)]
    plural = PlaceValue(id=None, members=tuple(places), reason="several places: see members")
    event = {
        "id": flat["id"],
        "type": flat["type"],
        "mode": flat.get("mode"),
        "factuality": flat["factuality"],
        "actor": _actors("actor", flat),
        "recipient": _actors("recipient", flat),
        "place": plural if len(places) > 1 else places[0] if places else None,
        "time": AgreedTime(
            from_=_day(flat.get("date_from")),
            until=_day(flat.get("date_until")),
            precision=flat.get("date_precision") or "unknown",
        ),
        "toll": tuple(_toll(text) for text in flat.get("toll") or ()),
        "claims": tuple(flat.get("claims") or ()),
        "origins": _or_one(flat.get("origins")),
        "pages": _or_one(flat.get("page_count")),
        "disagreements": tuple(_disagreement(text) for text in flat.get("disagreements") or ()),
        "status": _event_status(flat["status"]),
        "accords": tuple(_accord(text) for text in flat.get("accords") or ()),
        "version": _or_one(flat.get("version")),
    }
    pages = tuple(_page(values) for values in _parallel(flat, _PAGE_COLUMNS))
    row = Exported(event=Event(**event), status=flat["status"], pages=pages, quoted=tuple(flat.get("evidence") or ()))
    # Structs do not check what they are made of; reading the row back does, and names the field.
    return _checked(row)


def _checked(row: Exported) -> Exported:
    try:
        return msgspec.json.decode(msgspec.json.encode(row), type=Exported)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error


def _or_one(count: Any) -> Any:
    return 1 if count is None else count


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value))


# --- Actors -----------------------------------------------------------------------------------------------------------


def _from_actors(role: str, actors: Sequence[ActorValue]) -> Flat:
    return {
        f"{role}_ids": tuple(a.id for a in actors),
        f"{role}_names": tuple(a.name for a in actors),
        f"{role}_countries": tuple(a.country for a in actors),
        f"{role}_sectors": tuple(a.sector for a in actors),
    }


def _actors(role: str, flat: Mapping[str, Any]) -> tuple[ActorValue, ...]:
    columns = [f"{role}_{what}" for what in ("ids", "names", "countries", "sectors")]
    return tuple(
        ActorValue(id=id, name=name, country=country, sector=sector, provisional=(id or "").startswith("new:"))
        for id, name, country, sector in _parallel(flat, columns)
    )


# --- Places and pages -------------------------------------------------------------------------------------------------

_PLACE_COLUMNS: Final = (
    "place_ids", "place_names", "latitudes", "longitudes", "place_countries", "place_admin1s", "place_precisions",
    "place_radii_km", "place_shapes",
)  # fmt: skip
_PAGE_COLUMNS: Final = ("page_ids", "outlets", "urls", "titles", "languages", "published")


def _place(values: Sequence[Any]) -> PlaceValue:
    id, name, lat, lon, country, admin1, precision, radius_km, shape = values
    return PlaceValue(
        id=id, name=name, lat=lat, lon=lon, country=country, admin1=admin1, precision=precision, radius_km=radius_km,
        geometry=read_wkt(shape) if shape else None,
    )  # fmt: skip


def _page(values: Sequence[Any]) -> PageFacts:
    id, outlet, url, title, lang, published = values
    return PageFacts(
        id=id or "", outlet=outlet, url=url, title=title, lang=lang, dct=CreationTime(from_=_day(published))
    )


def _parallel(flat: Mapping[str, Any], columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """A tuple for each thing that these list columns tell of; a column that is shorter ends in unknown values."""
    lists = [tuple(flat.get(column) or ()) for column in columns]
    longest = max(map(len, lists))
    return list(zip(*(values + (None,) * (longest - len(values)) for values in lists), strict=True))


# --- Tolls, disagreements, accords ------------------------------------------------------------------------------------


def _from_toll(toll: EventToll) -> str:
    """As in `killed 12..14`, `displaced 40.. families`, `killed ..300 in all` (of a longer time than this event)."""
    low, high = ("" if bound is None else str(bound) for bound in (toll.low, toll.high))
    return f"{toll.of} {low}..{high}{' families' * toll.families}{' in all' * toll.cumulative}"


def _toll(text: str | None) -> EventToll:
    found = _TOLL.fullmatch(text or "")
    if found is None:
        raise ValueError(f"no toll: {text!r}; write it like 'killed 12..14', a bound that is not known left out")
    low, high = (int(found[bound]) if found[bound] else None for bound in ("low", "high"))
    return EventToll(
        of=cast("Any", found["of"]), low=low, high=high, families=bool(found["families"]),
        cumulative=bool(found["cumulative"]),
    )  # fmt: skip


def _disagreement(text: str | None) -> Disagreement:
    if text not in _DISAGREEMENTS:
        raise ValueError(f"no field that claims can differ in: {text!r}; choices: {', '.join(_DISAGREEMENTS)}")
    return _DISAGREEMENTS[text]


def _accord(text: str | None) -> EventAccord:
    id, _, breach = (text or "").rpartition(" ")
    return EventAccord(id=id, breach=cast("Any", breach))


def _event_status(status: str) -> str:
    """The event's own status for a row's."""
    return "reviewed" if status in ("accepted", "edited") else status
