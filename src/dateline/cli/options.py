"""This file is the options that several commands share, and the inputs of those that read pages."""

from __future__ import annotations

from typing import Annotated

import typer

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


Json = Annotated[
    bool, typer.Option("--json", help="Print JSON Lines on a terminal too; elsewhere they are what is printed.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of what failed.")]

Inputs = Annotated[
    list[str],
    typer.Argument(
        help="A page (.txt, .html), a .jsonl file with one page a line, a folder of these, or - for standard input.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        callback=check_published,
        help="When the pages were published (2018-06-28, 28 June 2018, 2018-06), if they do not say so themselves"
        " or you know better; relative dates are read from it.",
    ),
]
Outlet = Annotated[
    str | None,
    typer.Option("--outlet", metavar="NAME", help="Who published the pages, where they do not say so themselves."),
]
Comments = Annotated[
    bool, typer.Option("--comments", help="Code readers' comments too; their claims are marked as such.")
]
Errors = Annotated[
    str | None,
    typer.Option(
        "--errors", metavar="FILE", help='Write what failed to FILE, one {"input", "code", "message"} a line.'
    ),
]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs", metavar="N", min=1, max=256, help="How many processes code at once; output keeps its order."
    ),
]
