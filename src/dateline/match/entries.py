"""This file draws up who is named in claims, and where: one entry each, with how often, in what roles and from when on.

Claims that a person rejected count for nothing, and neither do those of readers' comments: a comment is no report, and
its writer is no actor (codebook, section 2).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Generic, Literal, TypeVar

from dateline.records.claim import Claim, EventTime, TimeFiller
from dateline.records.entry import ActorEntry, FactualityCounts, PlaceEntry, RoleCounts, Spelling
from dateline.records.event import Event
from dateline.records.ontology import FACTS
from dateline.records.page import CreationTime, Interval
from dateline.records.values import ActorValue, PlaceValue

ActorRole = Literal["actor", "recipient", "source", "beneficiary"]
_ROLES: Final[tuple[ActorRole, ...]] = ("actor", "recipient", "source", "beneficiary")
# Who only tells of an event has no part in it.
_TAKING_PART: Final[tuple[ActorRole, ...]] = ("actor", "recipient", "beneficiary")
_REFERS_BACK: Final = "same"  # `decided_by` of words that took their value from others: *it*, *the group*
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+(?=\S)")

V = TypeVar("V", ActorValue, PlaceValue)
Key = tuple[str | None, str | None]


def list_actors(
    claims: Iterable[Claim], published: Mapping[str, CreationTime], events: Iterable[Event] = ()
) -> list[ActorEntry]:
    """Who is named in the claims, those named in most claims first.

    `published`: page id → when it was published. `events` are those that the claims make, for counting them; the
    claims decide who has a part in which.
    """
    event_by_claim = _index(events)
    gathered: dict[Key, _Gathered[ActorValue]] = {}
    for claim in _counting(claims):
        for role in _ROLES:
            for actor in getattr(claim, role):
                entry = gathered.setdefault(_key_actor(actor, actor.text), _Gathered())
                entry.add(claim, role, actor, "" if _refers_back(actor) else actor.text)
    return _in_order([_as_actor(entry, event_by_claim, published) for entry in gathered.values()])


def list_places(
    claims: Iterable[Claim], published: Mapping[str, CreationTime], events: Iterable[Event] = ()
) -> list[PlaceEntry]:
    """Where the claims' acts lie, the places of most claims first; arguments as of `list_actors`."""
    event_by_claim = _index(events)
    gathered: dict[Key, _Gathered[PlaceValue]] = {}
    for claim in _counting(claims):
        for filler in claim.place:
            for place, text in _list_places(filler, filler.text):
                entry = gathered.setdefault(_key_place(place, text), _Gathered())
                entry.add(claim, "place", place, "" if _refers_back(place) else text)
    return _in_order([_as_place(entry, event_by_claim, published) for entry in gathered.values()])


class _Gathered(Generic[V]):
    """What the claims say of one actor or place so far; a claim counts once for each role and spelling."""

    def __init__(self) -> None:
        self.values: list[V] = []
        self.claims: dict[str, Claim] = {}
        self.by_role: dict[str, dict[str, None]] = {}
        self.by_text: dict[str, dict[str, None]] = {}

    def add(self, claim: Claim, role: str, value: V, text: str) -> None:
        """One mention more; no words where it only refers back, or stands for a member of what is written."""
        self.values.append(value)
        self.claims[claim.id] = claim
        self.by_role.setdefault(role, {})[claim.id] = None
        if words := " ".join(text.split()):
            self.by_text.setdefault(words, {})[claim.id] = None

    def count(self, role: str) -> int:
        """The claims in which it has that role."""
        return len(self.by_role.get(role, ()))

    def spellings(self) -> tuple[Spelling, ...]:
        """The commonest first; as often as each other, in order of their letters."""
        counted = [Spelling(text=text, claims=len(ids)) for text, ids in self.by_text.items()]
        return tuple(sorted(counted, key=lambda spelling: (-spelling.claims, spelling.text)))

    def pages(self) -> int:
        """How many pages name it."""
        return len({claim.page for claim in self.claims.values()})

    def events(self, roles: Iterable[str], event_by_claim: Mapping[str, Event]) -> FactualityCounts:
        """The events of the claims in which it has one of the roles, each once."""
        ids = (id for role in roles for id in self.by_role.get(role, ()))
        found = {event.id: event.factuality for id in ids if (event := event_by_claim.get(id)) is not None}
        counts: Counter[str] = Counter(found.values())
        return FactualityCounts(**counts)

    def acts(self, roles: Iterable[str]) -> Interval:
        """The days of what is put as fact, among the claims in which it has one of the roles."""
        ids = {id for role in roles for id in self.by_role.get(role, ())}
        return _span(_when(claim) for id, claim in self.claims.items() if id in ids and claim.factuality in FACTS)

    def told(self, published: Mapping[str, CreationTime]) -> Interval:
        """The days on which the pages were published."""
        return _span(published.get(page) for page in {claim.page for claim in self.claims.values()})


def _when(claim: Claim) -> EventTime | TimeFiller | None:
    return claim.when or claim.time


def _span(times: Iterable[EventTime | TimeFiller | CreationTime | None]) -> Interval:
    """From the first to the last day that any of them tells."""
    known = [time for time in times if time is not None]
    firsts = [time.from_ for time in known if time.from_ is not None]
    ends = [time.until for time in known if time.until is not None]
    return Interval(from_=min(firsts, default=None), until=max(ends, default=None))


def _counting(claims: Iterable[Claim]) -> Iterator[Claim]:
    return (claim for claim in claims if not claim.comment and claim.status != "rejected")


def _index(events: Iterable[Event]) -> dict[str, Event]:
    return {claim: event for event in events if event.status != "rejected" for claim in event.claims}


def _refers_back(value: ActorValue | PlaceValue) -> bool:
    return value.id is not None and value.decided_by == _REFERS_BACK


def _key_actor(actor: ActorValue, text: str) -> Key:
    return (actor.id, None) if actor.id is not None else (None, f"{_fold(text)}\n{actor.reason}")


def _key_place(place: PlaceValue, text: str) -> Key:
    return (place.id, place.precision) if place.id is not None else (None, f"{_fold(text)}\n{place.reason}")


def _fold(text: str) -> str:
    """The words by which unresolved mentions are one: case, spacing and the article set aside."""
    return _ARTICLE.sub("", " ".join(text.casefold().split()))


def _list_places(place: PlaceValue, text: str) -> Iterator[tuple[PlaceValue, str]]:
    """The place with its words; of a plural the members, whose own words are not these."""
    if not place.members:
        yield place, text
    for member in place.members:
        yield from _list_places(member, "" if member.id is not None or member.members else member.name or text)


def _as_actor(
    gathered: _Gathered[ActorValue], event_by_claim: Mapping[str, Event], published: Mapping[str, CreationTime]
) -> ActorEntry:
    values = gathered.values
    return ActorEntry(
        id=values[0].id,
        name=_commonest(value.name for value in values),
        country=_commonest(value.country for value in values),
        sector=_commonest(value.sector for value in values),
        provisional=any(value.provisional for value in values),
        reason=values[0].reason if values[0].id is None else None,
        spellings=gathered.spellings(),
        claims=len(gathered.claims),
        roles=RoleCounts(**{role: gathered.count(role) for role in _ROLES}),
        pages=gathered.pages(),
        events=gathered.events(_TAKING_PART, event_by_claim),
        acts=gathered.acts(_TAKING_PART),
        told=gathered.told(published),
    )


def _as_place(
    gathered: _Gathered[PlaceValue], event_by_claim: Mapping[str, Event], published: Mapping[str, CreationTime]
) -> PlaceEntry:
    values = gathered.values
    point = {(value.lat, value.lon, value.radius_km) for value in values}
    lat, lon, radius_km = point.pop() if len(point) == 1 else (None, None, None)
    return PlaceEntry(
        id=values[0].id,
        name=_commonest(value.name for value in values),
        lat=lat,
        lon=lon,
        country=_commonest(value.country for value in values),
        admin1=_commonest(value.admin1 for value in values),
        precision=values[0].precision if values[0].id is not None else None,
        radius_km=radius_km,
        reason=values[0].reason if values[0].id is None else None,
        spellings=gathered.spellings(),
        claims=len(gathered.claims),
        pages=gathered.pages(),
        events=gathered.events(["place"], event_by_claim),
        acts=gathered.acts(["place"]),
        told=gathered.told(published),
    )


def _commonest(values: Iterable[str | None]) -> str | None:
    """What is said most often; of several, the first by its letters, so that the claims' order decides nothing."""
    counted = Counter(value for value in values if value is not None)
    return min(counted, key=lambda value: (-counted[value], value), default=None)


Entry = TypeVar("Entry", ActorEntry, PlaceEntry)


def _in_order(entries: Sequence[Entry]) -> list[Entry]:
    """Those of most claims first; of as many, by name, those without one last."""

    def place(entry: Entry) -> tuple[int, bool, str, str]:
        words = entry.name or (entry.spellings[0].text if entry.spellings else "")
        return (-entry.claims, entry.name is None, words.casefold(), f"{entry.id} {entry.reason}")

    return sorted(entries, key=place)
