"""This file holds the tables of actors to their own rules: size, dates, offices, countries, chains, shared names."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dateline.ground.countries import read_yaml
from dateline.ground.names import fold
from dateline.ground.registry import Registry
from dateline.ground.registry_load import ActorEntry, actor_files, load_entries, parse_rows

FILES = {name: parse_rows(name, read_yaml(name)) for name in actor_files()}
ROWS = [entry for rows in FILES.values() for entry in rows]
BY_ID = {entry.id: entry for entry in ROWS}
REGISTRY = Registry(load_entries())
DATA = Path(__file__).parents[2] / "src" / "dateline" / "ground" / "data"
FEWEST_ROWS = 900
FEWEST_IN_OFFICE = 100
LONGEST_FILE = 400
# Who belongs to no one country by kind: bodies of states, aid, movements and outlets across borders.
STATELESS = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC", "MED"})
# Single rows without one, each with its reason.
NO_ONE_COUNTRY = {
    "isgs": "Mali, Niger and Burkina Faso",
    "jnim": "Mali, Burkina Faso and Niger",
    "aqim": "Maghreb and Sahel",
    "aqis": "South Asia",
    "iscap": "Congo and Mozambique",
    "ansar-al-islam": "Iraq and Syria",
    "dozos": "hunters of four states",
    "liwa-fatemiyoun": "Afghans in Syria under Iran",
    "liwa-zainebiyoun": "Pakistanis in Syria under Iran",
    "asayish-syria": "two police forces bear the name",
    "baath-party": "Iraqi and Syrian branches",
    "muslim-brotherhood": "Egyptian by origin, in many states",
    "hizb-ut-tahrir": "in many states",
    "jna": "its state is gone",
    "telegram": "a network with no one home",
    "osama-bin-laden": "leader across borders",
    "ayman-al-zawahiri": "leader across borders",
    "abu-bakr-al-baghdadi": "leader across borders",
}

# Lineages: id, first day under the name, the day on which it ceased, what it was called before.
CHAINS = (
    ("al-nusra", date(2012, 1, 23), date(2016, 7, 28), ()),
    ("jabhat-fatah-al-sham", date(2016, 7, 28), date(2017, 1, 28), ("reg:al-nusra",)),
    ("hts", date(2017, 1, 28), date(2025, 1, 29), ("reg:jabhat-fatah-al-sham",)),
    ("amisom", date(2007, 1, 19), date(2022, 4, 1), ()),
    ("atmis", date(2022, 4, 1), date(2025, 1, 1), ("reg:amisom",)),
    ("aussom", date(2025, 1, 1), None, ("reg:atmis",)),
    ("jaysh-al-islam", date(2013, 9, 29), date(2025, 1, 29), ("reg:liwa-al-islam",)),
    ("syrian-free-army", date(2022, 10, 1), None, ("reg:maghawir-al-thawra",)),
    ("spdc", date(1997, 11, 15), date(2011, 3, 30), ("reg:slorc",)),
    ("unsom", date(2013, 6, 3), date(2024, 11, 1), ()),
    ("osce-smm", date(2014, 3, 21), date(2022, 3, 31), ()),
)  # fmt: skip

# Words, day, country of the page, who: one name in its time, at its place.
NAMED = (
    ("Khorasan group", date(2014, 9, 23), "SYR", "khorasan-group"),
    ("ISKP", date(2021, 8, 26), "AFG", "iskp"),
    ("Syrian Muslim Brotherhood", date(2012, 3, 1), "SYR", "syrian-muslim-brotherhood"),
    ("ARENA", date(1989, 6, 1), "SLV", "arena-slv"),
    ("Atlacatl Battalion", date(1989, 11, 16), "SLV", "atlacatl"),
    ("SAS", date(1988, 3, 6), "GBR", "sas"),
    ("Omar al-Shishani", date(2015, 6, 1), "SYR", "omar-al-shishani"),
    ("Nikki Haley", date(2017, 4, 5), None, "nikki-haley"),
    ("Qamar Javed Bajwa", date(2019, 2, 27), "PAK", "qamar-javed-bajwa"),
    ("Alfredo Cristiani", date(1989, 11, 20), "SLV", "alfredo-cristiani"),
    ("Aid to the Church in Need", date(2020, 1, 1), None, "acn"),
    ("Syrian state television", date(2012, 7, 18), "SYR", "syrian-state-tv"),
    ("SLA", date(1999, 6, 1), "LBN", "sla"),
    ("SLA", date(2004, 6, 1), "SDN", "slm"),
    ("SNA", date(2022, 6, 1), "MMR", "shanni-army"),
    ("National Liberation Front", date(1995, 1, 1), "DZA", "fln-algeria"),
    ("National Liberation Front", date(2018, 8, 1), "SYR", "national-liberation-front-syria"),
    ("BIR", date(2019, 6, 1), "CMR", "bir-cameroon"),
    ("BIR", date(2024, 6, 1), "BFA", "bir-burkina"),
    ("People's Revolutionary Army", date(1981, 1, 1), "SLV", "erp-slv"),
    ("People's Revolutionary Army", date(1975, 1, 1), "ARG", "erp-argentina"),
    ("Popular Resistance", date(2015, 8, 1), "YEM", "popular-resistance-yemen"),
    ("the Rapid Intervention Battalion", date(2018, 1, 1), "CMR", "bir-cameroon"),
)

# Outlet and whose voice it is.
VOICES = (
    ("sana", "syr-gov"), ("syrian-state-tv", "syr-gov"), ("amaq", "isis"), ("ibaa", "hts"), ("al-manar", "hezbollah"),
    ("al-masirah", "houthis"), ("az-zallaqa", "jnim"), ("radio-andalus", "al-shabaab"), ("al-aqsa-tv", "hamas"),
    ("xinhua", "chn-gov"), ("tass", "rus-gov"), ("anf", "pkk"), ("radio-miraya", "unmiss"),
)  # fmt: skip


def bare(entry: ActorEntry) -> str:
    """The id as a row writes it."""
    return entry.id.removeprefix("reg:")


def test_the_registry_is_as_large_as_the_issue_wants() -> None:
    """States and organs made by rule do not count; no id stands twice, in one file or in two."""
    assert len(ROWS) >= FEWEST_ROWS
    assert not [key for key, count in Counter(entry.id for entry in ROWS).items() if count > 1]


@pytest.mark.parametrize("name", actor_files())
def test_every_file_parses_and_stays_short(name: str) -> None:
    """A file holds rows and no more lines than a person reads; a row stands on one line."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    assert len(FILES[name]) == sum(line.startswith("- {") for line in lines) > 0
    assert len(lines) <= LONGEST_FILE


def test_persons_in_office() -> None:
    """At least a hundred persons hold or held an office; most of the offices are dated."""
    offices = [office for entry in ROWS for office in entry.offices]
    assert sum(bool(entry.offices) for entry in ROWS) >= FEWEST_IN_OFFICE
    assert sum(bool(o.from_ or o.until) for o in offices) >= 0.8 * len(offices)


def test_offices_of_one_person_lie_in_his_life() -> None:
    """No office begins after the person's own end, or ends after it."""
    for entry in ROWS:
        for office in entry.offices:
            assert not (entry.until and office.from_ and office.from_ >= entry.until), entry.id
            assert not (entry.until and office.until and office.until > entry.until), entry.id


def test_half_of_the_armed_groups_are_dated() -> None:
    """A rebel or militia name without any date would link in every year."""
    groups = [entry for entry in ROWS if entry.sector in ("REB", "PRM") and not entry.person]
    assert len(groups) >= 400
    assert sum(bool(entry.from_ or entry.until) for entry in groups) >= len(groups) / 2


def test_who_has_no_country_is_of_a_kind_that_has_none() -> None:
    """Every other row names a country; the exceptions are listed with their reason, and none is stale."""
    without = {bare(entry) for entry in ROWS if entry.country is None and entry.sector not in STATELESS}
    assert without == set(NO_ONE_COUNTRY)


@pytest.mark.parametrize(("key", "begins", "ends", "before"), CHAINS)
def test_chains_of_names(key: str, begins: date, ends: date | None, before: tuple[str, ...]) -> None:
    """Names that followed one another have their days, and overlap by no more than the month of the change."""
    entry = BY_ID[f"reg:{key}"]
    assert (entry.from_, entry.until, entry.formerly) == (begins, ends, before)
    for other in before:
        ceased = BY_ID[other].until
        assert ceased is not None
        assert (ceased - begins).days <= 31


def test_nobody_is_older_than_himself() -> None:
    """Following `formerly` ends, and what came before did not begin later."""
    for entry in ROWS:
        seen, queue = {entry.id}, list(entry.formerly)
        while queue:
            other = BY_ID[queue.pop()]
            assert other.id not in seen, f"{entry.id}: a circle through {other.id}"
            assert not (entry.from_ and other.from_ and other.from_ > entry.from_), f"{entry.id} before {other.id}"
            seen.add(other.id)
            queue.extend(other.formerly)


@pytest.mark.parametrize(("words", "on", "country", "who"), NAMED)
def test_a_name_links_in_its_time_and_place(words: str, on: date, country: str | None, who: str) -> None:
    """A name that several bear belongs to each at home; the rest link anywhere."""
    value = REGISTRY.link(words, on, country)
    assert value is not None
    assert value.id == f"reg:{who}"


@pytest.mark.parametrize("words", ["SRF", "National Salvation Front", "Abu Obeida", "The Daily Star", "BIR", "SAS"])
def test_a_shared_name_without_a_country_is_nobodys(words: str) -> None:
    """Nothing on the page says which bearer is meant."""
    assert REGISTRY.link(words, date(2016, 1, 1), None) is None
    assert REGISTRY.is_shared(words)


def test_no_name_alone_belongs_to_two_at_one_time() -> None:
    """Across countries too, a name is shared by its rows or dated apart; what is left is old and listed."""
    bearers: dict[str, list[ActorEntry]] = {}
    for entry in ROWS:
        shared = {fold(name) for name in entry.shared_names}
        for name in {fold(name) for name in (entry.name, *entry.aliases)} - shared:
            bearers.setdefault(name, []).append(entry)
    doubled = {
        name
        for name, same in bearers.items()
        for first in same
        for other in same
        if first is not other
        and max(first.from_ or date.min, other.from_ or date.min) < min(
            first.until or date.max, other.until or date.max)
    }  # fmt: skip
    assert doubled == set()


@pytest.mark.parametrize(("outlet", "owner"), VOICES)
def test_whose_voice_an_outlet_is(outlet: str, owner: str) -> None:
    """What an outlet of a party says is that party's word."""
    assert any(tie.kind == "voice_of" and tie.to == f"reg:{owner}" for tie in BY_ID[f"reg:{outlet}"].affiliations)


def test_an_independent_outlet_is_nobodys_voice() -> None:
    """Enab Baladi and Radio Dabanga speak for no party."""
    for outlet in ("enab-baladi", "radio-dabanga", "irrawaddy", "the-new-humanitarian"):
        assert not [tie for tie in BY_ID[f"reg:{outlet}"].affiliations if tie.kind == "voice_of"]


def test_missions_have_their_days() -> None:
    """A mission's mandate has a first day; those that ended have a last one."""
    for key in ("minusma", "serval", "barkhane", "takuba", "samim", "unitams", "eutm-mali", "osce-smm", "unsom"):
        assert BY_ID[f"reg:{key}"].from_ is not None
        assert BY_ID[f"reg:{key}"].until is not None


@pytest.mark.parametrize(
    ("who", "on", "sector", "country"),
    [
        ("Omar al-Shishani", date(2013, 6, 1), "REB", "SYR"),
        ("Mohammed bin Zayed", date(2023, 1, 1), "GOV", "ARE"),
        ("Prachanda", date(2008, 12, 1), "GOV", "NPL"),
        ("Prachanda", date(2000, 1, 1), "REB", "NPL"),
        ("Ronen Bar", date(2023, 1, 1), "SPY", "ISR"),
        ("Salva Kiir", date(2014, 1, 1), "GOV", "SSD"),
    ],
)
def test_a_person_acts_as_the_office_of_the_day(who: str, on: date, sector: str, country: str) -> None:
    """Sector and country follow the office held on that day."""
    value = REGISTRY.link(who, on, None)
    assert value is not None
    assert (value.sector, value.country) == (sector, country)
