"""This file is `dateline export`: events of a casebook, as a file that other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.event_filters import DEFAULT_CASEBOOK, Actor, Db, Factuality, Place, Since, Status, Type, Until
from dateline.cli.options import Debug
from dateline.cli.streams import DONE, advise, is_terminal, run, say
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.casebook import Casebook
    from dateline.share.report import ExportReport

FORMAT_NAMES = ("csv", "parquet", "geojson", "jsonl", "plover", "acled", "ucdp", "gdelt", "hxl", "ftm")


def export(
    format: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT", help=f"One of: {', '.join(FORMAT_NAMES)}.", show_default=False),
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The file to write; - is standard output.")
    ] = "-",
    include_unreviewed: Annotated[
        bool,
        typer.Option(
            "--include-unreviewed", help="Write what no person has reviewed too, marked where the format has room."
        ),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    place: Place = None,
    type: Type = None,
    factuality: Factuality = None,
    status: Status = None,
    db: Db = DEFAULT_CASEBOOK,
    debug: Debug = False,
) -> None:
    """Write the events of a casebook that meet every filter given as a file that other programs read.

    Only events that a person has reviewed are written, unless --include-unreviewed is given; one that was rejected
    never is. Standard error says how many were written and how many were left out, and why. The file is there whole
    or not at all. What each format holds: docs/export.md.

    Exit codes: 0 done, 1 the casebook cannot be read or the file not written, 2 wrong usage.
    """

    def command() -> int:
        from dateline.cli.event_filters import Filters, find_events, join_rows, open_existing
        from dateline.cli.whole_file import STANDARD_OUTPUT, write_whole
        from dateline.share.formats import format_named
        from dateline.share.report import Options

        way = format_named(format)
        filters = Filters(
            since=since, until=until, actor=actor, place=place, type=type, factuality=factuality, status=status
        )
        if output == STANDARD_OUTPUT and way.binary and is_terminal():
            raise UsageError(f"{format} is not for reading on a terminal; give --output dateline{way.suffix}")
        options = Options(include_unreviewed=include_unreviewed)
        with open_existing(db) as book, write_whole(output, binary=way.binary, force=force, suffix=way.suffix) as out:
            spare_casebook(book, output)
            report = way.write(join_rows(book, find_events(book, filters)), out, options)
        tell(report, output)
        return DONE

    run(command, debug=debug)


def spare_casebook(book: Casebook, output: str) -> None:
    """Keep `--force` from writing over the casebook that is being read.

    Raises:
        UsageError: the output is the casebook's own file, or one that lies beside it and belongs to it.
    """
    if book.path is None:
        return
    kept = book.path.resolve()
    if Path(output).resolve() in [kept.with_name(kept.name + end) for end in ("", "-wal", "-shm", "-journal")]:
        raise UsageError(f"--output {output}: is the casebook, or one of its own files; give another file")


def tell(report: ExportReport, output: str) -> None:
    """Say on standard error what was written and what was left out, and why."""
    where = "" if output == "-" else f" to {output}"
    events = "event" if report.read == 1 else "events"
    say(f"{report.format}: {report.written:,} of {report.read:,} {events} written{where}")
    if report.left_out:
        say(f"{report.read - report.written:,} left out:")
        width = max(len(f"{left.count:,}") for left in report.left_out)
        advise([f"  {left.count:>{width},}  {left.why}" for left in report.left_out])
