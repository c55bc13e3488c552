"""Records become JSON and come back the same, under the names that the contract gives."""

from __future__ import annotations

import json
from datetime import date

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from dateline.errors import MalformedLine
from dateline.records.claim import (
    AcledRecord,
    ActorFiller,
    Claim,
    PlaceFiller,
    PloverRecord,
    TimeFiller,
    TollFiller,
    Words,
)
from dateline.records.coded import Attribution, CodedPage, Mention, Problem, Relation
from dateline.records.detection import Detection
from dateline.records.page import CreationTime, Page, Paragraph
from dateline.records.serialise import from_json, to_json
from dateline.records.values import AccordValue, ActorValue, PlaceValue, TimeValue, TollValue
from tests.records.builders import a_claim, a_coded_page, a_page, any_record

ANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@ANY
@given(any_record(CodedPage))
def test_a_coded_page_comes_back_equal(page: CodedPage) -> None:
    """Whatever a coded page holds, its line of JSON gives it back."""
    assert CodedPage.from_json(page.to_json()) == page


@ANY
@given(any_record(Detection))
def test_a_detection_comes_back_equal(detection: Detection) -> None:
    """So does what detect found, with every score to the last bit."""
    assert from_json(to_json(detection), Detection) == detection


@ANY
@given(any_record(Claim))
def test_a_record_is_one_line_of_json(claim: Claim) -> None:
    """JSON Lines: no line break inside, however the text is broken."""
    line = to_json(claim)
    assert "\n" not in line
    assert "\r" not in line
    assert json.loads(line)["schema"] == claim.schema


# Each record with the fields that the contract names, in its order where the record is the contract's.
CONTRACT = [
    (CodedPage, "schema page mentions claims relations attributions problems"),
    (Page, "id url path title outlet byline lang sha256 text dct paragraphs"),
    (CreationTime, "from until precision found_in"),
    (Paragraph, "role start end commenter time reply_to"),
    (Mention, "id kind start end text same actor place time toll accord"),
    (Relation, "from relation to"),
    (Attribution, "source cue content"),
    (Problem, "code message start end"),
    (
        Claim,
        "id schema page type mode quad factuality trigger actor recipient place source beneficiary accord time said"
        " toll content plover acled evidence comment confidence status",
    ),
    (Words, "text start end"),
    (PloverRecord, "event_type mode auxiliary date derived"),
    (AcledRecord, "event_type sub_event_type"),
    (ActorFiller, "mention text start end id name country sector provisional"),
    (PlaceFiller, "mention text start end id name lat lon country admin1 precision reason"),
    (TimeFiller, "mention text start end from until precision timex3 anchor"),
    (TollFiller, "mention text start end low high vague of"),
    (ActorValue, "id name country sector provisional"),
    (PlaceValue, "id name lat lon country admin1 precision reason"),
    (TimeValue, "from until precision timex3 anchor"),
    (TollValue, "low high vague"),
    (AccordValue, "kind parties covers"),
]


@pytest.mark.parametrize(("record", "fields"), CONTRACT, ids=lambda x: getattr(x, "__name__", ""))
def test_fields_have_the_contracts_names(record: type[msgspec.Struct], fields: str) -> None:
    """Fields may be added; none of these may be renamed or go."""
    there = {field.encode_name for field in msgspec.structs.fields(record)}
    assert set(fields.split()) - there == set()


def test_a_bare_claim_prints_every_field_of_the_contract() -> None:
    """A claim's own keys are always there: a script need not ask whether `place` exists."""
    keys = next(set(fields.split()) for record, fields in CONTRACT if record is Claim)
    assert set(json.loads(to_json(a_claim()))) == keys | {"when"}  # docs/contract.md, "Event time"


def test_a_python_keyword_is_spelt_plainly_in_json() -> None:
    """`from_` is for Python only."""
    dct = CreationTime(from_=date(2021, 5, 6), until=date(2021, 5, 7), precision="day", found_in="meta")
    relation = Relation(from_="m4", relation="allied_with", to="m3")
    assert json.loads(to_json(dct))["from"] == "2021-05-06"
    assert json.loads(to_json(relation)) == {"from": "m4", "relation": "allied_with", "to": "m3"}


def test_an_unresolved_place_says_null_and_why() -> None:
    """The id is there as null, and no coordinate is."""
    place = PlaceValue(id=None, reason="not in any gazetteer")
    assert json.loads(to_json(place)) == {"id": None, "reason": "not in any gazetteer"}


def test_text_stays_as_it_was_written() -> None:
    """Characters are not escaped to ASCII: a line can be searched for what a reader sees."""
    assert "Hòa Bình – “сёла”" in to_json(a_page("Hòa Bình – “сёла”"))


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("", "truncated"),  # nothing
        ("{", "truncated"),  # half a line
        ("[]", "CodedPage"),  # JSON, of another shape
        ("{}", "page"),  # the missing field is named
        (to_json(a_coded_page("x")).replace('"sha256":"0', '"sha256":1,"x":"0'), "$.page.sha256"),  # the wrong one too
        (to_json(a_coded_page("x")).replace('"none"', '"decade"'), "decade"),  # a value that is none of the choices
    ],
)
def test_a_line_that_is_no_record_is_refused_by_name(line: str, part: str) -> None:
    """The message says which field, and what to do."""
    with pytest.raises(MalformedLine, match="dateline itself printed") as caught:
        CodedPage.from_json(line)
    assert part in str(caught.value)


def test_records_are_frozen() -> None:
    """A stage adds by returning a new record."""
    with pytest.raises(AttributeError, match="immutable"):
        a_page("x").text = "y"  # type: ignore[misc]
