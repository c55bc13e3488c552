"""This file lists every comparison of two tellings, in the order in which a reviewer would ask.

Each takes two tellings, in either order, and gives 0 (no) to 1 (yes); its docstring is the sentence that a reviewer
reads. How much each counts is in `data/weights.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dateline.match import (
    compare_act,
    compare_actors,
    compare_details,
    compare_jointly,
    compare_place,
    compare_time,
    compare_words,
)
from dateline.match.telling import Telling

Comparison = Callable[[Telling, Telling], float]

# Each comparison can only speak for one act, only against it, or either way; the fit keeps to that. Unbound, it learns
# the habits of who wrote the labelled pairs: that reports of one act avoid each other's words.
FOR: Final[tuple[Comparison, ...]] = (
    compare_time.same_day, compare_time.may_be_one_time, compare_time.same_night,
    compare_place.same_place, compare_place.place_inside_other, compare_place.same_place_name,
    compare_act.same_type, compare_act.kin_type, compare_act.like_words, compare_act.both_ahead, compare_act.one_denied,
    compare_actors.same_actor, compare_actors.compatible_actor, compare_actors.same_recipient,
    compare_actors.compatible_recipient, compare_actors.same_person, compare_actors.same_parties,
    compare_details.same_site, compare_details.same_people, compare_details.same_count,
    compare_details.shared_numbers, compare_details.same_toll, compare_details.tolls_may_agree,
    compare_words.like_sentences, compare_words.rare_shared_name, compare_jointly.may_be_one_time_and_place,
)  # fmt: skip
AGAINST: Final[tuple[Comparison, ...]] = (
    compare_time.next_day_of_act, compare_time.years_apart,
    compare_time.days_apart, compare_time.weeks_apart, compare_time.other_day_of_act, compare_time.other_part_of_day,
    compare_place.other_place_of_province, compare_place.other_province, compare_place.other_country,
    compare_place.other_place_names, compare_place.other_place_of_act, compare_place.namesakes,
    compare_place.other_countries,
    compare_act.other_type, compare_act.word_and_deed, compare_act.other_mode, compare_act.other_kind,
    compare_act.opposite_words,
    compare_act.help_and_harm, compare_act.one_ahead, compare_act.one_lets_go, compare_act.one_calls_off,
    compare_actors.other_actor, compare_actors.other_recipient, compare_actors.other_person,
    compare_details.other_site, compare_details.other_people, compare_details.other_victims,
    compare_details.other_count, compare_details.other_numbers, compare_details.tolls_clash,
    compare_words.one_is_another, compare_words.one_remembers, compare_words.one_cancelled, compare_words.one_answers,
    compare_jointly.same_place_other_day, compare_jointly.same_day_other_place, compare_jointly.details_differ,
    compare_jointly.other_victims_of_deed,
)  # fmt: skip
EITHER: Final[tuple[Comparison, ...]] = (
    compare_time.next_day, compare_place.place_of_page, compare_act.ahead_and_denied,
)  # fmt: skip
COMPARISONS: Final = FOR + AGAINST + EITHER


def compare(one: Telling, other: Telling) -> tuple[float, ...]:
    """What each comparison says, in the order of `COMPARISONS`; the same whichever telling comes first."""
    return tuple(comparison(one, other) for comparison in COMPARISONS)
