"""This file takes an acronym for the name that it was introduced behind: *the Valley Defence Union (VDU) … VDU men*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.ground.antecedents import ActorSpan, sole_antecedent


def find_acronym(at: int, spans: Sequence[ActorSpan], text: str) -> ActorSpan | None:
    """The one earlier name that the acronym stood behind in brackets, or whose own words end in it."""
    acronym = spans[at].words
    if not re.fullmatch(r"[A-Z][A-Za-z-]{1,6}", acronym) or acronym[1:] != acronym[1:].upper():
        return None
    bracketed = f"({acronym})"
    return sole_antecedent(
        [
            span
            for span in spans[:at]
            if span.named
            and (
                span.words.endswith(bracketed)
                or text[span.end : span.end + len(bracketed) + 2].strip().startswith(bracketed)
            )
        ]
    )
