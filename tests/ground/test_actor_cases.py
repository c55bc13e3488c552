"""Actors by example: over eight hundred mentions of all regions, and no name given to an enemy or a stranger."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.ground.actor_explain import explain_actor
from dateline.ground.registry import ActorContext, Registry, resolve_actor
from tests.ground.actor_cases import PLACES, Case, is_enemy_merge, is_right, read_cases, resolve

REGISTRY = Registry.load()
CASES = read_cases()
CASES_DEMANDED = 400
SHARE_DEMANDED = 0.95


def test_the_cases_are_resolved_right() -> None:
    """At least 95 in 100 of at least 400 cases; the message names the rest."""
    wrong = [f"{c.words} ({c.on}, {c.country}): {v.id}, not {c.who}" for c in CASES
             if not is_right(c, v := resolve(c, REGISTRY))]  # fmt: skip
    assert len(CASES) >= CASES_DEMANDED
    assert len(CASES) - len(wrong) >= SHARE_DEMANDED * len(CASES), "\n".join(wrong)


def test_no_case_is_merged_with_an_enemy_or_a_stranger() -> None:
    """No look-alike's id for another's name, and no known actor where nobody known is meant."""
    merged = [f"{c.words}: {v.id}, not {c.who}" for c in CASES if is_enemy_merge(c, v := resolve(c, REGISTRY))]
    assert merged == []


def test_no_case_is_given_twice() -> None:
    """A case counted twice would weigh twice."""
    keys = [(case.words, case.on, case.country) for case in CASES]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("words", "page", "said"),
    [
        ("HTS", "SYR", "decided: reg:jabhat-fatah-al-sham"),
        ("Al-Manara", "IRQ", "must not be taken for it"),
        ("rebels", "SYR", "Tried descriptions by their head noun: decided: gen:SYR-REB"),
        ("Liwa al-Foobar", "SYR", "a provisional actor: new:liwa-al-foobar"),
        ("it", "SYR", "Unresolved: pronoun."),
        ("Syrian President Bashar al-Assad", "SYR", "In office on that day: president of reg:syr-gov."),
    ],
)
def test_an_explanation_names_the_step_that_decided(words: str, page: str, said: str) -> None:
    """The sentences tell what was tried and why, the last ones the outcome."""
    context = ActorContext(on=date(2016, 9, 1), country=page)
    assert said in " ".join(explain_actor(words, context, REGISTRY))


@pytest.mark.parametrize("case", CASES[::20], ids=lambda case: case.words)
def test_an_explanation_agrees_with_the_value(case: Case) -> None:
    """What is explained is what was resolved."""
    context = ActorContext(on=case.on, country=case.country, place_country=PLACES.get)
    value = resolve_actor(case.words, context, REGISTRY)
    assert (value.id or value.reason or "") in " ".join(explain_actor(case.words, context, REGISTRY))
