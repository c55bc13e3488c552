"""This file says how the command line as a whole behaves: its help, its version, its answer to wrong usage."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from dateline import __version__
from docs.generate_cli import PAGE, list_commands, render
from tests.cli.conftest import Run

HEAVY = ("numpy", "onnxruntime", "pydantic", "rich", "tokenizers", "trafilatura")


def test_version_is_told(run: Run) -> None:
    """`--version` prints the package's own version and nothing else."""
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"dateline {__version__}\n")


def test_help_opens_nothing_heavy() -> None:
    """`--help` must answer at once: the libraries that code a page are not even imported."""
    program = "import sys; from dateline.cli.main import app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not set(HEAVY) & set(loaded)


def test_help_answers_within_0_3_s() -> None:
    """Processor time, the least of three: what the machine does beside it does not count."""
    assert min(_measure_help() for _ in range(3)) <= 0.3


def _measure_help() -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", "from dateline.cli.main import main; main()", "--help"], check=True,
                   capture_output=True)  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Usage: dateline"),  # nothing asked: the help
        (["cod"], "Did you mean 'code'"),
        (["code"], "Missing argument"),
        (["code", "x.txt", "--coments"], "No such option: --coments"),
        (["code", "x.txt", "--jobs", "0"], "--jobs"),
        (["code", "x.txt", "--published", "2024-02-30"], "there is no day 30 in month 2 of 2024"),
        (["code", "x.txt", "--published", "soon"], "cannot be read as a date"),
        (["code", "x.txt", "--errors", "-"], "give a file"),
        (["code", "x.txt", "--errors", "no/such/folder/e.jsonl"], "cannot be written"),
        (["doctor", "now"], "unexpected extra argument"),
    ],
)
def test_wrong_usage_is_exit_code_2_with_the_reason(run: Run, arguments: list[str], told: str) -> None:
    """Nothing is coded then, and nothing goes to standard output."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Traceback" not in result.output
    if arguments:
        assert result.stdout == ""


def test_an_impossible_published_date_is_told_once(run: Run) -> None:
    """It is one mistake of the caller, not one of every input."""
    result = run("code", "a.txt", "b.txt", "c.txt", "--published", "2024-02-30")
    assert result.stderr.count("no day 30") == 1


def test_every_command_is_documented() -> None:
    """docs/cli.md has a section for each command."""
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in list_commands() if f"\n## dateline {name}\n" not in page] == []


def test_the_documented_help_is_the_help() -> None:
    """docs/cli.md is up to date; `python docs/generate_cli.py` makes it so."""
    assert PAGE.read_text(encoding="utf-8") == render()
