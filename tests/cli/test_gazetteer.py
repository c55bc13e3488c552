"""`dateline gazetteer`: what a person reads; what it shares with `registry` is in test_user_data."""

from __future__ import annotations

from dateline.cli.gazetteer import draw_added
from dateline.ground.user_gazetteer import Added


def test_a_person_reads_counts_columns_and_what_was_left_out() -> None:
    """In lines, the commonest kind first."""
    added = Added(
        name="x", format="csv", source="x.csv", sha256="0", read=12_345, kept=12_000, names=3, refused=(),
        left_out={"T.MT": 5, "H.STM": 340}, columns={"name": "Village"}, replaced=False, dry_run=True,
    )  # fmt: skip
    assert draw_added(added) == [
        "x (csv): 12,345 read, 12,000 would be kept, 0 refused, 345 left out",
        "columns: name=Village",
        "left out: 340 H.STM, 5 T.MT",
    ]
