"""The docs cannot lie: what exists is described, what is described exists, and examples hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.records.ontology import (
    EVENT_TYPES,
    FACTUALITIES,
    MENTION_KINDS,
    QUADS,
    RELATION_KINDS,
    RELATIONS,
    ROLE_FILLER,
    ROLES,
    TOLL_KINDS,
    TYPED_MODES,
)
from docs.generate import RECORDS_PAGE, name_type, write_records_page
from training.passages import parse_passage

ROOT = Path(__file__).resolve().parents[1]
CODEBOOK = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
PAGES = [*sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("*.md"))]


def section(heading: str) -> str:
    """The codebook's text under a heading, up to the next one of any depth."""
    after = re.split(rf"^#+ {re.escape(heading)}$", CODEBOOK, flags=re.M)
    assert len(after) == 2, f"the codebook has no heading {heading!r}, or two"
    return re.split(r"^#+ ", after[1], maxsplit=1, flags=re.M)[0]


def first_column(text: str) -> list[str]:
    """The names in code type that begin the rows of a section's tables."""
    return re.findall(r"^\| `([^`]+)`(?:, `[^`]+`)* \|", text, re.M)


# Each section that lists what the ontology has, with all that it must list and no more.
LISTED = [
    ("3. Mentions", MENTION_KINDS),
    ("Types and modes", (*EVENT_TYPES, *TYPED_MODES)),
    ("Roles", ROLES),
    ("Relations", RELATIONS),
]


@pytest.mark.parametrize(("heading", "names"), LISTED, ids=[heading for heading, _ in LISTED])
def test_the_codebook_defines_what_there_is(heading: str, names: tuple[str, ...]) -> None:
    """A label without a definition, or a definition without a label, fails."""
    defined = first_column(section(heading))
    assert sorted(defined) == sorted(names)


def test_the_codebook_defines_every_factuality() -> None:
    """Once with its reading, once with what it is elsewhere."""
    readings = [*re.findall(r"^\| `(\w+)` \|", section("Factuality").split("| ours |")[0], re.M)]
    assert readings == list(FACTUALITIES)
    elsewhere = re.findall(r"`(\w+)`", section("Factuality").split("| ours |")[1].split("\n\n")[0])
    assert sorted(elsewhere) == sorted(FACTUALITIES)


def test_the_codebook_puts_each_type_in_its_quad() -> None:
    """The table of quads is the ontology's."""
    rows = re.findall(r"^\| ((?:verbal|material) \w+) \| (.+) \|$", section("4. Events"), re.M)
    assert {name: quad for quad, names in rows for name in re.findall(r"`(\w+)`", names)} == QUADS


def test_the_codebook_says_what_a_toll_counts() -> None:
    """Each kind of toll is named where the role is."""
    row = next(line for line in section("Roles").splitlines() if line.startswith("| `toll`"))
    assert set(re.findall(r"`(\w+)`", row)) - {"toll"} == set(TOLL_KINDS)


def test_the_codebook_says_what_fills_a_role_and_what_a_relation_joins() -> None:
    """The fillers and ends in the tables are those that the validator allows."""
    fillers = dict(re.findall(r"^\| `(\w+)` \| ([a-z]+)", section("Roles").replace("another event", "trigger"), re.M))
    assert fillers == ROLE_FILLER
    ends = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", section("Relations"), re.M))
    del ends["same"]  # joins every kind with itself; its row says so in words
    assert {name: set(re.findall(r"(\w+) → (\w+)", words)) for name, words in ends.items()} == {
        name: set(pairs) for name, pairs in RELATION_KINDS.items() if name != "same"
    }


def test_the_codebooks_passage_is_one() -> None:
    """Who copies the example gets a passage that the validator takes."""
    block = re.search(r"^```\n(# .+?)\n```$", CODEBOOK, re.M | re.S)
    assert block
    passage = parse_passage(block[1].splitlines(), "docs/codebook.md")
    assert [trigger.factuality for trigger in passage.detection.triggers] == [
        "happened", "happened", "denied", "happened", "conditional",
    ]  # fmt: skip


def test_the_reference_is_that_of_today() -> None:
    """docs/records.md is what the records' docstrings and fields give; `make docs` writes it anew."""
    assert RECORDS_PAGE.read_text(encoding="utf-8") == write_records_page(), "docs/records.md is out of date: make docs"


def test_types_are_named_for_readers_of_json() -> None:
    """No Python type shows in the reference."""
    assert name_type(tuple[tuple[int, int], ...] | None) == "list of [whole number, whole number] or null"
    assert "<class" not in write_records_page()
    assert "typing." not in write_records_page()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Each relative link of the docs names a file that is there."""
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
