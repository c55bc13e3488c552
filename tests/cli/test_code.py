"""This file says what `dateline code` prints where, and how it leaves, whatever the stages make of the inputs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, read_lines

pytestmark = pytest.mark.usefixtures("fake_stages")


def put(**files: str) -> None:
    """Write files into the working folder; `a_txt` is `a.txt`."""
    for name, text in files.items():
        Path(name.replace("_", ".")).write_text(text, encoding="utf-8")


def test_claims_are_json_lines_one_claim_a_line(run: Run) -> None:
    """Piped, standard output carries claims and nothing else."""
    put(a_txt="attack attack", b_txt="attack")
    result = run("code", "a.txt", "b.txt")
    lines = read_lines(result.stdout)
    assert result.exit_code == 0
    assert [line["schema"] for line in lines] == ["dateline.claim/1"] * 3


def test_pages_are_json_lines_one_page_a_line(run: Run) -> None:
    """`--pages` prints a page without claims too."""
    put(a_txt="attack", b_txt="calm")
    lines = read_lines(run("code", "a.txt", "b.txt", "--pages").stdout)
    assert [(line["schema"], line["page"]["path"], len(line["claims"])) for line in lines] == [
        ("dateline.page/1", "a.txt", 1),
        ("dateline.page/1", "b.txt", 0),
    ]


@pytest.mark.parametrize(
    ("texts", "exit_code"),
    [
        (["attack", "calm"], 0),  # a page without claims is no failure
        (["empty", "empty"], 1),
        (["attack", "empty"], 3),
        (["empty", "calm"], 3),
        (["fault", "attack"], 3),  # a fault of ours on one page
    ],
)
def test_exit_code_says_how_much_was_done(run: Run, texts: list[str], exit_code: int) -> None:
    """0 all, 1 nothing, 3 in part."""
    names = [f"{number}.txt" for number in range(len(texts))]
    for name, text in zip(names, texts, strict=True):
        Path(name).write_text(text, encoding="utf-8")
    assert run("code", *names).exit_code == exit_code


def test_the_rest_goes_on_after_a_bad_input(run: Run) -> None:
    """Every failure is named on standard error with what to do; the good pages come in order."""
    put(a_txt="attack", b_txt="empty", c_pdf="attack", d_txt="attack")
    result = run("code", "a.txt", "b.txt", "c.pdf", "nowhere.txt", "d.txt", "--pages")
    assert [line["page"]["path"] for line in read_lines(result.stdout)] == ["a.txt", "d.txt"]
    for name in ("b.txt: no text in it; give a page with text", "c.pdf: ", "nowhere.txt: "):
        assert f"dateline: {name}" in result.stderr
    assert result.exit_code == 3


def test_a_bad_line_is_named_by_file_and_line(run: Run) -> None:
    """The other lines of the file are coded."""
    put(a_jsonl='{"text": "attack"}\n{bad\n{"text": "attack"}\n{"id": "x"}\n')
    result = run("code", "a.jsonl")
    assert len(read_lines(result.stdout)) == 2
    assert "dateline: a.jsonl:2: " in result.stderr
    assert "dateline: a.jsonl:4: " in result.stderr


def test_errors_file_holds_one_object_a_failure(run: Run) -> None:
    """With input, code and message, in order; a file of an earlier run is replaced."""
    put(a_txt="empty", b_txt="fault", c_jsonl="{bad\n", errors_jsonl="old\n")
    run("code", "a.txt", "b.txt", "c.jsonl", "--errors", "errors.jsonl")
    failures = read_lines(Path("errors.jsonl").read_text(encoding="utf-8"))
    assert [(f["input"], f["code"]) for f in failures] == [
        ("a.txt", "empty"),
        ("b.txt", "unexpected"),
        ("c.jsonl:1", "malformed-line"),
    ]
    assert failures[0] == {"input": "a.txt", "code": "empty", "message": "no text in it; give a page with text"}


def test_errors_file_is_empty_when_nothing_fails(run: Run) -> None:
    """So that a script need not ask whether it is there."""
    put(a_txt="attack")
    run("code", "a.txt", "--errors", "errors.jsonl")
    assert Path("errors.jsonl").read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("text", ["empty", "fault", "no model"])
def test_traceback_only_with_debug(run: Run, text: str) -> None:
    """A person is told in words; a developer asks for more."""
    put(a_txt=text)
    assert "Traceback" not in run("code", "a.txt").output
    debugged = run("code", "a.txt", "--debug")
    assert "Traceback" in debugged.stderr
    assert debugged.stdout == ""


def test_a_broken_installation_ends_the_batch(run: Run) -> None:
    """Without a model no page can be coded: it is said once, not once a page."""
    put(a_txt="no model", b_txt="no model")
    result = run("code", "a.txt", "b.txt")
    assert result.exit_code == 1
    assert result.stderr.count("reinstall dateline") == 1


def test_an_interrupt_is_exit_code_130(run: Run) -> None:
    """What was coded before it has been printed."""
    put(a_txt="attack", b_txt="interrupt", c_txt="attack")
    result = run("code", "a.txt", "b.txt", "c.txt")
    assert result.exit_code == 130
    assert len(read_lines(result.stdout)) == 1
    assert result.stderr.endswith("dateline: interrupted\n")


def test_standard_input_is_a_page(run: Run) -> None:
    """`-` reads one."""
    result = run("code", "-", input="attack")
    assert (result.exit_code, len(read_lines(result.stdout))) == (0, 1)


def test_quiet_says_nothing_but_what_failed(run: Run) -> None:
    """The count at the end is left out; failures never are."""
    put(a_txt="attack", b_txt="empty", c_txt="attack")
    loud = run("code", "a.txt", "b.txt", "c.txt").stderr.splitlines()
    quiet = run("code", "a.txt", "b.txt", "c.txt", "--quiet").stderr.splitlines()
    assert loud == [*quiet, "dateline: 2 pages, 2 claims, 1 failed"]
    assert quiet == ["dateline: b.txt: no text in it; give a page with text"]


def test_a_table_is_drawn_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """And with `--json` there, JSON Lines."""
    monkeypatch.setattr("dateline.cli.printing.is_terminal", lambda: True)
    put(a_txt="attack")
    drawn = run("code", "a.txt").stdout
    assert "▷ planned" in drawn
    with pytest.raises(json.JSONDecodeError):
        read_lines(drawn)
    assert len(read_lines(run("code", "a.txt", "--json").stdout)) == 1
    assert len(read_lines(run("code", "a.txt", "--pages").stdout)) == 1


def test_nothing_on_a_page_can_act_on_the_terminal(run: Run) -> None:
    """A name with an escape sequence is shown with its teeth drawn."""
    name = "\x1b]0;owned\x07.txt"
    result = run("code", name)
    assert "\x1b" not in result.stderr
    assert "�]0;owned�.txt" in result.stderr
