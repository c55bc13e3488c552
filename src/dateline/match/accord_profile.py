"""This file compares what two tellings say of an accord: whether they may mean one, and how surely they do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from dateline.match.accord_area import lies_within, may_be_one_area
from dateline.match.accord_file import GivenAccord
from dateline.match.accord_mentions import Mention, tell_span
from dateline.match.accord_sides import Sides
from dateline.match.accord_words import family_of, read_kind
from dateline.records.accord import AccordKind
from dateline.records.page import CreationTime
from dateline.records.values import PlaceValue

# An accord is signed some days before it takes effect, and news tells either day.
SAME_BEGINNING_DAYS: Final = 7
# So long after its beginning, or between two pages that tell none, *the ceasefire* is still that one. Truces of one war
# follow each other within a year; these bounds part them, and a file that gives `until` does so exactly.
HOLDS_DAYS: Final = 180
SEEN_APART_DAYS: Final = 90
COPIED_APART_DAYS: Final = 30
_AFTER_ITS_END: Final = timedelta(days=3)  # pages tell of an end some days later
_NOTHING: Final = re.compile(r"^(?:the|an?|this|its|their)\s+|[^\w\s]", re.I)

Stretch = tuple[date, date]


class Profile(Struct, frozen=True, kw_only=True):
    """What is told of an accord, by a page, by several, or by a file.

    `begun` is the stretch `[first, until)` in which it began, `ended` the first day on which it may be no more; `seen`
    are the first and the last day on which pages speak of it as in force. `areas` are what it covers, `near` where the
    acts are that invoke it. `sentences` are those that tell it, by which a copy is known: a telling's own set, which
    grows with it.
    """

    kind: AccordKind | None
    family: str | None
    parties: frozenset[str]
    areas: tuple[PlaceValue, ...]
    near: tuple[PlaceValue, ...] = ()
    begun: Stretch | None = None
    ended: date | None = None
    seen: Stretch | None = None
    names: frozenset[str] = frozenset()
    sentences: Set[str] = frozenset()
    lasting: bool = False  # given by a file: no bound but its own `until`


def fold_name(words: str) -> str:
    """A name without its article, marks and capitals.

    >>> fold_name("the Minsk-II agreement")
    'minsk ii agreement'
    """
    return " ".join(_NOTHING.sub(" ", _NOTHING.sub("", words.strip(), count=1)).casefold().split())


def profile_given(given: GivenAccord) -> Profile:
    """A file's accord, ready to be compared."""
    begun = (given.from_, given.from_ + timedelta(days=1)) if given.from_ else None
    return Profile(
        kind=given.kind, family=family_of(given.kind),
        parties=frozenset(actor.id for actor in given.parties if actor.id is not None),
        areas=(given.area,) if given.area else (), begun=begun, ended=given.until,
        names=frozenset(map(fold_name, (given.name, *given.names))), lasting=True,
    )  # fmt: skip


class Telling:
    """What mentions tell of an accord together, kept up as more come; the order in which they come is that of places.

    Where one names two parties or more, those that name fewer add none.
    """

    def __init__(self) -> None:
        self._kinds: Counter[AccordKind] = Counter()
        self._parties: set[str] = set()
        self._full: set[str] = set()
        self._areas: dict[PlaceValue, None] = {}
        self._near: dict[PlaceValue, None] = {}
        self._begun: Stretch | None = None
        self._ended: date | None = None
        self._seen: Stretch | None = None
        self._names: set[str] = set()
        self._sentences: set[str] = set()

    def add(self, mention: Mention, published: Mapping[str, CreationTime]) -> None:
        """One mention more; `published` is by page id."""
        if mention.kind is not None:
            self._kinds[mention.kind] += 1
        self._parties |= mention.parties
        if len(mention.parties) > 1:
            self._full |= mention.parties
        self._areas.update(dict.fromkeys(mention.areas))
        self._near.update(dict.fromkeys(mention.near))
        if _is_name(mention.words):
            self._names.add(fold_name(mention.words))
        self._sentences.add(mention.claim.evidence.text)
        self._date(mention, published)

    def _date(self, mention: Mention, published: Mapping[str, CreationTime]) -> None:
        first, until = tell_span(mention.claim)
        if first is not None and mention.standing in ("made", "begins"):
            begun = (first, until or first + timedelta(days=1))
            self._begun = min(self._begun or begun, begun, key=lambda s: (s[1] - s[0], s[0]))
        if first is not None and mention.standing == "ends":
            self._ended = min(self._ended or first, first)
        told = published.get(mention.claim.page)
        day = first or (told.from_ if told else None)
        if day is not None:
            known = self._seen or (day, day)
            self._seen = (min(known[0], day), max(known[1], day))

    def profile(self) -> Profile:
        """What is told so far."""
        kinds = sorted(self._kinds.items(), key=lambda told: (-told[1], told[0]))
        kind = kinds[0][0] if kinds else None
        return Profile(
            kind=kind, family=family_of(kind), parties=frozenset(self._full or self._parties),
            areas=tuple(self._areas), near=tuple(self._near), begun=self._begun, ended=self._ended, seen=self._seen,
            names=frozenset(self._names), sentences=self._sentences,
        )  # fmt: skip


def profile_mentions(mentions: Iterable[Mention], published: Mapping[str, CreationTime]) -> Profile:
    """What the mentions tell together; `published` is by page id."""
    telling = Telling()
    for mention in mentions:
        telling.add(mention, published)
    return telling.profile()


def may_be_one(one: Profile, other: Profile, sides: Sides) -> bool:
    """Whether nothing that both tell of kind, parties, area and time says that they are two."""
    if one.family is not None and other.family is not None and one.family != other.family:
        return False
    if not _may_be_at_one_time(one, other):
        return False
    if one.parties and other.parties:
        common = sides.count_common(one.parties, other.parties)
        if common < min(2, len(one.parties), len(other.parties)):
            return False
    if one.areas and other.areas and not _touch(one.areas, other.areas):
        return False
    # An act outside is no doubt about an accord that has its own area: rockets out of a zone breach it too.
    for area, own, near in ((one.areas, other.areas, other.near), (other.areas, one.areas, one.near)):
        if area and near and not own and not _touch(area, near):
            return False
    return True


def is_surely_one(one: Profile, other: Profile, sides: Sides) -> bool:
    """Whether, nothing being against it, a name, two parties, or a party and the place say that they are one.

    So does the same sentence on both within thirty days: one is a copy.
    """
    if not may_be_one(one, other, sides):
        return False
    if _share_name(one.names, other.names) or is_copy(one, other):
        return True
    if one.family is None or other.family is None:
        return False
    common = sides.count_common(one.parties, other.parties)
    areas = (*one.areas, *one.near), (*other.areas, *other.near)
    return common > 1 or (common == 1 and bool(one.areas or other.areas) and _touch(*areas))


def is_copy(one: Profile, other: Profile) -> bool:
    """Whether both are told by one sentence within thirty days."""
    if not one.sentences & other.sentences:
        return False
    if not one.seen or not other.seen:
        return True
    apart = max(one.seen[0], other.seen[0]) - min(one.seen[-1], other.seen[-1])
    return apart.days <= COPIED_APART_DAYS


def is_context(profile: Profile, actors: frozenset[str], places: Sequence[PlaceValue], sides: Sides) -> bool:
    """Whether actors and places around a bare *the ceasefire* are this accord's: two parties, or one and the place."""
    common = sides.count_common(actors, profile.parties)
    inside = any(lies_within(place, area) for place in places for area in profile.areas)
    outside = bool(places) and bool(profile.areas) and not _touch(places, profile.areas)
    return not outside and (common > 1 or (common == 1 and inside))


def _is_name(words: str) -> bool:
    return any(word[:1].isupper() for word in words.split())


def _share_name(ones: frozenset[str], others: frozenset[str]) -> bool:
    """One name, or one within the other as whole words: *Minsk II agreement* and *Minsk II*."""
    return any(
        a == b or (len(min(a, b, key=len).split()) > 1 and (f" {a} " in f" {b} " or f" {b} " in f" {a} "))
        for a in ones
        for b in others
        if a and b and read_kind(a) != a
    )


def _touch(ones: Iterable[PlaceValue], others: Sequence[PlaceValue]) -> bool:
    return any(may_be_one_area(one, other) for one in ones for other in others)


def _may_be_at_one_time(one: Profile, other: Profile) -> bool:
    if one.begun and other.begun:
        apart = max(one.begun[0], other.begun[0]) - min(one.begun[1], other.begun[1])
        return apart.days <= SAME_BEGINNING_DAYS
    for begun, later in ((one, other), (other, one)):
        if begun.ended and later.seen and later.seen[0] >= begun.ended + _AFTER_ITS_END:
            return False
        if begun.begun and later.seen:
            if later.seen[-1] < begun.begun[0]:
                return False
            if not begun.lasting and (later.seen[-1] - begun.begun[1]).days > HOLDS_DAYS:
                return False
    if one.begun or other.begun or not one.seen or not other.seen or one.lasting or other.lasting:
        return True
    return (max(one.seen[0], other.seen[0]) - min(one.seen[-1], other.seen[-1])).days <= SEEN_APART_DAYS
