"""This file doubts what looks like a timex: verbs, names, papers, counts and prices that are written like one."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.feasts import NAMES
from dateline.ground.timex_words import MONTHS, SEASONS, WEEKDAYS

_NAMES: Final = frozenset(MONTHS) | frozenset(WEEKDAYS)
_SHORT_DAYS: Final = frozenset(name for name in WEEKDAYS if len(name) <= 5)
# Nothing else in English is written so, even without the capital.
_PLAIN_EVEN_SMALL: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july september october "
    "november december".split()
)
# Words that also mean something else; alone they are a time only after one of the words in _BEFORE_A_TIME.
_DOUBTFUL: Final = frozenset({"may", "march", "mar", *SEASONS})
_PREPOSITIONS: Final = (
    r"in|since|by|until|till|before|after|during|of|from|through|between|and|or|this|last|next|late|early|mid|for|every|"
    r"each|for|past|to"
)
_BEFORE_A_TIME: Final = re.compile(rf"(?:\b(?:{_PREPOSITIONS}|the)[ -])$", re.I)
_BEFORE_A_MONTH: Final = re.compile(
    rf"(?:\b(?:{_PREPOSITIONS}|the|on|that|as|its|a|when|where|than|with|but|if|at|around|about|throughout|back|earlier|"
    r"later|mid|beginning|starting|ending|yesterday|today)[ -])$",
    re.I,
)
_BEFORE_A_COUNT: Final = re.compile(
    r"(?:\b(?:some|about|around|nearly|almost|than|least|over|another|approximately|roughly|numbers?|"
    r"flight|no\.|boeing|page|room|orion|apollo|article|resolution|unit|route|highway|km|type|model)[ -])$",
    re.I,
)
_NO_TIMEX: Final = re.compile(
    r"(?:an? |the |another |each |every )?(?:second|minute|moment)|the (?:first|second|third) (?:half|"
    r"day)|one night|annual|annually|quarterly|more than a quarter|"
    r"(?:that|same|the same) (?:second|minute)",
    re.I,
)
# *$1.76 a year*, *four flights a week*: a rate, not a time.
_RATE: Final = re.compile(
    r"(?:\d|\b(?:million|billion|thousand|hundred|dollars|hours|times|days|flights|seats|tons|tonnes|barrels|people|"
    r"rounds|shells|sorties|raids|bombs|cents|euros|pounds|jobs|trips|meals)) $",
    re.I,
)
# Papers and programmes: "the daily Granma", "the Sunday Times", "Russia Today".
_PAPER_AFTER: Final = re.compile(
    r"[ -](?:Times|Telegraph|Mirror|Mail|Express|Punch|Herald|Independent|Star|Sun|News|Nation|Post|Vanguard|Monitor|"
    r"Show|newspaper|paper|magazine|tabloid)\b"
)


_NAME_BEFORE: Final = re.compile(
    r"(?:^|[^.!?:;\s\"“(]\s|[\"“(])((?:Mr|Ms|Mrs|Dr|Gen|Col|Lt|Maj|Capt)\.|[A-Z][\w'’.-]+) $"
)
_RATE_UNIT: Final = re.compile(r"an? (?:day|night|week|month|year|quarter|hour|minute|second)", re.I)


def is_likely(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]`, which has the form of a timex, is one where it stands."""
    words = text[start:end]
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if _NO_TIMEX.fullmatch(words) or _is_name(words, before, after) or _is_count(words, before, after):
        return False
    lowered = words.lower().strip(".")
    for token in re.findall(r"[A-Za-z]+", words):
        small = token.lower()
        if small in _NAMES and token[0].islower() and small not in _PLAIN_EVEN_SMALL:
            return False  # "may", "march", "sat": such a month or weekday is written with a capital
    if re.fullmatch(r"(?:the |that |a )?\w+", lowered) and lowered.split()[-1] in _SHORT_DAYS and words[-1] != ".":
        return False  # "Sun", "that Sat": a paper, a firm, a verb
    if lowered in MONTHS and len(lowered) < 4 and lowered != "may" and not text.startswith(".", end - 1):
        return False
    if re.match(r"[ -](?:years? )?old\b|[ -]olds?\b", after):
        return False  # an age
    if lowered in NAMES and not re.search(r"[A-Z]", words):
        return False  # "lent" is a verb, "Lent" a season
    if lowered in _DOUBTFUL:
        if before.lower().endswith((" to ", "\nto ")) and not re.search(r"\bfrom \w+ to $", before, re.I):
            return False  # "to fall", "to spring"
        if words[0].isupper() and re.match(r" (?:on|for|of) (?:the )?[A-Z]", after) and before.lower().endswith("the "):
            return False  # "the March on Washington"
        follows_month = re.match(r",? \d", after[:3]) is not None
        return bool(_BEFORE_A_TIME.search(before)) or follows_month
    # "the fall of the city"
    return not (lowered in ("the fall", "the spring") and re.match(r" of (?!\d|last|this|next)", after))


def _is_name(words: str, before: str, after: str) -> bool:
    """A person (*June Kelly*, *Theresa May*), a paper (*the Daily Star*), a film."""
    lowered = words.lower().strip(".")
    name_before = _NAME_BEFORE.search(before)
    opens = re.search(r"(?:^|[.!?:\n\"“”]\s*)$", before) is not None
    if lowered in MONTHS and not _BEFORE_A_MONTH.search(before) and lowered not in ("may", "march"):
        surname = re.match(r" (?!Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)[A-Z][a-z]", after)
        if surname or (name_before and name_before[1].lower() not in _NAMES and words[0].isupper()):
            return True
    if re.search(r"\b(?:daily|weekly|monthly|sunday|today|this week)$", lowered) and _PAPER_AFTER.match(after):
        return True
    if re.fullmatch(r"daily|weekly|monthly", lowered) and (
        re.match(r" [A-Z]|,? (?:said|reported|wrote|quoted)\b", after) or (words[0].isupper() and not opens)
    ):
        return True
    if re.fullmatch(r"Today|Noon|Now|Tomorrow", words) and name_before and not opens:
        return True
    last = words.split()[-1]
    # "This Week" is a programme; "the Spring Shield operation" no spring.
    return words == "This Week" or bool(
        last[0].isupper() and lowered.split()[-1] in SEASONS and re.match(r" [A-Z]", after)
    )


def _is_count(words: str, before: str, after: str) -> bool:
    """A number of things (*2000 troops*), a price, a rate (*five flights a week*)."""
    if re.fullmatch(r"\d+\.\d+", words):
        return True
    if _RATE_UNIT.fullmatch(words) and _RATE.search(before):
        return True
    if re.fullmatch(r"24 hours", words) and after.startswith(" a day"):
        return True
    if not re.fullmatch(r"\d{4}", words):
        return False
    if _BEFORE_A_COUNT.search(before):
        return True
    following = re.match(r" ([a-z]+)", after)
    # "2000 troops" is a count, "in 2000 troops left" and "the 1988 elections" are not.
    counted = (
        following is not None
        and following[1].endswith(("s", "people", "men"))
        and following[1] not in ("was", "is", "as", "has", "this", "its")
    )
    return counted and not re.search(r"\b(?:in|the|since|of|by|until|from|its|'s|for|a)[ -]$", before, re.I)
