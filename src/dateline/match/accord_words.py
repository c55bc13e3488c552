"""This file holds the words by which an accord's kind, its making, its end and its violation are known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from dateline.records.accord import AccordKind
from dateline.records.claim import Claim, Words

# What an accord is called tells its kind; the first that fits decides, the more specific first.
_KINDS: Final[tuple[tuple[re.Pattern[str], AccordKind], ...]] = (
    (re.compile(r"demilitari[sz]|de-?confliction|buffer zone", re.I), "demilitarised zone"),
    (re.compile(r"de-?escalation|safe[- ]zone|safe area", re.I), "de-escalation zone"),
    (re.compile(r"no-?fly", re.I), "no-fly zone"),
    (re.compile(r"evacuat|reconciliation", re.I), "evacuation deal"),
    (re.compile(r"prisoner|hostage|detainee|captive|exchange|swap", re.I), "prisoner exchange"),
    (re.compile(r"corridor", re.I), "humanitarian corridor"),
    (re.compile(r"truce|pause|lull|\bcalm\b", re.I), "truce"),
    (re.compile(r"cease-?fire|cessation|armistice", re.I), "ceasefire"),
    (re.compile(r"peace", re.I), "peace agreement"),
)
# Kinds that news does not tell apart: what one page calls a truce is another's ceasefire.
_FAMILIES: Final[dict[AccordKind, str]] = {
    "ceasefire": "fighting stops",
    "truce": "fighting stops",
    "de-escalation zone": "zone",
    "demilitarised zone": "zone",
    "no-fly zone": "no-fly zone",
    "evacuation deal": "evacuation",
    "prisoner exchange": "exchange",
    "humanitarian corridor": "corridor",
    "peace agreement": "peace",
}
# A bare word for any agreement: *the deal*, *the agreement of Thursday*.
_BARE: Final = re.compile(r"\b(?:deals?|agreements?|accords?|pacts?|understandings?|memorandum|arrangements?)\b", re.I)
_NO_ACCORD: Final = re.compile(r"sanction|embargo|resolution|treaty|convention|charter|constitution|trade", re.I)
STOPS_FIGHTING: Final = re.compile(r"cease-?fire|truce|armistice|cessation of hostilities|humanitarian pause", re.I)

MAKING: Final = re.compile(
    r"\b(?:sign\w*|agree\w*|reach\w*|conclud\w*|broker\w*|mediat\w*|declar\w*|struck|strik\w+|seal\w*|accept\w*|"
    r"establish\w*|creat\w*|set(?:ting)? up|announc\w*|deal|agreement|accord|pact)\b",
    re.I,
)
BROKERING: Final = re.compile(r"\b(?:broker|mediat|facilitat|negotiat)\w*", re.I)
SIGNING: Final = re.compile(r"\b(?:sign\w*|initial(?:l?ed)?|met|meet\w*)\b", re.I)
HOLDING: Final = re.compile(r"\b(?:hold\w*|held|respect\w*|observ\w*|remain\w*|maintain\w*|in place|adher\w*)\b", re.I)
ENDING: Final = re.compile(
    r"\b(?:collaps|crumbl|unravel|shatter|expir|terminat|annul|scrapp|revok)\w*"
    r"|\b(?:fell|falls?|fallen|falling) apart\b"
    r"|\bbr(?:oke|eaks?|oken) down\b|\bended\b|\bcalled off\b|\bis over\b|\bbreakdown\b",
    re.I,
)
VIOLATING: Final = re.compile(
    r"\b(?:violat|breach|infring|contraven|flout)\w*|\bbr(?:oke|eak|eaks|eaking|oken)\b(?! (?:down|out|through|off|up))"
    r"|\b(?:in|an?) (?:act of )?defiance of\b|\bdefi(?:ed|es)\b|\bdefying\b",
    re.I,
)
# *Despite the ceasefire, troops shelled X*: no word of violation, and yet the page says that one thing is against the
# other. *Hours before the truce*, *until the ceasefire* and *under the deal* say nothing of the kind.
_AGAINST: Final = re.compile(r"\b(?:despite|in spite of|notwithstanding|regardless of|in disregard of)\b", re.I)
# *In breach of the deal*, *violated their truce*.
_VIOLATED: Final = re.compile(
    r"\s+(?:of\s+)?(?:the|this|that|their|its)\s+(?P<accord>(?:[\w-]+\s+){0,3}?"
    r"(?:cease-?fire|truce|deal|agreement|accord|pact|armistice|zone)s?\b)",
    re.I,
)
# One of these stands in whatever `VIOLATING` finds, in small letters, and in few other sentences. They are without `i`,
# `k` and `s`, of which patterns that ignore case know rarer forms.
_VIOLATING_MARKS: Final = ("olat", "brea", "bro", "nfr", "contraven", "flout", "def")
# Words before a violation that take it back: *would be a violation*, *denied violating*, *without breaching*.
_UNREAL: Final = re.compile(
    r"\b(?:would|could|may|might|should|will|shall|if|unless|whether|any|not|never|no|without|den(?:y|ies|ied|ying)|"
    r"risk\w*|threat\w*|warn\w*|fear\w*|avoid\w*|prevent\w*|possible|potential|vow\w*|refrain\w*)\b"
    r"|n[’']t\b",
    re.I,
)
_BEFORE_WORDS: Final = 60  # code points before a word of violation in which such a word counts, in its own clause
_OBJECT_WORDS: Final = 6  # *violated the terms of the two-week-old ceasefire*
_CLAUSE: Final = re.compile(r"[;:,]|\b(?:and|but|which|who|that)\b", re.I)


def read_kind(words: str) -> AccordKind | None:
    """The kind that an accord's words tell; None for a bare *the deal* or *the agreement*.

    >>> read_kind("demilitarised zone"), read_kind("humanitarian truce"), read_kind("the deal")
    ('demilitarised zone', 'truce', None)
    """
    return next((kind for pattern, kind in _KINDS if pattern.search(words)), None)


def is_accord(words: str) -> bool:
    """Whether the words may be an agreement between parties: sanctions and resolutions bind nobody by consent."""
    return read_kind(words) is not None or (_NO_ACCORD.search(words) is None)


def is_bare(words: str) -> bool:
    """Whether the words name any agreement and none in particular."""
    return read_kind(words) is None and _BARE.search(words) is not None and not words[:1].isupper()


def family_of(kind: AccordKind | None) -> str | None:
    """What kinds that pages use for one another have in common; None where the kind is not told."""
    return _FAMILIES.get(kind) if kind else None


def is_definite(sentence: Words, start: int, words: str) -> bool:
    """Whether the page takes the accord at `start` as known: *the ceasefire*, *their truce*, *the Minsk agreements*."""
    before = sentence.text[: max(0, start - sentence.start)].rstrip()
    last = before.rsplit(None, 1)[-1].casefold().strip("“\"'") if before else ""
    if last in ("a", "an", "any", "no", "another", "new", "possible"):
        return False
    return last in ("the", "this", "that", "their", "its", "both", "current", "existing") or any(
        word[:1].isupper() for word in words.split()
    )


def tells_violation(claim: Claim) -> bool:
    """Whether the claim's own sentences say, as a fact, that the accord in them was violated.

    A violation that would be, may be, is denied or warned of is none; nor is a violation of something else: the words
    must stand with an accord's.
    """
    sentence = claim.evidence.text
    for found in _find_violating(sentence):
        if not _is_unreal(sentence, found.start()) and _names_accord_after(sentence, found.end(), claim):
            return True
    return claim.type == "ASSAULT" and any(
        _names_accord_after(sentence, found.end(), claim) for found in _AGAINST.finditer(sentence)
    )


def find_violated(claim: Claim, *, real: bool) -> str | None:
    """The words for the accord that the claim's sentences say was violated, where no span of the claim names it.

    With `real` False also one whose violation would be, is denied or is feared: it is taken for known all the same.
    """
    sentence = claim.evidence.text
    for found in _find_violating(sentence):
        named = _VIOLATED.match(sentence, found.end())
        if named and not (real and _is_unreal(sentence, found.start())):
            return named["accord"]
    return None


def _find_violating(sentence: str) -> Iterable[re.Match[str]]:
    """Every word of violation; most sentences have none, which is seen without the pattern."""
    lowered = sentence.lower()
    return VIOLATING.finditer(sentence) if any(mark in lowered for mark in _VIOLATING_MARKS) else ()


def _is_unreal(sentence: str, at: int) -> bool:
    before = sentence[max(0, at - _BEFORE_WORDS) : at]
    return _UNREAL.search(_CLAUSE.split(before)[-1]) is not None


def _names_accord_after(sentence: str, at: int, claim: Claim) -> bool:
    """Whether one of the claim's accords stands within a few words behind, or right before (*ceasefire violations*)."""
    for accord in claim.accord:
        start = accord.start - claim.evidence.start
        before = 0 <= at - (start + len(accord.text)) <= len("  violations")
        if before or (at <= start and _is_near(sentence[at:start])):
            return True
    found = STOPS_FIGHTING.search(sentence, at)
    return found is not None and _is_near(sentence[at : found.start()])


def _is_near(between: str) -> bool:
    return len(between.split()) <= _OBJECT_WORDS and not re.search("[;:,.]", between)
