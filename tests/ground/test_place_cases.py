"""Place mentions of every region of conflict: the table of `place_cases.yaml`, held as a whole and case by case."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.places import PlaceCase, is_right, is_wrong_country, read_cases, resolve_case
from dateline.ground.gazetteer import Gazetteer

CASES = read_cases()


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """One gazetteer for the module: building it takes seconds."""
    opened = Gazetteer.open(tmp_path_factory.mktemp("gazetteer"))
    yield opened
    opened.close()


def test_the_table_is_large_and_says_each_thing_once() -> None:
    """At least 300 cases, no two alike, and many that must stay unresolved."""
    seen = {(c.words, c.page, c.places, c.within, c.before, c.after, c.outlet) for c in CASES}
    assert len(seen) == len(CASES) >= 300
    assert sum(case.expect == "unresolved" for case in CASES) >= 30


def test_no_case_resolves_to_a_wrong_country(gazetteer: Gazetteer) -> None:
    """A place put into another country than its own can endanger people; nothing known is never snapped."""
    wrong = [case.words for case in CASES if is_wrong_country(case, resolve_case(case, gazetteer))]
    assert wrong == []


def test_at_least_nineteen_of_twenty_cases_are_right(gazetteer: Gazetteer) -> None:
    """Country, and id, province, name and precision where the case names them."""
    missed = [case.words for case in CASES if not is_right(case, resolve_case(case, gazetteer))]
    assert len(missed) <= 0.05 * len(CASES), missed


@pytest.mark.parametrize("case", [c for c in CASES if c.expect == "unresolved"], ids=lambda c: c.words or "nothing")
def test_what_is_not_known_has_a_reason_and_no_point(gazetteer: Gazetteer, case: PlaceCase) -> None:
    """Unresolved is a value of its own: no id, no coordinate, a reason."""
    value = resolve_case(case, gazetteer)
    assert (value.id, value.lat, value.lon) == (None, None, None)
    assert value.reason
