"""This file brings the mentions of one accord together: those of a page first, then those of pages, then the bare ones.

Everything is taken in an order that the records themselves give, so that the order in which pages came changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from msgspec import Struct

from dateline.match.accord_file import GivenAccord
from dateline.match.accord_finder import Finder
from dateline.match.accord_mentions import ATTESTED, Mention
from dateline.match.accord_profile import (
    Profile,
    Telling,
    is_context,
    is_copy,
    is_surely_one,
    may_be_one,
    profile_given,
)
from dateline.match.accord_sides import Sides
from dateline.records.claim import Claim
from dateline.records.page import CreationTime
from dateline.records.values import PlaceValue

_LAST = date.max


class Joined(Struct, frozen=True):
    """An accord with the mentions of it: from a file, or, without `given`, from claims alone."""

    given: GivenAccord | None
    mentions: tuple[Mention, ...]


class Group:
    """Mentions that are taken for one accord, and what they tell together."""

    def __init__(self, mentions: Iterable[Mention], published: Mapping[str, CreationTime]) -> None:
        self._mentions: list[Mention] = []
        self._published = published
        self._told = Telling()
        self.add(mentions)

    def add(self, mentions: Iterable[Mention]) -> None:
        """More mentions of it."""
        for mention in mentions:
            self._mentions.append(mention)
            self._told.add(mention, self._published)
        self.profile = self._told.profile()

    @property
    def mentions(self) -> list[Mention]:
        """All of them by page, then along its text."""
        return sorted(self._mentions, key=order_mention)

    @property
    def order(self) -> tuple[date, date, str]:
        """By its beginning, then by when it is first spoken of, then by its first claim."""
        begun, seen = self.profile.begun, self.profile.seen
        first = min(self._mentions, key=order_mention)
        return (begun[0] if begun else _LAST, seen[0] if seen else _LAST, first.claim.id)


def order_mention(mention: Mention) -> tuple[str, int, str, str]:
    """By page, then along its text."""
    return (mention.claim.page, mention.claim.trigger.start, mention.claim.id, mention.words)


def join_mentions(
    mentions: Sequence[Mention],
    given: Sequence[GivenAccord],
    published: Mapping[str, CreationTime],
    on_page: Mapping[str, Sequence[Claim]],
    sides: Sides,
) -> tuple[Joined, ...]:
    """Every accord that a claim attests and every one given, each with its mentions; `on_page` has each page's claims.

    An accord that is only hoped for, urged or announced for later is none.
    """
    attested = [mention for mention in mentions if mention.standing in ATTESTED]
    pages: dict[str, list[Mention]] = {}
    for mention in sorted(attested, key=order_mention):
        pages.setdefault(mention.claim.page, []).append(mention)
    groups = [group for page in pages.values() for group in _group_page(page, published, sides)]
    files = {accord.id: accord for accord in sorted(given, key=lambda accord: accord.id)}
    listed = _Known(sides, [profile_given(accord) for accord in files.values()])
    of_file: dict[str, list[Mention]] = {accord.id: [] for accord in given}
    ids = list(files)
    loose: list[Group] = []
    for group in groups:
        chosen = _choose_given(group.profile, listed, sides)
        if chosen is None:
            loose.append(group)
        else:
            of_file[ids[chosen]] += group.mentions
    cores, bare = _cluster(loose, sides)
    for group in bare:
        meant = _place_bare(group, listed, cores, on_page, sides)
        if meant is not None:
            of_file[ids[meant]] += group.mentions
    joined = [Joined(files[id], tuple(sorted(found, key=order_mention))) for id, found in of_file.items()]
    told = sorted(cores.groups, key=lambda core: core.order)
    return (*joined, *(Joined(None, tuple(core.mentions)) for core in told))


class _Known:
    """The accords of files, by number, and a finder of those that may be meant."""

    def __init__(self, sides: Sides, profiles: Sequence[Profile]) -> None:
        self.profiles = profiles
        self.finder = Finder(sides)
        for number, profile in enumerate(profiles):
            self.finder.put(number, profile, profile)


class _Cores:
    """The accords that claims tell, by number as they came to be told, and a finder of those that may be meant."""

    def __init__(self, sides: Sides) -> None:
        self.groups: list[Group] = []
        self.finder = Finder(sides)

    def append(self, group: Group) -> None:
        """One more."""
        self.finder.put(len(self.groups), group.profile, group.profile)
        self.groups.append(group)

    def join(self, number: int, group: Group) -> None:
        """What a group tells is of the accord of that number too."""
        core = self.groups[number]
        core.add(group.mentions)
        self.finder.put(number, group.profile, core.profile)


def _group_page(mentions: Sequence[Mention], published: Mapping[str, CreationTime], sides: Sides) -> list[Group]:
    """The accords of one page: those told in full, then each bare mention with the only one that it can mean."""
    groups: list[Group] = []
    told = sorted(mentions, key=lambda m: (m.bare, not m.parties, not m.areas))  # the sort keeps the text's order
    for mention in told:
        alone = Group([mention], published)
        fits = [group for group in groups if may_be_one(alone.profile, group.profile, sides)]
        sure = [group for group in fits if is_surely_one(alone.profile, group.profile, sides)]
        if len(sure) == 1 or len(fits) == 1:
            (sure or fits)[0].add([mention])
        else:
            groups.append(alone)
    return groups


def _choose_given(profile: Profile, listed: _Known, sides: Sides) -> int | None:
    """The only accord of a file that is surely meant; of several the one that fits best by name, kind and parties."""
    found = [n for n in listed.finder.find_alike(profile) if is_surely_one(profile, listed.profiles[n], sides)]
    return _best(found, lambda number: _weigh(profile, listed.profiles[number], sides))


def _weigh(profile: Profile, other: Profile, sides: Sides) -> tuple[bool, bool, int]:
    return (
        bool(profile.names & other.names),
        profile.kind == other.kind,
        sides.count_common(profile.parties, other.parties),
    )


def _best(found: Sequence[int], weigh: Callable[[int], tuple[bool, bool, int]]) -> int | None:
    """The one of most weight; None where there is none, or where two weigh the same: then it stays in doubt."""
    ranked = sorted(found, key=weigh, reverse=True)
    if not ranked or (len(ranked) > 1 and weigh(ranked[0]) == weigh(ranked[1])):
        return None
    return ranked[0]


def _cluster(groups: Sequence[Group], sides: Sides) -> tuple[_Cores, list[Group]]:
    """Accords that several pages tell as one, and the groups that tell too little to be joined so.

    Those with a beginning come first: others join the last that had begun.
    """
    cores = _Cores(sides)
    bare: list[Group] = []
    for group in sorted(groups, key=lambda g: g.order):
        profile = group.profile
        if not profile.parties and not profile.areas and not profile.names:
            bare.append(group)
            continue
        close = {
            number: _closeness(profile, core, sides)
            for number in cores.finder.find_alike(profile)
            if is_surely_one(profile, core := cores.groups[number].profile, sides)
        }
        if close:
            cores.join(max(close, key=lambda number: close[number]), group)
        else:
            cores.append(group)
    return cores, bare


def _closeness(profile: Profile, core: Profile, sides: Sides) -> tuple[int, date]:
    return (sides.count_common(profile.parties, core.parties), core.begun[0] if core.begun else date.min)


def _place_bare(
    group: Group, listed: _Known, cores: _Cores, on_page: Mapping[str, Sequence[Claim]], sides: Sides
) -> int | None:
    """A bare *the ceasefire* goes to the one accord that its sentence, else its page, leaves no doubt about.

    The number of a file's accord; None where it is one of the cores, which then have it.
    """
    profile = group.profile
    own = [mention.claim for mention in group.mentions]
    page = list(on_page.get(own[0].page, own))
    for claims in (own, page):
        actors = frozenset(a.id for claim in claims for a in (*claim.actor, *claim.recipient) if a.id)
        places = profile.near if claims is own else _places(claims, profile.near)

        is_meant = partial(_is_meant, profile, actors=actors, places=places, sides=sides)
        given = [n for n in listed.finder.find_around(profile, actors) if is_meant(listed.profiles[n])]
        near = [n for n in cores.finder.find_around(profile, actors) if is_meant(cores.groups[n].profile)]
        if len(given) + len(near) == 1:
            if given:
                return given[0]
            cores.join(near[0], group)
            return None
        if given or near:
            break
    copied = next((n for n in cores.finder.find_copied(profile) if is_copy(profile, cores.groups[n].profile)), None)
    if copied is not None and may_be_one(profile, cores.groups[copied].profile, sides):
        cores.join(copied, group)
    else:
        cores.append(group)
    return None


def _places(claims: Iterable[Claim], near: tuple[PlaceValue, ...]) -> tuple[PlaceValue, ...]:
    """Where the sentence itself is, else where the page's acts are."""
    return near or tuple(dict.fromkeys(place for claim in claims for place in claim.place if place.id))


def _is_meant(
    group: Profile, profile: Profile, actors: frozenset[str], places: Sequence[PlaceValue], sides: Sides
) -> bool:
    return (
        profile.family is not None
        and group.family in (None, profile.family)
        and may_be_one(group, profile, sides)
        and is_context(profile, actors, places, sides)
    )
