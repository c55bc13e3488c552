"""This file puts a claim's values into the few words that a table has room for."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.cli.streams import make_printable
from dateline.records.claim import ActorFiller, Claim, PlaceFiller, TimeFiller, TollFiller
from dateline.records.page import CreationTime
from dateline.records.values import PlaceValue

_FOUND_IN = {
    "option": "as given",
    "json-ld": "from the page's JSON-LD",
    "meta": "from the page's meta tags",
    "url": "from the address",
    "text": "as shown on the page",
    "none": "",
}
_CLOSE = ("exact", "near")  # the place itself; anything coarser is said to be so


def flatten(words: str) -> str:
    """The words on one line, with nothing in them that could act on the screen."""
    return " ".join(make_printable(words).split())


def quote(words: str) -> str:
    """The page's own words, marked as such: they were not understood as anything known."""
    return f"“{flatten(words)}”"


def name_event(claim: Claim) -> str:
    """`ASSAULT.aerial`, or the bare type."""
    return f"{claim.type}.{claim.mode}" if claim.mode else claim.type


def name_actor(actor: ActorFiller) -> str:
    """The registry's name; the words as written for whom it does not know."""
    if actor.name and actor.id and not actor.provisional and not actor.id.startswith("gen:"):
        return flatten(actor.name)
    return quote(actor.text)


def name_side(actor: ActorFiller) -> str:
    """Country and sector, `SYR REB`; empty where neither is known."""
    return " ".join(part for part in (actor.country, actor.sector) if part)


def name_place(place: PlaceFiller) -> str:
    """The place as understood with its country; the words where it could not be told, or is known only roughly.

    A village known by its province reads `“Kafriya”, in Idlib, SYR (province)`; a plural lists its members.
    """
    if place.members:
        members = ", ".join(_name_member(member) for member in place.members)
        return f"{quote(place.text)}: {members}"
    if place.id is None:
        return f"{quote(place.text)} (not located)"
    name = _name_known(place)
    if place.precision in _CLOSE or place.precision is None or _is_same_name(place.text, place.name):
        return name if place.precision in (*_CLOSE, None) else f"{name} ({place.precision})"
    return f"{quote(place.text)}, in {name} ({place.precision})"


def _name_member(place: PlaceValue) -> str:
    return _name_known(place) if place.name else "?"


def _name_known(place: PlaceValue) -> str:
    name = flatten(place.name or "")
    parts = [name]
    if place.admin1 and not _is_same_name(place.admin1, name) and place.precision != "country":
        parts.append(flatten(place.admin1))
    if place.country and place.precision != "country":
        parts.append(place.country)
    return ", ".join(parts)


def _is_same_name(one: str | None, other: str | None) -> bool:
    return _fold(one) == _fold(other)


def _fold(name: str | None) -> str:
    return re.sub(r"\W", "", (name or "").casefold())


def name_time(time: TimeFiller) -> str:
    """The interval as people write dates, with its precision where the form does not show it.

    An ambiguous time lists its readings; one that could not be told is quoted.
    """
    if time.alternatives:
        return " or ".join(name_days(a.from_, a.until) for a in time.alternatives) + " (ambiguous)"
    if time.from_ is None and time.until is None:
        return quote(time.text)
    days = name_days(time.from_, time.until)
    return days if time.precision not in ("season", "hour", "minute", "unknown") else f"{days} ({flatten(time.text)})"


def name_days(first: date | None, until: date | None) -> str:
    """A stretch of days `[first, until)`: `2018-06-25`, `2018-06`, `2018`, `2018-06-25…27`, `since …`, `before …`."""
    if first is None and until is None:
        return "?"
    if first is None:
        return f"before {until}"
    if until is None:
        return f"since {first}"
    last = until - timedelta(days=1)
    if last <= first:
        return first.isoformat()
    if first.day == 1 and until == date(first.year + first.month // 12, first.month % 12 + 1, 1):
        return f"{first:%Y-%m}"
    if (first.month, first.day) == (1, 1) and until == date(first.year + 1, 1, 1):
        return f"{first:%Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first}…{last:%d}"
    return f"{first}…{last:%m-%d}" if first.year == last.year else f"{first}…{last}"


def name_toll(toll: TollFiller) -> str:
    """`12 killed`, `12+ killed`, `5–7 wounded`, `“thousands” besieged`; the words where they are vague."""
    if toll.vague or (toll.low is None and toll.high is None):
        number = quote(toll.text)
    elif toll.high is None:
        number = f"{toll.low:,}+"
    elif toll.low is None:
        number = f"up to {toll.high:,}"
    else:
        number = f"{toll.low:,}" if toll.low == toll.high else f"{toll.low:,}–{toll.high:,}"
    return f"{number} {toll.of}" if toll.of != "other" else f"{number} people"


def name_creation_time(dct: CreationTime) -> str:
    """When the page was published and what told it."""
    if dct.alternatives:
        days = " or ".join(name_days(a.from_, a.until) for a in dct.alternatives)
        return f"published {days} (ambiguous, {_FOUND_IN[dct.found_in]})"
    if dct.from_ is None:
        return "date of publication unknown"
    return f"published {name_days(dct.from_, dct.until)} ({_FOUND_IN[dct.found_in]})"
