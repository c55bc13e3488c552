"""This file says what `dateline export` writes where, what it leaves out, and what it never writes over."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest

from dateline import Casebook
from dateline.cli.export import FORMAT_NAMES
from dateline.match import name_event
from dateline.records.claim import Words
from dateline.share.formats import FORMATS
from dateline.share.report import REASONS
from tests.cli.conftest import Run, read_lines
from tests.store import builders as stored

HEAD = "id,version,status,type,mode,factuality,"
ALL = ("--include-unreviewed",)


@pytest.fixture(autouse=True)
def _book(run: Run) -> None:
    """A casebook of two events on two pages, the first with a place."""
    idlib = stored.a_place("geonames:169389", name="Idlib", lat=35.93, lon=36.63, country="SYR")
    march = stored.a_time("2019-03-01", "2019-03-02")
    with Casebook("dateline.db") as casebook:
        first = stored.a_claim(1, place=(idlib,), time=march, evidence=Words(text="Shells fell.", start=0, end=12))
        casebook.add(stored.a_page(first, id="p1", outlet="Gazette", url="https://a.example/1", text="Shells fell."))
        casebook.add(stored.a_page(stored.a_claim(1, page="p2", type="PROTEST", factuality="planned"), id="p2"))


def list_files() -> set[str]:
    """The names of the files in the working folder."""
    return {path.name for path in Path().iterdir()}


def read_ids(text: str) -> list[str]:
    """The ids in a table."""
    return [row["id"] for row in csv.DictReader(text.splitlines())]


def test_the_formats_offered_are_those_there_are() -> None:
    """The help names them without opening the exporters."""
    assert tuple(FORMATS) == FORMAT_NAMES


def test_what_nobody_reviewed_stays_in(run: Run) -> None:
    """Told on standard error with the count and how to have it all the same; the table's head is written."""
    result = run("export", "--format", "csv")
    assert result.exit_code == 0
    assert result.stdout.startswith(HEAD)
    assert read_ids(result.stdout) == []
    assert "csv: 0 of 2 events written\n" in result.stderr
    assert f"  2  {REASONS['unreviewed']}" in result.stderr
    assert "--include-unreviewed" in result.stderr


def test_what_nobody_reviewed_goes_out_when_asked_for(run: Run) -> None:
    """Marked as such, with its sentence and what is known of its page."""
    result = run("export", "--format", "csv", *ALL)
    first, second = csv.DictReader(result.stdout.splitlines())
    assert (first["id"], first["status"], second["id"]) == (name_event("p1#e1"), "machine", name_event("p2#e1"))
    assert (first["evidence"], first["outlets"], first["urls"]) == ("Shells fell.", "Gazette", "https://a.example/1")
    assert result.stderr == "dateline: csv: 2 of 2 events written\n"


def test_what_a_person_judged_is_heeded(run: Run) -> None:
    """What was accepted goes out, what was rejected never does, however it is asked for."""
    with Casebook("dateline.db") as casebook:
        casebook.judge(name_event("p1#e1"), "accept", reason="seen", reviewer="R.")
        casebook.judge(name_event("p2#e1"), "reject", reason="misread", reviewer="R.")
    assert read_ids(run("export", "--format", "csv").stdout) == [name_event("p1#e1")]
    result = run("export", "--format", "csv", *ALL)
    assert read_ids(result.stdout) == [name_event("p1#e1")]
    assert f"  1  {REASONS['rejected']}" in result.stderr


def test_filters_are_those_of_events(run: Run) -> None:
    """Events that are not asked for are not counted as left out."""
    result = run("export", "--format", "csv", *ALL, "--type", "PROTEST")
    assert read_ids(result.stdout) == [name_event("p2#e1")]
    assert "1 of 1 event written" in result.stderr


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "parquet"])
def test_every_format_writes_the_same_to_a_file_and_to_standard_output(run: Run, name: str) -> None:
    """Byte for byte; nothing goes to standard output beside a file, and no other file is left."""
    before = list_files()
    to_output = run("export", "--format", name, *ALL)
    to_file = run("export", "--format", name, *ALL, "--output", "out")
    assert to_output.exit_code == to_file.exit_code == 0
    assert Path("out").read_bytes() == to_output.stdout_bytes
    assert to_file.stdout == ""
    assert list_files() - before == {"out"}
    assert "written to out" in to_file.stderr


def test_parquet_is_written_as_bytes(run: Run) -> None:
    """Into a file; on a terminal it is refused."""
    pytest.importorskip("duckdb")
    assert run("export", "--format", "parquet", *ALL, "--output", "out.parquet").exit_code == 0
    assert Path("out.parquet").read_bytes()[:4] == b"PAR1"


def test_parquet_is_not_drawn_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its bytes would garble the screen."""
    monkeypatch.setattr("dateline.cli.export.is_terminal", lambda: True)
    result = run("export", "--format", "parquet")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "give --output dateline.parquet" in result.stderr


def test_geojson_leaves_out_what_has_no_place_and_says_so(run: Run) -> None:
    """One of the two."""
    result = run("export", "--format", "geojson", *ALL)
    assert [feature["id"] for feature in json.loads(result.stdout)["features"]] == [name_event("p1#e1")]
    assert f"1 left out:\n  1  {REASONS['no-place']}" in result.stderr


def test_jsonl_carries_the_claims(run: Run) -> None:
    """Joined by id, each with its page."""
    row = read_lines(run("export", "--format", "jsonl", *ALL).stdout)[0]
    assert [claim["id"] for claim in row["claims"]] == row["event"]["claims"]
    assert [page["id"] for page in row["pages"]] == ["p1"]


def test_a_file_that_is_there_is_written_over_only_by_force(run: Run) -> None:
    """Without it nothing in the file changes."""
    Path("out.csv").write_text("mine")
    result = run("export", "--format", "csv", *ALL, "--output", "out.csv")
    assert result.exit_code == 2
    assert "out.csv: is there already" in result.stderr
    assert Path("out.csv").read_text() == "mine"
    assert run("export", "--format", "csv", *ALL, "--output", "out.csv", "--force").exit_code == 0
    assert Path("out.csv").read_text().startswith(HEAD)


def test_a_failure_leaves_the_old_file_and_no_other(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is there whole or not at all."""
    Path("out.csv").write_text("mine")
    before = list_files()

    def fail(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dateline.cli.whole_file.os.fsync", fail)
    result = run("export", "--format", "csv", *ALL, "--output", "out.csv", "--force")
    assert result.exit_code == 1
    assert "No space left on device" in result.stderr
    assert Path("out.csv").read_text() == "mine"
    assert list_files() == before


def test_a_link_keeps_leading_to_what_is_written(run: Run) -> None:
    """The file behind it is replaced, not the link."""
    Path("real.csv").write_text("old")
    Path("link.csv").symlink_to("real.csv")
    assert run("export", "--format", "csv", *ALL, "--output", "link.csv", "--force").exit_code == 0
    assert Path("link.csv").is_symlink()
    assert Path("real.csv").read_text().startswith(HEAD)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--format", "xls"], "unknown format 'xls'; choices: csv, parquet"),
        ([], "Missing option '--format'"),
        (["--format", "csv", "--output", "."], "is a folder; give a file, such as dateline.csv"),
        (["--format", "csv", "--output", "no/such.csv"], "there is no folder no"),
        (["--format", "csv", "--output", os.devnull, "--force"], "is no plain file"),
        (["--format", "csv", "--output", "dateline.db", "--force"], "is the casebook"),
        (["--format", "csv", "--factuality", "true"], "choices: happened"),
        (["--format", "csv", "--since", "soon"], "is no date"),
    ],
)
def test_wrong_usage_is_told_and_nothing_written(run: Run, options: list[str], told: str) -> None:
    """Above all not over the casebook."""
    before = {name: Path(name).read_bytes() for name in list_files()}
    result = run("export", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert {name: Path(name).read_bytes() for name in list_files()} == before


def test_no_casebook_no_file(run: Run) -> None:
    """Neither the export nor a casebook is made."""
    before = list_files()
    assert run("export", "--format", "csv", "--db", "slip.db", "--output", "out.csv").exit_code == 1
    assert list_files() == before


def test_claims_that_are_gone_meanwhile_end_the_export(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row without its evidence is never written."""
    monkeypatch.setattr(Casebook, "pages", lambda book: iter(()))
    result = run("export", "--format", "csv", *ALL, "--output", "out.csv")
    assert result.exit_code == 1
    assert "another program changed it meanwhile; try again" in result.stderr
    assert not Path("out.csv").exists()
