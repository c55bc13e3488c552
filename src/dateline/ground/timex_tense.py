"""This file tells from the words around a timex whether its clause looks ahead."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.moment import Tense

_WINDOW: Final = 160  # characters to either side; a clause of news is rarely longer
_CLAUSE_END: Final = re.compile(r"[.;:!?\n](?=\s|$)|\s[–—_-]+\s|[\"”]\s?,?|''|,? (?:but|who|which|where|while|whose)\b")
# Right before a timex these say by themselves that it lies ahead, and these that it lies behind.
_RUNS_AHEAD: Final = re.compile(
    r"\b(?:as (?:soon|early) as|effective|payable|due|deadline of|"
    r"(?:announced|arranged|booked|called|due|fixed|foreseen|planned|promised|scheduled|set|slated) for|"
    r"(?:postponed|delayed|adjourned|put off|extended?|wait|remain in force|valid) (?:until|till|to|through)|"
    r"no later than|not before|ahead of) (?:on |at |in |from )?(?:the )?$",
    re.I,
)
_LOOKS_BACK: Final = re.compile(r"\b(?:since|after|following|despite|during|from) (?:the |late |early )*$", re.I)
_PLANS: Final = (
    "plan expect intend hope prepare vow threaten promise pledge want propose agree offer decide need urge order ask "
    "invite schedul warn call aim move is are be due set likely ready free slated scheduled expected going about"
)
_AHEAD: Final = (
    r"(?:will|'ll|won't|shall|would)(?: (?:not|also|be|have|still|soon|[a-z]+ly)){0,3} [a-z]+|"
    r"(?:is|are) to (?!blame\b)(?:be )?[a-z]+|"
    r"(?:is|are|be) (?:due|set|expected|scheduled|slated|planned|likely) (?:to|for|on|in)|"
    r"(?:is|are) (?:\w+ )?(?:resuming|leaving|meeting|holding|traveling|travelling|starting|beginning|flying|arriving|"
    r"visiting|returning|launching|marching)|"
    r"told (?:(?!that )[\w'’-]+ ){1,5}to (?:be|leave|get|go|stay|move|stop|come|return|evacuate|vacate|surrender|"
    r"withdraw|prepare|hand|give|quit|disarm)|"
    rf"(?:{'|'.join(_PLANS.split())})(?:s|es|d|ed|red|ing|ling|led)? (?:(?!by |from |in |at )[\w'’-]+ ){{0,4}}to|"
    r"(?:has|have|he|she|they|it) scheduled|(?:plans?|deadline) (?:for|a|an|the)|upcoming"
)
_NO_VERB: Final = (
    "need indeed speed hundred red bed shed seed feed breed greed weed embed exceed proceed succeed united"
)
_IRREGULAR: Final = (
    "said was were had been took came went left fell led met told began broke struck shot fought held sent saw lost "
    "won made gave got kept fled drove flew found brought bought built caught felt knew paid ran rose sat spoke stood "
    "swept threw withdrew wrote blew"
)
_BACK: Final = rf"(?:{'|'.join(_IRREGULAR.split())})|(?!(?:{'|'.join(_NO_VERB.split())})\b)[a-z]{{2,}}ed"
_CUE: Final = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<back>{_BACK}))\b", re.I)
# *A strike in August unless they give in*: such a condition is put only to what is still to come.
_UNLESS: Final = re.compile(r" unless\b", re.I)
# What *was to be held on June 12* may yet be: the words alone do not say that the day is past.
_WAS_TO: Final = re.compile(r"\b(?:was|were) to (?:be|have) [a-z]+(?:(?! (?:but|and|who|which) )[^.;:!?\n,])*$", re.I)
_BACK_AT_ONCE: Final = re.compile(rf" (?:{_BACK})\b")
# Verbs of the past whose object lies ahead: *announced an attack on Friday*, *vowed revenge by July*.
_FORETELLS: Final = re.compile(
    r"(?:announc|vow|threaten|promis|pledg|plan|schedul|prepar|intend|expect|warn|propos|call|urg|order|demand|postpon|"
    r"delay|set|fix|await|want)\w*",
    re.I,
)
# *A truce for Easter will begin*: what is for a time that a verb ahead follows lies with it.
_FOR: Final = re.compile(r"\bfor (?:the )?$", re.I)
_AHEAD_AT_ONCE: Final = re.compile(rf" (?:{_AHEAD})\b", re.I)
# A time before a noun (*the 7 August blasts*, *Tuesday's ruling*) has no part in what the clause's verb says.
_BEFORE_NOUN: Final = re.compile(r"\b(?:the|a|an|its|their|his|her|this|that|of) $", re.I)


def tense_around(text: str, start: int, end: int) -> Tense | None:
    """`future` for a timex whose clause looks ahead, else None: a time of the past needs no such word.

    The nearest verb before the timex in its clause decides, where the timex opens the clause the first one after it.

    >>> text = "Rebels said they will leave the town on Friday."
    >>> tense_around(text, 40, 46)
    'future'
    >>> tense_around("Rebels left the town on Friday.", 24, 30) is None
    True
    """
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    if runs_ahead(text, start, end):
        return "future"
    if _LOOKS_BACK.search(before) or after.startswith(("'s ", "’s ", "'s\n")) or _BACK_AT_ONCE.match(after):
        return None
    if _BEFORE_NOUN.search(before) and re.match(r"[ -][a-z]", after):
        return None
    if _FOR.search(before) and _AHEAD_AT_ONCE.match(after):
        return "future"
    clause = _last_clause(before)
    cues = list(_CUE.finditer(clause))
    if cues:
        return "future" if cues[-1]["ahead"] else None
    if len(clause.strip()) > 12:
        return None
    stop = _CLAUSE_END.search(after)
    cue = _CUE.search(after[: stop.start()] if stop else after)
    return "future" if cue is not None and cue["ahead"] else None


def runs_ahead(text: str, start: int, end: int) -> bool:
    """Whether the words right beside the timex say by themselves that it lies ahead.

    >>> runs_ahead("They want a strike announced for Friday.", 33, 39)
    True
    """
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    return _RUNS_AHEAD.search(before) is not None or _UNLESS.match(after) is not None


def was_to_be(text: str, start: int) -> bool:
    """Whether the timex dates what *was to be* done, which tells neither that it was nor that the day is past."""
    return _WAS_TO.search(text[max(0, start - _WINDOW) : start]) is not None


def looks_back(text: str, start: int, end: int) -> bool:
    """Whether the nearest verb before the timex in its clause is one of the past, and none that announces.

    What is agreed is still to come, and yet *agreed on July 17 on the evacuation* dates the agreement.

    >>> text = "They reached an agreement on the evacuation on July 17."
    >>> looks_back(text, 47, 54)
    True
    >>> looks_back("They announced an attack on July 17.", 28, 35)
    False
    """
    before = text[max(0, start - _WINDOW) : start]
    if _RUNS_AHEAD.search(before):
        return False
    cues = list(_CUE.finditer(_last_clause(before)))
    return bool(cues) and cues[-1]["ahead"] is None and _FORETELLS.fullmatch(cues[-1][0]) is None


def _last_clause(before: str) -> str:
    ends = [match.end() for match in _CLAUSE_END.finditer(before)]
    return before[ends[-1] :] if ends else before
