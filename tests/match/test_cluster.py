"""Grouping: by averages, bound by judgements, whatever the order."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dateline.match.cluster import JOIN, Grouping, group

IDS = "abcdefg"
PAIRS = list(combinations(IDS, 2))
chances = st.lists(st.sampled_from((0.0, 0.1, 0.4, 0.5, 0.6, 0.9, 1.0)), min_size=len(PAIRS), max_size=len(PAIRS)).map(
    lambda values: dict(zip(PAIRS, values, strict=True))
)
pairs = st.lists(st.sampled_from(PAIRS), max_size=4)
Table = dict[tuple[str, str], float]


def grouped(table: Table, order: str = IDS, **bound: Any) -> Grouping:
    """The grouping of the ids in that order, bound by what is given; every pair is a candidate."""
    edges = {one: [other for other in order if other != one] for one in order}
    return group(list(order), edges, lambda a, b: table.get((min(a, b), max(a, b)), 0.0), **bound)


def test_a_chain_does_not_run_together() -> None:
    """a is like b and b like c, but a is not like c: the surer pair is one act."""
    table = {("a", "b"): 0.9, ("b", "c"): 0.8}
    assert grouped(table, "abc").groups == (("a", "b"), ("c",))


def test_three_reports_of_which_one_pair_is_unsure_are_one_act() -> None:
    """The average decides, not the worst pair."""
    table = {("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.4}
    assert grouped(table, "abc").groups == (("a", "b", "c"),)


@given(chances, st.permutations(IDS), pairs, pairs)
def test_the_order_does_not_matter(
    table: Table, order: list[str], same: list[tuple[str, str]], different: list[tuple[str, str]]
) -> None:
    """Of the ids, nor of the judgements."""
    one = grouped(table, same=same, different=different)
    assert grouped(table, "".join(order), same=same[::-1], different=different[::-1]) == one


@given(chances, pairs, pairs)
def test_judgements_are_kept(table: Table, same: list[tuple[str, str]], different: list[tuple[str, str]]) -> None:
    """What is judged different is apart; what is judged the same is together, or named as overruled."""
    found = grouped(table, same=same, different=different)
    of = {id: members for members in found.groups for id in members}
    assert all(of[a] != of[b] for a, b in different)
    assert all(of[a] == of[b] or (a, b) in found.overruled for a, b in same)


def test_judgements_that_exclude_each_other_are_told() -> None:
    """a is b, b is c, but a is not c: one of them cannot hold, and which is said."""
    found = grouped({}, "abc", same=[("a", "b"), ("b", "c")], different=[("a", "c")])
    assert found == Grouping(groups=(("a", "b"), ("c",)), overruled=(("b", "c"),))


@given(chances)
def test_no_two_groups_are_left_that_belong_together(table: Table) -> None:
    """The average between any two groups is below the threshold."""
    for one, other in combinations(grouped(table).groups, 2):
        total = sum(table[(min(a, b), max(a, b))] for a in one for b in other)
        assert total / (len(one) * len(other)) < JOIN


@given(chances, st.lists(st.sampled_from(["fact", "prospect", None]), min_size=7, max_size=7), pairs)
def test_no_likeness_joins_two_sides_or_two_of_a_page(
    table: Table, sides: list[str | None], same: list[tuple[str, str]]
) -> None:
    """Only a judgement does; whoever it binds may then be joined by others of one side."""
    of_side = {id: side for id, side in zip(IDS, sides, strict=True) if side is not None}
    of_page = {id: (id if id in "abc" else "p",) for id in IDS}
    for members in grouped(table, sides=of_side, pages=of_page).groups:
        assert len({of_side[id] for id in members if id in of_side}) < 2
        assert sum(id not in "abc" for id in members) < 2
    judged = grouped(table, sides=of_side, pages=of_page, same=same)
    assert all(any({a, b} <= {*members} for members in judged.groups) for a, b in same)
