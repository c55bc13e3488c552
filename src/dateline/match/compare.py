"""This file lists every comparison of two tellings, in the order in which a reviewer would ask.

Each takes two tellings, in either order, and gives 0 (no) to 1 (yes); its docstring is the sentence that a reviewer
reads. How much each counts is in `data/weights.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dateline.match import compare_act, compare_actors, compare_place, compare_time, compare_words
from dateline.match.telling import Telling

Comparison = Callable[[Telling, Telling], float]

# Each comparison can only speak for one act, only against it, or either way; the fit keeps to that. Unbound, it learns
# the habits of who wrote the labelled pairs: that reports of one act avoid each other's words.
FOR: Final[tuple[Comparison, ...]] = (
    compare_time.same_day, compare_time.may_be_one_time,
    compare_place.same_place, compare_place.same_place_of_act, compare_place.place_inside_other,
    compare_place.near_place, compare_place.same_place_name, compare_place.same_site,
    compare_act.same_type, compare_act.kin_type, compare_act.same_mode, compare_act.same_word, compare_act.like_words,
    compare_act.both_happened, compare_act.both_ahead, compare_act.one_denied,
    compare_actors.same_actor, compare_actors.compatible_actor, compare_actors.same_recipient,
    compare_actors.compatible_recipient, compare_actors.same_parties,
    compare_act.same_toll, compare_act.tolls_may_agree,
    compare_words.like_sentences, compare_words.shared_names, compare_words.shared_page_names,
    compare_words.rare_shared_name, compare_words.rare_shared_page_name,
    compare_words.shared_numbers, compare_words.same_quote,
)  # fmt: skip
AGAINST: Final[tuple[Comparison, ...]] = (
    compare_time.within_days, compare_time.days_apart, compare_time.weeks_apart,
    compare_time.other_part_of_day, compare_time.told_apart,
    compare_place.other_place_of_province, compare_place.other_province, compare_place.other_country,
    compare_place.other_place_names, compare_place.other_site,
    compare_act.word_and_deed, compare_act.other_mode, compare_act.opposite_words, compare_act.one_ahead,
    compare_actors.other_actor, compare_actors.other_recipient, compare_actors.parts_swapped, compare_act.tolls_clash,
    compare_words.no_shared_name, compare_words.other_numbers, compare_words.one_is_another,
    compare_words.one_remembers, compare_words.one_cancelled, compare_words.one_answers,
)  # fmt: skip
EITHER: Final[tuple[Comparison, ...]] = (
    compare_time.next_day, compare_place.place_of_page, compare_act.ahead_and_denied,
)  # fmt: skip
COMPARISONS: Final = FOR + AGAINST + EITHER


def compare(one: Telling, other: Telling) -> tuple[float, ...]:
    """What each comparison says, in the order of `COMPARISONS`; the same whichever telling comes first."""
    return tuple(comparison(one, other) for comparison in COMPARISONS)
