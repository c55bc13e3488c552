"""Persons: title and name, offices by date, and countries of who is mentioned."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.ground.actor_country import country_in
from dateline.ground.persons import split_title
from dateline.ground.registry import ActorContext, Registry, resolve_actor

REGISTRY = Registry.load()
PLACES = {"Aleppo": "SYR", "Camarines Norte": "PHL", "Basra": "IRQ", "Copenhagen": "DNK", "Istanbul": "TUR"}

SPLIT = [
    ("Syrian President Bashar al-Assad", ("Syrian President", "Bashar al-Assad")),
    ("Israeli army spokesman Avichay Adraee", ("Israeli army spokesman", "Avichay Adraee")),
    ("Secretary of State John Kerry", ("Secretary of State", "John Kerry")),
    ("UN envoy for Syria Geir Pedersen", ("UN envoy for Syria", "Geir Pedersen")),
    ("the country's prime minister, Ahmet Davutoglu", ("country's prime minister", "Ahmet Davutoglu")),
    ("Ahmet Davutoglu, the prime minister", ("prime minister", "Ahmet Davutoglu")),
    ("Prime Minister Hun Sen", ("Prime Minister", "Hun Sen")),
    ("Justice Ministry", None),  # a body
    ("Syrian President", None),  # nobody named
    ("forces loyal to President Hadi", None),  # about the forces
]


@pytest.mark.parametrize(("words", "parts"), SPLIT)
def test_title_and_name_are_told_apart(words: str, parts: tuple[str, str] | None) -> None:
    """The last word of a title before a name of capitals, or the other way round about a comma."""
    found = split_title(words)
    assert (found and (found.title, found.name)) == parts


@pytest.mark.parametrize(
    ("on", "sector", "country"),
    [
        (date(2015, 1, 1), "REB", "SYR"),  # leader of al-Nusra
        (date(2025, 3, 1), "GOV", "SYR"),  # president
        (None, "GOV", "SYR"),  # the office that is not over
    ],
)
def test_an_office_gives_sector_and_country_in_its_time(on: date | None, sector: str, country: str) -> None:
    """A rebel who became president is of the government from that day on."""
    value = resolve_actor("Abu Mohammad al-Jolani", ActorContext(on=on), REGISTRY)
    assert (value.id, value.sector, value.country) == ("reg:ahmed-al-sharaa", sector, country)


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("French President Trump", "new:french-president-trump"),  # another country's title
        ("Senator Trump", "new:senator-trump"),  # a surname under an office that he never held
        ("President Trump", "reg:donald-trump"),
        ("Mr Trump", "reg:donald-trump"),
        ("Assad's army", "reg:syr-mil"),
        ("Prime Minister Hun Sen's government", "reg:khm-gov"),
    ],
)
def test_a_title_may_speak_against_a_known_name(words: str, actor: str) -> None:
    """A namesake is a new actor, never a wrong merge."""
    assert resolve_actor(words, ActorContext(on=date(2018, 6, 1)), REGISTRY).id == actor


@pytest.mark.parametrize(
    ("words", "country", "year", "actor"),
    [
        ("law student Javier Ordúz", "COL", 2020, "new:javier-orduz"),
        ("Javier Ordúz", "COL", 2020, "new:javier-orduz"),
        ("tile maker Ernesto Baz", "MEX", 2008, "new:ernesto-baz"),
        ("American reporter Evan Gershkovich", "RUS", 2023, "new:evan-gershkovich"),
        ("councillor Menezes", "BRA", 2018, "new:councillor-menezes"),  # a surname is too many people's
        ("General Mladic", "BIH", 1995, "reg:ratko-mladic"),
        ("General Soleimani", "COL", 2019, "new:general-soleimani"),  # another country's page
        ("President Keïta", "MLI", 2019, "reg:ibk"),
        ("former President Keïta", "MLI", 2021, "reg:ibk"),
        ("President Aliyev", "AZE", 2020, "reg:ilham-aliyev"),  # the son, in office that year
        ("President Keïta", "GIN", 2019, "new:president-keita"),
    ],
)
def test_one_person_is_one_actor_under_every_description(words: str, country: str, year: int, actor: str) -> None:
    """The name tells who it is; a surname does with an office, or a rank on pages about the country."""
    assert resolve_actor(words, ActorContext(on=date(year, 3, 1), country=country), REGISTRY).id == actor


def test_holders_of_an_office_are_found_by_date() -> None:
    """From the first day to the day before the end."""
    held = [REGISTRY.holders("reg:usa-gov", "president", day) for day in (date(2017, 1, 19), date(2017, 1, 20))]
    assert [[entry.id for entry in entries] for entries in held] == [["reg:barack-obama"], ["reg:donald-trump"]]


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Gazans", "PSE"),
        ("Chechen separatists", "RUS"),
        ("Niger Delta militants", "NGA"),  # not Niger
        ("Aleppo residents", "SYR"),
        ("Basra governor", "IRQ"),
        ("police in Camarines Norte", "PHL"),
        ("A court in Istanbul", "TUR"),
        ("Copenhagen City Court judge", "DNK"),
        ("Kurdish fighters", None),  # a people of four countries
        ("Turkish and Russian troops", None),  # two
        ("Atlantis residents", None),  # no such place
    ],
)
def test_words_point_at_one_country_or_none(words: str, country: str | None) -> None:
    """Adjectives, peoples of one country, places before the kind of people or behind *in*."""
    assert country_in(words, PLACES.get) == country
