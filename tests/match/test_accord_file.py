"""This file says how accords are read from a file: what is kept, what is refused, and in what words."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import InputError, NoSuchInput
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.look_up import look_up_actor, place_finder
from dateline.ground.registry_names import Registry
from dateline.match.accord_file import ReadAccords, load_bundled, merge_given, parse_accords, read_accords
from dateline.records.accord import ACCORD_KINDS
from dateline.records.values import ActorValue, PlaceValue
from tests.match.accord_builders import ACTORS, PLACES, a_given, actor, place

DOCS = Path(__file__).resolve().parents[2] / "docs" / "accords.md"
ENTRY = "- {id: t, name: Truce, kind: truce"


def resolve_actor(words: str, on: date | None) -> ActorValue:
    """By id alone; the Jaysh changed its name in 2018."""
    if words == "Jaysh":
        return actor("reg:ahrar" if on and on.year > 2018 else "reg:hts")
    if words not in ACTORS:
        return ActorValue(id=None, provisional=False, reason="nobody is known by this name")
    return actor(words)


def resolve_place(words: str) -> PlaceValue:
    """By name alone; *Nowhere* has no coordinates."""
    if words == "Nowhere":
        return PlaceValue(id="gn:nowhere", name="Nowhere")
    return place(words) if words in PLACES else PlaceValue(id=None, reason="not in any gazetteer")


def parse(text: str) -> ReadAccords:
    """The accords of a file called `ours.yaml`."""
    return parse_accords(text, "ours.yaml", resolve_actor, resolve_place)


def test_an_entry_with_all_fields() -> None:
    """Parties and area resolved, days as days; the id says that it is an accord's."""
    read = parse(
        "- {id: t, name: Truce, names: [the Lull], kind: truce, parties: ['reg:rus', 'reg:tur'], exempt: ['reg:isis'],"
        " area: Idlib, from: 2020-03-06, until: '2020-09-01', forbids: [ASSAULT, COERCE.restrict], note: oral}"
    )
    (accord,) = read.accords
    assert not read.faults
    assert (accord.id, accord.names, accord.kind, accord.note) == ("accord:t", ("the Lull",), "truce", "oral")
    assert [a.id for a in (*accord.parties, *accord.exempt)] == ["reg:rus", "reg:tur", "reg:isis"]
    assert (accord.from_, accord.until) == (date(2020, 3, 6), date(2020, 9, 1))
    assert (accord.area, accord.forbids) == (place("Idlib"), ("ASSAULT", "COERCE.restrict"))


def test_an_area_may_be_a_list_and_a_radius() -> None:
    """A radius makes of a place what lies around it."""
    (accord,) = parse(f"{ENTRY}, area: [Aleppo, {{around: Ariha, within_km: 30}}]}}").accords
    assert accord.area is not None
    (aleppo, around) = accord.area.members
    assert aleppo == place("Aleppo")
    assert (around.id, around.precision, around.radius_km) == ("gn:ariha", "near", 30.0)


def test_a_party_is_who_bore_the_name_then() -> None:
    """Names are looked up on the day on which the accord began."""
    (accord,) = parse(f"{ENTRY}, parties: [Jaysh], from: 2020-01-01}}").accords
    assert [party.id for party in accord.parties] == ["reg:ahrar"]


# An entry, and the one fault that it has: field and words.
FAULTS = [
    ("- {name: Truce, kind: truce}", "entry 1: id: is missing"),
    ("- {id: t, kind: truce}", "entry 1 (t): name: is missing"),
    ("- {id: t, name: Truce}", "entry 1 (t): kind: is missing"),
    (
        "- {id: t, name: T, kind: armistice}",
        "entry 1 (t): kind: 'armistice' is no kind of accord; kinds: ceasefire, truce,",
    ),
    (f"{ENTRY}, party: ['reg:rus']}}", "entry 1 (t): party: no such field; did you mean parties? fields: id, name,"),
    (
        f"{ENTRY}, parties: [Rebels of the North]}}",
        "parties: 'Rebels of the North': nobody is known by this name; give an",
    ),
    (f"{ENTRY}, parties: [12]}}", "parties: 12 is no text; put it in quotes"),
    (f"{ENTRY}, exempt: [Nobody]}}", "exempt: 'Nobody': nobody is known by this name"),
    (f"{ENTRY}, area: Atlantis}}", "area: 'Atlantis': not in any gazetteer; give a place's id"),
    (f"{ENTRY}, area: 7}}", "area: 7 is no place"),
    (f"{ENTRY}, area: {{around: Ariha}}}}", "write a place, or {around: a place, within_km: kilometres}"),
    (f"{ENTRY}, area: {{around: Ariha, within_km: 0}}}}", "within_km: 0 is no number of kilometres up to 1,000"),
    (f"{ENTRY}, area: {{around: Nowhere, within_km: 5}}}}", "'Nowhere' has no coordinates"),
    (f"{ENTRY}, from: 2020-03}}", "from: '2020-03' is no day; write YYYY-MM-DD, or leave it out"),
    (f"{ENTRY}, from: spring}}", "from: 'spring' is no day"),
    (f"{ENTRY}, from: 2020-03-06, until: 2020-03-06}}", "until: 2020-03-06 is not after from, 2020-03-06"),
    (f"{ENTRY}, forbids: [WAR]}}", "forbids: 'WAR': no such type; types: AGREE, CONSULT,"),
    (
        f"{ENTRY}, forbids: [ASSAULT.nuclear]}}",
        "forbids: 'ASSAULT.nuclear': ASSAULT has no such mode; modes: abduct, beat,",
    ),
    ("- {id: a b, name: T, kind: truce}", "id: 'a b': write it with letters, digits, hyphens and dots only"),
    ("- {id: t, name: yes, kind: truce}", "name: True is no text; put it in quotes"),
    ("- a truce", "entry 1: is no accord; write fields such as id, name, kind"),
    (f"{ENTRY}}}\n{ENTRY}}}", "entry 2 (t): id: 't' is the id of an entry above"),
]


@pytest.mark.parametrize(("text", "words"), FAULTS)
def test_a_fault_names_file_entry_field_and_the_choices(text: str, words: str) -> None:
    """One fault each, in words that say what to write instead."""
    (fault,) = parse(text).faults
    assert str(fault).startswith("ours.yaml: entry ")
    assert words in str(fault)


def test_an_entry_with_a_fault_is_left_out_and_the_rest_goes_on() -> None:
    """Half an accord would infer wrong breaches; all faults of a file are told at once."""
    read = parse(
        "- {id: a, name: A, kind: truce, area: Atlantis, from: soon}\n"
        "- {id: b, name: B, kind: truce}\n"
        "- {id: c, kind: x}"
    )
    assert [accord.id for accord in read.accords] == ["accord:b"]
    assert [(fault.entry, fault.field) for fault in read.faults] == [
        ("entry 1 (a)", "from"),
        ("entry 1 (a)", "area"),
        ("entry 3 (c)", "name"),
        ("entry 3 (c)", "kind"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: [", "is no YAML in line"),
        ("just words", "is no list of accords; begin each entry with `- id: …`"),
        ("id: t", "is no list of accords"),
        ("- {id: t, name: T, kind: truce, from: 2020-02-30}", "write dates as YYYY-MM-DD"),
    ],
)
def test_a_file_that_is_no_list_is_refused_whole(text: str, words: str) -> None:
    """With its name and what to do."""
    with pytest.raises(InputError, match=re.escape(words)) as caught:
        parse(text)
    assert caught.value.input == "ours.yaml"


def test_an_empty_file_holds_no_accords() -> None:
    """So a file may be begun with a comment."""
    assert parse("# ours, to come\n") == ReadAccords()


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    """Both are told with the path."""
    with pytest.raises(NoSuchInput, match="check the path"):
        read_accords(tmp_path / "none.yaml", resolve_actor, resolve_place)
    broken = tmp_path / "broken.yaml"
    broken.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="save it as UTF-8"):
        read_accords(broken, resolve_actor, resolve_place)


def test_an_entry_of_ones_own_replaces_a_bundled_one() -> None:
    """By its id."""
    merged = merge_given((a_given("accord:a"), a_given("accord:b")), (a_given("accord:b", name="Ours"),))
    assert [(accord.id, accord.name) for accord in merged] == [("accord:a", "Idlib ceasefire"), ("accord:b", "Ours")]


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The bundled registry."""
    return Registry.load()


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The bundled gazetteer, built once."""
    return Gazetteer.open(tmp_path_factory.mktemp("gazetteer"))


@pytest.fixture(scope="module")
def bundled(registry: Registry, gazetteer: Gazetteer) -> ReadAccords:
    """The list that comes with dateline, resolved by what comes with dateline."""
    return load_bundled(lambda words, on: look_up_actor(words, on, registry), place_finder(gazetteer))


def test_all_bundled_accords_resolve(bundled: ReadAccords) -> None:
    """Every party is in the bundled registry, every area in the bundled gazetteer, and every id is there once."""
    assert [str(fault) for fault in bundled.faults] == []
    assert len(bundled.accords) > 60
    assert all(accord.bundled for accord in bundled.accords)


def test_bundled_accords_can_be_used(bundled: ReadAccords) -> None:
    """Each has a beginning in 1990 to 2025, an area that is known, and a name of its own."""
    for accord in bundled.accords:
        assert accord.from_ is not None, accord.id
        assert date(1990, 1, 1) <= accord.from_ < date(2026, 1, 1), accord.id
        assert accord.area is not None, accord.id
    names = Counter(accord.name for accord in bundled.accords)
    assert [name for name, count in names.items() if count > 1] == []


def test_bundled_accords_list_parties_or_say_why_not(bundled: ReadAccords) -> None:
    """With fewer than two nothing can be inferred, which a reader of the list must not wonder about."""
    assert [a.id for a in bundled.accords if len(a.parties) < 2 and "left out" not in (a.note or "")] == []


def example() -> str:
    """The example of the docs."""
    (found,) = re.findall(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    return str(found)


def test_the_example_of_the_docs_can_be_read(registry: Registry, gazetteer: Gazetteer) -> None:
    """As it stands, with the bundled registry and gazetteer; it shows every field."""
    read = parse_accords(
        example(), "docs", lambda words, on: look_up_actor(words, on, registry), place_finder(gazetteer)
    )
    assert [str(fault) for fault in read.faults] == []
    assert [accord.id for accord in read.accords] == ["accord:north-truce", "accord:no-siege"]
    fields = set(re.findall(r"^[- ] (\w+):", example(), re.M))
    assert fields == {"id", "name", "names", "kind", "parties", "exempt", "area", "from", "until", "forbids", "note"}


def test_the_docs_list_every_kind() -> None:
    """A kind that is not described cannot be chosen."""
    text = DOCS.read_text(encoding="utf-8")
    assert all(text.count(f"`{kind}`") >= 2 for kind in ACCORD_KINDS)  # among the fields, and with what it forbids
