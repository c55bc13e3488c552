"""This file stands in for the stages where only the command line is tested: a page is coded by looking at its text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from dateline import pipeline
from dateline.cli.main import app
from dateline.errors import EmptyInput, WeightsError
from dateline.records.coded import CodedPage
from tests.cli.builders import a_claim, a_coded_page

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder, as if piped: nothing is a terminal."""
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()

    def run_command(*arguments: str, input: str | bytes | None = None) -> Result:
        return runner.invoke(app, list(arguments), input=input)

    return run_command


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built-in gazetteer and registry are compiled once for all tests that read them."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def config_folder(tmp_path: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user's own data goes; nothing is there yet."""
    monkeypatch.setenv("DATELINE_CONFIG_FOLDER", str(tmp_path / "config"))
    monkeypatch.setenv("DATELINE_DATA_FOLDER", str(data_folder))
    return tmp_path / "config"


@pytest.fixture
def fake_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stages that read the text as orders: `empty`, `fault`, `no model`, `interrupt`; else one claim an `attack`."""

    def code_source(source: Any, options: Any, tools: Any) -> CodedPage:
        text = source.record.text if source.record is not None else source.data.decode()
        if "empty" in text:
            raise EmptyInput(source.name, "no text in it", "give a page with text")
        if "fault" in text:
            raise ZeroDivisionError("a fault of ours")
        if "no model" in text:
            raise WeightsError("model.onnx: no model file there; reinstall dateline")
        if "interrupt" in text:
            raise KeyboardInterrupt
        claims = [a_claim(number=n) for n in range(1, text.count("attack") + 1)]
        return a_coded_page(*claims, id=source.name, path=source.name, outlet=options.outlet)

    monkeypatch.setattr(pipeline, "code_source", code_source)
    monkeypatch.setattr(pipeline, "open_tools", lambda threads=0: None)


def read_lines(text: str) -> list[dict[str, Any]]:
    """JSON Lines, read."""
    return [json.loads(line) for line in text.splitlines()]
