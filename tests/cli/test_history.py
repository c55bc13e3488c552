"""This file says what `dateline history` tells of an id, and how it is drawn."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from dateline import Casebook
from dateline.cli.history_table import draw_history
from dateline.cli.id_history import IdHistory, find_history
from dateline.records.judgement import Judgement
from dateline.records.serialise import from_json
from tests.cli.conftest import Run, read_lines
from tests.store import builders as stored


@pytest.fixture
def book(run: Run) -> Path:
    """A page of two claims, changed thrice at its address: the second claim goes, then the page has another id."""
    first, second = stored.a_claim(1), stored.a_claim(2)
    with Casebook("dateline.db") as casebook:
        casebook.add(stored.a_page(first, second, path="a.html", title="As it was"))
        casebook.add(stored.a_page(first, path="a.html", title="As it became"))
        casebook.add(stored.a_page(stored.a_claim(1, page="p2"), id="p2", path="a.html"))
        casebook.add(stored.a_page(stored.a_claim(1, page="p3"), id="p3", path="a.html"))
        casebook.add(stored.a_page(stored.a_claim(1, page="q"), id="q", path="b.html"))
    return Path("dateline.db")


def tell(run: Run, id: str) -> dict[str, Any]:
    """The line that is printed."""
    result = run("history", id)
    assert result.exit_code == 0, result.stderr
    (line,) = read_lines(result.stdout)
    assert line["schema"] == "dateline.history/1"
    return line


@pytest.mark.usefixtures("book")
def test_a_pages_versions_are_told_oldest_first(run: Run) -> None:
    """Those under other ids too; the last is in force."""
    told = tell(run, "p3")
    assert (told["kind"], told["in_force"]) == ("page", True)
    versions = [(v["version"], v["page"], v["title"], v["claims"]) for v in told["versions"]]
    assert versions == [(1, "p1", "As it was", 2), (2, "p1", "As it became", 1), (3, "p2", None, 1), (4, "p3", None, 1)]
    assert [v["superseded_at"] is None for v in told["versions"]] == [False, False, False, True]


@pytest.mark.usefixtures("book")
def test_an_id_that_is_gone_leads_to_what_took_its_place(run: Run) -> None:
    """Step by step, to the id that is in force today."""
    told = tell(run, "p1")
    assert told["in_force"] is False
    assert (told["tombstone"]["reason"], told["tombstone"]["successors"]) == ("superseded", ["p2"])
    assert told["now"] == ["p3"]


@pytest.mark.usefixtures("book")
def test_a_claims_judgements_are_told_oldest_first(run: Run) -> None:
    """Who, when, what and why; what was taken back too."""
    with Casebook("dateline.db") as casebook:
        casebook.judge("q#e1", "accept", reason="seen", reviewer="R.")
        casebook.judge("q#e1", "withdraw", reason="wrong one", reviewer="M.", value={"version": 1}, after=1)
    told = tell(run, "q#e1")
    assert (told["kind"], told["in_force"], told["judged_with"]) == ("claim", True, [])
    judgements = [(j["version"], j["action"], j["reviewer"], j["reason"]) for j in told["judgements"]]
    assert judgements == [(1, "accept", "R.", "seen"), (2, "withdraw", "M.", "wrong one")]
    assert told["judgements"][1]["value"] == {"version": 1}


def find_event(casebook: Casebook, claim: str) -> str:
    """The id of the event that the claim tells."""
    (id,) = [event.id for event in casebook.events() if claim in event.claims]
    return id


@pytest.mark.usefixtures("book")
def test_a_claim_that_was_judged_with_its_event_says_so(run: Run) -> None:
    """Nobody judged it by itself."""
    with Casebook("dateline.db") as casebook:
        event = find_event(casebook, "q#e1")
        casebook.judge(event, "reject", reason="misread", reviewer="R.", value={"claims": ["q#e1"]})
    told = tell(run, "q#e1")
    assert told["judgements"] == []
    assert [(j["subject"], j["action"]) for j in told["judged_with"]] == [(event, "reject")]
    assert (tell(run, event)["kind"], tell(run, event)["in_force"]) == ("event", True)


@pytest.mark.usefixtures("book")
def test_an_event_that_was_merged_leads_to_the_one_it_became(run: Run) -> None:
    """With who merged it; the other event names it."""
    with Casebook("dateline.db") as casebook:
        one, other = find_event(casebook, "p3#e1"), find_event(casebook, "q#e1")
        casebook.judge(one, "merge", reason="one act", reviewer="R.", value={"with": [other]})
        became = find_event(casebook, "q#e1")
    gone = other if became == one else one
    told = tell(run, gone)
    assert (told["kind"], told["in_force"], told["now"]) == ("event", False, [became])
    assert [j["reason"] for j in (*tell(run, other)["judged_with"], *tell(run, one)["judgements"])] == ["one act"] * 2


@pytest.mark.usefixtures("book")
def test_an_actor_that_was_judged_is_told(run: Run) -> None:
    """It is neither in force nor not."""
    with Casebook("dateline.db") as casebook:
        casebook.judge("new:kanaan", "edit", reason="a name", reviewer="R.", value={"id": "reg:x"})
    told = tell(run, "new:kanaan")
    assert (told["kind"], told["in_force"]) == ("other", None)


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("id", ["p9", "p1#e9", "ev:000000000000", "reg:hts"])
def test_an_id_that_was_never_there_is_wrong_usage(run: Run, id: str) -> None:
    """With the casebook and what to give."""
    result = run("history", id)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{id!r} is not in " in result.stderr
    assert "give the id of a page, a claim or an event" in result.stderr


@pytest.mark.usefixtures("book")
def test_what_was_forgotten_has_no_history(run: Run) -> None:
    """As if it had never been."""
    with Casebook("dateline.db") as casebook:
        casebook.judge("q#e1", "accept", reason="seen", reviewer="R.")
        casebook.forget(page="q")
    assert run("history", "q").exit_code == run("history", "q#e1").exit_code == 2


def test_a_casebook_that_is_only_asked_is_not_made(run: Run) -> None:
    """A slip in its name is told."""
    result = run("history", "p1", "--db", "slip.db")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "slip.db: no casebook there" in result.stderr


@pytest.mark.usefixtures("book")
def test_it_is_drawn_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --json, one line of JSON there too."""
    monkeypatch.setattr("dateline.cli.printing.is_terminal", lambda: True)
    drawn = run("history", "p1").stdout
    assert "page p1  superseded" in drawn
    assert "in its place: p2; today: p3" in drawn
    assert "As it became" in drawn
    assert "claim q#e1  in force" in run("history", "q#e1").stdout
    assert "nobody has judged it" in run("history", "q#e1").stdout
    assert "nothing took its place" in run("history", "p1#e2").stdout
    assert len(read_lines(run("history", "p1", "--json").stdout)) == 1


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_judgement_is_drawn_with_what_it_sets(width: int) -> None:
    """Fillers by their names, at every width; a reviewer's words cannot act on the screen."""
    place = {"id": "geonames:169389", "name": "Idlib", "text": "", "start": 0, "end": 0, "mention": ""}
    time = {"from": "2019-03-01", "until": None, "precision": "day", "text": "", "start": 0, "end": 0, "mention": ""}
    value = {"place": [place], "time": time, "toll": []}
    with Casebook("dateline.db") as casebook:
        casebook.judge("q#e1", "edit", reason="it is the town\x1b[2J", reviewer="R. Haddad", value=value)
        history = find_history(casebook, "q#e1")
    console = Console(width=width)
    with console.capture() as drawn:
        console.print(draw_history(history))
    told = " ".join(drawn.get().split())
    for words in (
        "edit",
        "R. Haddad",
        "it is the town",
        "place: Idlib (geonames:169389)",
        "time: from 2019-03-01",
        "toll: none",
    ):
        assert words in told
    assert "\x1b" not in told
    assert max(map(len, drawn.get().splitlines())) <= width


def test_of_many_claims_the_first_are_named() -> None:
    """And how many more there are."""
    claims = [[f"p1#e{number}" for number in range(9)], ["p2#e1"]]
    judgement = Judgement(
        subject="ev:1", version=1, action="merge", value={"with": ["ev:2"], "claims": claims}, reason="one act",
        reviewer="R.", at=datetime(2026, 3, 1, 12, 30, tzinfo=UTC),
    )  # fmt: skip
    console = Console(width=120)
    with console.capture() as drawn:
        console.print(draw_history(IdHistory(id="ev:1", kind="event", in_force=True, judgements=(judgement,))))
    assert "with: ev:2; claims: p1#e0, p1#e1, p1#e2 and 7 more" in drawn.get()


@pytest.mark.usefixtures("book")
def test_a_line_reads_back_as_the_record(run: Run) -> None:
    """All of it."""
    line = run("history", "p1").stdout
    with Casebook("dateline.db") as casebook:
        assert from_json(line, IdHistory) == find_history(casebook, "p1")
