"""This file reads what was called off, put off or only announced: *called off the attack* tells of no attack."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from dateline.detect.join import join
from dateline.records.detection import Argument, DetectedTrigger, Detection
from dateline.records.ontology import FACTS, QUADS, Factuality

_OWNER: Final = r"(?:its|their|his|her|the|all|any|an?|such)"
_CANCEL: Final = (
    r"(?:call(?:ed|s|ing) off|cancel(?:l?ed|s|l?ing)|shelv(?:ed|es|ing)|scrap(?:ped|s|ping)|decid(?:ed|es|ing) against"
    r"|(?:drop(?:ped|s|ping)|abandon(?:ed|s|ing)|gave up)"
    rf" (?:{_OWNER} )?(?:[a-z]+ )?(?:plans?|idea|threats?) (?:for|of))"
)
_GIVEN_UP: Final = re.compile(
    r"\b(?:called off|cancell?ed|shelved|scrapped|dropp?ed|abandon(?:ed|s)|g[ia]ve(?:n|s)? up|giving up"
    rf"|withdr(?:ew|awn)|renounc(?:ed|es)) (?:{_OWNER} )?(?:[a-z]+ )?"
    r"(?:plans?|threats?|vows?|pledges?|intentions?|bid|idea) (?:to|of) (?:[a-z]+ly )?$",
    re.I,
)
# Before the noun as an adjective (*the delayed attack began*) it says nothing of the kind.
_VERB_ONLY: Final = r"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bits )(?<!\btheir )(?<!\blong-)"
_DELAY: Final = rf"{_VERB_ONLY}(?:postpon(?:ed|es|ing)|put(?:s|ting)? off|delay(?:ed|s|ing)|deferr(?:ed|ing))"
_PROMISE: Final = rf"{_VERB_ONLY}(?:had (?:only |already )?announced|(?:threaten|promis|pledg)(?:ed|s|es|ing))"
_ANNOUNCED: Final = re.compile(
    r"(?:air ?)?(?:strikes?|raids?|attacks?|bombings?|assaults?|offensives?|operations?|campaigns?|incursions?"
    r"|invasions?|interventions?|bombardments?|reprisals?|retaliation|advance)|airstrikes?|onslaught",
    re.I,
)
# It was not called off, or is not yet.
_NOT: Final = re.compile(
    r"\b(?:not|never|den(?:y|ies|ied)|refus\w+|without|if|unless|until|whether|instead of)\b|n['’]t\b", re.I
)
# What may stand between such a verb and the noun of the act: an article and what the act is called, no preposition.
_NOUN_PHRASE: Final = (
    r"(?: (?:the|its|their|his|her|a|an|this|that|any|all|both|another|more|further|new))?"
    r"(?: (?!(?:after|before|because|in|on|of|over|amid|following|and|but|or|to|with|for|by|as|at|that|which|while"
    r"|when|since|until|from|against|near|talks|plans?)\b)[\w’'-]+){0,3} $"
)
_CANCELLED_BEFORE: Final = re.compile(rf"\b(?P<verb>{_CANCEL}){_NOUN_PHRASE}", re.I)
_DELAYED_BEFORE: Final = re.compile(rf"\b(?P<verb>{_DELAY}){_NOUN_PHRASE}", re.I)
_PROMISED_BEFORE: Final = re.compile(rf"\b(?P<verb>{_PROMISE}){_NOUN_PHRASE}", re.I)
# Behind the noun: *on the town of X has since been called off*; only its own phrases may stand between.
_PHRASES: Final = (
    r"(?: (?:on|against|in|into|at|near|of|to|for|from|by|between|around|towards?|planned|scheduled|set|announced|due)"
    r"(?: (?:on|for|in|by|the|its|their|this|next|an?)){0,2}"
    r"(?: (?!(?:the|a|an|and|but|after|before|that|which|who|would|could|might|may|should|must|was|were|is|has|have|had"
    r"|will)\b)[\w’'-]+){1,4}){0,4}"
)
_AUXILIARY: Final = (
    r" (?:was|were|is|are|has been|have been|had been|is being|was being|got)"
    r"(?: (?:also|later|then|again|since|now|first|all|[a-z]+ly|at the last (?:minute|moment)))? "
)
_CANCELLED_BEHIND: Final = re.compile(
    rf"{_PHRASES}{_AUXILIARY}(?P<verb>called off|cancell?ed|shelved|scrapped|averted)\b", re.I
)
_DELAYED_BEHIND: Final = re.compile(rf"{_PHRASES}{_AUXILIARY}(?P<verb>postponed|put off|delayed|deferred)\b", re.I)
_BEFORE: Final[tuple[tuple[re.Pattern[str], Factuality], ...]] = (
    (_CANCELLED_BEFORE, "denied"),
    (_DELAYED_BEFORE, "planned"),
)
_BEHIND: Final[tuple[tuple[re.Pattern[str], Factuality], ...]] = (
    (_CANCELLED_BEHIND, "denied"),
    (_DELAYED_BEHIND, "planned"),
)
# The noun must be the subject: no phrase of another noun may hold it (*talks about the attack were called off*).
_SUBJECT: Final = re.compile(
    r"(?:^|[,;:“\"(–—]\s*|\b(?:that|and|but|after|before|because|when|since|as|said|while|where)\s+)"
    r"(?:(?:a|an|the|its|their|his|her|this|that|any|all|both)\s+)?"
    r"(?:(?!(?:of|on|about|over|for|to|in|with|by|from|at|against)\b)[\w’'-]+\s+){0,3}$",
    re.I,
)
# Signs that it had begun: it is over then, but it happened.
_BEGUN: Final = re.compile(
    r"\bafter (?:[\w’'-]+ ){0,3}(?:minutes?|hours?|days?|weeks?|months?|years?|los(?:s|ses|ing)|casualties|deaths?"
    r"|resistance|fighting|killed|wounded|injured|clashes)\b"
    r"|\b(?:ongoing|under way|underway|half-?way|\w+-(?:day|week|month|year)s?(?:-old)?)\b"
    r"|\b(?:day|week|month|year)s?-long\b"
    r"|\bsince\b(?! (?:been|then))",
    re.I,
)
# Acts that are named while they last: *called off the siege, the strike*.
_LASTING: Final = frozenset(
    {"COERCE.restrict", "COERCE.curfew", "PROTEST.strike", "PROTEST.boycott", "PROTEST.hunger", "SANCTION.discontinue"}
)
_UNREAL: Final[frozenset[Factuality]] = frozenset({"planned", "expected", "conditional"})
_DATED_FOR: Final = re.compile(r"\b(?:for|by|before|until|within|from|next)\s+(?:the\s+|early\s+|late\s+)?$", re.I)


def read_called_off(detection: Detection, text: str) -> Detection:
    """The detection in which an act that was called off is `denied`, and one put off or only announced `planned`.

    Only what had not begun: an attack called off *after two days* happened. A material act that the network saw in the
    words of calling off themselves goes: there is one trigger for each act. The day on which an act was announced is
    `said` of it.
    """
    reread: dict[str, Factuality] = {}
    verbs: list[tuple[int, int]] = []
    announced: set[str] = set()
    for trigger in detection.triggers:
        start, end = next(
            ((a, b) for a, b in detection.sentences if a <= trigger.start < b), (trigger.start, trigger.end)
        )
        found = _read(trigger, detection, text, start, end)
        if found is None:
            continue
        factuality, verb = found
        reread[trigger.id] = factuality
        if verb is not None:
            verbs.append(verb)
        elif factuality == "planned":
            announced.add(trigger.id)
    if not reread:
        return detection
    dropped = {
        t.id
        for t in detection.triggers
        if t.id not in reread
        and QUADS[t.type].startswith("material")
        and any(t.start < b and a < t.end for a, b in verbs)
    }
    found_again = replace(
        detection,
        triggers=tuple(
            replace(t, factuality=reread.get(t.id, t.factuality)) for t in detection.triggers if t.id not in dropped
        ),
        arguments=tuple(
            _say(a, announced, detection, text)
            for a in detection.arguments
            if a.trigger not in dropped and a.target not in dropped
        ),
        relations=tuple(r for r in detection.relations if not {r.source, r.target} & dropped),
    )
    return join([found_again]) if dropped else found_again


def _read(
    trigger: DetectedTrigger, detection: Detection, text: str, start: int, end: int
) -> tuple[Factuality, tuple[int, int] | None] | None:
    """The act's factuality and where the words of calling off stand; None where the sentence says nothing of it."""
    before, behind = text[start : trigger.start], text[trigger.end : end]
    kind = f"{trigger.type}.{trigger.mode}" if trigger.mode else trigger.type
    if trigger.factuality not in FACTS | _UNREAL or QUADS[trigger.type] == "verbal conflict" or kind in _LASTING:
        return None
    if _GIVEN_UP.search(before) and not _NOT.search(before):
        return "denied", None
    for pattern, factuality in _BEFORE:
        match = pattern.search(before)
        if match is not None and not _NOT.search(before[: match.start()]) and not _BEGUN.search(text[start:end]):
            return factuality, (start + match.start("verb"), start + match.end("verb"))
    for pattern, factuality in _BEHIND:
        match = pattern.match(behind)
        subject = _SUBJECT.search(before)
        if match is not None and subject and not _NOT.search(before) and not _BEGUN.search(text[start:end]):
            return factuality, (trigger.end + match.start("verb"), trigger.end + match.end("verb"))
    if trigger.factuality not in FACTS or not _ANNOUNCED.fullmatch(text[trigger.start : trigger.end]):
        return None
    counted = any(a.trigger == trigger.id and a.role == "toll" for a in detection.arguments)
    return ("planned", None) if _PROMISED_BEFORE.search(before) and not counted else None


def _say(argument: Argument, announced: set[str], detection: Detection, text: str) -> Argument:
    """The argument, its time as `said` where it dates the announcement: *announced it on Monday*, not *for Monday*."""
    if argument.role != "time" or argument.trigger not in announced:
        return argument
    start = next((m.start for m in detection.mentions if m.id == argument.target), 0)
    words = text[start : start + 12].lower()
    ahead = _DATED_FOR.search(text[max(0, start - 20) : start]) or words.startswith(
        ("next", "tomorrow", "within", "before", "by ")
    )
    return argument if ahead else replace(argument, role="said")
