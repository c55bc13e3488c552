"""This file makes of a coded page its tellings: what the page says of one act, ready to be compared with others'."""

from __future__ import annotations

import re
from calendar import day_abbr, day_name, month_abbr, month_name
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from dateline.match.details import (
    Details,
    cut_list,
    find_clauses,
    is_one_more,
    is_remembered,
    read_details,
    read_victims,
    select_words,
    widen,
)
from dateline.match.doubtful_links import split_doubtful
from dateline.match.factualities import tell_facts
from dateline.match.lexicon import find_kinds, find_marks
from dateline.match.place_names import fold_place_name
from dateline.match.same_act import group_same_acts
from dateline.match.seats import find_beside, find_seats
from dateline.match.telling_time import is_inside, tell_day_parts, tell_days
from dateline.match.words import Word, list_words, stem, tell_weight, weigh_words
from dateline.records.claim import ActorFiller, Claim
from dateline.records.coded import CodedPage
from dateline.records.page import CreationTime, Interval
from dateline.records.values import ActorValue, PlaceValue, TollValue

Pair = tuple[str, str]
Span = tuple[int, int]
# So many of a page's most telling names stand for it.
PAGE_NAMES: Final = 30
PAGE_PLACES: Final = 3
# Days and months have a capital and are no names.
_CALENDAR: Final = frozenset(
    stem(word)
    for word in (*day_name, *month_name, *day_abbr, *month_abbr, "Sept", "North", "South", "East", "West")
    if word
)
# So many code points before and after the act's own word say whether it came about.
_BESIDE: Final = 40
# A time so near to publication is not the time of what a page looks back on over years.
_SEASON_DAYS: Final = 92
# A name is told by a capital inside a sentence; what follows a full stop may be any word.
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:;\n\"“”(]\s*)$")
_PROPER: Final = re.compile(r"(?:\b(?:al|el|as|ar|ad|an|ash|at|az)-)?[A-ZÀ-ÞŚ-Ž].*[^\W_]", re.DOTALL)
# Initials that no gazetteer knows are a party's, not a place's.
_INITIALS: Final = re.compile(r"(?:the )?[A-Z][A-Z0-9-]+s?")
# Names of so few letters, folded, are as good as any other's.
_SHORTEST_NAME: Final = 3
_OF: Final = re.compile(r"\b(?:of|in|at|from|near|for)\s+$")  # *the mayor of Paracho*
_LONGEST_OF: Final = 6
_DURING: Final = re.compile(r"\bduring\s+(?:the\s+)?$")  # what goes on is no place: *during Mass*
_LONGEST_DURING: Final = 12
_CALLED_OFF: Final = re.compile(r"\b(?:call|put)\w* off\b")


class Telling(Struct, frozen=True, kw_only=True, eq=False):
    """What one page tells of one act: the claims that the page itself links, and what they are compared by.

    `days` are the act's, as ordinals `[first, until)`; `days_told` says whether the page tells them at all, or only its
    own date bounds them, `dated` whether it tells them to within two days. `words` (of the evidence) hold
    weights of length 1, `names` (but for places') how telling each is.
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
    days_told: bool
    dated: bool
    day_of_claim: bool  # the days are read from a time that the act's own clause tells, and are at most two
    day_parts: frozenset[str]
    told: int | None  # the ordinal of the day of publication
    places: tuple[PlaceValue, ...]
    places_of: str  # "claim", "sentence", "page" or "nowhere"
    place_names: Mapping[str, NamedPlace]  # folded names of the places in the evidence, but for countries
    act_place_names: frozenset[str]  # those at which the page puts the act itself
    page_place_names: frozenset[str]  # those of the whole report, with its most telling names, folded
    folded_names: frozenset[str]  # every name in the evidence, folded: of places too that nobody took for one
    countries: frozenset[str]  # of the report's places, ISO 3166 alpha-3
    actors: tuple[ActorValue, ...]
    recipients: tuple[ActorValue, ...]
    tolls: Mapping[str, tuple[TollValue, ...]]
    words: Mapping[str, float]
    names: Mapping[str, float]
    details: Details
    victims: frozenset[str]  # words of the recipients
    near: Details  # of the surroundings, the evidence among them
    again: int = 0  # so many tellings before it on the page are alike in all of the above
    marks: frozenset[str]  # *another*, *remembering* and the like, as `lexicon` lists them, where they concern the act


class NamedPlace(Struct, frozen=True):
    """What a name of a place stands for: a `wide` place or a town, and where it lies; None where it is not known."""

    wide: bool = False
    country: str | None = None
    admin1: str | None = None


class PageWords(Struct, frozen=True):
    """What all tellings of a page share."""

    written: tuple[Word, ...]
    weights: Mapping[int, float]  # where a name begins → how telling it is
    told: int | None
    places: tuple[PlaceValue, ...]
    of_places: frozenset[str]  # words of the places' names
    place_names: frozenset[str]
    countries: frozenset[str]


def read_tellings(coded: CodedPage, apart: Collection[Pair] = ()) -> tuple[Telling, ...]:
    """The acts that a page's report tells, in the order of its text; readers' comments tell none.

    `apart` holds pairs of claims that a person judged to be different acts: the page's own link between them, and all
    that it joins, is then no longer believed.
    """
    written = list_words(coded.page.text)
    weights = _weigh_names(written, coded.page.text)
    names = {word.stem: weights[word.start] for word in written if word.start in weights}
    of_places = {word.stem for toponym in coded.toponyms for word in list_words(toponym.text)}
    telling_names = dict(sorted(names.items(), key=lambda name: (-name[1], name[0]))[:PAGE_NAMES])
    page = PageWords(
        written=tuple(written),
        weights=weights,
        told=_ordinal(coded.page.dct),
        places=_most_named(coded),
        of_places=frozenset(of_places),
        place_names=frozenset(_place_names([(0, len(coded.page.text))], coded)) | _fold_all(telling_names),
        countries=_countries(coded),
    )
    return tuple(
        _read(act, coded, page) for whole in group_same_acts(coded, apart) for act in split_doubtful(whole, coded)
    )


def _read(act: tuple[Claim, ...], coded: CodedPage, page: PageWords) -> Telling:
    triggers_at = [(claim.trigger.start, claim.trigger.end) for claim in act]
    whole = tuple(dict.fromkeys((claim.evidence.start, claim.evidence.end) for claim in act))
    spans = cut_list(whole, triggers_at, coded.page.text)
    surroundings = widen(spans, coded.page.text) if spans == whole else spans
    written = [word for start, end in spans for word in select_words(page.written, start, end)]
    doers = {(f.start, f.end) for claim in act for f in (*claim.actor, *claim.source)}
    recipients = {(filler.start, filler.end) for claim in act for filler in claim.recipient}
    days, days_told, dated, of_claim = tell_days(act, spans, coded)
    marks = _marks(triggers_at, recipients, written, spans, coded.page.text, page.written)
    if "remembering" in marks and days is not None and page.told is not None and page.told - days[0] < _SEASON_DAYS:
        days, days_told, dated, of_claim = None, False, False, False  # the day of remembrance is not the act's
    later = days_told and days is not None and page.told is not None and days[0] > page.told
    places, places_of = _places(act, spans, coded, page)
    triggers = frozenset(word.stem for claim in act for word in list_words(claim.trigger.text))
    modes = frozenset(claim.mode for claim in act if claim.mode is not None)
    starts = {start for start, _ in spans}
    names = {w.stem: page.weights[w.start] for w in written if w.start in page.weights and w.start not in starts}
    parts = recipients | {(filler.start, filler.end) for claim in act for filler in claim.place}
    told_in = find_clauses(coded.page.text, triggers_at, parts)
    details = read_details(page.written, spans, doers, told_in)
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
        modes=modes,
        triggers=triggers,
        kinds=find_kinds(triggers, modes),
        facts=tell_facts(act, coded.page.text, later=later, ahead="ahead" in marks),
        days=days,
        days_told=days_told,
        dated=dated,
        day_of_claim=of_claim,
        day_parts=tell_day_parts(act, marks),
        told=page.told,
        places=places,
        places_of=places_of,
        place_names=_place_names(spans, coded),
        act_place_names=frozenset(_fold(filler.text) for claim in act for filler in claim.place)
        .union(_fold(toponym.text) for toponym in find_beside(triggers_at, coded))
        .difference({""}),
        page_place_names=page.place_names,
        folded_names=_fold_all(names),
        countries=page.countries,
        actors=_actors(filler for claim in act for filler in claim.actor),
        recipients=_actors(filler for claim in act for filler in claim.recipient),
        tolls=tolls,
        words=weigh_words(word.stem for word in written),
        names={name: weight for name, weight in names.items() if name not in page.of_places},
        details=details,
        victims=read_victims(page.written, recipients),
        near=details if surroundings == spans else read_details(page.written, surroundings, doers),
        marks=marks,
    )


def _marks(
    triggers: Collection[Span],
    recipients: Collection[Span],
    written: Iterable[Word],
    spans: Collection[Span],
    text: str,
    page: Sequence[Word],
) -> frozenset[str]:
    """What the words of the evidence say of the act; most of it only beside the act's own word."""
    beside = {word.stem for start, end in triggers for word in select_words(page, start - _BESIDE, end + _BESIDE)}
    marks = set(find_marks((), {word.stem for word in written})[1])
    marks -= {"another", "cancelling", "ahead"}
    marks |= find_marks((), beside)[1] & {"cancelling", "ahead"}
    if any(_CALLED_OFF.search(text[max(0, start - _BESIDE) : end + _BESIDE]) for start, end in triggers):
        marks.add("cancelling")
    if is_one_more(page, triggers, recipients, spans):
        marks.add("another")
    if is_remembered(text, triggers):
        marks.add("remembering")
    return frozenset(marks)


def _weigh_names(written: Iterable[Word], text: str) -> dict[int, float]:
    return {
        word.start: tell_weight(word.stem)
        for word in written
        if word.text[0].isupper() and word.stem not in _CALENDAR
        if not _SENTENCE_START.search(text[max(0, word.start - 3) : word.start])
    }


def _place_names(spans: Iterable[Span], coded: CodedPage) -> dict[str, NamedPlace]:
    """Folded name → what it stands for; a country's, *Kenyan* in *Kenyan troops* and what names a party are none."""
    spans = tuple(spans)
    parties = [(m.start, m.end) for m in coded.mentions if m.kind == "actor"]
    taken: list[Span] = []
    found: dict[str, NamedPlace] = {}
    for toponym in coded.toponyms:
        place, span = toponym.place, (toponym.start, toponym.end)
        taken.append(span)
        party = place.id is None and is_inside(*span, parties)
        if place.precision == "country" or (party and not _OF.search(coded.page.text[: span[0]][-_LONGEST_OF:])):
            continue
        if is_inside(*span, spans):
            wide = place.precision in ("province", "region") and place.decided_by != "within"
            found.setdefault(_fold(toponym.text), NamedPlace(wide, place.country, place.admin1))
    for mention in coded.mentions:
        if mention.kind != "place" or not is_inside(mention.start, mention.end, spans):
            continue
        resolved = any(mention.start <= start and end <= mention.end for start, end in taken)
        if _DURING.search(coded.page.text[: mention.start][-_LONGEST_DURING:]):
            continue
        if not resolved and not _INITIALS.fullmatch(mention.text):
            found.setdefault(_fold(mention.text), NamedPlace())
    return {name: place for name, place in found.items() if len(name) > 1}


def _fold(written: str) -> str:
    """Of *the village of Abu Hasan* the name, folded; empty where no word has a capital."""
    found = _PROPER.search(written)
    return fold_place_name(found[0]) if found else ""


def _fold_all(names: Iterable[str]) -> frozenset[str]:
    return frozenset(folded for name in names if len(folded := fold_place_name(name)) > _SHORTEST_NAME)


def _countries(coded: CodedPage) -> frozenset[str]:
    """The lands in which places of the page lie, and those it names; *Italian* in *an Italian priest* is neither."""
    return frozenset(
        toponym.place.country
        for toponym in coded.toponyms
        if toponym.place.country is not None
        if toponym.place.precision != "country" or toponym.text == toponym.place.name
    )


def _places(
    act: Iterable[Claim], spans: Iterable[Span], coded: CodedPage, page: PageWords
) -> tuple[tuple[PlaceValue, ...], str]:
    act = tuple(act)
    beside = find_beside([(claim.trigger.start, claim.trigger.end) for claim in act], coded)
    own = _known(toponym.place for toponym in beside) or _known(filler for claim in act for filler in claim.place)
    if own:
        return own, "claim"
    seats = find_seats(coded)
    inside = [t for t in coded.toponyms if is_inside(t.start, t.end, spans)]
    near = _towns(_known(t.place for t in inside if (t.start, t.end) not in seats))
    if near:
        return near, "sentence"
    return page.places, "page" if page.places else "nowhere"


def _most_named(coded: CodedPage) -> tuple[PlaceValue, ...]:
    """The resolved places that the page names most often, the first one before others of its count."""
    seats = find_seats(coded)
    known = _towns(_known(toponym.place for toponym in coded.toponyms if (toponym.start, toponym.end) not in seats))
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
