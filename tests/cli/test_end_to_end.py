"""This file codes real bytes with the shipped model through the installed command, as a user's shell does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.cli.demo import SAMPLES, locate_sample
from dateline.records.claim import Claim
from dateline.records.coded import CodedPage
from dateline.records.serialise import from_json, to_json
from tests.cli.conftest import Run, read_lines

FEZZAN = locate_sample(SAMPLES[0])
PUBLISHED = ("--published", "2022-03-17")


@pytest.fixture
def own_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A configuration folder for this test alone."""
    monkeypatch.setenv("DATELINE_CONFIG_FOLDER", str(tmp_path / "config"))


@pytest.mark.usefixtures("own_config")
def test_claims_come_back_as_records(run: Run) -> None:
    """Every line is a claim of the contract, letter for letter, and quotes its page truly."""
    claims = run("code", FEZZAN, *PUBLISHED).stdout.splitlines()
    page = CodedPage.from_json(run("code", FEZZAN, *PUBLISHED, "--pages").stdout)
    assert claims == [to_json(from_json(line, Claim)) for line in claims] == [to_json(claim) for claim in page.claims]
    assert claims
    for claim in page.claims:
        for quoted in (claim.trigger, claim.evidence):
            assert page.page.text[quoted.start : quoted.end] == quoted.text


@pytest.mark.usefixtures("own_config")
def test_readers_are_coded_only_when_asked_for(run: Run) -> None:
    """Their claims are marked, and lie in the paragraphs that capture calls comments."""
    assert not any(claim["comment"] for claim in read_lines(run("code", FEZZAN, *PUBLISHED).stdout))
    page = CodedPage.from_json(run("code", FEZZAN, *PUBLISHED, "--comments", "--pages").stdout)
    comments = [p for p in page.page.paragraphs if p.role == "comment"]
    for claim in page.claims:
        assert claim.comment == any(p.start <= claim.trigger.start < p.end for p in comments)
    assert any(claim.comment for claim in page.claims)


@pytest.mark.usefixtures("own_config")
@pytest.mark.parametrize(
    ("name", "data", "code", "told"),
    [
        ("empty.txt", b"", "empty", "no text"),
        ("binary.txt", b"PK\x03\x04\x00\x00\x00\x08", "binary", "not text"),
        ("huge.txt", b"Rebels attacked the town. " * 2_000_000, "too-large", "split"),  # 52 MB
        ("line.jsonl", b"{bad\n", "malformed-line", "line.jsonl:1"),
        ("date.jsonl", b'{"text": "Rebels attacked.", "published": "2024-02-30"}\n', "impossible-date", "no day 30"),
        (
            "german.txt",
            (
                "Die Rebellen haben am Montag die Stadt angegriffen und dabei mehrere Soldaten getötet. Der Gouverneur "
                "sagte, die Armee werde die Straße nach Norden noch in dieser Woche wieder öffnen. Bewohner sagten, "
                "dass seit dem Morgen geschossen werde und niemand das Haus verlassen könne."
            ).encode(),
            "not-english",
            "--force",
        ),
    ],
)
def test_bad_input_is_named_and_the_rest_goes_on(run: Run, name: str, data: bytes, code: str, told: str) -> None:
    """Each kind, beside a good page: exit code 3, one line on standard error, no traceback."""
    Path(name).write_bytes(data)
    Path("good.txt").write_text("Rebels attacked the town of Goma on Monday, killing five soldiers.")
    result = run("code", name, "good.txt", *PUBLISHED, "--errors", "errors.jsonl", "--quiet")
    (failure,) = read_lines(Path("errors.jsonl").read_text(encoding="utf-8"))
    assert (result.exit_code, failure["code"]) == (3, code)
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert [c["type"] for c in read_lines(result.stdout)].count("ASSAULT") >= 1


@pytest.mark.usefixtures("own_config")
def test_a_page_without_a_date_says_so(run: Run) -> None:
    """It is coded all the same, and the message says what to give."""
    Path("a.txt").write_text("Rebels attacked the town of Goma on Monday, killing five soldiers.")
    result = run("code", "a.txt")
    assert result.exit_code == 0
    assert "dateline: a.txt: note: " in result.stderr
    assert "--published" in result.stderr


def dateline(*arguments: str, tmp_path: Path) -> subprocess.Popen[bytes]:
    """The command in a process of its own."""
    environment = os.environ | {"DATELINE_CONFIG_FOLDER": str(tmp_path / "config")}
    program = [sys.executable, "-c", "from dateline.cli.main import main; main()", *arguments]
    return subprocess.Popen(
        program, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_a_reader_that_stops_reading_is_no_error(tmp_path: Path) -> None:
    """`dateline code … | head -1` leaves in silence."""
    lines = json.dumps({"text": "Rebels attacked the town of Goma on Monday."}) + "\n"
    (tmp_path / "many.jsonl").write_text(lines * 200)
    process = dateline("code", str(tmp_path / "many.jsonl"), *PUBLISHED, tmp_path=tmp_path)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(120) == 0


def test_jobs_give_the_same_lines_in_the_same_order(run: Run, tmp_path: Path) -> None:
    """With a failure among them, in its place."""
    Path("a.jsonl").write_text(
        '{"id": "one", "text": "Rebels attacked the town of Goma on Monday."}\n{bad\n'
        '{"id": "two", "text": "The army denied that it had shelled Bukavu."}\n'
    )
    process = dateline("code", "a.jsonl", "--jobs", "2", "--pages", *PUBLISHED, tmp_path=tmp_path)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 3
    assert b"a.jsonl:2" in err
    pages = [CodedPage.from_json(line) for line in out.splitlines()]
    assert [page.page.text.split()[0] for page in pages] == ["Rebels", "The"]
    assert all(page.claims for page in pages)
