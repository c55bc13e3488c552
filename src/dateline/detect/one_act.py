"""This file holds the codebook's rule of one trigger for each act and clause (section 8, decision 1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.detect import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.detect.encode import Encoded
    from dateline.detect.features import Found

# Words of harm, and verbs that carry a noun of the act: beside a word for the act (*killed in an air strike*, *a blast
# hit*, *carried out attacks*) they are no triggers of their own.
_HARM: Final = frozenset(
    "kill kills killed killing wound wounds wounded wounding injure injures injured injuring die dies died dead death "
    "deaths martyred destroyed destroying damaged damaging".split()
)
_CARRIER: Final = frozenset(
    "hit hits hitting struck strikes striking target targets targeted targeting carried carry carrying out conducted "
    "conduct launched launch launching fired claimed claim left resume resumes resumed resuming resumption escalate "
    "escalates escalated escalating plot plotted plotting".split()
)
# Of these verbs, those that say nothing but that the act of their object began or goes on.
_LIGHT: Final = frozenset(
    "carried carry carrying conducted conduct launched launch launching resume resumed resuming escalated "
    "escalating".split()
)
# In the public-domain news of the corpus 31 words of harm stand within this many pieces of another ASSAULT trigger,
# and 4 of them are triggers.
_NEAR_PIECES: Final = 18
# A verb and the noun of the act that it carries (*launch a military operation*) stand this close.
_OBJECT_PIECES: Final = 5
# How sure the network must be of such a word all the same, of one that carries a noun, and of a word that touches
# another trigger of its type (*air* strike, *bomb* attack: 9 such pairs in 8,000 events are two acts).
_SURE: Final = 0.85
_TOUCHING: Final = 0.97


def drop_doubles(encoded: Encoded, spans: Sequence[Found], certainty: Sequence[float]) -> list[Found]:
    """The triggers without those that name an act a second time in its clause; order is kept.

    `certainty` is the network's probability (0–1) that the span is a trigger at all.
    """
    kept = {i for i, span in enumerate(spans) if not _is_inside_compound(encoded, span)}
    for i, span in enumerate(spans):
        word = encoded.text[encoded.starts[span.start] : encoded.ends[span.start]].lower()
        for j, other in enumerate(spans):
            if i == j or j not in kept:
                continue
            if word in _LIGHT and 0 < other.start - span.end <= _OBJECT_PIECES:
                kept.discard(i)
            if other.type != span.type:
                continue
            gap = max(other.start - span.end, span.start - other.end)
            if gap <= 0 and certainty[i] < min(_TOUCHING, certainty[j]):
                kept.discard(i)
            elif labels.TYPES[span.type] == "ASSAULT" and gap <= _NEAR_PIECES and _in_one_clause(encoded, span, other):
                other_word = encoded.text[encoded.starts[other.start] : encoded.ends[other.start]].lower()
                is_harm = word in _HARM and other_word not in _HARM
                is_carrier = word in _CARRIER and other_word not in _HARM | _CARRIER
                if (is_harm or is_carrier) and certainty[i] < _SURE:
                    kept.discard(i)
    return [span for i, span in enumerate(spans) if i in kept]


def _is_inside_compound(encoded: Encoded, span: Found) -> bool:
    """The escalation in *de-escalation* is none, nor are the operations of an *operations room*."""
    start, end = int(encoded.starts[span.start]), int(encoded.ends[span.end - 1])
    before, after = encoded.text[max(0, start - 3) : start], encoded.text[end : end + 10]
    return before.lower() == "de-" or re.match(r" (?:room|cent(?:re|er)s?)\b", after) is not None


def _in_one_clause(encoded: Encoded, one: Found, other: Found) -> bool:
    """Same sentence, with no semicolon or colon between."""
    first, second = (one, other) if one.start < other.start else (other, one)
    between = encoded.text[encoded.ends[first.end - 1] : encoded.starts[second.start]]
    same_sentence = bool(encoded.sentence[first.start] == encoded.sentence[second.start])
    return same_sentence and not any(mark in between for mark in ";:")
