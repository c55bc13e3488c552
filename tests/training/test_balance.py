"""The corpus is balanced: by type, factuality and role, by length, and by who speaks in it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from dateline.detect.segment import split_sentences
from dateline.records.ontology import EVENT_TYPES, FACTUALITIES, ROLES
from tests.training.test_corpus import corpus

# Registers, by words of the header's outlet; each with what it must have at least.
REGISTERS = {
    "agency": r"agency|wire",
    "newspaper": r"daily|weekly|paper|broadsheet|gazette|tabloid|magazine",
    "broadcaster": r"radio|televis|tv\b|broadcast|channel|network",
    "state": r"ministry|army|state |government|presiden|command|police|parliament|court",
    "un and aid": r"\bun\b|united nations|ngo|aid|human(?:itarian| rights)|red cross|relief|monitor|observator",
    "partisan": r"partisan|rebel|opposition|pro-|movement|party|militant|guerrilla|militia|faction|coalition",
    "online": r"site|blog|telegram|online|channel|feed|post|newsletter",
}


def test_there_are_fifteen_hundred_passages() -> None:
    """The corpus of this version."""
    assert len(corpus()) >= 1500


def test_most_passages_run_over_more_than_three_sentences() -> None:
    """Sources and actors are carried from sentence to sentence only where there are several."""
    longer = sum(len(split_sentences(passage.text)) > 3 for passage in corpus())
    assert longer >= len(corpus()) / 2


def test_events_are_about_as_dense_as_in_news() -> None:
    """Real reports have some six events in a hundred words; a corpus far denser teaches to see acts everywhere."""
    words = sum(len(passage.text.split()) for passage in corpus())
    events = sum(len(passage.detection.triggers) for passage in corpus())
    assert 5 <= 100 * events / words <= 8


def test_every_type_comes_with_many_factualities() -> None:
    """At least a hundred events a type; facts of each, and for most types every other factuality."""
    seen = Counter((t.type, t.factuality) for passage in corpus() for t in passage.detection.triggers)
    for type_ in EVENT_TYPES:
        counts = {f: seen[type_, f] for f in FACTUALITIES}
        assert sum(counts.values()) >= 100, type_
        assert sum(count > 0 for count in counts.values()) >= 4, (type_, counts)
    full = [t for t in EVENT_TYPES if all(seen[t, f] for f in FACTUALITIES)]
    assert len(full) >= 12


def test_factualities_have_the_mix_of_news() -> None:
    """About two thirds happened; each other one often enough to be learned."""
    seen = Counter(t.factuality for passage in corpus() for t in passage.detection.triggers)
    assert 0.55 <= seen["happened"] / seen.total() <= 0.72
    assert min(seen[f] for f in FACTUALITIES) >= 200


def test_roles_come_with_many_types_and_factualities() -> None:
    """Actor, recipient, place, time and source with every type; no role is a rarity."""
    by_type: dict[str, set[str]] = {role: set() for role in ROLES}
    by_factuality: dict[str, set[str]] = {role: set() for role in ROLES}
    count: Counter[str] = Counter()
    for passage in corpus():
        triggers = {t.id: t for t in passage.detection.triggers}
        for argument in passage.detection.arguments:
            by_type[argument.role].add(triggers[argument.trigger].type)
            by_factuality[argument.role].add(triggers[argument.trigger].factuality)
            count[argument.role] += 1
    for role in ("actor", "recipient", "place", "time", "source"):
        assert by_type[role] == set(EVENT_TYPES), role
        assert by_factuality[role] == set(FACTUALITIES), role
    assert min(count[role] for role in ROLES) >= 75


@pytest.mark.parametrize("register", REGISTERS)
def test_every_register_speaks(register: str) -> None:
    """Wires, papers, broadcasters, states, the UN and aid, partisans, sites and channels."""
    pattern = re.compile(REGISTERS[register], re.I)
    assert sum(bool(pattern.search(passage.outlet or "")) for passage in corpus()) >= 60
