"""This file holds the command line's list of commands and its entry point."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dateline._version import __version__
from dateline.cli.add import add
from dateline.cli.code import code
from dateline.cli.demo import demo
from dateline.cli.doctor import doctor
from dateline.cli.events import events
from dateline.cli.export import export
from dateline.cli.gazetteer import app as gazetteer
from dateline.cli.registry import app as registry
from dateline.cli.streams import INTERRUPTED

# Plain help: importing rich for it alone would double the time that `dateline --help` takes (tests/cli/test_main.py).
app = typer.Typer(
    name="dateline",
    help="Reads reports of armed conflict and writes down what is attested: who did, announced, threatened or denied"
    " what, to whom, where and when, according to whom.",
    epilog="Begin with: dateline demo",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(short_help="Code two bundled sample pages and say what to try next.")(demo)
app.command(short_help="Read pages and print what they attest, as claims.")(code)
app.command(short_help="Code pages and keep them in a casebook.")(add)
app.command(short_help="List the events that a casebook holds.")(events)
app.command(short_help="Write events as a file that other programs read.")(export)
app.command(short_help="Check that everything is in place, and safe.")(doctor)
app.add_typer(gazetteer, name="gazetteer", short_help="Add, list, check and remove places of your own.")
app.add_typer(registry, name="registry", short_help="Add, list, check and remove actors of your own.")


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Common to all commands."""


def main() -> None:
    """The console entry point `dateline`."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
