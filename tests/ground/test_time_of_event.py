"""This file specifies when an act took place by what its page tells, and with which precision codes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from dateline.ground.event_time import event_time, told_times
from dateline.ground.time_precision import acled_time_precision, precision_of, ucdp_date_prec
from dateline.ground.times import read_times
from dateline.records.claim import EventTime, TimeFiller
from dateline.records.detection import Argument, DetectedMention, DetectedTrigger, Detection
from dateline.records.page import CreationTime, Page, Paragraph

DAY = timedelta(days=1)
THURSDAY = date(2018, 6, 28)


def when(
    marked: str,
    factuality: Any = "happened",
    *,
    dct: date | None = THURSDAY,
    own: int | None = None,
    said: int | None = None,
) -> EventTime:
    """The time of the act in `<…>` of a text that marks its times in `[…]`; `own` and `said` count those times."""
    text, start, trigger = "", 0, None
    mentions: list[DetectedMention] = []
    paragraphs: list[Paragraph] = []
    for letter in marked:
        if letter in "[<":
            start = len(text)
        elif letter == "]":
            mentions.append(DetectedMention(id=f"m{len(mentions)}", kind="time", start=start, end=len(text)))
        elif letter == ">":
            trigger = DetectedTrigger(
                id="e1", start=start, end=len(text), type="ASSAULT", mode=None, factuality=factuality
            )
        else:
            text += letter
    at = 0
    for part in text.split("\n\n"):
        paragraphs.append(Paragraph(role="body", start=at, end=at + len(part)))
        at += len(part) + 2
    created = CreationTime(from_=dct, until=dct + DAY, precision="day", found_in="option") if dct else CreationTime()
    page = Page(id="p", text=text, sha256="0", dct=created, paragraphs=tuple(paragraphs))
    roles = {"time": own, "said": said}
    arguments = tuple(
        Argument(trigger="e1", role=role, target=f"m{index}")  # type: ignore[arg-type]
        for role, index in roles.items()
        if index is not None
    )
    assert trigger is not None
    detection = Detection(mentions=tuple(mentions), triggers=(trigger,), arguments=arguments)
    values = {m: read.value for m, read in read_times(page, mentions, detection).items()}

    def filler(index: int | None) -> TimeFiller | None:
        if index is None:
            return None
        mention, value = mentions[index], values[f"m{index}"]
        return TimeFiller(
            mention=mention.id, text=text[mention.start : mention.end], start=mention.start, end=mention.end,
            from_=value.from_, until=value.until, precision=value.precision, timex3=value.timex3,
        )  # fmt: skip

    return event_time(page, trigger, factuality, filler(own), filler(said), told_times(page, detection, values))


def told(time: EventTime) -> tuple[str, str, str | None]:
    """The interval as `from/until`, what it was taken from, and its anchor."""
    return f"{time.from_ or '..'}/{time.until or '..'}", time.taken_from, time.anchor


@pytest.mark.parametrize(
    ("marked", "factuality", "roles", "expected"),
    [
        ("Rebels <stormed> the base on [Tuesday].", "happened", {"own": 0}, ("2018-06-26/2018-06-27", "own", "m0")),
        ("They have <shelled> it since [Monday].", "ongoing", {"own": 0}, ("2018-06-25/..", "own", "m0")),
        ("They will <attack> on [Friday].", "planned", {"own": 0}, ("2018-06-29/2018-06-30", "own", "m0")),
        ("On [Tuesday] they came. They <shelled> it.", "happened", {}, ("2018-06-26/2018-06-27", "story", "m0")),
        # The last time of the paragraph, not the first.
        ("In [2013] it fell. On [Monday] they <struck>.", "happened", {}, ("2018-06-25/2018-06-26", "story", "m1")),
        # The news's own day carries into the next paragraph, background does not.
        ("On [Monday] they came.\n\nJets <bombed> it.", "happened", {}, ("2018-06-25/2018-06-26", "story", "m0")),
        ("It fell in [2013].\n\nJets <bombed> it.", "happened", {}, ("2018-06-22/2018-06-29", "dct", "dct")),
        # A time that comes later in the text is not yet the story's.
        ("Jets <bombed> it.\n\nOn [Monday] it fell.", "happened", {}, ("2018-06-22/2018-06-29", "dct", "dct")),
        ("Jets <bombed> it for [three days].", "happened", {"own": 0}, ("2018-06-22/2018-06-29", "dct", "dct")),
        # What dates the saying does not date the act, but the act was over by then.
        ("It said on [Monday] jets <bombed> it.", "happened", {"said": 0}, ("2018-06-19/2018-06-26", "story", "m0")),
        ("It said on [Monday] it would <attack>.", "planned", {"said": 0}, ("2018-06-25/..", "story", "m0")),
        ("It fell on [Monday]. It will <attack>.", "planned", {}, ("2018-06-28/..", "dct", "dct")),
        ("On [2 July] it will come and <attack>.", "planned", {}, ("2018-07-02/2018-07-03", "story", "m0")),
        ("Jets are <bombing> it.", "ongoing", {}, ("2018-06-28/2018-06-29", "dct", "dct")),
        ("Any <attack> would be met.", "conditional", {}, ("2018-06-28/..", "dct", "dct")),
        ("No one <attacked> it.", "denied", {}, ("2018-06-22/2018-06-29", "dct", "dct")),
    ],
)  # fmt: skip
def test_an_act_is_dated_by_its_own_time_then_the_story_then_the_page(
    marked: str, factuality: str, roles: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    """The surest time that the page gives, and what it was taken from."""
    assert told(when(marked, factuality, **roles)) == expected


@pytest.mark.parametrize(
    ("marked", "factuality", "roles", "expected"),
    [
        # Counted from the time beside it: before it, behind a comma after it, the page's where none is told.
        ("On [Monday] they met, a day after the <raid>.", "happened", {}, ("2018-06-24/2018-06-25", "own", "m0")),
        ("On [Monday] they met, a day after the [dawn] <raid>.", "happened", {"own": 1},
         ("2018-06-24/2018-06-25", "own", "m0")),
        ("Two days after the <raid>, they met on [Monday].", "happened", {}, ("2018-06-23/2018-06-24", "own", "m0")),
        ("Two days after the <raid> they wait.", "happened", {}, ("2018-06-26/2018-06-27", "own", "dct")),
        ("On [Monday] they met, days after [Friday]'s <raid>.", "happened", {"own": 1},
         ("2018-06-22/2018-06-23", "own", "m1")),
        # Looked back on: over by then.
        ("They were buried on [Monday] after the <raid>.", "happened", {"own": 0},
         ("2018-06-19/2018-06-26", "story", "m0")),
        ("They were buried on [Monday] after the <raid>.", "happened", {}, ("2018-06-19/2018-06-26", "story", "m0")),
        ("They left on [Monday], a week until the <raid>.", "happened", {}, ("2018-06-25/..", "story", "m0")),
        # The act's own clause: behind *when*, and not the day of another noun.
        ("They prayed on [Monday] for those who died when jets <bombed> it [a year ago].", "happened", {"own": 0},
         ("2017-01-01/2018-01-01", "own", "m1")),
        ("They shot at him on [Monday] when he <marched> over [Friday]'s raid.", "happened", {"own": 0},
         ("2018-06-25/2018-06-26", "own", "m0")),
        ("They <burned> it [some time] in [March].", "happened", {"own": 0}, ("2018-03-01/2018-04-01", "own", "m1")),
        # Another item of the list; a time of comparison; a long time around the one told before.
        ("In [May], the <raid>; [June], a truce.", "happened", {"own": 1}, ("2018-05-01/2018-06-01", "story", "m0")),
        ("It fell on [Monday]. It is the worst <raid> since they came in [2015].", "happened", {"own": 1},
         ("2018-06-25/2018-06-26", "story", "m0")),
        ("On [Monday] she was the ninth killed [this year]. Her <killing> shook us.", "happened", {},
         ("2018-06-25/2018-06-26", "story", "m0")),
        ("On [Monday] they came. In [June] it rained. They <shot>.", "happened", {},
         ("2018-06-25/2018-06-26", "story", "m0")),
        # What was done since then and is over ended with the page; *since Monday's raid* is Monday's.
        ("They <seized> it [since Monday].", "happened", {"own": 0}, ("2018-06-25/2018-06-29", "own", "m0")),
        ("He is held [since Monday]'s <raid>.", "happened", {"own": 0}, ("2018-06-25/2018-06-26", "own", "m0")),
    ],
)  # fmt: skip
def test_the_words_around_an_act_say_whose_a_time_is(
    marked: str, factuality: str, roles: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    """The time of what the sentence tells is not that of an act which it only looks back on."""
    assert told(when(marked, factuality, **roles)) == expected


def test_without_a_date_of_the_page_both_ends_are_open() -> None:
    """Nothing is counted from a date that is not known."""
    time = when("Jets <bombed> it.", dct=None)
    assert told(time) == ("../..", "dct", None)
    assert (time.precision, time.acled_time_precision, time.ucdp_date_prec) == ("unknown", None, None)


def test_the_precision_is_never_finer_than_the_interval() -> None:
    """A week before the page is a week, however surely the page is dated."""
    time = when("Jets <bombed> it.")
    assert (time.precision, time.acled_time_precision, time.ucdp_date_prec) == ("week", 2, 3)
    time = when("Rebels <stormed> it at [6:30 p.m. Tuesday].", own=0)
    assert (time.precision, time.acled_time_precision, time.ucdp_date_prec) == ("minute", 1, 1)
    time = when("Rebels <stormed> it in [March].", own=0)
    assert (time.precision, time.acled_time_precision, time.ucdp_date_prec) == ("month", 3, 4)


@pytest.mark.parametrize(
    ("days", "acled", "ucdp", "precision"),
    [
        (1, 1, 1, "day"),
        (2, 2, 2, "week"),
        (6, 2, 2, "week"),
        (7, 2, 3, "week"),
        (8, 3, 4, "month"),
        (31, 3, 4, "month"),
        (32, None, 5, "season"),
        (365, None, 5, "year"),
        (367, None, None, "year"),
    ],
)
def test_precision_codes_follow_the_length_of_the_interval(
    days: int, acled: int | None, ucdp: int | None, precision: str
) -> None:
    """ACLED's codebook knows day, week and month; UCDP's one day, days, a week, a month, a year."""
    until = THURSDAY + days * DAY
    assert acled_time_precision(THURSDAY, until) == acled
    assert ucdp_date_prec(THURSDAY, until) == ucdp
    assert precision_of(THURSDAY, until) == precision


@pytest.mark.parametrize(("from_", "until"), [(None, THURSDAY), (THURSDAY, None), (None, None)])
def test_an_open_interval_has_no_code(from_: date | None, until: date | None) -> None:
    """*Since Monday* is no date of an event that either codebook could write."""
    assert acled_time_precision(from_, until) is None
    assert ucdp_date_prec(from_, until) is None
    assert precision_of(from_, until) == "unknown"
