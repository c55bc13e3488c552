"""Many pages, one act: whatever the order in which the pages come, and whatever a person judges."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.match import Matched, Matcher, match_pages
from dateline.match.memory import InMemory
from dateline.records.coded import CodedPage
from dateline.records.matching import JudgedPairs
from tests.match.builders import a_claim, a_page, a_when, idlib, province
from tests.store.builders import a_relation, a_toll

OTHER = "Jets bombed a school in Idlib on Friday, said teacher Rana Haddad."
VARIANTS: list[dict[str, Any]] = [
    {},
    {"toll": (a_toll(12, 12),)},
    {"toll": (a_toll(19, 19),)},
    {"when": a_when("2016-04-12")},
    {"when": a_when("2016-04-20"), "factuality": "planned"},
    {"factuality": "denied"},
    {"place": (province(),)},
    {"place": (idlib(),), "text": OTHER, "trigger": "bombed"},
    {"place": (idlib(),), "text": OTHER, "trigger": "bombed", "when": a_when("2016-04-15")},
    {"place": (), "text": OTHER, "trigger": "bombed", "when": None},
]
BY_REPORTS = "By all reports of them: one act (joined when the average over all pairs of reports is at least 50%)."
OUTLETS = ["Northern Wire", "River Daily", None]


def pages_of(choices: list[list[int]]) -> list[CodedPage]:
    """One page for each list: its claims are those variants; outlets go round."""
    return [
        a_page(
            *(a_claim(f"p{place}", number, **VARIANTS[i]) for number, i in enumerate(chosen, 1)),
            outlet=OUTLETS[place % 3],
        )
        for place, chosen in enumerate(choices)
    ]


casebooks = st.lists(st.lists(st.integers(0, len(VARIANTS) - 1), min_size=1, max_size=3), min_size=1, max_size=7)


def claims_of(found: Any) -> list[tuple[str, ...]]:
    """The claims of each act."""
    return [act.claims for act in found]


def acts_of(memory: InMemory) -> tuple[Matched, ...]:
    """Every act that a matcher's memory holds."""
    return Matcher(memory=memory).describe(memory.list_acts())


def test_two_reports_of_one_act_are_one_event() -> None:
    """And a report of another town's school is not."""
    acts = match_pages(pages_of([[0], [1], [7]]))
    assert claims_of(acts) == [("p0#e1", "p1#e1"), ("p2#e1",)]
    assert acts[0].pages == ("p0", "p1")


def test_what_one_side_denies_is_still_the_act() -> None:
    """Denied and reported are one act with a disagreement."""
    assert len(match_pages(pages_of([[0], [5]]))) == 1


@settings(deadline=None, max_examples=60)
@given(casebooks, st.randoms(use_true_random=False), st.data())
def test_page_by_page_is_the_same_as_all_at_once(choices: list[list[int]], draw: Any, data: Any) -> None:
    """In any order, in any portions, with pages that were replaced or taken out on the way."""
    pages = pages_of(choices)
    shuffled = pages[:]
    draw.shuffle(shuffled)
    memory = InMemory()
    matcher = Matcher(memory=memory)
    while shuffled:
        size = data.draw(st.integers(1, len(shuffled)))
        matcher.add(shuffled[:size])
        shuffled = shuffled[size:]
        if data.draw(st.booleans()):
            again = draw.choice(pages)
            matcher.add([a_page(a_claim(again.page.id, **VARIANTS[7]))])
            matcher.remove(["p-none", again.page.id])
            matcher.add([again])
    assert acts_of(memory) == match_pages(pages)


@settings(deadline=None, max_examples=40)
@given(casebooks, casebooks)
def test_changes_are_what_is_different(before: list[list[int]], after: list[list[int]]) -> None:
    """The acts before, without those gone and with those new, are the acts after."""
    memory = InMemory()
    matcher = Matcher(memory=memory)
    matcher.add(pages_of(before))
    held = set(memory.list_acts())
    changes = matcher.add(pages_of(after))
    assert (held - {*changes.gone}) | {*changes.new} == set(memory.list_acts())
    assert not {*changes.gone} & {*changes.new}


def test_adding_a_page_leaves_other_acts_alone() -> None:
    """Only the act that the page joins is told as changed."""
    pages = pages_of([[0], [7], [1]])
    matcher = Matcher()
    matcher.add(pages[:2])
    changes = matcher.add(pages[2:])
    assert changes.gone == (("p0#e1",),)
    assert changes.new == (("p0#e1", "p2#e1"),)


def test_a_page_that_takes_its_own_place_is_told() -> None:
    """Its claims may say something else by now, though the act holds the same ones."""
    matcher = Matcher()
    matcher.add(pages_of([[0], [1]]))
    changes = matcher.add(pages_of([[2]]))
    assert (changes.gone, changes.new) == ((), (("p0#e1", "p1#e1"),))


def test_a_person_may_part_and_join() -> None:
    """Two alike are judged different, two unlike the same."""
    pages = pages_of([[0], [1], [7]])
    judged = JudgedPairs(different=(("p0#e1", "p1#e1"),), same=(("p1#e1", "p2#e1"),))
    assert claims_of(match_pages(pages, judged)) == [("p0#e1",), ("p1#e1", "p2#e1")]


def test_a_person_may_part_what_the_page_links() -> None:
    """The page's own `same` is the machine's reading too."""
    page = a_page(a_claim(number=1), a_claim(number=2, **VARIANTS[1]), relations=(a_relation("e2", "same", "e1"),))
    assert len(match_pages([page])) == 1
    assert len(match_pages([page], JudgedPairs(different=(("p1#e1", "p1#e2"),)))) == 2


def test_judgements_that_exclude_each_other_are_kept_and_named() -> None:
    """None is dropped in silence."""
    judged = JudgedPairs(same=(("p0#e1", "p1#e1"), ("p1#e1", "p2#e1")), different=(("p0#e1", "p2#e1"),))
    matcher = Matcher(judged)
    matcher.add(pages_of([[0], [1], [2]]))
    assert matcher.overruled == (("p1#e1", "p2#e1"),)


@pytest.mark.parametrize(
    ("judged", "last"),
    [
        (JudgedPairs(), BY_REPORTS),
        (JudgedPairs(same=(("p0#e1", "p1#e1"),)), "A person judged them to be the same act."),
        (JudgedPairs(different=(("p1#e1", "p0#e1"),)), "A person judged them to be different acts."),
    ],
)  # fmt: skip
def test_an_explanation_ends_with_what_decided(judged: JudgedPairs, last: str) -> None:
    """The reports, or a person."""
    matcher = Matcher(judged)
    matcher.add(pages_of([[0], [1]]))
    assert matcher.explain("p0#e1", "p1#e1")[-1] == last


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("p0#e1", "p0#e2", "Both stand on one page, which does not link them: two acts."),
        ("p0#e1", "p1#e1", "One is put as fact, the other only as something to come: two acts."),
    ],
)
def test_what_likeness_cannot_join_is_told(one: str, other: str, why: str) -> None:
    """However alike they are."""
    matcher = Matcher()
    matcher.add(pages_of([[0, 1], [4]]))
    assert matcher.explain(one, other) == (why,)


def test_a_denied_attack_is_no_account_of_a_siege() -> None:
    """Though place, days and parties are the same."""
    siege = a_page(a_claim("p0", trigger="besieged", type="COERCE", factuality="ongoing"))
    matcher = Matcher()
    matcher.add([siege, a_page(a_claim("p1", trigger="attack", factuality="denied"))])
    assert matcher.explain("p0#e1", "p1#e1") == ("One denies an act of another kind than the other tells: two acts.",)


def test_asking_about_an_unknown_claim_is_an_error() -> None:
    """Nothing is made up for a claim that no page has."""
    with pytest.raises(KeyError, match="p9#e1"):
        Matcher().explain("p9#e1", "p9#e2")
