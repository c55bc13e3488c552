"""This file codes a batch of inputs, here or in worker processes; a bad input becomes a failure, the rest goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct

from dateline.cli.outcome import Failure
from dateline.cli.streams import describe_unexpected, tell_traceback
from dateline.errors import DatelineError, InputError
from dateline.records.serialise import from_json, to_json

if TYPE_CHECKING:
    from dateline.capture import Source
    from dateline.pipeline import CodeOptions
    from dateline.records.coded import CodedPage


def code_batch(
    inputs: Iterable[str], options: CodeOptions, *, jobs: int = 1, debug: bool = False, stdin: BinaryIO | None = None
) -> Generator[tuple[str, CodedPage | Failure], None, None]:
    """Code every input in order, each result with its input's name; `jobs` counts processes, `stdin` is what `-` reads.

    Raises:
        DatelineError: the model, the gazetteer or the registry cannot be opened; nothing can be coded then.
    """
    from dateline.capture import open_sources

    sources = open_sources(inputs, stdin)
    if jobs > 1:
        yield from _code_in_workers(sources, options, jobs, debug)
        return
    for source in sources:
        if isinstance(source, InputError):
            yield source.input, Failure.of(source)
        else:
            yield source.name, code_one(source, options, debug=debug)


def code_one(source: Source, options: CodeOptions, *, threads: int = 0, debug: bool = False) -> CodedPage | Failure:
    """Code one source; what goes wrong with it comes back as a failure. `threads` bounds the model's cores (0: all).

    Raises:
        DatelineError: as for `code_batch`.
    """
    from dateline import pipeline

    tools = pipeline.open_tools(threads) if threads else pipeline.open_tools()
    try:
        return pipeline.code_source(source, options, tools)
    except InputError as error:
        if debug:
            tell_traceback(error)
        return Failure.of(error)
    except DatelineError:
        raise
    except Exception as error:  # a fault of ours on one page must not cost the other thousand
        if debug:
            tell_traceback(error)
        return Failure(input=source.name, code="unexpected", message=describe_unexpected(error))


class _Order(Struct, frozen=True, kw_only=True):
    """What a worker is told: a source, or only its `failure`, that keeps its place in the queue."""

    name: str
    source: str | None = None
    failure: Failure | None = None
    options: str = ""
    threads: int = 1
    debug: bool = False


class _Answer(Struct, frozen=True, kw_only=True):
    """What a worker answers: one of a coded page's JSON, a failure, and the words of an error that ends the batch."""

    page: str | None = None
    failure: Failure | None = None
    fatal: str | None = None


def _code_in_workers(
    sources: Iterable[Source | InputError], options: CodeOptions, jobs: int, debug: bool
) -> Generator[tuple[str, CodedPage | Failure], None, None]:
    from dateline.cli.workers import map_in_order
    from dateline.records.coded import CodedPage

    names: list[str] = []  # of the orders at hand, oldest first

    def write_orders() -> Iterator[str]:
        threads = max(1, (os.cpu_count() or 1) // jobs)
        told = to_json(options)
        for source in sources:
            if isinstance(source, InputError):
                order = _Order(name=source.input, failure=Failure.of(source))
            else:
                order = _Order(name=source.name, source=to_json(source), options=told, threads=threads, debug=debug)
            names.append(order.name)
            yield to_json(order)

    with closing(map_in_order(answer_order, write_orders(), jobs)) as lines:
        for line in lines:
            name = names.pop(0)
            if line is None:
                message = "the process that coded it died, most often for want of memory; try fewer --jobs"
                yield name, Failure(input=name, code="worker-died", message=message)
                continue
            answer = from_json(line, _Answer)
            if answer.fatal is not None:
                raise DatelineError(answer.fatal)
            if answer.failure is not None:
                yield name, answer.failure
            elif answer.page is not None:
                yield name, CodedPage.from_json(answer.page)


def answer_order(line: str) -> str:
    """In a worker: code what one order names, and write the answer."""
    from dateline.capture import Source
    from dateline.pipeline import CodeOptions

    order = from_json(line, _Order)
    if order.source is None:
        return to_json(_Answer(failure=order.failure))
    source, options = from_json(order.source, Source), from_json(order.options, CodeOptions)
    try:
        result = code_one(source, options, threads=order.threads, debug=order.debug)
    except DatelineError as error:
        return to_json(_Answer(fatal=str(error)))
    if isinstance(result, Failure):
        return to_json(_Answer(failure=result))
    return to_json(_Answer(page=result.to_json()))


def read_standard_input() -> BinaryIO:
    """The bytes of standard input, with a word to a person who sits before it."""
    if sys.stdin.isatty():
        sys.stderr.write("dateline: reading a page from this terminal; end it with Ctrl-D (Windows: Ctrl-Z)\n")
    return sys.stdin.buffer
