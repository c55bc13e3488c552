"""This file reads in a sentence that an act told as done or said is not so: supposed, still to come, over, or denied.

A claim's factuality says the same, and where it does not, one of the two is wrong: what may not have been done carries
out no vow, and what may not have been said is none.
"""

from __future__ import annotations

import re
from typing import Final

from dateline.match.words import stem
from dateline.records.claim import Claim

_CLAUSE_END: Final = re.compile(r"[,;:—–]")
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# What may stand between one of these and its act: *may already have been attacked*. After any other word the act is
# another one's object: *would flee the attack*.
_AUXILIARIES: Final = frozenset(
    {"have", "be", "been", "not", "never", "soon", "already", "also", "still", "ever", "again", "now", "then", "even"}
)
# *May* with a capital letter is a month.
_MODALS: Final = frozenset({"may", "might", "could", "would", "will", "should", "must", "shall"})
_HYPOTHESES: Final = frozenset({"if", "unless", "whether"})
# *Called on HTS to attack*: so many words may stand between who is asked and the act.
_ASKED_REACH: Final = 8
_WISHES: Final = frozenset(
    map(
        stem,
        "expected urged called asked demanded ordered told likely threatened planned vowed wants ready preparing "
        "encouraged pressed feared intends unable failed".split(),
    )
)
# *Lifted its sanctions*, *ended all American strikes*: what is so ended had begun before, and is not what was vowed. So
# many other words may stand between, none of them a joint.
_ENDS: Final = frozenset(stem(word) for word in ("lifted", "eased", "ended", "removed", "ceased", "waived", "relaxed"))
_ENDS_REACH: Final = 3
_JOINTS: Final = frozenset(
    {"with", "in", "by", "to", "for", "from", "on", "at", "after", "before", "and", "when", "that"}
)
# What is denied may stand some words behind: *denied on Monday that it had ever threatened to attack*.
_DENIAL: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:es?|ed)|disput(?:es?|ed))\b"
    r"(?P<what>(?: (?:on|late|early|this|last)\b[^,;]{0,24}?)?"
    r" (?:that|it|they|he|she|having|plan(?:s|ning)|intend(?:s|ing)|any\b|(?:[a-z]+ ){0,3}?"
    r"(?:reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?|plans?|intention)\b))",
    re.IGNORECASE,
)
# Who takes back a denial, or to whom it is denied: *did not deny that it attacked*, *cannot deny*.
_NOT: Final = re.compile(r"\b(?:not|never|cannot|n['’]t|without|neither|nor)\s+(?:\w+\s+)?$", re.IGNORECASE)
# What ends what is denied and begins what is told: *denied that it had lost the town and vowed to retake it*.
_TURNS: Final = frozenset({"and", "but", "while", "after", "before", "when", "although", "though", "as"})


def is_doubted(claim: Claim) -> bool:
    """Whether the words before an act say that it is only supposed, wished for, still to come, or an older one's end.

    It is read in the act's own clause: *if HTS attacked the town*, *may have attacked*, *called on HTS to attack*.
    """
    clause = _CLAUSE_END.split(_before(claim))[-1]
    words = _WORD.findall(clause)
    if any(word.lower() in _HYPOTHESES for word in words):
        return True
    near = [word.lower() for word in words[-_ENDS_REACH:]]
    if any(stem(word) in _ENDS and _JOINTS.isdisjoint(near[at:]) for at, word in enumerate(near)):
        return True
    last = next((word for word in reversed(words) if word.lower() not in _AUXILIARIES), "")
    if last in _MODALS:
        return True
    return last.lower() == "to" and any(stem(word) in _WISHES for word in words[-_ASKED_REACH:])


def is_disowned(claim: Claim) -> bool:
    """Whether the sentence denies, before an act, that it was done or said: *denied that it had attacked*."""
    before = _before(claim)
    for found in _DENIAL.finditer(before):
        if _NOT.search(before[: found.start()]) is None:
            return not _is_turned(_WORD.findall(before[found.end() :])) and ";" not in before[found.end() :]
    return False


def _is_turned(words: list[str]) -> bool:
    return any(word.lower() in _TURNS for word in words)


def _before(claim: Claim) -> str:
    """The sentence up to the trigger; nothing where the claim does not lie in its evidence."""
    return claim.evidence.text[: max(0, claim.trigger.start - claim.evidence.start)]
