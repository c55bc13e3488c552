"""This file spreads work over processes: lines of text in, lines of text out, in the order they went in."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context

QUEUED_PER_JOB = 3  # keeps every worker busy while the oldest page is printed; a page is at most 10 MB

Work = Callable[[str], str]


def map_in_order(work: Work, lines: Iterable[str], jobs: int) -> Generator[str | None, None, None]:
    """What `work` makes of every line, in order; None for a line whose worker died (out of memory, most often).

    `work` is a function of a module, so that a fresh process can find it. At most `jobs * QUEUED_PER_JOB` lines are
    held at once, so that an endless stream can be worked on. Left early, it ends its workers at once.
    """
    pool = _Pool(work, jobs)
    try:
        for line in lines:
            pool.submit(line)
            while pool.is_full() or pool.has_result():
                yield pool.take()
        while pool.waiting:
            yield pool.take()
    except BaseException:  # an interrupt, or nobody reads on
        pool.abandon()
        raise
    pool.close()


class _Pool:
    """A pool that outlives its workers: when one dies, the lines at hand are tried again, each alone."""

    def __init__(self, work: Work, jobs: int) -> None:
        self.strangers = {child.pid for child in active_children()}
        self.work = work
        self.jobs = jobs
        self.waiting: deque[tuple[str, Future[str]]] = deque()
        self.executor = _start(jobs)

    def submit(self, line: str) -> None:
        try:
            self.waiting.append((line, self.executor.submit(self.work, line)))
        except BrokenProcessPool:
            self._restart()
            self.waiting.append((line, self.executor.submit(self.work, line)))

    def is_full(self) -> bool:
        return len(self.waiting) >= self.jobs * QUEUED_PER_JOB

    def has_result(self) -> bool:
        return bool(self.waiting) and self.waiting[0][1].done()

    def take(self) -> str | None:
        line, future = self.waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            self._restart()
            return self._work_alone(line)

    def _work_alone(self, line: str) -> str | None:
        """The result for a line in a process of its own, None when that one dies as well."""
        with _start(1) as alone:
            try:
                return alone.submit(self.work, line).result()
            except BrokenProcessPool:
                return None

    def _restart(self) -> None:
        """Start over; every line at hand that has no result yet is worked on again."""
        self.executor.shutdown(wait=False)
        self.executor = _start(self.jobs)
        self.waiting = deque(
            (line, future if _is_good(future) else self.executor.submit(self.work, line))
            for line, future in self.waiting
        )

    def close(self) -> None:
        self.executor.shutdown()

    def abandon(self) -> None:
        """End the workers in the middle of what they do; without this, Python waits for each to finish its page."""
        self.executor.shutdown(wait=False, cancel_futures=True)
        for child in active_children():
            if child.pid not in self.strangers:
                child.terminate()


def _is_good(future: Future[str]) -> bool:
    return future.done() and not isinstance(future.exception(), BrokenProcessPool)


def _start(jobs: int) -> ProcessPoolExecutor:
    # Spawned, not forked: the parent may run threads (the progress bar), and a forked child inherits their locks.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_interrupts_to_parent)


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
