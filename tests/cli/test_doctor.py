"""This file says what `dateline doctor` finds amiss, and what it advises."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from rich.console import Console

from dateline.capture.pseudonym import KEY_BYTES, KEY_FILE
from dateline.cli import checks
from dateline.cli.checks import Check, check_config_folder, check_data_folder, check_dependencies, check_disk, check_key
from dateline.cli.doctor import draw_checks
from tests.cli.conftest import Run, read_lines

ALL = [
    "python",
    "dependencies",
    "model",
    "gazetteer",
    "registry",
    "config folder",
    "commenter key",
    "data folder",
    "disk",
]


def a_key(folder: Path, mode: int, size: int = KEY_BYTES) -> Path:
    """A folder with a key in it."""
    folder.mkdir(exist_ok=True)
    folder.chmod(0o700)
    path = folder / KEY_FILE
    path.write_bytes(b"k" * size)
    path.chmod(mode)
    return folder


def test_a_sound_installation_passes_every_check(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This one: the model that is shipped, the registry that is shipped, the gazetteer built or there."""
    monkeypatch.setenv("DATELINE_CONFIG_FOLDER", str(a_key(tmp_path / "config", 0o600)))
    result = run("doctor")
    found = read_lines(result.stdout)
    assert [(check["check"], check["state"]) for check in found if check["check"] != "disk"] == [
        (name, "ok") for name in ALL if name != "disk"
    ]
    assert result.exit_code == 0


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620, 0o660])
def test_a_key_that_others_can_reach_is_unsafe(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    """Whoever reads it can find out who wrote a comment; the command says so and leaves with 1."""
    folder = a_key(tmp_path / "config", mode)
    found = check_key(folder)
    assert found.state == "failed"
    assert "chmod 600" in (found.remedy or "")
    if mode == 0o644:
        monkeypatch.setattr(checks, "check_model", lambda: Check(check="model", state="ok", found=""))
        monkeypatch.setenv("DATELINE_CONFIG_FOLDER", str(folder))
        assert run("doctor").exit_code == 1


@pytest.mark.parametrize(
    ("mode", "size", "state"),
    [
        (0o600, KEY_BYTES, "ok"),
        (0o400, KEY_BYTES, "ok"),
        (0o600, 5, "failed"),  # cut short, as by a full disk
    ],
)
def test_a_private_key_of_the_right_size_is_fine(tmp_path: Path, mode: int, size: int, state: str) -> None:
    """Anything else could not be used."""
    assert check_key(a_key(tmp_path / "config", mode, size)).state == state


def test_no_key_yet_is_fine(tmp_path: Path) -> None:
    """It is drawn at first use."""
    assert check_key(tmp_path / "nowhere").state == "ok"
    assert check_config_folder(tmp_path / "nowhere").state == "ok"


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize(("mode", "state"), [(0o700, "ok"), (0o755, "ok"), (0o775, "failed"), (0o777, "failed")])
def test_a_config_folder_that_others_can_write_in_is_unsafe(tmp_path: Path, mode: int, state: str) -> None:
    """They could put a key of their own there."""
    folder = tmp_path / "config"
    folder.mkdir()
    folder.chmod(mode)
    assert check_config_folder(folder).state == state


@pytest.mark.parametrize(
    ("requirements", "state", "found"),
    [
        (["typer>=0.1"], "ok", "typer "),
        (["typer>=999.0"], "failed", "is older than 999.0"),
        (["typer>=0.1", "no-such-library-of-dateline>=1"], "failed", "no-such-library-of-dateline is missing"),
        (['no-such-library-of-dateline; extra == "web"'], "ok", ""),  # not asked for
    ],
)
def test_libraries_must_be_there_and_new_enough(requirements: list[str], state: str, found: str) -> None:
    """Each that is not is named."""
    check = check_dependencies(requirements)
    assert check.state == state
    assert found in check.found


def test_a_data_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A file stands in its place here."""
    (tmp_path / "data").write_text("")
    found = check_data_folder(tmp_path / "data" / "dateline")
    assert found.state == "failed"
    assert "DATELINE_DATA_FOLDER" in (found.remedy or "")


def test_a_full_disk_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """dateline still codes, but cannot store."""
    assert check_disk(tmp_path / "not" / "there" / "yet").check == "disk"
    monkeypatch.setattr(checks, "LEAST_FREE_BYTES", 10**18)
    assert check_disk(tmp_path).state == "warning"


def test_a_check_that_breaks_is_a_failed_check(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are still made."""

    def break_down() -> Check:
        raise ImportError("DLL load failed")

    monkeypatch.setenv("DATELINE_CONFIG_FOLDER", str(tmp_path))
    monkeypatch.setattr(checks, "check_model", break_down)
    result = run("doctor")
    found = {check["check"]: check for check in read_lines(result.stdout)}
    assert list(found) == ALL
    assert "DLL load failed" in found["model"]["found"]
    assert result.exit_code == 1


def test_the_table_says_what_to_do() -> None:
    """A sign before each check, and the remedy beneath what was found."""
    screen = io.StringIO()
    table = draw_checks(
        [
            Check(check="disk", state="ok", found="9 GB"),
            Check(check="key", state="failed", found="open", remedy="close"),
        ]
    )
    Console(file=screen, width=80).print(table)
    lines = [line.split() for line in screen.getvalue().splitlines()]
    assert lines == [["✓", "disk", "9", "GB"], ["✗", "key", "open"], ["→", "close"]]
