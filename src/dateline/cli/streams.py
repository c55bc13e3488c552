"""This file is how a command speaks: data on standard output, messages on standard error, one exit code at the end."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable

import typer

from dateline.errors import DatelineError, UsageError

DONE, FAILED, WRONG_USAGE, DONE_IN_PART, INTERRUPTED = 0, 1, 2, 3, 130  # contract, "Command line"

# Control characters, and the marks that turn the direction of text: a page must not be able to move the cursor,
# rename the window or make a name read backwards on the reader's screen.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def make_printable(text: str) -> str:
    """The text with control and direction characters shown as `�`; tabs and line ends stay."""
    return _UNSAFE.sub("�", text.replace("\r\n", "\n"))


def is_terminal() -> bool:
    """Whether a person is looking at standard output."""
    return sys.stdout.isatty()


def say(message: str) -> None:
    """One message on standard error, in words that cannot act on the terminal."""
    sys.stderr.write(f"dateline: {make_printable(message)}\n")
    sys.stderr.flush()


def advise(lines: list[str]) -> None:
    """Lines of advice on standard error, as they are."""
    sys.stderr.write("".join(f"{make_printable(line)}\n" for line in lines))
    sys.stderr.flush()


def put_line(line: str) -> None:
    """One line of data on standard output, in UTF-8 whatever the locale, flushed at once.

    Raises:
        BrokenPipeError: nobody reads it any more.
    """
    sys.stdout.flush()
    sys.stdout.buffer.write(line.encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()


def run(command: Callable[[], int], *, debug: bool = False) -> None:
    """Run a command's plain function and leave with its exit code; an error is told in words, never as a traceback.

    `debug` adds the traceback to the words.
    """
    code = FAILED
    try:
        code = command()
    except KeyboardInterrupt:
        code = INTERRUPTED
        _say_quietly("interrupted")
    except BrokenPipeError:
        code = DONE  # the reader has what it wanted
        silence_output()
    except UsageError as error:
        code = WRONG_USAGE
        _tell(error, str(error), debug)
    except DatelineError as error:
        _tell(error, str(error), debug)
    except OSError as error:
        _tell(error, f"{error.filename or 'output'}: {error.strerror or error}; check the path and the disk", debug)
    except Exception as error:
        _tell(error, describe_unexpected(error), debug)
    raise typer.Exit(code)


def describe_unexpected(error: BaseException) -> str:
    """The words for an error that nobody foresaw."""
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return f"unexpected error ({what}); this is a fault in dateline: run again with --debug and report what it prints"


def tell_traceback(error: BaseException) -> None:
    """The error's traceback on standard error, for `--debug`."""
    import traceback

    sys.stderr.write(make_printable("".join(traceback.format_exception(error))))
    sys.stderr.flush()


def silence_output() -> None:
    """Send what is still to be flushed nowhere, so that the interpreter does not complain at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(nowhere, stream.fileno())
        except (OSError, ValueError):
            continue
    os.close(nowhere)


def _tell(error: BaseException, message: str, debug: bool) -> None:
    if debug:
        tell_traceback(error)
    _say_quietly(message)


def _say_quietly(message: str) -> None:
    try:
        say(message)
    except BrokenPipeError:
        silence_output()
