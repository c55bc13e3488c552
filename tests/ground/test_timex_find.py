"""This file specifies which words of a plain text are found as timexes, and which look like one and are not."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.ground.timex import TimeContext, find_timexes, normalise_timex
from dateline.records.page import CreationTime

PAGE = TimeContext(dct=CreationTime(from_=date(2018, 6, 28), until=date(2018, 6, 29), precision="day"))

# Each text marks what must be found with square brackets.
FOUND = [
    "Shells fell on the village on [Tuesday].",
    "The convoy left on [June 25] and came back [two days later].",
    "Talks that began on [25 June 2018] ended [Friday evening].",
    "It was shelled again in [March 2013].",
    "The siege has lasted for [the past six months].",
    "He was detained [last week] and freed [yesterday].",
    "Fighting flared [overnight], and again at [dawn].",
    "Clashes went on for [three days].",
    "A [two-week] truce was declared.",  # TimeML leaves the article out before a modifier
    "Raids are carried out [every Friday].",
    "The road is [now] closed.",
    "In [early July] they withdrew.",
    "The army took the town in [2013].",
    "Between [2011–2013] little changed.",
    "The blast came at [6:30 p.m. Tuesday].",
    "Since [the weekend] four more have died.",
    "The strike of [the 1990s] is remembered.",
    "Violence fell in [the third quarter].",
    "They fled [five years ago].",
    "The [Sept. 4] ambush killed a guard.",
    "On [2018-06-25] the list was published.",
    "The order dates from [Jan. 3].",
    "Troops may move in [May].",  # the verb is no month
    "On [Monday], rebels advanced; by [Wednesday] they held the bridge.",
    "Police arrested him on [Christmas Eve].",
    "The ministry’s [daily] tally rose.",
    "He spoke on [Friday]’s ceasefire.",
]


@pytest.mark.parametrize("marked", FOUND)
def test_a_timex_is_found_with_its_exact_span(marked: str) -> None:
    """The words in brackets and no others: no preposition, the article only where TimeML keeps it."""
    text = marked.replace("[", "").replace("]", "")
    expected = [part.split("]")[0] for part in marked.split("[")[1:]]
    assert [text[start:end] for start, end in find_timexes(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",  # verbs
        "He sat down, and she wed him.",
        "The 6-year-old boy survived.",  # an age
        "A 52-year-old man was detained.",
        "Some 2000 people fled.",  # a count
        "More than 1990 houses burned.",
        "It cost $2018.",
        "Shares rose 4.10 to 19.29.",  # prices
        "Wait a second.",
        "They lent money to the fighters.",  # Lent is a season, lent is a verb
        "The fall of the city was feared.",
        "The second brigade advanced.",
        "No time is told here.",
        "",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    """A rule that doubts says nothing."""
    assert [text[start:end] for start, end in find_timexes(text)] == []


@pytest.mark.parametrize("marked", FOUND)
def test_what_is_found_can_be_read(marked: str) -> None:
    """Recogniser and rules share one lexicon: every span found has a TIMEX3 value."""
    text = marked.replace("[", "").replace("]", "")
    for start, end in find_timexes(text):
        assert normalise_timex(text[start:end], PAGE).timex3 is not None, text[start:end]


def test_spans_count_code_points() -> None:
    """Letters outside the basic plane and curly quotes shift nothing."""
    text = "🕊🕊 Hay’at said on Tuesday"
    assert [text[start:end] for start, end in find_timexes(text)] == ["Tuesday"]
