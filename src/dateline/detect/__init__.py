"""Stage 2, detect: a page's text → mentions, triggers, arguments and relations, by our own small network."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from dateline.detect.targets import Part
    from dateline.detect.weights import Weights
    from dateline.records.detection import Detection, Target

__all__ = ["detect"]


def detect(
    text: str,
    weights: Weights,
    groups: Sequence[Sequence[tuple[int, int]]] | None = None,
    targets: Sequence[Target] = (),
) -> Detection:
    """Find everything that the network marks in `text`, and judge the `targets`, spans that the caller asks about.

    A group is the stretches (`(start, end)`, in order) that are read together: the report is one, each reader's
    comment another, so that no comment changes what is found in the report. By default the whole text is one group.
    Offsets of what comes back count code points of the whole text.
    """
    from dateline.detect.acronyms import link_acronyms
    from dateline.detect.adjectives import name_adjectives
    from dateline.detect.called_off import read_called_off
    from dateline.detect.containers import drop_containers
    from dateline.detect.decode import decode
    from dateline.detect.encode import cut_windows, encode
    from dateline.detect.idle import drop_idle_actors
    from dateline.detect.join import join
    from dateline.detect.names import NameReader, head_for, watch
    from dateline.detect.network import Reading
    from dateline.detect.nominal import name_agents
    from dateline.detect.plain_words import heed_plain_words
    from dateline.detect.possessors import name_sufferers
    from dateline.detect.purposes import read_purposes
    from dateline.detect.truces import read_truces
    from dateline.detect.violations import merge_violations

    found: list[Detection] = []
    parts: list[Part] = []
    for stretches in [[(0, len(text))]] if groups is None else groups:
        encoded = encode(text, weights.tokenizer, tuple(stretches))
        windows, read = cut_windows(encoded), partial(Reading, weights, encoded)
        if targets:
            read = cache(read)  # type: ignore[assignment]
            parts.append((encoded, windows, read))
        names = NameReader(encoded, head_for(weights))
        detection = decode(encoded, windows, watch(read, encoded, weights, names.note), weights.thresholds)
        found.append(replace(detection, names=names.propose()))
    detection = found[0] if len(found) == 1 else join(found)
    # What was called off after the plain words (*called off the planned attack*); a purpose by the act that it serves.
    detection = read_purposes(read_called_off(heed_plain_words(detection, text), text), text)
    detection = read_truces(detection, text)
    detection = link_acronyms(merge_violations(detection, text), text)
    detection = name_sufferers(name_agents(detection, text), text)
    detection = drop_containers(name_adjectives(detection, text))
    detection = drop_idle_actors(detection, text)
    if targets:
        from dateline.detect.targets import judge_targets

        detection = replace(detection, targets=judge_targets(text, targets, parts, detection, weights))
    return detection
