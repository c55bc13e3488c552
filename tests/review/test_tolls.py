"""This file says which tolls a reviewer may type, and what they mean."""

from __future__ import annotations

import pytest

from dateline.errors import UsageError
from dateline.review.tolls import TypedToll, read_tolls


@pytest.mark.parametrize(
    ("words", "tolls"),
    [
        ("killed=12", [("killed", 12, 12)]),
        ("killed=12-15", [("killed", 12, 15)]),
        ("killed = 12 – 15", [("killed", 12, 15)]),
        ("wounded>=3", [("wounded", 3, None)]),
        ("detained<=40", [("detained", None, 40)]),
        ("displaced=1,200", [("displaced", 1200, 1200)]),
        ("killed=12 wounded>=3", [("killed", 12, 12), ("wounded", 3, None)]),
        ("killed=12, wounded>=3", [("killed", 12, 12), ("wounded", 3, None)]),
        ("KILLED=1; missing=2", [("killed", 1, 1), ("missing", 2, 2)]),
        ("killed=0", [("killed", 0, 0)]),
    ],
)
def test_a_toll_has_a_kind_and_bounds(words: str, tolls: list[tuple[str, int | None, int | None]]) -> None:
    """An open bound stays open."""
    assert [(toll.of, toll.low, toll.high) for toll in read_tolls(words)] == tolls


def test_none_says_that_the_page_tells_none() -> None:
    """Of that kind; it is not zero."""
    assert read_tolls("killed=none wounded=2") == (
        TypedToll(of="killed", none=True),
        TypedToll(of="wounded", low=2, high=2),
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("12", "cannot be read; write killed=12"),
        ("killed=many", "cannot be read"),
        ("dead=12", "unknown kind 'dead'; choices: killed, wounded"),
        ("killed=15-12", "from the lower to the higher"),
        ("killed>=12-15", "from the lower to the higher"),
        ("killed>=none", "cannot be read"),
        ("killed=12 killed=13", "names a kind twice"),
        ("killed=-3", "cannot be read"),
        ("killed=99999999999", "no toll is above 1,000,000,000"),
        (" , ", "counts nobody"),
    ],
)
def test_what_is_no_toll_is_refused_with_how_it_is_written(words: str, told: str) -> None:
    """Never read as something near it."""
    with pytest.raises(UsageError, match=told):
        read_tolls(words)
