"""Users' actor files: what is read of dictionaries, ACLED's lists and CSV, and what is refused by line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import RegistryError
from dateline.ground.registry import Registry
from dateline.ground.registry_load import ActorEntry
from dateline.ground.user_registry_cameo import read_code
from dateline.ground.user_registry_formats import choose_columns, detect_format, read_actors
from dateline.ground.user_registry_rows import Kept
from dateline.ground.user_tables import LeftOut, Refused, RowError

BUILT_IN = Registry.load()


def a_file(folder: Path, *lines: str, name: str = "mine.txt") -> Path:
    """A file of these lines."""
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def outcomes(path: Path, *, country: str | None = None) -> list[Kept | Refused | LeftOut]:
    """What becomes of every actor of the file, its format guessed."""
    found = detect_format(path)
    columns = choose_columns(path, found, {})
    return list(read_actors(path, found, name="mine", columns=columns, country=country, known=BUILT_IN.seat))


def the_entries(path: Path) -> list[ActorEntry]:
    """Every entry of a file in which nothing is refused."""
    found = outcomes(path)
    assert not [outcome for outcome in found if isinstance(outcome, Refused)]
    return [entry for outcome in found if isinstance(outcome, Kept) for entry in outcome.entries]


def refusals(path: Path) -> list[tuple[int, str]]:
    """Each refused line, and why."""
    return [(outcome.line, outcome.reason) for outcome in outcomes(path) if isinstance(outcome, Refused)]


CODES = [
    ("SYRGOV", "SYR", "GOV", "reg:syr-gov"),
    ("SYRMIL", "SYR", "MIL", "reg:syr-mil"),
    ("SYRGOVMIL", "SYR", "GOV", "reg:syr-mod"),  # the first role counts, the second says which ministry
    ("SYRGOVCOP", "SYR", "GOV", "reg:syr-moi"),
    ("SYRGOVAGR", "SYR", "GOV", "reg:syr-gov"),
    ("COLREBXYZ", "COL", "REB", None),  # what follows the role only names the group
    ("IRQMOSREB", "IRQ", "REL", None),
    ("NGAINS", "NGA", "REB", None),
    ("NGASEP", "NGA", "REB", None),
    ("USAHRI", "USA", "NGO", None),
    ("IGOUNO", None, "UNO", None),
    ("IGOUNOKID", None, "UNO", None),
    ("IGOEUREEC", None, "EUR", None),
    ("IGOAFRXXX", None, "IGO", None),
    ("NGOHRI", None, "NGO", None),
    ("IMGMOSXXX", None, "IMG", None),
    ("MNCUSAXXX", None, "MNC", None),
    ("UAFXXX", None, "UAF", None),
    ("MEAREB", None, "REB", None),  # a region is no country
    ("TMPGOV", "TLS", "GOV", "reg:tls-gov"),  # a code of an earlier day
    ("ROMOPP", "ROU", "OPP", None),
    ("REB", None, "REB", None),
    ("SYR", "SYR", None, None),  # whose, not who
]


@pytest.mark.parametrize(("code", "country", "sector", "organ"), CODES, ids=[code for code, *_ in CODES])
def test_a_code_tells_country_sector_and_organ(
    code: str, country: str | None, sector: str | None, organ: str | None
) -> None:
    """CAMEO's roles become PLOVER's sectors."""
    read = read_code(code)
    assert (read.country, read.sector, read.organ) == (country, sector, organ)
    assert organ is None or BUILT_IN.seat(organ) is not None


@pytest.mark.parametrize(
    ("code", "told"),
    [("SUNGOV", "'SUN' is no country"), ("SYRQQQ", "'QQQ' is no role"), ("SYRGO", "three capitals"), ("", "three")],
)
def test_a_code_that_is_not_known_is_named(code: str, told: str) -> None:
    """The Soviet Union is no country of today, and its officials are not Russia's."""
    with pytest.raises(RowError, match=told):
        read_code(code)


def test_a_dictionary_gives_names_synonyms_and_codes(tmp_path: Path) -> None:
    """Underscores are spaces, comments nothing; names are shown as text writes them, acronyms stay."""
    path = a_file(
        tmp_path,
        "# a licence of many words [SYRGOV]",
        "VALLEY_DEFENCE_UNION_ [SYRREB] ; a comment",
        "+VDU # another",
        "+ITIHAD_AL-WADI_",
        "",
        "HARBOUR_AUTHORITY_OF_THE_COAST",
        "+HAC",
        "\t[SYRGOV]",
    )
    union, harbour = the_entries(path)
    assert (union.id, union.name, union.aliases) == (
        "user:mine-valley-defence-union", "Valley Defence Union", ("VDU", "Itihad Al-Wadi")
    )  # fmt: skip
    assert (union.country, union.sector, union.from_, union.until, union.person) == ("SYR", "REB", None, None, False)
    assert (harbour.name, harbour.aliases, harbour.sector) == ("Harbour Authority of the Coast", ("HAC",), "GOV")


def test_dates_are_read_in_both_lengths_and_hold_to_their_last_day(tmp_path: Path) -> None:
    """Two-digit years up to 30 are of this century; `<` and `>` leave an end open."""
    path = a_file(
        tmp_path,
        "FIRST_FRONT [SYRREB <991231]",
        "SECOND_FRONT [SYRREB >300101]",
        "THIRD_FRONT [SYRREB 310101-20010228]",
    )
    assert [(entry.from_, entry.until) for entry in the_entries(path)] == [
        (None, date(2000, 1, 1)),
        (date(2030, 1, 1), None),
        (date(1931, 1, 1), date(2001, 3, 1)),
    ]


def test_a_life_in_and_out_of_office_is_one_person(tmp_path: Path) -> None:
    """Dated codes of a state's organs are offices; the undated code is what the person is otherwise."""
    path = a_file(
        tmp_path,
        "SAMIR_QABALAN_",
        "\t[LBNELI 19700101-950101]",
        "\t[LBNGOV 950101-19981231]",
        "\t[LBNGOVMIL 20000101-20001231]",
        "\t[LBNELI]",
    )
    (person,) = the_entries(path)
    assert (person.person, person.sector, person.from_, person.until) == (True, "ELI", None, None)
    held = {office.of: (office.from_, office.until) for office in person.offices}
    assert held == {
        "reg:lbn-gov": (date(1995, 1, 1), date(1999, 1, 1)), "reg:lbn-mod": (date(2000, 1, 1), date(2001, 1, 1))
    }  # fmt: skip
    assert BUILT_IN.value(person, date(1996, 1, 1), "name").sector == "GOV"
    assert BUILT_IN.value(person, date(1999, 6, 1), "name").sector == "ELI"


def test_a_person_without_an_undated_code_has_an_end(tmp_path: Path) -> None:
    """Outside its codes a dictionary codes nothing."""
    (person,) = the_entries(a_file(tmp_path, "SAMIR_QABALAN_", "[LBNGOV 950101-961231]", "[LBNGOV 980101-981231]"))
    assert (person.from_, person.until) == (date(1995, 1, 1), date(1999, 1, 1))


def test_of_two_codes_for_one_day_the_first_holds(tmp_path: Path) -> None:
    """As PETRARCH takes them."""
    (person,) = the_entries(a_file(tmp_path, "SAMIR_QABALAN_", "[LBNMIL 950101-951231]", "[LBNGOV 940101-961231]"))
    assert BUILT_IN.value(person, date(1995, 6, 1), "name").sector == "MIL"
    assert BUILT_IN.value(person, date(1996, 6, 1), "name").sector == "GOV"


def test_an_armed_group_that_ruled_has_an_entry_for_each_time(tmp_path: Path) -> None:
    """And the undated code holds where no other does; no day belongs to two."""
    path = a_file(tmp_path, "VALLEY_MOVEMENT [AFGREB]", "\t[AFGGOV 960927-20011113]")
    found = [(entry.id, entry.sector, entry.from_, entry.until) for entry in the_entries(path)]
    assert found == [
        ("user:mine-valley-movement", "GOV", date(1996, 9, 27), date(2001, 11, 14)),
        ("user:mine-valley-movement-2", "REB", None, date(1996, 9, 27)),
        ("user:mine-valley-movement-3", "REB", date(2001, 11, 14), None),
    ]


def test_states_with_their_towns_are_left_out_and_kinds_of_people_refused(tmp_path: Path) -> None:
    """A bare country's code says whose somebody is; a synonym that is no name costs only itself."""
    path = a_file(
        tmp_path, "RURITANIA_TOWN [SYR]", "+SOME_CITY", "REBELS_ [SYRREB]", "VALLEY_UNION [SYRREB]", "+GUNMEN",
        "NOBODY_KNOWN [---]",
    )  # fmt: skip
    found = outcomes(path)
    assert [outcome.kind for outcome in found if isinstance(outcome, LeftOut)] == [
        "states and places, by a country's code alone", "no code"
    ]  # fmt: skip
    assert refusals(path) == [(3, "'Rebels' is a kind of people, no name")]
    (kept,) = (outcome for outcome in found if isinstance(outcome, Kept))
    assert (kept.line, kept.entries[0].aliases, kept.dropped) == (4, (), 1)


WRONG_LINES = [
    ("A_FRONT [SYRREB 991301-001231]", "'19991301' is a day that no calendar has"),
    ("A_FRONT [SYRREB 20010101-991231]", "ends before it begins"),
    ("A_FRONT [SYRREB 2001]", "'2001' is no time"),
    ("A_FRONT [SYRREB <990101-991231]", "is no time"),
    ("A_FRONT [XQZREB]", "'XQZ' is no country"),
    ("A_FRONT", "no code"),
    ("IT_ [SYRREB]", "kind of people"),
    ("FREE_SYRIAN_ARMY [SYRREB]|+SYRIAN_ARAB_ARMY", "must not be one actor: rebels and the state's army"),
]


@pytest.mark.parametrize(("line", "told"), WRONG_LINES, ids=[told for _, told in WRONG_LINES])
def test_a_wrong_entry_is_refused_by_line_and_the_rest_kept(tmp_path: Path, line: str, told: str) -> None:
    """One bad entry costs itself."""
    path = a_file(tmp_path, "FIRST_UNION [SYRREB]", *line.split("|"), "LAST_UNION [SYRREB]")
    ((number, reason),) = refusals(path)
    assert (number, told in reason) == (2, True), reason
    assert len([outcome for outcome in outcomes(path) if isinstance(outcome, Kept)]) == 2


def test_a_wrong_time_of_an_entry_costs_only_that_time(tmp_path: Path) -> None:
    """Named by its own line."""
    path = a_file(tmp_path, "SAMIR_QABALAN_", "\t[SUNGOV 700101-800101]", "\t[LBNGOV 950101-961231]")
    assert [line for line, _ in refusals(path)] == [2]
    (kept,) = (outcome for outcome in outcomes(path) if isinstance(outcome, Kept))
    assert [office.of for office in kept.entries[0].offices] == ["reg:lbn-gov"]


OTHER_DICTIONARIES = [
    (["RIVER_PILOT_ [~BUS]", "+X"], "line 1: this is an agent dictionary"),
    (["A_UNION [SYRREB]", "!PERSON! ="], "line 2: this is an agent dictionary"),
    (["--- GREET [030] ---", "+HAIL"], "a verb dictionary"),
    (['<ISSUES>', "+A [XYZ]", "~ A PHRASE [TAG]"], "an issue dictionary"),
    (["+ONE", "+TWO"], "no code in brackets"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "told"), OTHER_DICTIONARIES, ids=[told for _, told in OTHER_DICTIONARIES])
def test_dictionaries_of_something_else_are_refused_by_name(tmp_path: Path, lines: list[str], told: str) -> None:
    """They hold no actors, whatever else is in them."""
    with pytest.raises(RegistryError, match=told):
        outcomes(a_file(tmp_path, *lines))


ACLED_HEADER = "Actor name,Inter code,Country"


def an_actor_list(folder: Path, *rows: str) -> Path:
    """ACLED's, of these rows."""
    return a_file(folder, ACLED_HEADER, *rows, name="acled.csv")


def test_state_forces_are_the_organ_in_the_years_of_the_regime(tmp_path: Path) -> None:
    """No actor of its own: the built-in one under ACLED's name. A named part says nothing of the whole."""
    path = an_actor_list(
        tmp_path,
        "Military Forces of Syria (2000-2024),1,Syria",
        "Police Forces of Nigeria (2015-2023) Border Guard,State forces,Nigeria",
        "Government of Mali (2021-),1,Mali",
    )
    army, guards, government = the_entries(path)
    assert (army.id, army.name, army.sector) == ("reg:syr-mil", "Syrian armed forces", "MIL")
    assert army.aliases == ("Military Forces of Syria (2000-2024)", "Military Forces of Syria")
    assert (army.from_, army.until) == (date(2000, 1, 1), date(2025, 1, 1))
    assert (guards.id, guards.aliases) == (
        "reg:nga-cop", ("Police Forces of Nigeria (2015-2023) Border Guard",)
    )  # fmt: skip
    assert (government.id, government.from_, government.until) == ("reg:mli-gov", date(2021, 1, 1), None)


def test_groups_have_their_acronym_country_and_sector(tmp_path: Path) -> None:
    """A country behind the name is the actor's; several rows of one name give the countries it is active in."""
    path = an_actor_list(
        tmp_path,
        "VDU: Valley Defence Union,2,Mali",
        "VDU: Valley Defence Union,2,Niger",
        "River Ethnic Militia (Chad),Identity militia,Chad",
        "HPP: Hill Peoples Party,3,Ghana",
        "UNMOX: United Nations Mission in Oxland,8,Chad",
    )
    union, militia, party, mission = the_entries(path)
    assert (union.name, union.aliases) == (
        "Valley Defence Union", ("VDU", "VDU: Valley Defence Union")
    )  # fmt: skip
    assert (union.country, union.active_in, union.sector) == (None, ("MLI", "NER"), "REB")
    assert (militia.name, militia.country, militia.sector) == ("River Ethnic Militia", "TCD", "PRM")
    assert militia.shared_names == ("River Ethnic Militia",)
    assert (party.country, party.sector, mission.sector) == ("GHA", "PTY", "UNO")


KINDS_OF_PEOPLE = [
    ("Unidentified Armed Group (Mali),3,Mali", "gen:MLI-UAF"),
    ("Unidentified Communal Militia (Mali),4,Mali", "gen:MLI-PRM"),
    ("Protesters (France),6,France", "gen:FRA-OPP"),
    ("Rioters (France),Rioters,France", "gen:FRA-OPP"),
    ("Civilians (Mali),7,Mali", "gen:MLI-CVL"),
    ("Civilians (International),7,", "gen:CVL"),
    ("Students (Chad),7,Chad", "gen:TCD-EDU"),
    ("Private Security Forces (Iraq),8,Iraq", "gen:IRQ-BUS"),
    ("Unidentified Military Forces,8,", "gen:UAF"),
]


@pytest.mark.parametrize(("row", "generic"), KINDS_OF_PEOPLE, ids=[row for row, _ in KINDS_OF_PEOPLE])
def test_kinds_of_people_are_no_named_actors(tmp_path: Path, row: str, generic: str) -> None:
    """They are counted as the generic actor that a description of them would be."""
    (found,) = outcomes(an_actor_list(tmp_path, row))
    assert found == LeftOut(generic)


def test_an_actor_list_refuses_what_it_cannot_place(tmp_path: Path) -> None:
    """An unknown type or country, reversed years; two actors in one name are left out."""
    path = an_actor_list(
        tmp_path, "Alpha Union,12,Mali", "Beta Union,2,Atlantis", "Military Forces of Mali (2020-2012),1,Mali",
        "Alpha Union and/or Beta Union,2,Mali", "Short,2",
    )  # fmt: skip
    told = dict(refusals(path))
    assert sorted(told) == [2, 3, 4, 6]
    assert "unknown type '12'" in told[2]
    assert "unknown country 'Atlantis'" in told[3]
    assert "ends (2012) before it begins (2020)" in told[4]
    assert LeftOut("several actors in one name") in outcomes(path)


CSV_HEADER = "ID;Name;Aliases;ISO3;Role;Start;End"


def test_a_csv_is_read_by_the_usual_names_of_its_columns(tmp_path: Path) -> None:
    """A month or year as an end is its last one; sectors are PLOVER's, CAMEO's or words."""
    path = a_file(
        tmp_path, CSV_HEADER, ";Valley Union;VU|Union of the Valley;SYR;rebel group;2011-07;2016",
        "Q7;Hill Union;;Syria;INS;;", ";River Union;;;;;", name="mine.csv",
    )  # fmt: skip
    valley, hill, river = the_entries(path)
    assert (valley.id, valley.aliases, valley.country) == (
        "user:mine-valley-union", ("VU", "Union of the Valley"), "SYR"
    )  # fmt: skip
    assert (valley.sector, valley.from_, valley.until) == ("REB", date(2011, 7, 1), date(2017, 1, 1))
    assert (hill.id, hill.country, hill.sector) == ("user:Q7", "SYR", "REB")
    assert (river.country, river.sector) == (None, "UNK")


def test_a_row_may_add_names_to_a_built_in_actor(tmp_path: Path) -> None:
    """By its registry id; sector, country and times are the actor's own."""
    path = a_file(tmp_path, "id,name,aliases,country", "reg:hts,The Body,TB,", name="mine.csv")
    (entry,) = the_entries(path)
    hts = BUILT_IN.entry("reg:hts")
    assert hts is not None
    assert (entry.id, entry.name, entry.aliases) == ("reg:hts", hts.name, ("The Body", "TB"))
    assert (entry.country, entry.from_, entry.until) == (hts.country, hts.from_, hts.until)


REFUSED_ROWS = [
    (";;;SYR;REB;;", "no name"),
    (";7;;SYR;REB;;", "no name that could be looked up"),
    (";Syria;;SYR;REB;;", "names a state"),
    (";the army;;SYR;MIL;;", "kind of people"),
    (";Alpha Union;;ATL;REB;;", "unknown country 'ATL'"),
    (";Alpha Union;;SYR;WIZ;;", "unknown sector 'WIZ'; sectors: AGR"),
    (";Alpha Union;;SYR;REB;2017;2016-05", "it ends (2016-06-01) before it begins (2017-01-01)"),
    (";Alpha Union;;SYR;REB;12/05/2011;", "'12/05/2011' is no date"),
    (";Alpha Union;;SYR;REB;2011-02-30;", "is no date"),
    ("reg:nobody;Alpha Union;;SYR;REB;;", "has no such actor"),
    ("gen:SYR-REB;Alpha Union;;SYR;REB;;", "described, not known"),
    ("two words;Alpha Union;;SYR;REB;;", "without spaces"),
    ("Q1;Alpha Union;;SYR;REB;;", "line 2 already"),
    (";Free Syrian Army;Syrian Arab Army;SYR;REB;;", "must not be one actor"),
    (";Short", "more or fewer cells"),
]


@pytest.mark.parametrize(("row", "told"), REFUSED_ROWS, ids=[told for _, told in REFUSED_ROWS])
def test_a_wrong_row_is_refused_by_line(tmp_path: Path, row: str, told: str) -> None:
    """And the rest kept."""
    path = a_file(tmp_path, CSV_HEADER, "Q1;First;;SYR;REB;;", row, ";Last;;SYR;REB;;", name="mine.csv")
    ((line, reason),) = refusals(path)
    assert line == 3
    assert told in reason


FIRST_LINES = [
    (["# comment", "", "A_UNION [SYRREB]"], "phoenix"),
    (["A_UNION", "+AU", "\t[SYRREB >990101]"], "phoenix"),
    ([ACLED_HEADER, "A,2,Mali"], "acled"),
    (["actor;actor type;country", "A;Rebel group;Mali"], "acled"),
    (["name,sector", "A [old],REB"], "csv"),
    (["actor,sector,type", "A,REB,x"], "csv"),
]


@pytest.mark.parametrize(("lines", "format"), FIRST_LINES, ids=[lines[0] for lines, _ in FIRST_LINES])
def test_the_format_follows_from_the_first_lines(tmp_path: Path, lines: list[str], format: str) -> None:
    """Whatever the file is called."""
    assert detect_format(a_file(tmp_path, *lines)) == format


def test_an_unusual_header_is_named(tmp_path: Path) -> None:
    """One that is not there is told with those that are."""
    path = a_file(tmp_path, "Wer,Land", "Alpha Union,SYR", name="mine.csv")
    with pytest.raises(RegistryError, match="no column for name; name it with --columns name=HEADER; columns: Wer"):
        choose_columns(path, "csv", {})
    assert choose_columns(path, "csv", {"name": "Wer", "country": "Land"}) == {"name": "Wer", "country": "Land"}
