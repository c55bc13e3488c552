"""This file builds claims, events and given accords for the tests of accords: nothing here is read by a model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from dateline.match.accord_area import as_place
from dateline.match.accord_file import GivenAccord
from dateline.match.accord_sides import Reference, Tie
from dateline.match.accords import find_accords
from dateline.records.accord import Accord
from dateline.records.claim import AccordFiller, ActorFiller, Claim, EventTime, PlaceFiller, Words
from dateline.records.event import AgreedTime, Event
from dateline.records.ontology import QUADS
from dateline.records.page import CreationTime
from dateline.records.values import ActorValue, PlaceValue, Polygon

# Who is whose here, as a registry would tell it.
TIES = {
    "reg:tiger-forces": (Tie("reg:syr-mil", "part of"),),
    "reg:sna": (Tie("reg:tur", "backed by"),),
    "reg:hts": (Tie("reg:jfs", "successor of"),),
    "reg:jfs": (Tie("reg:al-nusra", "successor of"),),
    "reg:hezbollah": (Tie("reg:irn", "backed by"),),
    "reg:friends": (Tie("reg:hezbollah", "allied with"),),
}
ACTORS = {
    "reg:syr": ("Syria", "SYR", "GOV"),
    "reg:syr-mil": ("Syrian army", "SYR", "MIL"),
    "reg:tiger-forces": ("Tiger Forces", "SYR", "MIL"),
    "reg:sna": ("Syrian National Army", "SYR", "REB"),
    "reg:ahrar": ("Ahrar al-Sham", "SYR", "REB"),
    "reg:hts": ("Hay'at Tahrir al-Sham", "SYR", "REB"),
    "reg:isis": ("Islamic State", None, "IMG"),
    "reg:rus": ("Russia", "RUS", "GOV"),
    "reg:rus-mil": ("Russian armed forces", "RUS", "MIL"),
    "reg:tur": ("Turkey", "TUR", "GOV"),
    "reg:tur-mil": ("Turkish armed forces", "TUR", "MIL"),
    "reg:irn": ("Iran", "IRN", "GOV"),
    "reg:isr": ("Israel", "ISR", "GOV"),
    "reg:isr-mil": ("Israeli armed forces", "ISR", "MIL"),
    "reg:isr-cop": ("Israeli police", "ISR", "COP"),
    "reg:hamas": ("Hamas", "PSE", "REB"),
    "reg:hezbollah": ("Hezbollah", "LBN", "REB"),
    "reg:friends": ("Friends of Hezbollah", "LBN", "REB"),
    "reg:lbn": ("Lebanon", "LBN", "GOV"),
    "reg:egy": ("Egypt", "EGY", "GOV"),
    "reg:un": ("United Nations", None, "IGO"),
    "gen:SYR-REB": ("rebels", "SYR", "REB"),
    "gen:SYR-CVL": ("civilians", "SYR", "CVL"),
    "gen:SYR-REF": ("evacuees", "SYR", "REF"),
    "gen:ISR-CVL": ("protesters", "ISR", "CVL"),
    "gen:SYR-UAF": ("gunmen", "SYR", "UAF"),
}
_BOX = Polygon(coordinates=(((34.2, 31.2), (34.6, 31.2), (34.6, 31.6), (34.2, 31.6), (34.2, 31.2)),))
PLACES: dict[str, dict[str, Any]] = {
    "Idlib": {
        "id": "iso:SY-ID",
        "country": "SYR",
        "admin1": "Idlib",
        "precision": "province",
        "lat": 35.9,
        "lon": 36.6,
    },
    "Ariha": {"id": "gn:ariha", "country": "SYR", "admin1": "Idlib", "precision": "exact", "lat": 35.81, "lon": 36.61},
    "Saraqib": {"id": "gn:sar", "country": "SYR", "admin1": "Idlib", "precision": "exact", "lat": 35.86, "lon": 36.81},
    "Aleppo": {
        "id": "gn:aleppo",
        "country": "SYR",
        "admin1": "Aleppo",
        "precision": "exact",
        "lat": 36.2,
        "lon": 37.16,
    },
    "Syria": {"id": "gn:syr", "country": "SYR", "precision": "country", "lat": 35.0, "lon": 38.0},
    "Gaza": {
        "id": "area:gaza",
        "country": "PSE",
        "precision": "region",
        "lat": 31.4,
        "lon": 34.4,
        "geometry": _BOX,
    },
    "Rafah": {"id": "gn:rafah", "country": "PSE", "precision": "exact", "lat": 31.29, "lon": 34.25},
    "Sderot": {"id": "gn:sderot", "country": "ISR", "precision": "exact", "lat": 31.52, "lon": 34.59},
    "Haifa": {"id": "gn:haifa", "country": "ISR", "precision": "exact", "lat": 32.8, "lon": 35.0},
    "Israel": {"id": "gn:isr", "country": "ISR", "precision": "country", "lat": 31.5, "lon": 34.75},
    "Lebanon": {"id": "gn:lbn", "country": "LBN", "precision": "country", "lat": 33.8, "lon": 35.8},
    "Tyre": {"id": "gn:tyre", "country": "LBN", "admin1": "South", "precision": "exact", "lat": 33.27, "lon": 35.2},
    "Cairo": {"id": "gn:cairo", "country": "EGY", "precision": "exact", "lat": 30.06, "lon": 31.25},
    "Kafriya": {"id": "own:kaf", "country": "SYR", "admin1": "Idlib", "precision": "exact", "lat": 35.99, "lon": 36.67},
}


def actor(id: str) -> ActorValue:
    """An actor as the registry has it; by an id that is not in the table a provisional one."""
    name, country, sector = ACTORS.get(id, (id, None, None))
    return ActorValue(id=id, name=name, country=country, sector=sector, provisional=id.startswith("new:"))


def place(name: str) -> PlaceValue:
    """A place as the gazetteer has it."""
    return PlaceValue(name=name, **PLACES[name])


REFERENCE = Reference(
    ties=lambda id, _on: TIES.get(id, ()),
    actor=lambda id: actor(id) if id in ACTORS else None,
    place=lambda id: next((place(name) for name, known in PLACES.items() if known["id"] == id), None),
)


def a_claim(
    sentence: str,
    trigger: str,
    type: str = "ASSAULT",
    *,
    mode: str | None = None,
    factuality: str = "happened",
    who: Sequence[str] = (),
    whom: Sequence[str] = (),
    where: Sequence[str] = (),
    source: Sequence[str] = (),
    accord: str | None = None,
    parties: Sequence[str] = (),
    covers: Sequence[str] = (),
    kind: str | None = None,
    day: str | None = "2020-04-01",
    days: int = 1,
    taken_from: str = "own",
    page: str = "p1",
    number: int = 1,
    start: int = 0,
    **more: Any,
) -> Claim:
    """What a sentence attests. `who`, `whom`, `source`, `parties` are actor ids; `where`, `covers` names of places.

    `accord` is the accord's words in the sentence; `day` the first of the `days` of the act, None for an unknown time.
    """
    first = date.fromisoformat(day) if day else None
    until = first + timedelta(days=days) if first and days else None
    when = EventTime(from_=first, until=until, precision="day", taken_from=taken_from) if first else None  # type: ignore[arg-type]
    at = start + sentence.index(trigger)
    fillers: tuple[AccordFiller, ...] = ()
    if accord is not None:
        begin = start + sentence.index(accord)
        fillers = (
            AccordFiller(
                mention="m9",
                text=accord,
                start=begin,
                end=begin + len(accord),
                kind=kind,
                parties=tuple(parties),
                covers=tuple(PLACES[name]["id"] for name in covers),
            ),
        )
    return Claim(
        id=f"{page}#e{number}",
        page=page,
        type=type,
        mode=mode,
        quad=QUADS[type],
        factuality=factuality,  # type: ignore[arg-type]
        trigger=Words(text=trigger, start=at, end=at + len(trigger)),
        actor=_actors(who, sentence, start),
        recipient=_actors(whom, sentence, start),
        source=_actors(source, sentence, start),
        place=tuple(_filler(name, sentence, start) for name in where),
        accord=fillers,
        when=when,
        evidence=Words(text=sentence, start=start, end=start + len(sentence)),
        **more,
    )


def made_in_gaza(**more: Any) -> Claim:
    """Israel and Hamas agree on a truce in Gaza on 1 April 2020, unless told otherwise."""
    told: dict[str, Any] = {
        "who": ["reg:isr", "reg:hamas"],
        "accord": "truce",
        "parties": ["reg:isr", "reg:hamas"],
        "covers": ["Gaza"],
    } | more
    return a_claim("Israel and Hamas agreed on a truce in Gaza.", "agreed", "AGREE", **told)


def a_truce(sentence: str, trigger: str, **more: Any) -> Claim:
    """What becomes of a truce: a claim of type RETREAT.ceasefire."""
    return a_claim(sentence, trigger, "RETREAT", mode="ceasefire", **more)


def _actors(ids: Iterable[str], sentence: str, start: int) -> tuple[ActorFiller, ...]:
    found = []
    for id in ids:
        value = actor(id)
        at = start + max(0, sentence.find(value.name or ""))
        found.append(
            ActorFiller(
                mention="m1",
                text=value.name or "",
                start=at,
                end=at + len(value.name or ""),
                id=id,
                name=value.name,
                country=value.country,
                sector=value.sector,
                provisional=value.provisional,
            )
        )
    return tuple(found)


def _filler(name: str, sentence: str, start: int) -> PlaceFiller:
    at = start + max(0, sentence.find(name))
    return PlaceFiller(mention="m2", text=name, start=at, end=at + len(name), name=name, **PLACES[name])


def an_event(*claims: Claim, status: str = "machine") -> Event:
    """The event that these claims tell, by the first of them."""
    first = claims[0]
    when = first.when
    return Event(
        id=f"ev:{first.id}",
        type=first.type,
        mode=first.mode,
        factuality=first.factuality,
        actor=tuple(actor(a.id) for a in first.actor if a.id),
        recipient=tuple(actor(a.id) for a in first.recipient if a.id),
        place=as_place(first.place[0]) if first.place else None,
        time=AgreedTime(from_=when.from_, until=when.until, precision="day") if when else AgreedTime(),
        claims=tuple(claim.id for claim in claims),
        origins=1,
        pages=len({c.page for c in claims}),
        status=status,  # type: ignore[arg-type]
        version=1,
    )


def a_given(id: str = "accord:idlib", kind: str = "ceasefire", **more: Any) -> GivenAccord:
    """A ceasefire of Russia, Turkey and Syria in Idlib from 6 March 2020, unless told otherwise."""
    told: dict[str, Any] = {
        "name": "Idlib ceasefire",
        "parties": ("reg:rus", "reg:tur", "reg:syr", "gen:SYR-REB"),
        "area": "Idlib",
        "from_": "2020-03-06",
    } | more
    for name in ("parties", "exempt"):
        told[name] = tuple(actor(id) for id in told.get(name, ()))
    for name in ("from_", "until"):
        told[name] = date.fromisoformat(told[name]) if told.get(name) else None
    area = told["area"]
    told["area"] = area if isinstance(area, PlaceValue | None) else place(area)
    return GivenAccord(id=id, kind=kind, **told)  # type: ignore[arg-type]


def published(*claims: Claim, day: str = "2020-04-02") -> dict[str, CreationTime]:
    """Every page of the claims, published that day."""
    first = date.fromisoformat(day)
    told = CreationTime(from_=first, until=first + timedelta(days=1), precision="day")
    return {claim.page: told for claim in claims}


def find(*claims: Claim, given: Sequence[GivenAccord] = (), day: str = "2020-04-02") -> tuple[Accord, ...]:
    """The accords of the claims, each of which is an event of its own."""
    events = [an_event(claim) for claim in claims]
    return find_accords(events, claims, published(*claims, day=day), given, reference=REFERENCE)


def the_breaches(accords: Iterable[Accord]) -> list[tuple[str, str]]:
    """`(claim, sort)` of every breach, the claim by its number."""
    return sorted((r.event.partition("#")[2], r.breach) for accord in accords for r in accord.breach_records)


def renumber(claim: Claim, page: str) -> Claim:
    """The same claim on another page."""
    return replace(claim, id=f"{page}#{claim.id.partition('#')[2]}", page=page)
