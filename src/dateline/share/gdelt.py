"""This file writes events as GDELT 2.0's event table: 61 columns parted by tabs, no header, for what happened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO, Final

from dateline.records.ontology import QUADS, Quad
from dateline.records.values import ActorValue, PlacePrecision, PlaceValue
from dateline.share.cameo import cameo_code, cameo_role, goldstein_score
from dateline.share.cells import write_cell
from dateline.share.countries import country_of
from dateline.share.days import days_of
from dateline.share.numbers import number_of
from dateline.share.report import PLAIN, ExportReport, Options, Reason, Tally
from dateline.share.rows import Exported
from dateline.share.spots import has_point, leaves

_ACTOR: Final = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO: Final = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS: Final = (
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
    *(f"Actor{n}{what}" for n in (1, 2) for what in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{whose}Geo_{what}" for whose in ("Actor1", "Actor2", "Action") for what in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
_QUAD_CLASS: Final[dict[Quad, int]] = {
    "verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4,
}  # fmt: skip
_BREAKS: Final = re.compile(r"[\t\r\n]+")

Cells = dict[str, str | int | float | None]


def write_gdelt(rows: Iterable[Exported], out: IO[str], options: Options = PLAIN) -> ExportReport:
    """The events as GDELT's tab-separated lines, without a header, as GDELT has none; see docs/export.md.

    GDELT has neither quotes nor escapes: a tab or line break inside a value becomes a space.
    """
    tally = Tally("gdelt", options)
    for row in tally.admit(rows, facts_only=True):
        cells = gdelt_row(row, options)
        if isinstance(cells, str):
            tally.leave_out(cells)
        else:
            out.write("\t".join(_write(cells.get(column)) for column in COLUMNS) + "\n")
    return tally.report()


def gdelt_row(row: Exported, options: Options = PLAIN) -> Cells | Reason:
    """The row's values by column, or why GDELT has no row for it. A column that is not there is left empty."""
    event = row.event
    days = days_of(event.time)
    if days is None or days.length > 1:
        return "no-day"
    if not event.actor and not event.recipient:
        return "no-actor"
    code = cameo_code(event)
    day = days.first
    return {
        "GlobalEventID": number_of(event.id),
        "Day": day.strftime("%Y%m%d"),
        "MonthYear": day.strftime("%Y%m"),
        "Year": day.year,
        "FractionDate": fraction_of(day),
        **_actor("Actor1", event.actor),
        **_actor("Actor2", event.recipient),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": _QUAD_CLASS[QUADS[event.type]],
        "GoldsteinScale": goldstein_score(code),
        "NumMentions": len(event.claims),
        "NumSources": max(1, len(row.outlets)),
        "NumArticles": event.pages,
        "Actor1Geo_Type": 0,
        "Actor2Geo_Type": 0,
        **_place(leaves(event.place)),
        "DATEADDED": None if options.dated is None else options.dated.strftime("%Y%m%d%H%M%S"),
        "SOURCEURL": row.urls[0] if row.urls else None,
    }


def fraction_of(day: date) -> float:
    """The date as GDELT's fraction of a year: (month × 30 + day) / 365 after the year, four places."""
    return round(day.year + (day.month * 30 + day.day) / 365, 4)


def _actor(whose: str, actors: Sequence[ActorValue]) -> Cells:
    if not actors:
        return {}
    lead = actors[0]
    role = cameo_role(lead.sector)
    return {
        f"{whose}Code": f"{lead.country or ''}{role}",
        f"{whose}Name": (lead.name or "").upper(),
        f"{whose}CountryCode": lead.country,
        f"{whose}Type1Code": role,
    }


def _place(places: Sequence[PlaceValue]) -> Cells:
    """Where it was: only what all of several places share, which is at most the country."""
    countries = {place.country for place in places if place.country}
    if len(places) != 1 or not has_point(places[0]):
        shared = country_of(countries.pop()) if len(countries) == 1 else country_of(None)
        return {
            "ActionGeo_Type": 1 if shared.fips else 0,
            "ActionGeo_FullName": shared.name,
            "ActionGeo_CountryCode": shared.fips,
        }
    place = places[0]
    country = country_of(place.country)
    names = dict.fromkeys(name for name in (place.name, place.admin1, country.name) if name)
    return {
        "ActionGeo_Type": _geo_type(place.precision, place.country),
        "ActionGeo_FullName": ", ".join(names),
        "ActionGeo_CountryCode": country.fips,
        "ActionGeo_Lat": place.lat,
        "ActionGeo_Long": place.lon,
    }


def _geo_type(precision: PlacePrecision | None, country: str | None) -> int:
    """GDELT: 1 a country, 2 a state and 3 a town of the United States, 4 a town and 5 a province elsewhere."""
    if precision == "country":
        return 1
    town = precision in ("exact", "near")
    if country == "USA":
        return 3 if town else 2
    return 4 if town else 5


def _write(value: str | int | float | None) -> str:
    return write_cell(_BREAKS.sub(" ", value).strip() if isinstance(value, str) else value)
