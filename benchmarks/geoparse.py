"""This file asks for the place names of local news and where they lie (LGL).

The set lies in `../shared/bench`: it is measured on, never trained on.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.claims import code_lines, load_module
from dateline.records.coded import CodedPage


def measure_geoparse(shared: Path) -> dict[str, float]:
    """Name → figure, in percent: recognition, share of those found within 161 km, both together; the median in km."""
    scorer = load_module(shared / "bench" / "geoparse.py")
    documents, _ = scorer.load("lgl")
    pages = code_lines(
        {"id": id_, "text": text, **({"published": date} if date else {})} for id_, (text, date, _) in documents.items()
    )
    scores = scorer.score("lgl", {page.page.id: toponyms_of(page) for page in pages})
    return {
        "lgl_strict": scores["recognition_places"]["strict"]["F1"],
        "lgl_lenient": scores["recognition_places"]["lenient"]["F1"],
        "lgl_acc161": scores["resolution"]["acc161"],
        "lgl_end_to_end": scores["end_to_end@161"]["F1"],
        "lgl_median_km": scores["resolution"]["median_km"],
    }


def toponyms_of(page: CodedPage) -> list[dict[str, Any]]:
    """The page's place names as the scorer wants them; a place without coordinates has none."""
    return [
        {
            "start": toponym.start,
            "end": toponym.end,
            "lat": toponym.place.lat,
            "lon": toponym.place.lon,
            "geonameid": (toponym.place.id or "").removeprefix("geonames:"),
        }
        for toponym in page.toponyms
    ]
