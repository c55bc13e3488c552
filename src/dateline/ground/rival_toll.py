"""This file hangs a toll that somebody else counts on the act whose toll it rivals: *activists put the toll at 60*."""

from __future__ import annotations

from itertools import count as count_on
from typing import Final

from msgspec.structs import replace

from dateline.ground.coreference import Coreference
from dateline.ground.toll_counter import Count, Span, find_count, find_counted_numbers
from dateline.ground.toll_people import whom_counted
from dateline.records.detection import Argument, DetectedMention, DetectedTrigger, Detection
from dateline.records.ontology import FACTS, TollKind

_BACK: Final = 2  # sentences; a count that comes later is of something told in between


def hang_rival_tolls(detection: Detection, text: str) -> Detection:
    """The detection in which a toll that hangs on no act joins the one act whose toll of that kind it rivals.

    Only with an explicit word of counting whose subject is an actor other than the act's sources; only where one act of
    that sentence, or of the two before it, was told as a fact with a toll of that kind. A number that is said outright
    to be a toll (*put the death toll at 60*) becomes a mention where it was none.
    """
    hung = {a.target for a in detection.arguments if a.role == "toll"}
    actors = [m for m in detection.mentions if m.kind == "actor"]
    tolls = [m for m in detection.mentions if m.kind == "toll"]
    coreference = Coreference(detection)
    fresh = count_on(1 + max((int(m.id[1:]) for m in detection.mentions if m.id[1:].isdigit()), default=0))
    mentions: list[DetectedMention] = []
    arguments: list[Argument] = []
    for sentence in detection.sentences:
        counts: list[tuple[str | None, Count]] = []
        for toll in tolls:
            if not sentence[0] <= toll.start < sentence[1] or toll.id in hung:
                continue
            if one := find_count(text, sentence, (toll.start, toll.end), actors):
                counts.append((toll.id, one))
        for one in find_counted_numbers(text, sentence, actors):
            if not any(m.start < one.end and one.start < m.end for m in tolls):
                counts.append((None, one))
        for known, one in counts:
            acts, kind = _rivalled(detection, text, sentence, one, coreference)
            if not acts or kind is None:
                continue
            id = known or f"m{next(fresh)}"
            if known is None:
                mentions.append(DetectedMention(id=id, kind="toll", start=one.start, end=one.end))
            arguments += [Argument(trigger=act, role="toll", target=id, of=kind) for act in acts]
    if not arguments:
        return detection
    return replace(
        detection,
        mentions=tuple(sorted((*detection.mentions, *mentions), key=lambda m: m.start)),
        arguments=(*detection.arguments, *arguments),
    )


def _rivalled(
    detection: Detection, text: str, sentence: Span, count: Count, coreference: Coreference
) -> tuple[list[str], TollKind | None]:
    """The acts whose toll the count rivals, and its kind: one act, or several that share one toll."""
    if any(count.end <= t.start < sentence[1] and text[count.end : t.start].count(" ") < 5 for t in detection.triggers):
        return [], None  # "said 15 soldiers had {died}": the count tells an act of its own
    before = sorted(s for s in detection.sentences if s[1] <= sentence[0])[-_BACK:]
    for start, end in (sentence, *reversed(before)):
        acts = [t for t in detection.triggers if start <= t.start < min(end, count.start)]
        tolls = {t.id: [a for a in detection.arguments if a.trigger == t.id and a.role == "toll"] for t in acts}
        acts = [t for t in acts if any(count.kind in (None, a.of) for a in tolls[t.id])]
        if not acts:
            continue
        told = [a for t in acts for a in tolls[t.id]]
        kinds = {a.of for a in told if a.of is not None and a.of != "other"}
        kind = count.kind or (kinds.pop() if len(kinds) == 1 else "killed" if count.names_toll else None)
        shared = set.intersection(*({a.target for a in tolls[t.id] if a.of == kind} for t in acts))
        if kind is None or not shared:
            return [], None
        rivals = [m for m in detection.mentions if m.id in shared]
        fits = all(_is_fact_of_others(t, count, detection, coreference) for t in acts)
        fits &= (start, end) == sentence or not _opens_elsewhere(detection, sentence, count)
        if fits and any(_counts_the_same(text, (start, end), m, count) for m in rivals):
            return [t.id for t in acts], kind
        return [], None
    return [], None


def _opens_elsewhere(detection: Detection, sentence: Span, count: Count) -> bool:
    """*In Aleppo, activists put the toll at nine*: of what took place there, whatever was told before."""
    counter = next(m for m in detection.mentions if m.id == count.counters[0])
    return any(m.kind == "place" and sentence[0] <= m.start and m.end < counter.start for m in detection.mentions)


def _is_fact_of_others(act: DetectedTrigger, count: Count, detection: Detection, coreference: Coreference) -> bool:
    """Whether the act is told as a fact, and by nobody who counts again here: that would be an update."""
    counter = {m for one in count.counters for m in coreference.chain(one)}
    sources = [a.target for a in detection.arguments if a.trigger == act.id and a.role == "source"]
    return act.factuality in FACTS and not any(counter & set(coreference.chain(s)) for s in sources)


def _counts_the_same(text: str, sentence: Span, rival: DetectedMention, count: Count) -> bool:
    """Whether both count one group, as far as words tell: 12 soldiers rival neither 40 people nor 9 villagers."""
    whom = whom_counted("", f" {count.whom}").words if count.whom else None
    if whom is None:
        return True
    other = whom_counted(text[rival.start : rival.end], text[rival.end : sentence[1]]).words
    return other is not None and other.rsplit(" ", 1)[-1] == whom.rsplit(" ", 1)[-1]
