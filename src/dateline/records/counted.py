"""This file tells what a toll counts, where that is not people: families, or things, years and ages."""

from __future__ import annotations

from typing import Final

from dateline.records.values import TollValue

_FAMILIES: Final = frozenset({"family", "families", "household", "households"})
_NO_PEOPLE: Final = ("counts ", "the number ")  # how the reason of such a number begins


def counts_families(toll: TollValue) -> bool:
    """Whether the number is of families: how many people they are nobody said."""
    last = (toll.of_whom or "").rsplit(" ", 1)[-1]
    return last in _FAMILIES or (toll.reason or "").startswith("counts families")


def counts_nobody(toll: TollValue) -> bool:
    """Whether the number is no count of people at all: of tanks, a date, an age."""
    unbounded = toll.low is None and toll.high is None and not toll.vague
    return unbounded and (toll.reason or "").startswith(_NO_PEOPLE) and not counts_families(toll)
