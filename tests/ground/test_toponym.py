"""Places: what a page's words name, and when they name nothing that may be written down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import GazetteerError
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.place_words import take_apart
from dateline.ground.toponym import PlaceContext, resolve_place
from dateline.records.values import PlaceValue


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """One gazetteer for the module: building it takes seconds."""
    opened = Gazetteer.open(tmp_path_factory.mktemp("gazetteer"))
    yield opened
    opened.close()


def on_a_page_about(*countries: str) -> PlaceContext:
    """A page that names each of these countries five times."""
    return PlaceContext(page_countries=dict.fromkeys(countries, 5))


RESOLVED = [
    # the city is all of it, wherever it lies; a town that only its province is known by
    ("northern Syrian city of Aleppo", "SYR", "Aleppo", "SYR", "exact"),
    ("city of Hama", "SYR", "Ḩamāh", "SYR", "exact"),
    # words, the page's country, name, country, precision
    ("al-Fu'ah", "SYR", "al-Fu'ah", "SYR", "exact"),  # the project's own table
    ("al-Fu’ah", "SYR", "al-Fu'ah", "SYR", "exact"),  # a curly apostrophe is the same name
    ("Kafraya", "SYR", "Kafriya", "SYR", "exact"),
    ("Idlib", "SYR", "Idlib", "SYR", "exact"),  # the town, where town and province share a name
    ("Idlib province", "SYR", "Idlib", "SYR", "province"),
    ("governorate of Idlib", "SYR", "Idlib", "SYR", "province"),
    ("eastern Idlib countryside", "SYR", "Idlib", "SYR", "province"),
    ("southern Idlib", "SYR", "Idlib", "SYR", "province"),  # a side of a name that a province bears
    ("northern Homs countryside pocket", "SYR", "Homs", "SYR", "province"),
    ("southern governorates of Daraa", "SYR", "Daraa", "SYR", "province"),
    ("al-Quneitra", "SYR", "Quneitra", "SYR", "province"),
    ("Deir al-Zor province", "SYR", "Deir ez-Zor", "SYR", "province"),
    ("city of Aleppo", "SYR", "Aleppo", "SYR", "exact"),
    ("outskirts of Aleppo", "SYR", "Aleppo", "SYR", "near"),
    ("near Manbij", "SYR", "Manbij", "SYR", "near"),
    ("20 km south of Damascus", "SYR", "Damascus", "SYR", "near"),
    ("Maaret al-Numan", "SYR", "Ma‘arrat an Nu‘mān", "SYR", "exact"),  # one of many romanisations
    ("Khan Sheikhoun", "SYR", "Khān Shaykhūn", "SYR", "exact"),
    ("Saraqeb", "SYR", "Saraqib", "SYR", "exact"),
    ("Palmyra", "SYR", "Tadmur", "SYR", "exact"),  # not the one in New York
    ("Eastern Ghouta", "SYR", "Eastern Ghouta", "SYR", "region"),
    ("Khmeimim air base", "SYR", "Khmeimim air base", "SYR", "exact"),
    ("northern Syria", "SYR", "Syria", "SYR", "region"),
    ("Syria", "SYR", "Syria", "SYR", "country"),
    ("Syria's", "SYR", "Syria", "SYR", "country"),
    ("Syrian", "SYR", "Syria", "SYR", "country"),
    ("Turkish border", "SYR", "Turkey", "TUR", "region"),
    ("Moscow", "SYR", "Moscow", "RUS", "exact"),  # known beyond its country
    ("Geneva", "SYR", "Geneva", "CHE", "exact"),  # no namesake in New York counts here
    ("U.S.", "SYR", "United States", "USA", "country"),
    ("UK", "SYR", "United Kingdom", "GBR", "country"),
    ("UAE", "YEM", "United Arab Emirates", "ARE", "country"),
    ("DRC", "COD", "Democratic Republic of the Congo", "COD", "country"),
    ("Democratic Republic of Congo", "COD", "Democratic Republic of the Congo", "COD", "country"),
    ("North Kivu", "COD", "North Kivu", "COD", "province"),
    ("Ituri province", "COD", "Ituri", "COD", "province"),
    ("Bunagana", "COD", "Bunagana", "COD", "exact"),
    ("eastern Congo", "COD", "Democratic Republic of the Congo", "COD", "region"),  # of two Congos the page's
    ("Anbar", "IRQ", "Anbar", "IRQ", "province"),
    ("Mosul, northern Iraq", "IRQ", "Mosul", "IRQ", "exact"),
    ("western Iraq", "IRQ", "Iraq", "IRQ", "region"),
    ("Kirkuk province", "IRQ", "Kirkuk", "IRQ", "province"),
    ("Hodeidah", "YEM", "Hudaydah", "YEM", "province"),  # a spelling that only the province's row has
    ("Marib", "YEM", "Ma'rib", "YEM", "exact"),
    ("Gaza", "PSE", "Gaza Strip", "PSE", "region"),
    ("Gaza Strip", "PSE", "Gaza Strip", "PSE", "region"),
    ("northern Gaza", "PSE", "northern Gaza Strip", "PSE", "region"),
    ("West Bank", "PSE", "West Bank", "PSE", "region"),
    ("Jenin refugee camp", "PSE", "Jenin refugee camp", "PSE", "exact"),
    ("Khan Younis", "PSE", "Khān Yūnis", "PSE", "exact"),
    ("Golan Heights", "SYR", "Golan Heights", "SYR", "region"),
    ("Bekaa Valley", "LBN", "Beqaa Valley", "LBN", "region"),
    ("southern Lebanon", "LBN", "Lebanon", "LBN", "region"),
    ("Sinai", "EGY", "Sinai", "EGY", "region"),
    ("Tripoli", "LBY", "Tripoli", "LBY", "exact"),  # a page about Libya
    ("Tripoli", "LBN", "Tripoli", "LBN", "exact"),  # a page about Lebanon
    ("Donbas", "UKR", "Donbas", "UKR", "region"),
    ("Bakhmut", "UKR", "Bakhmut", "UKR", "exact"),
    ("Donetsk region", "UKR", "Donetsk", "UKR", "province"),
    ("Kharkiv oblast", "UKR", "Kharkiv", "UKR", "province"),
    ("Kyiv", "UKR", "Kyiv", "UKR", "exact"),
    ("Kursk region", "RUS", "Kursk", "RUS", "province"),
    ("Chechnya", "RUS", "Chechnya", "RUS", "province"),
    ("Nagorno-Karabakh", "AZE", "Nagorno-Karabakh", "AZE", "region"),
    ("Darfur", "SDN", "Darfur", "SDN", "region"),
    ("North Darfur", "SDN", "North Darfur", "SDN", "province"),
    ("El Fasher", "SDN", "El Fasher", "SDN", "exact"),
    ("Zamzam camp", "SDN", "Zamzam camp", "SDN", "exact"),
    ("Kordofan", "SDN", "Kordofan", "SDN", "region"),
    ("Tigray", "ETH", "Tigray", "ETH", "province"),
    ("Mekelle", "ETH", "Mek'ele", "ETH", "exact"),
    ("Cabo Delgado", "MOZ", "Cabo Delgado", "MOZ", "province"),
    ("Borno state", "NGA", "Borno", "NGA", "province"),
    ("Maiduguri", "NGA", "Maiduguri", "NGA", "exact"),
    ("Lake Chad basin", "NGA", "Lake Chad basin", None, "region"),
    ("Sahel", "MLI", "Sahel", None, "region"),  # the belt, not the region of Burkina Faso
    ("Kidal", "MLI", "Kidal", "MLI", "exact"),
    ("Middle East", "SYR", "Middle East", None, "region"),
    ("Horn of Africa", "SOM", "Horn of Africa", None, "region"),
    ("Kashmir", "IND", "Kashmir", None, "region"),
    ("Helmand", "AFG", "Helmand", "AFG", "province"),
    ("Helmand province", "AFG", "Helmand", "AFG", "province"),
    ("Khyber Pakhtunkhwa", "PAK", "Khyber Pakhtunkhwa", "PAK", "province"),
    ("Rakhine State", "MMR", "Rakhine", "MMR", "province"),
    ("Myawaddy", "MMR", "Myawaddy", "MMR", "exact"),
    ("Mindanao", "PHL", "Mindanao", "PHL", "region"),
    ("Catatumbo", "COL", "Catatumbo", "COL", "region"),
    ("Port-au-Prince", "HTI", "Port-au-Prince", "HTI", "exact"),
    ("Georgia", "GEO", "Georgia", "GEO", "country"),
    ("Georgia", "USA", "Georgia", "USA", "province"),  # the page names the United States and no Caucasus
    ("Springfield, Illinois", "USA", "Springfield", "USA", "exact"),
    ("South Sudan", "SSD", "South Sudan", "SSD", "country"),  # a name, not a side of Sudan
]  # fmt: skip


@pytest.mark.parametrize(("words", "page", "name", "country", "precision"), RESOLVED)
def test_words_resolve_to_the_place_the_page_means(
    gazetteer: Gazetteer, words: str, page: str, name: str | None, country: str | None, precision: str | None
) -> None:
    """Name, country and precision are those of the place that a reader of the page has in mind."""
    value = resolve_place(words, on_a_page_about(page), gazetteer)
    assert (value.name, value.country, value.precision) == (name, country, precision)


UNRESOLVED = [
    ("two towns", "SYR", "description"),
    ("there", "SYR", "description"),
    ("the besieged city", "SYR", "description"),
    ("al-Foobariya", "SYR", "not in any gazetteer"),
    ("Foix", "SYR", "only a namesake in FRA, which the page does not name"),
    ("Springfield", "USA", "ambiguous: "),  # no state is stated, none dominates
    ("village of Foobar in Syria", "SYR", "not in any gazetteer within Syria"),  # a country alone is too wide
    ("", "SYR", "no words"),
]


@pytest.mark.parametrize(("words", "page", "reason"), UNRESOLVED)
def test_what_is_not_known_stays_unresolved_with_its_reason(
    gazetteer: Gazetteer, words: str, page: str, reason: str
) -> None:
    """An id of None, no coordinate, and a reason that a reviewer can read."""
    value = resolve_place(words, on_a_page_about(page), gazetteer)
    assert value.id is None
    assert (value.lat, value.lon) == (None, None)
    assert (value.reason or "").startswith(reason)


@pytest.mark.parametrize(
    "words", ["Foobariya in Idlib", "Foobariya, Idlib province", "village of Foobariya in rural Idlib"]
)
def test_an_unknown_village_in_a_stated_province_is_the_province(gazetteer: Gazetteer, words: str) -> None:
    """The codebook's rule: precision `province`, decided by `within`."""
    value = resolve_place(words, on_a_page_about("SYR"), gazetteer)
    assert (value.id, value.precision, value.decided_by) == ("iso3166-2:SY-ID", "province", "within")


@pytest.mark.parametrize("words", ["Andriivka", "Pavlivka", "Stepove"])
def test_a_common_village_name_is_told_by_its_province_or_not_at_all(gazetteer: Gazetteer, words: str) -> None:
    """The front's village on a page about its front; on a page about the country alone any of them may be meant."""
    alone = resolve_place(words, on_a_page_about("UKR"), gazetteer)
    assert (alone.id, (alone.reason or "")[:10]) == (None, "ambiguous:")
    stated = resolve_place(f"{words} in Donetsk region", on_a_page_about("UKR"), gazetteer)
    assert (stated.country, stated.admin1) == ("UKR", "Donetsk")
    front = tuple(
        resolve_place(name, on_a_page_about("UKR"), gazetteer) for name in ("Avdiivka", "Bakhmut", "Vuhledar")
    )
    told = resolve_place(words, PlaceContext(page_countries={"UKR": 5}, page_places=front), gazetteer)
    assert (told.id or "").startswith("own:")
    assert told.admin1 == "Donetsk"


@pytest.mark.parametrize("words", ["Wesh", "Silwan", "Karki", "Gogra"])
def test_a_place_on_a_border_is_not_taken_on_another_continent(gazetteer: Gazetteer, words: str) -> None:
    """It is of no one country, and still of these parts."""
    value = resolve_place(words, on_a_page_about("USA"), gazetteer)
    assert value.id is None
    assert (value.reason or "").startswith("only a namesake in ")


@pytest.mark.parametrize(
    ("words", "page", "id"),
    [
        ("Ashrafieh", "LBN", "own:achrafieh"),
        ("Ashrafieh", "SYR", "own:ashrafiyah-aleppo"),
        ("Khaldiya", "SYR", "own:khalidiya-homs"),
        ("Khaldiya", "IRQ", "own:khalidiyah-anbar"),
        ("Bara", "PAK", "own:bara-khyber"),
        ("Bara", "SYR", "own:al-bara"),
        ("Torkham, Afghanistan", "AFG", "own:torkham"),
        ("Silwan", "ISR", "own:silwan"),
        ("Bamba", "MLI", "own:bamba-mali"),  # not 900 km away, where GeoNames has it
        ("Philadelphi", "PSE", "area:philadelphi-corridor"),
    ],
)
def test_namesakes_of_our_tables_are_told_by_the_page(gazetteer: Gazetteer, words: str, page: str, id: str) -> None:
    """Each keeps its own spelling, or the page's country decides."""
    assert resolve_place(words, on_a_page_about(page), gazetteer).id == id


def test_a_namesake_in_two_countries_of_the_page_stays_open(gazetteer: Gazetteer) -> None:
    """Beirut's quarter or Aleppo's: both lands are named."""
    assert resolve_place("Ashrafieh", on_a_page_about("LBN", "SYR"), gazetteer).id is None


def test_an_area_that_was_not_there_is_said_to_be_out_of_its_time(gazetteer: Gazetteer) -> None:
    """People speak of the past: it resolves, and the reviewer is told."""
    told = [
        resolve_place("FATA", PlaceContext(page_countries={"PAK": 5}, on=day), gazetteer).decided_by
        for day in (date(2015, 1, 1), date(2020, 1, 1), None)
    ]
    assert told == ["other name", "other name; out of its time", "other name"]


def test_a_row_that_is_only_near_has_a_radius(gazetteer: Gazetteer) -> None:
    """Ten kilometres; what is exact has none."""
    assert resolve_place("Klishchiivka", on_a_page_about("UKR"), gazetteer).radius_km is None
    assert resolve_place("Rozdolivka", on_a_page_about("UKR"), gazetteer).radius_km == 10.0


@pytest.mark.parametrize(
    ("words", "page"),
    [("az-Zawiyah", "LBY"), ("ar-Rastan", "SYR"), ("at-Tanf", "SYR"), ("an-Nasiriyah", "IRQ"), ("ez-Zor", "SYR")],
)
def test_a_small_article_does_not_make_a_description(gazetteer: Gazetteer, words: str, page: str) -> None:
    """The Arabic article takes the sound of the name behind it."""
    assert resolve_place(words, on_a_page_about(page), gazetteer).reason != "description"


def test_a_relation_to_a_province_works_as_stated_containment(gazetteer: Gazetteer) -> None:
    """`within` found elsewhere in the text counts as much as within the mention."""
    idlib = resolve_place("Idlib province", on_a_page_about("SYR"), gazetteer)
    value = resolve_place("Foobariya", PlaceContext(words_within=(idlib,)), gazetteer)
    assert (value.id, value.decided_by) == ("iso3166-2:SY-ID", "within")


def test_stated_containment_beats_the_page(gazetteer: Gazetteer) -> None:
    """Tripoli in Lebanon is Lebanon's, on a page about Libya too."""
    lebanon = resolve_place("Lebanon", PlaceContext(), gazetteer)
    context = PlaceContext(words_within=(lebanon,), page_countries={"LBY": 9})
    assert resolve_place("Tripoli", context, gazetteer).country == "LBN"


def test_an_earlier_reading_of_a_name_is_no_support_for_itself(gazetteer: Gazetteer) -> None:
    """A first guess that put its country on the page does not confirm itself in the second round."""
    guess = resolve_place("Tripoli", on_a_page_about("LBN"), gazetteer)
    context = PlaceContext(page_countries={"LBN": 1, "LBY": 1}, page_places=(guess,))
    assert resolve_place("Tripoli", context, gazetteer).country == "LBY"


def test_two_places_in_one_mention_are_its_members(gazetteer: Gazetteer) -> None:
    """`governorates of A and B` has no id of its own, and both provinces as members."""
    value = resolve_place("southern governorates of Daraa and al-Quneitra", on_a_page_about("SYR"), gazetteer)
    assert value.id is None
    assert [m.id for m in value.members] == ["iso3166-2:SY-DR", "iso3166-2:SY-QU"]
    assert value.country == "SYR"


def test_a_side_of_a_country_lies_on_that_side(gazetteer: Gazetteer) -> None:
    """Northern Syria is north of southern Syria, and eastern east of western."""
    north, south, east, west = (
        resolve_place(f"{side}ern Syria", on_a_page_about("SYR"), gazetteer)
        for side in ("north", "south", "east", "west")
    )
    assert (north.lat or 0) > (south.lat or 0)
    assert (east.lon or 0) > (west.lon or 0)


def test_no_place_of_the_gazetteer_lies_at_null_island(gazetteer: Gazetteer) -> None:
    """An unknown coordinate is unknown, never 0,0."""
    for name in ("Africa", "Gulf of Guinea", "Ghana", "Palestine", "Kosovo"):
        for candidate in gazetteer.candidates(name):
            assert (candidate.lat, candidate.lon) != (0.0, 0.0)


@pytest.mark.parametrize(
    ("words", "name", "inside"),
    [
        ("outskirts of Mosul, northern Iraq", "Mosul", ("northern Iraq",)),
        ("town of Foobar in Idlib province", "Foobar", ("Idlib province",)),
        ("Aleppo's Salaheddine district", "Salaheddine", ("Aleppo",)),
        ("Zaporizhzhia region", "Zaporizhzhia", ()),
    ],
)
def test_a_mention_comes_apart_into_name_and_containers(words: str, name: str, inside: tuple[str, ...]) -> None:
    """The name is bare, what it lies in is nearest first."""
    apart = take_apart(words)
    assert (apart.name, apart.inside) == (name, inside)


@settings(max_examples=60, deadline=None)
@given(words=st.text(max_size=40))
def test_any_words_give_a_value_and_never_a_half_one(gazetteer: Gazetteer, words: str) -> None:
    """Either an id or a reason, whatever the words are."""
    value = resolve_place(words, on_a_page_about("SYR"), gazetteer)
    assert isinstance(value, PlaceValue)
    assert (value.id is None) == (value.reason is not None)


def test_the_gazetteer_is_built_once_and_whole(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """One file, no leftovers; its name is made of what it was built from."""
    folder = gazetteer._path.parent
    again = Gazetteer.open(folder)
    assert [file.name for file in folder.iterdir()] == [gazetteer._path.name]
    assert again.candidates("Idlib") == gazetteer.candidates("Idlib")
    again.close()


def test_a_damaged_gazetteer_says_what_to_do(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """The message names the file and that it may be deleted."""
    (tmp_path / gazetteer._path.name).write_bytes(b"not a database at all" * 100)
    with pytest.raises(GazetteerError, match="delete the file"):
        Gazetteer.open(tmp_path)


def test_the_doctor_counts_what_is_there(gazetteer: Gazetteer) -> None:
    """A line with countries, regions and towns."""
    line = gazetteer.doctor()
    assert "250 country" in line
    assert " region" in line
