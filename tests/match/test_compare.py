"""Each comparison says one thing, in one sentence, whichever telling comes first."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.match import (
    compare_act,
    compare_actors,
    compare_details,
    compare_jointly,
    compare_place,
    compare_time,
    compare_words,
)
from dateline.match.compare import AGAINST, COMPARISONS, EITHER, FOR, compare
from dateline.match.telling import Telling, read_tellings
from dateline.records.claim import PlaceFiller, TimeFiller
from dateline.records.coded import Mention
from dateline.records.values import Timex3
from tests.match.builders import a_claim, a_page, a_telling, a_when, an_actor, hajin, idlib, province, whom
from tests.store import builders
from tests.store.builders import a_relation, a_toll

ARMY = an_actor("reg:army", country="SYR", sector="MIL")
REBELS = an_actor("reg:rebels", country="SYR", sector="REB")
SOLDIERS = an_actor("gen:SYR-MIL", country="SYR", sector="MIL")
TEACHER = whom("the teacher Amina Said", "Gunmen killed the teacher Amina Said in Hajin.")
HERDERS = whom("three herders", "Gunmen killed three herders in Hajin.")


def side_of_province() -> PlaceFiller:
    """The east of the province in which Hajin lies, as a region without a known outline."""
    return replace(province(), id="gn:dez-east", precision="region")


# What one and the other say, and a comparison that must say yes.
YES: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({}, {}, "same_day"),
    ({}, {"when": a_when("2016-04-12")}, "next_day"),
    ({}, {"when": a_when("2016-04-12")}, "next_day_of_act"),
    ({}, {"when": a_when("2014-04-12")}, "years_apart"),
    ({"trigger": "kidnapped"}, {"trigger": "released"}, "one_lets_go"),
    ({}, {"text": "It cancelled the meeting.", "trigger": "cancelled", "type": "REJECT"}, "one_calls_off"),
    ({}, {"when": a_when("2016-04-16")}, "days_apart"),
    ({}, {"when": a_when("2016-06-11")}, "weeks_apart"),
    ({}, {"when": a_when("2016-04-13")}, "other_day_of_act"),
    ({}, {"when": a_when("2016-04-08", days=7, taken_from="dct")}, "may_be_one_time"),
    ({"text": "They shelled Hajin at dawn."}, {"text": "They shelled Hajin at midnight."}, "other_part_of_day"),
    ({}, {}, "same_place"),
    ({}, {"place": (province(),)}, "place_inside_other"),
    ({}, {"place": (side_of_province(),)}, "place_inside_other"),
    ({}, {"place": (idlib(),)}, "other_province"),
    ({}, {"place": (hajin(id="gn:far", lat=35.5),)}, "other_place_of_province"),
    ({}, {"place": (hajin(id="gn:mosul", country="IRQ", lat=36.3),)}, "other_country"),
    ({}, {"text": "A shell hit the school."}, "other_site"),
    ({}, {}, "same_site"),
    ({}, {}, "same_type"),
    ({}, {"type": "COERCE"}, "kin_type"),
    ({}, {"type": "THREATEN"}, "word_and_deed"),
    ({"mode": "aerial"}, {"mode": "firearms"}, "other_mode"),
    ({"trigger": "captured"}, {"trigger": "liberated"}, "like_words"),
    ({"trigger": "kidnapped"}, {"trigger": "released"}, "opposite_words"),
    ({}, {"factuality": "planned"}, "one_ahead"),
    ({"factuality": "planned"}, {"factuality": "urged"}, "both_ahead"),
    ({}, {"factuality": "denied"}, "one_denied"),
    ({"factuality": "planned"}, {"factuality": "denied"}, "ahead_and_denied"),
    ({"actor": (ARMY,)}, {"actor": (ARMY,)}, "same_actor"),
    ({"actor": (ARMY,)}, {"actor": (SOLDIERS,)}, "compatible_actor"),
    ({"actor": (ARMY,)}, {"actor": (REBELS,)}, "other_actor"),
    ({"recipient": (ARMY,)}, {"recipient": (ARMY,)}, "same_recipient"),
    ({"recipient": (ARMY,)}, {"recipient": (REBELS,)}, "other_recipient"),
    ({"toll": (a_toll(12, 12),)}, {"toll": (a_toll(12, 12),)}, "same_toll"),
    ({"toll": (a_toll(12, 12),)}, {"toll": (a_toll(12, None),)}, "tolls_may_agree"),
    ({"toll": (a_toll(12, 12),)}, {"toll": (a_toll(3, 3),)}, "tolls_clash"),
    ({}, {"text": "It was shelled a second time."}, "one_is_another"),
    ({}, {"text": "It was the anniversary of the day when guns shelled it."}, "one_remembers"),
    ({}, {"text": "It was to be shelled; that was cancelled."}, "one_cancelled"),
    ({}, {"text": "They called off the day's plan and shelled nothing."}, "one_cancelled"),
    (TEACHER, HERDERS, "other_people"),
    (TEACHER, HERDERS, "other_person"),
    ({"text": "It shelled 12 teachers."}, {"text": "It shelled 9 teachers."}, "other_count"),
    ({"text": "It shelled 12 teachers."}, {"text": "The 12 teachers were shelled."}, "same_count"),
    ({"text": "It shelled 12 teachers."}, {"text": "It shelled the teachers."}, "same_people"),
    ({}, {"place": (idlib(),)}, "other_place_of_act"),
    ({"trigger": "killed"}, {"trigger": "withdrew"}, "other_kind"),
    ({}, {"trigger": "visited", "type": "CONSULT"}, "other_type"),
    ({}, {"trigger": "fed", "type": "AID"}, "help_and_harm"),
    ({}, {"when": a_when("2016-04-13")}, "same_place_other_day"),
    ({}, {"place": (idlib(),)}, "same_day_other_place"),
    ({}, {"when": a_when("2016-04-08", days=7, taken_from="dct")}, "may_be_one_time_and_place"),
    ({}, {"text": "It was shelled in retaliation."}, "one_answers"),
    ({}, {"text": "It shelled 12 towns."}, "shared_numbers"),
    ({}, {"text": "It shelled 44 towns."}, "other_numbers"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "name"), YES, ids=[name for _, _, name in YES])
def test_a_comparison_says_yes(one: dict[str, Any], other: dict[str, Any], name: str) -> None:
    """And what is told of the same telling alone tells when it must say no."""
    answers = dict(
        zip((c.__name__ for c in COMPARISONS), compare(a_telling(**one), a_telling("p2", **other)), strict=True)
    )
    assert answers[name] == 1.0
    opposite = {"same_place": "other_province", "same_type": "word_and_deed", "same_toll": "tolls_clash"}
    assert answers.get(opposite.get(name, ""), 0.0) == 0.0


def says(name: str, one: dict[str, Any], other: dict[str, Any]) -> float:
    """What the comparison of that name says."""
    comparison = {c.__name__: c for c in COMPARISONS}[name]
    return comparison(a_telling(**one), a_telling("p2", **other))


def named(text: str, *names: str, **more: Any) -> Telling:
    """A shelling whose sentence names places that no gazetteer knows."""
    mentions = tuple(
        Mention(id=f"m{n}", kind="place", start=text.index(name), end=text.index(name) + len(name), text=name)
        for n, name in enumerate(names)
    )
    (telling,) = read_tellings(a_page(a_claim(text=text, place=(), **more), mentions=mentions))
    return telling


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Benisheik", "Beni Sheikh", True),
        ("Al-Duwaym", "Ed Dueim", True),
        ("Mullaittivu", "Mullaitivu", True),
        ("Ocosingo", "San Jacinto de Ocosingo", True),
        ("Hajin", "Harim", False),
    ],
)
def test_a_village_is_known_by_its_name_however_it_is_spelled(one: str, other: str, same: bool) -> None:
    """No gazetteer is asked."""
    first, second = (named(f"Guns shelled the people of {name} at noon.", name) for name in (one, other))
    assert compare_place.same_place_name(first, second) == same
    assert compare_place.other_place_names(first, second) == (not same)


def test_a_day_that_the_act_s_own_clause_does_not_tell_is_no_other_day() -> None:
    """The story's day may be another act's; only what both clauses tell is two days for certain."""
    assert says("other_day_of_act", {}, {"when": a_when("2016-04-13", taken_from="story")}) == 0.0
    assert says("other_day_of_act", {}, {"when": a_when("2016-04-12")}) == 0.0


def test_a_name_from_elsewhere_in_the_sentence_makes_no_one_place() -> None:
    """*In answer to the attack on Hajin, guns shelled Idlib* puts the act in Idlib."""
    first = a_telling(text="Guns shelled Hajin.")
    second = a_telling("p2", text="Guns shelled Idlib in answer to the raid on Hajin.", place=(idlib(),))
    assert compare_place.other_place_of_act(first, second) == 1.0
    assert compare_place.same_place_name(first, second) == 0.0


def test_a_party_s_initials_are_no_village() -> None:
    """*FARC* was read as a place that nobody knows; *Angostura* is one."""
    assert named("Jets shelled a FARC camp.", "FARC").place_names == {}
    assert named("Jets shelled a camp at Angostura.", "Angostura").place_names.keys() == {"angustura"}


def test_a_night_is_one_night_though_it_has_two_dates() -> None:
    """*Late on Monday* and *early on Tuesday* may be an hour apart; noon on Monday and on Tuesday are not."""
    late = {"text": "Guns shelled Hajin late in the evening."}
    early = {"text": "Guns shelled Hajin before dawn.", "when": a_when("2016-04-12")}
    noon = {"text": "Guns shelled Hajin at noon.", "when": a_when("2016-04-12")}
    assert (says("same_night", late, early), says("next_day", late, early), says("other_part_of_day", late, early)) == (
        1.0, 0.0, 0.0,
    )  # fmt: skip
    assert (says("same_night", late, noon), says("next_day", late, noon)) == (0.0, 1.0)


def a_time(text: str, value: str | None = None) -> TimeFiller:
    """A mention of a time, with its TIMEX3 value if it is read."""
    timex3 = Timex3(type="TIME", value=value) if value else None
    return replace(builders.a_time(None, None), text=text, end=len(text), timex3=timex3)


def at(time: str, value: str | None = None, **more: Any) -> dict[str, Any]:
    """What is told with a time of the act's own."""
    return {"time": a_time(time, value), **more}


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (at("late on Monday"), at("Monday morning"), 1.0),
        (at("late last week"), at("Monday morning"), 0.0),
        (at("the evening"), at("Monday morning", text="They shelled it unlike the evening's guns."), 1.0),
        (at("ten", "2016-04-11T10:30"), at("four", "2016-04-11T04:00"), 1.0),
        (at("four", "2016-04-11T16:00"), at("four", "2016-04-11T04:00"), 0.0),  # which four is not told
        (at("ten", "2016-04-11T10:30"), at("ten", "2016-04-11T10:00"), 0.0),
        (at("late on Monday"), at("the small hours", when=a_when("2016-04-12")), 0.0),
    ],
)
def test_the_act_s_own_time_tells_its_part_of_the_day(one: dict[str, Any], other: dict[str, Any], apart: float) -> None:
    """Before all other words of its sentences; hours apart are parts of a day as well."""
    assert says("other_part_of_day", one, other) == apart


def test_a_part_of_the_day_that_is_the_saying_s_is_none_of_the_act() -> None:
    """*They shelled it, he said in the evening*."""
    said = {"text": "They shelled it, he said in the evening.", "said": a_time("in the evening")}
    assert says("other_part_of_day", said, {"text": "They shelled it at dawn."}) == 0.0


def test_an_undated_day_may_run_into_the_night_before() -> None:
    """*On Monday* and *in the small hours of Tuesday*: reporters of the night choose either."""
    assert says("same_night", at("Monday"), at("the small hours of Tuesday", when=a_when("2016-04-12"))) == 1.0
    assert says("same_night", at("Monday noon"), at("the small hours", when=a_when("2016-04-12"))) == 0.0


def test_a_report_that_gives_both_days_is_of_no_next_day() -> None:
    """The clauses of one act may differ by a day."""
    claims = (a_claim("p2", 1, when=a_when("2016-04-12")), a_claim("p2", 2, when=a_when("2016-04-11")))
    both = read_tellings(a_page(*claims, relations=(a_relation("e2", "same", "e1"),)))[0]
    assert len(both.claims) == 2
    assert compare_time.next_day_of_act(a_telling(), both) == 0.0


def test_a_town_may_be_freed_by_those_who_took_it_and_people_may_not() -> None:
    """*Captured* says both; *arrested* and *freed* are two acts."""
    assert says("one_lets_go", {"trigger": "captured"}, {"trigger": "freed"}) == 0.0
    assert says("one_lets_go", {"trigger": "arrested"}, {"trigger": "freed", "mode": "release"}) == 1.0


def test_bombs_that_are_dropped_call_nothing_off() -> None:
    """Nor is a plan ahead whose calling off is told."""
    dropped = {"text": "Planes dropped bombs on it.", "trigger": "dropped", "type": "ASSAULT"}
    off = {"text": "They called off the talks.", "trigger": "called off", "type": "REJECT", "factuality": "planned"}
    assert says("one_calls_off", dropped, {}) == 0.0
    assert says("one_calls_off", off, {"factuality": "planned"}) == 1.0
    assert says("both_ahead", off, {"factuality": "planned"}) == 0.0


def test_any_act_of_violence_may_be_called_an_attack() -> None:
    """So an attack and a bombing are of no different kinds; an ambush and a bombing are."""
    assert says("other_kind", {"trigger": "attack"}, {"trigger": "bombing"}) == 0.0
    assert says("other_kind", {"trigger": "ambush"}, {"trigger": "bombing"}) == 1.0


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ({"mode": "drone"}, {"mode": "aerial"}, 0.0),
        ({"mode": "explosives", "trigger": "air attack"}, {"mode": "aerial"}, 0.0),
        ({"mode": "heavy-weapons", "trigger": "bombardment"}, {"mode": "aerial"}, 0.0),
        ({"mode": "heavy-weapons"}, {"mode": "aerial"}, 1.0),
    ],
)
def test_what_comes_from_the_air_is_one_means(one: dict[str, Any], other: dict[str, Any], differ: float) -> None:
    """By drone or by plane, whatever the detector made of *air attack*."""
    assert says("other_mode", one, other) == differ


def test_who_attacks_and_who_withdraws_may_be_one() -> None:
    """Then they are two acts; what rebels attack and soldiers leave may be one."""
    attacked = {"trigger": "attacked", "actor": (REBELS,)}
    left = {"trigger": "withdrew", "type": "RETREAT"}
    assert says("kin_type", attacked, left | {"actor": (ARMY,)}) == 1.0
    assert says("kin_type", attacked, left | {"actor": (REBELS,)}) == 0.0
    assert says("other_type", attacked, left | {"actor": (REBELS,)}) == 1.0


def test_a_denial_is_of_the_act_that_it_names() -> None:
    """*They did not attack the town* says nothing of its siege."""
    siege = a_telling(trigger="besieged", type="COERCE")
    denied = a_telling("p2", trigger="attack", factuality="denied")
    assert compare_act.denies_another(siege, denied)
    assert compare_act.denies_another(denied, siege)
    assert not compare_act.denies_another(a_telling(trigger="attacked"), denied)
    assert not compare_act.denies_another(a_telling(trigger="besieged", type="COERCE", factuality="denied"), denied)


def test_a_town_is_no_victim() -> None:
    """*Captured* and *freed* of a town, though its reports name other people."""
    first = {"text": "They captured it with 12 teachers.", "trigger": "captured"}
    second = {"text": "They captured it with 12 herders.", "trigger": "captured"}
    taken = (
        whom("the teacher Amina Said", "They kidnapped the teacher Amina Said.") | {"trigger": "kidnapped"},
        whom("three herders", "They kidnapped three herders.") | {"trigger": "kidnapped"},
    )
    assert says("other_victims_of_deed", first, second) == 0.0
    assert says("other_victims_of_deed", *taken) == 1.0


def test_different_people_are_killed_in_different_acts() -> None:
    """Two killings in one town on one day are told apart by whom they befell; two shellings may hit many."""
    assert says("other_victims_of_deed", TEACHER, HERDERS) == 1.0
    assert says("other_victims_of_deed", TEACHER, TEACHER) == 0.0


def test_an_army_and_its_government_are_no_two_actors() -> None:
    """What soldiers do one report tells of the army and the other of the state; a rebel group is another."""
    state = an_actor("reg:syr-gov", country="SYR", sector="GOV")
    assert compare_actors.measure_actor(ARMY, state) == "compatible"
    assert compare_actors.measure_actor(ARMY, SOLDIERS) == "compatible"
    assert compare_actors.measure_actor(ARMY, REBELS) == "other"
    assert compare_actors.measure_actor(REBELS, an_actor("reg:others", country="SYR", sector="REB")) == "other"


def test_a_later_higher_toll_is_no_clash() -> None:
    """Tolls rise: 9 on Tuesday and 19 on Wednesday may be one act, 19 on Tuesday and 9 on Wednesday not."""
    names = [c.__name__ for c in COMPARISONS]
    low: dict[str, Any]
    high: dict[str, Any]
    low, high = {"toll": (a_toll(9, 9),)}, {"toll": (a_toll(19, 19),)}
    rising = dict(zip(names, compare(a_telling(**low), a_telling("p2", day="2016-04-13", **high)), strict=True))
    falling = dict(zip(names, compare(a_telling(**high), a_telling("p2", day="2016-04-13", **low)), strict=True))
    assert (rising["tolls_may_agree"], rising["tolls_clash"]) == (1.0, 0.0)
    assert (falling["tolls_may_agree"], falling["tolls_clash"]) == (0.0, 1.0)


def test_near_figures_are_no_full_clash() -> None:
    """Outlets give 12 and 14 for one act; 12 and 3, and *at least 30* and 12, tell two."""
    toll = {"toll": (a_toll(12, 12),)}
    clashes = [says("tolls_clash", toll, {"toll": (a_toll(*other),)}) for other in ((14, 14), (3, 3), (30, None))]
    assert clashes == [pytest.approx(2 * 2 / 14), 1.0, 1.0]
    assert says("tolls_clash", toll, toll) == 0.0


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
    modules = (
        compare_act, compare_actors, compare_details, compare_jointly, compare_place, compare_time, compare_words,
    )  # fmt: skip
    written = {
        function
        for module in modules
        for name, function in vars(module).items()
        if not name.startswith("_")
        and getattr(function, "__module__", None) == module.__name__
        and getattr(function, "__annotations__", {}).get("return") == "float"
    }
    assert written == set(COMPARISONS)
