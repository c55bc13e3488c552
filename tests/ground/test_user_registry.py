"""Registries of the user's own: kept, replaced, undone, checked; that they outrank the built-in one, in their time."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from dateline.errors import RegistryError, UsageError
from dateline.ground.registry import ActorContext, Registry, resolve_actor
from dateline.ground.registry_load import ActorEntry
from dateline.ground.user_files import Change
from dateline.ground.user_registry import Added, add, held, remove, undo
from dateline.ground.user_registry_apart import kept_apart_from
from dateline.ground.user_registry_check import Finding, check

BUILT_IN = Registry.load()
DAY = date(2018, 6, 1)


def a_csv(folder: Path, *rows: str, name: str = "mine.csv") -> Path:
    """A CSV of these rows."""
    path = folder / name
    path.write_text("\n".join(["name,aliases,country,sector,from,until", *rows]) + "\n", encoding="utf-8")
    return path


def added(folder: Path, *rows: str, name: str = "mine.csv") -> Registry:
    """The registry with a user's of these rows."""
    add(a_csv(folder, *rows, name=name), folder / "r", BUILT_IN)
    return Registry.load(user_folder=folder / "r")


def linked(registry: Registry, words: str, on: date | None = DAY, country: str | None = None) -> str | None:
    """The id that the words link to."""
    value = registry.link(words, on, country)
    return value.id if value else None


def test_a_users_actor_is_linked_by_its_names(tmp_path: Path) -> None:
    """As the built-in ones are: marks and articles aside, an acronym in capitals only, spelling guarded."""
    registry = added(tmp_path, "The Valley Defence Union,VDU; Ittihad al-Wadi,SYR,REB,,")
    union = "user:mine-the-valley-defence-union"
    for words in ("Valley Defence Union", "the Valley Defense Union", "VDU", "Ittihad al-Wādī", "Itihad al-Wadi"):
        assert linked(registry, words) == union, words
    assert linked(registry, "vdu") is None
    assert linked(registry, "Valley Defence Force") is None
    value = resolve_actor("Valley Defence Union fighters", ActorContext(on=DAY, country="SYR"), registry)
    assert (value.id, value.country, value.sector) == (union, "SYR", "REB")
    entry = registry.entry(union)
    assert entry is not None
    assert entry.name == "The Valley Defence Union"


def test_a_users_actor_outranks_the_built_in_one_of_its_name_and_country(tmp_path: Path) -> None:
    """For the names that it has; the others still mean the built-in one."""
    registry = added(tmp_path, "Free Syrian Army,FSA,SYR,PRM,,")
    assert linked(registry, "Free Syrian Army") == "user:mine-free-syrian-army"
    assert linked(registry, "FSA", country="SYR") == "user:mine-free-syrian-army"
    assert linked(registry, "Free Army") == linked(BUILT_IN, "Free Army") == "reg:fsa"


def test_a_namesake_in_another_country_takes_nothing(tmp_path: Path) -> None:
    """The page's country decides between the two; without one neither is guessed."""
    registry = added(tmp_path, "Free Syrian Army,,BRA,CVL,,")
    assert linked(registry, "Free Syrian Army", country="SYR") == "reg:fsa"
    assert linked(registry, "Free Syrian Army", country="BRA") == "user:mine-free-syrian-army"
    assert linked(registry, "Free Syrian Army") is None


def test_it_outranks_in_its_time_only(tmp_path: Path) -> None:
    """Before and after, the built-in one bears the name."""
    registry = added(tmp_path, "Free Syrian Army,,SYR,PRM,2015,2016")
    days = (date(2014, 6, 1), date(2015, 1, 1), date(2016, 12, 31), date(2017, 1, 1))
    assert [linked(registry, "Free Syrian Army", on) for on in days] == [
        "reg:fsa", "user:mine-free-syrian-army", "user:mine-free-syrian-army", "reg:fsa"
    ]  # fmt: skip


def test_two_of_one_name_follow_each_other_in_time(tmp_path: Path) -> None:
    """A day on which both or neither bear it decides nothing."""
    registry = added(tmp_path, "Hill Union,,SYR,REB,2010,2012", "Hill Union,,SYR,GOV,2014,2015")
    days = (date(2011, 1, 1), date(2013, 1, 1), date(2014, 5, 1), None)
    assert [linked(registry, "Hill Union", on) for on in days] == [
        "user:mine-hill-union", None, "user:mine-hill-union-2", None
    ]  # fmt: skip


def test_a_users_actor_is_kept_apart_as_those_whose_names_it_bears() -> None:
    """It has no id in the list of look-alikes; a name of its own in another spelling is still its own."""
    rebels = ActorEntry(id="user:x-rebels", name="The Rebels", aliases=("Free Syrian Army",), sector="REB")
    assert "rebels and the state's army" in str(kept_apart_from("Syrian Arab Army", rebels))
    assert kept_apart_from("Free Syrian Armee", rebels) is None
    assert kept_apart_from("Syrian Arab Army", replace(rebels, aliases=())) is None
    assert kept_apart_from("Free Syrian Army", replace(rebels, id="reg:syr-mil")) is not None


def test_a_person_has_the_office_of_the_day(tmp_path: Path) -> None:
    """Read from a dictionary, linked with a title."""
    path = tmp_path / "people.txt"
    path.write_text("SAMIR_QABALAN_\n\t[LBNGOV 19950101-19981231]\n\t[LBNOPP]\n", encoding="utf-8")
    add(path, tmp_path / "r", BUILT_IN)
    registry = Registry.load(user_folder=tmp_path / "r")
    found = [
        resolve_actor("Lebanese politician Samir Qabalan", ActorContext(on=on, country="LBN"), registry)
        for on in (date(1996, 1, 1), date(2001, 1, 1))
    ]
    assert [(value.id, value.sector) for value in found] == [
        ("user:people-samir-qabalan", "GOV"), ("user:people-samir-qabalan", "OPP")
    ]  # fmt: skip


def test_a_regime_of_acled_is_the_states_organ(tmp_path: Path) -> None:
    """In its years and, marked, outside of them."""
    path = tmp_path / "acled.csv"
    path.write_text("actor,inter,country\nMilitary Forces of Syria (2000-2024),1,Syria\n", encoding="utf-8")
    report = add(path, tmp_path / "r", BUILT_IN)
    assert (report.format, report.kept, report.linked) == ("acled", 1, 1)
    registry = Registry.load(user_folder=tmp_path / "r")
    value = registry.link("Military Forces of Syria (2000-2024)", DAY)
    assert value is not None
    assert (value.id, value.name, value.sector) == ("reg:syr-mil", "Syrian armed forces", "MIL")
    late = registry.link("Military Forces of Syria (2000-2024)", date(2026, 1, 1))
    assert late is not None
    assert late.decided_by == "name out of its time"


def test_without_registries_nothing_changes(tmp_path: Path) -> None:
    """A folder that is not there or empty is none."""
    assert Registry.load(user_folder=tmp_path / "none").users is None
    assert Registry.load(user_folder=tmp_path).users is None


def test_what_was_added_is_counted(tmp_path: Path) -> None:
    """Kinds of people by their generic id, other rows of no use by kind, names that are none."""
    path = tmp_path / "acled.csv"
    rows = [
        "actor,inter,country",
        "Alpha Union,2,Mali",
        "Alpha Union,2,Mali",
        "Protesters (Mali),6,Mali",
        "Beta,9,Mali",
    ]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    report = add(path, tmp_path / "r", BUILT_IN, dry_run=True)
    assert (report.read, report.kept, report.actors, report.names_left_out) == (4, 1, 1, 0)
    assert (report.generic, report.left_out) == ({"gen:MLI-OPP": 1}, {"named again": 1})
    assert [row.line for row in report.refused] == [5]
    assert not (tmp_path / "r").exists()


def test_a_name_is_taken_once_and_changes_are_undone_once(tmp_path: Path) -> None:
    """Adding, replacing and removing; the last one only."""
    folder = tmp_path / "r"
    first = add(a_csv(tmp_path, "Alpha Union,,SYR,REB,,"), folder, BUILT_IN)
    with pytest.raises(RegistryError, match="mine: there is a registry of this name; replace it with --replace"):
        add(a_csv(tmp_path, "Beta Union,,SYR,REB,,"), folder, BUILT_IN)
    second = add(a_csv(tmp_path, "Beta Union,,SYR,REB,,", "Gamma Union,,SYR,REB,,"), folder, BUILT_IN, replace=True)
    assert (first.replaced, second.replaced, [r.actors for r in held(folder)]) == (False, True, [2])
    assert undo(folder) == Change(change="replaced", name="mine")
    assert [(r.name, r.actors, r.sha256) for r in held(folder)] == [("mine", 1, first.sha256)]
    with pytest.raises(RegistryError, match="nothing to undo"):
        undo(folder)
    remove("mine", folder)
    assert held(folder) == []
    assert undo(folder) == Change(change="removed", name="mine")
    assert [r.name for r in held(folder)] == ["mine"]
    with pytest.raises(RegistryError, match="no registry of this name; registries: mine"):
        remove("yours", folder)


def test_a_file_without_a_sound_row_changes_nothing(tmp_path: Path) -> None:
    """And the first reason is told."""
    with pytest.raises(RegistryError, match="no actor of it can be used; line 2: no name; nothing was changed"):
        add(a_csv(tmp_path, ",,SYR,REB,,"), tmp_path / "r", BUILT_IN)
    assert list((tmp_path / "r").glob("*")) == []
    with pytest.raises(UsageError, match="formats: phoenix, acled, csv"):
        add(a_csv(tmp_path, "Alpha Union,,,,,"), tmp_path / "r", BUILT_IN, format="xml")


def problems(folder: Path) -> list[tuple[str | None, str, str]]:
    """What a check finds: id, state and problem."""
    return [(found.id, found.state, found.problem) for found in check(folder / "r", BUILT_IN)]


def test_a_check_tells_names_taken_and_names_shared(tmp_path: Path) -> None:
    """Taken in its country and time; without a country nothing is taken, and the name seldom links."""
    added(tmp_path, "Free Syrian Army,,SYR,PRM,2015,2016", "Sultan Murad,,,REB,,", "Hill Union,,SYR,REB,,")
    taken, shared = problems(tmp_path)
    assert taken == (
        "user:mine-free-syrian-army", "taken",
        "'Free Syrian Army' is taken from reg:fsa (Free Syrian Army) from 2015-01-01 until 2017-01-01",
    )  # fmt: skip
    assert shared[:2] == ("user:mine-sultan-murad", "amiss")
    assert "without a country it seldom links" in shared[2]


def test_a_check_tells_names_that_two_bear_at_one_time(tmp_path: Path) -> None:
    """In one country; one after the other is sound. An id in two registries is told too."""
    added(tmp_path, "Hill Union,,SYR,REB,2010,2012", "Hill Union,,SYR,GOV,2012,", "Hill Union,,MLI,REB,,")
    assert problems(tmp_path) == [
        ("user:mine-hill-union-2", "amiss",
         "bears 'hill union' in SYR at the same time as user:mine-hill-union: it links to none")
    ]  # fmt: skip


TAMPERED = [
    ("country", "ATL", "unknown country 'ATL'"),
    ("sector", "WIZ", "unknown sector 'WIZ'"),
    ("until", "2001-01-01", "ends (2001-01-01) before it begins (2010-01-01)"),
    ("offices", [{"of": "reg:nobody", "title": "x"}], "an office of reg:nobody, which nobody is"),
    ("id", "x:1", "begins with neither user: nor reg:"),
    ("id", "reg:nobody", "the built-in registry has no such actor"),
    ("aliases", ["Free Syrian Army", "Syrian Arab Army"], "must not be one actor"),
    ("line", None, "cannot be read"),
    ("rules", None, "spelling rules of another version"),
]


@pytest.mark.parametrize(("field", "value", "told"), TAMPERED, ids=[told for *_, told in TAMPERED])
def test_a_check_reads_every_actor(tmp_path: Path, field: str, value: object, told: str) -> None:
    """What `add` would have refused is found in a file from elsewhere."""
    added(tmp_path, "Hill Union,,SYR,REB,2010,")
    assert problems(tmp_path) == []
    with closing(sqlite3.connect(tmp_path / "r" / "mine.sqlite")) as database, database:
        if field == "rules":
            database.execute("UPDATE meta SET value = 'old' WHERE key = 'rules'")
        elif field == "line":
            database.execute("DROP TABLE actor")
        else:
            entry = msgspec.json.decode(database.execute("SELECT entry FROM actor").fetchone()[0]) | {field: value}
            entry |= {"until": value} if field == "until" else {}
            told_id = {"id": value} if field == "id" else {}
            database.execute(
                "UPDATE actor SET entry = ?, id = ?",
                (msgspec.json.encode(entry).decode(), told_id.get("id", entry["id"])),
            )
    found: list[Finding] = [f for f in check(tmp_path / "r", BUILT_IN) if f.state == "amiss"]
    assert any(told in f.problem for f in found), found
    assert all(f.remedy and "--name mine --replace" in f.remedy for f in found)


def test_a_damaged_file_stops_the_start_with_advice(tmp_path: Path) -> None:
    """Coding without the user's actors would be coding something else."""
    (tmp_path / "broken.sqlite").write_bytes(b"no database")
    with pytest.raises(RegistryError, match="dateline registry remove broken"):
        Registry.load(user_folder=tmp_path)


def test_the_doctor_counts_what_was_added(tmp_path: Path) -> None:
    """By name."""
    registry = added(tmp_path, "Hill Union,,SYR,REB,,")
    assert registry.users is not None
    assert registry.users.told() == "; added: mine, 1 actors"


def test_a_report_names_the_columns_it_read(tmp_path: Path) -> None:
    """So that a wrong guess is seen."""
    report: Added = add(a_csv(tmp_path, "Hill Union,,SYR,REB,,"), tmp_path / "r", BUILT_IN)
    assert report.columns == {
        "name": "name", "aliases": "aliases", "country": "country", "sector": "sector", "from": "from", "until": "until"
    }  # fmt: skip
