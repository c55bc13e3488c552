"""This file says that the finder of accords leaves out none that a comparison would take for one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.match.accord_finder import Finder
from dateline.match.accord_join import Group
from dateline.match.accord_mentions import Mention
from dateline.match.accord_profile import (
    HOLDS_DAYS,
    SAME_BEGINNING_DAYS,
    Profile,
    is_copy,
    is_surely_one,
    may_be_one,
    profile_given,
)
from dateline.match.accord_sides import Sides
from dateline.match.accord_words import is_bare, read_kind
from tests.match.accord_builders import ACTORS, REFERENCE, a_claim, a_given, actor, place, published

SIDES = Sides(REFERENCE.ties, {id: actor(id) for id in ACTORS})
WORDS = [
    "truce",
    "truce",
    "truce",
    "deal",
    "Minsk II",
    "Minsk II agreement",
    "the Sochi agreement",
    "de-escalation zone",
    "Minsk",
]
AREAS = ["Gaza", "Rafah", "Idlib", "Ariha"]
PARTY_LISTS = [(), ("reg:syr", "gen:SYR-REB"), ("reg:tur", "reg:al-nusra")]
PARTIES = ["reg:syr", "reg:syr-mil", "gen:SYR-MIL", "reg:tiger-forces", "gen:SYR-REB", "reg:hts", "reg:jfs", "reg:sna"]
# Around each bound that parts two accords, a day to either side of it.
STEPS = sorted({0, 1, *(n + d for n in (SAME_BEGINNING_DAYS, 30, 90, HOLDS_DAYS) for d in (-1, 0, 1, 14))})


@st.composite
def some_mentions(draw: st.DrawFn, page: str) -> list[Mention]:
    """One or two mentions on a page."""
    found = []
    for number in range(draw(st.integers(1, 2))):
        words = draw(st.sampled_from(WORDS))
        day = draw(st.none() | st.sampled_from(STEPS).map(lambda step: date(2020, 4, 1) + timedelta(days=step)))
        sentence = f"They spoke {draw(st.sampled_from(['well', 'badly']))} of the {words}."
        days = draw(st.sampled_from([0, 1, 14, 15]))
        claim = a_claim(sentence, "spoke", day=day.isoformat() if day else None, days=days, page=page, number=number)
        found.append(
            Mention(
                claim=claim,
                words=words,
                kind=read_kind(words),
                bare=is_bare(words),
                parties=draw(st.frozensets(st.sampled_from(PARTIES), max_size=2)),
                areas=tuple(map(place, draw(st.lists(st.sampled_from(AREAS), max_size=1) | st.just([])))),
                near=tuple(map(place, draw(st.lists(st.sampled_from(AREAS), max_size=1) | st.just([])))),
                standing=draw(st.sampled_from(["made", "begins", "holds", "ends", "invoked"])),
            )
        )
    return found


def a_group(mentions: list[Mention], dated: bool) -> Group:
    """The mentions as one accord, on pages with a day of publication or without."""
    return Group(mentions, published(*(mention.claim for mention in mentions)) if dated else {})


def find_by_all(profile: Profile, profiles: list[Profile], compare: Any) -> set[int]:
    """The numbers of which the comparison is true, each asked."""
    return {number for number, other in enumerate(profiles) if compare(profile, other)}


@settings(max_examples=300, deadline=None)
@given(st.data(), st.booleans())
def test_none_is_left_out(data: st.DataObject, dated: bool) -> None:
    """Neither of accords that claims tell, also where more was told of them later, nor of those of files."""
    groups = [a_group(data.draw(some_mentions(f"p{n}")), dated) for n in range(data.draw(st.integers(1, 4)))]
    finder = Finder(SIDES)
    for number, group in enumerate(groups):
        finder.put(number, group.profile, group.profile)
    for group in groups:
        more = a_group(data.draw(some_mentions("p7")), dated)
        group.add(more.mentions)
        finder.put(groups.index(group), more.profile, group.profile)
    profiles = [group.profile for group in groups]
    for since in (None, "2020-03-06"):
        listed = a_given(name="Minsk II agreement", from_=since, parties=data.draw(st.sampled_from(PARTY_LISTS)))
        profiles.append(profile_given(listed))
        finder.put(len(profiles) - 1, profiles[-1], profiles[-1])
    asked = a_group(data.draw(some_mentions("p9")), dated).profile

    sure = find_by_all(asked, profiles, lambda one, other: is_surely_one(one, other, SIDES))
    assert sure <= set(finder.find_alike(asked))
    assert find_by_all(asked, profiles, is_copy) <= set(finder.find_copied(asked))
    actors = data.draw(st.frozensets(st.sampled_from(PARTIES), max_size=3))
    around = find_by_all(
        asked, profiles, lambda one, other: may_be_one(one, other, SIDES) and SIDES.count_common(actors, other.parties)
    )
    assert around <= set(finder.find_around(asked, actors))


def test_few_are_asked() -> None:
    """Of a truce a month for ten years between two sides, and one of two others, a telling may mean one or two."""
    finder = Finder(SIDES)
    for month in range(120):
        parties = frozenset({"reg:isr", "reg:hamas"} if month else {"reg:rus", "reg:tur"})
        begun = date(2010, 1, 1) + timedelta(days=30 * month)
        profile = a_profile(parties, begun)
        finder.put(month, profile, profile)
    asked = a_profile(frozenset({"reg:isr-mil", "reg:hamas"}), date(2015, 1, 1))
    assert 1 <= len(finder.find_alike(asked)) <= 2
    assert finder.find_alike(a_profile(frozenset({"reg:rus"}), date(2010, 1, 1))) == [0]


def a_profile(parties: frozenset[str], begun: date) -> Profile:
    """What one page tells of a truce that began on a day."""
    day = (begun, begun + timedelta(days=1))
    return Profile(kind="truce", family="fighting stops", parties=parties, areas=(), begun=day, seen=(begun, begun))
