"""This file is `dateline forget`: a page or a commenter, erased from a casebook for good."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.event_filters import DEFAULT_CASEBOOK, Db
from dateline.cli.options import Debug, Json
from dateline.cli.streams import DONE, FAILED, advise, make_printable, put_line, run, say
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.casebook import Casebook
    from dateline.records.history import Forgotten


def forget(
    page: Annotated[
        str | None, typer.Option("--page", metavar="ID", help="The page to erase, with all its versions, by its id.")
    ] = None,
    commenter: Annotated[
        str | None,
        typer.Option("--commenter", metavar="KEY", help="The commenter to erase, by the key that stands for the name."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Erase without asking; needed where nobody can be asked.")] = False,
    db: Db = DEFAULT_CASEBOOK,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Erase a page, or all that one commenter wrote, from a casebook for good: claims, judgements that name them,
    search words, ids, and the bytes in the file. There is no way back. On a terminal you are asked to type the id
    again.

    Copies elsewhere are yours to erase; standard error lists them. What was erased is printed: in words on a terminal,
    as JSON elsewhere or with --json.

    Exit codes: 0 erased, 1 nothing was erased or the file could not be written anew, 2 wrong usage, as with an id that
    the casebook does not hold.
    """

    def command() -> int:
        from dateline.cli.event_filters import open_existing
        from dateline.cli.printing import is_drawn
        from dateline.records.serialise import to_json

        id = check_one(page, commenter)
        with open_existing(db) as book:
            what = describe(book, page, id)
            if not yes and not can_ask():
                raise UsageError(f"{what} would be erased for good, and nobody can be asked here; add --yes to erase")
            if not yes and not confirm(what, id):
                say("that is not the id; nothing was erased")
                return FAILED
            done = book.forget(page=page, commenter=commenter)
            copies = list_copies(book)
        if is_drawn(json):
            from dateline.cli.screen import Screen

            Screen().draw(f"erased: {count_erased(done, of_page=page is not None)}")
        else:
            put_line(to_json(done))
        say("erased from this casebook; copies elsewhere are yours to erase:")
        advise([f"  {copy}" for copy in copies])
        return DONE

    run(command, debug=debug)


def check_one(page: str | None, commenter: str | None) -> str:
    """The one id that is given.

    Raises:
        UsageError: none is given, or both, or an empty one.
    """
    if (page is None) == (commenter is None):
        raise UsageError("forget takes one of --page ID and --commenter KEY; give the one to erase")
    id = page if page is not None else commenter
    if not id or not id.strip():
        raise UsageError(f"{'--commenter' if page is None else '--page'} {id!r}: names nothing; give the id to erase")
    return id


def describe(book: Casebook, page: str | None, id: str) -> str:
    """What would be erased, in words.

    Raises:
        UsageError: the casebook does not hold the page.
    """
    if page is None:
        counts = [sum(p.commenter == id for p in coded.page.paragraphs) for coded in book.pages()]
        found = f"{_number(sum(counts), 'comment')} on {_number(len(counts) - counts.count(0), 'page')} in force"
        return f"all that the commenter {id} wrote, {found} and what older versions hold,"
    versions = book.versions(page)
    if not versions:
        hint = f"; the page of that claim is {page.rpartition('#')[0]}" if "#" in page else "; give a page's id"
        raise UsageError(f"--page {page!r}: is no page in {book.name}{hint}")
    last = versions[-1].coded
    title = f" “{last.page.title}”" if last.page.title else ""
    claims = sum(len(stored.coded.claims) for stored in versions)
    return f"page {id}{title}, {_number(len(versions), 'version')} with {_number(claims, 'claim')},"


def can_ask() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def confirm(what: str, id: str) -> bool:
    """Ask for the id once more; what is not the id, and the end of the input, is no."""
    say(f"{what} will be erased for good")
    sys.stderr.write(make_printable(f"Type {id} to erase it: "))
    sys.stderr.flush()
    return sys.stdin.readline().strip() == id


def count_erased(done: Forgotten, *, of_page: bool) -> str:
    """`2 versions, 31 claims, 4 judgements`; of a commenter, the versions of pages that bore a comment."""
    told = [
        (done.comments, "comment"), (done.pages, "version" if of_page else "version of a page"),
        (done.claims, "claim"), (done.judgements, "judgement"),
    ]  # fmt: skip
    return ", ".join(_number(number, word) for number, word in told if number)


def list_copies(book: Casebook) -> list[str]:
    """Where else what was erased may lie: a line each."""
    copies = [
        "back-ups made before, and files exported",
        "mirrors: dateline changes tells them what was forgotten",
        "snapshots and back-ups of the disk",
        "what was added: the page itself, which brings it back when it is added again",
    ]
    return copies if book.path is not None else [*copies, "the server's write-ahead log, its archives and its replicas"]


def _number(count: int, word: str) -> str:
    if count == 1:
        return f"1 {word}"
    first, _, rest = word.partition(" ")
    return f"{count:,} {first}s{f' {rest}' if rest else ''}"
