"""This file builds a reviewer's desk for the tests of sessions: lines are typed, what was drawn is kept."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from rich.console import Console

from dateline.cli.review_book import rank_queue
from dateline.cli.review_session import Session
from tests.review.builders import LOOKUP, FakeBook, a_claim

Typed = str | Callable[[], str]


class Desk:
    """A reviewer's desk: `type` runs a session of these lines, `text` is all that was on the screen."""

    def __init__(self, book: FakeBook, reviewer: str = "Ana", *, rows: int = 200, **filters: str) -> None:
        self.book, self.reviewer, self.rows, self.filters = book, reviewer, rows, filters
        self.screen = io.StringIO()
        self.prompts: list[str] = []
        self.console = Console(file=self.screen, width=80, highlight=False, markup=False, emoji=False)

    def type(self, *lines: Typed) -> str:
        """What was drawn; a line may be a function, called when it is asked for, which then gives it."""
        left: Iterator[Typed] = iter(lines)

        def read(prompt: str) -> str | None:
            self.prompts.append(prompt)
            line = next(left, None)
            return line() if callable(line) else line

        Session(
            self.book, lambda: rank_queue(self.book, self.filters), LOOKUP, self.reviewer, read=read,
            put=self.console.print, measure=lambda drawn: len(self.console.render_lines(drawn, pad=False)),
            rows=self.rows,
        ).run()  # fmt: skip
        assert next(left, None) is None, "the session ended before all was typed"
        return self.text

    @property
    def text(self) -> str:
        """All that was drawn, on one line."""
        return " ".join(self.screen.getvalue().split())

    def lines(self) -> list[str]:
        """All that was drawn, line by line."""
        return self.screen.getvalue().splitlines()


def a_book(number: int = 3) -> FakeBook:
    """Events ev:1, ev:2, … of one claim each, the first the most urgent."""
    return FakeBook(*([a_claim(f"p{n}#e1", confidence=0.5 + n / 100)] for n in range(1, number + 1)))


def two_claims() -> FakeBook:
    """One event of two claims, and one of one."""
    return FakeBook([a_claim("p1#e1", confidence=0.5), a_claim("p2#e1")], [a_claim("p3#e1", confidence=0.7)])


def statuses(book: FakeBook) -> dict[str, str]:
    """Event → its status."""
    return {event.id: event.status for event in book.events()}


def kept(book: FakeBook) -> list[tuple[str, str, str]]:
    """Every judgement: what, on what, why."""
    return [(judgement.action, judgement.subject, judgement.reason) for judgement in book.told]
