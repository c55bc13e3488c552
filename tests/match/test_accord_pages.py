"""This file reads short pages with the real model, keeps them, and says which accords and breaches come of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.look_up import look_up_actor, place_finder, tell_ties
from dateline.ground.registry_names import Registry
from dateline.match.accord_file import GivenAccord, load_bundled
from dateline.match.accord_sides import Reference, Tie
from dateline.match.accords import find_accords, mark_breaches
from dateline.records.accord import Accord
from dateline.records.event import Event

ZONE = (
    "HTS announced on June 25 that it is ready to attack the Syrian army in Idlib. Any attack on Idlib would be a major"
    " violation of the Turkish-Russian-Iranian de-escalation zone, activists said."
)
IDLIB = (
    "Russia and Turkey agreed on a ceasefire in Idlib on March 5. The ceasefire took effect at midnight on Thursday. On"
    " Monday the Syrian army shelled Ariha in Idlib, killing three civilians. The shelling violated the ceasefire, the"
    " Turkish defence ministry said."
)
GAZA = (
    "The truce between Israel and Hamas collapsed on Friday. Israeli warplanes struck Khan Younis in the Gaza Strip,"
    " killing 20 people. Hamas accused Israel of violating the truce."
)
LEBANON = (
    "A ceasefire between Israel and Hezbollah came into force on November 27. Israeli drones struck a car in Bint Jbeil"
    " in southern Lebanon on Tuesday. Lebanon accused Israel of breaching the ceasefire."
)
PRETORIA = (
    "The Ethiopian government and the Tigray People's Liberation Front signed a peace agreement in Pretoria on"
    " November 2. Ethiopian forces bombed Mekelle in Tigray on November 12, residents said."
)
HOPED_FOR = (
    "Egypt is expected to broker a ceasefire between Israel and Hamas. The United Nations called for a truce in Gaza."
)
EVACUATION = (
    "Under an evacuation deal, thousands of civilians and fighters left al-Fu'ah and Kafriya on Thursday. Gunmen"
    " attacked the buses carrying evacuees from Kafriya, in breach of the deal."
)


@pytest.fixture(scope="module", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keys and caches of the tests are not the user's."""
    folder = tmp_path_factory.getbasetemp() / "dateline-home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_CONFIG_FOLDER", str(folder / "config"))
        patch.setenv("DATELINE_DATA_FOLDER", str(folder / "data"))
        yield folder / "data"


@pytest.fixture(scope="module")
def known(own_folders: Path) -> tuple[tuple[GivenAccord, ...], Reference]:
    """The bundled accords, and what registry and gazetteer know."""
    registry = Registry.load(own_folders)
    find_place = place_finder(Gazetteer.open(own_folders))
    ties = tell_ties(registry)
    bundled = load_bundled(lambda words, on: look_up_actor(words, on, registry), find_place)
    reference = Reference(
        ties=lambda actor, on: tuple(Tie(to, how) for to, how in ties(actor, on)),
        actor=lambda id: look_up_actor(id, None, registry),
        place=find_place,
    )
    return bundled.accords, reference


def keep(folder: Path, *pages: tuple[str, str]) -> dateline.Casebook:
    """A casebook with these pages, `(day of publication, text)`."""
    book = dateline.Casebook(folder / "book.db")
    lines = folder / "pages.jsonl"
    for number, (day, text) in enumerate(pages):
        lines.write_text(json.dumps({"id": f"p{number}", "text": text, "published": day}) + "\n", encoding="utf-8")
        book.add(dateline.code(lines))
    return book


def read(
    folder: Path, *pages: tuple[str, str], given: tuple[GivenAccord, ...], reference: Reference
) -> tuple[list[Accord], tuple[Event, ...]]:
    """The accords that the pages tell of or breach, and the events that they tell, marked."""
    with keep(folder, *pages) as book:
        events, claims, published = book.events(), book.claims(), book.published()
    found = find_accords(events, claims, published, given, reference=reference)
    return [a for a in found if a.claims or a.breaches], mark_breaches(events, found)


Known = tuple[tuple[GivenAccord, ...], Reference]


def test_a_violation_that_would_be_is_none(tmp_path: Path, known: Known) -> None:
    """The zone is invoked, and joins the one that the file gives; the attack is only threatened."""
    accords, events = read(tmp_path, ("2018-06-28", ZONE), given=known[0], reference=known[1])
    assert [(accord.id, accord.breaches) for accord in accords] == [("accord:astana-idlib", ())]
    assert not any(event.accords for event in events)


def test_a_shelling_that_violated_the_ceasefire(tmp_path: Path, known: Known) -> None:
    """Without a file: made by two states, in force from the day that the page tells, violated as a ministry says."""
    (accord,), events = read(tmp_path, ("2020-03-10", IDLIB), given=(), reference=known[1])
    assert (accord.kind, [party.id for party in accord.parties], str(accord.from_)) == (
        "ceasefire",
        ["reg:rus", "reg:tur"],
        "2020-03-05",
    )
    (record,) = accord.breach_records
    assert record.breach == "claimed"
    assert record.why.startswith("Turkish defence ministry says that this breaches")
    (breach,) = [event for event in events if event.accords]
    assert breach.type == "ASSAULT"


def test_the_same_page_beside_the_bundled_list(tmp_path: Path, known: Known) -> None:
    """The ceasefire is that of Moscow; the zone of Astana, which binds Syria, asks of its own accord."""
    accords, _ = read(tmp_path, ("2020-03-10", IDLIB), given=known[0], reference=known[1])
    told = {accord.id: [record.breach for record in accord.breach_records] for accord in accords}
    assert told == {"accord:moscow-idlib-2020": ["claimed"], "accord:astana-idlib": ["inferred"]}


def test_a_truce_that_collapsed_binds_nobody_on_that_day(tmp_path: Path, known: Known) -> None:
    """The strikes of the day of its collapse are not asked about; the accusation stands as what it is."""
    (accord,), _ = read(tmp_path, ("2023-12-02", GAZA), given=known[0], reference=known[1])
    assert (accord.id, str(accord.until)) == ("accord:gaza-2023-11", "2023-12-01")
    assert [record.breach for record in accord.breach_records] == ["claimed"]
    assert accord.breach_records[0].why.startswith("Hamas says that this breaches")


def test_a_strike_inside_the_area_is_asked_about(tmp_path: Path, known: Known) -> None:
    """Israel is a party, Bint Jbeil lies in Lebanon, the day is after the beginning."""
    (accord,), _ = read(tmp_path, ("2024-12-05", LEBANON), given=known[0], reference=known[1])
    assert accord.id == "accord:lebanon-2024"
    assert sorted(record.breach for record in accord.breach_records) == ["claimed", "inferred"]
    (asked,) = [record for record in accord.breach_records if record.breach == "inferred"]
    assert asked.why.startswith("A question for a person, not a finding: does this breach")


def test_where_it_was_signed_is_no_area(tmp_path: Path, known: Known) -> None:
    """A peace agreement is signed in Pretoria and covers Tigray, and a bombing of nobody named asks nothing of it."""
    (accord,), _ = read(tmp_path, ("2022-11-15", PRETORIA), given=(), reference=known[1])
    assert (accord.kind, accord.area, accord.breaches) == ("peace agreement", None, ())
    folder = tmp_path / "bundled"
    folder.mkdir()
    (given,), _ = read(folder, ("2022-11-15", PRETORIA), given=known[0], reference=known[1])
    assert (given.id, given.breaches) == ("accord:pretoria-2022", ())


def test_what_is_hoped_for_is_no_accord(tmp_path: Path, known: Known) -> None:
    """*Is expected to broker*, *called for*."""
    assert read(tmp_path, ("2021-05-19", HOPED_FOR), given=(), reference=known[1])[0] == []


def test_two_pages_and_a_copy_tell_one_evacuation(tmp_path: Path, known: Known) -> None:
    """The deal that no span names in the second sentence is the page's; the copy adds neither accord nor breach."""
    (alone,), _ = read(tmp_path, ("2018-07-20", EVACUATION), given=(), reference=known[1])
    assert (alone.kind, [record.breach for record in alone.breach_records]) == ("evacuation deal", ["claimed"])
    folder = tmp_path / "copied"
    folder.mkdir()
    pages = [("2018-07-20", EVACUATION), ("2018-07-21", EVACUATION)]
    (copied,), _ = read(folder, *pages, given=(), reference=known[1])
    assert len(copied.breaches) == len(alone.breaches) == 1
    assert len(copied.claims) == 2 * len(alone.claims)
