"""This file puts a claim's values into the few words that a table has room for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from dateline.cli.streams import make_printable
from dateline.records.claim import ActorFiller, Claim, PlaceFiller, TimeFiller, TollFiller
from dateline.records.counted import counts_families, counts_nobody
from dateline.records.page import CreationTime
from dateline.records.values import ActorValue, PlaceValue

_FOUND_IN = {
    "option": "as given",
    "json-ld": "from the page's JSON-LD",
    "meta": "from the page's meta tags",
    "url": "from the address",
    "text": "as shown on the page",
    "none": "",
}
_NOBODY: Mapping[str, str] = MappingProxyType({})


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
    return name_known_actor(actor, actor.text)


def name_known_actor(actor: ActorValue | None, words: str) -> str:
    """The name of an actor that a registry knows, its own or a user's; else the words, quoted."""
    if actor and actor.name and actor.id and not actor.provisional and not actor.id.startswith("gen:"):
        return flatten(actor.name)
    return quote(words)


def name_side(actor: ActorFiller) -> str:
    """Country and sector, `SYR REB`; empty where neither is known."""
    return " ".join(part for part in (actor.country, actor.sector) if part)


def name_place(place: PlaceFiller) -> str:
    """The place as understood with its country; the words where it could not be told, or is known only roughly.

    A village known by its province reads `“Kafriya”, in Idlib, SYR (province)`; what lies by a known place keeps its
    words, `12 km north of Saraqib, Idlib, SYR (within 9 km)`; a plural lists its members.
    """
    if place.members:
        members = ", ".join(_name_member(member) for member in place.members)
        return f"{quote(place.text)}: {members}"
    if place.id is None:
        return f"{quote(place.text)} (not located)"
    name = _name_known(place)
    if place.precision in ("exact", None):
        return name
    same = _is_same_name(place.text, place.name)
    if place.id.startswith(("between:", "border:")):
        name = _name_by_words(place) or (name if place.id.startswith("border:") else f"{quote(place.text)}, {name}")
    elif place.precision == "near":
        name = f"near {name}" if same else _name_by_words(place) or f"{quote(place.text)}, near {name}"
    elif not same:
        name = f"{quote(place.text)}, in {name}"
    if place.precision == "near":
        return f"{name} (within {place.radius_km:,.0f} km)" if place.radius_km else name
    return f"{name} ({place.precision})"


def _name_by_words(place: PlaceFiller) -> str | None:
    """`12 km north of Saraqib, Idlib, SYR`: the page's words, where they name what the place lies by or between."""
    if not _holds_words(place.text, place.name):
        return None
    return _join(place.text, *_name_lands(place))


def _name_member(place: PlaceValue) -> str:
    return _name_known(place) if place.name else "?"


def _name_known(place: PlaceValue) -> str:
    return _join(place.name or "", *_name_lands(place))


def _name_lands(place: PlaceValue) -> list[str]:
    """The province and the country, unless the place is the one or the other."""
    if place.precision == "country":
        return []
    province = [] if _is_same_name(place.admin1, place.name) else [place.admin1]
    return [land for land in (*province, place.country) if land]


def _join(*parts: str) -> str:
    return ", ".join(map(flatten, parts))


def _holds_words(text: str, name: str | None) -> bool:
    """Whether every word of the name stands in the text: its anchor, or both its ends."""
    words = set(re.findall(r"\w+", (name or "").casefold()))
    return bool(words) and words <= set(re.findall(r"\w+", text.casefold()))


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


def name_tolls(tolls: Sequence[TollFiller], counters: Mapping[str, str] = _NOBODY) -> str:
    """A claim's tolls: `12 killed (including 3 children), 40 families displaced, 60 killed (counted by “activists”)`.

    Whom a toll counts is said where the kind alone would not tell two figures apart. `counters`: mention id → the name
    of who counted.
    """
    wholes = [toll for toll in tolls if _whole_of(toll, tolls) is toll]
    named: list[str] = []
    for toll in wholes:
        several = len({other.of_whom for other in wholes if other.of == toll.of}) > 1
        notes = [_name_part(part, toll) for part in tolls if part is not toll and _whole_of(part, tolls) is toll]
        notes = [f"including {_list(notes)}"] if notes else []
        if by := [counters[mention] for mention in toll.source if mention in counters]:
            notes.append(f"counted by {_list(by)}")
        named.append(name_toll(toll, whom=several) + (f" ({'; '.join(notes)})" if notes else ""))
    return ", ".join(named)


def name_toll(toll: TollFiller, *, whom: bool = False) -> str:
    """`12 killed`, `12+ killed`, `5–7 wounded`, `“thousands” besieged`, `40 killed in all`; the words where vague.

    Families are named as such, others (`12 soldiers killed`) with `whom`. A number of no people is quoted, with the
    reason.
    """
    if counts_nobody(toll):
        return f"{quote(toll.text)} ({flatten(toll.reason or '')})"
    families = counts_families(toll)
    counted = flatten(toll.of_whom or ("families" if families else "")) if whom or families else ""
    words = [_name_number(toll), counted or ("people" if toll.of == "other" else ""), toll.of]
    in_all = " in all" if toll.cumulative else ""
    return " ".join(word for word in words if word and word != "other") + in_all


def _name_number(toll: TollFiller) -> str:
    if toll.vague or (toll.low is None and toll.high is None):
        return quote(toll.text)
    if toll.high is None:
        return f"{toll.low:,}+"
    if toll.low is None:
        return f"up to {toll.high:,}"
    return f"{toll.low:,}" if toll.low == toll.high else f"{toll.low:,}–{toll.high:,}"


def _name_part(part: TollFiller, whole: TollFiller) -> str:
    """`3 children`; with what befell them where that is something else than what befell the whole."""
    words = [_name_number(part), flatten(part.of_whom or ""), part.of if part.of not in (whole.of, "other") else ""]
    return " ".join(word for word in words if word)


def _whole_of(toll: TollFiller, tolls: Sequence[TollFiller]) -> TollFiller:
    """The toll of the same claim that holds this one and is no part itself; this one where none or a circle does."""
    seen = [toll.mention]
    at = toll
    while (whole := next((t for t in tolls if t.mention == at.included_in), None)) is not None:
        if whole.mention in seen:
            return toll
        seen.append(whole.mention)
        at = whole
    return at


def _list(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def name_creation_time(dct: CreationTime) -> str:
    """When the page was published and what told it."""
    if dct.alternatives:
        days = " or ".join(name_days(a.from_, a.until) for a in dct.alternatives)
        return f"published {days} (ambiguous, {_FOUND_IN[dct.found_in]})"
    if dct.from_ is None:
        return "date of publication unknown"
    return f"published {name_days(dct.from_, dct.until)} ({_FOUND_IN[dct.found_in]})"
