"""This file measures the place resolver on our own cases and, given the gold's mentions, on local news (LGL).

LGL lies beside the project (`../shared/bench`): it is measured on, never trained on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct, convert

from benchmarks.claims import load_module
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.toponym import PlaceContext, resolve_place
from dateline.pipeline import open_tools
from dateline.records.values import PlaceValue

CASES = Path(__file__).parent.parent / "tests" / "ground" / "place_cases.yaml"
# Characters of text on either side of a mention that the resolver is shown, as in the pipeline.
BESIDE = 60


class PlaceCase(Struct, frozen=True, kw_only=True):
    """A mention with its page, and what it must resolve to.

    `page`: the page's countries. `places`: words of the page's other places. `within`: words of what the text states it
    lies in. `expect`: an id, an ISO 3166 alpha-3 country, `world` for a place of no one country, or `unresolved`.
    """

    words: str
    expect: str
    page: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    within: str = ""
    before: str = ""
    after: str = ""
    outlet: str | None = None
    admin1: str | None = None
    name: str | None = None
    precision: str | None = None
    note: str = ""


def read_cases(path: Path = CASES) -> list[PlaceCase]:
    """The cases of the table, in its order."""
    return convert(yaml.safe_load(path.read_text(encoding="utf-8")), list[PlaceCase])


def resolve_case(case: PlaceCase, gazetteer: Gazetteer) -> PlaceValue:
    """What the resolver makes of the case; the page's other places are resolved first, as on a page."""
    countries = dict.fromkeys(case.page, 3)
    plain = PlaceContext(page_countries=countries)
    others = tuple(resolve_place(words, plain, gazetteer) for words in case.places)
    holder = resolve_place(case.within, plain, gazetteer) if case.within else None
    context = PlaceContext(
        words_within=(holder,) if holder and holder.id else (),
        page_countries=Counter(countries) + Counter(v.country for v in others if v.country),
        page_places=tuple(value for value in others if value.id),
        page_words=(case.words, *case.places),
        outlet_country=case.outlet,
        before=case.before,
        after=case.after,
    )
    return resolve_place(case.words, context, gazetteer)


def is_right(case: PlaceCase, value: PlaceValue) -> bool:
    """Whether the value is what the case expects, in every respect that the case names."""
    if case.expect == "unresolved":
        return value.id is None
    if value.id is None:
        return False
    found = value.id if ":" in case.expect else value.country or "world"
    return (
        found == case.expect
        and case.admin1 in (None, value.admin1)
        and case.name in (None, value.name)
        and case.precision in (None, value.precision)
    )


def is_wrong_country(case: PlaceCase, value: PlaceValue) -> bool:
    """Whether it resolved to a country that the case does not allow; what is left unresolved is in no wrong country."""
    if value.id is None or ":" in case.expect:
        return False
    return case.expect == "unresolved" or (value.country or "world") != case.expect


def measure_places(shared: Path) -> dict[str, float]:
    """Percent of our own cases right and how many in a wrong country; on LGL, percent resolved and within 161 km."""
    gazetteer = open_tools().gazetteer
    cases = read_cases()
    values = [resolve_case(case, gazetteer) for case in cases]
    score = score_lgl(shared, gazetteer)
    return {
        "own_right": 100 * sum(map(is_right, cases, values)) / len(cases),
        "own_wrong_country": float(sum(map(is_wrong_country, cases, values))),
        "given_acc161": float(score["resolution"]["acc161"]),
        "given_resolved": 100 * float(score["resolution"]["n"]) / float(score["gold_with_coordinates"]),
        "given_right": float(score["end_to_end@161"]["R"]),
    }


def score_lgl(shared: Path, gazetteer: Gazetteer) -> dict[str, Any]:
    """The scorer's figures on LGL's toponyms as the gold marks them."""
    scorer = load_module(shared / "bench" / "geoparse.py")
    predicted = {}
    for key, (text, _, toponyms) in scorer.load("lgl")[0].items():
        spans = [(start, end) for start, end, *_ in toponyms]
        values = resolve_page(text, spans, gazetteer)
        predicted[key] = [
            {
                "start": start,
                "end": end,
                "lat": value.lat,
                "lon": value.lon,
                "geonameid": (value.id or "").removeprefix("geonames:"),
            }
            for (start, end), value in zip(spans, values, strict=True)
        ]
    scores: dict[str, Any] = scorer.score("lgl", predicted)
    return scores


def resolve_page(text: str, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer) -> list[PlaceValue]:
    """The values of a page's place mentions, twice over the text as in the pipeline."""
    words = tuple(text[start:end] for start, end in spans)
    values: list[PlaceValue] = []
    for _ in range(2):
        countries = Counter(value.country for value in values if value.country)
        known = tuple(value for value in values if value.id)
        found = []
        for start, end in spans:
            context = PlaceContext(
                page_countries=countries,
                page_places=known,
                page_words=words,
                before=text[max(0, start - BESIDE) : start],
                after=text[end : end + BESIDE],
            )
            found.append(resolve_place(text[start:end], context, gazetteer))
        values = found
    return values
