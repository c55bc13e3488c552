"""This file holds what detect finds on a page: mentions, triggers, arguments and relations, each with its score."""

from __future__ import annotations

from msgspec import Struct

from dateline.records.ontology import Factuality, MentionKind, RelationName, Role, TollKind


class DetectedMention(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A span of text that names an actor, place, time, toll or accord. Offsets in code points, end exclusive."""

    id: str
    kind: MentionKind
    start: int
    end: int
    score: float = 1.0


class DetectedTrigger(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The words that name an act, with its type, mode and factuality; scores are in 0–1."""

    id: str
    start: int
    end: int
    type: str
    mode: str | None
    factuality: Factuality
    score: float = 1.0


class Argument(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A mention (or, for `content`, a trigger) that fills a role of a trigger; `of` only for a toll."""

    trigger: str
    role: Role
    target: str
    of: TollKind | None = None
    score: float = 1.0


class DetectedRelation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A relation from one mention to another, or `same` between two triggers; `same` points back in the text."""

    source: str
    relation: RelationName
    target: str
    score: float = 1.0


class DetectedName(Struct, frozen=True, kw_only=True):
    """Words that may be a place's name, whatever mention they stand in; proposals overlap. Offsets in code points.

    `odds` are the log-odds of these words as one name against no name in them, `likelihood` the logarithm of the
    former's probability; both are cut off at 10 from zero.
    """

    start: int
    end: int
    odds: float
    likelihood: float


class Target(Struct, frozen=True, kw_only=True):
    """Words that the caller wants a verdict on: a span of the page's text in code points, end exclusive."""

    start: int
    end: int
    id: str | None = None


class DetectedTarget(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Words that the caller asked about, with the verdict on them; `time` and `source` are ids of mentions.

    `score` says on a scale from −3 (certainly not) to 3 (certainly) whether the act took place.
    """

    id: str | None = None
    start: int
    end: int
    factuality: Factuality
    score: float
    time: str | None = None
    source: tuple[str, ...] = ()


class Detection(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that was found on one page, in order of the text; `sentences` are `(start, end)` in code points.

    `names` are proposals for ground to weigh; `targets` answers what the caller asked about, in the order of asking.
    """

    mentions: tuple[DetectedMention, ...] = ()
    triggers: tuple[DetectedTrigger, ...] = ()
    arguments: tuple[Argument, ...] = ()
    relations: tuple[DetectedRelation, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    names: tuple[DetectedName, ...] = ()
    targets: tuple[DetectedTarget, ...] = ()
