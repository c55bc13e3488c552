"""Copies of one report are compared once, whatever comes and goes."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from dateline.match import Matcher, match_pages
from dateline.match import score as scoring
from dateline.match.memory import InMemory
from dateline.match.telling import Telling
from dateline.match.twins import count_alike, number_twins
from dateline.records.coded import CodedPage
from dateline.records.matching import JudgedPairs
from tests.match.builders import a_claim, a_page, a_telling, a_when


def copies(number: int) -> list[CodedPage]:
    """So many pages with one text, published on one day."""
    return [a_page(a_claim(f"p{n:02}"), outlet=f"outlet {n}") for n in range(number)]


def groups(pages: Iterable[CodedPage], judged: JudgedPairs = JudgedPairs()) -> list[int]:  # noqa: B008
    """How many claims each act has."""
    return sorted(len(act.claims) for act in match_pages(pages, judged))


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The pages of every pair that is scored."""
    pairs: list[tuple[str, str]] = []
    score = scoring.score

    def note(one: Telling, other: Telling) -> float:
        pairs.append((one.page, other.page))
        return score(one, other)

    monkeypatch.setattr(scoring, "score", note)
    return pairs


def test_only_what_is_alike_in_all_is_a_twin() -> None:
    """The page, the claim's id and who published it do not matter; the day of publication does."""
    one = number_twins(a_telling("p1"))
    assert one == number_twins(a_telling("p2"))
    assert one != number_twins(a_telling("p2", day="2016-04-13"))
    assert one != number_twins(a_telling("p2", when=a_when("2016-04-10")))


def test_the_second_on_a_page_has_other_twins_than_the_first() -> None:
    """A page that tells two alike acts means two."""
    (first, one), (second, other) = count_alike([a_telling("p1"), a_telling("p1")])
    assert (first.again, second.again) == (0, 1)
    assert (one, other) == (number_twins(first), number_twins(second))
    assert one != other


def test_copies_cost_no_comparisons(scored: list[tuple[str, str]]) -> None:
    """Fifty copies and another report: the report is compared with one of them."""
    assert groups([*copies(50), a_page(a_claim("q", when=a_when("2016-04-10")))]) == [51]
    assert len(scored) <= 2


def test_copies_outlive_the_one_that_was_compared(scored: list[tuple[str, str]]) -> None:
    """Another of them takes its place, with all that it told of."""
    memory = InMemory()
    matcher = Matcher(memory=memory)
    matcher.add([*copies(30), a_page(a_claim("q", when=a_when("2016-04-10")))])
    for gone in ("p00", "p02", "p01"):
        matcher.remove([gone])
    (act,) = matcher.describe(memory.list_acts())
    assert act.pages == (*(f"p{n:02}" for n in range(3, 30)), "q")
    assert len(scored) < 8


def test_a_person_may_part_two_copies() -> None:
    """Then each stands for itself, and the others stay with one of the two."""
    judged = JudgedPairs(different=(("p00#e1", "p01#e1"),))
    assert groups(copies(2), judged) == [1, 1]
    assert sum(groups(copies(5), judged)) == 5
    assert len(groups(copies(5), judged)) == 2
