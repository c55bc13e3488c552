"""This file holds the command line's list of commands and its entry point."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dateline._version import __version__
from dateline.cli.accords import accords
from dateline.cli.actors import actors
from dateline.cli.add import add
from dateline.cli.backup import backup
from dateline.cli.changes import changes
from dateline.cli.code import code
from dateline.cli.demo import demo
from dateline.cli.doctor import doctor
from dateline.cli.events import events
from dateline.cli.export import export
from dateline.cli.forget import forget
from dateline.cli.gazetteer import app as gazetteer
from dateline.cli.history import history
from dateline.cli.places import places
from dateline.cli.registry import app as registry
from dateline.cli.restore import restore
from dateline.cli.review import review
from dateline.cli.search import search
from dateline.cli.streams import INTERRUPTED
from dateline.cli.verify import verify
from dateline.cli.vows import vows

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
app.command(short_help="Code bundled sample pages and say what to try next.")(demo)
app.command(short_help="Read pages and print what they attest, as claims.")(code)
app.command(short_help="Code pages and keep them in a casebook.")(add)
app.command(short_help="List the events that a casebook holds.")(events)
app.command(short_help="List who is named in a casebook, how often and in what roles.")(actors)
app.command(short_help="List where a casebook's claims lie, and what was not located.")(places)
app.command(short_help="List what actors vowed, and what became of it.")(vows)
app.command(short_help="List accords, and what breaches them.")(accords)
app.command(short_help="Judge events, the most urgent first.")(review)
app.command(short_help="Find pages and claims by their words.")(search)
app.command(short_help="Tell the versions and judgements of one id, and what took its place.")(history)
app.command(short_help="Write events as a file that other programs read.")(export)
app.command(short_help="List what was done to a casebook, for a mirror to follow.")(changes)
app.command(short_help="Write all of a casebook into one new file.")(backup)
app.command(short_help="Make a casebook from a back-up.")(restore)
app.command(short_help="Check that nothing was changed past dateline.")(verify)
app.command(short_help="Erase a page or a commenter for good.")(forget)
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
