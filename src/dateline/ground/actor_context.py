"""This file holds what is known where an actor is mentioned."""

from __future__ import annotations

from datetime import date
from typing import Final

from msgspec import Struct

from dateline.ground.actor_country import PlaceCountry

# How ids of those begin who are in a registry, the built-in one or the user's own.
KNOWN: Final = ("reg:", "user:")


class ActorContext(Struct, frozen=True, kw_only=True):
    """What is known where an actor is mentioned.

    `on` is the day it is about (or the document's own); `country` the page's main country (ISO 3166 alpha-3), which
    only settles generic descriptions (*rebels*, *the army*) and names that several actors share. `place_country` gives
    the country of a place's name, or None where it has none or could have several.
    """

    on: date | None = None
    country: str | None = None
    place_country: PlaceCountry | None = None
