"""This file takes a short form for the one longer name of the page that begins or ends with it: *Ahrar*, *Cook*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.ground.actor_context import KNOWN
from dateline.ground.antecedents import ActorSpan, sole_antecedent
from dateline.ground.kinds import is_kind
from dateline.ground.names import fold, strip_possessive
from dateline.ground.organs import country_of_words

# Words that begin or end many names and tell none: *Jabhat*, *Army*, *Abu*.
_GENERIC: Final = frozenset(
    "jabhat jaysh jaish liwa faylaq harakat kataib katiba saraya ansar jund abu islamic national free popular united "
    "liberation revolutionary front army movement party brigade brigades force forces group council union news general "
    "al ahmed mohammed mohammad muhammad north south east west northern southern syrian arab people democratic".split()
)


def find_short_name(at: int, spans: Sequence[ActorSpan], text: str) -> ActorSpan | None:
    """The one earlier named actor whose name has more words and begins, or for a person ends, with these."""
    short = fold(strip_possessive(spans[at].words)).split()
    if not _may_be_short(spans[at], short):
        return None
    found = []
    for span in spans[:at]:
        long = fold(strip_possessive(span.words)).split()
        if not span.named or len(long) <= len(short):
            continue
        if (long[-len(short) :] if span.person else long[: len(short)]) == short:
            found.append(span)
    return sole_antecedent(found)


def _may_be_short(span: ActorSpan, short: list[str]) -> bool:
    return (
        not (span.value.id or "").startswith(KNOWN)
        and 1 <= len(short) <= 2
        and len(short[0]) > 3
        and bool(re.match(r"[A-ZÀ-Þ]", span.words))
        and not any(word in _GENERIC or is_kind(word) or country_of_words(word) for word in short)
    )
