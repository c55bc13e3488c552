"""This file is `dateline code`: pages in, claims out, nothing stored."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from dateline.cli.streams import run
from dateline.errors import InputError


def check_published(words: str | None) -> str | None:
    """The date as given, once it is known to be one.

    Raises:
        typer.BadParameter: no calendar has it; told once, before any input is opened.
    """
    if words is not None:
        from dateline.capture.creation_time import read_given_date

        try:
            read_given_date(words, "--published")
        except InputError as error:
            raise typer.BadParameter(f"{error.problem}; {error.remedy}") from error
    return words


def code(
    input: Annotated[
        list[str],
        typer.Argument(
            help="A page (.txt, .html), a .jsonl file with one page a line, a folder of these,"
            " or - for standard input.",
            show_default=False,
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            callback=check_published,
            help="When the pages were published (2018-06-28, 28 June 2018, 2018-06), if they do not say so themselves"
            " or you know better; relative dates are read from it.",
        ),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published the pages, where they do not say so themselves.")
    ] = None,
    comments: Annotated[
        bool, typer.Option("--comments", help="Code readers' comments too; their claims are marked as such.")
    ] = False,
    pages: Annotated[
        bool, typer.Option("--pages", help="Print whole coded pages as JSON Lines, one page a line.")
    ] = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Print, instead of claims, each time, place, actor and toll with the steps that led to its value;"
            " with --pages the steps stand in the page.",
        ),
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="Print JSON Lines on a terminal too; elsewhere they are what is printed.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Code pages that are not English all the same.")] = False,
    errors: Annotated[
        str | None,
        typer.Option(metavar="FILE", help='Write what failed to FILE, one {"input", "code", "message"} a line.'),
    ] = None,
    jobs: Annotated[
        int, typer.Option(metavar="N", min=1, max=256, help="How many processes code at once; output keeps its order.")
    ] = 1,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but what failed.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of what failed.")] = False,
) -> None:
    """Read pages of conflict reporting and print what they attest, one claim a line. Nothing is stored.

    On a terminal the claims of each page are drawn as a table; piped, or with --json, they are JSON Lines. What is
    planned, urged, expected, conditional or denied is never printed as if it had happened.

    Exit codes: 0 done, 1 nothing could be coded, 2 wrong usage, 3 some inputs failed (each is named on standard
    error), 130 interrupted.
    """

    def command() -> int:
        from dateline.cli.coding import code_batch, read_standard_input
        from dateline.cli.printing import ErrorFile, choose_output, is_drawn, print_results
        from dateline.cli.progress import ProgressLine, count_pages
        from dateline.pipeline import CodeOptions

        options = CodeOptions(published=published, outlet=outlet, comments=comments, force=force, explain=explain)
        with ErrorFile(errors) as error_file:
            progress = ProgressLine(quiet=quiet, total=count_pages(input))
            try:
                put = choose_output(pages=pages, json=json, comments=comments, explain=explain, progress=progress)
                stdin = read_standard_input() if "-" in input else None
                # Claims alone do not say what is wrong with their page; a drawn or a whole page does.
                notes = not (quiet or pages or is_drawn(json))
                with closing(code_batch(input, options, jobs=jobs, debug=debug, stdin=stdin)) as results:
                    return print_results(results, put, progress, error_file, quiet=quiet, notes=notes)
            finally:
                progress.close()

    run(command, debug=debug)
