"""The ontology is PLOVER's: sixteen types in four quads, and each role and relation joins what the codebook says."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from dateline.records.ontology import (
    EVENT_TYPES,
    FACTS,
    FACTUALITIES,
    MENTION_KINDS,
    MODES,
    QUADS,
    RELATION_KINDS,
    RELATIONS,
    ROLE_FILLER,
    ROLES,
    TOLL_KINDS,
    TYPED_MODES,
)

SHARED = Path(__file__).resolve().parents[3] / "shared" / "plover_ontology.json"


def test_sixteen_types_in_four_quads() -> None:
    """PLOVER 2.0 has sixteen types; each is in one quad."""
    assert len(EVENT_TYPES) == len(set(EVENT_TYPES)) == 16
    assert Counter(QUADS.values()) == {
        "verbal cooperation": 4,
        "material cooperation": 3,
        "verbal conflict": 4,
        "material conflict": 5,
    }
    assert set(QUADS) == set(MODES) == set(EVENT_TYPES)


def test_a_typed_mode_names_its_type() -> None:
    """The labels of the mode head are each mode of each type, once."""
    assert len(TYPED_MODES) == len(set(TYPED_MODES)) == sum(map(len, MODES.values())) == 67
    assert all(mode in MODES[name] for name, _, mode in (label.partition(".") for label in TYPED_MODES))


def test_every_role_and_relation_has_its_kinds() -> None:
    """No role without a filler, no relation without ends."""
    assert tuple(ROLE_FILLER) == ROLES
    assert len(ROLES) == 10
    assert set(ROLE_FILLER.values()) == {*MENTION_KINDS, "trigger"}
    assert tuple(RELATION_KINDS) == RELATIONS
    assert len(RELATIONS) == 11
    assert all(kind in MENTION_KINDS for pairs in RELATION_KINDS.values() for pair in pairs for kind in pair)


def test_only_happened_and_ongoing_are_facts() -> None:
    """Seven factualities; a plan, a wish, a fear, a condition and a denial are never counted as done."""
    assert set(FACTUALITIES) - FACTS == {"planned", "urged", "expected", "conditional", "denied"}
    assert set(FACTUALITIES) > FACTS
    assert len(TOLL_KINDS) == 7


def test_types_quads_and_modes_are_those_of_the_shared_ontology() -> None:
    """Nothing was lost or renamed on the way from PLOVER's manual."""
    if not SHARED.is_file():
        pytest.skip(f"{SHARED} is not here to compare with")
    types = json.loads(SHARED.read_text(encoding="utf-8"))["types"]
    assert {name: (QUADS[name], set(MODES[name])) for name in EVENT_TYPES} == {
        name: (entry["quad"], set(entry["modes"])) for name, entry in types.items()
    }
