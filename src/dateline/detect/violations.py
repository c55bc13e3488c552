"""This file lets the act that violates an accord carry it: *a violation* is no act beside it (codebook, 9.7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from dateline.detect.join import join
from dateline.records.detection import Argument, DetectedMention, DetectedTrigger, Detection
from dateline.records.ontology import QUADS

_VIOLATION: Final = re.compile(r"(?:violat\w+|breach\w*|infring\w+|contraven\w+)", re.I)
# From such a word to the accord that it breaches: *a violation of the Idlib | ceasefire*, *breached their | truce*.
_VIOLATED: Final = re.compile(
    rf"\b{_VIOLATION.pattern}\s+(?:(?:of|to|on|upon)\s+)?"
    r"(?:(?!(?:and|but|or|by|in|on|at|to|from|after|before|while|when|since|until|despite)\s)[\w'’-]+\s+){0,4}$",
    re.I,
)
_REACH: Final = 90  # code points before an accord in which the word stands that says it was violated
_HAS_BEEN: Final = r"(?:\s+(?:has|have|had|was|were|is|are|been|being|also|again|\w+ly))"
# *Violated the | truce | by shelling X*, *the | truce | was violated when X was shelled*: the act stands behind.
_IS_VIOLATED: Final = re.compile(rf"{_HAS_BEEN}+\s+{_VIOLATION.pattern}\b", re.I)
_BEHIND: Final = re.compile(
    rf"(?:{_HAS_BEEN}+\s+{_VIOLATION.pattern})?(?:\s+(?:\w+ly|on\s+[A-Z]\w+))?,?\s+(?:by|when|with|through)\s", re.I
)
# *Rebels | have repeatedly violated*: whoever stands right before the verb is its subject, and no act told before.
_SUBJECT_OF: Final = re.compile(r"\s+(?:(?:has|have|had|also|again|still|then|both|\w+ly)\s+)*", re.I)
_OBJECT: Final = re.compile(
    r"\b(?:by|of|from|on|against|with|for|in|at|near|to|between|and|upon)\s+(?:the\s+)?(?:\w+\s+)?$", re.I
)


def merge_violations(detection: Detection, text: str) -> Detection:
    """The detection without *violation* or *breach* triggers that stand beside the act; their accord goes to it.

    Where the text says that an accord was violated and no act of the sentence carries it, the nearest act of force
    before those words does, else the first behind them; none does where a party is said to violate it and no more.
    """
    return _carry_violated(_drop_violations(detection, text), text)


def _drop_violations(detection: Detection, text: str) -> Detection:
    heirs: dict[str, str] = {}
    words = {t.id: text[t.start : t.end] for t in detection.triggers}
    for start, end in detection.sentences:
        inside = [t for t in detection.triggers if start <= t.start < end]
        acts = [t for t in inside if not _VIOLATION.fullmatch(words[t.id])]
        for trigger in inside:
            if trigger not in acts and acts:
                heirs[trigger.id] = min(_of_force(acts) or acts, key=lambda act: _gap(act, trigger)).id
    if not heirs:
        return detection
    own = {(a.trigger, a.role, a.target) for a in detection.arguments}
    arguments = []
    for argument in detection.arguments:
        if argument.target in heirs:
            continue
        heir = heirs.get(argument.trigger)
        if heir is None:
            arguments.append(argument)
        elif argument.role == "accord" and (heir, "accord", argument.target) not in own:
            arguments.append(replace(argument, trigger=heir))
    return join(
        [
            replace(
                detection,
                triggers=tuple(t for t in detection.triggers if t.id not in heirs),
                arguments=tuple(arguments),
                relations=tuple(r for r in detection.relations if not {r.source, r.target} & heirs.keys()),
            )
        ]
    )


def _carry_violated(detection: Detection, text: str) -> Detection:
    carried = {(a.trigger, a.target) for a in detection.arguments if a.role == "accord"}
    added: list[Argument] = []
    for start, end in detection.sentences:
        acts = _of_force([t for t in detection.triggers if start <= t.start < end])
        inside = [m for m in detection.mentions if start <= m.start < end]
        for accord in (m for m in inside if m.kind == "accord"):
            if not any((act.id, accord.id) in carried for act in acts):
                breach = _find_breach(accord, acts, inside, text, start)
                added += [Argument(trigger=breach.id, role="accord", target=accord.id)] if breach else []
    return replace(detection, arguments=(*detection.arguments, *added)) if added else detection


def _find_breach(
    accord: DetectedMention,
    acts: Sequence[DetectedTrigger],
    inside: Sequence[DetectedMention],
    text: str,
    start: int,
) -> DetectedTrigger | None:
    """The act by which the sentence, which begins at `start`, says that the accord was violated."""
    behind = next((act for act in acts if act.start >= accord.end), None)
    word = _VIOLATED.search(text, max(start, accord.start - _REACH), accord.start)
    if word is None:
        return behind if _IS_VIOLATED.match(text, accord.end) and _BEHIND.match(text, accord.end) else None
    if behind is not None and _BEHIND.match(text, accord.end):
        return behind
    for actor in (m for m in inside if m.kind == "actor" and m.end <= word.start()):
        if _SUBJECT_OF.fullmatch(text, actor.end, word.start()) and not _OBJECT.search(text, start, actor.start):
            return None
    before = [act for act in acts if act.end <= word.start()]
    return before[-1] if before else behind


def _of_force(acts: Sequence[DetectedTrigger]) -> list[DetectedTrigger]:
    """Those that can breach an accord: who condemns or reports a violation commits none."""
    return [act for act in acts if QUADS[act.type] == "material conflict"]


def _gap(one: DetectedTrigger, other: DetectedTrigger) -> int:
    return max(one.start - other.end, other.start - one.end)
