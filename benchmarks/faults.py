"""This file kills a program that adds pages, at random moments, and fills its disk; the casebook must lose nothing.

    python -m benchmarks.faults [--moments 500] [--seed 1]

Adding and changing pages is one known sequence. Whenever the program dies, the casebook must be as after all the steps
that it had finished, or one more, and be sound: database, index, feed and audit log.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from dateline import Casebook
from dateline.errors import StoreError
from dateline.records.coded import CodedPage
from tests.store.builders import a_claim, a_page

_LONGEST_S = 0.25  # some ten pages
_ROUND = 50  # moments with one casebook: what is checked at each grows with it
_STEPS = 1_000_000


def make_page(step: int) -> CodedPage:
    """What is added at a step: two pages of three are new, the third changes the one before."""
    of = step - 1 if step % 3 == 2 else step
    claims = (a_claim(n, page=f"p{of}", factuality="denied" if of != step else "happened") for n in (1, 2))
    return a_page(*claims, id=f"p{of}", path=f"{of}.html", text=f"Shelling, as told at step {step}. " * 20)


def expect(steps: int) -> dict[str, str]:
    """The text of each page in force after so many steps."""
    return {page.page.id: page.page.text for page in map(make_page, range(steps))}


def kill_at_random(path: Path, moments: int, seed: int) -> int:
    """Kill an adding program so often; how many steps are in the casebook at the end.

    Raises:
        AssertionError: something was lost, doubled or damaged; the message gives the moment.
    """
    chance, done = random.Random(seed), 0
    for moment in range(moments):
        named = _add_until_killed(path, done, chance.uniform(0.0, _LONGEST_S))
        before, done = done, check(path, done + named)
        assert before + named <= done <= before + named + 1, f"moment {moment}: {named} named, {done - before} kept"
    return done


def check(path: Path, named: int) -> int:
    """How many steps the casebook holds, at least `named`; every part of it is compared with the others.

    Raises:
        AssertionError: the parts disagree.
    """
    with Casebook(path) as book:
        kept = {page.page.id: page.page.text for page in book.pages()}
        done = next((steps for steps in (named, named + 1) if expect(steps) == kept), None)
        assert done is not None, f"{len(kept)} pages are not those of {named} or {named + 1} steps"
        claims = [claim.id for claim in book.claims()]
        assert sorted(claims) == sorted(f"{id}#e{n}" for id in kept for n in (1, 2)), "claims are lost or doubled"
        assert book.verify_audit().rows == done + sum(step % 3 == 2 for step in range(done)), "the log has gaps"
        feed: dict[str, None] = {}
        for change in book.changes(limit=_STEPS):
            if change.kind == "page" and change.id is not None:
                feed.pop(change.id, None)
                if change.action == "put":
                    feed[change.id] = None
        assert feed.keys() == kept.keys(), "the feed tells something else"
        assert {hit.id for hit in book.search("shelling", limit=_STEPS) if hit.kind == "page"} == kept.keys(), "index"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return done


def fill_disk(path: Path, done: int, room: int) -> tuple[int, str]:
    """Add in a program whose files may grow by `room` bytes; the steps that it took and what it was told.

    Raises:
        AssertionError: it was told nothing.
    """

    def add(tell: Callable[[str], None]) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with Casebook(path) as book:
            largest = max(file.stat().st_size for file in path.parent.glob(f"{path.name}*"))
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest + room, largest + room))
            try:
                for step in range(done, _STEPS):
                    book.add(make_page(step))
                    tell("\n")
            except StoreError as error:
                tell(str(error).replace("\n", " "))

    named, said = _run(add, None)
    assert said, "the disk is full, and nobody was told"
    return named, said


def _add_until_killed(path: Path, done: int, after_s: float) -> int:
    def add(tell: Callable[[str], None]) -> None:
        with Casebook(path) as book:
            tell(" ")
            for step in range(done, _STEPS):
                book.add(make_page(step))
                tell("\n")

    return _run(add, after_s)[0]


def _run(work: Callable[[Callable[[str], None]], None], kill_after_s: float | None) -> tuple[int, str]:
    """Do the work in a process of its own, killed so long after it first tells something: lines told, and the rest."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            with open(writing, "w", buffering=1, newline="") as told_to:  # noqa: PTH123 - a pipe has no path
                work(lambda text: print(text, end="", file=told_to, flush=True))
        finally:
            os._exit(0)
    os.close(writing)
    with open(reading, "rb", buffering=0) as told:  # noqa: PTH123 - a pipe has no path
        said = told.read(1)
        if kill_after_s is not None:
            time.sleep(kill_after_s)
            os.kill(child, signal.SIGKILL)
        while more := told.read(65536):
            said += more
    os.waitpid(child, 0)
    return said.count(b"\n"), said.decode().strip()


def main() -> None:
    """Run both and say what was found."""
    asked = argparse.ArgumentParser(description="Kill a program that adds pages; fill its disk.")
    asked.add_argument("--moments", type=int, default=40, help="how often it is killed")
    asked.add_argument("--seed", type=int, default=int(time.time()), help="which moments")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-faults-") as folder:
        rounds = [min(_ROUND, given.moments - start) for start in range(0, given.moments, _ROUND)]
        steps = []
        for number, moments in enumerate(rounds):
            path = Path(folder) / f"case{number}.db"
            steps.append(kill_at_random(path, moments, given.seed + number))
        print(f"killed {given.moments} times (seed {given.seed}): {sum(steps)} steps, nothing lost, nothing doubled")
        done = steps[-1]
        named, said = fill_disk(path, done, room=300_000)
        total = check(path, done + named)
        print(f"disk full after {named} steps more: {said.rpartition(path.name)[2].strip(': ')}")
        with Casebook(path) as book:
            book.add(make_page(total))
        check(path, total + 1)
        print("with room again, the casebook opens and goes on")


if __name__ == "__main__":
    main()
