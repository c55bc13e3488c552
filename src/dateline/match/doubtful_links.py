"""This file parts claims that a page links as one act where its words tell two: other days, places, items or sides.

The link is a machine's guess. Of 326 such links in our labelled reports it parts 31, two of them wrongly.
"""

from __future__ import annotations

import re
from calendar import month_name
from typing import Final

from dateline.match.details import SENTENCE_END, cut_list
from dateline.match.same_act import part_act
from dateline.records.claim import Claim
from dateline.records.coded import CodedPage
from dateline.records.nearness import is_same_place, lies_inside, measure_km

# A time read to within so many days is a day.
_DATED_DAYS: Final = 2
_APART_DAYS: Final = 2
_APART_KM: Final = 25.0
_CLOSE: Final = frozenset({"exact", "near"})
_BEFORE: Final = 40
# *Had been bombed*: what came before the act that the page tells, if a word for a time stands in the sentence; but
# *he said that they had bombed it* tells of the same act.
_HAD: Final = re.compile(r"\bhad\b[^.;,]{0,28}$")
# *Hours after the blast*, *in answer to the raid*: the act named before it is another one.
_AFTER: Final = re.compile(
    r"\b(?:(?:hours?|days?|weeks?|months?|years?|nights?) (?:after|before|following)"
    r"|in (?:answer|response|retaliation|revenge|reprisal) (?:to|for)|to avenge|avenging)\b[^.;:,()]{0,40}$",
    re.IGNORECASE,
)
_TIMES: Final = "|".join(month_name[1:])
_EARLIER: Final = re.compile(rf"\b(?:earlier|before|previously|already|in (?:{_TIMES}|(?:19|20)\d\d))\b", re.IGNORECASE)
_SAID: Final = re.compile(
    r"\b(?:said|says|say|told|den\w+|claim\w+|blam\w+|insist\w*|confirm\w*|admit\w*|adding|according)\b"
)


def split_doubtful(act: tuple[Claim, ...], coded: CodedPage) -> tuple[tuple[Claim, ...], ...]:
    """The claims of an act in parts, none with two that contradict each other; the first claim's part comes first.

    Two do when their own clauses give days two or more apart, when they lie in towns more than 25 km apart, when they
    are items of one list, when the one came hours after the other or in answer to it, when one is told in the
    pluperfect with a word for a time before, or when who does the one is whom the other befalls.
    """
    return tuple(part_act(act, lambda one, other: _clash(one, other, coded)))


def _clash(one: Claim, other: Claim, coded: CodedPage) -> bool:
    return (
        _other_days(one, other)
        or _other_places(one, other)
        or _other_items(one, other, coded.page.text)
        or _is_turned_round(one, other)
        or _follows(one, other, coded.page.text)
        or _is_earlier(one, coded.page.text) != _is_earlier(other, coded.page.text)
    )


def _other_days(one: Claim, other: Claim) -> bool:
    a, b = one.when, other.when
    if a is None or b is None or a.taken_from != "own" or b.taken_from != "own":
        return False
    if a.from_ is None or a.until is None or b.from_ is None or b.until is None:
        return False
    if (a.until - a.from_).days > _DATED_DAYS or (b.until - b.from_).days > _DATED_DAYS:
        return False
    return max((a.from_ - b.until).days + 1, (b.from_ - a.until).days + 1) >= _APART_DAYS


def _other_places(one: Claim, other: Claim) -> bool:
    mine = [place for place in one.place if place.id is not None]
    theirs = [place for place in other.place if place.id is not None]
    if not mine or not theirs:
        return False
    return all(
        a.precision in _CLOSE
        and b.precision in _CLOSE
        and not is_same_place(a, b)
        and not lies_inside(a, b)
        and not lies_inside(b, a)
        and (measure_km(a, b) or 0.0) > _APART_KM
        for a in mine
        for b in theirs
    )


def _is_turned_round(one: Claim, other: Claim) -> bool:
    """Whether the sides change places: *the attack* of a group on the army, and *such an attack* of the army."""
    doers = [{actor.id for actor in claim.actor} - {None} for claim in (one, other)]
    sufferers = [{actor.id for actor in claim.recipient} - {None} for claim in (one, other)]
    if not doers[0] or not doers[1] or not doers[0].isdisjoint(doers[1]):
        return False
    return not doers[0].isdisjoint(sufferers[1]) or not doers[1].isdisjoint(sufferers[0])


def _other_items(one: Claim, other: Claim, text: str) -> bool:
    if (one.evidence.start, one.evidence.end) != (other.evidence.start, other.evidence.end):
        return False
    whole = (one.evidence.start, one.evidence.end)
    spans = [cut_list([whole], [(claim.trigger.start, claim.trigger.end)], text) for claim in (one, other)]
    return spans[0] != spans[1]


def _follows(one: Claim, other: Claim, text: str) -> bool:
    """Whether the sentence of both puts one a time after the other, or as its answer: *hours after the blast*."""
    if (one.evidence.start, one.evidence.end) != (other.evidence.start, other.evidence.end):
        return False
    first, later = sorted((one.trigger, other.trigger), key=lambda trigger: trigger.start)
    return _AFTER.search(text[first.end : later.start]) is not None


def _is_earlier(claim: Claim, text: str) -> bool:
    """Whether the claim is told in the pluperfect, with a word that puts it before the page's other acts."""
    start = claim.trigger.start
    if not _HAD.search(text[max(0, start - _BEFORE) : start]):
        return False
    first = max((end.end() for end in SENTENCE_END.finditer(text, 0, start)), default=0)
    after = SENTENCE_END.search(text, claim.trigger.end)
    sentence = text[first : after.start() if after else len(text)]
    return bool(_EARLIER.search(sentence)) and not _SAID.search(text[first:start])
