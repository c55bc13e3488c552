"""This file writes events as humanitarian data: CSV with a row of HXL tags under the header, for what happened.

The tags are those under which OCHA's data exchange tags conflict events (ACLED's and UCDP's).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Final

from dateline.share.cells import table_writer, write_cell
from dateline.share.countries import country_of
from dateline.share.counts import count_of
from dateline.share.days import ends_of
from dateline.share.report import PLAIN, ExportReport, Options, Tally
from dateline.share.rows import Exported, unique
from dateline.share.spots import leaves

# Header → tag.
TAGS: Final[dict[str, str]] = {
    "event": "#event+code",
    "type": "#event+type",
    "mode": "#event+type+mode",
    "status": "#status+review",
    "date_start": "#date+start",
    "date_end": "#date+end",
    "actor": "#group+name+first",
    "recipient": "#group+name+second",
    "country": "#country+name",
    "country_code": "#country+code",
    "admin1": "#adm1+name",
    "place": "#loc+name",
    "place_code": "#loc+code",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "place_precision": "#geo+precision",
    "killed_min": "#affected+killed+min",
    "killed_max": "#affected+killed+max",
    "injured_min": "#affected+injured+min",
    "injured_max": "#affected+injured+max",
    "displaced_min": "#affected+displaced+min",
    "displaced_max": "#affected+displaced+max",
    "origins": "#meta+count+origins",
    "source": "#meta+source",
    "url": "#meta+url",
    "description": "#description",
}


def write_hxl(rows: Iterable[Exported], out: IO[str], options: Options = PLAIN) -> ExportReport:
    """The events as tagged CSV; open the file with `newline=""`. A cell is empty where nothing is known, never 0.

    An event without a place stays in; one that took place in several has coordinates for none of them.
    """
    tally = Tally("hxl", options)
    writer = table_writer(out)
    writer.writerow(TAGS)
    writer.writerow(TAGS.values())
    for row in tally.admit(rows, facts_only=True):
        cells = _cells(row)
        writer.writerow([write_cell(cells[column]) for column in TAGS])
    return tally.report()


def _cells(row: Exported) -> dict[str, str | int | float | None]:
    event = row.event
    places = leaves(event.place)
    one = places[0] if len(places) == 1 else None
    countries = unique(place.country for place in places)
    first, last = ends_of(event.time)
    killed, wounded, displaced = (count_of(event, kind) for kind in ("killed", "wounded", "displaced"))
    return {
        "event": event.id,
        "type": event.type,
        "mode": event.mode,
        "status": row.status,
        "date_start": first.isoformat() if first else None,
        "date_end": last.isoformat() if last else None,
        "actor": _several(actor.name for actor in event.actor),
        "recipient": _several(actor.name for actor in event.recipient),
        "country": _several(country_of(code).name for code in countries),
        "country_code": _several(countries),
        "admin1": _several(place.admin1 for place in places),
        "place": _several(place.name for place in places),
        "place_code": _several(place.id for place in places),
        "latitude": one.lat if one else None,
        "longitude": one.lon if one else None,
        "place_precision": one.precision if one else None,
        "killed_min": killed.low,
        "killed_max": killed.high,
        "injured_min": wounded.low,
        "injured_max": wounded.high,
        "displaced_min": displaced.low,
        "displaced_max": displaced.high,
        "origins": event.origins,
        "source": _several(row.outlets),
        "url": _several(row.urls),
        "description": " / ".join(row.evidence),
    }


def _several(texts: Iterable[str | None]) -> str:
    return "; ".join(unique(texts))
