"""This file reads lengths of time: *two weeks*, *for three days*, *two-year*, *less than a decade*, *hours*."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.moment import Moment, Reader, unresolved
from dateline.ground.timex_words import APPROXIMATE, COUNT, COUNT_MODS, UNIT, duration_value, unit_of
from dateline.records.values import TimeValue, Timex3

_TAIL: Final = r"(?:[ -](?:long|old|period|or so|or more|or longer|and counting|straight|in a row))*"
_FORM: Final = re.compile(
    rf"(?:for |in |after |during |over |lasting )?(?:(?P<mod>{APPROXIMATE}) )?(?:the |its |these "
    rf"|those |a )?(?:first |last |final |whole |entire |full )?"
    rf"(?P<n>{COUNT})[ -](?:more |full |whole |consecutive |straight |long |additional |further "
    rf")?(?P<unit>{UNIT}s?|centuries)"
    rf"(?P<half> and a half)?{_TAIL}"
)
_VAGUE: Final = re.compile(
    rf"(?:for |after |in |over |during |within |many |the |early |first |last )*(?:\w+ )?(?P<unit>{UNIT}s|"
    rf"centuries){_TAIL}|(?P<one>{UNIT})[ -](?:long)"
)
_MORE: Final = re.compile(rf"(?:for )?(?:an? )?(?:additional|extra|further|whole|entire) (?P<n>)(?P<unit>{UNIT})")
_OR_TWO: Final = re.compile(rf"(?:for |in )?an? (?P<unit>{UNIT}) or (?:two|so|more)")
_WHILE: Final = re.compile(r"(?:for )?(?:some time|a while|a time)")
_WHOLE: Final = re.compile(rf"(?:for |during )?(?:all|the whole|the entire|a full) (?P<unit>{UNIT})")
PATTERNS: Final = (
    rf"(?:{APPROXIMATE} )?(?:(?:the |these |those )?(?:first |last |final )?){COUNT} (?:more |full "
    rf"|whole |consecutive |straight |additional )?(?:{UNIT}s?|centuries)\b(?: and a half)?",
    rf"{COUNT}-(?:{UNIT})(?:-long)?\b",
    rf"(?:{UNIT})s?-long\b",
)


def length(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """A length of time has no place on the calendar by itself: only its TIMEX3 value is known."""
    no_place = "a length of time, not a place on the calendar"
    if _WHILE.fullmatch(words):
        return unresolved(no_place, Timex3(type="DURATION", value="PXX"))
    or_two = _OR_TWO.fullmatch(words)
    if or_two:
        return unresolved(
            no_place, Timex3(type="DURATION", value=duration_value("a", or_two["unit"]), mod="EQUAL_OR_MORE")
        )
    match = _FORM.fullmatch(words) or _MORE.fullmatch(words)
    if match:
        count, unit = match["n"] or "a", unit_of(match["unit"])
        if match.groupdict().get("half"):
            count = f"{'one' if count in ('a', 'an') else count} and a half"
        value = duration_value(count, unit)
        mod = COUNT_MODS.get(match.groupdict().get("mod") or "")
    else:
        vague = _VAGUE.fullmatch(words) or _WHOLE.fullmatch(words)
        if not vague:
            return None
        one = vague.groupdict().get("one")
        value = duration_value(
            "a" if one or (not words.rstrip().endswith("s") and vague["unit"] in words.split()) else "some",
            unit_of(one or vague["unit"]),
        )
        mod = None
    return unresolved(no_place, Timex3(type="DURATION", value=value, mod=mod))
