"""This file says who and what becomes an entry of the casebook's indexes, and how it is counted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.match.entries import list_actors, list_places
from dateline.records.claim import ActorFiller, Claim, PlaceFiller
from dateline.records.entry import ActorEntry, FactualityCounts, PlaceEntry, RoleCounts, Spelling
from dateline.records.event import Event
from dateline.records.page import CreationTime, Interval
from dateline.records.values import PlaceValue
from tests.match.builders import a_when
from tests.store.builders import a_claim, a_place, one_event


def who(id: str | None, text: str, **more: Any) -> ActorFiller:
    """An actor in some role, by its id and the words of the page."""
    return ActorFiller(
        mention="m1", text=text, start=0, end=len(text), id=id, **({"provisional": False, "name": None} | more)
    )


HTS = who("reg:hts", "HTS", name="Hay'at Tahrir al-Sham", country="SYR", sector="REB")
HTS_IN_FULL = who("reg:hts", "Hayat Tahrir al-Sham", name="Hay'at Tahrir al-Sham", country="SYR", sector="REB")
THEY = who("reg:hts", "they", name="Hay'at Tahrir al-Sham", decided_by="same")
ARMY = who("reg:syr-mil", "the army", name="Syrian armed forces", country="SYR", sector="MIL")
ANSAR = who("new:ansar-allah", "Ansar Allah", name="Ansar Allah", provisional=True)
KAFRIYA = a_place("own:kafriya", "Kafriya", name="Kafriya", country="SYR", admin1="Idlib", lat=35.99, lon=36.67)


def entry_of(*claims: Claim, id: str | None = "reg:hts", **more: Any) -> ActorEntry:
    """The one entry of that id."""
    (found,) = [entry for entry in list_actors(claims, more.pop("published", {}), **more) if entry.id == id]
    return found


def place_ids(*claims: Claim) -> list[tuple[str | None, str | None]]:
    """The entries of places: id and precision, in order."""
    return [(entry.id, entry.precision) for entry in list_places(claims, {})]


def published(page: str, day: str) -> dict[str, CreationTime]:
    """A page and the day on which it was published."""
    first = date.fromisoformat(day)
    return {page: CreationTime(from_=first, until=date.fromordinal(first.toordinal() + 1), precision="day")}


def test_an_actor_is_counted_in_each_of_its_roles() -> None:
    """Once a claim, however often the claim names it."""
    entry = entry_of(
        a_claim(1, actor=(HTS, HTS_IN_FULL), source=(HTS,)),
        a_claim(2, actor=(ARMY,), recipient=(HTS,)),
        a_claim(3, actor=(ARMY,), beneficiary=(HTS,)),
        a_claim(4, actor=(ARMY,)),
    )
    assert entry.roles == RoleCounts(actor=1, recipient=1, source=1, beneficiary=1)
    assert entry.claims == 3


def test_those_of_most_claims_come_first() -> None:
    """As many claims as each other: by name."""
    claims = [a_claim(1, actor=(ARMY, ANSAR)), a_claim(2, actor=(HTS,)), a_claim(3, actor=(HTS,))]
    assert [entry.id for entry in list_actors(claims, {})] == ["reg:hts", "new:ansar-allah", "reg:syr-mil"]


def test_spellings_are_counted_and_words_that_refer_back_are_none() -> None:
    """The commonest first; line ends in the words of a page are spaces."""
    entry = entry_of(
        a_claim(1, actor=(HTS,)),
        a_claim(2, actor=(THEY,), source=(who("reg:hts", "Hayat\nTahrir al-Sham"),)),
        a_claim(3, actor=(HTS, HTS_IN_FULL)),
        a_claim(4, recipient=(HTS,)),
    )
    assert entry.spellings == (Spelling(text="HTS", claims=3), Spelling(text="Hayat Tahrir al-Sham", claims=2))
    assert entry.claims == 4


def test_what_claims_differ_in_is_told_as_most_of_them_do() -> None:
    """What nobody tells stays open."""
    claims = [
        a_claim(1, actor=(who("new:kanaan", "Kanaan", name="Kanaan", country="LBN", provisional=True),)),
        a_claim(2, actor=(who("new:kanaan", "Kanaan", name="Kanaan", country="SYR", provisional=True),)),
        a_claim(3, actor=(who("new:kanaan", "Kanaan", name="Kanaan", country="SYR", provisional=True),)),
        a_claim(4, actor=(who("new:kanaan", "Kanaan", name="Kanaan", provisional=True),)),
    ]
    entry = entry_of(*claims, id="new:kanaan")
    assert (entry.country, entry.sector, entry.provisional) == ("SYR", None, True)


def test_who_was_not_identified_is_an_entry_for_each_wording_and_reason() -> None:
    """Case, spacing and the article set aside."""
    claims = [
        a_claim(1, actor=(who(None, "its allies", reason="pronoun"),)),
        a_claim(2, actor=(who(None, "Its  allies", reason="pronoun"),)),
        a_claim(3, actor=(who(None, "gunmen", reason="no one country"),)),
        a_claim(4, actor=(who(None, "the gunmen", reason="no one country"),)),
        a_claim(5, actor=(who(None, "gunmen", reason="pronoun"),)),
    ]
    found = [(entry.reason, [s.text for s in entry.spellings], entry.claims) for entry in list_actors(claims, {})]
    assert found == [
        ("no one country", ["gunmen", "the gunmen"], 2),
        ("pronoun", ["Its allies", "its allies"], 2),
        ("pronoun", ["gunmen"], 1),
    ]


@pytest.mark.parametrize("more", [{"comment": True}, {"status": "rejected"}], ids=["comment", "rejected"])
def test_comments_and_what_a_person_rejected_count_for_nothing(more: dict[str, Any]) -> None:
    """Neither who nor where."""
    claims = [a_claim(1, actor=(HTS,), place=(KAFRIYA,), **more)]
    assert list_actors(claims, {}) == []
    assert list_places(claims, {}) == []


def test_events_are_counted_by_factuality_where_it_has_a_part() -> None:
    """An event of several claims once, by the event's own factuality; what it only tells of is not its event."""
    told_twice = (a_claim(1, actor=(HTS,)), a_claim(2, recipient=(HTS,), factuality="denied"))
    planned = a_claim(3, page="p2", actor=(HTS,), factuality="planned")
    only_source = a_claim(4, page="p3", actor=(ARMY,), source=(HTS,))
    events = [one_event(*told_twice), event_of(planned), event_of(only_source)]
    entry = entry_of(*told_twice, planned, only_source, events=events)
    assert entry.events == FactualityCounts(denied=1, planned=1)
    assert (entry.claims, entry.pages) == (4, 3)


def test_a_rejected_event_is_not_counted() -> None:
    """Its claims may still stand one by one."""
    claim = a_claim(1, actor=(HTS,))
    event = event_of(claim, status="rejected")
    assert entry_of(claim, events=[event]).events == FactualityCounts()


def event_of(claim: Claim, **more: Any) -> Event:
    """An event of that claim alone."""
    return Event(
        id=f"ev:{claim.id}", type=claim.type, mode=None, factuality=claim.factuality, claims=(claim.id,), origins=1,
        pages=1, version=1, **more,
    )  # fmt: skip


def test_the_days_are_those_of_what_is_put_as_fact() -> None:
    """From the first to the last that is told; a plan dates nothing, nor what it is only the source of."""
    entry = entry_of(
        a_claim(1, actor=(HTS,), when=a_when("2018-03-02")),
        a_claim(2, recipient=(HTS,), when=a_when("2018-03-09"), factuality="ongoing"),
        a_claim(3, actor=(HTS,), when=a_when("2018-05-01"), factuality="planned"),
        a_claim(4, actor=(ARMY,), source=(HTS,), when=a_when("2018-01-01")),
        a_claim(5, actor=(HTS,)),
    )
    assert entry.acts == Interval(date(2018, 3, 2), date(2018, 3, 10))


def test_the_days_on_which_it_was_told_are_the_pages() -> None:
    """A page of unknown date is passed over."""
    claims = [a_claim(1, page=page, actor=(HTS,)) for page in ("p1", "p2", "p3")]
    entry = entry_of(*claims, published=published("p1", "2018-06-28") | published("p2", "2018-06-20"))
    assert entry.told == Interval(date(2018, 6, 20), date(2018, 6, 29))
    assert entry_of(a_claim(1, actor=(HTS,))).told == Interval()


def test_a_plural_counts_for_each_of_its_members() -> None:
    """Its words name none of them; a member that was not located is told by its own name."""
    members = (
        PlaceValue(id="own:kafriya", name="Kafriya", precision="exact"),
        PlaceValue(id="own:fuah", name="al-Fu'ah", precision="exact"),
        PlaceValue(id=None, name="Osmund", reason="not in any gazetteer"),
    )
    towns = a_place(None, "the three towns", precision=None, members=members, reason="several places: see members")
    found = list_places([a_claim(1, place=(towns,)), a_claim(2, place=(KAFRIYA,))], {})
    assert [(entry.name, entry.claims, [s.text for s in entry.spellings]) for entry in found] == [
        ("Kafriya", 2, ["Kafriya"]),
        ("al-Fu'ah", 1, []),
        ("Osmund", 1, ["Osmund"]),
    ]


def test_what_lies_near_a_place_is_not_that_place() -> None:
    """Nor is what is known only by its province; each closeness is an entry."""
    near = a_place("own:kafriya", "north of Kafriya", precision="near", name="Kafriya")
    claims = [a_claim(1, place=(KAFRIYA,)), a_claim(2, place=(near,)), a_claim(3, place=(near,))]
    assert place_ids(*claims) == [("own:kafriya", "near"), ("own:kafriya", "exact")]


def test_a_point_is_given_where_all_claims_have_the_same() -> None:
    """Never one of several."""
    north = a_place("own:kafriya", "north of it", precision="near", lat=36.1, lon=36.7, radius_km=5.0)
    south = a_place("own:kafriya", "south of it", precision="near", lat=35.8, lon=36.7, radius_km=5.0)
    (here,) = list_places([a_claim(1, place=(north,)), a_claim(2, place=(north,))], {})
    assert (here.lat, here.lon, here.radius_km) == (36.1, 36.7, 5.0)
    (apart,) = list_places([a_claim(1, place=(north,)), a_claim(2, place=(south,))], {})
    assert (apart.lat, apart.lon, apart.radius_km) == (None, None, None)


def test_an_unresolved_place_keeps_its_words_and_why() -> None:
    """And no coordinates."""
    lost = a_place(None, "Osmund", precision=None, reason="not in any gazetteer", country="SYR")
    (entry,) = list_places([a_claim(1, place=(lost,))], {})
    assert (entry.id, entry.reason, entry.country, entry.lat) == (None, "not in any gazetteer", "SYR", None)
    assert entry.spellings == (Spelling(text="Osmund", claims=1),)


def test_entries_come_back_from_their_json() -> None:
    """With their schema."""
    claim = a_claim(1, actor=(HTS, ANSAR), place=(KAFRIYA,), when=a_when("2018-03-02"))
    for actor in list_actors([claim], published("p1", "2018-03-05")):
        assert ActorEntry.from_json(actor.to_json()) == actor
        assert actor.schema == "dateline.actor-entry/1"
    for place in list_places([claim], published("p1", "2018-03-05")):
        assert PlaceEntry.from_json(place.to_json()) == place
        assert place.schema == "dateline.place-entry/1"


MILITANTS = who("gen:SYR-REB", "militants", name="militants", country="SYR", sector="REB")
REBELS = who("gen:SYR-REB", "rebels", name="rebels", country="SYR", sector="REB")
ACTORS = (HTS, HTS_IN_FULL, THEY, ARMY, ANSAR, MILITANTS, REBELS, who(None, "its allies", reason="pronoun"))
PLACES: tuple[PlaceFiller, ...] = (KAFRIYA, a_place(None, "Osmund", precision=None, reason="not in any gazetteer"))


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(ACTORS), max_size=3),
            st.lists(st.sampled_from(ACTORS), max_size=2),
            st.lists(st.sampled_from(PLACES), max_size=2),
        ),
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_claims_changes_nothing(drawn: list[tuple[Any, Any, Any]], random: Any) -> None:
    """And no entry counts more claims than there are, or fewer than one of its roles."""
    claims = [
        a_claim(number, actor=tuple(actors), source=tuple(sources), place=tuple(places))
        for number, (actors, sources, places) in enumerate(drawn)
    ]
    shuffled = random.sample(claims, len(claims))
    actors = list_actors(claims, {})
    assert list_actors(shuffled, {}) == actors
    assert list_places(shuffled, {}) == list_places(claims, {})
    assert all(max(entry.roles.actor, entry.roles.source) <= entry.claims <= len(claims) for entry in actors)
