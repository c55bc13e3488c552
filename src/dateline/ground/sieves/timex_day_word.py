"""This file reads the words that name a day by its distance: *today*, *yesterday*, *tonight*, *overnight*."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.calendar import DAY
from dateline.ground.moment import DCT, Moment, Reader, no_dct, on_day, open_value
from dateline.ground.timex_words import DAY_PARTS
from dateline.records.values import TimeValue, Timex3

_DAYS: Final = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2,
    "earlier today": 0, "later today": 0,
}  # fmt: skip
_PART: Final = "|".join(sorted(DAY_PARTS, key=len, reverse=True))
PATTERN: Final = (
    r"(?:the )?day before yesterday|(?:the )?day after tomorrow|(?:earlier |later )?today|yesterday|tomorrow|tonight|"
    r"last night|last evening|overnight|"
    rf"(?:earlier |later )?this (?:{_PART})|(?:yesterday|tomorrow) (?:{_PART})"
)


def day_word(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """A day counted from the document's own; *overnight* is the night that ends on it, so it touches two days."""
    words = words.removeprefix("the ")
    match = re.fullmatch(rf"(?:earlier |later )?(?:(this|yesterday|tomorrow) ({_PART}))", words)
    nightly = {"tonight": 0, "last night": -1, "last evening": -1, "overnight": -1}
    if not match and words not in _DAYS and words not in nightly:
        return None
    if moment.dct is None:
        return no_dct()
    if words == "overnight":
        eve = moment.dct - DAY
        value = Timex3(type="TIME", value=f"{eve.isoformat()}TNI")
        return open_value(eve, moment.dct + DAY, timex3=value, precision="day", anchor=DCT)
    if words in nightly:
        suffix = "TEV" if "evening" in words else "TNI"
        return on_day(moment.dct + nightly[words] * DAY, DCT, type="TIME", suffix=suffix)
    if match:
        offset = {"this": 0, "yesterday": -1, "tomorrow": 1}[match[1]]
        return on_day(moment.dct + offset * DAY, DCT, type="TIME", suffix=DAY_PARTS[match[2]])
    return on_day(moment.dct + _DAYS[words] * DAY, DCT)
