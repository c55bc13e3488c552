"""This file says which accords are asked for: when in force, of which kind, binding whom, where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.records.accord import Accord
    from dateline.records.page import Interval
    from dateline.records.values import PlaceValue
    from dateline.reference import LookUps


class AccordFilters(Struct, frozen=True, kw_only=True):
    """Which accords are asked for; one must meet all that is set.

    An accord whose beginning or end is not known may have been in force then. `every`: bundled accords too that no
    claim mentions and no event may breach.
    """

    since: str | None = None
    until: str | None = None
    actor: str | None = None
    place: str | None = None
    kind: str | None = None
    every: bool = False

    def __post_init__(self) -> None:
        from dateline.records.accord import ACCORD_KINDS

        if self.kind is not None and self.kind not in ACCORD_KINDS:
            raise UsageError(f"--kind {self.kind!r}: choices: {', '.join(ACCORD_KINDS)}")

    @property
    def window(self) -> Interval:
        """The days asked for.

        Raises:
            UsageError: an end is no date, or there is no day between them.
        """
        from dateline.store.window import read_window

        return read_window(self.since, self.until)


def choose(accords: Iterable[Accord], filters: AccordFilters, look_ups: LookUps) -> list[Accord]:
    """The accords that meet the filters, in the order given.

    Raises:
        UsageError: a filter asks for something that does not exist.
    """
    window = filters.window
    return [
        accord
        for accord in accords
        if filters.every or accord.origin != "bundled" or accord.claims or accord.breaches
        if filters.kind in (None, accord.kind)
        if window.until is None or accord.from_ is None or accord.from_ < window.until
        if window.from_ is None or accord.until is None or accord.until > window.from_
        if filters.actor is None or _binds(accord, filters.actor, look_ups)
        if filters.place is None or _covers(accord, filters.place, look_ups)
    ]


def _binds(accord: Accord, words: str, look_ups: LookUps) -> bool:
    """A party by its id or name, or somebody who is an organ, a part or an ally of one."""
    from dateline.match.accord_sides import Sides

    if any(_is_called(words, party.id, party.name) for party in accord.parties):
        return True
    actor = look_ups.actor(words, accord.from_)
    if actor.id is None:
        return False
    return Sides(look_ups.reference.ties, {actor.id: actor}).is_of(
        actor.id, [party.id for party in accord.parties if party.id is not None], accord.from_
    )


def _covers(accord: Accord, words: str, look_ups: LookUps) -> bool:
    """Its area, or a part of it, by id, name or province; or a place that lies in it."""
    from dateline.match.accord_area import lies_within

    if accord.area is None:
        return False
    if any(_is_called(words, part.id, part.name, part.admin1) for part in _parts(accord.area)):
        return True
    return any(lies_within(place, accord.area) for place in look_ups.places(words))


def _parts(area: PlaceValue) -> tuple[PlaceValue, ...]:
    return area.members or (area,)


def _is_called(words: str, *names: str | None) -> bool:
    wanted = words.casefold()
    return any(name and wanted in (name.casefold(), name.partition(":")[2].casefold()) for name in names)
