"""This file makes of a coded page its tellings: what the page says of one act, ready to be compared with others'."""

from __future__ import annotations

import re
from calendar import day_abbr, day_name, month_abbr, month_name
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from dateline.match.lexicon import DAY_PARTS, find_marks
from dateline.match.words import Word, list_words, read_number, stem, tell_weight, weigh_words
from dateline.records.claim import ActorFiller, Claim
from dateline.records.coded import CodedPage
from dateline.records.page import CreationTime, Interval
from dateline.records.values import ActorValue, PlaceValue, TollValue

Pair = tuple[str, str]
Span = tuple[int, int]
# An act told to within this many days is dated; a week or a month is not.
DATED_DAYS: Final = 2
# So many of a page's most telling names stand for it.
PAGE_NAMES: Final = 30
PAGE_PLACES: Final = 3
# Days and months have a capital and are no names.
_CALENDAR: Final = frozenset(
    stem(word)
    for word in (*day_name, *month_name, *day_abbr, *month_abbr, "Sept", "North", "South", "East", "West")
    if word
)
_COMMON_NUMBERS: Final = frozenset({"0", "1", "2"})
# A name is told by a capital inside a sentence; what follows a full stop may be any word.
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:;\n\"“”(]\s*)$")
_QUOTED: Final = re.compile(r"[\"“]([^\"“”]{12,}?)[\"”]")
# What TIMEX3 and clocks say of the part of a day, beside the words of the lexicon.
_DAY_PART: Final = re.compile(r"T(MO|MI|AF|EV|NI|\d\d)")
_PARTS: Final = {"MO": "morning", "MI": "midday", "AF": "midday", "EV": "evening", "NI": "evening"}


class Telling(Struct, frozen=True, kw_only=True, eq=False):
    """What one page tells of one act: the claims that the page itself links, and what they are compared by.

    `days` are the act's, as ordinals `[first, until)`; `dated` says whether the page tells them to within two days.
    `words` (of the evidence) hold weights of length 1, `names` and `page_names` how telling each is.
    """

    id: str  # the first claim's
    page: str
    claims: tuple[Claim, ...]
    types: frozenset[str]
    modes: frozenset[str]
    triggers: frozenset[str]
    kinds: frozenset[str]
    facts: frozenset[str]
    days: tuple[int, int] | None
    dated: bool
    day_parts: frozenset[str]
    told: int | None  # the ordinal of the day of publication
    places: tuple[PlaceValue, ...]
    places_of: str  # "claim", "sentence", "page" or "nowhere"
    place_names: frozenset[str]  # words of the places' names in the evidence, resolved or not
    actors: tuple[ActorValue, ...]
    recipients: tuple[ActorValue, ...]
    tolls: Mapping[str, tuple[TollValue, ...]]
    words: Mapping[str, float]
    names: Mapping[str, float]
    page_names: Mapping[str, float]
    numbers: frozenset[str]
    quotes: tuple[frozenset[str], ...]
    marks: frozenset[str]  # sites, and words such as *another*, *anniversary*, as `lexicon` lists them


class PageWords(Struct, frozen=True):
    """What all tellings of a page share."""

    told: int | None
    names: Mapping[str, float]
    places: tuple[PlaceValue, ...]


def read_tellings(coded: CodedPage, apart: Collection[Pair] = ()) -> tuple[Telling, ...]:
    """The acts that a page's report tells, in the order of its text; readers' comments tell none.

    `apart` holds pairs of claims that a person judged to be different acts: the page's own link between them, and all
    that it joins, is then no longer believed.
    """
    names = _names(list_words(coded.page.text), coded.page.text)
    page = PageWords(
        told=_ordinal(coded.page.dct),
        names=dict(sorted(names.items(), key=lambda name: (-name[1], name[0]))[:PAGE_NAMES]),
        places=_most_named(coded),
    )
    return tuple(_read(act, coded, page) for act in _group(coded, apart))


def _group(coded: CodedPage, apart: Collection[Pair]) -> list[tuple[Claim, ...]]:
    claims = {claim.id: claim for claim in coded.claims if not claim.comment}
    head = {id: id for id in claims}

    def find_head(id: str) -> str:
        while head[id] != id:
            id = head[id]
        return id

    order = {id: place for place, id in enumerate(claims)}
    for relation in coded.relations:
        one, other = (f"{coded.page.id}#{trigger}" for trigger in (relation.from_, relation.to))
        if relation.relation == "same" and one in claims and other in claims:
            first, later = sorted((find_head(one), find_head(other)), key=order.__getitem__)
            head[later] = first
    parted = {
        find_head(one) for one, other in apart if one in head and other in head and find_head(one) == find_head(other)
    }
    acts: dict[str, list[Claim]] = {}
    for id, claim in claims.items():
        acts.setdefault(id if find_head(id) in parted else find_head(id), []).append(claim)
    return [tuple(act) for act in acts.values()]


def _read(act: tuple[Claim, ...], coded: CodedPage, page: PageWords) -> Telling:
    evidence = " … ".join(dict.fromkeys(claim.evidence.text for claim in act))
    written = list_words(evidence)
    spans = tuple(dict.fromkeys((claim.evidence.start, claim.evidence.end) for claim in act))
    days, dated = _days(act, spans, coded)
    places, places_of = _places(act, spans, coded, page)
    triggers = frozenset(word.stem for claim in act for word in list_words(claim.trigger.text))
    kinds, marks = find_marks(triggers, {word.stem for word in written})
    tolls: dict[str, tuple[TollValue, ...]] = {}
    for claim in act:
        for toll in claim.toll:
            if toll.low is not None or toll.high is not None:
                tolls[toll.of] = (*tolls.get(toll.of, ()), toll)
    return Telling(
        id=act[0].id,
        page=coded.page.id,
        claims=act,
        types=frozenset(claim.type for claim in act),
        modes=frozenset(claim.mode for claim in act if claim.mode is not None),
        triggers=triggers,
        kinds=kinds,
        facts=frozenset(claim.factuality for claim in act),
        days=days,
        dated=dated,
        day_parts=_day_parts(act, marks),
        told=page.told,
        places=places,
        places_of=places_of,
        place_names=_place_names(spans, coded),
        actors=_actors(filler for claim in act for filler in claim.actor),
        recipients=_actors(filler for claim in act for filler in claim.recipient),
        tolls=tolls,
        words=weigh_words(word.stem for word in written),
        names=_names(written, evidence),
        page_names=page.names,
        numbers=frozenset(n for word in written if (n := read_number(word.text)) and n not in _COMMON_NUMBERS),
        quotes=tuple(frozenset(word.stem for word in list_words(quote[1])) for quote in _QUOTED.finditer(evidence)),
        marks=marks,
    )


def _names(written: Iterable[Word], text: str) -> dict[str, float]:
    return {
        word.stem: tell_weight(word.stem)
        for word in written
        if word.text[0].isupper() and word.stem not in _CALENDAR
        if not _SENTENCE_START.search(text[max(0, word.start - 3) : word.start])
    }


def _days(act: Iterable[Claim], spans: Iterable[Span], coded: CodedPage) -> tuple[tuple[int, int] | None, bool]:
    """The narrowest time that a claim of the act tells; its own before the story's, that before the page's.

    Where only the page's date is left, the one day that the act's own sentences name is the act's.
    """
    best: tuple[tuple[int, int], tuple[int, int]] | None = None
    for claim in act:
        when = claim.when
        if when is None or when.from_ is None or when.until is None:
            continue
        first, until = when.from_.toordinal(), when.until.toordinal()
        rank = (("own", "story", "dct").index(when.taken_from), until - first)
        if best is None or rank < best[0]:
            best = (rank, (first, until))
    if best is None:
        return None, False
    (taken_from, length), days = best
    if taken_from == 2:
        named = {
            (mention.time.from_.toordinal(), mention.time.until.toordinal())
            for mention in coded.mentions
            if mention.time is not None and mention.time.from_ is not None and mention.time.until is not None
            if _is_inside(mention.start, mention.end, spans)
        }
        narrow = {span for span in named if span[1] - span[0] <= DATED_DAYS}
        if len(narrow) == 1:
            return narrow.pop(), True
    return days, taken_from < 2 and length <= DATED_DAYS


def _day_parts(act: Iterable[Claim], marks: Collection[str]) -> frozenset[str]:
    parts = {part for part in DAY_PARTS if part in marks}
    for claim in act:
        found = _DAY_PART.search(claim.time.timex3.value) if claim.time and claim.time.timex3 else None
        if found and found[1].isdigit():
            hour = int(found[1])
            parts.add("morning" if 4 <= hour < 11 else "midday" if 11 <= hour < 17 else "evening")
        elif found:
            parts.add(_PARTS[found[1]])
    return frozenset(parts)


def _is_inside(start: int, end: int, spans: Iterable[Span]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def _place_names(spans: Iterable[Span], coded: CodedPage) -> frozenset[str]:
    named = [(toponym.start, toponym.end, toponym.text) for toponym in coded.toponyms]
    named += [(mention.start, mention.end, mention.text) for mention in coded.mentions if mention.kind == "place"]
    return frozenset(
        word.stem
        for start, end, text in named
        if _is_inside(start, end, spans)
        for word in list_words(text)
        if word.text[0].isupper()
    )


def _places(
    act: Iterable[Claim], spans: Iterable[Span], coded: CodedPage, page: PageWords
) -> tuple[tuple[PlaceValue, ...], str]:
    own = _known(filler for claim in act for filler in claim.place)
    if own:
        return own, "claim"
    near = _towns(_known(t.place for t in coded.toponyms if _is_inside(t.start, t.end, spans)))
    if near:
        return near, "sentence"
    return page.places, "page" if page.places else "nowhere"


def _most_named(coded: CodedPage) -> tuple[PlaceValue, ...]:
    """The resolved places that the page names most often, the first one before others of its count."""
    known = _towns(_known(toponym.place for toponym in coded.toponyms))
    count = Counter(toponym.place.id for toponym in coded.toponyms)
    return tuple(sorted(known, key=lambda place: -count[place.id])[:PAGE_PLACES])


def _towns(places: Iterable[PlaceValue]) -> tuple[PlaceValue, ...]:
    """Without countries: in *Kenyan troops*, and in most of what is not the act's own place, they name a party."""
    return tuple(place for place in places if place.precision != "country")


def _known(places: Iterable[PlaceValue]) -> tuple[PlaceValue, ...]:
    """The resolved places, each once, a plural's members one by one; countries only where nothing closer is known."""
    found: dict[tuple[object, ...], PlaceValue] = {}
    for place in places:
        for one in place.members or (place,):
            if one.id is not None:
                found.setdefault((one.id, one.lat, one.lon), one)
    closer = tuple(place for place in found.values() if place.precision != "country")
    return closer or tuple(found.values())


def _actors(fillers: Iterable[ActorFiller]) -> tuple[ActorValue, ...]:
    return tuple({filler.id: filler for filler in fillers if filler.id is not None}.values())


def _ordinal(told: CreationTime | Interval) -> int | None:
    day: date | None = told.from_
    return None if day is None else day.toordinal()
