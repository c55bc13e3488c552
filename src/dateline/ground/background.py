"""This file tells an act that its sentence only looks back on: *three died on Sunday after the raid* dates a death."""

from __future__ import annotations

import re
from typing import Final

# What was done after, over or for the act has a day of its own; the act was over by then.
_LOOKS_BACK: Final = re.compile(
    r"\b(?:(?<!days )(?<!weeks )(?<!months )(?<!years )after|following|(?<!ha[ds] )(?<!have )since|over|"
    r"despite|because of|due to|thanks to|(?:revenge|reprisal|retaliation|answer|reply|"
    r"response|reaction) (?:for|to)|in connection with|role in|part in|(?:accused|suspected|convicted|guilty) of|"
    r"responsib\w+ for|own(?:ed|s)? up to|blamed? for)\s+"
    r"(?:(?!(?:of|in|at|on|by|for|from|to|with|near|over|and|or|but|that|who|which|whose|when|where|after|before)\b)"
    r"[\w'’-]+\s+){0,6}$",
    re.IGNORECASE,
)
_AWAITS: Final = re.compile(
    r"\b(?:until|till|ahead of) (?:the|his|her|their|its)\s+(?:(?!(?:of|in|at|on|by|for|from|to|with|and)\b)"
    r"[\w'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
# An act within what another verb is told of: *those who fell in the shooting*, *a man hurt by the blast*.
_EMBEDDED: Final = re.compile(
    r"\w\s+(?:in|of|from|by|during|over|for|after|since|at)\s+(?:the|a|an|his|her|their|its|this|that|[A-Z][\w'’-]*['’]s)"
    r"?\s*(?:(?!(?:of|in|at|on|by|for|from|to|with|near|and|or|that|who|which|when|where)\b)[\w'’-]+\s+){0,4}$"
)
# The verb of the sentence, which has the time: not a participle alone, and none that tells the act itself.
_OTHER_VERB: Final = re.compile(
    r"\b(?:was|were|has been|have been|had been|will be|is|are)\s+(?:\w+ly\s+)?"
    r"(?!(?:kill|wound|injur|hurt|shot|kidnap|abduct|destroy|damag|carried out|launch|stag|mount|conduct|committ|fired|"
    r"hit|struck|set|blown|believed|reported|said|being)\w*)\w+(?:ed|n|t|ht|ng)\b|"
    r"\b(?:came|went|met|appeared|died|succumbed|said|told|spoke|wrote|marched|gathered|rose|climbed|fled|returned|left|"
    r"arrived|visited|demanded|called|protested)\b",
    re.IGNORECASE,
)
_RELATIVE: Final = re.compile(r"\b(?:which|that|who|whose|when|where|while|as|and|but)\b|[;:,]", re.IGNORECASE)

# *The deadliest attack since 2015*, *the ninth to be killed this year*: the time says with what the act is compared.
_COMPARED: Final = re.compile(
    r"\b(?:(?:deadl|blood|heav)iest|(?:large|bigg|fierc|great|high|grav|long|strong|clos)est|worst|most|first|second|"
    r"third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b[^.;:!?,\n]*$",
    re.IGNORECASE,
)
_FRAME: Final = re.compile(
    r"(?:so far )?this (?:year|month|decade|century)|the (?:year|month|decade|century)|since\b.*", re.IGNORECASE
)
_SINCE: Final = re.compile(r"\bsince\b[^.;:!?\n]*$", re.IGNORECASE)


def is_looked_back_on(text: str, act: tuple[int, int], time: tuple[int, int]) -> bool:
    """Whether a time of the act's sentence is that of what was done later: after the act, over it, to its victims.

    >>> text = "Coffins of those who fell in the shooting were carried down on Thursday."
    >>> is_looked_back_on(text, (33, 41), (63, 71))
    True
    """
    if time[1] <= act[0]:
        return _LOOKS_BACK.search(text, time[1], act[0]) is not None
    if time[0] < act[1]:
        return False
    between = text[act[1] : time[0]]
    if _RELATIVE.search(between) or _EMBEDDED.search(text[max(0, act[0] - 80) : act[0]]) is None:
        return False
    return _OTHER_VERB.search(between) is not None


def is_awaited(text: str, start: int, act: int) -> bool:
    """Whether the act is only still to come after the time that ends at `start`: *began on Tuesday … until the raid*.

    >>> is_awaited("They packed on Tuesday, a week left until the evacuation.", 21, 46)
    True
    """
    return _AWAITS.search(text, start, act) is not None


def is_compared(text: str, sentence: int, start: int, end: int) -> bool:
    """Whether the time at `[start, end)` only says how far back an act is compared, in the sentence from `sentence`.

    >>> is_compared("She was the ninth to be killed this year.", 0, 31, 40)
    True
    """
    before, words = text[sentence:start], text[start:end]
    compared = _COMPARED.search(before)
    if compared is None:
        return False
    return _FRAME.fullmatch(words) is not None or _SINCE.search(compared[0]) is not None
