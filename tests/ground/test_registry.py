"""Actors: who the registry knows, at what time, under which names, and who it must not be taken for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import RegistryError
from dateline.ground.organs import countries_by_code
from dateline.ground.registry import ActorContext, Registry, resolve_actor
from dateline.ground.registry_load import check, parse_rows

REGISTRY = Registry.load()
IN_2018 = date(2018, 6, 28)


def a_row(**fields: Any) -> dict[str, Any]:
    """A row of a YAML file that is right as it stands."""
    return {"id": "x", "name": "Some Front", "sector": "REB", "country": "SYR", **fields}


LINKED = [
    # words, day, the page's country, id
    ("HTS", IN_2018, "SYR", "reg:hts"),
    ("Hay’at Tahrir al-Sham", IN_2018, None, "reg:hts"),
    ("Hayat Tahrir al Sham", IN_2018, None, "reg:hts"),
    ("Jabhat al-Nusra", date(2014, 1, 1), None, "reg:al-nusra"),
    ("Nusra Front", date(2014, 1, 1), None, "reg:al-nusra"),
    ("Jabhat al-Nusra", IN_2018, None, "reg:al-nusra"),  # an old name still names what it named
    ("HTS", date(2016, 3, 1), None, "reg:al-nusra"),  # who HTS was before it was HTS
    ("HTS", date(2016, 9, 1), None, "reg:jabhat-fatah-al-sham"),
    ("Horas al-Din", IN_2018, "SYR", "reg:horas-al-din"),
    ("Hurras al-Deen", IN_2018, "SYR", "reg:horas-al-din"),
    ("Horras al-Dein", IN_2018, "SYR", "reg:horas-al-din"),  # a spelling in no list, consonants agree
    ("Ansar al-Din", IN_2018, "SYR", "reg:ansar-al-din-syria"),
    ("Ansar al-Din", date(2013, 1, 1), "MLI", "reg:ansar-dine"),
    ("Ansar Allah", IN_2018, "YEM", "reg:houthis"),
    ("Houthis", IN_2018, "SAU", "reg:houthis"),
    ("Iba’a", IN_2018, "SYR", "reg:ibaa"),
    ("SAA", IN_2018, "SYR", "reg:syr-mil"),
    ("Syrian Arab Army", IN_2018, None, "reg:syr-mil"),
    ("Free Syrian Army", IN_2018, None, "reg:fsa"),
    ("Russian Aerospace Forces", IN_2018, "SYR", "reg:rus-mil"),
    ("SDF", IN_2018, "SYR", "reg:sdf"),
    ("SDF", IN_2018, "JPN", "reg:jpn-mil"),
    ("YPG", IN_2018, "SYR", "reg:ypg"),
    ("Daesh", IN_2018, None, "reg:isis"),
    ("ISIL", IN_2018, None, "reg:isis"),
    ("Islamic State", date(2012, 1, 1), None, "reg:isi"),  # the lineage before April 2013
    ("Hizbullah", None, "LBN", "reg:hezbollah"),
    ("Hezbollah", None, "SYR", "reg:hezbollah"),
    ("Kataib Hezbollah", None, "IRQ", "reg:kataib-hezbollah"),
    ("IDF", None, "PSE", "reg:isr-mil"),
    ("Hamas", None, None, "reg:hamas"),
    ("Islamic Jihad", None, "PSE", "reg:pij"),
    ("Tatmadaw", None, "MMR", "reg:mmr-mil"),
    ("Arakan Army", None, "MMR", "reg:arakan-army"),
    ("AA", None, "MMR", "reg:arakan-army"),
    ("the Taliban", None, None, "reg:taliban"),
    ("Taleban", None, None, "reg:taliban"),
    ("TTP", None, "PAK", "reg:ttp"),
    ("Lashkar-e-Taiba", None, None, "reg:let"),
    ("BLA", None, "PAK", "reg:bla"),
    ("LTTE", date(2008, 1, 1), "LKA", "reg:ltte"),
    ("RSF", None, "SDN", "reg:rsf"),
    ("RSF", None, "UKR", "reg:rsf-ngo"),  # the reporters, where Sudan is not the page's country
    ("SPLM-N", None, "SDN", "reg:splm-n"),
    ("M23", None, "COD", "reg:m23"),
    ("FARDC", None, "COD", "reg:cod-mil"),
    ("ADF", None, "COD", "reg:adf"),
    ("CODECO", None, "COD", "reg:codeco"),
    ("MONUSCO", None, "COD", "reg:monusco"),
    ("anti-Balaka", None, "CAF", "reg:anti-balaka"),
    ("al-Shabaab", None, "SOM", "reg:al-shabaab"),
    ("AMISOM", date(2015, 1, 1), "SOM", "reg:amisom"),
    ("TPLF", None, "ETH", "reg:tplf"),
    ("Fano", None, "ETH", "reg:fano"),
    ("Boko Haram", None, "NGA", "reg:boko-haram"),
    ("ISWAP", None, "NGA", "reg:iswap"),
    ("JNIM", None, "MLI", "reg:jnim"),
    ("Wagner", None, "MLI", "reg:wagner"),
    ("LNA", None, "LBY", "reg:lna"),
    ("Abu Sayyaf", None, "PHL", "reg:asg"),
    ("ELN", None, "COL", "reg:eln"),
    ("National Liberation Army", None, "COL", "reg:eln"),
    ("National Liberation Army", date(2001, 3, 1), "MKD", "reg:nla-macedonia"),
    ("CJNG", None, "MEX", "reg:cjng"),
    ("Viv Ansanm", None, "HTI", "reg:viv-ansanm"),
    ("Azov", None, "UKR", "reg:azov"),
    ("Kremlin", None, "UKR", "reg:rus-gov"),
    ("SBU", None, "UKR", "reg:ukr-spy"),
    ("Provisional IRA", date(1990, 1, 1), "GBR", "reg:pira"),
    ("ETA", date(2000, 1, 1), "ESP", "reg:eta"),
    ("KLA", date(1998, 1, 1), None, "reg:kla"),
    ("U.N.", None, None, "reg:un"),
    ("UN Security Council", None, None, "reg:unsc"),
    ("WHO", None, None, "reg:who"),
    ("Doctors Without Borders", None, None, "reg:msf"),
    ("Red Cross", None, None, "reg:icrc"),
    ("NATO", None, None, "reg:nato"),
    ("ECOWAS", None, None, "reg:ecowas"),
    ("OSCE", None, None, "reg:osce"),
    ("SOHR", None, "SYR", "reg:sohr"),
    ("Syrian Observatory for Human Rights", None, None, "reg:sohr"),
    ("White Helmets", None, None, "reg:white-helmets"),
    ("Amaq", None, None, "reg:amaq"),
    ("Al-Masirah", None, "YEM", "reg:al-masirah"),
    ("WAFA", None, "PSE", "reg:wafa"),
    ("Anadolu", None, "TUR", "reg:anadolu"),
    ("AFP", None, "SYR", "reg:afp"),
    ("Turkey", None, "SYR", "reg:tur"),
    ("US", None, "SYR", "reg:usa"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "on", "country", "actor"), LINKED)
def test_a_name_links_to_its_actor(words: str, on: date | None, country: str | None, actor: str) -> None:
    """Names, acronyms and spellings link to the one who bore them on that day, on a page of that country."""
    linked = REGISTRY.link(words, on, country)
    assert linked is not None
    assert linked.id == actor


NOT_LINKED = [
    ("Ansar Allah", "SYR"),  # somebody else's namesake: the Yemenis are not meant
    ("Ansar Allah", None),
    ("SDF", None),  # Syria's or Japan's
    ("Syrian Free Press", "SYR"),
    ("Liwa al-Foobar", "SYR"),
    ("Ahrar al-Sharq", "SYR"),  # neither Ahrar al-Sham nor Ahrar al-Sharqiya
    ("who", None),  # a pronoun, not the WHO
    ("us", None),
    ("it", "SYR"),
]


@pytest.mark.parametrize(("words", "country"), NOT_LINKED)
def test_a_look_alike_does_not_link(words: str, country: str | None) -> None:
    """A name that is only like another's, or several actors', is nobody's."""
    assert REGISTRY.link(words, IN_2018, country) is None


RESOLVED = [
    # words, the page's country, id, country, sector
    ("Turkish army", "SYR", "reg:tur-mil", "TUR", "MIL"),
    ("army of Turkey", "SYR", "reg:tur-mil", "TUR", "MIL"),
    ("Syria's army", "SYR", "reg:syr-mil", "SYR", "MIL"),
    ("Iraqi police", "IRQ", "reg:irq-cop", "IRQ", "COP"),
    ("French foreign ministry", "MLI", "reg:fra-mfa", "FRA", "GOV"),
    ("Russian Ministry of Defense", "UKR", "reg:rus-mod", "RUS", "GOV"),
    ("Ministry of Defence of the Russian Federation", "UKR", "reg:rus-mod", "RUS", "GOV"),
    ("U.S. military", "IRQ", "reg:usa-mil", "USA", "MIL"),
    ("Israeli warplanes", "LBN", "reg:isr-mil", "ISR", "MIL"),
    ("Turkish parliament", "TUR", "reg:tur-leg", "TUR", "LEG"),
    ("Iranian intelligence", "IRN", "reg:irn-spy", "IRN", "SPY"),
    ("Damascus", "SYR", "reg:syr-gov", "SYR", "GOV"),  # a capital that acts is its government
    ("Kyiv", "UKR", "reg:ukr-gov", "UKR", "GOV"),
    ("Syrian regime", "SYR", "reg:syr-gov", "SYR", "GOV"),
    ("Turkish", "SYR", "reg:tur", "TUR", "GOV"),
    ("army", "SYR", "reg:syr-mil", "SYR", "MIL"),  # the page's own
    ("government", "SDN", "reg:sdn-gov", "SDN", "GOV"),
    ("police", "KEN", "reg:ken-cop", "KEN", "COP"),
    ("Congolese army", "COD", "reg:cod-mil", "COD", "MIL"),  # of two Congos the page's
    ("HTS fighters", "SYR", "reg:hts", "SYR", "REB"),
    ("Taliban spokesman", "AFG", "reg:taliban", "AFG", "REB"),
    ("spokesman for the Houthis", "YEM", "reg:houthis", "YEM", "REB"),
    ("rebel group M23", "COD", "reg:m23", "COD", "REB"),
    ("HTS-linked news network Iba’a", "SYR", "reg:ibaa", "SYR", "MED"),
    ("Syrian rebels", "SYR", "gen:SYR-REB", "SYR", "REB"),
    ("rebels", "SYR", "gen:SYR-REB", "SYR", "REB"),
    ("Turkish-backed rebels", "SYR", "gen:SYR-REB", "SYR", "REB"),  # the sponsor's country is not theirs
    ("Iranian-backed forces", "SYR", "gen:SYR-PRM", "SYR", "PRM"),
    ("Syrian opposition activists", "SYR", "gen:SYR-OPP", "SYR", "OPP"),
    ("12 civilians", "SYR", "gen:SYR-CVL", "SYR", "CVL"),
    ("gunmen on motorbikes", "NER", "gen:NER-UAF", "NER", "UAF"),
    ("Liwa al-Foobar", "SYR", "new:liwa-al-foobar", None, None),
    ("Ansar Allah", "SYR", "new:ansar-allah", None, None),  # a namesake is a new actor, never a wrong merge
    ("Russian President Foo Barov", "UKR", "new:foo-barov", "RUS", "GOV"),  # by the name, under whatever title
]  # fmt: skip


@pytest.mark.parametrize(("words", "page", "actor", "country", "sector"), RESOLVED)
def test_words_resolve_from_the_named_to_the_described(
    words: str, page: str, actor: str, country: str | None, sector: str | None
) -> None:
    """Registry first, then organs by rule, people of a group, descriptions, and names of nobody known."""
    value = resolve_actor(words, ActorContext(on=IN_2018, country=page), REGISTRY)
    assert (value.id, value.country, value.sector) == (actor, country, sector)
    assert value.provisional == actor.startswith("new:")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("it", "pronoun"),
        ("its allies", "pronoun"),
        ("former branch of al-Qaeda in Syria", "a description that tells no sector"),
        ("Turkish and Russian troops", "several actors in one mention"),
        ("", "no words"),
    ],
)
def test_what_names_nobody_is_unresolved_with_a_reason(words: str, reason: str) -> None:
    """Pronouns and bare descriptions wait for coreference."""
    value = resolve_actor(words, ActorContext(on=IN_2018, country="SYR"), REGISTRY)
    assert (value.id, value.reason) == (None, reason)


def test_a_shared_name_without_a_country_is_ambiguous() -> None:
    """Without the page's country nobody can say which Ansar Allah is meant."""
    value = resolve_actor("Ansar Allah", ActorContext(), REGISTRY)
    assert value.id is None
    assert "ambiguous" in (value.reason or "")


def test_every_state_of_the_united_nations_is_an_actor_with_adjectives() -> None:
    """Every country of pycountry's ISO 3166 is there, Kosovo too, and those in the news have adjectives."""
    import pycountry

    known = countries_by_code()
    assert {c.alpha_3 for c in pycountry.countries} - set(known) == set()
    assert known["KOS"].adjectives
    assert sum(bool(c.adjectives) for c in known.values()) >= 180


def test_the_registry_is_as_large_as_it_must_be() -> None:
    """At least 220 hand-written actors, with the ties that a page needs."""
    states = {code.lower() for code in countries_by_code()}
    written = [entry for entry in REGISTRY.entries() if entry.id.removeprefix("reg:")[:3] not in states]
    assert len(written) >= 220
    ibaa, hts = REGISTRY.entry("reg:ibaa"), REGISTRY.entry("reg:hts")
    assert ibaa is not None
    assert hts is not None
    assert [(tie.kind, tie.to) for tie in ibaa.affiliations] == [("voice_of", "reg:hts")]
    assert hts.formerly == ("reg:jabhat-fatah-al-sham",)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (a_row(sector="REBEL"), "unknown sector 'REBEL'; sectors: AGR"),
        (a_row(country="SY"), "unknown country 'SY'"),
        (a_row(colour="red"), "unknown field 'colour'; fields: active_in"),
        (a_row(name=""), "field 'name' is missing"),
        ({**a_row(), "from": "2018-13"}, "'2018-13' is no date"),
        ({**a_row(), "from": "2018", "until": "2016"}, "it ends"),
        (a_row(affiliations=[{"to": "y", "kind": "friend_of"}]), "unknown kind of affiliation 'friend_of'; kinds: "),
        (a_row(offices=[{"of": "syr-gov", "titel": "president"}]), "unknown field 'titel' of an office; fields: from"),
        (a_row(offices=[{"of": "syr-gov"}]), "field 'title' of an office is missing"),
        (a_row(offices=[{"of": "syr-gov", "title": "king", "from": "2018", "until": "2016"}]), "an office ends"),
        (a_row(shared_names=["Other"]), "shared name 'Other' is none of its names"),
    ],
)
def test_a_wrong_row_is_refused_by_name(row: dict[str, Any], message: str) -> None:
    """The message gives file, id, what is wrong and the choices."""
    with pytest.raises(RegistryError, match=r"some\.yaml: x: ") as refused:
        parse_rows("some.yaml", [row])
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([a_row(), a_row()], "given twice"),
        ([a_row(), a_row(id="y")], "both bear 'some front' in SYR at one time"),
        ([a_row(offices=[{"of": "nobody", "title": "king"}])], "tied to reg:nobody, which nobody is"),
        ([a_row(formerly=["nobody"])], "tied to reg:nobody, which nobody is"),
    ],
)
def test_rows_that_contradict_each_other_are_refused(rows: list[dict[str, Any]], message: str) -> None:
    """One id for one actor, one bearer of a name at one time in one country, ties only to those who are there."""
    with pytest.raises(RegistryError, match=message):
        check(parse_rows("some.yaml", rows))


def test_one_name_may_pass_from_one_actor_to_another() -> None:
    """The same name in the same country at different times is no contradiction."""
    check(parse_rows("some.yaml", [{**a_row(), "until": "2010"}, {**a_row(id="y"), "from": "2011"}]))


def test_an_office_makes_a_person_and_is_held_in_its_time() -> None:
    """From its first day to the day before its end; on an unknown day only an office that is not over."""
    held = {"of": "syr-gov", "title": "president", "from": "2000-07-17", "until": "2024-12-08"}
    (person,) = parse_rows("some.yaml", [a_row(offices=[held])])
    (office,) = person.offices
    assert person.person
    assert office.of == "reg:syr-gov"
    days = [date(2000, 7, 16), date(2000, 7, 17), date(2024, 12, 7), date(2024, 12, 8), None]
    assert [office.held(day) for day in days] == [False, True, True, False, False]


def test_the_compiled_copy_is_the_registry(tmp_path: Path) -> None:
    """What is read back from the folder equals what the YAML files say, and only one file is left."""
    assert Registry.load(tmp_path).entries() == REGISTRY.entries()
    assert Registry.load(tmp_path).entries() == REGISTRY.entries()
    assert len(list(tmp_path.iterdir())) == 1


@settings(max_examples=100, deadline=None)
@given(words=st.text(max_size=40))
def test_any_words_give_an_id_or_a_reason(words: str) -> None:
    """Never both, never neither, whatever the words are."""
    value = resolve_actor(words, ActorContext(on=IN_2018, country="SYR"), REGISTRY)
    assert (value.id is None) == (value.reason is not None)
