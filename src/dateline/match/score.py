"""This file scores two tellings: how likely they tell the same act, and the sentences that say why."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import Final

import yaml
from msgspec import Struct, convert

from dateline.match import compare_jointly
from dateline.match.compare import COMPARISONS, Comparison
from dateline.match.telling import Telling

WEIGHTS_FILE: Final = "weights.yaml"
BIAS: Final = "bias"
# A pair less likely than this is no pair: it can neither begin a join nor, by much, prevent one.
LEAST: Final = 0.02
_LEAST_ODDS: Final = log(LEAST / (1 - LEAST))
_LEAST_PART: Final = 0.05


class Score(Struct, frozen=True):
    """How likely two tellings are of one act, 0 to 1, with what each comparison put in, in log-odds, none of them 0."""

    chance: float
    parts: tuple[tuple[str, float], ...]


@cache
def load_weights() -> tuple[tuple[float, ...], float]:
    """The weight of each comparison, in the order of `COMPARISONS`, and the bias, in log-odds.

    Raises:
        KeyError: the file lacks a comparison.
    """
    text = files("dateline.match").joinpath("data", WEIGHTS_FILE).read_text(encoding="utf-8")
    table: Mapping[str, float] = convert(yaml.safe_load(text), dict[str, float])
    return tuple(table[comparison.__name__] for comparison in COMPARISONS), table[BIAS]


@cache
def _speaking() -> tuple[tuple[tuple[Comparison, float, float], ...], float]:
    """The comparisons that count at all, each with the most that those after it can add.

    The weightiest comes first; those that ask several others come last, when most pairs are settled.
    """
    weights, bias = load_weights()
    ranked = sorted(
        ((c, w) for c, w in zip(COMPARISONS, weights, strict=True) if w),
        key=lambda pair: (pair[0].__module__ == compare_jointly.__name__, -abs(pair[1])),
    )
    left = [sum(max(0.0, weight) for _, weight in ranked[place + 1 :]) for place in range(len(ranked))]
    return tuple((c, weight, most) for (c, weight), most in zip(ranked, left, strict=True)), bias


def score(one: Telling, other: Telling) -> float:
    """How likely both tell the same act, 0 to 1; the same whichever comes first. Less than `LEAST` is given as 0."""
    speaking, odds = _speaking()
    for comparison, weight, most in speaking:
        odds += weight * comparison(one, other)
        if odds + most < _LEAST_ODDS:
            return 0.0
    return _chance(odds) if odds >= _LEAST_ODDS else 0.0


def score_in_parts(one: Telling, other: Telling) -> Score:
    """`score`, with what each comparison put in, the weightiest first."""
    weights, bias = load_weights()
    parts = [(c.__name__, weight * c(one, other)) for c, weight in zip(COMPARISONS, weights, strict=True)]
    told = sorted((part for part in parts if abs(part[1]) >= _LEAST_PART), key=lambda part: (-abs(part[1]), part[0]))
    return Score(_chance(bias + sum(part for _, part in parts)), tuple(told))


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-odds)) if odds > -500 else 0.0


def explain(one: Telling, other: Telling) -> tuple[str, ...]:
    """Why two tellings are taken as one act or as two: a sentence a comparison, the weightiest first, then the sum."""
    found = score_in_parts(one, other)
    sentences = {c.__name__: (c.__doc__ or "").split("\n", maxsplit=1)[0] for c in COMPARISONS}
    return (
        *(f"{sentences[name]} ({part:+.2f})" for name, part in found.parts),
        f"Together: {found.chance:.0%} likely that both tell the same act.",
    )
