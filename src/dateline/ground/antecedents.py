"""This file shows a page's actor mentions as the coreference sieves read them: words, value, sentence, role."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from dateline.ground.actor_context import KNOWN
from dateline.ground.persons import split_title
from dateline.ground.registry import ActorContext, Registry, resolve_actor
from dateline.records.detection import DetectedMention, Detection
from dateline.records.values import ActorValue

_DEFINITE: Final = re.compile(r"\b(?:the|this|that|these|those)\s+$", re.I)


class ActorSpan(Struct, frozen=True, kw_only=True):
    """An actor mention: its `value` by its words alone, without the page's country.

    `sentence` is its number on the page, `acts` whether it is the actor or source of an event, `definite` whether *the*
    or *this* stands before it, `quoted` whether it stands in quotation marks, `person` whether it names one.
    """

    id: str
    start: int
    end: int
    words: str
    value: ActorValue
    sentence: int
    acts: bool
    definite: bool
    quoted: bool
    person: bool

    @property
    def named(self) -> bool:
        """Whether the words name somebody: a registry actor, or a provisional one."""
        return (self.value.id or "").startswith((*KNOWN, "new:"))


def actor_spans(detection: Detection, text: str, registry: Registry, on: date | None) -> list[ActorSpan]:
    """Every actor mention, in order of the text."""
    starts = [start for start, _ in detection.sentences]
    acting = {a.target for a in detection.arguments if a.role in ("actor", "source")}
    context = ActorContext(on=on)
    found = []
    for mention in sorted((m for m in detection.mentions if m.kind == "actor"), key=lambda m: (m.start, -m.end)):
        words = text[mention.start : mention.end]
        value = resolve_actor(words, context, registry)
        found.append(
            ActorSpan(
                id=mention.id, start=mention.start, end=mention.end, words=words, value=value,
                sentence=bisect_right(starts, mention.start), acts=mention.id in acting,
                definite=bool(_DEFINITE.search(text[max(0, mention.start - 8) : mention.start])),
                quoted=_is_quoted(text, mention), person=_is_person(words, value, registry),
            )
        )  # fmt: skip
    return found


def sole_antecedent(candidates: Sequence[ActorSpan]) -> ActorSpan | None:
    """The nearest of the candidates (in order of the text) where all are one actor; None where there are several."""
    return candidates[-1] if len({span.value.id for span in candidates}) == 1 else None


def _is_person(words: str, value: ActorValue, registry: Registry) -> bool:
    entry = registry.entry(value.id) if value.id else None
    return entry.person if entry else value.provisional and split_title(words) is not None


def _is_quoted(text: str, mention: DetectedMention) -> bool:
    """Whether a quotation that opens in the mention's line is still open before it."""
    line = text[text.rfind("\n", 0, mention.start) + 1 : mention.start]
    return line.count("“") > line.count("”") or line.count('"') % 2 == 1
