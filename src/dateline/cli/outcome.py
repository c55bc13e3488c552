"""This file counts how a batch went: what was coded, what failed and the exit code that follows."""

from __future__ import annotations

from msgspec import Struct

from dateline.cli.streams import DONE, DONE_IN_PART, FAILED
from dateline.errors import InputError


class Failure(Struct, frozen=True, kw_only=True):
    """One input that could not be coded; a line of `--errors FILE`. `input` is a path, `FILE:LINE` or `-`."""

    input: str
    code: str
    message: str

    @staticmethod
    def of(error: InputError) -> Failure:
        """The failure that an error stands for; the message says what is wrong and what to do."""
        return Failure(input=error.input, code=error.code, message=f"{error.problem}; {error.remedy}")

    def __str__(self) -> str:
        return f"{self.input}: {self.message}"


class Tally:
    """How many pages were coded, with how many claims, and how many inputs failed so far."""

    def __init__(self) -> None:
        self.pages = 0
        self.claims = 0
        self.failures = 0

    def exit_code(self) -> int:
        """0 when nothing failed, 1 when everything did, 3 when some did."""
        if not self.failures:
            return DONE
        return DONE_IN_PART if self.pages else FAILED

    def __str__(self) -> str:
        words = f"{_count(self.pages, 'page')}, {_count(self.claims, 'claim')}"
        return f"{words}, {self.failures} failed" if self.failures else words


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
