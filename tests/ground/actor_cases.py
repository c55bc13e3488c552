"""This file reads the hand-written actor cases and judges what the resolver makes of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import yaml

from dateline.ground.lookalikes import enemies
from dateline.ground.registry import ActorContext, Registry, resolve_actor
from dateline.records.values import ActorValue

# The places that the cases name, so that they need no gazetteer.
PLACES = {
    "Aleppo": "SYR", "Istanbul": "TUR", "Nairobi": "KEN", "Basra": "IRQ", "Texas": "USA", "Gaza": "PSE", "Idlib": "SYR",
}  # fmt: skip


class Case(NamedTuple):
    """Words on a page, and who they are: id, `new`, `none`, country and sector, or an id that may be unknown (`?`)."""

    words: str
    on: date | None
    country: str | None
    who: str


def read_cases() -> list[Case]:
    """All cases of the YAML files beside this one."""
    files = sorted(Path(__file__).parent.glob("actor_cases_*.yaml"))
    return [Case(*row) for file in files for row in yaml.safe_load(file.read_text(encoding="utf-8"))]


def resolve(case: Case, registry: Registry) -> ActorValue:
    """What the resolver says."""
    context = ActorContext(on=case.on, country=case.country, place_country=PLACES.get)
    return resolve_actor(case.words, context, registry)


def is_right(case: Case, value: ActorValue) -> bool:
    """Whether the value is what the case wants; an id with `?` may also be provisional."""
    if case.who == "new":
        return value.provisional
    if case.who == "none":
        return value.id is None
    if " " in case.who or case.who == "- -":
        country, sector = (None if part == "-" else part for part in case.who.split())
        return value.country == country and (value.sector == sector or sector is None)
    wanted = f"reg:{case.who.removesuffix('?')}"
    return value.id == wanted or (case.who.endswith("?") and value.provisional)


def is_enemy_merge(case: Case, value: ActorValue) -> bool:
    """Whether a name was given to somebody whom it must not be: a look-alike, or anybody where nobody is known."""
    if not (value.id or "").startswith("reg:"):
        return False
    if case.who in ("new", "none"):
        return True
    return " " not in case.who and enemies(f"reg:{case.who.removesuffix('?')}", value.id or "") is not None
