"""This file compares two tellings by several things at once: a day says more of a place than of a country."""

from __future__ import annotations

from typing import Final

from dateline.match.compare_act import like_words, opposite_words, other_kind, same_type, word_and_deed
from dateline.match.compare_actors import other_actor, other_recipient
from dateline.match.compare_details import (
    other_count,
    other_people,
    other_site,
    other_victims,
    tolls_clash,
)
from dateline.match.compare_place import (
    names_place_of,
    namesakes,
    nearest,
    other_country,
    other_place_names,
    other_place_of_act,
    other_place_of_province,
    other_province,
    same_place,
    same_place_name,
)
from dateline.match.compare_time import days_between, other_part_of_day, same_day, same_night
from dateline.match.compare_words import one_answers, one_is_another, one_remembers
from dateline.match.telling import Telling

_DIFFER: Final = (
    other_site, other_people, other_victims, other_count, tolls_clash, other_part_of_day, other_actor, other_recipient,
    one_is_another, one_answers, one_remembers, namesakes,
)  # fmt: skip
# Kinds of act that are done to people, not to places.
_TO_PEOPLE: Final = frozenset({"killing", "shooting", "abducting", "arresting", "freeing"})
# Details in so many things are as good as more.
_MOST: Final = 3


def is_one_place(one: Telling, other: Telling) -> bool:
    """Whether both name one place, by id or by name."""
    return bool(same_place(one, other) or same_place_name(one, other)) and not (
        namesakes(one, other) or other_place_of_act(one, other)
    )


def may_be_one_place(one: Telling, other: Telling) -> bool:
    """Whether their places may be one: the same, one inside the other, near, or named in the other's report."""
    if namesakes(one, other) or other_place_of_act(one, other):
        return False
    return nearest(one, other) in ("same", "inside", "near") or names_place_of(one, other)


def may_be_one_time_and_place(one: Telling, other: Telling) -> float:
    """Both tell an act of one kind that may be of one time and one place, the time told only roughly."""
    return float(
        days_between(one, other) == 0
        and not same_day(one, other)
        and may_be_one_place(one, other)
        and _is_one_kind(one, other)
    )


def same_place_other_day(one: Telling, other: Telling) -> float:
    """Both tell an act in the same place, but on different days."""
    gap = days_between(one, other)
    return float(bool(gap) and one.dated and other.dated and is_one_place(one, other) and not same_night(one, other))


def same_day_other_place(one: Telling, other: Telling) -> float:
    """Both tell an act of the same day, but in different places."""
    return float(
        bool(same_day(one, other))
        and bool(
            other_place_names(one, other)
            or other_place_of_act(one, other)
            or other_place_of_province(one, other)
            or other_province(one, other)
            or other_country(one, other)
        )
        and not may_be_one_place(one, other)
    )


def details_differ(one: Telling, other: Telling) -> float:
    """In how many details they differ: site, people, counts, toll, part of the day, parties, a second act."""
    return min(1.0, sum(comparison(one, other) for comparison in _DIFFER) / _MOST)


def other_victims_of_deed(one: Telling, other: Telling) -> float:
    """Both tell that people were killed, taken or freed, and they are not the same people."""
    return float(
        _is_done_to_people(one)
        and _is_done_to_people(other)
        and bool(other_victims(one, other) or other_people(one, other))
    )


def _is_done_to_people(telling: Telling) -> bool:
    """Whether the act kills, takes or frees people; a town too can be *freed* or *captured*."""
    return "taking" not in telling.kinds and not _TO_PEOPLE.isdisjoint(telling.kinds)


def _is_one_kind(one: Telling, other: Telling) -> bool:
    if word_and_deed(one, other) or opposite_words(one, other) or other_kind(one, other):
        return False
    return bool(same_type(one, other) or like_words(one, other))
