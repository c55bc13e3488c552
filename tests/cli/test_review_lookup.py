"""This file says whom and where a name that a reviewer types leads to, in the built-in registry and gazetteer."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.cli.review_lookup import open_lookup
from dateline.errors import UsageError
from dateline.records.values import ActorValue, PlaceValue
from tests.review.builders import COLUMN, OSMUND, a_claim, a_time

pytestmark = pytest.mark.usefixtures("config_folder")


def find_actor(words: str) -> ActorValue:
    """Who is meant, on a page about Syria."""
    return open_lookup().actor(words, a_claim())


def find_place(words: str) -> PlaceValue:
    """Where is meant."""
    return open_lookup().place(words, a_claim())


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("reg:hts", "reg:hts"),
        ("Hay'at Tahrir al-Sham", "reg:hts"),
        ("HTS", "reg:hts"),
        ("Turkish army", "reg:tur-mil"),
        ("rebels", "gen:SYR-REB"),  # of the country that the claim's place is in
        ("gen:COL-CVL", "gen:COL-CVL"),
        ("Reed Column Brigade", "new:reed-column-brigade"),  # a name of nobody known is a provisional actor
        (COLUMN.id or "", COLUMN.id),  # on the page already, whatever the registry knows
    ],
)
def test_an_actor_is_found_by_id_and_by_name(words: str, id: str | None) -> None:
    """Names are read as the pages' names are."""
    assert find_actor(words).id == id


def test_a_name_is_that_of_its_time() -> None:
    """Who bore it on the day that the claim is about."""
    lookup = open_lookup()
    assert lookup.actor("HTS", a_claim(time=a_time("2016-03-01"))).id == "reg:al-nusra"
    assert lookup.actor("HTS", a_claim(time=a_time("2018-03-01"))).id == "reg:hts"


def test_who_cannot_be_told_stays_unresolved_with_the_reason() -> None:
    """A pronoun names nobody."""
    found = find_actor("they")
    assert (found.id, found.name, found.reason) == (None, "they", "pronoun")


@pytest.mark.parametrize("id", ["reg:nobody-at-all", "gen:XXX-REB", "new:somebody"])
def test_an_id_that_nobody_has_is_refused(id: str) -> None:
    """It is a slip, no finding."""
    with pytest.raises(UsageError, match="give a name instead"):
        find_actor(id)


def test_a_place_is_found_by_name_where_one_has_it() -> None:
    """With its middle and how closely it is known."""
    place = find_place("Argelia, Cauca, COL")
    assert (place.name, place.country, place.admin1) == ("Argelia", "COL", "Cauca")
    assert place.lat is not None
    assert find_place("Lebanon").precision == "country"


def test_of_several_places_none_is_chosen() -> None:
    """They are listed with their ids; each of these is then taken."""
    with pytest.raises(UsageError) as refused:
        find_place("Idlib")
    told = str(refused.value)
    assert "places are called 'Idlib'" in told
    (city,) = [part.split()[-1] for part in told.split("; ") if "(exact)" in part]
    assert find_place(city).precision == "exact"
    with pytest.raises(UsageError, match="places are called"):
        find_place("Idlib, Syria")  # the town and the province still


def test_a_place_that_no_gazetteer_has_stays_unresolved_with_the_reason() -> None:
    """The name is kept as typed."""
    for words in ("Osmundville", "Argelia, Idlib"):
        found = find_place(words)
        assert (found.id, found.name, found.reason) == (None, words, "not in any gazetteer")


def test_an_id_that_no_place_has_is_refused() -> None:
    """One that the claim has already is taken, though no gazetteer knows it."""
    with pytest.raises(UsageError, match="give a name instead"):
        find_place("geonames:1")
    assert find_place("gn:1") == OSMUND


def test_nothing_is_opened_before_a_name_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who only accepts and rejects waits for no gazetteer."""
    monkeypatch.setenv("DATELINE_DATA_FOLDER", str(tmp_path / "none"))
    open_lookup()
    assert not (tmp_path / "none").exists()
