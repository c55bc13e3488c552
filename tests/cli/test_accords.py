"""This file says which accords `dateline accords` lists, how they are drawn, and how a user's file is checked."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from rich.console import Console
from typer.testing import CliRunner, Result

from dateline import Casebook
from dateline.cli import streams
from dateline.cli.accord_table import draw_accords
from dateline.cli.accords import accords
from dateline.match import name_event
from dateline.records.accord import Accord, BreachRecord
from dateline.records.coded import CodedPage
from dateline.records.page import Page
from dateline.records.values import ActorValue, PlaceValue
from tests.cli.conftest import read_lines
from tests.match.accord_builders import a_claim, published

Run = Callable[..., Result]
OURS = """
- {id: ours, name: Our truce, kind: truce, parties: ["reg:syr", "reg:tur", "gen:SYR-REB"], area: "iso3166-2:SY-ID",
   from: 2020-03-06, until: 2020-12-01}
- {id: quiet, name: Quiet accord, kind: other, area: "geonames:272103"}
"""


@pytest.fixture
def book(tmp_path: Path) -> None:
    """The casebook of the folder: the Syrian army shells Ariha on 1 April 2020."""
    claim = a_claim("Syrian army shelled Ariha.", "shelled", mode="heavy-weapons", who=["reg:syr-mil"], where=["Ariha"])
    dct = published(claim)[claim.page]
    page = Page(id=claim.page, text=claim.evidence.text, sha256="0" * 64, dct=dct)
    with Casebook(tmp_path / "dateline.db") as book:
        book.add(CodedPage(page=page, claims=(claim,)))


@pytest.fixture
def run(tmp_path: Path, config_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in an empty folder, as if piped, with nothing of the user's configured."""
    monkeypatch.chdir(tmp_path)
    app = typer.Typer()
    app.command()(accords)

    def run_command(*arguments: str) -> Result:
        return CliRunner().invoke(app, list(arguments))

    return run_command


@pytest.fixture
def ours(tmp_path: Path) -> str:
    """A file of two accords."""
    path = tmp_path / "ours.yaml"
    path.write_text(OURS, encoding="utf-8")
    return str(path)


def the_ids(result: Result) -> list[str]:
    """The accords that are printed."""
    assert result.exit_code == 0, result.stderr
    return [line["id"] for line in read_lines(result.stdout)]


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], ["accord:ours", "accord:quiet"]),  # the user's own are listed always
        (["--kind", "truce"], ["accord:ours"]),
        (["--actor", "reg:tur"], ["accord:ours"]),
        (["--actor", "turkey"], ["accord:ours"]),
        (["--actor", "Turkish Armed Forces"], ["accord:ours"]),  # an organ of a party
        (["--actor", "Hamas"], []),
        (["--place", "idlib"], ["accord:ours"]),
        (["--place", "Ariha"], ["accord:ours"]),  # it lies in the area
        (["--place", "Lebanon"], ["accord:quiet"]),
        (["--place", "Atlantis"], []),
        (["--since", "2020-12-01"], ["accord:quiet"]),  # of which nobody knows when it holds
        (["--since", "2020-11-30"], ["accord:ours", "accord:quiet"]),
        (["--until", "2020-03-06"], ["accord:quiet"]),
        (["--until", "2020-03-07"], ["accord:ours", "accord:quiet"]),
        (["--kind", "truce", "--actor", "Hamas"], []),  # every filter, not any
    ],
)
def test_an_accord_must_meet_every_filter(run: Run, ours: str, options: list[str], found: list[str]) -> None:
    """In the order of the file."""
    assert the_ids(run("--no-bundled", "--file", ours, *options)) == found


@pytest.mark.usefixtures("book")
def test_a_breach_is_printed_with_why(run: Run, ours: str) -> None:
    """The record that `dateline.accord/1` promises."""
    (first, _) = read_lines(run("--no-bundled", "--file", ours).stdout)
    assert (first["schema"], first["breaches"], first["from"]) == (
        "dateline.accord/1",
        [name_event("p1#e1")],
        "2020-03-06",
    )
    (record,) = first["breach_records"]
    assert record["breach"] == "inferred"
    assert "question for a person, not a finding" in record["why"]


@pytest.mark.usefixtures("book")
def test_bundled_accords_are_listed_where_something_touches_them(run: Run) -> None:
    """All of them with --all, none with --no-bundled."""
    assert the_ids(run("--no-bundled")) == []
    touched = the_ids(run())
    assert touched == ["accord:astana-idlib"]
    assert len(the_ids(run("--all"))) > 60


@pytest.mark.usefixtures("book")
def test_the_file_of_the_configuration_folder_is_read_without_asking(run: Run, config_folder: Path) -> None:
    """`accords.yaml`, where it is there; another one is named."""
    config_folder.mkdir(parents=True)
    (config_folder / "accords.yaml").write_text(OURS, encoding="utf-8")
    assert the_ids(run("--no-bundled")) == ["accord:ours", "accord:quiet"]


@pytest.mark.usefixtures("book")
def test_an_entry_with_a_fault_is_named_and_the_rest_listed(run: Run, tmp_path: Path) -> None:
    """Exit code 3, as for every command that did a part."""
    (tmp_path / "ours.yaml").write_text(OURS + "- {id: bad, name: Bad, kind: peace}\n", encoding="utf-8")
    result = run("--no-bundled", "--file", "ours.yaml")
    assert result.exit_code == 3
    assert [line["id"] for line in read_lines(result.stdout)] == ["accord:ours", "accord:quiet"]
    assert "ours.yaml: entry 3 (bad): kind: 'peace' is no kind of accord; kinds: ceasefire" in result.stderr


def test_check_says_what_is_wrong_and_needs_no_casebook(run: Run, tmp_path: Path) -> None:
    """A record a fault, exit code 1; an ambiguous name comes with its choices."""
    (tmp_path / "ours.yaml").write_text("- {id: bad, name: Bad, kind: truce, area: Idlib}\n", encoding="utf-8")
    result = run("--check", "--file", "ours.yaml")
    assert result.exit_code == 1
    (fault,) = read_lines(result.stdout)
    assert (fault["entry"], fault["field"]) == ("entry 1 (bad)", "area")
    assert "several places: iso3166-2:SY-ID (Idlib, province, Idlib, SYR), geonames:169389" in fault["problem"]


def test_check_of_a_sound_file(run: Run, ours: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but a word that all is well, and that only to a person."""
    assert (run("--check", "--file", ours).stdout, run("--check", "--file", ours).exit_code) == ("", 0)
    monkeypatch.setattr("dateline.cli.user_data.is_terminal", lambda: True)
    assert "2 accords, nothing amiss" in " ".join(run("--check", "--file", ours).stdout.split())


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--kind", "peace"], "--kind 'peace': choices: ceasefire, truce,"),
        (["--since", "spring"], "since='spring' is no date"),
        (["--since", "2020-05-01", "--until", "2020-05-01"], "holds no day"),
        (["--check"], "--check: there is no"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_read(run: Run, options: list[str], words: str) -> None:
    """Exit code 2, with the choices."""
    result = run(*options)
    assert result.exit_code == streams.WRONG_USAGE
    assert words in result.stderr


def test_a_file_or_a_casebook_that_is_not_there(run: Run) -> None:
    """Exit code 1, with the path and what to do; a casebook that is only asked is never made."""
    missing = run("--file", "none.yaml")
    assert missing.exit_code == 1
    assert "none.yaml" in missing.stderr
    result = run("--no-bundled")
    assert result.exit_code == 1
    assert "no casebook there" in result.stderr
    assert not Path("dateline.db").exists()


def drawn(*found: Accord, width: int = 120) -> str:
    """What a person sees, on one line."""
    console = Console(file=io.StringIO(), width=width, color_system=None)
    console.print(draw_accords(found))
    return " ".join(console.file.getvalue().split())  # type: ignore[attr-defined]


RECORD = BreachRecord(event="ev:1", breach="inferred", claims=("c",), why="A question for a person, not a finding: …")
TRUCE = Accord(
    id="accord:t",
    name="Truce",
    kind="truce",
    parties=(ActorValue(id="reg:x", name="The X", provisional=False), ActorValue(id="reg:y", provisional=False)),
    area=PlaceValue(id="gn:1", name="Ariha", country="SYR", precision="near", radius_km=30.0),
    claims=("c",),
    breaches=("ev:1",),
    breach_records=(RECORD,),
    origin="file",
)


def test_the_table_tells_who_where_when_and_why() -> None:
    """A party without a name by its id; an inferred breach with a question mark, and that it is no finding."""
    text = drawn(TRUCE, width=160)
    for words in ("Truce", "The X, reg:y", "30 km around Ariha, SYR", "truce, your file, 1 claim", "? inferred ev:1"):
        assert words in text
    assert "A question for a person, not a finding" in text
    assert "1 accord; breaches: 0 claimed, 1 inferred (questions, no findings)" in text


def test_the_table_without_accords() -> None:
    """It says so."""
    assert drawn() == "no accords meet this"


def test_the_table_cannot_act_on_the_screen() -> None:
    """A name from a file may hold what moves a cursor."""
    assert "\x1b" not in drawn(Accord(id="accord:e", name="Bad\x1b[2Jname", kind="other"))
