"""This file names what a claim says under each field, so that a person's value can stand beside the machine's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from dateline.cli.phrases import (
    flatten,
    name_days,
    name_known_actor,
    name_place,
    name_side,
    name_time,
    name_tolls,
    quote,
)
from dateline.records.claim import AccordFiller, ActorFiller, Claim, PlaceFiller, TimeFiller

NOT_TOLD: Final = "not told"
_TAKEN_FROM: Final = {"own": "as told", "story": "from the story", "dct": "from the page's date"}


def name_field(claim: Claim, field: str) -> str:
    """What the claim says under a field of an edit, in a few words; `not told` where it says nothing."""
    if field in ("type", "mode", "factuality"):
        return getattr(claim, field) or NOT_TOLD
    return _NAMERS[field](claim) or NOT_TOLD


def list_told(claim: Claim) -> Mapping[str, str]:
    """The roles that the claim fills, in the order in which a reader asks, each with its words."""
    return {field: words for field, namer in _NAMERS.items() if (words := namer(claim))}


def _name_actors(field: str) -> Callable[[Claim], str]:
    return lambda claim: ", ".join(map(_name_actor, getattr(claim, field)))


def _name_actor(actor: ActorFiller) -> str:
    """`Name SYR REB`; a name that nobody knows in quotes, after the page's other words for it (*it*)."""
    words = actor.text or actor.name or actor.id or "?"
    if actor.id is None:
        name = f"{quote(words)} (not identified: {flatten(actor.reason or 'no reason told')})"
    elif actor.provisional:
        meant = actor.name if actor.name and flatten(actor.name) != flatten(words) else None
        name = f"{quote(words)} as {quote(meant)}" if meant else quote(words)
        name += " (in no registry)"
    else:
        name = name_known_actor(actor, words)
    return " ".join(filter(None, (name, name_side(actor))))


def _name_places(claim: Claim) -> str:
    return "; ".join(map(_name_place, claim.place))


def _name_place(place: PlaceFiller) -> str:
    named = place if place.text else replace(place, text=place.name or "?")
    if place.id is None and not place.members:
        return f"{quote(named.text)} (not located: {flatten(place.reason or 'no reason told')})"
    return name_place(named)


def _name_own_time(claim: Claim) -> str:
    """The act's own time; where the page gives none, the one that the story or the page's date gives it."""
    if claim.time is not None:
        return _name_time(claim.time)
    when = claim.when
    if when is None or (when.from_ is None and when.until is None):
        return ""
    return f"{name_days(when.from_, when.until)} ({_TAKEN_FROM[when.taken_from]})"


def _name_time(time: TimeFiller | None) -> str:
    if time is None:
        return ""
    return name_time(time) if time.text else name_days(time.from_, time.until)


def _name_accord(accord: AccordFiller) -> str:
    return quote(accord.text)


_NAMERS: Final[dict[str, Callable[[Claim], str]]] = {
    "actor": _name_actors("actor"),
    "recipient": _name_actors("recipient"),
    "place": _name_places,
    "time": _name_own_time,
    "toll": lambda claim: name_tolls(claim.toll),
    "source": _name_actors("source"),
    "said": lambda claim: _name_time(claim.said),
    "beneficiary": _name_actors("beneficiary"),
    "accord": lambda claim: ", ".join(map(_name_accord, claim.accord)),
}
