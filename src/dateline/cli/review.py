"""This file is `dateline review`: a person judges, in the terminal, what the machine wrote down."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.event_filters import DEFAULT_CASEBOOK, Actor, Db, Factuality, Place, Since, Status, Type, Until
from dateline.cli.options import Debug, Json
from dateline.cli.streams import DONE, put_line, run
from dateline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.cli.review_book import Book
    from dateline.cli.review_once import Order
    from dateline.records.judgement import Judgement
    from dateline.review.queue import Ranked


def review(
    id: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="An event or claim to judge; without one, the queue.", show_default=False),
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="The page attests what the record says.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="The page does not attest it.")] = False,
    edit: Annotated[
        list[str] | None,
        typer.Option("--edit", metavar="FIELD=VALUE", help="The page attests it with this value; may be repeated."),
    ] = None,
    merge: Annotated[
        list[str] | None, typer.Option("--merge", metavar="ID", help="That event is the same act; may be repeated.")
    ] = None,
    split: Annotated[
        list[str] | None,
        typer.Option("--split", metavar="CLAIM", help="That claim tells another act; may be repeated."),
    ] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take back your last judgement, or your judgement on ID.")
    ] = False,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why; needed with each of these.", show_default=False)
    ] = "",
    after: Annotated[
        int | None,
        typer.Option(
            "--after", metavar="VERSION", min=0, help="The last judgement on it that you saw; 0 where there was none."
        ),
    ] = None,
    reviewer: Annotated[
        str | None,
        typer.Option(
            "--reviewer", metavar="NAME", envvar="DATELINE_REVIEWER", help="Who judges; else your login name."
        ),
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="Only the N most urgent events.")
    ] = None,
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    place: Place = None,
    type: Type = None,
    factuality: Factuality = None,
    status: Status = None,
    db: Db = DEFAULT_CASEBOOK,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Judge events, the most urgent first: how much an error would matter times how likely there is one.

    On a terminal it shows a screenful and takes a line for each decision (? lists the keys). Piped, or with --json, it
    prints the queue as JSON Lines and judges nothing. With an ID and a decision it writes that one judgement.
    Accepting says that the page attests what the record says, not that it is true. The machine's own values stay
    beside yours.

    Exit codes: 0 done, 1 the casebook cannot be read or written, or somebody judged it meanwhile, 2 wrong usage.
    """

    def command() -> int:
        from dateline.cli.event_filters import Filters, open_existing
        from dateline.cli.printing import is_drawn

        filters = Filters(
            since=since, until=until, actor=actor, place=place, type=type, factuality=factuality, status=status
        )
        decides = accept or reject or edit or merge or split
        if undo and decides:
            raise UsageError("--undo takes back what was decided; it goes with no other decision")
        if decides and id is None:
            raise UsageError("which one? give the id of an event or claim, as events prints it")
        if after is not None and not decides:
            raise UsageError("--after goes with a decision: --accept, --reject, --edit, --merge or --split")
        if reason and not (decides or undo):
            raise UsageError("--reason goes with a decision: --accept, --reject, --edit, --merge, --split or --undo")
        with open_existing(db) as book:
            if undo:
                return _undo(book, id, reviewer, reason, json=json)
            if decides and id is not None:
                from dateline.cli.review_once import Order

                order = Order(
                    id=id, accept=accept, reject=reject, edits=tuple(edit or ()), merge=tuple(merge or ()),
                    split=tuple(split or ()), reason=reason, reviewer=find_reviewer(reviewer), after=after,
                )  # fmt: skip
                return _judge(book, order, json=json)
            asked = {name: getattr(filters, name) for name in filters.__struct_fields__}
            if is_drawn(json):
                return _sit(book, id, asked, limit, find_reviewer(reviewer))
            from dateline.records.serialise import to_json

            for ranked in _load(book, id, asked, limit):
                put_line(to_json(ranked))
        return DONE

    run(command, debug=debug)


def find_reviewer(given: str | None) -> str:
    """Who judges: the name given, else that of the login.

    Raises:
        UsageError: neither is there.
    """
    import getpass

    if given is not None and given.strip():
        return given.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise UsageError("nobody is logged in by name; give --reviewer NAME, or set DATELINE_REVIEWER") from error


def _load(book: Book, id: str | None, asked: Mapping[str, str | None], limit: int | None) -> list[Ranked]:
    """The queue: the event asked for, or those that meet the filters."""
    from dateline.cli.review_book import rank_queue

    if id is None:
        return rank_queue(book, asked)[:limit]
    from dateline.cli.review_once import find_shown
    from dateline.review.queue import rank_event

    shown = find_shown(book, id)
    if shown is None:
        raise UsageError(f"{id}: the casebook has no such event, and no event with such a claim")
    return [rank_event(shown.event, [one.claim for one in shown.claims])]


def _judge(book: Book, order: Order, *, json: bool) -> int:
    from dateline.cli.review_lookup import open_lookup
    from dateline.cli.review_once import judge_once

    return _put(judge_once(book, order, open_lookup()), json=json)


def _undo(book: Book, id: str | None, reviewer: str | None, reason: str, *, json: bool) -> int:
    from dateline.cli.review_once import undo_once

    return _put(undo_once(book, id, find_reviewer(reviewer), reason), json=json)


def _put(judgement: Judgement, *, json: bool) -> int:
    """The judgement that was written, as JSON or, on a terminal, in words."""
    from dateline.cli.printing import is_drawn

    if not is_drawn(json):
        from dateline.records.serialise import to_json

        put_line(to_json(judgement))
        return DONE
    from dateline.cli.review_screen import tell_judgement
    from dateline.cli.screen import Screen

    Screen().draw(f"{judgement.subject} {tell_judgement(judgement)}")
    return DONE


def _sit(book: Book, id: str | None, asked: Mapping[str, str | None], limit: int | None, reviewer: str) -> int:
    """Judge on the terminal, line by line."""
    from dateline.cli.review_lookup import open_lookup
    from dateline.cli.review_session import Session
    from dateline.cli.screen import Screen

    screen = Screen()
    Session(
        book, lambda: _load(book, id, asked, limit), open_lookup(), reviewer, read=read_typed, put=screen.draw,
        measure=lambda drawn: len(screen.console.render_lines(drawn, pad=False)), rows=screen.console.height,
    ).run()  # fmt: skip
    return DONE


def read_typed(prompt: str) -> str | None:
    """A line that the person types, with the keys of a line editor where the system has one; None at the end."""
    import contextlib

    with contextlib.suppress(ImportError):
        import readline  # noqa: F401
    try:
        return input(prompt)
    except EOFError:
        sys.stdout.write("\n")
        return None
