"""This file writes events as UCDP's Georeferenced Event Dataset has them: CSV with its 49 columns, for deadly violence.

UCDP records an incident in which an organised actor used armed force against another, or against civilians, and at
least one person died of it at a known place and time (UCDP GED codebook).
"""

from __future__ import annotations

from collections.abc import Iterable
from math import floor
from typing import IO, Final

from msgspec import Struct

from dateline.records.event import Event
from dateline.records.values import ActorValue, PlacePrecision, PlaceValue
from dateline.share.acled import place_for_one_row
from dateline.share.cells import table_writer, write_cell
from dateline.share.countries import country_of
from dateline.share.counts import is_own
from dateline.share.days import days_of, ucdp_date_prec
from dateline.share.numbers import number_of
from dateline.share.report import PLAIN, ExportReport, Options, Reason, Tally
from dateline.share.rows import Exported
from dateline.share.sectors import ARMED, ORGANS, UNARMED, is_two_sided, sectors_of
from dateline.share.spots import point_wkt

COLUMNS: Final = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
# UCDP: 1 exact, 2 within some 25 km, 3 district, 4 province, 5 a line or area that is none of these, 6 country.
_WHERE_PREC: Final[dict[PlacePrecision, int]] = {
    "exact": 1, "near": 2, "district": 3, "province": 4, "region": 5, "country": 6,
}  # fmt: skip

Cells = dict[str, str | int | float | None]


class Dyad(Struct, frozen=True):
    """Who fought whom: 1 a state is on a side, 2 no state is, 3 one side is civilians."""

    type_of_violence: int
    a: ActorValue
    b: ActorValue | None


class Deaths(Struct, frozen=True):
    """The lowest and the highest number of dead that any page tells; the best is the lowest."""

    low: int
    high: int


def write_ucdp(rows: Iterable[Exported], out: IO[str], options: Options = PLAIN) -> ExportReport:
    """The events as UCDP's CSV; open the file with `newline=""`. See docs/export.md for what fills each column."""
    tally = Tally("ucdp", options)
    writer = table_writer(out)
    writer.writerow(COLUMNS)
    for row in tally.admit(rows, facts_only=True):
        cells = ucdp_row(row)
        if isinstance(cells, str):
            tally.leave_out(cells)
        else:
            writer.writerow([write_cell(cells.get(column)) for column in COLUMNS])
    return tally.report()


def ucdp_row(row: Exported) -> Cells | Reason:
    """The row's values by column, or why UCDP has no row for it. A column that is not there is left empty."""
    if row.event.type != "ASSAULT":
        return "no-type"
    dyad = dyad_of(row.event)
    if dyad is None:
        return "no-sides"
    deaths = deaths_of(row.event)
    if deaths is None:
        return "no-deaths"
    days = days_of(row.event.time)
    date_prec = None if days is None else ucdp_date_prec(days)
    if days is None or date_prec is None:
        return "no-date"
    place = place_for_one_row(row)
    if isinstance(place, str):
        return place
    if place.precision is None:
        return "coarse-place"
    return {
        "id": number_of(row.event.id),
        "relid": row.event.id,
        "year": days.first.year,
        "code_status": "Clear" if row.is_reviewed else "Not reviewed",
        **_sides(dyad),
        **_sources(row),
        **_where(place),
        "date_prec": date_prec,
        "date_start": days.first.isoformat(),
        "date_end": days.last.isoformat(),
        **_dead(row, dyad, deaths),
    }


def dyad_of(event: Event) -> Dyad | None:
    """Which of UCDP's three kinds of violence it was, or None where that cannot be told.

    One side has to be an organised armed group that has a name; the other one too, or people who bear no arms.
    """
    armed = [actor for actor in event.actor if actor.sector in ARMED and actor.name]
    if is_two_sided(event):
        armed, others = armed[:1], armed[1:]
    else:
        others = [actor for actor in event.recipient if actor.sector in ARMED and actor.name]
    if not armed:
        return None
    if others:
        # A state is side A by UCDP's rule, whoever attacked.
        sides = sorted((armed[0], others[0]), key=lambda actor: actor.sector not in ORGANS)
        return Dyad(1 if sides[0].sector in ORGANS else 2, sides[0], sides[1])
    befalls = sectors_of(event.recipient)
    return Dyad(3, armed[0], None) if befalls & UNARMED and not befalls & ARMED else None


def deaths_of(event: Event) -> Deaths | None:
    """How many died by the pages' count, at least one; None where no page gives a number that this follows from."""
    killed = [toll for toll in event.toll if toll.of == "killed" and is_own(toll)]
    low = max((toll.low for toll in killed if toll.low is not None), default=0)
    if low < 1:
        return None
    return Deaths(low, max([low, *(toll.high for toll in killed if toll.high is not None)]))


def priogrid_of(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID, 1 to 259200: half a degree wide, row by row eastwards from the south-west corner."""
    row, column = (min(floor((at + edge) * 2), edge * 4 - 1) for at, edge in ((lat, 90), (lon, 180)))
    return row * 720 + column + 1


def _sides(dyad: Dyad) -> Cells:
    b = "Civilians" if dyad.b is None else dyad.b.name
    return {
        "type_of_violence": dyad.type_of_violence,
        "dyad_name": f"{dyad.a.name} - {b}",
        "side_a": dyad.a.name,
        "side_b": b,
        "gwnoa": country_of(dyad.a.country).gw if dyad.a.sector in ORGANS else None,
        "gwnob": country_of(dyad.b.country).gw if dyad.b is not None and dyad.b.sector in ORGANS else None,
    }


def _sources(row: Exported) -> Cells:
    published = sorted(page.published for page in row.pages if page.published is not None)
    told_by = dict.fromkeys(s.name for claim in row.claims for s in claim.source[:1] if s.name)
    return {
        "number_of_sources": row.event.origins,
        "source_article": "; ".join(row.urls),
        "source_office": "; ".join(row.outlets),
        "source_date": published[0].isoformat() if published else None,
        "source_headline": "; ".join(dict.fromkeys(page.title for page in row.pages if page.title)),
        "source_original": "; ".join(told_by),
    }


def _where(place: PlaceValue) -> Cells:
    country = country_of(place.country)
    assert place.lat is not None
    assert place.lon is not None
    return {
        "where_prec": 5 if place.geometry is not None else _WHERE_PREC[place.precision or "region"],
        "where_coordinates": place.name,
        "adm_1": place.admin1,
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": point_wkt(place),
        "priogrid_gid": priogrid_of(place.lat, place.lon),
        "country": country.ucdp_name or country.name,
        "country_id": country.gw,
        "region": country.ucdp_region,
    }


def _dead(row: Exported, dyad: Dyad, deaths: Deaths) -> Cells:
    """Whose dead they are only where the pages' own words say civilians and nobody else was a side."""
    words = [toll.of_whom or toll.text for claim in row.claims for toll in claim.toll if toll.of == "killed"]
    civilians = dyad.b is None and bool(words) and all("civilian" in text.casefold() for text in words)
    return {
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": deaths.low if civilians else 0,
        "deaths_unknown": 0 if civilians else deaths.low,
        "best": deaths.low,
        "high": deaths.high,
        "low": deaths.low,
    }
