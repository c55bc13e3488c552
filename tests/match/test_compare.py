"""Each comparison says one thing, in one sentence, whichever telling comes first."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.match import compare_act, compare_actors, compare_place, compare_time, compare_words
from dateline.match.compare import AGAINST, COMPARISONS, EITHER, FOR, compare
from tests.match.builders import a_telling, a_when, an_actor, hajin, idlib, province
from tests.store.builders import a_toll

ARMY, REBELS = an_actor("reg:army"), an_actor("reg:rebels")
SOLDIERS = an_actor("gen:SYR-MIL", country="SYR", sector="MIL")
KNOWN_ARMY = an_actor("reg:army", country="SYR", sector="MIL")

# What one and the other say, and a comparison that must say yes.
YES: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({}, {}, "same_day"),
    ({}, {"when": a_when("2016-04-12")}, "next_day"),
    ({}, {"when": a_when("2016-04-14")}, "within_days"),
    ({}, {"when": a_when("2016-04-16")}, "days_apart"),
    ({}, {"when": a_when("2016-06-11")}, "weeks_apart"),
    ({}, {"when": a_when("2016-04-08", days=7, taken_from="dct")}, "may_be_one_time"),
    ({"text": "They shelled Hajin at dawn."}, {"text": "They shelled Hajin at midnight."}, "other_part_of_day"),
    ({}, {}, "same_place"),
    ({}, {}, "same_place_of_act"),
    ({}, {"place": (province(),)}, "place_inside_other"),
    ({}, {"place": (idlib(),)}, "other_province"),
    ({}, {"place": (hajin(id="gn:near", lat=34.75),)}, "near_place"),
    ({}, {"place": (hajin(id="gn:far", lat=35.5),)}, "other_place_of_province"),
    ({}, {"place": (hajin(id="gn:mosul", country="IRQ", lat=36.3),)}, "other_country"),
    ({}, {"text": "A shell hit the school."}, "other_site"),
    ({}, {}, "same_site"),
    ({}, {}, "same_type"),
    ({}, {"type": "COERCE"}, "kin_type"),
    ({}, {"type": "THREATEN"}, "word_and_deed"),
    ({"mode": "aerial"}, {"mode": "firearms"}, "other_mode"),
    ({"mode": "aerial"}, {"mode": "aerial"}, "same_mode"),
    ({}, {}, "same_word"),
    ({"trigger": "captured"}, {"trigger": "liberated"}, "like_words"),
    ({"trigger": "kidnapped"}, {"trigger": "released"}, "opposite_words"),
    ({}, {"factuality": "planned"}, "one_ahead"),
    ({"factuality": "planned"}, {"factuality": "urged"}, "both_ahead"),
    ({}, {"factuality": "denied"}, "one_denied"),
    ({"factuality": "planned"}, {"factuality": "denied"}, "ahead_and_denied"),
    ({"actor": (ARMY,)}, {"actor": (ARMY,)}, "same_actor"),
    ({"actor": (KNOWN_ARMY,)}, {"actor": (SOLDIERS,)}, "compatible_actor"),
    ({"actor": (ARMY,)}, {"actor": (REBELS,)}, "other_actor"),
    ({"recipient": (ARMY,)}, {"recipient": (ARMY,)}, "same_recipient"),
    ({"recipient": (ARMY,)}, {"recipient": (REBELS,)}, "other_recipient"),
    ({"actor": (ARMY,), "recipient": (REBELS,)}, {"actor": (REBELS,), "recipient": (ARMY,)}, "parts_swapped"),
    ({"toll": (a_toll(12, 12),)}, {"toll": (a_toll(12, 12),)}, "same_toll"),
    ({"toll": (a_toll(12, 12),)}, {"toll": (a_toll(12, None),)}, "tolls_may_agree"),
    ({"toll": (a_toll(12, 12),)}, {"toll": (a_toll(3, 3),)}, "tolls_clash"),
    ({}, {"text": "It was shelled a second time."}, "one_is_another"),
    ({}, {"text": "The shelled town marked the anniversary."}, "one_remembers"),
    ({}, {"text": "It was to be shelled; that was cancelled."}, "one_cancelled"),
    ({}, {"text": "It was shelled in retaliation."}, "one_answers"),
    ({}, {"text": "It shelled 12 towns."}, "shared_numbers"),
    ({}, {"text": "It shelled 44 towns."}, "other_numbers"),
    ({}, {"text": "Homes were shelled in Raqqa by Turks."}, "no_shared_name"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "name"), YES, ids=[name for _, _, name in YES])
def test_a_comparison_says_yes(one: dict[str, Any], other: dict[str, Any], name: str) -> None:
    """And what is told of the same telling alone tells when it must say no."""
    says = dict(
        zip((c.__name__ for c in COMPARISONS), compare(a_telling(**one), a_telling("p2", **other)), strict=True)
    )
    assert says[name] == 1.0
    opposite = {"same_place": "other_province", "same_type": "word_and_deed", "same_toll": "tolls_clash"}
    assert says.get(opposite.get(name, ""), 0.0) == 0.0


def test_a_later_higher_toll_is_no_clash() -> None:
    """Tolls rise: 12 on Tuesday and 19 on Wednesday may be one act, 19 on Tuesday and 12 on Wednesday not."""
    names = [c.__name__ for c in COMPARISONS]
    low: dict[str, Any]
    high: dict[str, Any]
    low, high = {"toll": (a_toll(12, 12),)}, {"toll": (a_toll(19, 19),)}
    rising = dict(zip(names, compare(a_telling(**low), a_telling("p2", day="2016-04-13", **high)), strict=True))
    falling = dict(zip(names, compare(a_telling(**high), a_telling("p2", day="2016-04-13", **low)), strict=True))
    assert (rising["tolls_may_agree"], rising["tolls_clash"]) == (1.0, 0.0)
    assert (falling["tolls_may_agree"], falling["tolls_clash"]) == (0.0, 1.0)


@given(st.permutations(range(len(YES))).map(lambda order: order[:2]))
def test_the_order_of_two_tellings_does_not_matter(pair: list[int]) -> None:
    """Any two of the table's, either way round."""
    one, other = a_telling(**YES[pair[0]][0]), a_telling("p2", **YES[pair[1]][1])
    assert compare(one, other) == pytest.approx(compare(other, one))


def test_every_comparison_says_what_it_compares() -> None:
    """Its docstring is one sentence; no two have one, and each stands in one list only."""
    sentences = [c.__doc__ or "" for c in COMPARISONS]
    assert all(sentence.endswith(".") and "\n" not in sentence for sentence in sentences)
    assert len(set(sentences)) == len(COMPARISONS) == len({*FOR, *AGAINST, *EITHER})


def test_no_comparison_is_left_out_of_the_table() -> None:
    """A new function of two tellings that gives a number belongs in the lists."""
    modules = (compare_act, compare_actors, compare_place, compare_time, compare_words)
    written = {
        function
        for module in modules
        for name, function in vars(module).items()
        if not name.startswith("_")
        and getattr(function, "__module__", None) == module.__name__
        and getattr(function, "__annotations__", {}).get("return") == "float"
    }
    assert written == set(COMPARISONS)
