"""This file says which places `dateline places` lists, and how they are drawn."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from dateline import Casebook
from dateline.cli.entry_filters import Chosen
from dateline.cli.entry_table import draw_places
from dateline.records.entry import FactualityCounts, PlaceEntry, Spelling
from dateline.records.page import Interval
from tests.cli.conftest import Run, read_lines
from tests.store import builders as stored

IDLIB = stored.a_place("geonames:169389", "Idlib", name="Idlib", country="SYR", admin1="Idlib")
NORTH = stored.a_place("geonames:163843", "northern Syria", precision="region", name="Syria", country="SYR")
OSMUND = stored.a_place(None, "Osmund", precision=None, reason="not in any gazetteer")
GAO = stored.a_place("geonames:2457163", "Gao", name="Gao", country="MLI", admin1="Gao")


@pytest.fixture
def book(run: Run) -> Path:
    """HTS attacks at Idlib in March, and somebody denies it; Osmund is nowhere to be found, Gao is in Mali."""
    hts = stored.an_actor("reg:hts", name="Hay'at Tahrir al-Sham")
    march = stored.a_time("2019-03-01", "2019-03-02")
    with Casebook("dateline.db") as casebook:
        casebook.add(
            stored.a_page(
                stored.a_claim(1, actor=(hts,), place=(IDLIB,), time=march),
                stored.a_claim(2, place=(IDLIB, NORTH), factuality="denied"),
                stored.a_claim(3, place=(OSMUND,), type="PROTEST"),
            )
        )
        casebook.add(stored.a_page(stored.a_claim(1, page="p2", place=(GAO,)), id="p2"))
    return Path("dateline.db")


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], ["Idlib", "Gao", "Syria"]),
        (["--actor", "hts"], ["Idlib"]),
        (["--place", "idlib"], ["Idlib", "Syria"]),
        (["--type", "PROTEST"], []),
        (["--type", "PROTEST", "--unresolved"], [None]),
        (["--since", "2019-03-01", "--until", "2019-03-02"], ["Idlib"]),
        (["--country", "MLI"], ["Gao"]),
        (["--limit", "1"], ["Idlib"]),
    ],
)
def test_a_place_is_listed_when_a_claim_that_meets_every_filter_lies_there(
    run: Run, options: list[str], found: list[str | None]
) -> None:
    """Those of most claims first."""
    result = run("places", *options)
    assert result.exit_code == 0, result.stderr
    assert [line["name"] for line in read_lines(result.stdout)] == found


@pytest.mark.usefixtures("book")
def test_a_line_tells_events_and_days(run: Run) -> None:
    """It reads back as the record."""
    idlib = PlaceEntry.from_json(run("places").stdout.splitlines()[0])
    assert (idlib.claims, idlib.pages, idlib.events) == (2, 1, FactualityCounts(happened=1, denied=1))


@pytest.mark.usefixtures("book")
def test_what_could_not_be_located_is_told_with_the_reason(run: Run) -> None:
    """And counted on standard error where it was not asked for."""
    (line,) = read_lines(run("places", "--unresolved").stdout)
    assert (line["id"], line["reason"], line["spellings"][0]["text"]) == (None, "not in any gazetteer", "Osmund")
    assert "1 wording was not understood; --unresolved lists them" in run("places").stderr


@pytest.mark.usefixtures("book")
def test_a_table_is_drawn_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --json, JSON Lines there too."""
    monkeypatch.setattr("dateline.cli.printing.is_terminal", lambda: True)
    assert "Gao, MLI" in run("places").stdout
    assert "“Osmund”  not in any gazetteer" in run("places", "--unresolved").stdout
    assert "no places meet this" in run("places", "--country", "SDN").stdout
    assert len(read_lines(run("places", "--json").stdout)) == 3


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_table_tells_all_of_a_place_at_every_width(width: int) -> None:
    """As closely as it is known, how pages write it, factualities and days; no line wider than the screen."""
    told: dict[str, Any] = {"claims": 4321, "pages": 2, "events": FactualityCounts(ongoing=7), "told": Interval()}
    entry = PlaceEntry(
        id="geonames:163843", name="Syria", country="SYR", precision="region", acts=Interval(),
        spellings=(Spelling(text="northern Syria", claims=4321),), **told,
    )  # fmt: skip
    screen = io.StringIO()
    console = Console(file=screen, width=width, highlight=False, markup=False, emoji=False)
    console.print(draw_places(Chosen(shown=(entry,)), width))
    lines = [line.rstrip() for line in screen.getvalue().splitlines()]
    drawn = " ".join(" ".join(lines).split())
    for words in ("Syria, SYR (region)", "as “northern Syria”", "4,321", "◐ 7", "◐ ongoing"):
        assert words in drawn
    assert max(map(len, lines)) <= width
