"""This file puts results out: claims and pages on standard output, failures on standard error and in their own file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import IO, TYPE_CHECKING

from dateline.cli.outcome import Failure, Tally
from dateline.cli.streams import is_terminal, put_line, silence_output
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.cli.progress import ProgressLine
    from dateline.records.coded import CodedPage

    PutPage = Callable[[CodedPage], None]

_CARRIED_BY_CLAIMS = frozenset({"place-unresolved"})  # each such place says so itself, with its reason


def is_drawn(json: bool) -> bool:
    """Whether tables are drawn: on a terminal, unless JSON was asked for."""
    return is_terminal() and not json


def choose_output(*, pages: bool, json: bool, comments: bool, progress: ProgressLine, explain: bool = False) -> PutPage:
    """How a coded page is put out: as its own JSON, as one line a claim (or explained value), or drawn."""
    if pages:
        return lambda coded: put_line(coded.to_json())
    if not is_drawn(json):
        return _put_explanations if explain else _put_claims
    from dateline.cli.screen import Screen

    screen = Screen()

    def draw(coded: CodedPage) -> None:
        with progress.aside():
            if explain:
                screen.draw_explanations(coded)
            else:
                screen.draw_page(coded, comments_coded=comments)

    return draw


def _put_claims(coded: CodedPage) -> None:
    from dateline.records.serialise import to_json

    for claim in coded.claims:
        put_line(to_json(claim))


def _put_explanations(coded: CodedPage) -> None:
    from dateline.records.serialise import to_json

    for explained in coded.explained():
        put_line(to_json(explained))


def print_results(
    results: Iterable[tuple[str, CodedPage | Failure]],
    put: PutPage,
    progress: ProgressLine,
    error_file: ErrorFile,
    *,
    quiet: bool = False,
    notes: bool = False,
) -> int:
    """Put every result out as it comes, name every failure, and return the exit code.

    `notes`: say on standard error what is wrong with a page as a whole; `quiet`: leave out the final count.
    """
    tally = Tally()
    try:
        for name, result in results:
            if isinstance(result, Failure):
                tally.failures += 1
                error_file.write(result)
                progress.say(str(result))
            else:
                tally.pages += 1
                tally.claims += len(result.claims)
                put(result)
                if notes:
                    _say_notes(name, result, progress)
            progress.advance(tally)
        if not quiet and tally.pages + tally.failures > 1:
            progress.say(str(tally))
    except BrokenPipeError:
        silence_output()  # the reader has what it wanted
    return tally.exit_code()


def _say_notes(name: str, coded: CodedPage, progress: ProgressLine) -> None:
    for problem in coded.problems:
        if problem.start is None and problem.code not in _CARRIED_BY_CLAIMS:
            progress.say(f"{name}: note: {problem.message}")


class ErrorFile:
    """The file of failures, opened before anything is coded and flushed at every line; nothing without a name."""

    def __init__(self, name: str | None) -> None:
        self._file: IO[str] | None = None
        if name is not None:
            self._file = self._open(name)

    def _open(self, name: str) -> IO[str]:
        from pathlib import Path

        if name == "-":
            raise UsageError("--errors -: standard output carries claims and nothing else; give a file")
        try:
            return Path(name).open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise UsageError(f"--errors {name}: cannot be written ({error.strerror}); give another file") from error

    def write(self, failure: Failure) -> None:
        """Add one line."""
        if self._file is not None:
            from dateline.records.serialise import to_json

            self._file.write(to_json(failure) + "\n")
            self._file.flush()

    def __enter__(self) -> ErrorFile:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()
