"""This file says how work is spread over processes: in order, bounded, and outliving the death of a worker."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import active_children

from dateline.cli.coding import _Order, answer_order
from dateline.cli.outcome import Failure
from dateline.cli.workers import QUEUED_PER_JOB, map_in_order
from dateline.records.serialise import to_json
from tests.cli.conftest import read_lines


def work(line: str) -> str:
    """What a worker does here: `slow` takes its time, `die` ends its process as the system does for want of memory."""
    if line == "slow":
        time.sleep(0.3)
    if line == "die":
        os._exit(9)
    return line.upper()


def test_results_keep_the_order_and_a_dead_worker_costs_one_line() -> None:
    """The lines that were at hand when it died are worked on again; only the one that kills is lost."""
    lines = ["slow", "b", "die", "d", "e"]
    assert list(map_in_order(work, lines, 2)) == ["SLOW", "B", None, "D", "E"]


def test_an_endless_stream_is_read_no_further_than_needed() -> None:
    """And leaving early ends the workers at once."""
    read: list[int] = []

    def write_forever() -> Iterator[str]:
        while True:
            read.append(1)
            yield "slow"

    before = set(active_children())
    with closing(map_in_order(work, write_forever(), 1)) as results:
        assert next(results) == "SLOW"
    assert len(read) <= QUEUED_PER_JOB + 1
    left = [child for child in active_children() if child not in before]
    # A machine under load takes its time, and `join` may come back early when the pool's own thread waits as well.
    deadline = time.monotonic() + 60
    while any(child.is_alive() for child in left) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [child for child in left if child.is_alive()]


def test_a_failure_known_before_keeps_its_place() -> None:
    """An input that could not be opened goes through the queue as its failure, and no model is opened for it."""
    failure = Failure(input="a.pdf", code="unsupported-input", message="not read; give .txt")
    (answer,) = read_lines(answer_order(to_json(_Order(name="a.pdf", failure=failure))))
    assert answer["failure"] == {"input": "a.pdf", "code": "unsupported-input", "message": "not read; give .txt"}
    assert answer["page"] is None
