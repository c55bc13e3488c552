"""This file finds acts that only one plain word of a sentence tells (codebook, section 8, decision 1).

The network learns from passages in which *killed* mostly stands beside a word for the act and then is no trigger, so it
doubts the word where it stands alone (*gunmen killed nine farmers*). There a lower score is enough.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.detect import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.detect.encode import Encoded
    from dateline.detect.features import Found

# The least score of such a word. Of 96 words of harm without an act beside them in the labelled pairs of reports 0.3
# finds 71; on the development passages all four that it adds are triggers.
LONE: Final = 0.3
# How sure the network must be of its type.
_SURE_OF_TYPE: Final = 0.9

_HARM: Final = re.compile(
    r"(?:kill|murder|massacr|assassinat|behead|decapitat|slaughter|slain\b|slew\b)", re.IGNORECASE
)
_DEED: Final = re.compile(
    r"(?:execut|gunned|abduct|kidnap|ambush|attack|raid|storm|bomb(?:ed|ings?|ardments?)\b|shell(?:ed|ing)\b|mortared|"
    r"air ?strike|explosion|explod|detonat|blast|clash|battle|fighting\b|offensive|onslaught|assault|shoot(?:out|ing)|"
    r"firefight|conquer|captur|overr[au]n|seiz|tortur|lynch|machine-gunn|dynamited|torched|strafed|siege|besieg|"
    r"blockad|loot|ransack|robb|arrest|detain|releas|freed|withdr[ae]w|retreat|surrender)",
    re.IGNORECASE,
)
# What munitions do.
_ARRIVES: Final = re.compile(
    r"(?:fell|landed|hit|struck|tore|ripped|wrecked|went off|went up|burst|smashed)\b", re.IGNORECASE
)
_MUNITION: Final = re.compile(
    r"\b(?:bombs?|shells?|rockets?|missiles?|mortars?|rounds?|grenades?|mines?|landmines?|drones?|devices?|charges?)\b",
    re.IGNORECASE,
)
_SUBJECT: Final = 70  # code points before the verb in which its subject stands
# What ends a clause.
_BARS: Final = re.compile(
    r"[,;:.!?()–—\"“”]|\b(?:and|but|or|who|which|that|while|when|where|after|before|as|if|unless|because|since)\b"
)


def select_lone(
    encoded: Encoded, doubtful: Sequence[Found], sure_of_type: Sequence[float], triggers: Sequence[Found]
) -> list[Found]:
    """Those of the `doubtful` spans that tell an act which no one of the `triggers` tells; order is kept.

    `sure_of_type` is the network's probability (0–1) of each doubtful span's type.
    """
    return [
        span
        for span, certainty in zip(doubtful, sure_of_type, strict=True)
        if certainty >= _SURE_OF_TYPE and _is_lone(encoded, span, triggers)
    ]


def _is_lone(encoded: Encoded, span: Found, triggers: Sequence[Found]) -> bool:
    if any(span.start < other.end and other.start < span.end for other in triggers):
        return False
    start, end = _bounds(encoded, span)
    word, kind = encoded.text[start:end], labels.TYPES[span.type]
    if encoded.text[start - 1 : start] == "-":
        return False  # *anti-siege*
    sentence = int(encoded.sentence[span.start])
    if _HARM.match(word):
        # *Rockets hit the station. At least 30 were killed*: what the sentence before tells is that act.
        return not any(
            labels.TYPES[other.type] == "ASSAULT" and sentence - 1 <= int(encoded.sentence[other.start]) <= sentence
            for other in triggers
        )
    arrives = kind == "ASSAULT" and _ARRIVES.match(word) is not None and _has_munition(encoded, span)
    if not arrives and not _DEED.match(word):
        return False
    rivals = [other for other in triggers if kind != "ASSAULT" or other.type == span.type]
    return all(_BARS.search(_between(encoded, span, other)) for other in rivals)


def _has_munition(encoded: Encoded, span: Found) -> bool:
    start, _ = _bounds(encoded, span)
    first = int(encoded.starts[int(encoded.sentence.searchsorted(encoded.sentence[span.start]))])
    return _MUNITION.search(encoded.text[max(first, start - _SUBJECT) : start]) is not None


def _between(encoded: Encoded, one: Found, other: Found) -> str:
    first, second = (one, other) if one.start < other.start else (other, one)
    return encoded.text[_bounds(encoded, first)[1] : _bounds(encoded, second)[0]]


def _bounds(encoded: Encoded, span: Found) -> tuple[int, int]:
    return int(encoded.starts[span.start]), int(encoded.ends[span.end - 1])
