"""This file says in a plain sentence why a vow has its status, and on whose word alone where nobody else tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dateline.match.vow_deeds import Deed
from dateline.records.claim import Claim
from dateline.records.page import Interval
from dateline.records.values import ActorValue, PlaceValue


def describe_deed(deed: Deed, doers: Iterable[ActorValue], notes: Sequence[str] = ()) -> str:
    """`HTS: ASSAULT, “attacked”, Syrian Army, at Hama, 2018-07-04; according to Syrian Army alone`."""
    name = f"{deed.type}.{deed.mode}" if deed.mode else deed.type
    parts = [f"{name}, “{deed.claims[0].trigger.text}”" if deed.claims[0].trigger.text else name]
    if deed.recipient:
        parts.append(name_actors(deed.recipient))
    if deed.places:
        parts.append(f"at {_name_places(deed.places)}")
    parts.append(name_days(deed.took))
    return "; ".join([f"{name_actors(doers)}: {', '.join(parts)}", *notes, *tell_sources(deed.claims)])


def tell_sources(claims: Sequence[Claim]) -> list[str]:
    """On whose word alone it is told; nothing where a page tells it in its own voice."""
    sources: dict[str, str] = {}
    for claim in claims:
        if not claim.source:
            return []
        innermost = claim.source[0]
        sources.setdefault(innermost.id or innermost.text, name_actor(innermost))
    names = sorted(sources.values())
    return [f"according to {' and '.join(names)} alone"]


def name_actors(actors: Iterable[ActorValue]) -> str:
    """Their names, once each, in the order given; `somebody` for nobody."""
    return ", ".join(dict.fromkeys(map(name_actor, actors))) or "somebody"


def name_actor(actor: ActorValue) -> str:
    """The name it is known by, else the page's words."""
    return " ".join((actor.name or getattr(actor, "text", "") or "somebody unknown").split())


def name_days(days: Interval) -> str:
    """`2018-07-04`, `2018-07-04 to 2018-07-06`, `since 2018-07-04`."""
    if days.from_ is None:
        return "at a time not told"
    if days.until is None:
        return f"since {days.from_}"
    last = last_day(days)
    return f"{days.from_}" if last == days.from_ else f"{days.from_} to {last}"


def last_day(days: Interval) -> date | None:
    """The last day of a stretch; its first where the end is open."""
    return days.from_ if days.until is None else days.until - timedelta(days=1)


def _name_places(places: Iterable[PlaceValue]) -> str:
    return " and ".join(dict.fromkeys(place.name or "a place without a name" for place in places))
