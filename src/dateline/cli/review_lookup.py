"""This file looks up the actors and places that a reviewer types: by id, or by name as the pages' names are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from dateline.errors import UsageError
from dateline.records.values import ActorValue, PlaceValue

if TYPE_CHECKING:
    from dateline.ground.gazetteer import Gazetteer, PlaceCandidate
    from dateline.ground.registry import Registry
    from dateline.records.claim import Claim
    from dateline.review.edits import Lookup

PlaceByWords = Callable[[str], PlaceValue]
_ACTOR_ID: Final = re.compile(r"(?:reg|user|new|gen):\S+")
_PLACE_ID: Final = re.compile(r"\(?([a-z][\w-]*:[^\s()]+)\)?")
_CHOICES: Final = 8  # as many as a person reads through


def open_lookup() -> Lookup:
    """The registry and the gazetteer of this user, opened when the first name is looked up.

    Raises (when a name is looked up):
        GazetteerError, RegistryError: one of them is missing or damaged.
    """
    from functools import cache

    from dateline.review.edits import Lookup

    @cache
    def registry() -> Registry:
        from dateline.ground.registry import Registry
        from dateline.ground.user_registry_file import USER_FOLDER
        from dateline.settings import Settings

        settings = Settings()
        return Registry.load(settings.data_folder, user_folder=settings.config_folder / USER_FOLDER)

    @cache
    def gazetteer() -> Gazetteer:
        from dateline.ground.gazetteer import USER_FOLDER, Gazetteer
        from dateline.settings import Settings

        settings = Settings()
        return Gazetteer.open(settings.data_folder, settings.config_folder / USER_FOLDER)

    @cache
    def places() -> PlaceByWords:
        from dateline.ground.look_up import place_finder

        return place_finder(gazetteer())

    return Lookup(
        actor=lambda words, claim: find_actor(words, claim, registry()),
        place=lambda words, claim: find_place(words, claim, gazetteer(), places()),
    )


def find_actor(words: str, claim: Claim, registry: Registry) -> ActorValue:
    """The actor of that id, or whom the words name on a page like the claim's; unresolved where nobody can tell.

    Raises:
        UsageError: an id that nobody has.
    """
    from dateline.ground.look_up import look_up_actor
    from dateline.ground.registry import ActorContext, resolve_actor

    if _ACTOR_ID.fullmatch(words):
        fillers = (*claim.actor, *claim.recipient, *claim.source, *claim.beneficiary)
        if held := next((filler for filler in fillers if filler.id == words), None):
            return ActorValue(**{name: getattr(held, name) for name in ActorValue.__struct_fields__})
        found = look_up_actor(words, _day_of(claim), registry)
        if found.id is None:
            raise UsageError(f"{words}: {found.reason}; give a name instead")
        return found
    found = resolve_actor(words, ActorContext(on=_day_of(claim), country=_country_of(claim)), registry)
    return found if found.id is not None else replace(found, name=words, reason=found.reason or "nobody known")


def find_place(words: str, claim: Claim, gazetteer: Gazetteer, by_words: PlaceByWords) -> PlaceValue:
    """The place of that id, or the one of that name; `Ras, Idlib` or `Ras, SYR` says which of several.

    `by_words` is `look_up.place_finder`. Unresolved where no place has the name.

    Raises:
        UsageError: several places have the name (the message lists them with their ids), or none has the id.
    """
    if id := _PLACE_ID.fullmatch(words):
        return _find_by_id(id[1], claim, by_words)
    name, comma, land = (part.strip() for part in words.partition(","))
    only = by_words(name)
    if only.id is not None and not comma:
        return only
    found = _narrow(gazetteer.candidates(name), land, gazetteer)
    if not found:
        return PlaceValue(id=None, name=words, reason="not in any gazetteer")
    if len(found) > 1:
        listed = "; ".join(map(_name_choice, found[:_CHOICES]))
        more = f"; and {len(found) - _CHOICES:,} more" if len(found) > _CHOICES else ""
        raise UsageError(f"{len(found):,} places are called {words!r}: {listed}{more}; give the id of the one meant")
    return _find_by_id(found[0].id, claim, by_words)


def _find_by_id(id: str, claim: Claim, by_words: PlaceByWords) -> PlaceValue:
    if held := next((filler for filler in claim.place if filler.id == id), None):
        return PlaceValue(**{name: getattr(held, name) for name in PlaceValue.__struct_fields__})
    found = by_words(id)
    if found.id is None:
        raise UsageError(f"{id}: {found.reason}; give a name instead")
    return found


def _narrow(found: Iterable[PlaceCandidate], land: str, gazetteer: Gazetteer) -> list[PlaceCandidate]:
    """Those in the province and country that are named, a country also by its ISO 3166 alpha-3 code."""
    from dateline.ground.names import fold

    wanted = {fold(part) for part in land.split(",") if part.strip()}
    left: list[PlaceCandidate] = []
    for candidate in found:
        country = gazetteer.country(candidate.country) if candidate.country else None
        lands = (candidate.admin1, candidate.country, country and country.name)
        if wanted <= {fold(each) for each in lands if each}:
            left.append(candidate)
    return left


def _name_choice(candidate: PlaceCandidate) -> str:
    lands = (candidate.admin1 if candidate.kind != "region" else None, candidate.country)
    return f"{', '.join(filter(None, (candidate.name, *lands)))} ({candidate.precision}) {candidate.id}"


def _day_of(claim: Claim) -> date | None:
    """The day on which the act is set, which tells who bore a name then."""
    time = claim.time or claim.when
    return None if time is None else time.from_


def _country_of(claim: Claim) -> str | None:
    """The one country in which the act took place."""
    countries = {place.country for place in claim.place if place.country}
    return countries.pop() if len(countries) == 1 else None
