"""This file says what `dateline add` keeps, what it prints of each page, and how it leaves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline import Casebook
from dateline.cli import add
from dateline.errors import StoreError
from tests.cli.conftest import Run, read_lines

pytestmark = pytest.mark.usefixtures("fake_stages")


def put(**files: str) -> None:
    """Write files into the working folder; `a_txt` is `a.txt`."""
    for name, text in files.items():
        Path(name.replace("_", ".")).write_text(text, encoding="utf-8")


def kept(db: str = "dateline.db") -> list[str]:
    """The ids of the pages in a casebook."""
    with Casebook(db) as book:
        return [coded.page.id for coded in book.pages()]


def test_one_line_a_page_says_what_became_of_it(run: Run) -> None:
    """In the order of the inputs, whatever became of them; the casebook is made where none is."""
    put(a_txt="attack attack", b_txt="empty", c_txt="fault", d_pdf="attack")
    result = run("add", "a.txt", "b.txt", "c.txt", "nowhere.txt", "d.pdf")
    lines = read_lines(result.stdout)
    assert lines[0] == {"page": "a.txt", "path": "a.txt", "outcome": "added", "claims": 2}
    assert lines[1] == {
        "page": None, "path": "b.txt", "outcome": "refused", "reason": "no text in it; give a page with text",
        "claims": 0,
    }  # fmt: skip
    assert [line["outcome"] for line in lines] == ["added", "refused", "failed", "failed", "refused"]
    assert kept() == ["a.txt"]


def test_adding_twice_changes_nothing(run: Run) -> None:
    """The second time every page is unchanged, and still has its claims."""
    put(a_txt="attack", b_txt="calm")
    run("add", "a.txt", "b.txt")
    result = run("add", "a.txt", "b.txt")
    assert [(line["outcome"], line["claims"]) for line in read_lines(result.stdout)] == [
        ("unchanged", 1),
        ("unchanged", 0),
    ]
    assert (result.exit_code, kept()) == (0, ["a.txt", "b.txt"])


def test_a_page_that_says_something_else_is_updated(run: Run) -> None:
    """It takes the place of what was kept."""
    put(a_txt="attack")
    run("add", "a.txt")
    put(a_txt="attack attack")
    assert read_lines(run("add", "a.txt").stdout)[0]["outcome"] == "updated"
    with Casebook() as book:
        assert len(book.claims()) == 2


def test_lines_of_a_file_are_told_apart(run: Run) -> None:
    """`path` is `FILE:LINE`, as in messages; several pages may share a file."""
    put(a_jsonl='{"text": "attack"}\n{"text": "calm"}\n{bad\n')
    lines = read_lines(run("add", "a.jsonl").stdout)
    assert [line["path"] for line in lines] == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:3"]


def test_a_page_with_an_address_is_named_by_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it came as a record: a file is named by its path all the same."""
    from msgspec.structs import replace

    from dateline import pipeline

    code_source = pipeline.code_source

    def with_address(source: Any, options: Any, tools: Any) -> Any:
        coded = code_source(source, options, tools)
        return replace(coded, page=replace(coded.page, url="https://a.example/1", path=source.path))

    monkeypatch.setattr(pipeline, "code_source", with_address)
    put(a_jsonl='{"text": "attack"}\n', b_txt="attack")
    first, second = read_lines(run("add", "a.jsonl", "b.txt").stdout)
    assert (first.get("path"), first.get("url")) == (None, "https://a.example/1")
    assert (second.get("path"), second.get("url")) == ("b.txt", None)


@pytest.mark.parametrize(
    ("texts", "exit_code"),
    [
        (["attack", "calm"], 0),
        (["empty", "empty"], 1),
        (["attack", "empty"], 3),
        (["fault", "attack"], 3),
        (["no model"], 1),
        (["interrupt"], 130),
    ],
)
def test_exit_code_says_how_much_was_done(run: Run, texts: list[str], exit_code: int) -> None:
    """0 all, 1 nothing, 3 in part, 130 interrupted."""
    names = [f"{number}.txt" for number in range(len(texts))]
    for name, text in zip(names, texts, strict=True):
        Path(name).write_text(text, encoding="utf-8")
    assert run("add", *names).exit_code == exit_code


def test_what_was_added_before_an_interrupt_stays(run: Run) -> None:
    """Each page is kept as soon as its line is printed."""
    put(a_txt="attack", b_txt="interrupt", c_txt="attack")
    result = run("add", "a.txt", "b.txt", "c.txt")
    assert result.exit_code == 130
    assert kept() == [line["page"] for line in read_lines(result.stdout)] == ["a.txt"]


def test_a_casebook_that_cannot_be_written_ends_the_batch(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page at hand is named as failed, those before it stay, and a person is told how to go on."""
    add_page = Casebook.add

    def fill_the_disk(book: Casebook, page: Any) -> Any:
        if page.page.id == "b.txt":
            raise StoreError("dateline.db", "the disk is full", "free some space")
        return add_page(book, page)

    monkeypatch.setattr(Casebook, "add", fill_the_disk)
    put(a_txt="attack", b_txt="attack", c_txt="attack")
    result = run("add", "a.txt", "b.txt", "c.txt", "--errors", "errors.jsonl")
    assert [(line["page"], line["outcome"]) for line in read_lines(result.stdout)] == [
        ("a.txt", "added"),
        ("b.txt", "failed"),
    ]
    assert (result.exit_code, kept()) == (3, ["a.txt"])
    assert "the disk is full; free some space" in result.stderr
    assert add._STOPPED in result.stderr
    assert json.loads(Path("errors.jsonl").read_text())["code"] == "store"


def test_a_reader_who_goes_away_costs_no_page(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """`dateline add … | head -1` keeps them all."""

    def break_pipe(line: str) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(add, "put_line", break_pipe)
    monkeypatch.setattr(add, "silence_output", lambda: None)
    put(a_txt="attack", b_txt="attack")
    assert run("add", "a.txt", "b.txt").exit_code == 0
    assert kept() == ["a.txt", "b.txt"]


def test_options_reach_the_casebook(run: Run) -> None:
    """`--db` names it, `--outlet` the publisher, `--quiet` leaves out the count."""
    put(a_txt="attack", b_txt="attack")
    result = run("add", "a.txt", "b.txt", "--db", "other.db", "--outlet", "Gazette", "--quiet")
    assert result.stderr == ""
    assert not Path("dateline.db").exists()
    with Casebook("other.db") as book:
        assert {coded.page.outlet for coded in book.pages()} == {"Gazette"}


def test_the_count_names_every_outcome(run: Run) -> None:
    """On standard error, after the last page."""
    put(a_txt="attack", b_txt="attack", c_txt="empty")
    run("add", "a.txt")
    assert "1 added, 1 unchanged, 1 refused, 2 claims" in run("add", "a.txt", "b.txt", "c.txt").stderr


@pytest.mark.parametrize(
    ("db", "exit_code", "told"),
    [("no/such/folder.db", 1, "there is no folder"), ("mysql://host/db", 2, "mysql://"), (".", 1, "a folder")],
)
def test_a_casebook_that_cannot_be_opened_is_told_before_coding(run: Run, db: str, exit_code: int, told: str) -> None:
    """Nothing is printed then."""
    put(a_txt="attack")
    result = run("add", "a.txt", "--db", db)
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert told in result.stderr


def test_a_person_reads_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal; `--json` prints JSON there too."""
    monkeypatch.setattr("dateline.cli.printing.is_terminal", lambda: True)
    put(a_txt="attack")
    assert run("add", "a.txt").stdout.split() == ["added", "1", "claim", "a.txt"]
    assert read_lines(run("add", "a.txt", "--json").stdout)[0]["outcome"] == "unchanged"
