"""This file says what `dateline review` prints, writes and refuses, on a casebook of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from dateline import Casebook
from dateline.cli.review import find_reviewer, read_typed, review
from dateline.errors import UsageError
from tests.cli.conftest import Run, read_lines
from tests.cli.review_desk import Desk
from tests.match.builders import a_claim, a_page, a_when, an_actor, hajin, idlib

Review = Callable[..., Result]
WHY = ("--reason", "read the page")


@pytest.fixture
def book(run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three acts on three pages: an attack in Hajin in April, a raid in Idlib in June, a planned march in autumn."""
    monkeypatch.setenv("DATELINE_REVIEWER", "Ana")
    attackers = (an_actor("reg:hts", name="Hay'at Tahrir al-Sham"),)
    june, autumn = a_when("2016-06-01"), a_when("2016-10-03")
    raid = "Two trucks were raided north of Idlib on the first of June, a driver told the Courier."
    march = "Teachers will march through Elsewhere in the autumn over unpaid wages."
    with Casebook("dateline.db") as casebook:
        casebook.add(a_page(a_claim("p1", confidence=0.5, actor=attackers), outlet="Courier"))
        robbed = a_claim("p2", text=raid, trigger="raided", type="COERCE", when=june, place=(idlib(),), confidence=0.9)
        casebook.add(a_page(robbed, day="2016-06-02"))
        planned = a_claim(
            "p3", text=march, trigger="march", type="PROTEST", factuality="planned", when=autumn,
            place=(hajin("gn:elsewhere"),),
        )  # fmt: skip
        casebook.add(a_page(planned, day="2016-09-01"))
    return Path("dateline.db")


@pytest.fixture
def judge(book: Path) -> Review:
    """Run `dateline review` with these arguments, as if piped, on lines of input."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command()(review)
    return lambda *arguments, input=None: CliRunner().invoke(app, list(arguments), input=input)


def ids() -> dict[str, str]:
    """Page → the id of its one event."""
    with Casebook("dateline.db") as casebook:
        return {event.claims[0].partition("#")[0]: event.id for event in casebook.events()}


def statuses() -> dict[str, str]:
    """Page → the status of its event."""
    with Casebook("dateline.db") as casebook:
        return {claim.partition("#")[0]: event.status for event in casebook.events() for claim in event.claims}


def pages_of(result: Result) -> list[str]:
    """The pages of the queue that was printed."""
    assert result.exit_code == 0, result.stderr
    return [line["event"]["claims"][0].partition("#")[0] for line in read_lines(result.stdout)]


# --- The queue --------------------------------------------------------------------------------------------------------


def test_piped_the_queue_is_printed_and_nothing_judged(judge: Review) -> None:
    """The most urgent first, each line with its reasons."""
    result = judge()
    assert pages_of(result) == ["p1", "p2", "p3"]
    first = read_lines(result.stdout)[0]
    assert first["schema"] == "dateline.queue/1"
    assert first["priority"] == round(first["consequence"] * first["uncertainty"], 4)
    assert {"words": "the model is 50% sure", "weight": 0.5} in first["doubts"]
    assert set(statuses().values()) == {"machine"}


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--limit", "1"], ["p1"]),
        (["--type", "PROTEST"], ["p3"]),
        (["--factuality", "planned"], ["p3"]),
        (["--actor", "hts"], ["p1"]),
        (["--place", "gn:idlib"], ["p2"]),
        (["--since", "2016-05-01", "--until", "2016-10-01"], ["p2"]),
        (["--status", "reviewed"], []),
        (["--json"], ["p1", "p2", "p3"]),
    ],
)
def test_the_filters_of_events_narrow_the_queue(judge: Review, options: list[str], found: list[str]) -> None:
    """All of them, in the queue's own order."""
    assert pages_of(judge(*options)) == found


def test_what_was_judged_is_no_longer_in_the_queue(judge: Review) -> None:
    """Unless its status is asked for."""
    assert judge(ids()["p1"], "--accept", *WHY).exit_code == 0
    assert pages_of(judge()) == ["p2", "p3"]
    assert pages_of(judge("--status", "reviewed")) == ["p1"]


def test_an_id_alone_is_a_queue_of_one(judge: Review) -> None:
    """By event or claim, judged or not."""
    assert pages_of(judge(ids()["p2"])) == ["p2"]
    with Casebook("dateline.db") as casebook:
        (claim,) = casebook.claims(page="p2")
    assert pages_of(judge(claim.id)) == ["p2"]


# --- One judgement ----------------------------------------------------------------------------------------------------


def test_a_judgement_that_was_written_is_printed(judge: Review) -> None:
    """As JSON, with the reviewer of the environment."""
    event = ids()["p1"]
    (told,) = read_lines(judge(event, "--accept", *WHY).stdout)
    assert (told["subject"], told["action"], told["reviewer"], told["version"]) == (event, "accept", "Ana", 1)
    assert statuses() == {"p1": "reviewed", "p2": "machine", "p3": "machine"}


def test_an_accepted_event_is_exported_and_no_other(judge: Review, run: Run) -> None:
    """Only what a person has reviewed goes out."""

    def exported() -> list[str]:
        result = run("export", "--format", "jsonl")
        assert result.exit_code == 0, result.stderr
        return [line["event"]["id"] for line in read_lines(result.stdout)]

    assert exported() == []
    event = ids()["p1"]
    judge(event, "--accept", *WHY)
    judge(ids()["p2"], "--reject", *WHY)
    assert exported() == [event]
    judge("--undo", event, *WHY)
    assert exported() == []


def test_an_edit_is_in_the_claim_and_its_event_with_the_machines_beside(judge: Review) -> None:
    """Two fields in one judgement."""
    assert judge(ids()["p2"], "--edit", "factuality=denied", "--edit", "toll=killed=3-5", *WHY).exit_code == 0
    with Casebook("dateline.db") as casebook:
        (claim,), (event,) = casebook.claims(page="p2"), casebook.events(status="reviewed")
    assert (claim.status, claim.factuality, event.factuality) == ("edited", "denied", "denied")
    assert [(toll.low, toll.high) for toll in event.toll] == [(3, 5)]
    assert claim.machine
    assert (claim.machine.factuality, claim.machine.toll) == ("happened", ())


def test_every_field_that_can_be_typed_can_be_kept(judge: Review, config_folder: Path) -> None:
    """The casebook takes what each of them becomes; names are looked up in the user's registry and gazetteer."""
    typed = {
        "type": "COERCE", "mode": "seize", "factuality": "ongoing", "actor": "reg:isis",
        "recipient": "gen:SYR-CVL; Ahrar al-Sham",
        "source": "none of the above", "beneficiary": "Turkey", "time": "2016-04-10..2016-04-12", "said": "2016-04",
        "toll": "wounded>=3", "place": "Palmyra, SYR",
    }  # fmt: skip
    with Casebook("dateline.db") as casebook:
        (before,) = casebook.claims(page="p1")
    for field, words in typed.items():
        result = judge(before.id, "--edit", f"{field}={words}", *WHY)
        assert result.exit_code == 0, f"{field}: {result.stderr}"
    with Casebook("dateline.db") as casebook:
        (claim,) = casebook.claims(page="p1")
    assert (claim.type, claim.mode, claim.quad, claim.factuality) == ("COERCE", "seize", "material conflict", "ongoing")
    assert [actor.id for actor in claim.recipient] == ["gen:SYR-CVL", "reg:ahrar-al-sham"]
    assert claim.source[0].id is None
    assert claim.source[0].reason
    assert claim.time is not None
    assert claim.when is not None
    assert (str(claim.when.from_), str(claim.when.until)) == ("2016-04-10", "2016-04-12")
    assert claim.place[0].country == "SYR"


def test_events_are_merged_and_split(judge: Review) -> None:
    """A merge joins their claims; a split of it parts them again."""
    one, other = ids()["p1"], ids()["p2"]
    assert judge(one, "--merge", other, *WHY).exit_code == 0
    with Casebook("dateline.db") as casebook:
        (merged,) = [event for event in casebook.events() if len(event.claims) == 2]
    assert judge(merged.id, "--split", merged.claims[1], *WHY).exit_code == 0
    with Casebook("dateline.db") as casebook:
        assert [len(event.claims) for event in casebook.events()] == [1, 1, 1]


def test_undo_takes_ones_own_last_judgement_back(judge: Review) -> None:
    """And prints the withdrawal; nobody else's."""
    first, second = ids()["p1"], ids()["p2"]
    judge(first, "--accept", *WHY)
    judge(second, "--reject", "--reviewer", "Ben", *WHY)
    (told,) = read_lines(judge("--undo", *WHY).stdout)
    assert (told["subject"], told["action"], told["value"]) == (first, "withdraw", {"version": 1})
    assert statuses() == {"p1": "machine", "p2": "rejected", "p3": "machine"}
    result = judge("--undo", second, *WHY)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "only Ben takes that back" in result.stderr


def test_a_conflict_is_a_failure_that_names_the_other(judge: Review) -> None:
    """Nothing is written; with the version that was seen it is decided all the same."""
    event = ids()["p1"]
    judge(event, "--reject", "--reviewer", "Ben", "--reason", "another town")
    result = judge(event, "--accept", *WHY)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{event} was rejected by Ben" in result.stderr
    assert "another town (version 1)" in result.stderr
    assert judge(event, "--accept", "--after", "0", *WHY).exit_code == 1
    assert statuses()["p1"] == "rejected"
    assert judge(event, "--accept", "--after", "1", *WHY).exit_code == 0
    assert statuses()["p1"] == "reviewed"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--accept", *WHY], "which one? give the id"),
        (["ev:none", "--accept", *WHY], "no such event"),
        (["EVENT", "--accept"], "give --reason TEXT"),
        (["EVENT", "--accept", "--reject", *WHY], "give one of --accept"),
        (["EVENT", "--accept", "--undo", *WHY], "goes with no other decision"),
        (["--undo"], "give --reason TEXT"),
        (["EVENT", "--after", "1"], "--after goes with a decision"),
        (["EVENT", *WHY], "--reason goes with a decision"),
        (["EVENT", "--edit", "colour=red", *WHY], "unknown field 'colour'"),
        (["--factuality", "true"], "choices: happened"),
        (["--status", "accepted"], "choices: machine"),
        (["--limit", "0"], "Invalid value for '--limit'"),
    ],
)
def test_wrong_usage_is_told_and_nothing_written(judge: Review, arguments: list[str], told: str) -> None:
    """Above all no judgement."""
    result = judge(*(ids()["p1"] if word == "EVENT" else word for word in arguments))
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in " ".join(result.stderr.split())
    with Casebook("dateline.db") as casebook:
        assert casebook.judgements() == []


def test_a_casebook_that_is_not_there_is_not_made(judge: Review) -> None:
    """As with every command that only asks."""
    result = judge("--db", "slip.db")
    assert (result.exit_code, result.stdout) == (1, "")
    assert not Path("slip.db").exists()


def test_the_reviewer_is_whoever_is_given_or_logged_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """A login without a name needs one."""

    def nobody() -> str:
        raise OSError("no username")

    monkeypatch.setattr("getpass.getuser", lambda: "login")
    assert find_reviewer(" Ben ") == "Ben"
    assert find_reviewer(None) == "login"
    assert find_reviewer(" ") == "login"
    monkeypatch.setattr("getpass.getuser", nobody)
    with pytest.raises(UsageError, match="set DATELINE_REVIEWER"):
        find_reviewer(None)


# --- On a terminal ----------------------------------------------------------------------------------------------------


@pytest.fixture
def terminal(judge: Review, monkeypatch: pytest.MonkeyPatch) -> Review:
    """The same, where a person looks at standard output."""
    monkeypatch.setattr("dateline.cli.printing.is_terminal", lambda: True)
    monkeypatch.setenv("LINES", "100")
    return judge


def test_on_a_terminal_lines_are_judged(terminal: Review) -> None:
    """A whole session."""
    result = terminal(input="a\nr 2 another place\nq\n")
    assert result.exit_code == 0, result.stderr
    assert "▶ 1  ● happened  ASSAULT" in result.stdout
    assert "1 accepted, 1 rejected; 1 left in the queue" in result.stdout
    assert statuses() == {"p1": "reviewed", "p2": "rejected", "p3": "machine"}


def test_on_a_terminal_one_judgement_is_told_in_words(terminal: Review) -> None:
    """With --json, as JSON there too."""
    event = ids()["p1"]
    assert f"{event} accepted by Ana" in terminal(event, "--accept", *WHY).stdout
    assert json.loads(terminal(event, "--reject", "--json", *WHY).stdout)["action"] == "reject"


def test_an_id_on_a_terminal_is_a_session_about_that_one(terminal: Review) -> None:
    """Nothing else is in the queue."""
    assert "1 event to judge, as Ana" in terminal(ids()["p3"], input="a\n").stdout
    assert statuses() == {"p1": "machine", "p2": "machine", "p3": "reviewed"}


def test_the_end_of_input_is_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-D on a terminal."""

    def end(prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", end)
    assert read_typed("> ") is None


def test_two_reviewers_of_one_casebook_lose_nothing(book: Path) -> None:
    """Each with a connection of their own, their sessions interleaved line by line."""
    with Casebook(book) as hers, Casebook(book) as his:
        ana: Any = hers
        ben: Any = his
        events = ids()

        def ben_rejects() -> str:
            Desk(ben, "Ben").type("r 1 another town", "q")
            return "a 1"

        def ben_edits() -> str:
            Desk(ben, "Ben").type("e 1 factuality denied -- the army denies it", "q")
            return "e 2 toll killed=4 -- the doctor counts four"

        text = Desk(ana, "Ana").type(ben_rejects, "n", ben_edits, "y", "q")
        assert f"meanwhile {events['p1']} was rejected by Ben" in text
        assert "meanwhile claim a was edited by Ben" in text
        (claim,) = hers.claims(page="p2")
        assert (claim.factuality, claim.toll[0].low) == ("denied", 4)
        told = {j.subject: [(k.reviewer, k.action) for k in hers.judgements(j.subject)] for j in hers.judgements()}
        assert told == {events["p1"]: [("Ben", "reject")], claim.id: [("Ben", "edit"), ("Ana", "edit")]}
    assert statuses() == {"p1": "rejected", "p2": "reviewed", "p3": "machine"}


def test_a_rejected_claim_leaves_its_event_and_comes_back(judge: Review) -> None:
    """One of two; the rest is accepted without it."""
    one, other = ids()["p1"], ids()["p2"]
    judge(one, "--merge", other, *WHY)
    with Casebook("dateline.db") as casebook:
        (claim,) = casebook.claims(page="p2")
        (event,) = [event for event in casebook.events() if claim.id in event.claims]
    assert judge(claim.id, "--reject", *WHY).exit_code == 0
    assert judge(event.id, "--accept", *WHY).exit_code == 0
    with Casebook("dateline.db") as casebook:
        assert [(e.claims, e.status) for e in casebook.events() if e.id == event.id] == [(("p1#e1",), "reviewed")]
    assert judge(claim.id, "--accept", *WHY).exit_code == 0
    with Casebook("dateline.db") as casebook:
        (event,) = [e for e in casebook.events() if e.id == event.id]
    assert (event.claims, event.status) == (("p1#e1", "p2#e1"), "reviewed")
