"""This file reads who says what in a text and gives it back as words."""

from __future__ import annotations

from dateline.ground.attribution import find_attributions
from dateline.records.detection import DetectedMention, Detection


def said(text: str, **mentions: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution; pieces are joined by `/`. `mentions`: kind → words."""
    found = tuple(
        DetectedMention(id=f"m{n}", kind=kind, start=text.index(words), end=text.index(words) + len(words))  # type: ignore[arg-type]
        for n, (kind, words) in enumerate(mentions.items())
    )

    def words_of(spans: tuple[tuple[int, int], ...]) -> str:
        return " / ".join(text[start:end] for start, end in spans)

    return [
        (words_of(a.source), words_of(a.cue), words_of(a.content))
        for a in find_attributions(text, Detection(mentions=found), [(0, len(text))])
    ]
