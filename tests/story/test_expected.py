"""The key to the story fits its pages: every trigger stands where it is said to, every name of a field is known."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import Any, get_args

import pytest

from dateline.records.accord import AccordKind
from dateline.records.event import Breach
from dateline.records.ontology import EVENT_TYPES, FACTUALITIES, TOLL_KINDS, TYPED_MODES
from dateline.records.vow import VowStatus
from tests.story.story import capture_story, find_trigger, list_act_ids, list_acts, read_expected

PAGES = tuple(read_expected()["pages"])
ACTS = tuple(list_acts())


def as_list(value: Any) -> list[Any]:
    """A list as it is, anything else as a list of one: where careful readers differ, the key lists what is right."""
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_tells_when_and_where_it_was_published(name: str) -> None:
    """Pages in HTML by themselves, bare text by what the user gives."""
    page, told = capture_story(name), read_expected()["pages"][name]
    assert (page.dct.from_, page.outlet) == (told["published"], told["outlet"])


@pytest.mark.parametrize(("name", "act", "fields"), ACTS, ids=[act for _, act, _ in ACTS])
def test_an_act_stands_on_its_page(name: str, act: str, fields: dict[str, Any]) -> None:
    """Its trigger is in the report, and what it `same`s is an act of the same page."""
    page = capture_story(name)
    start, end = find_trigger(page, *fields["at"])
    assert page.text[start:end] == fields["at"][0]
    assert fields.get("same", act) in read_expected()["pages"][name]["acts"]


@pytest.mark.parametrize(("name", "act", "fields"), ACTS, ids=[act for _, act, _ in ACTS])
def test_an_act_is_told_in_the_codebooks_words(name: str, act: str, fields: dict[str, Any]) -> None:
    """Type, mode, factuality and toll kinds are those of the ontology; names that are no ids stand on the page."""
    assert fields["type"] in {*EVENT_TYPES, *TYPED_MODES}
    assert set(as_list(fields["factuality"])) <= set(FACTUALITIES)
    assert {kind for kind, _, _ in fields.get("toll", ())} <= set(TOLL_KINDS)
    words = chain.from_iterable(fields.get(role, ()) for role in ("actor", "recipient", "source", "place"))
    assert [w for w in words if ":" not in w and w not in capture_story(name).text] in ([], ["its allies"])


@pytest.mark.parametrize("name", PAGES)
def test_no_two_acts_of_a_page_have_one_trigger(name: str) -> None:
    """One trigger per act and clause (codebook, section 8.1)."""
    triggers = Counter(tuple(act["at"]) for act in read_expected()["pages"][name]["acts"].values())
    assert [at for at, count in triggers.items() if count > 1] == []


def test_the_key_names_no_act_that_is_not_there() -> None:
    """Groups, pairs, vows, accords and exceptions are made of acts of the key; no act is in two groups."""
    key = read_expected()
    groups = [group["claims"] for group in key["acts"]]
    named = list(chain(*groups, *key["different"], key["no_vows"], key["no_accords"], key["no_breaches"]))
    for vow in key["vows"].values():
        named += chain(vow["claims"], *(step.get("because", ()) for step in vow["steps"]))
    for accord in key["accords"].values():
        named += chain(accord["claims"], *([b["act"], *b.get("by", ())] for b in accord["breaches"]))
    assert set(named) - list_act_ids() == set()
    assert [act for act, count in Counter(chain(*groups)).items() if count > 1] == []


def test_two_acts_that_differ_are_in_no_group_together() -> None:
    """Nor is a `same` across two groups."""
    key = read_expected()
    group_of = {act: at for at, group in enumerate(key["acts"]) for act in group["claims"]}
    assert [pair for pair in key["different"] if group_of.get(pair[0], -1) == group_of.get(pair[1], -2)] == []
    same = [(act, fields["same"]) for _, act, fields in ACTS if "same" in fields]
    assert [pair for pair in same if group_of.get(pair[0], -1) != group_of.get(pair[1], -1)] == []


def test_vows_and_accords_are_told_in_the_contracts_words() -> None:
    """Statuses, kinds and breaches are those that the records know; a vow's days run forwards."""
    key = read_expected()
    steps = [step for vow in key["vows"].values() for step in vow["steps"]]
    assert set(chain.from_iterable(as_list(step["status"]) for step in steps)) <= set(get_args(VowStatus))
    kinds = chain.from_iterable(as_list(accord["kind"]) for accord in key["accords"].values())
    assert set(kinds) <= set(get_args(AccordKind))
    breaches = [breach["breach"] for accord in key["accords"].values() for breach in accord["breaches"]]
    assert set(breaches) == set(get_args(Breach))
    for vow in key["vows"].values():
        days = [step["as_of"] for step in vow["steps"]]
        assert days == sorted(days)


def test_the_wire_copy_adds_no_words_of_its_own() -> None:
    """All that its body says stands on the wire's page, letter for letter: it can raise no count of origins."""
    name = next(page for page in PAGES if "copy_of" in read_expected()["pages"][page])
    copy, wire = capture_story(name), capture_story(read_expected()["pages"][name]["copy_of"])
    body = [copy.words_of(p) for p in copy.paragraphs if p.role == "body"]
    assert body
    assert [words for words in body if words not in wire.text] == []


@pytest.mark.parametrize("name", PAGES)
def test_readers_are_set_apart(name: str) -> None:
    """As many comments as the page has, all of them after the report."""
    roles = [p.role for p in capture_story(name).paragraphs if p.role != "other"]
    comments = read_expected()["pages"][name].get("comments", 0)
    assert roles.count("comment") == comments
    assert "comment" not in roles[: len(roles) - comments]
