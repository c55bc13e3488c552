"""This file drops a preposition or an adverb that adds nothing (*on*, *during*, *exactly*) and reads the rest."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.moment import Moment, Reader
from dateline.ground.timex_words import COUNT_MODS
from dateline.records.values import TimeValue, Timex3

_IDLE: Final = re.compile(
    r"(?P<idle>on|in|at|during|over|within|around|about|throughout|for|of|roughly|approximately|"
    r"nearly|almost|just|only|"
    r"exactly|sometime|some time|the|later|earlier|this|that|muslim|holy|through|circa|c\.) (?P<rest>.+)"
)


def preposition(words: str, moment: Moment, read: Reader) -> TimeValue | None:
    """The rest's own value, marked APPROX after *about* or *around*."""
    match = _IDLE.fullmatch(words)
    if not match:
        return None
    value = read(match["rest"], moment)
    if value is None or value.timex3 is None:
        return value
    mod = value.timex3.mod or (
        "APPROX" if match["idle"] == "circa" or COUNT_MODS.get(match["idle"]) == "APPROX" else None
    )
    return TimeValue(
        from_=value.from_,
        until=value.until,
        precision=value.precision,
        timex3=Timex3(type=value.timex3.type, value=value.timex3.value, mod=mod),
        anchor=value.anchor,
        alternatives=value.alternatives,
        reason=value.reason,
    )
