"""This file says which vows `dateline vows` lists, how they are drawn, and what it hands on to the casebook."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import typer
from rich.console import Console, RenderableType
from typer.testing import CliRunner, Result

from dateline.cli.vow_table import SIGNS, draw_tallies, draw_vows
from dateline.cli.vows import vows
from dateline.match.vow_tally import tally_vows
from dateline.records.vow import Vow, VowTally
from tests.match.vow_builders import (
    ARMY,
    HAMA,
    SALAMIYAH,
    Told,
    a_page,
    an_actor,
    done,
    follow,
    vow,
)

HTS = an_actor("reg:hts", name="Hay'at Tahrir al-Sham")
PAGES = [
    a_page("2018-06-28", vow(HTS, on="2018-07-02", length=7), id="p1"),
    a_page("2018-06-29", vow(HTS, where=[HAMA, SALAMIYAH], words="It will {shell} both."), id="p2"),
    a_page("2018-07-01", vow(ARMY, type="RETREAT.withdraw", whom=()), id="p3"),
    a_page("2018-07-05", done(who=HTS), id="p4"),
    a_page("2018-07-09", Told("denied", ARMY, type="RETREAT.withdraw", whom=(), words="It will not {leave}."), id="p5"),
]
FOUND = follow(PAGES, as_of="2018-07-10")


class FakeBook:
    """A casebook that only notes what it is asked."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}

    def __enter__(self) -> FakeBook:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def vows(self, **asked: Any) -> list[Vow]:
        """The vows of the pages, whatever is asked."""
        self.asked = asked
        return list(FOUND)


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch) -> FakeBook:
    """Stands where the casebook would be opened."""
    fake = FakeBook()
    monkeypatch.setattr("dateline.cli.event_filters.open_existing", lambda db: fake)
    return fake


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run the command alone, as if piped."""
    app = typer.Typer()
    app.command()(vows)
    return lambda *options: CliRunner().invoke(app, list(options))


@pytest.mark.usefixtures("book")
def test_lines_are_vows_of_the_contract(run: Callable[..., Result]) -> None:
    """Each reads back as the record that the casebook gives, in its order."""
    result = run()
    assert (result.exit_code, result.stderr) == (0, "")
    assert tuple(Vow.from_json(line) for line in result.stdout.splitlines()) == FOUND
    assert [found.status for found in FOUND] == ["fulfilled", "partly", "withdrawn"]


@pytest.mark.usefixtures("book")
def test_the_tally_is_one_line_an_actor(run: Callable[..., Result]) -> None:
    """Those of most vows first."""
    import msgspec

    lines = run("--tally").stdout.splitlines()
    tallies = tuple(msgspec.json.decode(line, type=VowTally) for line in lines)
    assert tallies == tally_vows(FOUND)
    assert [tally.vows for tally in tallies] == [2, 1]


def test_every_filter_reaches_the_casebook(run: Callable[..., Result], book: FakeBook) -> None:
    """As given; the day read."""
    given = {
        "since": "2018-06-01", "until": "2018-07-01", "actor": "hts", "place": "hama", "type": "ASSAULT",
        "status": "open",
    }  # fmt: skip
    options = [word for name, value in given.items() for word in (f"--{name}", value)]
    assert run(*options, "--as-of", "2018-07-10").exit_code == 0
    assert book.asked == {**given, "as_of": date(2018, 7, 10)}
    run()
    assert set(book.asked.values()) == {None}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--status", "broken"], "choices: open, fulfilled, partly, contradicted, withdrawn, lapsed"),
        (["--type", "WAR"], "choices: AGREE, "),
        (["--as-of", "soon"], "give it as YYYY-MM-DD"),
    ],
)
def test_an_impossible_filter_is_wrong_usage(
    run: Callable[..., Result], book: FakeBook, options: list[str], told: str
) -> None:
    """With the choices; the casebook is not asked."""
    result = run(*options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert book.asked == {}


def test_a_casebook_that_is_only_asked_is_not_made(
    run: Callable[..., Result], tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip in its name is told, with what to do."""
    monkeypatch.chdir(tmp_path)
    result = run("--db", "slip.db")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "slip.db: no casebook there; give its path with --db" in result.stderr
    assert not (tmp_path / "slip.db").exists()


@pytest.mark.usefixtures("book")
def test_a_table_is_drawn_on_a_terminal(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    """With --json, JSON Lines there too."""
    monkeypatch.setattr("dateline.cli.printing.is_terminal", lambda: True)
    assert "● fulfilled" in run().stdout
    assert "how they ended" in run("--tally").stdout
    assert len(run("--json").stdout.splitlines()) == 3


def draw(make: Callable[[int], RenderableType], width: int) -> list[str]:
    """The table as drawn, line by line."""
    screen = io.StringIO()
    Console(file=screen, width=width, highlight=False, markup=False, emoji=False).print(make(width))
    return [line.rstrip() for line in screen.getvalue().splitlines()]


@pytest.mark.parametrize("width", [60, 80, 130, 200])
def test_the_table_tells_all_of_a_vow_at_every_width(width: int) -> None:
    """Status, type, both sides, places, when it was said and due, why; no line wider than the screen."""
    lines = draw(lambda columns: draw_vows(FOUND, width=columns), width)
    told = " ".join(" ".join(lines).split())
    for words in (
        "● fulfilled",
        "◐ partly",
        "◁ withdrawn",
        "ASSAULT",
        "→",
        "2018-06-28",
        "2018-07-02…08",
        "2018-07-04",
    ):
        assert words in told
    assert "3 vows: 1 ● fulfilled, 1 ◐ partly, 1 ◁ withdrawn" in told
    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("width", [60, 80, 130, 200])
def test_the_tally_tells_counts_and_intervals_at_every_width(width: int) -> None:
    """With what they mean."""
    lines = draw(lambda columns: draw_tallies(tally_vows(FOUND), width=columns), width)
    told = " ".join(" ".join(lines).split())
    for words in ("Hay'at Tahrir", "100 % [34–100]", "0 % [0–79]", "what nobody reported"):
        assert words in told
    assert max(map(len, lines)) <= width


def test_nothing_found_is_said() -> None:
    """Not an empty table."""
    assert draw(lambda width: draw_vows((), width=width), 80) == ["no vows meet this"]
    assert draw(lambda width: draw_tallies((), width=width), 80) == ["no vows of actors that are known meet this"]


def test_every_status_has_its_own_sign() -> None:
    """Told apart without colour."""
    assert len(set(SIGNS.values())) == 6
