"""This file lets plain words right before an act overrule the network: *are not massing*, *could kidnap*, *planned*."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from dateline.records.detection import Detection
from dateline.records.ontology import FACTS, Factuality

_NEGATED: Final = re.compile(
    r"\b(?:(?:is|are|was|were|has|have|had|do|does|did)(?: not|n['’]t)|never)(?: yet| ever| been| being| be)* $",
    re.IGNORECASE,
)
_POSSIBLE: Final = re.compile(r"\b(?:may|might|could)(?: also| soon| well| still| now| be)* $", re.IGNORECASE)
_PLANNED: Final = re.compile(r"\b(?:planned|scheduled|intended)(?: [a-z-]+)? $", re.IGNORECASE)
# Who *denied that it attacked* denies the attack; who denied *that it was behind the attack* does not.
_SUBJECT: Final = (
    r"(?:(?:the|its|their|his|her|any|a|an) )?(?:(?!and|or|but|that|who|which|is|was|are|were)[\w'’-]+ ){1,3}"
)
_AUXILIARY: Final = r"(?:ha(?:d|s|ve) )?(?:(?:ever|also|again|already|deliberately) )*"
_DISOWNED: Final = re.compile(
    rf"(?<!not )(?<!never )\bden(?:y|ies|ied|ying)(?: on \w+day)? that {_SUBJECT}{_AUXILIARY}$", re.IGNORECASE
)
# *If rebels attacked*, *unclear whether the army shelled it*.
_SUPPOSED: Final = re.compile(rf"(?<!as )\b(?:if|unless|whether) {_SUBJECT}{_AUXILIARY}$", re.IGNORECASE)
# Both need a verb behind them: *whether the Friday bombing was theirs* does not doubt the bombing.
_PAST: Final = re.compile(
    r"\w+ed|(?:struck|hit|shot|fought|took|taken|stole|broke|withdrew|fell|overran|held|met|sent|burnt|blew)\b.*",
    re.IGNORECASE,
)
# *Editors to be released*: arranged, unless somebody in the sentence asks for it.
_TO_BE: Final = re.compile(r"\w to be $")
_ASKED: Final = re.compile(
    r"\b(?:call|urg|demand|ask|order|appeal|request|requir|insist|want|need|hope|expect|likely|ought|should|must|ha(?:s|ve|d)\b)",
    re.IGNORECASE,
)
# What is *to* be taken up again is not under way: *a reason to restart their raids*.
_RESUMED: Final = re.compile(
    r"\bto (?:resume|restart|renew|relaunch|reopen|take up)"
    r"(?: (?:its|their|his|her|the|a|an|new|fresh|[a-z]+ary|air))* $",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(
    r"\b(?:allow|reason|pretext|excuse|chance|opportunit|enable|if|could|would|may|might|any|such)\w*", re.IGNORECASE
)


def overrule(before: str, factuality: Factuality, word: str = "") -> Factuality:
    """What the words of the sentence before an act make of its factuality; as it is where they say nothing plain.

    `word` is the act's own; some readings need it to be a verb.

    A missed *not* turns a denial into a fact, the gravest error of all; these few readings leave no doubt.

    >>> overrule("The soldiers are not ", "ongoing")
    'denied'
    >>> overrule("They did not only ", "happened")
    'happened'
    """
    done = _PAST.fullmatch(word) is not None
    if factuality in FACTS and (_NEGATED.search(before) or (done and _DISOWNED.search(before))):
        return "denied"
    if factuality in FACTS and (_POSSIBLE.search(before) or (done and _SUPPOSED.search(before))):
        return "conditional"
    if factuality in FACTS and _RESUMED.search(before):
        return "conditional" if _OPEN.search(before) else "planned"
    if factuality in {"urged", "expected"} and _TO_BE.search(before) and not _ASKED.search(before):
        return "planned"
    if factuality in {"happened", "ongoing", "expected", "conditional"} and _PLANNED.search(before):
        return "planned"
    return factuality


def heed_plain_words(detection: Detection, text: str) -> Detection:
    """The detection with every trigger's factuality as such words have it."""
    triggers = []
    for trigger in detection.triggers:
        start = next((a for a, b in detection.sentences if a <= trigger.start < b), trigger.start)
        factuality = overrule(text[start : trigger.start], trigger.factuality, text[trigger.start : trigger.end])
        triggers.append(replace(trigger, factuality=factuality))
    return replace(detection, triggers=tuple(triggers))
