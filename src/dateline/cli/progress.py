"""This file shows on standard error how far a batch has come."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cli.outcome import Tally
from dateline.cli.streams import make_printable, say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class ProgressLine:
    """A bar on standard error while a person waits there; messages and drawings make it step aside.

    Nothing is shown with `quiet`, or where standard error is no terminal.
    """

    def __init__(self, *, quiet: bool, total: int | None) -> None:
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        if not quiet and sys.stderr.isatty():
            self._start(total)

    def _start(self, total: int | None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = [SpinnerColumn(), TextColumn("{task.description}", markup=False)]
        if total is not None and total > 1:
            columns += [BarColumn(), MofNCompleteColumn()]
        console = Console(stderr=True, highlight=False, markup=False, emoji=False)
        self._bar = Progress(*columns, TimeElapsedColumn(), console=console, transient=True)
        self._task = self._bar.add_task("opening the model", total=total)
        self._bar.start()

    def advance(self, tally: Tally) -> None:
        """One input is done."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=str(tally), completed=tally.pages + tally.failures)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away while something else is written to the screen."""
        if self._bar is None:
            yield
            return
        self._bar.stop()
        try:
            yield
        finally:
            self._bar.start()

    def say(self, message: str) -> None:
        """One message on standard error."""
        with self.aside():
            say(make_printable(message))

    def close(self) -> None:
        """Take the bar away for good."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def count_pages(inputs: Sequence[str]) -> int | None:
    """How many pages the inputs hold, None where only reading them tells (JSONL, standard input)."""
    total = 0
    for name in inputs:
        path = Path(name)
        if name == "-" or path.suffix.lower() == ".jsonl":
            return None
        if path.is_dir():
            inside = [p for p in path.rglob("*") if not any(part.startswith(".") for part in p.relative_to(path).parts)]
            if any(p.suffix.lower() == ".jsonl" for p in inside):
                return None
            total += sum(p.suffix.lower() in (".txt", ".html", ".htm") for p in inside)
        else:
            total += 1
    return total
