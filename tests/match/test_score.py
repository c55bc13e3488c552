"""How likely two tellings are of one act, and why."""

from __future__ import annotations

from dateline.match.compare import AGAINST, COMPARISONS, FOR
from dateline.match.score import explain, load_weights, score, score_in_parts
from tests.match.builders import a_telling, a_when, idlib


def test_a_telling_and_its_like_on_another_page_are_one_act() -> None:
    """Same day, town, word and toll."""
    assert score(a_telling(), a_telling("p2")) > 0.8


def test_another_town_a_year_later_is_another_act() -> None:
    """Nothing but the type is common."""
    other = a_telling("p2", day="2017-04-12", when=a_when("2017-04-11"), place=(idlib(),), text="Idlib was shelled.")
    assert score(a_telling(), other) < 0.1


def test_no_weight_goes_against_what_its_comparison_may_say() -> None:
    """Pairs written by hand avoid each other's words; that must not teach that a common word tells two acts."""
    weights = dict(zip(COMPARISONS, load_weights()[0], strict=True))
    assert all(weights[c] >= 0 for c in FOR)
    assert all(weights[c] <= 0 for c in AGAINST)


def test_the_short_way_gives_what_the_long_way_gives() -> None:
    """`score` stops early where nothing can help any more; it never says anything else."""
    others = [a_telling("p2"), a_telling("p2", place=(idlib(),)), a_telling("p2", when=a_when("2016-05-01"))]
    for other in others:
        whole = score_in_parts(a_telling(), other).chance
        assert abs(score(a_telling(), other) - whole) < 1e-9 or (whole < 0.02 and score(a_telling(), other) == 0.0)


def test_an_explanation_is_sentences_and_a_sum() -> None:
    """The weightiest first, each with what it puts in."""
    steps = explain(a_telling(), a_telling("p2", place=(idlib(),)))
    assert any(step.startswith("Both tell the day of the act, and it is the same day. (+") for step in steps[:-1])
    assert steps[-1].startswith("Together: ")
