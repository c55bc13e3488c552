"""This file writes events as ACLED exports them: CSV with its 31 columns, for what happened and it has a type for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Final

from dateline.records.values import PlacePrecision, PlaceValue
from dateline.share.acled_actors import interaction_of, sides_of, targets_civilians
from dateline.share.cells import table_writer, write_cell
from dateline.share.countries import country_of
from dateline.share.counts import count_of
from dateline.share.crosswalk import acled_types, disorder_type
from dateline.share.days import acled_time_precision, days_of
from dateline.share.report import PLAIN, ExportReport, Options, Reason, Tally
from dateline.share.rows import Exported
from dateline.share.spots import has_point, leaves

COLUMNS: Final = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
UNREVIEWED_TAG: Final = "dateline: not reviewed"
# ACLED: 1 the town, 2 near it or part of a region, 3 a region. Nothing for a country or several countries' region.
_GEO_PRECISION: Final[dict[PlacePrecision, int]] = {"exact": 1, "near": 2, "district": 2, "province": 3}

Cells = dict[str, str | int | float | None]


def write_acled(rows: Iterable[Exported], out: IO[str], options: Options = PLAIN) -> ExportReport:
    """The events as ACLED's CSV; open the file with `newline=""`. See docs/export.md for what fills each column."""
    tally = Tally("acled", options)
    writer = table_writer(out)
    writer.writerow(COLUMNS)
    for row in tally.admit(rows, facts_only=True):
        cells = acled_row(row, options)
        if isinstance(cells, str):
            tally.leave_out(cells)
        else:
            writer.writerow([write_cell(cells[column]) for column in COLUMNS])
    return tally.report()


def acled_row(row: Exported, options: Options = PLAIN) -> Cells | Reason:
    """The row's values by column, or why ACLED has no row for it."""
    acled = acled_types(row)
    if acled is None:
        return "no-type"
    place = place_for_one_row(row)
    if isinstance(place, str):
        return place
    if place.precision not in _GEO_PRECISION:
        return "coarse-place"
    sides = sides_of(row.event, acled, place.country)
    if sides is None:
        return "no-actor"
    first, second = sides
    days = days_of(row.event.time)
    time_precision = None if days is None else acled_time_precision(days)
    if days is None or time_precision is None:
        return "no-date"
    country = country_of(place.country)
    return {
        "event_id_cnty": row.event.id,
        "event_date": days.middle.isoformat(),
        "year": days.middle.year,
        "time_precision": time_precision,
        "disorder_type": disorder_type(acled),
        "event_type": acled.event_type,
        "sub_event_type": acled.sub_event_type,
        "actor1": first.name,
        "assoc_actor_1": first.associated,
        "inter1": first.inter,
        "actor2": second.name,
        "assoc_actor_2": second.associated,
        "inter2": second.inter,
        "interaction": interaction_of(first, second),
        "civilian_targeting": "Civilians targeted" if targets_civilians(acled, second) else "",
        "iso": country.iso_numeric,
        "region": country.acled_region,
        "country": country.name,
        "admin1": place.admin1,
        "admin2": None,
        "admin3": None,
        "location": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": _GEO_PRECISION[place.precision],
        "source": "; ".join(row.outlets),
        "source_scale": None,
        "notes": " / ".join(row.evidence),
        "fatalities": count_of(row.event, "killed").low or 0,
        "tags": None if row.is_reviewed else UNREVIEWED_TAG,
        "timestamp": None if options.dated is None else int(options.dated.timestamp()),
    }


def place_for_one_row(row: Exported) -> PlaceValue | Reason:
    """The one place with coordinates where the event was, or why there is none to write in one row."""
    places = leaves(row.event.place)
    if len(places) > 1:
        return "several-places"
    if not places or not has_point(places[0]):
        return "no-place"
    return places[0]
