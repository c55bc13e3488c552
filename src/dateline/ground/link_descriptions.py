"""This file fills what the network left open: who a short form, a description or a pronoun is, by ordered sieves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from msgspec.structs import replace

from dateline.ground.actor_context import KNOWN
from dateline.ground.antecedents import ActorSpan, actor_spans
from dateline.ground.coreference import Coreference
from dateline.ground.registry_names import Registry
from dateline.ground.sieves.coreference_acronym import find_acronym
from dateline.ground.sieves.coreference_definite import find_definite
from dateline.ground.sieves.coreference_pronoun import find_pronoun
from dateline.ground.sieves.coreference_short_name import find_short_name
from dateline.ground.sieves.coreference_strangers import Telling, is_stranger
from dateline.records.detection import DetectedRelation, Detection

Sieve = Callable[[int, Sequence[ActorSpan], str], ActorSpan | None]

# The surest first: an acronym is written out, a short form shares its letters, a description only its kind, a pronoun
# only its number.
COREFERENCE_SIEVES: Final[tuple[Sieve, ...]] = (find_acronym, find_short_name, find_definite, find_pronoun)


def link_descriptions(detection: Detection, text: str, registry: Registry, on: date | None) -> Detection:
    """The detection with `same` from each such mention to its antecedent; what is the `same` already stays as it is.

    A wrong merge is worse than none: each sieve answers only where one actor alone fits, and a `same` between
    strangers is taken back first.
    """
    spans = actor_spans(detection, text, registry, on)
    places = sorted((m for m in detection.mentions if m.kind == "place"), key=lambda m: m.start)
    telling = Telling(text, detection.sentences, tuple(places))
    detection = _part_strangers(detection, spans, telling)
    linked = {r.source for r in detection.relations if r.relation == "same"}
    added: list[DetectedRelation] = []
    for at, span in enumerate(spans):
        if span.id in linked or (span.value.id or "").startswith(KNOWN):
            continue
        found = next((earlier for sieve in COREFERENCE_SIEVES if (earlier := sieve(at, spans, text))), None)
        if found is not None and found.end <= span.start and not is_stranger(span, [found], telling):
            added.append(DetectedRelation(source=span.id, relation="same", target=found.id))
    return replace(detection, relations=(*detection.relations, *added)) if added else detection


def _part_strangers(detection: Detection, spans: Sequence[ActorSpan], telling: Telling) -> Detection:
    """The detection without `same` from a description to one whom it cannot be; what stands for several stays."""
    by_id = {span.id: span for span in spans}
    chains = Coreference(detection)
    targets = Counter(r.source for r in detection.relations if r.relation == "same")
    strange = {
        span.id
        for span in spans
        if targets[span.id] == 1
        and is_stranger(span, [by_id[m] for m in chains.chain(span.id)[1:] if m in by_id], telling)
    }
    if not strange:
        return detection
    kept = tuple(r for r in detection.relations if not (r.relation == "same" and r.source in strange))
    return replace(detection, relations=kept)
