"""Look-alikes: names that must never merge, and what the list may hold."""

from __future__ import annotations

import pytest

from dateline.ground.lookalikes import enemies, kept_apart, load_lookalikes
from dateline.ground.names import fold
from dateline.ground.person_names import is_same_person
from dateline.ground.registry import Registry

REGISTRY = Registry.load()


def test_the_list_is_as_large_as_it_must_be() -> None:
    """At least 80 sets, each with two members or more."""
    assert len(load_lookalikes()) >= 80
    assert all(len(row.members) >= 2 for row in load_lookalikes())


def test_no_registry_actor_bears_the_full_names_of_two_members() -> None:
    """The registry itself must not have merged what the list keeps apart."""
    for row in load_lookalikes():
        own = {m: {fold(n) for n in names if " " in n} for m, names in row.members.items()}
        for entry in REGISTRY.entries():
            borne = {fold(name) for name in {entry.name, *entry.aliases} - set(entry.shared_names)}
            hit = [m for m, names in own.items() if names & borne and not any(
                names & other for key, other in own.items() if key != m)]  # fmt: skip
            assert len(hit) <= 1, f"{entry.id} bears names of {hit}: {row.reason}"


@pytest.mark.parametrize(
    ("words", "actor", "apart"),
    [
        ("Syrian Arab Army", "reg:fsa", True),
        ("Free Syrian Army", "reg:fsa", False),
        ("Jaish al-Adl", "reg:jaysh-al-islam", True),
        ("Al-Manara", "reg:al-manar", True),  # one sound, two outlets: left to a person
        ("Free Foobar Army", "reg:fsa", False),  # the list knows nothing of it
    ],
)
def test_a_name_of_another_member_is_kept_apart(words: str, actor: str, apart: bool) -> None:
    """The list speaks where the words sound like another member's name."""
    assert (kept_apart(words, actor) is not None) is apart


def test_enemies_are_members_of_one_set() -> None:
    """Both sides of a set, whichever comes first; nobody is his own enemy."""
    assert enemies("reg:fsa", "reg:syr-mil") == enemies("reg:syr-mil", "reg:fsa") is not None
    assert enemies("reg:fsa", "reg:fsa") is None
    assert enemies("reg:fsa", "reg:tplf") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("hassan nasrallah", "hasan nasrallah", True),
        ("hassan nasrallah", "hussein nasrallah", False),
        ("mahmoud abbas", "mohamed abbas", False),
        ("nasrallah", "nasralla", False),  # a surname alone is forgiven nothing
    ],
)
def test_given_names_tell_persons_apart(one: str, other: str, same: bool) -> None:
    """Names that agree in their consonants are one person's only where no given name differs."""
    assert is_same_person(one, other) is same
