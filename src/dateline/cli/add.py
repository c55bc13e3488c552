"""This file is `dateline add`: pages in, coded and kept in a casebook; one line a page says what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer
from msgspec import Struct

from dateline.cli.event_filters import DEFAULT_CASEBOOK, Db
from dateline.cli.options import Comments, Debug, Errors, Inputs, Jobs, Json, Outlet, Published
from dateline.cli.outcome import Failure, Tally
from dateline.cli.streams import put_line, run, silence_output
from dateline.errors import StoreError

if TYPE_CHECKING:
    from dateline.casebook import Casebook
    from dateline.cli.printing import ErrorFile
    from dateline.cli.progress import ProgressLine
    from dateline.records.coded import CodedPage

PageOutcome = Literal["added", "unchanged", "updated", "refused", "failed"]

# Not the page's fault, or not known to be: trying again may do. Whatever else is wrong with an input is refused.
_FAILED = frozenset({"no-such-input", "unexpected", "worker-died", "store"})
_STOPPED = "stopped there; add the same inputs again once that is put right: what is kept already stays unchanged"


class PageLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one page: a line that `dateline add` prints (contract, "Event").

    `page` is its id, null where it was not coded. `path` is the input as messages name it (a file, `FILE:LINE`, `-`);
    a page that came as a record with an address has `url` instead. `reason` says why it was refused or failed.
    """

    page: str | None
    path: str | None = None
    url: str | None = None
    outcome: PageOutcome
    reason: str | None = None
    claims: int

    @staticmethod
    def of_page(name: str, coded: CodedPage, outcome: PageOutcome, reason: str | None = None) -> PageLine:
        """The line for a page that was coded from the input of that name."""
        page = coded.page
        url = page.url if page.path != name else None
        return PageLine(
            page=page.id, path=None if url else name, url=url, outcome=outcome, reason=reason, claims=len(coded.claims)
        )

    @staticmethod
    def of_failure(failure: Failure) -> PageLine:
        """The line for an input that could not be coded."""
        outcome: PageOutcome = "failed" if failure.code in _FAILED else "refused"
        return PageLine(page=None, path=failure.input, outcome=outcome, reason=failure.message, claims=0)


class AddTally(Tally):
    """How many pages were kept and how: a page that is unchanged counts as done."""

    def __init__(self) -> None:
        super().__init__()
        self.outcomes: dict[str, int] = {}

    def count(self, line: PageLine) -> None:
        """One page more, with its outcome."""
        self.outcomes[line.outcome] = self.outcomes.get(line.outcome, 0) + 1
        if line.outcome in ("refused", "failed"):
            self.failures += 1
        else:
            self.pages += 1
            self.claims += line.claims

    def __str__(self) -> str:
        kinds = [f"{self.outcomes[kind]:,} {kind}" for kind in get_args(PageOutcome) if kind in self.outcomes]
        return ", ".join([*kinds, f"{self.claims:,} {'claim' if self.claims == 1 else 'claims'}"])


def add(
    input: Inputs,
    db: Db = DEFAULT_CASEBOOK,
    published: Published = None,
    outlet: Outlet = None,
    comments: Comments = False,
    force: Annotated[bool, typer.Option("--force", help="Keep pages that are not English all the same.")] = False,
    errors: Errors = None,
    jobs: Jobs = 1,
    json: Json = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing on standard error but what failed.")] = False,
    debug: Debug = False,
) -> None:
    """Read pages of conflict reporting, code them as `dateline code` does, and keep them in a casebook, which is made
    if it is not there. Adding the same page again changes nothing; one that says something else by now supersedes the
    earlier version, which is kept.

    One line a page says what became of it: added, unchanged, updated, refused (no page that can be coded) or failed.
    A page is kept whole or not at all, and as soon as its line is printed.

    Exit codes: 0 done, 1 nothing was kept, 2 wrong usage, 3 some inputs failed (each is named on standard error), 130
    interrupted.
    """

    def command() -> int:
        from dateline.casebook import Casebook
        from dateline.cli.coding import code_batch, read_standard_input
        from dateline.cli.printing import ErrorFile
        from dateline.cli.progress import ProgressLine, count_pages
        from dateline.pipeline import CodeOptions

        options = CodeOptions(published=published, outlet=outlet, comments=comments, force=force)
        with ErrorFile(errors) as error_file, Casebook(db) as book:
            progress = ProgressLine(quiet=quiet, total=count_pages(input))
            try:
                put = choose_output(json=json, progress=progress)
                stdin = read_standard_input() if "-" in input else None
                with closing(code_batch(input, options, jobs=jobs, debug=debug, stdin=stdin)) as results:
                    return keep(results, book, put, progress, error_file, quiet=quiet)
            finally:
                progress.close()

    run(command, debug=debug)


def choose_output(*, json: bool, progress: ProgressLine) -> Callable[[PageLine], None]:
    """How a page's line is put out: as JSON, or in words on a terminal."""
    from dateline.cli.phrases import flatten
    from dateline.cli.printing import is_drawn
    from dateline.records.serialise import to_json

    if not is_drawn(json):
        return lambda line: put_line(to_json(line))
    from rich.text import Text

    from dateline.cli.screen import Screen

    screen = Screen()

    def draw(line: PageLine) -> None:
        claims = f"{line.claims:>5,} {'claim ' if line.claims == 1 else 'claims'}"
        style = "red" if line.page is None or line.outcome == "failed" else "dim" if line.outcome == "unchanged" else ""
        with progress.aside():
            screen.draw(Text(f"{line.outcome:<9} {claims}  {flatten(line.path or line.url or '')}", style=style))

    return draw


def keep(
    results: Iterable[tuple[str, CodedPage | Failure]],
    book: Casebook,
    put: Callable[[PageLine], None],
    progress: ProgressLine,
    error_file: ErrorFile,
    *,
    quiet: bool = False,
) -> int:
    """Keep every coded page as it comes, put its line out, name every failure, and return the exit code.

    A casebook that cannot be written ends the batch with the page at hand: the next ones would fare no better. A reader
    who has gone away does not: the pages are kept for their own sake.
    """
    tally = AddTally()
    for name, result in results:
        line, failure = _keep_one(name, result, book)
        tally.count(line)
        is_stopped = failure is not None and failure.code == StoreError.code
        if failure is not None:
            error_file.write(failure)
        try:
            if failure is not None:
                progress.say(str(failure))
            put(line)
            progress.advance(tally)
            if is_stopped:
                progress.say(_STOPPED)
        except BrokenPipeError:
            silence_output()
        if is_stopped:
            break
    if not quiet and tally.pages + tally.failures > 1:
        progress.say(str(tally))
    return tally.exit_code()


def _keep_one(name: str, result: CodedPage | Failure, book: Casebook) -> tuple[PageLine, Failure | None]:
    if isinstance(result, Failure):
        return PageLine.of_failure(result), result
    try:
        return PageLine.of_page(name, result, book.add(result)), None
    except StoreError as error:
        failure = Failure(input=name, code=error.code, message=str(error))
        return PageLine.of_page(name, result, "failed", failure.message), failure
