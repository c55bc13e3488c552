"""This file turns what a reviewer types for one field of a claim into the value that the claim's JSON has there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from msgspec import Struct
from msgspec.structs import asdict, replace

from dateline.errors import UsageError
from dateline.records.claim import ActorFiller, Claim, PlaceFiller, TimeFiller, TollFiller
from dateline.records.ontology import EVENT_TYPES, FACTUALITIES, MODES
from dateline.records.values import ActorValue, PlaceValue
from dateline.review.evidence import EDITED_FIELDS, as_json
from dateline.review.times import read_time
from dateline.review.tolls import read_tolls

DECIDED_BY: Final = "reviewer"
NONE: Final = "none"  # typed for: the page tells nothing there
V = TypeVar("V", ActorFiller, PlaceFiller)


class Lookup(Struct, frozen=True):
    """Where names are looked up: the id or name as typed, and the claim that it is typed for.

    Each gives a value with an id, or one that says in its `reason` why it has none; it may refuse with a UsageError
    that gives the choices, where several bear the name.
    """

    actor: Callable[[str, Claim], ActorValue]
    place: Callable[[str, Claim], PlaceValue]


def read_edit(claim: Claim, field: str, words: str, lookup: Lookup) -> dict[str, Any]:
    """The fields that the words change, as `edit` judgements hold them: the one named, and `mode` where the type
    asks for another. Several actors or places are parted by `;`; `none` empties a field that may be empty.

    What a person adds has no words on the page: its span is empty. A filler that was there keeps its own.

    Raises:
        UsageError: no such field or value, a value that no name leads to, or nothing would change; the message gives
            the choices.
    """
    words = words.strip()
    if field not in EDITED_FIELDS:
        raise UsageError(f"unknown field {field!r}; fields: {', '.join(EDITED_FIELDS)}")
    if not words:
        raise UsageError(f"{field}: no value is given" + ("" if field in _NEVER_EMPTY else f"; {NONE} empties it"))
    if field in _NEVER_EMPTY and words == NONE:
        raise UsageError(f"{field} cannot be empty; choices: {', '.join(_NEVER_EMPTY[field])}")
    told, now = as_json(_READERS[field](claim, field, words, lookup)), as_json(claim)
    changed = {name: value for name, value in told.items() if value != now[name]}
    if not changed:
        raise UsageError(f"{field} is {words!r} already; nothing would change")
    return {field: told[field]} | changed


def _read_type(claim: Claim, _: str, words: str, __: Lookup) -> dict[str, Any]:
    """`ASSAULT` or `ASSAULT.aerial`; a mode that the new type lacks goes with the old type."""
    name, dot, mode = words.partition(".")
    type = _choose("type", name.upper(), EVENT_TYPES)
    if dot:
        return {"type": type, "mode": _choose_mode(type, mode)}
    return {"type": type} if claim.mode is None or claim.mode in MODES[type] else {"type": type, "mode": None}


def _read_mode(claim: Claim, _: str, words: str, __: Lookup) -> dict[str, Any]:
    return {"mode": None if words == NONE else _choose_mode(claim.type, words)}


def _choose_mode(type: str, mode: str) -> str:
    if not MODES[type]:
        raise UsageError(f"{type} has no modes; write: mode {NONE}, or give another type first")
    return _choose(f"mode of {type}", mode.lower(), (*MODES[type],))


def _read_factuality(_: Claim, __: str, words: str, ___: Lookup) -> dict[str, Any]:
    return {"factuality": _choose("factuality", words.lower(), FACTUALITIES)}


def _choose(what: str, word: str, choices: Sequence[str]) -> str:
    if word not in choices:
        raise UsageError(f"unknown {what} {word!r}; choices: {', '.join(choices)}")
    return word


def _read_actors(claim: Claim, field: str, words: str, lookup: Lookup) -> dict[str, Any]:
    values = [lookup.actor(name, claim) for name in _split(words)]
    return {field: tuple(_keep(value, ActorFiller, getattr(claim, field), claim) for value in values)}


def _read_places(claim: Claim, field: str, words: str, lookup: Lookup) -> dict[str, Any]:
    values = [lookup.place(name, claim) for name in _split(words)]
    return {field: tuple(_keep(value, PlaceFiller, claim.place, claim) for value in values)}


def _split(words: str) -> list[str]:
    return [] if words == NONE else [part for part in map(str.strip, words.split(";")) if part]


def _keep(value: ActorValue | PlaceValue, kind: type[V], held: Sequence[V], claim: Claim) -> V:
    """The filler that is there under the same id, with its words; else a new one without words."""
    if value.id is None and not value.reason:
        raise UsageError(f"{value.name!r} has neither an id nor a reason why not")
    if value.id is not None and (same := next((filler for filler in held if filler.id == value.id), None)):
        return same
    return kind(**asdict(replace(value, decided_by=DECIDED_BY)), **_no_words(claim))


def _read_time(claim: Claim, field: str, words: str, _: Lookup) -> dict[str, Any]:
    if words == NONE:
        return {field: None}
    return {field: TimeFiller(**asdict(read_time(words, DECIDED_BY)), **_no_words(claim))}


def _read_toll(claim: Claim, _: str, words: str, __: Lookup) -> dict[str, Any]:
    """The kinds that are typed take the place of what is there of these kinds; the other kinds stay."""
    if words == NONE:
        return {"toll": ()}
    typed = read_tolls(words)
    kinds = {toll.of for toll in typed}
    new = tuple(
        TollFiller(of=toll.of, low=toll.low, high=toll.high, vague=False, decided_by=DECIDED_BY, **_no_words(claim))
        for toll in typed
        if not toll.none
    )
    kept = [toll for toll in claim.toll if toll.of not in kinds]
    gone = {toll.mention for toll in claim.toll} - {toll.mention for toll in kept}
    whole = tuple(replace(toll, included_in=None) if toll.included_in in gone else toll for toll in kept)
    return {"toll": (*new, *whole)}


def _no_words(claim: Claim) -> dict[str, Any]:
    """The span of what a person knows and the page does not name: nothing, where the evidence begins."""
    return {"mention": "", "text": "", "start": claim.evidence.start, "end": claim.evidence.start}


_READERS: Final[dict[str, Callable[[Claim, str, str, Lookup], dict[str, Any]]]] = {
    "type": _read_type,
    "mode": _read_mode,
    "factuality": _read_factuality,
    "actor": _read_actors,
    "recipient": _read_actors,
    "source": _read_actors,
    "beneficiary": _read_actors,
    "place": _read_places,
    "time": _read_time,
    "said": _read_time,
    "toll": _read_toll,
}
_NEVER_EMPTY: Final[dict[str, Sequence[str]]] = {"type": EVENT_TYPES, "factuality": FACTUALITIES}
