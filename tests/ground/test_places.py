"""The values of a page's places: names inside mentions and outside, what supports what, and what each page keeps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.detect.weights import load_weights
from dateline.ground.coreference import Coreference
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.places import Places, read_places
from dateline.ground.registry import Registry
from dateline.ground.toponym import PlaceContext, resolve_place
from dateline.pipeline import Tools, code_page
from dateline.records.coded import CodedPage, Toponym
from dateline.records.page import CreationTime, Page, Paragraph
from dateline.records.values import LineString, PlaceValue, Polygon
from tests.ground.drafts import Draft


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """One gazetteer for the module: building it takes seconds."""
    opened = Gazetteer.open(tmp_path_factory.mktemp("gazetteer"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The built-in registry."""
    return Registry.load()


@pytest.fixture(scope="module")
def tools(gazetteer: Gazetteer, registry: Registry) -> Tools:
    """What the stages need."""
    return Tools(load_weights(threads=1), gazetteer, registry, b"key")


def a_page(text: str, *comments: str) -> Page:
    """A page of one report and its readers' comments below."""
    paragraphs = [Paragraph(role="body", start=0, end=len(text))]
    for comment in comments:
        text += f"\n\n{comment}"
        paragraphs.append(
            Paragraph(role="comment", start=len(text) - len(comment), end=len(text), commenter="c-1")
        )  # fmt: skip
    return Page(id="p", text=text, sha256="0" * 64, dct=CreationTime(), paragraphs=tuple(paragraphs))


def read(draft: Draft, gazetteer: Gazetteer, registry: Registry, *names: str) -> Places:
    """The places of a draft, with these place names, each where it first stands."""
    detection = draft.detection()
    spans = [(draft.text.index(name), draft.text.index(name) + len(name)) for name in names]
    places = [mention for mention in detection.mentions if mention.kind == "place"]
    return read_places(a_page(draft.text), places, spans, detection, Coreference(detection), gazetteer, registry)


def test_a_name_that_is_a_mention_has_its_value(gazetteer: Gazetteer, registry: Registry) -> None:
    """Down to the last field, and says which mention it is."""
    draft = Draft("Shells fell on Manbij and Raqqa in Syria.")
    ids = [draft.mention("place", words) for words in ("Manbij", "Raqqa", "Syria")]
    places = read(draft, gazetteer, registry, "Syria", "Raqqa", "Manbij")
    assert [toponym.text for toponym in places.toponyms] == ["Manbij", "Raqqa", "Syria"]  # in order of the text
    assert [toponym.mention for toponym in places.toponyms] == ids
    assert [toponym.place for toponym in places.toponyms] == [places.read[id].value for id in ids]
    assert all(toponym.place.id for toponym in places.toponyms)


def test_a_name_inside_a_mention_says_which(gazetteer: Gazetteer, registry: Registry) -> None:
    """It has a value of its own: northern Iraq is a part of Iraq, the name is all of it."""
    draft = Draft("Clashes in northern Iraq went on.")
    north = draft.mention("place", "northern Iraq")
    places = read(draft, gazetteer, registry, "Iraq")
    (toponym,) = places.toponyms
    assert (toponym.mention, toponym.place.id) == (north, places.read[north].value.id)
    assert (places.read[north].value.precision, toponym.place.precision) == ("region", "country")


def test_a_name_inside_an_actor_is_no_place_mention(gazetteer: Gazetteer, registry: Registry) -> None:
    """It is located all the same."""
    draft = Draft("Mosul police searched houses in Iraq.")
    draft.mention("actor", "Mosul police")
    draft.mention("place", "Iraq")
    (toponym,) = read(draft, gazetteer, registry, "Mosul").toponyms
    assert (toponym.mention, toponym.place.country, toponym.place.precision) == (None, "IRQ", "exact")


def test_a_mention_is_no_support_for_the_name_in_it(gazetteer: Gazetteer, registry: Registry) -> None:
    """A province that the gazetteer lacks is not its namesake town abroad, however often it is said."""
    draft = Draft("Gunmen entered Arbinda, Soum province, and later Djibo, Burkina Faso.")
    for words in ("Arbinda", "Soum province", "Djibo", "Burkina Faso"):
        draft.mention("place", words)
    places = read(draft, gazetteer, registry, "Arbinda", "Soum", "Djibo", "Burkina Faso")
    assert {toponym.place.country for toponym in places.toponyms} <= {"BFA", None}


def test_a_town_abroad_is_not_the_name_in_a_mention(gazetteer: Gazetteer, registry: Registry) -> None:
    """Where the text says in which town the base lies, its name is no town of that name in another country."""
    draft = Draft("Envoys of Spain flew from Seville and Madrid to La Carlota air base in Caracas.")
    for words in ("Spain", "Seville", "Madrid"):
        draft.mention("place", words)
    base, town = draft.mention("place", "La Carlota air base"), draft.mention("place", "Caracas")
    draft.relate(base, "within", town)
    (toponym,) = read(draft, gazetteer, registry, "La Carlota").toponyms
    assert (toponym.mention, toponym.place.id) == (base, None)
    assert toponym.place.reason == "a namesake in ESP; 'La Carlota air base' is in VEN"


def test_a_description_takes_the_value_of_what_it_stands_for(gazetteer: Gazetteer, registry: Registry) -> None:
    """One place for "the town", all of them for "the towns", none where the numbers or sizes differ."""
    draft = Draft("Manbij and Raqqa in Syria were calm. The city slept. The cities slept. A village woke.")
    manbij, raqqa, syria = (draft.mention("place", words) for words in ("Manbij", "Raqqa", "Syria"))
    city, cities = draft.mention("place", "city"), draft.mention("place", "cities")
    village = draft.mention("place", "village")
    draft.relate(city, "same", manbij)
    draft.relate(cities, "same", manbij, raqqa)
    draft.relate(village, "same", syria)
    found = {id: place.value for id, place in read(draft, gazetteer, registry).read.items()}
    assert (found[city].id, found[city].decided_by) == (found[manbij].id, "same")
    assert [member.id for member in found[cities].members] == [found[manbij].id, found[raqqa].id]
    assert (found[cities].id, found[cities].country) == (None, "SYR")
    assert found[village].id is None


def test_a_page_without_names_or_mentions_has_none(gazetteer: Gazetteer, registry: Registry) -> None:
    """And nothing is made up."""
    assert read(Draft("Nothing happened."), gazetteer, registry) == Places({}, ())


def test_a_book_is_not_read_anew_for_each_of_its_names(gazetteer: Gazetteer, registry: Registry) -> None:
    """A mention is shown what stands about it, so that a page of ten times the length takes ten times as long."""
    draft = Draft(" ".join(f"Zarkan{number}x" for number in range(900)))
    ids = [draft.mention("place", f"Zarkan{number}x") for number in range(900)]
    first, middle = (read(draft, gazetteer, registry).read[id].context.page_words for id in (ids[0], ids[450]))
    assert len(first) <= len(middle) <= 400
    assert {"Zarkan449x", "Zarkan451x", "Zarkan300x", "Zarkan600x"} <= set(middle)
    assert "Zarkan450x" not in middle  # no support for itself


# --- Through all stages ---------------------------------------------------------------------------------------------

REPORT = "Mosul police said that Russian aircraft had crossed into northern Syria and bombed Manbij."
COMMENT = "I have a cousin in Kirkuk and another in Baghdad."


def test_what_readers_write_gives_no_place_names(tools: Tools) -> None:
    """Unless comments are coded; then the report's stay as they are."""
    page = a_page(REPORT, COMMENT)
    alone, both = code_page(page, tools), code_page(page, tools, comments=True)
    assert {"Mosul", "Syria", "Manbij"} <= {toponym.text for toponym in alone.toponyms}
    assert all(toponym.end <= len(REPORT) for toponym in alone.toponyms)
    spans = [(toponym.start, toponym.end) for toponym in both.toponyms]
    assert spans[: len(alone.toponyms)] == [(toponym.start, toponym.end) for toponym in alone.toponyms]
    assert {"Kirkuk", "Baghdad"} <= {toponym.text for toponym in both.toponyms}


def test_place_names_quote_the_page_in_order(tools: Tools) -> None:
    """None overlaps, and each that names a mention stands in it; a name that is all of a mention shares its value."""
    coded = code_page(a_page(REPORT, COMMENT), tools, comments=True)
    mentions = {mention.id: mention for mention in coded.mentions}
    at = 0
    for toponym in coded.toponyms:
        assert toponym.start >= at
        assert coded.page.text[toponym.start : toponym.end] == toponym.text
        at = toponym.end
        if toponym.mention is not None:
            mention = mentions[toponym.mention]
            assert mention.kind == "place"
            assert mention.start <= toponym.start < toponym.end <= mention.end
            if mention.text == toponym.text:
                assert toponym.place == mention.place


# --- Their record ---------------------------------------------------------------------------------------------------

DEGREES = st.floats(-90, 90, allow_nan=False)
POSITIONS = st.lists(st.tuples(DEGREES, DEGREES), min_size=2, max_size=4).map(tuple)
POINTS = st.builds(
    PlaceValue,
    id=st.none() | st.sampled_from(["geonames:99071", "own:arsal"]),
    name=st.none() | st.text(max_size=8),
    lat=st.none() | DEGREES,
    lon=st.none() | DEGREES,
    country=st.none() | st.just("IRQ"),
    precision=st.none() | st.sampled_from(["exact", "near", "province", "country"]),
    geometry=st.none()
    | st.builds(LineString, coordinates=POSITIONS)
    | st.builds(Polygon, coordinates=st.lists(POSITIONS, min_size=1, max_size=2).map(tuple)),
    radius_km=st.none() | st.floats(0, 500),
    reason=st.none() | st.text(max_size=8),
)
VALUES = POINTS | st.builds(PlaceValue, id=st.none(), members=st.lists(POINTS, max_size=2).map(tuple))


@given(st.lists(VALUES, max_size=3), st.none() | st.just("m1"))
def test_a_coded_pages_place_names_come_back_from_json(values: list[PlaceValue], mention: str | None) -> None:
    """With lines, areas, members and reasons."""
    toponyms = tuple(Toponym(start=0, end=5, text="Mosul", place=value, mention=mention) for value in values)
    coded = CodedPage(page=a_page(REPORT), toponyms=toponyms)
    assert CodedPage.from_json(coded.to_json()) == coded


def test_a_page_coded_before_there_were_place_names_is_read(tools: Tools) -> None:
    """Older files lack the field; none is then told."""
    coded = CodedPage(page=a_page(REPORT))
    older = coded.to_json().replace('"toponyms":[],', "").replace('"decisions":[],', "")
    assert "toponyms" not in older
    assert CodedPage.from_json(older) == coded


def test_a_whole_coded_page_comes_back_from_its_file(tmp_path: Path, tools: Tools) -> None:
    """Written and read again, it is the same page."""
    coded = code_page(a_page(REPORT), tools)
    path = tmp_path / "page.json"
    path.write_text(coded.to_json(), encoding="utf-8")
    assert CodedPage.from_json(path.read_bytes()) == coded


def test_the_outer_place_is_read_before_what_lies_in_it(gazetteer: Gazetteer, registry: Registry) -> None:
    """Amazonas is also a region of Colombia: the village is read once its region is, and that once Peru is."""
    draft = Draft("An oil line ruptured at Chiriaco in Amazonas region, Peru, on Monday.")
    village, region, land = (draft.mention("place", words) for words in ("Chiriaco", "Amazonas region", "Peru"))
    draft.relate(village, "within", region)
    draft.relate(region, "within", land)
    values = {mention: r.value for mention, r in read(draft, gazetteer, registry).read.items()}
    assert [(values[m].country, values[m].precision) for m in (village, region)] == [("PER", "province")] * 2
    assert list(values) == [village, region, land]  # in the order of the text, by which a page's country may be told


def test_what_a_mention_was_taken_for_tells_nothing_of_the_name_in_it(
    gazetteer: Gazetteer, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What *Aleppo hospital* was taken for tells nothing of *Aleppo*: one guess would hold up the other."""
    seen = []

    def resolve(words: str, context: PlaceContext, found: Gazetteer) -> PlaceValue:
        seen.append((words, dict(context.page_countries)))
        return resolve_place(words, context, found)

    monkeypatch.setattr("dateline.ground.places.resolve_place", resolve)
    draft = Draft("Aleppo hospital burned.")
    draft.mention("place", "Aleppo hospital")
    read(draft, gazetteer, registry, "Aleppo")
    assert seen
    assert all(countries == {} for _, countries in seen)
