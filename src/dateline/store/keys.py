"""This file says under which keys an actor or a place is found: its id, its name and the words on the page, folded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anyascii import anyascii

from dateline.errors import UsageError
from dateline.records.claim import ActorFiller, Claim, PlaceFiller
from dateline.records.values import PlaceValue

_SILENT = re.compile(r"['`\"]")
_GAP = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """The text in lower-case ASCII words, apostrophes gone, every other sign a space.

    >>> fold("Hay’at  Taḥrīr al-Shām")
    'hayat tahrir al sham'
    """
    return _GAP.sub(" ", _SILENT.sub("", anyascii(text).casefold())).strip()


def fold_asked(text: str, option: str) -> str:
    """The key that a filter asks for; `option` names the filter.

    Raises:
        UsageError: there is nothing to look for in the text.
    """
    if not (key := fold(text)):
        raise UsageError(f"{option}={text!r} names nobody and nothing; give an id, a name or the words of the page")
    return key


def find_keys(claim: Claim) -> frozenset[tuple[str, str]]:
    """`(role, key)` for whom the claim is found under: its actors and its places, each of a plural's members too."""
    return frozenset(
        (role, key)
        for role, texts in (("actor", _actor_names(claim.actor)), ("place", _place_names(claim.place)))
        for text in texts
        if (key := fold(text))
    )


def _actor_names(actors: tuple[ActorFiller, ...]) -> Iterator[str]:
    for actor in actors:
        yield actor.text
        yield from _of_value(actor.id, actor.name)


def _place_names(places: tuple[PlaceFiller, ...]) -> Iterator[str]:
    for place in places:
        yield place.text
        yield from _of_place(place)


def _of_place(place: PlaceValue) -> Iterator[str]:
    yield from _of_value(place.id, place.name)
    for member in place.members:
        yield from _of_place(member)


def _of_value(id: str | None, name: str | None) -> Iterator[str]:
    """An id counts whole and without what stands before its colon: `reg:hts`, `hts`."""
    if name is not None:
        yield name
    if id is not None:
        yield id
        yield id.partition(":")[2]
