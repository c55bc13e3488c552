"""The labelled pairs of reports, and the fit on them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dateline.errors import PassageRefused
from dateline.match.compare import AGAINST, COMPARISONS, EITHER, FOR
from tests.match.builders import a_telling
from training.pairs import (
    PAIRS,
    Example,
    LabelledPair,
    draw_strangers,
    fit,
    fit_bias,
    is_ruled_out,
    list_neighbours,
    read_all,
    read_pairs,
)

GOOD = """# x-001 | same | rising-toll
@ 2016-04-12 | Northern Wire
Guns {shelled} Hajin.
@ 2016-04-13 | River Daily
The {bombardment} of Hajin
went on.
"""


def test_a_pair_is_read_with_its_marks_taken_out(tmp_path: Path) -> None:
    """The mark's span is where the word stands in the text that is coded."""
    path = tmp_path / "x.txt"
    path.write_text(GOOD, encoding="utf-8")
    (pair,) = read_pairs(path)
    first, second = pair.reports
    assert (pair.name, pair.label, pair.kind, first.told, second.outlet) == (
        "x-001", "same", "rising-toll", "2016-04-12", "River Daily",
    )  # fmt: skip
    assert [r.text[r.start : r.end] for r in pair.reports] == ["shelled", "bombardment"]
    assert second.text == "The bombardment of Hajin\nwent on."


@pytest.mark.parametrize(
    ("old", "new"),
    [("same |", "alike |"), ("{shelled}", "shelled"), ("@ 2016-04-12", "@ yesterday"), ("{bombardment}", "{a} {b}")],
)
def test_a_broken_pair_is_refused_by_name(tmp_path: Path, old: str, new: str) -> None:
    """The file is named, and the pair where it has a name."""
    path = tmp_path / "x.txt"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(PassageRefused, match=r"x\.txt"):
        list(read_pairs(path))


def test_our_own_pairs_are_enough_and_even() -> None:
    """At least 600, about half of them the same act, no name twice."""
    pairs = read_all(PAIRS)
    assert len(pairs) >= 600
    assert len({pair.name for pair in pairs}) == len(pairs)
    assert 0.45 < sum(pair.label == "same" for pair in pairs) / len(pairs) < 0.55


def test_no_weight_is_fitted_against_what_its_comparison_may_say() -> None:
    """Here all labels say the opposite; the bound weights stay at 0, the free ones do not."""
    rows = np.eye(len(COMPARISONS))
    labels = np.array([0.0] * len(FOR) + [1.0] * len(AGAINST) + [1.0] * len(EITHER))
    weights = fit(rows, labels, np.ones(len(rows)))
    assert not weights[: len(FOR) + len(AGAINST)].any()
    assert (weights[len(FOR) + len(AGAINST) : -1] > 0).all()


def test_the_bias_makes_the_chances_add_up() -> None:
    """One pair in four is the same act: so are the chances in sum."""
    odds = np.array([2.0, 0.0, -1.0, -3.0])
    bias = fit_bias(odds, np.array([1.0, 0.0, 0.0, 0.0]), np.ones(4))
    assert (1 / (1 + np.exp(-(odds + bias)))).sum() == pytest.approx(1.0)


def test_a_small_weight_is_none() -> None:
    """What says next to nothing costs time in every comparison; what says much keeps its weight."""
    telling, idle = np.eye(len(COMPARISONS))[0], np.eye(len(COMPARISONS))[1]
    rows = np.array([telling] * 30 + [idle] * 2 + [idle] + [0 * idle] * 30)
    labels = np.array([1.0] * 30 + [1.0] * 2 + [0.0] + [0.0] * 30)
    weights = fit(rows, labels, np.ones(len(rows)))
    assert weights[0] > 1
    assert not np.any((weights[:-1] != 0) & (np.abs(weights[:-1]) < 0.2))


def test_a_fact_and_a_prospect_are_two_by_rule() -> None:
    """The product never joins them, so no weight is learned from such a pair; a denial may be of either."""
    happened, planned, denied = (a_telling(factuality=f) for f in ("happened", "planned", "denied"))
    assert is_ruled_out(happened, planned)
    assert not is_ruled_out(happened, denied)
    assert not is_ruled_out(planned, denied)


def test_an_act_beside_the_one_that_two_reports_tell_is_another(tmp_path: Path) -> None:
    """If it is of another type; a neighbour of the same type may be the marked act, told again."""
    path = tmp_path / "x.txt"
    path.write_text(GOOD, encoding="utf-8")
    (pair,) = read_pairs(path)
    one, other = a_telling(), a_telling("p2", trigger="bombardment")
    visit, again = a_telling("p2", trigger="visited", type="CONSULT"), a_telling("p2", trigger="fire")
    assert list(list_neighbours([Example(pair, (one, other), ((), (visit, again)))])) == [(one, visit)]
    apart = LabelledPair(pair.name, "different", pair.kind, pair.reports)
    assert not list(list_neighbours([Example(apart, (one, other), ((), (visit, again)))]))


def test_plans_meet_plans_among_the_strangers(tmp_path: Path) -> None:
    """Else two plans would look like one: by chance alone they hardly meet."""
    path = tmp_path / "x.txt"
    path.write_text(GOOD, encoding="utf-8")
    (pair,) = read_pairs(path)
    plans = [a_telling(factuality="planned"), a_telling("p2", factuality="planned")]
    deeds = [(a_telling(f"p{i}"), a_telling(f"q{i}")) for i in range(60)]
    names = [LabelledPair(f"x-{i}", pair.label, pair.kind, pair.reports) for i in range(62)]
    examples = [Example(name, told) for name, told in zip(names, deeds, strict=False)]
    examples += [Example(name, (plan, None)) for name, plan in zip(names[60:], plans, strict=True)]
    drawn = list(draw_strangers(examples))
    assert sum(a.facts == b.facts == {"planned"} for a, b in drawn) >= 2
    assert any(a.facts != b.facts for a, b in drawn)
