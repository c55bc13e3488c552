"""The scored model of places: what each comparison says, what is hard, and what the reviewer is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from inspect import getdoc

import pytest

from dateline.ground.gazetteer import Gazetteer, PlaceCandidate
from dateline.ground.place_beside import read_beside
from dateline.ground.place_choice import choose, is_supported, lies_in
from dateline.ground.place_comparisons import (
    COMPARISONS,
    Question,
    asked_feature,
    asked_kind,
    demonym,
    in_force,
    is_one_of_many,
    name_match,
    own_gazetteer,
    own_table,
    page_country,
    page_distance,
    page_region,
    seat_of_region,
    world_city,
)
from dateline.ground.place_evidence import Evidence, gather_evidence
from dateline.ground.place_explain import explain_place
from dateline.ground.place_states import read_state, state_after
from dateline.ground.place_weights import WEIGHTS, rank
from dateline.ground.toponym import PlaceContext, resolve_place
from dateline.records.values import PlaceValue


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """One gazetteer for the module: building it takes seconds."""
    opened = Gazetteer.open(tmp_path_factory.mktemp("gazetteer"))
    yield opened
    opened.close()


def a_town(name: str = "Foo", country: str | None = "SYR", people: int = 5000, **changes: object) -> PlaceCandidate:
    """A town of GeoNames' kind."""
    fields: dict[str, object] = {
        "id": f"geonames:{name}-{country}-{people}", "kind": "city", "name": name, "lat": 35.0, "lon": 37.0,
        "country": country, "admin1": None, "precision": "exact", "population": people, "capital": 0, "spelling": "own",
    }  # fmt: skip
    return PlaceCandidate(**(fields | changes))  # type: ignore[arg-type]


def a_page(countries: Mapping[str, int] | None = None, **changes: object) -> Evidence:
    """What the page's other names say."""
    fields: dict[str, object] = {"countries": countries or {}, "regions": {}, "points": ()}
    return Evidence(**(fields | changes))  # type: ignore[arg-type]


def a_question(*among: PlaceCandidate, page: Evidence | None = None, **changes: object) -> Question:
    """A question about the name of these places."""
    fields: dict[str, object] = {"words": "Foo", "want": None, "feature": "", "among": among}
    return Question(**(fields | {"evidence": page or a_page()} | changes))  # type: ignore[arg-type]


def test_every_comparison_has_a_weight_and_a_sentence() -> None:
    """The table is whole, and each docstring is one line that a reviewer can read."""
    assert {compare.__name__ for compare in COMPARISONS} == set(WEIGHTS)
    assert all("\n" not in (getdoc(compare) or "\n") for compare in COMPARISONS)


def test_the_own_name_counts_more_than_any_other() -> None:
    """Own before other before variant before romanised."""
    strengths = [
        name_match(a_town(spelling=spelling), a_question()) for spelling in ("own", "other", "variant", "romanised")
    ]
    assert strengths == sorted(strengths, reverse=True)
    assert len(set(strengths)) == 4


def test_the_page_speaks_for_its_countries_in_proportion() -> None:
    """The most named country counts one, the others their share, a country of no mention nothing."""
    page = a_question(page=a_page({"SYR": 4, "LBN": 1}))
    found = [page_country(a_town(country=country), page) for country in ("SYR", "LBN", "TUR")]
    assert found == [1.0, 0.25, 0.0]


def test_names_of_a_province_add_up() -> None:
    """More other names of a province make it likelier, with less to gain each time."""
    one, three = (
        page_region(a_town(admin1="Idlib"), a_question(page=a_page(regions={("SYR", "Idlib"): count})))
        for count in (1.0, 3.0)
    )
    assert 0 < one < three < 1


def test_a_near_place_counts_and_a_far_one_does_not() -> None:
    """Twenty kilometres are near, a thousand are not."""
    near, far = (
        page_distance(a_town(), a_question(page=a_page(points=(point,)))) for point in ((35.2, 37.0), (45.0, 37.0))
    )
    assert near > 0.8
    assert far == 0.0


def test_a_world_city_needs_to_tower_over_its_namesakes() -> None:
    """Eighty times the people of those on the page's side, and the name as its own."""
    village, moscow = a_town(country="USA", people=20_000), a_town(country="RUS", people=10_000_000)
    page = a_page({"USA": 3})
    assert world_city(moscow, a_question(village, moscow, page=page)) == 1.0
    twin = a_town(country="USA", people=400_000)
    assert world_city(moscow, a_question(twin, moscow, page=page)) == 0.0
    alias = a_town(country="RUS", people=10_000_000, spelling="other")
    assert world_city(alias, a_question(village, alias, page=page)) == 0.0


def test_a_region_gives_way_to_its_own_town_unless_asked_for() -> None:
    """Idlib is the town; Idlib province is the province."""
    town = a_town(admin1="Foo")
    region = a_town(kind="region", admin1="Foo", precision="province")
    assert seat_of_region(region, a_question(town, region)) == -1.0
    assert seat_of_region(region, a_question(town, region, want="region")) == 0.0
    assert asked_kind(region, a_question(town, region, want="region")) == 1.0
    assert asked_kind(town, a_question(town, region, want="region")) == -1.0


def test_a_camp_is_asked_for_by_its_word() -> None:
    """The camp before the town of its name; a place of no known feature stays as it was."""
    camp, town, plain = a_town(feature="camp"), a_town(feature="town"), a_town()
    question = a_question(camp, town, plain, feature="camp")
    assert [asked_feature(c, question) for c in (camp, town, plain)] == [1.0, -0.5, 0.0]
    assert asked_feature(camp, a_question(camp)) == 0.0


def test_a_peoples_name_is_its_country() -> None:
    """`Georgian` is no town."""
    georgia = a_town("Georgia", "GEO", kind="country", precision="country")
    assert demonym(georgia, a_question(georgia, words="Georgian")) == 1.0
    assert demonym(georgia, a_question(georgia, words="Georgia")) == 0.0


def test_an_area_counts_only_while_it_was_in_force() -> None:
    """From its first day up to, not including, its last."""
    zone = a_town(kind="area", from_=date(2017, 5, 4), until=date(2018, 7, 31))
    days = (date(2017, 5, 3), date(2017, 5, 4), date(2018, 7, 30), date(2018, 7, 31))
    assert [in_force(zone, a_question(zone, on=day)) for day in days] == [-1.0, 0.0, 0.0, -1.0]
    assert in_force(zone, a_question(zone)) == 0.0


def test_of_namesakes_the_one_in_force_is_taken() -> None:
    """An area that was not there yet loses to a village; alone it is what the words mean."""
    zone = a_town(kind="area", precision="region", from_=date(2023, 11, 1))
    village = a_town(people=800)
    page = a_page({"SYR": 2})
    for day, chosen in ((date(2015, 1, 1), village), (date(2024, 1, 1), zone)):
        assert choose(a_question(zone, village, page=page, on=day), (), lambda _: None).chosen is chosen
    assert choose(a_question(zone, page=page, on=date(2015, 1, 1)), (), lambda _: None).chosen is zone


SAHEL = PlaceValue(id="area:x", name="X", precision="region")
SHARED = {"area:x": ("MLI", "NER")}


@pytest.mark.parametrize(
    ("candidate", "holds"),
    [
        (a_town(country="MLI"), True),
        (a_town(country="NER", kind="country", precision="country"), True),
        (a_town(country="TCD"), False),
        (a_town(country=None, kind="own", countries=("NER", "MLI")), True),
        (a_town(country=None, kind="own", countries=("NER", "TCD")), False),  # half of it lies outside
        (a_town(country=None, kind="area"), False),  # open water
    ],
)
def test_an_area_of_several_countries_holds_their_places(candidate: PlaceCandidate, holds: bool) -> None:
    """Only what lies in these countries, and only where they are known."""
    assert lies_in(candidate, SAHEL, SHARED) is holds
    assert not lies_in(candidate, SAHEL)


def test_a_place_on_a_border_lies_in_both_countries() -> None:
    """Torkham in Afghanistan and Torkham in Pakistan; in no province of either."""
    crossing = a_town(country=None, kind="own", countries=("AFG", "PAK"))
    lands = [PlaceValue(id=c, name=c, country=c, precision="country") for c in ("AFG", "PAK", "IRN")]
    assert [lies_in(crossing, land) for land in lands] == [True, True, False]
    assert not lies_in(crossing, PlaceValue(id="p", country="AFG", admin1="Nangarhar", precision="province"))


def test_a_place_on_a_border_needs_one_of_its_countries_near() -> None:
    """Named, next door, or nothing named at all; on a page about another continent it is a namesake."""
    crossing = a_town(country=None, kind="own", countries=("AFG", "PAK"))
    assert is_supported(crossing, a_page({"PAK": 1}))
    assert is_supported(crossing, a_page({"IRN": 1}, neighbours=frozenset({"AFG", "PAK"})))
    assert is_supported(crossing, a_page())
    assert not is_supported(crossing, a_page({"USA": 3}))
    reason = choose(a_question(crossing, page=a_page({"USA": 3})), (), lambda _: None).reason
    assert reason == "only a namesake in AFG and PAK, which the page does not name"


def test_a_shared_area_on_the_page_speaks_for_its_countries(gazetteer: Gazetteer) -> None:
    """A third each for three countries, once however often it is named; a wide one only makes them near."""
    narrow, wide = (resolve_place(words, PlaceContext(), gazetteer) for words in ("Liptako-Gourma", "Middle East"))
    evidence = gather_evidence({}, (narrow, narrow), (), None, gazetteer)
    assert evidence.countries == pytest.approx({"MLI": 1 / 3, "BFA": 1 / 3, "NER": 1 / 3})
    evidence = gather_evidence({}, (wide,), (), None, gazetteer)
    assert evidence.countries == {}
    assert {"IRQ", "YEM"} <= evidence.neighbours


def test_a_place_of_our_table_among_many_namesakes_needs_the_page() -> None:
    """One namesake is outranked; two are not, unless another name of its province is there."""
    own = a_town(kind="own", people=0, admin1="North")
    others = [a_town(people=900 + n, admin1="South", lat=33.0 - n) for n in range(2)]
    assert own_table(own, a_question(own, others[0])) == 1.0
    assert is_one_of_many(own, a_question(own, *others))
    assert own_table(own, a_question(own, *others)) == 0.0
    told = a_page(regions={("SYR", "North"): 1.0})
    assert own_table(own, a_question(own, *others, page=told)) == 1.0
    near = a_page(points=((35.1, 37.0),))
    assert own_table(own, a_question(own, *others, page=near)) == 1.0
    twice = a_town(people=900, lat=35.02)  # GeoNames has the very village
    assert own_table(own, a_question(own, twice, others[0])) == 1.0


def test_a_users_entry_outranks_the_built_in_ones() -> None:
    """In the same country, even a city of a million."""
    mine, city = a_town(people=0, gazetteer="mine"), a_town(people=1_000_000)
    assert own_gazetteer(mine, a_question()) == 1.0
    assert rank(a_question(mine, city, page=a_page({"SYR": 2})))[0].candidate is mine


def test_containment_is_hard() -> None:
    """A namesake outside the stated place is not taken, whatever speaks for it."""
    inside, outside = a_town(country="LBN", people=800), a_town(country="LBY", people=1_000_000, capital=1)
    lebanon = PlaceValue(id="x", name="Lebanon", country="LBN", precision="country")
    question = a_question(inside, outside, page=a_page({"LBY": 9}))
    assert choose(question, (lebanon,), lambda _: None).chosen is inside
    chad = PlaceValue(id="y", name="Chad", country="TCD", precision="country")
    assert choose(question, (chad,), lambda _: None).reason == "no place of this name within Chad"


def test_support_is_hard() -> None:
    """A small namesake in a country that the page does not name is left unresolved with its country."""
    choice = choose(a_question(a_town(country="FRA"), page=a_page({"SYR": 2})), (), lambda _: None)
    assert choice.chosen is None
    assert choice.reason == "only a namesake in FRA, which the page does not name"


def test_a_town_across_the_border_needs_fewer_people() -> None:
    """Sixty thousand are enough next door, not at the other end of the world."""
    town = a_town(people=60_000)
    assert is_supported(town, a_page({"TUR": 2}, neighbours=frozenset({"SYR"})))
    assert not is_supported(town, a_page({"PER": 2}))


def test_a_lead_that_is_too_small_is_no_choice() -> None:
    """Two towns of one size in one country are ambiguous; entries of one spot are one place."""
    one, other = a_town(people=9000), a_town(people=7000, lat=33.0)
    page = a_page({"SYR": 1})
    assert choose(a_question(one, other, page=page), (), lambda _: None).reason.startswith("ambiguous: 2")
    twice = a_town(people=7000, lat=35.05)
    assert choose(a_question(one, twice, page=page), (), lambda _: None).chosen is one


def test_order_of_candidates_does_not_matter(gazetteer: Gazetteer) -> None:
    """The same choice from any order."""
    found = tuple(gazetteer.candidates("Tripoli"))
    page = a_page({"LBN": 3})
    chosen = {
        choose(a_question(*order, page=page), (), lambda _: None).chosen for order in (found, tuple(reversed(found)))
    }
    assert len(chosen) == 1


def test_other_names_of_the_page_point_to_its_province(gazetteer: Gazetteer) -> None:
    """A name of one province alone counts whole, one of several is shared out; a name counts once."""
    evidence = gather_evidence({}, (), ("Saraqib", "Saraqib", "Washington County"), None, gazetteer)
    assert evidence.regions["SYR", "Idlib"] == 1.0
    assert 0 < evidence.regions["USA", "Ohio"] < 0.1
    assert evidence.countries["USA"] == 1


@pytest.mark.parametrize(
    ("words", "state"),
    [("La.", "Louisiana"), ("W. Va.", "West Virginia"), ("N.C.", "North Carolina"), ("Sask.", "Saskatchewan"),
     ("Texans", "Texas"), ("LA", None), ("Ill", None), ("Georgia", None)],
)  # fmt: skip
def test_states_as_agencies_abbreviate_them(words: str, state: str | None) -> None:
    """With their stops; two capitals alone may be a city."""
    assert (read_state(words) or (None,))[0] == state


@pytest.mark.parametrize(
    ("after", "state"),
    [(", La., on Friday", "Louisiana"), (", TX 75001", "Texas"), (" (Mo.) police", "Missouri"), (", Libya", None),
     (" and Texas", None), (", Indians said", None)],
)  # fmt: skip
def test_a_state_behind_a_comma_holds_the_town(after: str, state: str | None) -> None:
    """Only right behind the name."""
    assert (state_after(after) or (None,))[0] == state


def test_the_text_beside_a_mention_is_read() -> None:
    """Party and seat, lists of counties, what kind of place is meant, what comes behind a comma."""
    assert read_beside("Rep. Jane Doe, R-", " said").in_congress
    assert read_beside("", " and Henry counties").county
    assert read_beside("the province of ", " said").want == "region"
    assert read_beside("", " city council").want == "city"
    assert read_beside("", ", northern Syria, on").holders[-1] == "Syria"


def test_a_list_behind_a_comma_is_no_container(gazetteer: Gazetteer) -> None:
    """Damascus is not in Turkey because a list goes on; a namesake in the country behind the comma would be taken."""
    context = PlaceContext(page_countries={"SYR": 2, "TUR": 2}, after=", Turkey and Iran")
    assert resolve_place("Damascus", context, gazetteer).country == "SYR"


def test_the_explanation_shows_candidates_scores_and_end(gazetteer: Gazetteer) -> None:
    """Each candidate with its figures, what the figures mean, and what decided."""
    context = PlaceContext(page_countries={"LBN": 2})
    steps = explain_place("Tripoli", context, gazetteer)
    assert any(step.startswith("Tripoli (city, North Lebanon, LBN) scores ") for step in steps)
    assert any(step.startswith("page_country: The page's other places") for step in steps)
    assert steps[-1] == "decided by own name: Tripoli, LBN, exact"
    assert explain_place("Foobariya", context, gazetteer)[-1] == "left unresolved: not in any gazetteer"


def test_several_of_one_name_in_one_province_are_the_province(gazetteer: Gazetteer) -> None:
    """What is sure is kept: the province that holds them all."""
    rivals = [c for c in gazetteer.candidates("Jalalabad") if c.country == "IND" and c.admin1 == "Uttar Pradesh"]
    assert len(rivals) == 2
    value = resolve_place("Jalalabad", PlaceContext(page_countries={"IND": 9}), gazetteer)
    assert value.country in (None, "IND")
    within = resolve_place("Uttar Pradesh", PlaceContext(), gazetteer)
    value = resolve_place("Jalalabad", PlaceContext(words_within=(within,)), gazetteer)
    assert (value.name, value.precision) == ("Uttar Pradesh", "province")
