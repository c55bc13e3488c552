"""This file writes events as FollowTheMoney entities, one JSON object a line, for what happened.

An event is an Event; whoever took part and wherever it was are entities of their own, written before the first event
that names them. Schemas and properties are those of FollowTheMoney's model; its package is not needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO, Any

import msgspec

from dateline.records.values import ActorValue, PlaceValue
from dateline.share.countries import country_of
from dateline.share.days import ends_of
from dateline.share.report import PLAIN, ExportReport, Options, Tally
from dateline.share.rows import Exported, unique
from dateline.share.sectors import organ_of
from dateline.share.spots import leaves


def write_ftm(rows: Iterable[Exported], out: IO[str], options: Options = PLAIN) -> ExportReport:
    """The events as FollowTheMoney entities in JSON Lines; the report counts events, not lines. See docs/export.md."""
    tally = Tally("ftm", options)
    written: set[str] = set()
    for row in tally.admit(rows, facts_only=True):
        actors = [entity for actor in (*row.event.actor, *row.event.recipient) if (entity := _actor(actor))]
        places = [entity for place in leaves(row.event.place) if (entity := _address(place))]
        for entity in (*actors, *places):
            if entity["id"] not in written:
                written.add(entity["id"])
                out.write(_line(entity))
        out.write(_line(_event(row, [a["id"] for a in actors], [p["id"] for p in places])))
    return tally.report()


def _event(row: Exported, actors: list[str], places: list[str]) -> dict[str, Any]:
    event = row.event
    first, last = ends_of(event.time)
    spots = leaves(event.place)
    review = "reviewed" if row.is_reviewed else "not reviewed"
    return _entity(
        f"dateline-event:{event.id}",
        "Event",
        name=[_title(row)],
        startDate=[first.isoformat()] if first else [],
        endDate=[last.isoformat()] if last else [],
        location=[_full(place) for place in spots],
        addressEntity=places,
        country=[country_of(place.country).iso2.lower() for place in spots],
        involved=actors,
        summary=row.evidence,
        keywords=(event.type, *([event.mode] if event.mode else []), event.factuality, review),
        publisher=row.outlets,
        sourceUrl=row.urls,
        recordId=[event.id],
    )


def _title(row: Exported) -> str:
    """As in `ASSAULT (aerial): Russia → rebels, Idlib`."""
    event = row.event
    who, whom = (", ".join(unique(a.name for a in side)) for side in (event.actor, event.recipient))
    where = ", ".join(unique(place.name for place in leaves(event.place)))
    sides = " → ".join(filter(None, (who or ("?" if whom else ""), whom)))
    told = ", ".join(filter(None, (sides, where)))
    act = f"{event.type} ({event.mode})" if event.mode else event.type
    return f"{act}: {told}" if told else act


def _actor(actor: ActorValue) -> dict[str, Any] | None:
    if actor.id is None or not actor.name:
        return None
    # A state's organ is known by its id. Of others nobody tells whether they are a person or an organisation, which is
    # what FollowTheMoney's LegalEntity leaves open.
    schema = "PublicBody" if organ_of(actor) else "LegalEntity"
    country = country_of(actor.country).iso2.lower()
    return _entity(
        f"dateline-actor:{actor.id}", schema, name=[actor.name], country=[country], keywords=[actor.sector or ""]
    )


def _address(place: PlaceValue) -> dict[str, Any] | None:
    if place.id is None or not place.name:
        return None
    # One gazetteer place may be told as itself and as somewhere near it, which are two addresses.
    at = "" if place.lat is None or place.lon is None else f"@{place.lat!r},{place.lon!r}"
    is_town = place.precision == "exact" and place.geometry is None
    return _entity(
        f"dateline-place:{place.id}{at}",
        "Address",
        name=[place.name],
        full=[_full(place)],
        city=[place.name] if is_town else [],
        region=[place.admin1 or ""],
        country=[country_of(place.country).iso2.lower()],
        latitude=[] if place.lat is None else [repr(place.lat)],
        longitude=[] if place.lon is None else [repr(place.lon)],
        remarks=[f"precision: {place.precision}"] if place.precision else [],
    )


def _full(place: PlaceValue) -> str:
    return ", ".join(unique((place.name, place.admin1, country_of(place.country).name)))


def _entity(id: str, schema: str, **properties: Iterable[str]) -> dict[str, Any]:
    """An entity as FollowTheMoney writes it: every property a list of texts, empty ones left out."""
    kept = {name: list(unique(values)) for name, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _line(entity: Mapping[str, Any]) -> str:
    return msgspec.json.encode(entity).decode("utf-8") + "\n"
