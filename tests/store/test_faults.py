"""A program that is killed, or whose disk fills up, leaves a sound casebook; `make faults` does so at length."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dateline import Casebook
from dateline.errors import StoreError

pytest.importorskip("resource", reason="no fork and no file size limit on this system")
from benchmarks.faults import check, fill_disk, kill_at_random, make_page


def test_nothing_is_lost_or_doubled_by_a_kill(tmp_path: Path) -> None:
    """At a few moments; whatever it did last is there whole or not at all."""
    assert kill_at_random(tmp_path / "case.db", moments=4, seed=7) > 0


def test_a_full_disk_is_told_and_what_was_stored_stays(tmp_path: Path) -> None:
    """The casebook opens, holds every page that was added, and goes on once there is room."""
    path = tmp_path / "case.db"
    Casebook(path).close()
    named, said = fill_disk(path, 0, room=200_000)
    assert named > 0
    assert "; check the disk, its space and the network it hangs on" in said or "the disk is full; free some" in said
    done = check(path, named)
    with Casebook(path) as book:
        assert book.add(make_page(done)) == ("updated" if done % 3 == 2 else "added")


@pytest.mark.parametrize("damage", ["page", "claim", "audit"])
def test_the_check_itself_sees_what_is_lost(tmp_path: Path, damage: str) -> None:
    """Else it would prove nothing."""
    path = tmp_path / "case.db"
    with Casebook(path) as book:
        for step in range(4):
            book.add(make_page(step))
    assert check(path, 4) == 4
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER audit_no_delete")
        key = "number" if damage == "audit" else "row"
        for table in ("name", "time") if damage == "claim" else ():
            connection.execute(f"DELETE FROM {table}")
        connection.execute(f"DELETE FROM {damage} WHERE {key} = (SELECT max({key}) FROM {damage})")
    with pytest.raises((AssertionError, StoreError)):
        check(path, 4)
