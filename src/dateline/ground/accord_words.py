"""This file holds the words that tell what an agreement is: its kind, its parties, its making and its brokering."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.describe import countries_of

# What an accord is called tells its kind; the first that fits decides, the more specific first.
_KINDS: Final = (
    (re.compile(r"demilitari[sz]|de-?confliction|buffer zone", re.I), "demilitarised zone"),
    (re.compile(r"de-?escalation|safe[- ]zone|safe area", re.I), "de-escalation zone"),
    (re.compile(r"no-?fly", re.I), "no-fly zone"),
    (re.compile(r"evacuat", re.I), "evacuation deal"),
    (re.compile(r"reconciliation", re.I), "reconciliation deal"),
    (re.compile(r"prisoner|hostage|detainee|captive|exchange|swap", re.I), "prisoner exchange"),
    (re.compile(r"humanitarian (?:corridor|passage)", re.I), "humanitarian corridor"),
    (re.compile(r"truce|\b(?:humanitarian|fighting) pause|\blull\b", re.I), "truce"),
    (re.compile(r"cease-?fire|cessation|armistice|pause", re.I), "ceasefire"),
    (re.compile(r"peace(?!keep)", re.I), "peace agreement"),
    (re.compile(r"sanction", re.I), "sanctions"),
    (re.compile(r"treaty|convention|resolution|charter|protocol", re.I), "treaty"),
)
# Such an accord may bear the name of the place in which it holds.
NAMES_AREA: Final = re.compile(r"zone|cease-?fire|truce|armistice|cessation|evacuation|corridor", re.I)
# The words of its own phrase before it: back to an article, a preposition or a mark.
_PHRASE: Final = re.compile(
    r"(?:(?!(?:the|an?|its|their|this|that|any|no|of|in|on|at|to|from|by|for|with|under|after|before|and|or)\s)"
    r"[\w'’-]+\s+){1,3}$",
    re.I,
)
# What it is about: *on the evacuation of*, *with Russia to swap prisoners*, *under which fighters evacuate*.
_ABOUT: Final = re.compile(
    r"(?:\s+(?:with|between|among|reached|signed|struck)\s[^.;,:\n]{1,60}?)?"
    r"\s+(?:on|for|to|over|about|concerning|regarding|(?:providing|calling|that (?:provides|calls)) for|under which)"
    r"(?P<words>(?:\s+(?!(?:after|before|since|despite|amid|during|while|when|until|following|violat|breach))"
    r"[\w'’-]+){1,7})",
    re.I,
)
_BARE: Final = re.compile(r"(?:[a-z-]+\s+)?(?i:deal|agreement|accord|pact|understanding|arrangement|settlement|plan)s?")
_BROKERING: Final = re.compile(r"\b(?:broker|mediat|sponsor|facilitat|host)(?!age)\w*", re.I)
_SIGNING: Final = re.compile(
    r"\b(?:sign(?:s|ed|ing)?|reach\w*|str(?:ike|ikes|iking|uck)|seal\w*|conclud\w*|initial+ed|ink(?:s|ed)?)\b", re.I
)
# *Russian-brokered truce*: whose hands it came from is no party.
_BROKERED: Final = re.compile(
    r"\S+-(?:brokered|mediated|sponsored|facilitated|backed|led|drafted|proposed|supervised|monitored)\b", re.I
)


def read_kind(words: str) -> str | None:
    """The kind that an accord's words tell; None for a bare *the deal*.

    >>> read_kind("seven-day truce"), read_kind("Minsk agreements")
    ('truce', None)
    """
    return next((kind for pattern, kind in _KINDS if pattern.search(words)), None)


def read_kind_around(text: str, start: int, end: int) -> str | None:
    """The kind of the accord at those code points of the text: by its words, else, for a bare noun, by those beside it.

    >>> read_kind_around("They signed a deal on the evacuation of Douma.", 14, 18)
    'evacuation deal'
    """
    words = text[start:end]
    kind = read_kind(words)
    if kind is not None or not is_bare(words):
        return kind
    phrase = _PHRASE.search(text, max(0, start - 60), start)
    about = _ABOUT.match(text, end)
    return (read_kind(phrase[0]) if phrase else None) or (read_kind(about["words"]) if about else None)


def is_bare(words: str) -> bool:
    """Whether the words name any agreement and none in particular: *the deal*.

    >>> is_bare("deal"), is_bare("Minsk agreement"), is_bare("ceasefire")
    (True, False, False)
    """
    return _BARE.fullmatch(words) is not None


def parties_in(words: str) -> tuple[str, ...]:
    """The countries (ISO 3166 alpha-3) that an accord's own words name as its parties.

    >>> parties_in("Turkish-Russian de-escalation zone"), parties_in("Egyptian-brokered truce")
    (('TUR', 'RUS'), ())
    """
    return tuple(countries_of(_BROKERED.sub(" ", words)))


def is_brokering(words: str) -> bool:
    """Whether the words of an act say that its actor stands between the parties: *brokered*, *mediated*."""
    return _BROKERING.search(words) is not None


def is_signing(words: str) -> bool:
    """Whether the words of an act say by themselves that an agreement was made: *signed*, *struck*, *reached*."""
    return not is_brokering(words) and _SIGNING.search(words) is not None


def is_making(type_: str, words: str) -> bool:
    """Whether of those who do this act all but its brokers become parties: they agree, or sign."""
    return type_ == "AGREE" or is_signing(words)
