"""What holds of vows whatever the pages tell."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dateline.records.claim import Claim
from dateline.records.coded import CodedPage
from dateline.records.ontology import Factuality
from tests.match.vow_builders import (
    AHRAR,
    ARMY,
    CIVILIANS,
    FARM,
    HAMA,
    HTS,
    IDLIB,
    IT,
    OUTSKIRTS,
    PROVINCE,
    REBELS,
    SALAMIYAH,
    SYRIA,
    Told,
    a_page,
    follow,
    join_events,
    list_events,
    vow,
)

# The commonest first, and often: what is drawn from all alike never fits together.
AGENTS = st.sampled_from([HTS] * 6 + [AHRAR, ARMY, REBELS, IT])
OTHERS = st.sampled_from([ARMY] * 4 + [AHRAR, CIVILIANS])
PLACES = st.sampled_from([HAMA] * 5 + [SALAMIYAH, SALAMIYAH, IDLIB, PROVINCE, SYRIA, FARM, OUTSKIRTS])
TYPES = st.sampled_from(["ASSAULT"] * 6 + ["ASSAULT.aerial", "MOBILIZE", "RETREAT.withdraw", "AGREE"])
FACTUALITIES: st.SearchStrategy[Factuality] = st.sampled_from(
    ["planned", "happened", "happened", "happened", "ongoing", "denied", "denied", "expected"]
)
WORDS = st.sampled_from(["It {did} it."] * 3 + ["It called off its {attack}.", "It will not {attack}.", "A {truce}."])
SOURCES = st.sampled_from([(), (), (), HTS, ARMY])
DAYS = st.integers(min_value=1, max_value=28).map(lambda day: f"2018-07-{day:02}")


@st.composite
def some_pages(draw: st.DrawFn) -> list[CodedPage]:
    """A vow of the first of July, and a few pages of that month, each of one or two claims."""
    pages = [a_page("2018-07-01", vow(where=draw(st.sampled_from([[HAMA], [HAMA, SALAMIYAH]]))), id="vow")]
    for number in range(draw(st.integers(min_value=1, max_value=5))):
        told = [
            Told(
                draw(FACTUALITIES), draw(AGENTS), type=draw(TYPES), whom=draw(OTHERS),
                where=draw(st.lists(PLACES, min_size=1, max_size=2, unique_by=lambda place: place.mention)),
                on=draw(st.one_of(DAYS, DAYS, st.none())), by=draw(SOURCES), words=draw(WORDS),
            )
            for _ in range(draw(st.integers(min_value=1, max_value=2)))
        ]  # fmt: skip
        pages.append(a_page(draw(DAYS), *told, id=f"p{number}"))
    return pages


@given(some_pages(), st.randoms(use_true_random=False))
def test_the_order_of_events_does_not_matter(pages: list[CodedPage], random: Any) -> None:
    """Nor that of the claims and pages."""
    events = list_events(pages)
    shuffled, turned = list(events), list(pages)
    random.shuffle(shuffled)
    random.shuffle(turned)
    assert follow(pages, events=events) == follow(turned, events=shuffled)


@given(some_pages())
def test_nothing_decides_a_vow_that_is_not_later(pages: list[CodedPage]) -> None:
    """No claim of an outcome tells of a day before the vow was said, and steps follow each other in time."""
    claims = {claim.id: claim for page in pages for claim in page.claims}
    for found in follow(pages):
        assert found.status == (found.steps[-1].status if found.steps else "open")
        for step in found.steps:
            assert step.on is not None
            assert found.said.from_ is not None
            assert step.on > found.said.from_
            for id in step.claims:
                when = claims[id].when
                if claims[id].factuality in ("happened", "ongoing") and step.status in ("fulfilled", "partly"):
                    assert when is not None
                    assert when.from_ is not None
                    assert when.from_ > found.said.from_
        assert all(a.on <= b.on for a, b in itertools.pairwise(found.steps) if a.on and b.on)


@given(some_pages())
def test_a_page_that_repeats_an_outcome_changes_no_status(pages: list[CodedPage]) -> None:
    """Neither as an event of its own, nor when it is one with the first."""
    last = pages[-1]
    told = {claim.id for claim in last.claims}
    before = {found.id: found.status for found in follow(pages) if told.intersection(found.outcome_claims)}
    claims = [
        Claim(**{**_as_dict(claim), "id": claim.id.replace(last.page.id, "copy"), "page": "copy"})
        for claim in last.claims
        if claim.factuality != "planned"  # that repeats a vow
    ]
    copy = CodedPage(page=a_page("2018-07-30", id="copy").page, claims=tuple(claims))
    joined = [
        join_events([last, copy], claim.id, *(other.id for other in claims if other.id.endswith(claim.id[-3:])))
        for claim in last.claims
    ]
    for events in (None, [*list_events(pages[:-1]), *joined]):
        after = {found.id: found.status for found in follow([*pages, copy], events=events)}
        assert {id: after[id] for id in before} == before


def _as_dict(claim: Any) -> dict[str, Any]:
    return {name: getattr(claim, name) for name in claim.__struct_fields__}
