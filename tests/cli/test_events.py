"""This file says which events `dateline events` lists, and how they are drawn."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from dateline import Casebook
from dateline.cli.event_table import draw_events, name_event_toll, name_place
from dateline.match import name_event
from dateline.records.event import Event, EventToll
from dateline.records.values import PlaceValue
from tests.cli.conftest import Run, read_lines
from tests.share.builders import CIVILIANS, HTS, IDLIB, RUSSIA, a_time, an_event
from tests.store import builders as stored


@pytest.fixture
def book(run: Run) -> Path:
    """A casebook of three events: an assault of March, one of May that is denied, a planned protest without a time."""
    hts = stored.an_actor("reg:hts", name="Hay'at Tahrir al-Sham")
    idlib = stored.a_place("geonames:169389", name="Idlib")
    march, may = stored.a_time("2019-03-01", "2019-03-02"), stored.a_time("2019-05-01", "2019-05-02")
    with Casebook("dateline.db") as casebook:
        casebook.add(stored.a_page(stored.a_claim(1, actor=(hts,), place=(idlib,), time=march), id="p1"))
        casebook.add(stored.a_page(stored.a_claim(1, page="p2", time=may, factuality="denied"), id="p2"))
        casebook.add(stored.a_page(stored.a_claim(1, page="p3", type="PROTEST", factuality="planned"), id="p3"))
    return Path("dateline.db")


def list_ids(run: Run, *options: str) -> list[str]:
    """The ids of the events that are printed."""
    result = run("events", *options)
    assert result.exit_code == 0, result.stderr
    return [line["claims"][0].partition("#")[0] for line in read_lines(result.stdout)]


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], ["p1", "p2", "p3"]),
        (["--actor", "hts"], ["p1"]),
        (["--place", "idlib"], ["p1"]),
        (["--type", "PROTEST"], ["p3"]),
        (["--factuality", "denied"], ["p2"]),
        (["--factuality", "happened"], ["p1"]),
        (["--since", "2019-04-01"], ["p2"]),  # what has no time is in no window
        (["--until", "2019-05-01"], ["p1"]),  # the day itself is left out
        (["--since", "2019-01-01", "--until", "2020-01-01"], ["p1", "p2"]),
        (["--status", "machine"], ["p1", "p2", "p3"]),
        (["--status", "reviewed"], []),
        (["--type", "ASSAULT", "--factuality", "planned"], []),  # every filter, not any
    ],
)
def test_an_event_must_meet_every_filter(run: Run, options: list[str], found: list[str]) -> None:
    """In the order in which the pages were added."""
    assert list_ids(run, *options) == found


@pytest.mark.usefixtures("book")
def test_lines_are_events_of_the_contract(run: Run) -> None:
    """Each reads back as the record that `Casebook.events` gives."""
    with Casebook("dateline.db") as casebook:
        assert [Event.from_json(line) for line in run("events").stdout.splitlines()] == casebook.events()


@pytest.mark.usefixtures("book")
def test_what_a_person_decided_is_the_events_status(run: Run) -> None:
    """Of the event, or of all its claims; a decision that was taken back counts for nothing."""
    with Casebook("dateline.db") as casebook:
        casebook.judge(name_event("p1#e1"), "accept", reason="seen", reviewer="R.")
        casebook.judge("p2#e1", "reject", reason="misread", reviewer="R.")
        casebook.judge(name_event("p3#e1"), "reject", reason="misread", reviewer="R.")
        casebook.judge(name_event("p3#e1"), "withdraw", reason="no", reviewer="R.", after=1)
    assert list_ids(run, "--status", "reviewed") == ["p1"]
    assert list_ids(run, "--status", "rejected") == ["p2"]
    assert list_ids(run, "--status", "machine") == ["p3"]


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--factuality", "true"], "choices: happened, ongoing"),
        (["--status", "accepted"], "choices: machine, reviewed, rejected"),
        (["--type", "WAR"], "unknown type 'WAR'; choices: "),
        (["--since", "soon"], "give it as YYYY-MM-DD"),
        (["--since", "2019-05-02", "--until", "2019-05-01"], "holds no day"),
    ],
)
def test_an_impossible_filter_is_wrong_usage(run: Run, options: list[str], told: str) -> None:
    """With the choices; nothing is printed."""
    result = run("events", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_a_casebook_that_is_only_asked_is_not_made(run: Run) -> None:
    """A slip in its name is told, with what to do, and leaves no file."""
    result = run("events", "--db", "slip.db")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "slip.db: no casebook there; give its path with --db" in result.stderr
    assert not Path("slip.db").exists()
    Path("empty.db").touch()
    assert "empty.db: no casebook there" in run("events", "--db", "empty.db").stderr
    assert Path("empty.db").stat().st_size == 0


@pytest.mark.usefixtures("book")
def test_a_table_is_drawn_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --json, JSON Lines there too."""
    monkeypatch.setattr("dateline.cli.printing.is_terminal", lambda: True)
    assert "✗ denied" in run("events").stdout
    assert "no events meet this" in run("events", "--status", "rejected").stdout
    assert len(read_lines(run("events", "--json").stdout)) == 3


def draw(*events: Event, width: int) -> list[str]:
    """The table as drawn, line by line."""
    screen = io.StringIO()
    console = Console(file=screen, width=width, highlight=False, markup=False, emoji=False)
    console.print(draw_events(events, width=width))
    return [line.rstrip() for line in screen.getvalue().splitlines()]


@pytest.mark.parametrize("width", [60, 80, 130, 200])
def test_the_table_tells_all_of_an_event_at_every_width(width: int) -> None:
    """Sign, word, type, both sides, place, day, toll, status; no line wider than the screen."""
    toll = (EventToll(of="killed", low=9, high=9),)
    event = an_event(actor=(RUSSIA,), recipient=(CIVILIANS,), toll=toll, mode="aerial", pages=3, origins=2)
    lines = draw(event, width=width)
    told = " ".join(" ".join(lines).split())
    for words in ("● happened", "ASSAULT.aerial", "→", "“civilians”", "2019-03-01", "9 killed", "reviewed"):
        assert words in told
    assert "Idlib" in told
    assert max(map(len, lines)) <= width


def test_what_is_no_fact_is_counted_apart() -> None:
    """The last lines say how many are put as fact and how many are not."""
    told = draw(an_event(), an_event(factuality="planned", actor=(HTS,)), width=140)
    assert "1 put as fact: 1 ● happened" in told
    assert "1 not put as fact: 1 ▷ planned" in told


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (IDLIB, "Idlib, SYR"),
        (
            PlaceValue(id="a", name="Kufra", admin1="Kufra", precision="province"),
            "Kufra (province)",
        ),
        (PlaceValue(id="a", name="Ras", country="SYR", precision="near", radius_km=9.4), "near Ras, SYR (within 9 km)"),
        (PlaceValue(id="a", name="Syria", country="SYR", precision="country"), "Syria"),
        (PlaceValue(id=None, reason="not in any gazetteer"), "not located (not in any gazetteer)"),
        (PlaceValue(id=None, members=(IDLIB, PlaceValue(id="b", name="Ras", country="SYR"))), "Idlib, SYR; Ras, SYR"),
    ],
)
def test_a_place_is_named_as_closely_as_it_is_known(place: PlaceValue, told: str) -> None:
    """One that was not located says why."""
    assert name_place(place) == told


@pytest.mark.parametrize(
    ("toll", "told"),
    [
        (EventToll(of="killed", low=9, high=9), "9 killed"),
        (EventToll(of="killed", low=1200, high=None), "1,200+ killed"),
        (EventToll(of="displaced", low=None, high=40, families=True), "up to 40 families displaced"),
        (EventToll(of="wounded", low=5, high=7, cumulative=True), "5–7 wounded in all"),
        (EventToll(of="other", low=3, high=3), "3 people"),
        (EventToll(of="killed", low=None, high=None), "an unknown number killed"),
    ],
)
def test_a_toll_shows_its_bounds(toll: EventToll, told: str) -> None:
    """An open bound is never closed."""
    assert name_event_toll(toll) == told


def test_an_event_without_any_detail_is_drawn() -> None:
    """Nobody told, nowhere, at no time."""
    event = an_event(actor=(), recipient=(), place=None, time=a_time(None, None, "unknown"), status="machine")
    assert draw(event, width=80)[1].split() == ["●", "happened", "ASSAULT", "?"]
