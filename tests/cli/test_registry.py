"""`dateline registry`: what a person reads, and names that are taken; the rest is in test_user_data."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.cli.registry import draw_added
from dateline.ground.user_registry import Added
from tests.cli.conftest import Run, read_lines


@pytest.mark.usefixtures("config_folder")
def test_names_that_are_taken_are_printed_and_leave_0(run: Run) -> None:
    """It is what the user asked for."""
    Path("mine.csv").write_text("name,country,sector\nFree Syrian Army,SYR,PRM\n", encoding="utf-8")
    run("registry", "add", "mine.csv")
    result = run("registry", "check")
    assert result.exit_code == 0
    (finding,) = read_lines(result.stdout)
    assert (finding["id"], finding["line"], finding["state"]) == ("user:mine-free-syrian-army", 2, "taken")


def test_a_person_reads_counts_columns_and_what_was_left_out() -> None:
    """In lines, the commonest kind first."""
    added = Added(
        name="x", format="acled", source="x.csv", sha256="0", read=12_345, kept=12_000, actors=12_000, names=3,
        linked=40, refused=(), generic={"gen:MLI-UAF": 5, "gen:CVL": 9}, left_out={"named again": 331},
        names_left_out=2, columns={"name": "Actor"}, replaced=False, dry_run=True,
    )  # fmt: skip
    assert draw_added(added) == [
        "x (acled): 12,345 read, 12,000 would be kept, 0 refused, 14 kinds of people, 331 left out",
        "linked to built-in actors: 40",
        "columns: name=Actor",
        "kinds of people: 9 gen:CVL, 5 gen:MLI-UAF",
        "left out: 331 named again",
        "other names that are none of one actor: 2",
    ]
