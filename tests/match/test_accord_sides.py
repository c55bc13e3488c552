"""This file holds the answers on whose side somebody is against a plain search along every tie."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.match.accord_sides import Belonging, Sides, Tie, side_of
from dateline.records.values import ActorValue

IDS = ["reg:syr", "reg:syr-mil", "gen:SYR-MIL", "gen:SYR-REB", "reg:a", "reg:b", "reg:c", "reg:d"]
HOW = ["part of", "successor of", "allied with", "backed by"]
LOOSE = ("allied with", "backed by")
DAYS = [None, date(2020, 1, 1), date(2021, 1, 1)]
KNOWN = {
    "reg:a": ActorValue(id="reg:a", country="SYR", sector="REB", provisional=False),
    "reg:b": ActorValue(id="reg:b", country="SYR", sector=None, provisional=False),
}
ties = st.dictionaries(
    st.tuples(st.sampled_from(IDS), st.sampled_from(DAYS)),
    st.lists(st.builds(Tie, st.sampled_from(IDS), st.sampled_from(HOW)), max_size=3).map(tuple),
    max_size=10,
)


def list_sides(
    all_ties: dict[tuple[str, date | None], tuple[Tie, ...]], actor: str, parties: list[str], on: date | None
) -> set[str]:
    """The parties that are met first: itself or its state, by four ties or fewer, loose ones last and one at most."""
    itself = {party for party in parties if side_of(party) == side_of(actor)}
    if itself:
        return itself
    seen, layer = {actor}, {(actor, 0)}
    closer = set(layer)
    for loose in (0, 1):
        layer = set(closer)
        for _ in range(4):
            layer = {
                (tie.to, count + (tie.how in LOOSE))
                for id, count in layer
                for tie in all_ties.get((id, on), ())
                if tie.to not in seen and count + (tie.how in LOOSE) <= loose
            }
            seen |= {id for id, _ in layer}
            closer |= layer
            met = {party for party in parties if side_of(party) in {side_of(id) for id, _ in layer}}
            if met:
                return met
    return {"gen:SYR-REB"} & set(parties) if actor == "reg:a" else set()


@settings(max_examples=400, deadline=None)
@given(ties, st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(DAYS)), min_size=1, max_size=4), st.data())
def test_the_closest_parties_are_found(
    all_ties: dict[tuple[str, date | None], tuple[Tie, ...]],
    asked: list[tuple[str, date | None]],
    data: st.DataObject,
) -> None:
    """On each day by its own ties, whatever was asked before."""
    sides = Sides(lambda id, on: all_ties.get((id, on), ()), KNOWN)
    for actor, on in asked:
        parties = data.draw(st.lists(st.sampled_from(IDS), max_size=3))
        found = sides.find(actor, parties, on)
        assert {belonging.party for belonging in found} == list_sides(all_ties, actor, parties, on)
        assert [b.party for b in found] == sorted({b.party for b in found})
        assert found == sides.find(actor, sides.gather(parties), on)


@settings(max_examples=200, deadline=None)
@given(ties, st.sampled_from(IDS), st.sampled_from(IDS))
def test_marks_tell_on_whose_side_somebody_may_be(
    all_ties: dict[tuple[str, date | None], tuple[Tie, ...]], actor: str, party: str
) -> None:
    """Whoever is on a party's side has the party's id or side among its marks; two have each other in common."""
    sides = Sides(lambda id, on: all_ties.get((id, on), ()), KNOWN)
    if sides.find(actor, [party]):
        assert sides.list_marks(actor) & {party, side_of(party)}
    assert sides.count_common(frozenset({actor}), frozenset({party})) == sides.count_common(
        frozenset({party}), frozenset({actor})
    )


def test_ties_are_followed_once_for_an_actor_and_a_day() -> None:
    """However many accords ask; and what parties answer is the same for all days on which the ties are."""
    asked: list[tuple[str, date | None]] = []

    def follow(id: str, on: date | None) -> tuple[Tie, ...]:
        asked.append((id, on))
        return (Tie("reg:b", "part of"),) if id == "reg:a" else ()

    sides = Sides(follow, {})
    for on in (date(2020, 1, 1), date(2020, 1, 2)):
        assert sides.find("reg:a", ["reg:b", "reg:c"], on) == (Belonging(party="reg:b", how="part of"),)
    before = len(asked)
    for parties in (["reg:b"], ["reg:c"], ["reg:d", "reg:b"]):
        sides.find("reg:a", parties, date(2020, 1, 1))
    assert len(asked) == before
