"""This file writes events as a GeoJSON FeatureCollection (RFC 7946), for maps, and reads one back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any

import msgspec

from dateline.errors import MalformedLine
from dateline.share.columns import from_flat, to_flat
from dateline.share.report import PLAIN, ExportReport, Options, Tally
from dateline.share.rows import Exported
from dateline.share.spots import geojson_of


def write_geojson(rows: Iterable[Exported], out: IO[str], options: Options = PLAIN) -> ExportReport:
    """A feature for each event whose place is known: point, line, polygon, or several; its properties are the columns.

    No event is put on the map without coordinates of its own. One feature a line.
    """
    tally = Tally("geojson", options)
    out.write('{"type": "FeatureCollection", "features": [')
    parting = "\n"
    for row in tally.admit(rows):
        geometry = geojson_of(row.event.place)
        if geometry is None:
            tally.leave_out("no-place")
            continue
        feature = {"type": "Feature", "id": row.event.id, "geometry": geometry, "properties": to_flat(row)}
        out.write(parting + msgspec.json.encode(feature).decode("utf-8"))
        parting = ",\n"
    out.write("\n]}\n")
    return tally.report()


def read_geojson(source: IO[str], *, name: str = "-") -> Iterator[Exported]:
    """The rows of a collection that `write_geojson` wrote; `name` is what errors call it.

    Raises:
        MalformedLine: it is no such collection, or a feature was moved on the map without its properties following.
    """
    try:
        read = msgspec.json.decode(source.read(), type=dict[str, Any])
        features = msgspec.convert(read.get("features"), list[dict[str, Any]])
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise MalformedLine(name, f"no FeatureCollection: {error}", "give a file that dateline wrote") from error
    for number, feature in enumerate(features, start=1):
        where = f"{name}, feature {number}"
        try:
            row = from_flat(feature.get("properties") or {})
        except (KeyError, ValueError) as error:
            raise MalformedLine(where, f"no event: {error}", "give a file that dateline wrote") from error
        if feature.get("geometry") != geojson_of(row.event.place):
            raise MalformedLine(
                where,
                "its geometry is not where its properties say that it is",
                "change latitudes, longitudes or place_shapes too",
            )
        yield row
