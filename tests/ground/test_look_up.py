"""This file says what is found for the names and ids that a person writes, and that nothing is guessed."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dateline.ground.gazetteer import Gazetteer
from dateline.ground.look_up import list_places, look_up_actor, place_finder, tell_ties
from dateline.ground.registry_names import Registry
from dateline.ground.user_gazetteer import add


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The bundled registry."""
    return Registry.load()


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The bundled gazetteer."""
    return Gazetteer.open(tmp_path_factory.mktemp("gazetteer"))


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("reg:hts", "reg:hts"),
        ("reg:syr-mil", "reg:syr-mil"),  # an organ by rule
        ("reg:syr", "reg:syr"),
        ("gen:SYR-REB", "gen:SYR-REB"),
        ("HTS", "reg:hts"),
        ("Turkey", "reg:tur"),
        ("reg:nobody", None),
        ("gen:SYR-KINGS", None),
        ("gen:XXX-REB", None),
        ("The Unheard-of Brigade", None),
        ("RCD", None),  # several bear it
    ],
)
def test_who_is_meant(registry: Registry, words: str, id: str | None) -> None:
    """By id or name; who is not found has a reason."""
    found = look_up_actor(words, None, registry)
    assert found.id == id
    assert (found.reason is None) == (id is not None)


def test_a_name_is_that_of_its_day(registry: Registry) -> None:
    """In 2016 HTS was Jabhat Fatah al-Sham."""
    assert look_up_actor("HTS", date(2016, 9, 1), registry).id == "reg:jabhat-fatah-al-sham"


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("iso3166-2:SY-ID", "iso3166-2:SY-ID"),
        ("area:gaza-strip", "area:gaza-strip"),
        ("own:kafriya", "own:kafriya"),
        ("Saraqib", "geonames:164816"),
        ("Lebanon", "geonames:272103"),  # the country, not a town in Ohio
        ("Idlib", None),  # the province or the town
        ("Georgia", None),  # a country and a state
        ("Atlantis", None),
        ("area:atlantis", None),
    ],
)
def test_which_place_is_meant(gazetteer: Gazetteer, words: str, id: str | None) -> None:
    """A name that several places bear is none, with the choices."""
    found = place_finder(gazetteer)(words)
    assert found.id == id
    assert (found.reason is None) == (id is not None)


def test_several_places_of_one_name_are_told(gazetteer: Gazetteer) -> None:
    """With what to write instead; a question may mean any of them."""
    reason = place_finder(gazetteer)("Idlib").reason
    assert reason == (
        "several places: iso3166-2:SY-ID (Idlib, province, Idlib, SYR), geonames:169389 (Idlib, exact, Idlib, SYR)"
    )
    assert [place.id for place in list_places("Idlib", gazetteer)] == ["iso3166-2:SY-ID", "geonames:169389"]


def test_ties_are_told_as_a_sentence_says_them(registry: Registry) -> None:
    """Affiliations, offices and earlier names, on a day."""
    ties = tell_ties(registry)
    assert ("reg:sna", "part of") in ties("reg:hamza-division", None)
    assert ("reg:jabhat-fatah-al-sham", "successor of") in ties("reg:hts", None)
    assert ties("reg:nobody", None) == ()


def test_a_place_is_found_by_its_id(gazetteer: Gazetteer) -> None:
    """As by its name; an id that nothing has is none."""
    (named,) = gazetteer.candidates("Saraqib")
    assert gazetteer.place("geonames:164816") == named
    assert gazetteer.place("geonames:0") is None
    assert gazetteer.place("") is None


def test_a_place_of_the_users_own_is_found_by_its_id(gazetteer: Gazetteer, tmp_path: Path) -> None:
    """Beside the built-in ones, with the gazetteer it is from."""
    file = tmp_path / "mine.csv"
    file.write_text("id,name,lat,lon,country\nC1,Marj al-Xyz,35.5,36.25,SYR\n", encoding="utf-8")
    add(file, tmp_path / "added", gazetteer)
    with closing(Gazetteer.open(gazetteer._path.parent, tmp_path / "added")) as both:
        found = both.place("mine:C1")
        assert found is not None
        assert (found.gazetteer, found.name, found.lat) == ("mine", "Marj al-Xyz", 35.5)
        assert both.place("geonames:164816") == gazetteer.place("geonames:164816")
