"""This file writes docs/cli.md from the commands' own help: `python docs/generate_cli.py` (a test compares the two)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typer.models import CommandInfo

PAGE = Path(__file__).parent / "cli.md"
_HEAD = """# Command line

Written by `python docs/generate_cli.py` from the commands' own help; do not edit.

Standard output carries data and nothing else, standard error carries progress and messages. On a terminal `code`,
`add`, `events`, `actors`, `places`, `vows`, `accords`, `review`, `search`, `history`, `changes`, `verify`, `forget`,
`demo`, `doctor`, `gazetteer` and `registry` draw for a person; piped, or with `--json`, they print JSON Lines. `export`
writes its format wherever it goes; `backup` and `restore` print no data.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | failed |
| 2 | wrong usage |
| 3 | done in part: each failure is named on standard error and in `--errors FILE` |
| 130 | interrupted |
"""


def render() -> str:
    """The page: the help of `dateline` and of each of its commands, in the order in which the help lists them."""
    from typer.testing import CliRunner

    from dateline.cli.main import app

    runner = CliRunner(env={"COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1"})

    def read_help(*command: str) -> str:
        result = runner.invoke(app, [*command, "--help"], prog_name="dateline")
        if result.exit_code != 0:
            raise RuntimeError(f"dateline {' '.join(command)} --help failed: {result.output}")
        return "\n".join(line.rstrip() for line in result.stdout.strip().splitlines())

    parts = [_HEAD, f"## dateline\n\n```text\n{read_help()}\n```\n"]
    for name in list_commands():
        parts.append(f"## dateline {name}\n\n```text\n{read_help(*name.split())}\n```\n")
    return "\n".join(parts)


def list_commands() -> list[str]:
    """The names of the commands, in order; those of a group, such as `gazetteer add`, after the group."""
    from dateline.cli.main import app

    names = [_name_of(command) for command in app.registered_commands]
    for group in app.registered_groups:
        inside = group.typer_instance.registered_commands if group.typer_instance else []
        names += [str(group.name), *(f"{group.name} {_name_of(command)}" for command in inside)]
    return names


def _name_of(command: CommandInfo) -> str:
    return str(command.name or getattr(command.callback, "__name__", ""))


if __name__ == "__main__":
    os.environ["COLUMNS"] = "100"
    PAGE.write_text(render(), encoding="utf-8", newline="\n")
