"""This file reads what becomes of a truce: one that collapses is a ceasefire that is not (codebook, section 8.7)."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from dateline.records.detection import Detection
from dateline.records.ontology import FACTS

_COLLAPSED: Final = re.compile(
    r"(?:collaps|crumbl|unravel|shatter)\w*|(?:fell|falls?|fallen|falling) apart|br(?:oke|eaks?|oken) down",
    re.IGNORECASE,
)


def read_truces(detection: Detection, text: str) -> Detection:
    """The detection in which a RETREAT that *collapsed* or *crumbled* is `denied`, as a ceasefire."""
    return replace(
        detection,
        triggers=tuple(
            replace(t, mode="ceasefire", factuality="denied")
            if t.type == "RETREAT" and t.factuality in FACTS and _COLLAPSED.fullmatch(text[t.start : t.end])
            else t
            for t in detection.triggers
        ),
    )
