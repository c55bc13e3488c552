"""This file says whom `dateline actors` lists, and how they are drawn."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from dateline import Casebook
from dateline.cli.entry_filters import Choice, Chosen, choose
from dateline.cli.entry_table import draw_actors
from dateline.match.entries import list_actors
from dateline.records.claim import ActorFiller
from dateline.records.entry import ActorEntry, FactualityCounts, RoleCounts, Spelling
from dateline.records.page import Interval
from tests.cli.conftest import Run, read_lines
from tests.store import builders as stored


def who(id: str | None, text: str, **more: Any) -> ActorFiller:
    """An actor in some role, by its id and the words of the page."""
    told: dict[str, Any] = {"provisional": (id or "").startswith("new:")}
    return ActorFiller(mention="m1", text=text, start=0, end=len(text), id=id, **(told | more))


HTS = who("reg:hts", "HTS", name="Hay'at Tahrir al-Sham", country="SYR", sector="REB")
ARMY = who("reg:syr-mil", "the army", name="Syrian armed forces", country="SYR", sector="MIL")
RUSSIA = who("reg:rus-mil", "Moscow", name="Russian armed forces", country="RUS", sector="MIL")
ANSAR = who("new:ansar-allah", "Ansar Allah", name="Ansar Allah")
ALLIES = who(None, "its allies", reason="pronoun")


@pytest.fixture
def book(run: Run) -> Path:
    """HTS thrice: attacks the army at Idlib in March, plans to protest in May, says that Ansar Allah attacked."""
    idlib = stored.a_place("geonames:169389", name="Idlib")
    march, may = stored.a_time("2019-03-01", "2019-03-02"), stored.a_time("2019-05-01", "2019-05-02")
    with Casebook("dateline.db") as casebook:
        casebook.add(
            stored.a_page(
                stored.a_claim(1, actor=(HTS, ALLIES), recipient=(ARMY, RUSSIA), place=(idlib,), time=march),
                stored.a_claim(2, actor=(HTS,), type="PROTEST", factuality="planned", time=may),
            )
        )
        casebook.add(
            stored.a_page(
                stored.a_claim(1, page="p2", actor=(ANSAR,), source=(HTS,)),
                stored.a_claim(2, page="p2", actor=(ARMY,), comment=True),
                id="p2",
            )
        )
    return Path("dateline.db")


def list_ids(run: Run, *options: str) -> list[str | None]:
    """The ids of the actors that are printed."""
    result = run("actors", *options)
    assert result.exit_code == 0, result.stderr
    return [line["id"] for line in read_lines(result.stdout)]


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], ["reg:hts", "new:ansar-allah", "reg:rus-mil", "reg:syr-mil"]),
        (["--actor", "hts"], ["reg:hts", "reg:rus-mil", "reg:syr-mil"]),  # what it does, and to whom
        (["--actor", "Ansar Allah"], ["new:ansar-allah", "reg:hts"]),
        (["--place", "idlib"], ["reg:hts", "reg:rus-mil", "reg:syr-mil"]),
        (["--type", "PROTEST"], ["reg:hts"]),
        (["--since", "2019-04-01"], ["reg:hts"]),
        (["--until", "2019-03-01"], []),
        (["--country", "syr"], ["reg:hts", "reg:syr-mil"]),
        (["--provisional"], ["new:ansar-allah"]),
        (["--unresolved"], [None]),
        (["--limit", "2"], ["reg:hts", "new:ansar-allah"]),
    ],
)
def test_an_actor_is_listed_when_a_claim_that_meets_every_filter_names_it(
    run: Run, options: list[str], found: list[str | None]
) -> None:
    """Those of most claims first."""
    assert list_ids(run, *options) == found


@pytest.mark.usefixtures("book")
def test_a_line_tells_roles_events_and_days(run: Run) -> None:
    """It reads back as the record."""
    line = run("actors").stdout.splitlines()[0]
    hts = ActorEntry.from_json(line)
    assert hts.roles == RoleCounts(actor=2, source=1)
    assert hts.events == FactualityCounts(happened=1, planned=1)
    assert (hts.claims, hts.pages, hts.spellings) == (3, 2, (Spelling(text="HTS", claims=3),))


@pytest.mark.usefixtures("book")
def test_what_is_left_out_is_said_on_standard_error(run: Run) -> None:
    """With the option that shows it."""
    assert "1 wording was not understood; --unresolved lists them" in run("actors").stderr
    assert "3 more are left out by --limit" in run("actors", "--limit", "1").stderr
    assert run("actors", "--unresolved").stderr == run("actors", "--provisional").stderr == ""


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--provisional", "--unresolved"], "exclude each other; give one of them"),
        (["--country", "Syria"], "give an ISO 3166 alpha-3 code such as SYR"),
        (["--type", "WAR"], "unknown type 'WAR'; choices: "),
        (["--since", "soon"], "give it as YYYY-MM-DD"),
        (["--limit", "0"], "--limit"),
    ],
)
def test_an_impossible_filter_is_wrong_usage(run: Run, options: list[str], told: str) -> None:
    """With the choices; nothing is printed."""
    result = run("actors", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_a_casebook_that_is_only_asked_is_not_made(run: Run) -> None:
    """A slip in its name is told, with what to do."""
    result = run("actors", "--db", "slip.db")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "slip.db: no casebook there; give its path with --db" in result.stderr
    assert not Path("slip.db").exists()


@pytest.mark.usefixtures("book")
def test_a_table_is_drawn_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what is left out below it; with --json, JSON Lines there too."""
    monkeypatch.setattr("dateline.cli.printing.is_terminal", lambda: True)
    drawn = run("actors")
    assert "Hay'at Tahrir al-Sham  SYR REB" in drawn.stdout
    assert "1 wording was not understood" in drawn.stdout
    assert drawn.stderr == ""
    assert "no actors meet this" in run("actors", "--country", "MLI").stdout
    assert len(read_lines(run("actors", "--json").stdout)) == 4


def draw(*entries: ActorEntry, width: int) -> list[str]:
    """The table as drawn, line by line."""
    screen = io.StringIO()
    console = Console(file=screen, width=width, highlight=False, markup=False, emoji=False)
    console.print(draw_actors(Chosen(shown=entries), width))
    return [line.rstrip() for line in screen.getvalue().splitlines()]


def an_entry(id: str | None = "reg:hts", **more: Any) -> ActorEntry:
    """HTS in three claims, as actor of one event that happened and of two that are planned."""
    told: dict[str, Any] = {
        "name": "Hay'at Tahrir al-Sham", "country": "SYR", "sector": "REB", "claims": 3,
        "roles": RoleCounts(actor=3, source=1234), "pages": 2, "events": FactualityCounts(happened=1, planned=2),
        "acts": Interval(), "told": Interval(),
    }  # fmt: skip
    return ActorEntry(id=id, **(told | more))


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_the_table_tells_all_of_an_actor_at_every_width(width: int) -> None:
    """Name, side, spellings, counts, factualities; no line wider than the screen."""
    spellings = tuple(Spelling(text=text, claims=1) for text in ("HTS", "Tahrir", "the Levant Liberation Committee"))
    lines = draw(an_entry(spellings=spellings), width=width)
    told = " ".join(" ".join(lines).split())
    for words in ("Hay'at Tahrir al-Sham", "SYR", "REB", "“HTS”", "1,234", "● 1", "▷ 2", "● happened · ▷ planned"):
        assert words in told
    assert max(map(len, lines)) <= width


def test_spellings_that_differ_in_marks_alone_are_not_told_apart() -> None:
    """Of many, the commonest and how many more."""
    texts = ("HTS", "hts", "Hay’at Tahrir al-Sham", "A", "B", "C", "D")
    spellings = tuple(Spelling(text=text, claims=9 - place) for place, text in enumerate(texts))
    assert "as “HTS”, “A”, “B” and 2 more" in " ".join(" ".join(draw(an_entry(spellings=spellings), width=120)).split())


def test_words_by_which_nobody_is_known_are_quoted_and_cut() -> None:
    """With the reason where there is one; a page cannot act on the screen."""
    words = "thousands of fighters " * 9 + "\x1b[2J"
    entry = an_entry(None, name=None, country=None, reason="pronoun", spellings=(Spelling(text=words, claims=1),))
    told = " ".join(" ".join(draw(entry, width=120)).split())
    assert "…”" in told
    assert "pronoun" in told
    assert "\x1b" not in told


def test_a_choice_of_country_counts_what_is_left_out_there_only() -> None:
    """Words of no known country are not counted as of that one."""
    entries = list_actors([stored.a_claim(1, actor=(HTS, RUSSIA, ALLIES))], {})
    chosen = choose(entries, Choice(country="SYR"))
    assert [entry.id for entry in chosen.shown] == ["reg:hts"]
    assert chosen.unresolved == 0
