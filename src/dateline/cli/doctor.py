"""This file is `dateline doctor`: is everything that dateline needs in place, and safe?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.streams import DONE, FAILED, is_terminal, put_line, run

if TYPE_CHECKING:
    from rich.table import Table

    from dateline.cli.checks import Check

_SIGNS = {"ok": ("✓", "green"), "warning": ("!", "yellow"), "failed": ("✗", "bold red")}


def doctor(
    db: Annotated[
        str | None,
        typer.Option(
            "--db",
            metavar="DB",
            help="Also compare your registries and gazetteers with those of this casebook: a file, or a postgresql://"
            " address.",
            show_default=False,
        ),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print JSON Lines on a terminal too; elsewhere they are what is printed.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of what failed.")] = False,
) -> None:
    """Check versions, model, gazetteer, registry, folders, key and disk; say what to do where something is amiss. With
    --db also whether you have the registries and gazetteers that your team shares there.

    Exit codes: 0 all is well, 1 something is broken or unsafe.
    """

    def command() -> int:
        from dateline.cli.checks import run_checks
        from dateline.records.serialise import to_json

        checks: list[Check] = []
        for check in run_checks(db):
            checks.append(check)
            if json or not is_terminal():
                put_line(to_json(check))
        if is_terminal() and not json:
            from dateline.cli.screen import Screen

            Screen().draw(draw_checks(checks))
        return FAILED if any(check.state == "failed" for check in checks) else DONE

    run(command, debug=debug)


def draw_checks(checks: list[Check]) -> Table:
    """The checks as a table: a sign, what was checked, what was found and, underneath, what to do."""
    from rich.table import Table
    from rich.text import Text

    from dateline.cli.phrases import flatten

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=1)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for check in checks:
        sign, style = _SIGNS[check.state]
        found = Text(flatten(check.found), style="" if check.state != "ok" else "dim")
        if check.remedy:
            found.append(f"\n→ {flatten(check.remedy)}", style="bold")
        table.add_row(Text(sign, style=style), Text(check.check), found)
    return table
