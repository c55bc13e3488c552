"""This file kills a program that adds pages, fills its disk, and has many edit at once; nothing may be lost.

    python -m benchmarks.faults [--moments 500] [--edits 32000] [--seed 1]

Adding and changing pages is one known sequence. Whenever the program dies, the casebook must be as after all the steps
that it had finished, or one more, and be sound: database, index, events, feed and audit log. Of edits, which reviewers
make at once on the same claims, each must be there once, in the order in which it was allowed.
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
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from dateline import Casebook
from dateline.errors import ConflictError, StoreError
from dateline.match import match_pages
from dateline.records.coded import CodedPage
from dateline.records.page import CreationTime
from tests.store.builders import a_claim, a_page, a_place, a_when

_LONGEST_S = 0.4  # some ten pages
_ROUND = 50  # moments with one casebook: what is checked at each grows with it
_STEPS = 1_000_000
_TOWNS = 40  # so that pages meet in events
_REVIEWERS = 8
_EDITED_PAGES = 50


def make_page(step: int) -> CodedPage:
    """What is added at a step: two pages of three are new, the third changes the one before."""
    of = step - 1 if step % 3 == 2 else step
    town = f"gn:{of % _TOWNS}"
    day = date(2018, 6, 1) + timedelta(days=of // _TOWNS)
    next_day = day + timedelta(days=1)
    claims = (
        a_claim(
            n, page=f"p{of}", factuality="denied" if of != step else "happened",
            when=a_when(str(day), str(next_day), "own"),
            place=(a_place(town, lat=30 + of % _TOWNS / 4, lon=36.0, country="SYR", admin1=f"P{n}"),),
        )
        for n in (1, 2)
    )  # fmt: skip
    told = CreationTime(from_=day, until=next_day, precision="day")
    return a_page(*claims, id=f"p{of}", path=f"{of}.html", text=f"Shelling, as told at step {step}. " * 20, dct=told)


def expect(steps: int) -> dict[str, str]:
    """The text of each page in force after so many steps."""
    return {page.page.id: page.page.text for page in map(make_page, range(steps))}


def kill_at_random(path: Path, moments: int, seed: int) -> int:
    """Kill an adding program so often; how many steps are in the casebook at the end.

    Raises:
        AssertionError: something was lost, doubled or damaged; the message gives the moment.
    """
    with Casebook(path.with_name("warm.db")) as book:  # what is loaded once is loaded before the clock runs
        book.add(make_page(0))
    chance, done = random.Random(seed), 0
    for moment in range(moments):
        named = _add_until_killed(path, done, chance.uniform(0.0, _LONGEST_S))
        before, done = done, check(path, done + named)
        assert before + named <= done <= before + named + 1, f"moment {moment}: {named} named, {done - before} kept"
    with Casebook(path) as book:
        acts = {act.claims for act in match_pages(book.pages())}
        assert {tuple(sorted(event.claims)) for event in book.events()} == acts, "the events are not those of the pages"
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
        told = [claim for event in book.events() for claim in event.claims]
        assert sorted(told) == sorted(claims), "claims are in no event, or in two"
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


def edit_at_once(address: str | Path, edits: int) -> int:
    """Have reviewers, each a process, edit the same claims at once until there are so many edits; conflicts come back.

    Raises:
        AssertionError: an edit was lost or doubled, or overwrote one that its reviewer had not seen.
    """
    steps = [3 * number for number in range(_EDITED_PAGES)]  # such as change no page before them
    subjects = [f"p{step}#e{n}" for step in steps for n in (1, 2)]
    with Casebook(address) as book:
        for step in steps:
            book.add(make_page(step))
    each = edits // _REVIEWERS
    pipes = [_start(partial(_edit, address, subjects, f"reviewer {n}", each)) for n in range(_REVIEWERS)]
    conflicts = 0
    for child, told in pipes:
        with open(told, "rb", buffering=0) as said:  # noqa: PTH123 - a pipe has no path
            conflicts += int(said.read() or -1)
        assert os.waitpid(child, 0)[1] == 0, "a reviewer failed"
    with Casebook(address) as book:
        kept = [judgement for subject in subjects for judgement in book.judgements(subject)]
        assert book.verify_audit().rows == len(steps) + len(kept), "the log has gaps"
        last = {judgement.subject: judgement for judgement in kept}
        shown = {claim.id: claim.factuality for claim in book.claims()}
        assert all(shown[id] == judgement.value["factuality"] for id, judgement in last.items()), (
            "the last word is lost"
        )
    assert sorted((j.reviewer, j.reason) for j in kept) == sorted(
        (f"reviewer {n}", f"edit {number}") for n in range(_REVIEWERS) for number in range(each)
    ), "edits are lost or doubled"
    for subject in subjects:
        versions = [judgement.version for judgement in kept if judgement.subject == subject]
        assert versions == list(range(1, len(versions) + 1)), f"the versions of {subject} have gaps"
    return conflicts


def _edit(address: str | Path, subjects: list[str], reviewer: str, edits: int, tell: Callable[[str], None]) -> None:
    """Edit the claims in turn; after a conflict, look again; where others write all the while, wait again."""
    conflicts = 0
    seen = dict.fromkeys(subjects, 0)
    with Casebook(address) as book:
        for number in range(edits):
            subject = subjects[number % len(subjects)]
            value = {"factuality": ("denied", "happened")[number // len(subjects) % 2]}
            while True:
                try:
                    made = book.judge(
                        subject, "edit", value=value, reason=f"edit {number}", reviewer=reviewer, after=seen[subject]
                    )
                except ConflictError as error:
                    conflicts += 1
                    seen[subject] = error.version
                except StoreError as error:
                    if not error.problem.startswith("another program"):
                        raise
                else:
                    seen[subject] = made.version
                    break
    tell(str(conflicts))


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
    child, reading = _start(work)
    with open(reading, "rb", buffering=0) as told:  # noqa: PTH123 - a pipe has no path
        said = told.read(1)
        if kill_after_s is not None:
            time.sleep(kill_after_s)
            os.kill(child, signal.SIGKILL)
        while more := told.read(65536):
            said += more
    os.waitpid(child, 0)
    return said.count(b"\n"), said.decode().strip()


def _start(work: Callable[[Callable[[str], None]], None]) -> tuple[int, int]:
    """Begin the work in a process of its own: its number, and where what it tells can be read."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        failed = 1
        try:
            os.close(reading)
            with open(writing, "w", buffering=1, newline="") as told_to:  # noqa: PTH123 - a pipe has no path
                work(lambda text: print(text, end="", file=told_to, flush=True))
            failed = 0
        finally:
            os._exit(failed)
    os.close(writing)
    return child, reading


def main() -> None:
    """Run both and say what was found."""
    asked = argparse.ArgumentParser(description="Kill a program that adds pages; fill its disk.")
    asked.add_argument("--moments", type=int, default=40, help="how often it is killed")
    asked.add_argument("--edits", type=int, default=800, help="how many edits are made at once")
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
        conflicts = edit_at_once(Path(folder) / "edited.db", given.edits)
        print(
            f"{given.edits:,} edits by {_REVIEWERS} reviewers at once: none lost; {conflicts:,} refused and made again"
        )


if __name__ == "__main__":
    main()
