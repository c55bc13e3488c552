"""This file makes variants of a passage that say the same with other surfaces; labels stay right by construction."""

from __future__ import annotations

from msgspec.structs import replace

from training.passages import Passage

# What careless scraping loses from news text.
_LOST = frozenset("'\"“”‘’,")


def scrape(passage: Passage) -> Passage:
    """The passage as a careless scraper would have left it: no quotation marks, apostrophes, commas or line breaks."""
    kept = [i for i, character in enumerate(passage.text) if character not in _LOST]
    where = {old: new for new, old in enumerate(kept)}
    text = "".join(" " if passage.text[i] == "\n" else passage.text[i] for i in kept)

    def moved(start: int, end: int) -> tuple[int, int]:
        inside = [where[i] for i in range(start, end) if i in where]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    detection = passage.detection
    mentions = [(m, moved(m.start, m.end)) for m in detection.mentions]
    triggers = [(t, moved(t.start, t.end)) for t in detection.triggers]
    return replace(
        passage,
        text=text,
        detection=replace(
            detection,
            mentions=tuple(replace(m, start=start, end=end) for m, (start, end) in mentions),
            triggers=tuple(replace(t, start=start, end=end) for t, (start, end) in triggers),
        ),
    )
