"""This file reads the words around an act: whether it is committed to, only a purpose, or taken back."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import yaml
from msgspec import Struct, convert

from dateline.match.words import stem
from dateline.records.claim import Claim
from dateline.records.ontology import FACTS

# So many words before an act its "to" may stand: *to carry out a large-scale attack*.
_REACH: Final = 5
# So many words before an act its article and adjectives may take, and what stands before them.
_PHRASE_REACH: Final = 4
_CLAUSE_END: Final = re.compile(r"[,;:—–]")
# So many words may stand between *was called off* and the act that it is said of.
_PASSIVE_REACH: Final = 8
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_REFUSAL: Final = re.compile(
    r"\b(?:(?:will|would|shall) (?:not|never)|(?:won|wouldn)['’]?t|no longer"
    r"|(?:not|never) (?:be )?(?:going|planning) to|no (?:plans?|intention) (?:to|of)"
    r"|(?:has|have|had) (?:decided|agreed|promised|vowed|pledged) not to)\b",
    re.IGNORECASE,
)
# What joins an act to the plan of it: *its plan to attack*, *plans for an attack*, *the threat of carrying out*.
_TO_ACT: Final = frozenset(
    {"to", "of", "for", "an", "a", "the", "its", "their", "new", "carry", "out", "launch", "stage", "mount"}
)
_BE: Final = frozenset({"is", "are", "was", "were"})
_TO_BE: Final = frozenset({*_BE, "be", "been", "being"})
_ACT_QUADS: Final = frozenset({"material conflict", "material cooperation"})


class VowWords(Struct, frozen=True, kw_only=True):
    """The lists of `data/vow_words.yaml`."""

    committing: tuple[str, ...]
    purposes: tuple[str, ...]
    calling_off: tuple[str, ...]
    plans: tuple[str, ...]
    taking_back: tuple[str, ...]
    called_off: tuple[str, ...]
    undone: tuple[str, ...]
    deciding: tuple[str, ...]
    hedges: tuple[str, ...]
    joints: tuple[str, ...]
    adjuncts: tuple[str, ...]
    taking: tuple[str, ...]
    truces: tuple[str, ...]


@cache
def load_vow_words() -> VowWords:
    """The lists, read once a process."""
    text = files("dateline.match").joinpath("data", "vow_words.yaml").read_text(encoding="utf-8")
    return convert(yaml.safe_load(text), VowWords)


def is_purpose(claim: Claim, sentence: Iterable[Claim]) -> bool:
    """Whether the act is only what another one is done for: *shelled the town to retake it* (codebook, 8.6).

    `sentence` holds the claims of the same sentence. An act after *to* is a commitment where a word says so (*vowed
    to*, *is ready to*) that stands no farther off than the last act that was done.
    """
    before = _before(claim)
    words = _list_stems(before)
    if any(_leads_to(words[-_REACH - len(phrase) :], phrase) for phrase in _phrases("purposes")):
        return True
    done = [
        other.trigger.end
        for other in sentence
        if other.factuality in FACTS and other.quad in _ACT_QUADS and other.trigger.end <= claim.trigger.start
    ]
    since = max(done, default=claim.evidence.start) - claim.evidence.start
    near = _list_stems(before[max(0, since) :])
    if "to" not in near[-_REACH:]:
        return False
    if not _singles("committing").isdisjoint(near):
        return False
    at = len(near) - 1 - near[::-1].index("to")
    return at == 0 or near[at - 1] not in _BE  # *the army is to withdraw*


def is_called_off(claim: Claim) -> bool:
    """Whether the sentence says of the act that it is postponed, cancelled, called off, halted or given up."""
    if _beginnings().isdisjoint(_list_stems(claim.evidence.text)):
        return False  # as nearly always: the rest takes time
    joints = _singles("joints")
    words = _list_stems(_before(claim))
    for phrase in _phrases("calling_off"):
        for at in range(max(0, len(words) - _REACH - len(phrase)), len(words) - len(phrase) + 1):
            between = _skip_plan(words[at + len(phrase) :])
            if tuple(words[at : at + len(phrase)]) == phrase and joints.isdisjoint(between):
                return _is_meant(words[max(0, at - _PHRASE_REACH) : at])
    if _takes_back_plan(words):
        return True
    if not _singles("adjuncts").isdisjoint(words[-_PHRASE_REACH:]):
        return False
    rest = claim.evidence.text[claim.trigger.end - claim.evidence.start :]
    after = _list_words(_CLAUSE_END.split(rest, maxsplit=1)[0])
    return any(_is_said_of(after, phrase.split()) for phrase in load_vow_words().called_off)


def names_calling_off(claim: Claim) -> bool:
    """Whether the claim's own trigger says that something is taken back: what it is about is its `content`."""
    words = tuple(_list_stems(claim.trigger.text))
    return claim.factuality in FACTS and any(words[: len(phrase)] == phrase for phrase in _phrases("calling_off"))


def is_refused(claim: Claim) -> bool:
    """Whether the sentence says right before the act that its agent will not do it, rather than that it did not."""
    before = _before(claim)
    found = list(_REFUSAL.finditer(before)) if claim.factuality == "denied" else []
    between = _list_stems(before[found[-1].end() :]) if found else []
    return bool(found) and len(between) <= _REACH and _singles("hedges").isdisjoint(between)


def tells_taking(claims: Iterable[Claim]) -> bool:
    """Whether one of the triggers says that a place is taken, not only attacked."""
    return any(not _singles("taking").isdisjoint(_list_stems(claim.trigger.text)) for claim in claims)


def tells_truce(claims: Iterable[Claim]) -> bool:
    """Whether one of the sentences speaks of an end of fighting."""
    return any(not _singles("truces").isdisjoint(_list_stems(claim.evidence.text)) for claim in claims)


def _find_plan(words: Sequence[str]) -> int | None:
    """Where, right before an act, a word stands for its plan: *its {plan} to*, *the {threat} of an*; else None."""
    for at in range(len(words) - 1, max(-1, len(words) - 1 - _PHRASE_REACH), -1):
        if words[at] in _singles("plans"):
            return at if set(words[at + 1 :]) <= _TO_ACT else None
    return None


def _skip_plan(words: Sequence[str]) -> Sequence[str]:
    """The words up to the one that stands for the plan of the act, or all of them where none does."""
    at = _find_plan(words)
    return words if at is None else words[:at]


def _takes_back_plan(words: Sequence[str]) -> bool:
    """*Withdrew its threat to attack*: said of forces it would be another act, said of a plan it takes it back."""
    at = _find_plan(words)
    if at is None:
        return False
    first = max(0, at - _PHRASE_REACH)
    for n in range(at - 1, first - 1, -1):
        if words[n] in _singles("taking_back"):
            return _singles("joints").isdisjoint(words[n + 1 : at]) and _is_meant(words[max(0, n - _PHRASE_REACH) : n])
    return False


def _is_meant(before: Sequence[str]) -> bool:
    """Whether what takes an act back, after these words, is so: neither denied nor asked for nor only thought of."""
    if not _singles("undone").isdisjoint(before):
        return False
    return before[-1:] != ["to"] or not _singles("deciding").isdisjoint(before)


def _is_said_of(after: Sequence[str], phrase: Sequence[str]) -> bool:
    """*… on Hama was called off*, *… has been postponed*: a form of *be* right before the words, no joint before it."""
    for at in range(1, min(len(after), _PASSIVE_REACH + 3) - len(phrase) + 1):
        if list(after[at : at + len(phrase)]) == list(phrase) and after[at - 1] in _TO_BE:
            between = {stem(word) for word in after[: at - 1]}
            others = _singles("joints") | _singles("undone") | _TO_BE
            return between.isdisjoint(others)
    return False


def _before(claim: Claim) -> str:
    """The sentence up to the trigger; nothing where the claim does not lie in its evidence."""
    return claim.evidence.text[: max(0, claim.trigger.start - claim.evidence.start)]


def _list_words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _list_stems(text: str) -> list[str]:
    return [word if word in _TO_BE else stem(word) for word in _list_words(text)]


def _leads_to(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether the phrase stands among the words with nothing but an act's own words behind it."""
    size = len(phrase)
    return any(
        tuple(words[at : at + size]) == tuple(phrase) and "to" not in words[at + size :]
        for at in range(len(words) - size + 1)
    )


@cache
def _beginnings() -> frozenset[str]:
    """The stems with one of which every way to take something back begins."""
    return frozenset(phrase[0] for name in ("calling_off", "called_off", "taking_back") for phrase in _phrases(name))


@cache
def _singles(name: str) -> frozenset[str]:
    words: Collection[str] = getattr(load_vow_words(), name)
    return frozenset(stem(word) for word in words)


@cache
def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    phrases: Collection[str] = getattr(load_vow_words(), name)
    return tuple(tuple(_list_stems(phrase)) for phrase in phrases)
