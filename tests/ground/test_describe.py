"""Descriptions: which sector and country a noun phrase tells."""

from __future__ import annotations

import pytest

from dateline.ground.describe import countries_of, describe, is_pronoun, sector_of

SECTORS = [
    ("rebels", "REB"),
    ("Islamist militants", "REB"),
    ("separatist fighters", "UAF"),  # the head noun decides
    ("suicide bomber", "UAF"),
    ("at least 12 armed men", "UAF"),
    ("pro-government fighters", "PRM"),
    ("Shiite militias", "PRM"),
    ("Russian-backed forces", "PRM"),
    ("two soldiers", "MIL"),
    ("riot police", "COP"),
    ("opposition lawmakers", "LEG"),
    ("dozens of protesters", "OPP"),
    ("thousands of people", "CVL"),
    ("women and children", "CVL"),
    ("Rohingya refugees", "REF"),
    ("cattle rustlers", "CRM"),
    ("local journalists", "JRN"),
    ("state television", "MED"),
    ("aid workers", "NGO"),
    ("Fulani herders", "AGR"),
    ("Buddhist monks", "REL"),
    ("university students", "EDU"),
    ("weather", None),  # nobody
]


@pytest.mark.parametrize(("words", "sector"), SECTORS)
def test_the_head_noun_tells_the_sector(words: str, sector: str | None) -> None:
    """PLOVER's sector of the noun that the phrase is about."""
    assert sector_of(words) == sector


COUNTRIES = [
    ("Syrian rebels", ("SYR",)),
    ("Turkish-backed Syrian rebels", ("SYR",)),  # the sponsor is not the nationality
    ("US-led forces", ()),
    ("rebels in northern Mali", ("MLI",)),
    ("Central African rebels", ("CAF",)),
    ("South Sudanese soldiers", ("SSD",)),  # not Sudanese
    ("Congolese soldiers", ("COD", "COG")),  # two countries
    ("anti-American protesters", ()),
    ("rebels", ()),
]


@pytest.mark.parametrize(("words", "countries"), COUNTRIES)
def test_adjectives_and_names_tell_the_country(words: str, countries: tuple[str, ...]) -> None:
    """ISO 3166 alpha-3 of every country that the words name as their own."""
    assert countries_of(words) == countries


def test_the_page_stands_in_for_a_country_that_is_not_named() -> None:
    """Rebels on a page about Chad are Chad's, and the value says that the page decided."""
    value = describe("rebels", "TCD")
    assert value is not None
    assert (value.id, value.country, value.decided_by) == ("gen:TCD-REB", "TCD", "description, page country")


def test_a_description_without_any_country_keeps_its_sector() -> None:
    """No country is made up."""
    value = describe("gunmen", None)
    assert value is not None
    assert (value.id, value.country, value.sector) == ("gen:UAF", None, "UAF")


def test_of_two_countries_only_the_page_may_choose() -> None:
    """Congolese rebels are COD's on a page about COD, and nobody's country elsewhere."""
    at_home, elsewhere = describe("Congolese rebels", "COD"), describe("Congolese rebels", "SYR")
    assert at_home is not None
    assert elsewhere is not None
    assert (at_home.id, elsewhere.id) == ("gen:COD-REB", "gen:REB")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("it", True),
        ("They", True),
        ("its allies", True),
        ("the former", True),
        ("WHO", False),
        ("Italy", False),
        ("our People's Protection Units", False),
        ("our army", True),
    ],
)
def test_pronouns_are_told_from_names(words: str, expected: bool) -> None:
    """A possessive at the head makes the whole phrase point elsewhere; an acronym in capitals is a name."""
    assert is_pronoun(words) is expected
