"""This file is `dateline code`: pages in, claims out, nothing stored."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from dateline.cli.options import Comments, Debug, Errors, Inputs, Jobs, Json, Outlet, Published
from dateline.cli.streams import run


def code(
    input: Inputs,
    published: Published = None,
    outlet: Outlet = None,
    comments: Comments = False,
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
    json: Json = False,
    force: Annotated[bool, typer.Option("--force", help="Code pages that are not English all the same.")] = False,
    errors: Errors = None,
    jobs: Jobs = 1,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but what failed.")] = False,
    debug: Debug = False,
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
