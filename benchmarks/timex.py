"""This file measures times: found and valued through the product on public gold, and on our own table of examples.

The gold (`../shared/bench`) is measured on, never trained on; the table is `tests/ground/timex_cases.yaml`.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import yaml

from benchmarks.claims import code_lines, load_module
from dateline.ground.timex import TimeContext, find_timexes, normalise_timex
from dateline.records.page import CreationTime

CASES: Final = Path(__file__).parent.parent / "tests" / "ground" / "timex_cases.yaml"
# The day of the table's page where a row gives none: a Thursday.
TABLE_DAY: Final = date(2018, 6, 28)


def measure_timex(shared: Path) -> dict[str, float]:
    """Name → figure in percent: `strict`, `relaxed`, `value` and `type` F1 as in TempEval-3, and `own_cases` right."""
    scorer = load_module(shared / "bench" / "timex.py")
    pages = code_lines(
        {"id": id_, "text": text, "published": published} for id_, (text, published, _) in scorer.load().items()
    )
    predicted = {
        page.page.id: [
            {
                "start": m.start,
                "end": m.end,
                "type": m.time.timex3.type if m.time and m.time.timex3 else None,
                "value": m.time.timex3.value if m.time and m.time.timex3 else None,
            }
            for m in page.mentions
            if m.kind == "time"
        ]
        for page in pages
    }
    scores = scorer.score(predicted)
    return {name: float(scores[name]["F1"]) for name in ("strict", "relaxed", "value", "type")} | {
        "own_cases": share_of_own_cases()
    }


def share_of_own_cases(path: Path = CASES) -> float:
    """Percent of the table's rows that come out as they are written there."""
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    right = [read_row(row) == expected_of(row) for rows in table["values"].values() for row in rows]
    right += [marked(text) == text for text in (*table["found"], *table["not_found"])]
    return 100 * sum(right) / len(right)


def read_row(row: dict[str, Any]) -> dict[str, Any]:
    """What the rules make of a row's words: `type`, `value`, `mod`, `from` and `until`, None where there is none."""
    dct = _page_of(row.get("dct", TABLE_DAY))
    story = normalise_timex(row["story"], TimeContext(dct=dct)) if "story" in row else None
    value = normalise_timex(row["words"], TimeContext(dct=dct, story=story, tense=row.get("tense")))
    timex3 = value.timex3
    return {
        "type": timex3.type if timex3 else None,
        "value": timex3.value if timex3 else None,
        "mod": timex3.mod if timex3 else None,
        "from": value.from_,
        "until": value.until,
    }


def expected_of(row: dict[str, Any]) -> dict[str, Any]:
    """What the row says that they mean, in the same keys."""
    return {name: row.get(name) for name in ("type", "value", "mod", "from", "until")}


def marked(text: str) -> str:
    """A text that marks its times in brackets, with those that the rules find marked instead."""
    plain = text.replace("[", "").replace("]", "")
    for start, end in reversed(find_timexes(plain)):
        plain = f"{plain[:start]}[{plain[start:end]}]{plain[end:]}"
    return plain


def _page_of(day: date) -> CreationTime:
    return CreationTime(from_=day, until=day + timedelta(days=1), precision="day", found_in="option")
