"""This file holds the rules to our own table of times, one row a test."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.ground.timex import TimeContext, explain_time, find_timexes, normalise_timex
from dateline.records.page import CreationTime

TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "timex_cases.yaml").read_text(encoding="utf-8"))
ROWS: list[dict[str, Any]] = [row for rows in TABLE["values"].values() for row in rows]


def context_of(row: dict[str, Any]) -> TimeContext:
    """The page, the story and the tense of a row."""
    day = row.get("dct", date(2018, 6, 28))
    dct = CreationTime(from_=day, until=day + timedelta(days=1), precision="day", found_in="option")
    story = normalise_timex(row["story"], TimeContext(dct=dct)) if "story" in row else None
    return TimeContext(dct=dct, story=story, tense=row.get("tense"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['words']} {row.get('story', '')}".strip())
def test_words_mean_what_the_table_says(row: dict[str, Any]) -> None:
    """Type, value and mod as TIMEX3 writes them, and the interval in UTC dates."""
    value = normalise_timex(row["words"], context_of(row))
    timex3 = None if value.timex3 is None else (value.timex3.type, value.timex3.value, value.timex3.mod)
    expected = (row["type"], row["value"], row.get("mod")) if "type" in row else None
    assert (timex3, value.from_, value.until) == (expected, row.get("from"), row.get("until"))


@pytest.mark.parametrize("marked", [*TABLE["found"], *TABLE["not_found"]])
def test_the_times_in_brackets_are_found_and_no_others(marked: str) -> None:
    """Verbs, names, papers, counts and rates that are written like a time are none."""
    text = marked.replace("[", "").replace("]", "")
    expected = [part.split("]")[0] for part in marked.split("[")[1:]]
    assert [text[start:end] for start, end in find_timexes(text)] == expected


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["words"])
def test_every_decision_explains_itself(row: dict[str, Any]) -> None:
    """The explanation names the rule that decided and the value that the resolver gives, in plain sentences."""
    value = normalise_timex(row["words"], context_of(row))
    steps = explain_time(row["words"], context_of(row))
    assert all(step.endswith(".") for step in steps)
    told = " ".join(steps)
    if value.decided_by is not None:
        assert repr(value.decided_by) in told
    if value.timex3 is not None:
        assert f"{value.timex3.type} {value.timex3.value}" in told
    if value.reason is not None:
        assert value.reason in told


def test_the_table_is_as_large_as_it_is_meant_to_be() -> None:
    """At least 260 examples, and no construction without any."""
    assert len(ROWS) + len(TABLE["found"]) + len(TABLE["not_found"]) >= 260
    assert all(TABLE["values"].values())
