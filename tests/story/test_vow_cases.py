"""Vows of many kinds on small pages that the shipped model codes, followed in a casebook, beside what a reader says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

import dateline
from dateline import Casebook
from dateline.records.vow import VowStatus
from tests.story.test_expected import as_list

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "vow_cases.yaml").read_text(encoding="utf-8"),
)


@pytest.fixture(scope="module")
def code_text(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], dateline.CodedPage]:
    """Code a text as the page of a day, once: many cases begin with the same."""
    folder = tmp_path_factory.mktemp("pages")

    @cache
    def code(text: str, published: str) -> dateline.CodedPage:
        path = folder / f"{len(list(folder.iterdir()))}.txt"
        path.write_text(text, encoding="utf-8")
        return dateline.code(path, published=published)

    return code


def as_parameter(case: dict[str, Any]) -> Any:
    """A case by its name; what is known to be wrong is expected to fail, and says so once it does no longer."""
    marks = [pytest.mark.xfail(reason=case["wrong"], strict=True)] if "wrong" in case else []
    return pytest.param(case["pages"], case["vows"], id=case["what"], marks=marks)


@pytest.mark.parametrize(("pages", "vows"), [as_parameter(case) for case in CASES])
def test_what_became_of_a_vow(
    pages: dict[date, str], vows: dict[str, Any], code_text: Callable[[str, str], dateline.CodedPage], tmp_path: Path
) -> None:
    """The day after the last page, of the first such vow."""
    with Casebook(tmp_path / "case.db") as book:
        for day, text in pages.items():
            book.add(code_text(text, str(day)))
        followed = book.vows(as_of=max(pages) + timedelta(days=1))
    for vowed, status in vows.items():
        actor, _, types = vowed.partition(" ")
        found = [v for v in followed if v.act.type in types.split("|") and actor in {a.id for a in v.actor}]
        assert (found[0].status if found else "none") in as_list(status), [step.why for v in found for step in v.steps]


def test_the_cases_use_the_contracts_words() -> None:
    """Statuses that records know, days in their order, and names of cases that tell them apart."""
    told = {status for case in CASES for one in case["vows"].values() for status in as_list(one)}
    assert told <= {*get_args(VowStatus), "none"}
    assert all([*case["pages"]] == sorted(case["pages"]) for case in CASES)
    assert len({case["what"] for case in CASES}) == len(CASES) >= 40
