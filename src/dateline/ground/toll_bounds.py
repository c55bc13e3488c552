"""This file turns the words that bound a number into bounds: *at least*, *nearly*, *or more*, *-odd*."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor
from typing import Final

from dateline.ground.toll_words import ABOUT, ALMOST, AT_LEAST, AT_MOST, FEWER_THAN, JUST_OVER, MORE_THAN

# Low and high, inclusive, None for an open end; whether they are ours.
Bounds = tuple[int | None, int | None, bool]
Bound = Callable[[Bounds], Bounds]

# How far a number given as "about" may lie from the truth: no source says, so a tenth, as the rounding of figures in
# reports suggests (50, 400, 10,000). `vague` tells the reader that these bounds are ours.
_ABOUT_SHARE: Final = Fraction(1, 10)


def _at_least(amount: Bounds) -> Bounds:
    return amount[0], None, amount[2]


def _more_than(amount: Bounds) -> Bounds:
    return (amount[0] + 1 if amount[0] is not None else None), None, amount[2]


def _at_most(amount: Bounds) -> Bounds:
    return None, amount[1], amount[2]


def _fewer_than(amount: Bounds) -> Bounds:
    return None, (max(amount[1] - 1, 0) if amount[1] is not None else None), amount[2]


def _almost(amount: Bounds) -> Bounds:
    low, high, _ = amount
    return (floor(low * (1 - _ABOUT_SHARE)) if low is not None else None), high, True


def _just_over(amount: Bounds) -> Bounds:
    low, high, _ = amount
    return (low + 1 if low is not None else None), (ceil(high * (1 + _ABOUT_SHARE)) if high is not None else None), True


def reach_about(amount: Bounds) -> Bounds:
    """A tenth to either side, rounded outwards; `vague`."""
    low, high, _ = amount
    return (
        floor(low * (1 - _ABOUT_SHARE)) if low is not None else None,
        ceil(high * (1 + _ABOUT_SHARE)) if high is not None else None,
        True,
    )


def _odd(amount: Bounds) -> Bounds:
    """*30-odd* is 30 to 39, *1,200-odd* to 1,299: the last figures were left out; otherwise a tenth upward."""
    low, high, _ = amount
    if low is None or high is None:
        return amount
    zeros = len(str(low)) - len(str(low).rstrip("0")) if low else 0
    return low, (low + 10**zeros - 1 if zeros else ceil(high * (1 + _ABOUT_SHARE))), True


# "just over" before "over", "no more than" before "more than": the longer words first.
BOUNDS: Final[tuple[tuple[str, Bound], ...]] = (
    (JUST_OVER, _just_over),
    (AT_MOST, _at_most),
    (AT_LEAST, _at_least),
    (MORE_THAN, _more_than),
    (FEWER_THAN, _fewer_than),
    (ALMOST, _almost),
    (ABOUT, reach_about),
)
TAILS: Final[dict[str, Bound]] = {
    r"[ -]odd": _odd,
    r",? or (?:so|thereabouts)|,? give or take": reach_about,
    r",? or (?:fewer|less)|,? (?:at most|at the most|maximum|tops)": _at_most,
    r",? (?:(?:or|or even|if not|and)|(?:and )?(?:possibly|perhaps|maybe|probably|likely)) "
    r"more|[ -]plus|\+|,? (?:and counting|and rising|at least|at the very least|minimum)": _at_least,
}
