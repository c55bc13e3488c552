"""This file reads the words that only point: *now*, *recently*, *soon*, *at the time*."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.calendar import day_of
from dateline.ground.moment import DCT, STORY, Moment, Reader, no_dct, on_day, open_value
from dateline.records.values import TimeValue, Timex3

PRESENT: Final = (
    r"(?:right |just |even )?now|currently|current|at present|(?:the )?present(?: day| time)?|presently|nowadays|"
    r"these days|at the moment|(?:at )?this (?:time|moment|point|stage)|so far|to date|as we speak|"
    r"already|at this point"
)
PAST: Final = (
    r"(?:more |most |only )?recently|recent|lately|of late|earlier|previously|formerly|(?:in )?the (?:recent )?past|"
    r"in the past|past|once|long ago|(?:some )?time ago|(?:days|weeks|months|years|decades|centuries|hours) ago|"
    r"(?:several|a few|many|some) (?:days|weeks|months|years|decades|hours) ago|"
    r"(?:in )?recent (?:(?:days|weeks|months|years|decades|times|history)(?: and (?:weeks|months|years))?)|"
    r"(?:previous|past|recent) (?:days|weeks|months|quarters|years|decades)|not long ago|a while ago"
)
FUTURE: Final = (
    r"soon|shortly|(?:in )?(?:the )?(?:near |not too distant |not-too-distant |foreseeable |immediate )?future|"
    r"later|in due course|eventually|(?:(?:in )?the )?coming (?:days|weeks|months|years|decades)|"
    r"(?:the )?(?:days|weeks|months|years) ahead|(?:a )?later date|sooner or later|(?:the )?(?:near|short) term|"
    r"(?:future|coming) (?:quarters|years|months|weeks)"
)
THEN: Final = r"then|at the time|at that time|that time|that moment|at that point"

_VAGUE_SPAN: Final = {"days": "PXD", "weeks": "PXW", "months": "PXM", "years": "PXY", "decades": "PXY", "hours": "PTXH"}


def reference(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """PRESENT_REF is the document's own time, PAST_REF ends there, FUTURE_REF begins there; *then* is the story's."""
    if re.fullmatch(THEN, words):
        if moment.story is not None:
            return on_day(moment.story, STORY)
        return open_value(
            None,
            day_of(moment.dct).until if moment.dct else None,
            timex3=Timex3(type="DATE", value="PAST_REF"),
            anchor=DCT if moment.dct else None,
        )
    for pattern, value in ((PRESENT, "PRESENT_REF"), (PAST, "PAST_REF"), (FUTURE, "FUTURE_REF")):
        if not re.fullmatch(pattern, words):
            continue
        timex3 = Timex3(type="DATE", value=value)
        span = re.match(r"(?:in )?(?:the )?(?:recent|coming) (\w+)$", words)  # TimeML counts these as lengths
        if span and span[1] in _VAGUE_SPAN:
            timex3 = Timex3(type="DURATION", value=_VAGUE_SPAN[span[1]])
        if moment.dct is None:
            return no_dct(timex3)
        today = day_of(moment.dct)
        if value == "PRESENT_REF":
            return TimeValue(from_=today.from_, until=today.until, precision="day", timex3=timex3, anchor=DCT)
        if value == "PAST_REF":
            return open_value(None, today.until, timex3=timex3, anchor=DCT)
        return open_value(today.from_, None, timex3=timex3, anchor=DCT)
    return None
