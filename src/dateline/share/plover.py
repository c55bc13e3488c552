"""This file writes events as PLOVER's JSON records, one a line, by the field names of its manual (draft 2.0).

PLOVER has a place for what did not happen: its auxiliary modes `future`, `hypothetical`, `negation`, which stand among
the modes, as does `historical`. So these records hold every factuality.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO, Any, Final

import msgspec

from dateline.records.claim import PloverRecord
from dateline.records.ontology import QUADS, Factuality, Quad, TollKind
from dateline.records.values import ActorValue, PlacePrecision, PlaceValue
from dateline.share.countries import country_of
from dateline.share.counts import count_of
from dateline.share.days import days_of
from dateline.share.plover_scores import plover_score
from dateline.share.report import PLAIN, ExportReport, Options, Reason, Tally
from dateline.share.rows import Exported, PageFacts
from dateline.share.spots import leaves

CODEBOOK: Final = "plover-2.0-draft"
# Codebook, section 4.
_AUXILIARY: Final[dict[Factuality, str | None]] = {
    "happened": None, "ongoing": None, "planned": "future", "expected": "future", "urged": "hypothetical",
    "conditional": "hypothetical", "denied": "negation",
}  # fmt: skip
_QUAD_CODE: Final[dict[Quad, int]] = {
    "verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4,
}  # fmt: skip
# PLOVER: 5 inside a town, 4 a town, 3 a district, 2 a province, 1 a country. Places are coded to the town at most.
_RESOLUTION: Final[dict[PlacePrecision, int]] = {
    "exact": 4, "near": 4, "district": 3, "province": 2, "region": 1, "country": 1,
}  # fmt: skip
_SIZE: Final[dict[str, TollKind]] = {"dead": "killed", "injured": "wounded", "arrested": "detained"}


def write_plover(rows: Iterable[Exported], out: IO[str], options: Options = PLAIN) -> ExportReport:
    """The events as PLOVER's JSON Lines; a field of which nothing is known is left out. See docs/export.md."""
    tally = Tally("plover", options)
    for row in tally.admit(rows):
        record = plover_record(row)
        if isinstance(record, str):
            tally.leave_out(record)
        else:
            out.write(msgspec.json.encode(record).decode("utf-8") + "\n")
    return tally.report()


def plover_record(row: Exported) -> dict[str, Any] | Reason:
    """The event's PLOVER record, or why there is none.

    PLOVER requires who did it and a date. The type is that of the claims' own PLOVER record: what an agent announces is
    its verbal act (a planned assault is THREATEN). Where each claim leaves this to another one, so does the event.
    """
    event = row.event
    coded = _coded(row)
    if coded is None:
        return "other-record"
    actors = [_entity(actor, row) for actor in event.actor]
    if not any(actors):
        return "no-actor"
    days = days_of(event.time)
    # What an agent announces is dated by its saying so, not by when it is to be done.
    spoken = coded.derived or days is None
    date = coded.date if spoken or days is None else days.first.isoformat()
    if date is None:
        return "no-date"
    only = row.claims[0] if len(row.claims) == 1 else None
    record: dict[str, Any] = {
        "id": event.id,
        "has_event": True,
        "date": date,
        "enddate": None if spoken or days is None or days.length == 1 else days.last.isoformat(),
        "actor": [actor for actor in actors if actor],
        "recipient": [entity for actor in event.recipient if (entity := _entity(actor, row))],
        "event": [coded.event_type],
        "event_loc": _one_or_all([_location(place) for place in leaves(event.place)]),
        "event_text": list(dict.fromkeys(c.trigger.text for c in row.claims if c.trigger.text)),
        "quad_code": _QUAD_CODE[QUADS[coded.event_type]],
        "event_scale": plover_score(coded.event_type, coded.mode),
        "mode": [mode for mode in (coded.mode, coded.auxiliary) if mode],
        "size": {name: low for name, kind in _SIZE.items() if (low := count_of(event, kind).low) is not None},
        "text": " ".join(row.evidence),
        "text_info": {"start": only.evidence.start, "end": only.evidence.end} if only else None,
        "cite_info": _one_or_all([_citation(page) for page in row.pages]),
        "coder": "dateline",
        "comment": None if row.is_reviewed else "not reviewed",
    }
    return _without_empty(record)


def _coded(row: Exported) -> PloverRecord | None:
    event = row.event
    for claim in row.claims:
        if claim.plover is not None and claim.type == event.type and claim.factuality == event.factuality:
            return claim.plover
    if not row.is_fact and any(c.type == event.type and c.factuality == event.factuality for c in row.claims):
        return None
    auxiliary: Any = _AUXILIARY[event.factuality]
    return PloverRecord(event_type=event.type, mode=event.mode, auxiliary=auxiliary, date=None, derived=False)


def _entity(actor: ActorValue, row: Exported) -> dict[str, Any]:
    words = (
        filler.text
        for claim in row.claims
        for filler in (*claim.actor, *claim.recipient)
        if actor.id is not None and filler.id == actor.id
    )
    return _without_empty(
        {
            "code": actor.country,
            "sector": actor.sector,
            "entity_text": next(words, None),
            "identifier_id": actor.id,
            "identifier_text": actor.name,
        }
    )


def _location(place: PlaceValue) -> dict[str, Any]:
    country = country_of(place.country)
    id = place.id or ""
    return _without_empty(
        {
            "resolved_place": place.name,
            "geonameid": id.removeprefix("geonames:") if id.startswith("geonames:") else None,
            "lat": place.lat,
            "lon": place.lon,
            "province": place.admin1,
            "country": country.name,
            "country_code": place.country,
            "resolution": None if place.precision is None else _RESOLUTION[place.precision],
        }
    )


def _citation(page: PageFacts) -> dict[str, Any]:
    return _without_empty(
        {
            "citation": page.id,
            "url": page.url,
            "title": page.title,
            "language": page.lang,
            "publication": page.outlet,
            "codebook": CODEBOOK,
        }
    )


def _one_or_all(objects: list[dict[str, Any]]) -> dict[str, Any] | list[dict[str, Any]]:
    """PLOVER has one object here; where there are several, they are a list."""
    return objects[0] if len(objects) == 1 else objects


def _without_empty(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in (None, "", [], {})}
