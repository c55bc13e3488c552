"""This file finds the toll of which another is a part: *40 people, including 12 children and 3 women*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from dateline.ground.toll_span import HARM, TollSpan, befallen


class Part(NamedTuple):
    """The toll that holds a part, and why."""

    whole: str
    why: str


_THE_FALLEN: Final = (
    r"(?:the|those) (?:dead|victims?|killed|fatalities|casualties|wounded|injured|detainees|detained|arrested|"
    r"hostages|captives|slain|deaths|missing|displaced|injuries|people killed)(?: and (?:wounded|injured|missing))?"
)
_THEM: Final = rf"(?:them|whom|these|those|{_THE_FALLEN})"
# *Most of them foreigners, and six civilians*: the six are not of them.
_NOT_OF_AN_UNCOUNTED: Final = r"(?<!most )(?<!some )(?<!many )(?<!all )(?<!half )(?<!none )(?<!few )"
_INCLUDING: Final = re.compile(
    r"\b(?P<word>including|includes?|included|inclusive of|comprising|comprised|counting|among (?:them|whom|these)|"
    r"amongst them|made up of)\b(?P<between>[^.;:,]*)$|"
    rf"{_NOT_OF_AN_UNCOUNTED}\b(?P<of>of (?:whom|them|these|those))\b,?"
    r"(?P<then>(?: (?:were|about|some|at least|nearly|only|just))*) ?$",
    re.I,
)
_AMONG_BEFORE: Final = re.compile(
    rf"(?:\b(?:among|amongst)|{_NOT_OF_AN_UNCOUNTED}\bof) (?P<them>{_THEM})\b,?(?P<between>[^.;:,]*)$|"
    rf"\b(?P<subject>{_THE_FALLEN}|they|that figure|that number)\b[^.;:]{{0,30}}?"
    r"\b(?:include[sd]?|including|comprised?)\b(?P<then>[^.;:]*)$",
    re.I,
)
_OF_THEM_BEHIND: Final = re.compile(
    rf"^ (?:others? |more )?(?:of|among|amongst) (?P<them>{_THEM})\b|"
    rf"^ (?:[\w'’-]+ ){{1,3}}(?:(?:were|was|are|is) )?(?:among|amongst) (?P<fallen>{_THEM})\b",
    re.I,
)
_OF_A_TOLL: Final = re.compile(
    r"^ (?:(?:of|out of)|(?:[\w'’-]+ ){0,4}?(?:(?:were|was|are|is|being) )?(?:among|amongst))"
    r" (?:(?:the|these|those|its|their|some|all|a total of|our|his|her|at least|about|around|nearly|almost|"
    r"more than|over|up to|as many as|an estimated) ?)*$",
    re.I,
)
_VERB: Final = (
    rf"(?:{HARM}|said|says|has|have|had|left|leaving|while|but|when|where|after|before|destroy\w*|brought|bringing|put|"
    r"told|reported|added|claimed|also|another|further|additional|others?)"
)
# What stands between two members of a list: the rest of the one, a comma or *and*, the article of the next.
_LIST: Final = re.compile(
    rf"^(?:(?!\b{_VERB}\b)[^.;:()\d]){{0,70}}?(?:,|,? and|,? as well as|,? plus| &) ?"
    r"(?:an?|the|his|her|their|one)? ?$",
    re.I,
)
_NEW_FATE: Final = re.compile(
    rf"^ (?:others? |more |people |persons |civilians )?(?:(?:were|was|are|have been|had been|being) )?{HARM}\b|"
    r"^ others?\b",
    re.I,
)
_APPOSITION: Final = re.compile(
    r"^(?:(?!\b(?:said|says|while|but|when|after|before|bringing)\b)[^.;:(]){0,70}?(?:[,(—–:]| -) ?(?:an?|the)? ?$",
    re.I,
)
_OPENS: Final = re.compile(
    r"(?:^|[;:,] ?|\band )(?:out )?(?:of|among|from among) (?:(?:the|these|those|some|its|their) )?$", re.I
)
_PARENTHESIS: Final = re.compile(r"^[^.;()]{0,70}\( ?$")
_BACK: Final = 2  # sentences: *Among the dead were three children* follows soon or is about others


def find_parts(tolls: Sequence[TollSpan], told: dict[str, str]) -> dict[str, Part]:
    """Toll id → the toll that includes it; `told` gives what the network's `part_of` relations say.

    Only where the words say so, or where exact figures behind a whole add up to it; never where two wholes would do.
    """
    tolls = [toll for toll in tolls if toll.counts]
    by_id = {toll.id: toll for toll in tolls}
    parts = {
        id: Part(whole, "the network relates them as part and whole")
        for id, whole in told.items()
        if id in by_id and whole in by_id and _fits(by_id[id], by_id[whole])
    }
    for at, toll in enumerate(tolls):
        if toll.id in parts:
            continue
        found = (
            _part_of_next(tolls, at)
            or _of_the_first(tolls, at)
            or _listed(tolls, at, parts)
            or _named_part(tolls, at, parts)
        )
        if found is None:
            parts.update(_summed(tolls, at, parts))
        elif _fits(toll, by_id[found.whole]) and found.whole != toll.id:
            parts[toll.id] = found
    return {id: part for id, part in parts.items() if parts.get(part.whole, Part("", "")).whole != id}


def _fits(part: TollSpan, whole: TollSpan) -> bool:
    """Whether the part can be in the whole: no larger than it may be."""
    least = part.value.low if part.value.low is not None else part.value.high
    most = whole.value.high if whole.value.high is not None else whole.value.low
    return least is None or most is None or least <= most


def _part_of_next(tolls: Sequence[TollSpan], at: int) -> Part | None:
    """*12 of the 40*, *12 children were among the 40 dead*."""
    if at + 1 == len(tolls) or tolls[at + 1].sentence != tolls[at].sentence:
        return None
    if not _OF_A_TOLL.search(_squeezed(tolls[at].behind)):
        return None
    return Part(tolls[at + 1].id, "the words between say that it is of the next toll")


def _of_the_first(tolls: Sequence[TollSpan], at: int) -> Part | None:
    """*Of the 150 men taken, 30 came back*."""
    whole = tolls[at - 1] if at else None
    if whole is None or whole.sentence != tolls[at].sentence:
        return None
    if _OPENS.search(_squeezed(whole.before)) and re.search(
        r"^[^.;:]*, (?:only |just |at least )?$", _squeezed(tolls[at].before)
    ):
        return Part(whole.id, "'of the' opens the clause of the whole")
    return None


def _listed(tolls: Sequence[TollSpan], at: int, parts: dict[str, Part]) -> Part | None:
    """The next member of a list of parts: *including 12 children and 3 women*."""
    before = tolls[at - 1] if at else None
    if before is None or before.sentence != tolls[at].sentence or before.id not in parts:
        return None
    whole = next(toll for toll in tolls if toll.id == parts[before.id].whole)
    if whole.start > before.start or _NEW_FATE.search(_squeezed(tolls[at].behind)):
        return None
    if not _LIST.search(_squeezed(tolls[at].before)):
        return None
    of_them = _OF_THEM_BEHIND.search(_squeezed(tolls[at].behind))
    if of_them and not _OF_THEM_BEHIND.search(_squeezed(before.behind)) and not re.search(r"\band\b", tolls[at].before):
        return None  # "including three officers, one of them a general"
    members = [t.value.low or 0 for t in tolls if t.id in parts and parts[t.id].whole == whole.id]
    if whole.value.high is not None and sum(members) + (tolls[at].value.low or 0) > whole.value.high:
        return None
    return Part(whole.id, "it goes on a list of parts")


def _named_part(tolls: Sequence[TollSpan], at: int, parts: dict[str, Part]) -> Part | None:
    """*Including 12 children*, *three of them*, *among the dead were two women*, *40 people (12 children)*."""
    toll = tolls[at]
    before, behind = _squeezed(toll.before), _squeezed(toll.behind)
    earlier = [t for t in tolls[:at] if t.sentence == toll.sentence]
    if (match := _INCLUDING.search(before)) and _is_short(match["between"] or "") and earlier:
        return Part(earlier[-1].id, f"{match['word'] or match['of']!r} stands before it")
    if match := _OF_THEM_BEHIND.search(behind):
        return _whole_before(tolls, at, parts, match["them"] or match["fallen"], match[0].strip())
    if (match := _AMONG_BEFORE.search(before)) and _is_short(match["between"] or match["then"] or ""):
        return _whole_before(tolls, at, parts, match["them"] or match["subject"], match[0].strip())
    in_brackets = _PARENTHESIS.search(before) and re.match(r"[^()]*\)", behind) and not _NEW_FATE.search(behind)
    if earlier and in_brackets and toll.value.of_whom:
        return Part(earlier[-1].id, "it stands in brackets behind the whole")
    return None


def _whole_before(tolls: Sequence[TollSpan], at: int, parts: dict[str, Part], them: str, words: str) -> Part | None:
    """The nearest toll before, of the same fate; across sentences only where a single one will do."""
    toll = tolls[at]
    why = f"{words!r} points back to it"
    wanted = _fate(them)
    for back in range(_BACK + 1):
        found = [t for t in tolls[:at] if t.sentence == toll.sentence - back and _fits(toll, t)]
        if wanted:
            exact = [t for t in found if befallen(t) == frozenset({wanted})]
            found = exact or [t for t in found if wanted == "killed" and not befallen(t)]
        if back == 0 and found:
            two_wholes = len(found) > 1 and found[-1].id not in parts and _LIST.search(_squeezed(found[-1].before))
            return None if two_wholes else Part(found[-1].id, why)
        if them.lower() == "whom":
            return None
        wholes = [t for t in found if t.id not in parts]
        if wholes:
            return Part(wholes[-1].id, why) if len(wholes) == 1 else None
    return None


def _fate(them: str) -> str | None:
    low = them.lower()
    if re.search(r"\b(?:dead|killed|fatalities|slain|deaths)$", low):
        return "killed"
    if re.search(r"\b(?:wounded|injured|injuries)$", low) and " and " not in low:
        return "wounded"
    if re.search(r"\b(?:detainees|detained|arrested)$", low):
        return "detained"
    return None


def _summed(tolls: Sequence[TollSpan], at: int, parts: dict[str, Part]) -> dict[str, Part]:
    """*Seven people: four soldiers and three civilians*: two or more figures behind a whole that add up to it."""
    whole = tolls[at - 1] if at else None
    if whole is None or whole.sentence != tolls[at].sentence or not _APPOSITION.search(_squeezed(tolls[at].before)):
        return {}
    if whole.id in parts or _exact(whole) is None or _NEW_FATE.search(_squeezed(tolls[at].behind)):
        return {}
    total = 0
    members: list[str] = []
    for toll in tolls[at:]:
        count = _exact(toll)
        if toll.sentence != whole.sentence or count is None:
            break
        if members and not _LIST.search(_squeezed(toll.before)):
            break
        total += count
        members.append(toll.id)
        if len(members) > 1 and total == _exact(whole):
            return {id: Part(whole.id, "the figures behind it add up to it") for id in members}
    return {}


def _exact(toll: TollSpan) -> int | None:
    return toll.value.low if toll.value.low == toll.value.high else None


def _is_short(words: str) -> bool:
    """Whether nothing but a few words of the noun phrase stand there: *were at least*, *women and*."""
    return len(words.split()) <= 4 and not re.search(rf"\b(?:{HARM}|said|where|which|who)\b|\d", words, re.I)


def _squeezed(words: str) -> str:
    return re.sub(r"\s+", " ", words)
