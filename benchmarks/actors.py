"""This file measures who is linked to whom: own cases, the gold's registry actors, countries of the PLV sentences."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.claims import code_gold, code_lines
from dateline.ground.actors import context_of, places_to_countries, value_actors
from dateline.ground.coreference import Coreference
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.registry import ActorContext, Registry, resolve_actor
from dateline.records.coded import CodedPage
from dateline.records.detection import DetectedMention, DetectedRelation, Detection
from dateline.records.page import Page
from dateline.settings import Settings
from tests.ground.actor_cases import is_enemy_merge, is_right, read_cases, resolve

KEYS = Path(__file__).parent / "keys"


def measure_actors(shared: Path) -> dict[str, float]:
    """Name → figure.

    `own_cases`, `own_enemy_merges`: right in percent, and a count that is better when lower. With key files beside this
    one: `gold_linked`, right ids in percent of the
    gold's actor spans that name a registry actor, `gold_linked_whole` the same end to end, and `plv_country`, right
    countries (0–1) of source and target, their words given and their sentence coded as a page.
    """
    registry = Registry.load()
    figures = _own_cases(registry)
    if (gold_key := KEYS / "gold_actors.csv").is_file():
        figures |= _gold_linked(shared, gold_key, registry)
    if (plv_key := KEYS / "plv_countries.csv").is_file():
        figures["plv_country"] = _plv_country(shared, plv_key, registry)
    return figures


def _own_cases(registry: Registry) -> dict[str, float]:
    cases = read_cases()
    right, merges = 0, 0
    for case in cases:
        value = resolve(case, registry)
        right += is_right(case, value)
        merges += is_enemy_merge(case, value)
    return {
        "own_cases": 100 * right / len(cases),
        "own_enemy_merges": float(merges),
    }


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _gold_linked(shared: Path, key: Path, registry: Registry) -> dict[str, float]:
    """`gold_linked`: the gold's spans and `same` given, places as the product reads them; `_whole`: none given."""
    coded = code_gold(shared)
    wanted: dict[str, dict[tuple[int, int], list[str]]] = defaultdict(dict)
    for row in _rows(key):
        wanted[row["passage"]][int(row["start"]), int(row["end"])] = row["id"].split("|")
    own = {page["page"]["id"]: page for page in coded.pages}
    given = whole = total = 0
    for passage in coded.gold:
        page = own.get(passage["id"], {"mentions": [], "page": None})
        linked = _link_given(passage, page, registry) if page["page"] else {}
        for span, ids in wanted[passage["id"]].items():
            total += 1
            given += linked.get(span) in ids
            over = [
                (min(span[1], m["end"]) - max(span[0], m["start"]), (m.get("actor") or {}).get("id"))
                for m in page["mentions"]
                if m["kind"] == "actor" and m["start"] < span[1] and span[0] < m["end"]
            ]
            whole += bool(over) and max(over, key=lambda pair: pair[0])[1] in ids
    return {"gold_linked": 100 * given / max(1, total), "gold_linked_whole": 100 * whole / max(1, total)}


def _link_given(
    passage: dict[str, Any], coded: dict[str, Any], registry: Registry
) -> dict[tuple[int, int], str | None]:
    """Span → the id that the product gives it when it is told which spans name actors and which are the same."""
    page = msgspec.convert(coded["page"], Page)
    mentions = [
        DetectedMention(id=m["id"], kind="actor", start=m["start"], end=m["end"])
        for m in sorted(passage["mentions"], key=lambda m: m["start"])
        if m["kind"] == "actor"
    ]
    relations = [
        DetectedRelation(source=r["from"], relation=r["relation"], target=r["to"]) for r in passage["relations"]
    ]
    detection = Detection(mentions=tuple(mentions), relations=tuple(relations))
    places = Counter(m["place"]["country"] for m in coded["mentions"] if (m.get("place") or {}).get("country"))
    main = places.most_common(1)[0][0] if places else None
    context = context_of(page, mentions, registry, main)
    values = value_actors(page, mentions, detection, Coreference(detection), registry, context)
    return {(m.start, m.end): values[m.id].id for m in mentions}


def _plv_country(shared: Path, key: Path, registry: Registry) -> float:
    """The words of source and target, with the country that the product reads from the sentence's places and actors."""
    wanted: dict[str, dict[str, set[str]]] = defaultdict(dict)
    for row in _rows(key):
        wanted[row["id"]][row["role"]] = {"" if code == "-" else code for code in row["country"].split("|")}
    path = shared / "bench" / "data" / "plover_plv_train.jsonl"
    sentences = {
        s["id"]: s for s in map(json.loads, path.read_text(encoding="utf-8").splitlines()) if s["id"] in wanted
    }
    pages = {p.page.id: p for p in code_lines({"id": s["id"], "text": s["text"]} for s in sentences.values())}
    of_place = places_to_countries(Gazetteer.open(Settings().data_folder))
    right = total = 0
    for name, sentence in sentences.items():
        context = ActorContext(country=_country_of(pages.get(name)), place_country=of_place)
        for role, countries in wanted[name].items():
            if words := sentence.get(role):
                total += 1
                right += (resolve_actor(words, context, registry).country or "") in countries
    return right / total if total else 0.0


def _country_of(page: CodedPage | None) -> str | None:
    """As in the product: the country of most places, else the one that all actors share."""
    places = Counter(m.place.country for m in page.mentions if m.place and m.place.country) if page else Counter()
    if places:
        return places.most_common(1)[0][0]
    actors = {m.actor.country for m in page.mentions if m.actor and m.actor.country} if page else set()
    return actors.pop() if len(actors) == 1 else None
