"""This file finds who says what: it reads each stretch, lets the rules pin their drafts, and writes the records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from dateline.ground.attribution.according_to import read_according_to
from dateline.ground.attribution.colon import read_colon
from dateline.ground.attribution.continued import continue_quotations
from dateline.ground.attribution.dash import read_dash
from dateline.ground.attribution.draft import Board, Span
from dateline.ground.attribution.feelings import read_feelings
from dateline.ground.attribution.hearsay import read_hearsay
from dateline.ground.attribution.impersonal import read_impersonal
from dateline.ground.attribution.nested import drop_nested_thoughts
from dateline.ground.attribution.nouns import read_nouns
from dateline.ground.attribution.objects import read_objects
from dateline.ground.attribution.reading import Reading
from dateline.ground.attribution.saying import read_saying
from dateline.ground.attribution.wanting import read_wanting
from dateline.records.coded import Attribution
from dateline.records.detection import Detection

Sieve = Callable[[Reading, Board], None]

# A cue is read once, by the first rule that wants it, so the most precise come first.
# Marks before words: a colon or a dash names its speaker whoever else speaks in the paragraph.
# according_to before the verbs: its source is no subject, and its comma would end their content.
# saying before wanting: *promised that* is a saying, *promised to* a wish.
# feelings before hearsay (passives): *was worried that* has its subject for a source, *was told that* has none.
# nouns before objects: *rejected the claim that S* is about S.
# Quotations go on when all who speak are known; thoughts inside what others say go last, when all contents are known.
SIEVES: Final[tuple[Sieve, ...]] = (
    read_colon,
    read_dash,
    read_according_to,
    read_saying,
    read_wanting,
    read_feelings,
    read_hearsay,
    read_impersonal,
    read_nouns,
    read_objects,
    continue_quotations,
    drop_nested_thoughts,
)


def find_attributions(text: str, detection: Detection, stretches: Iterable[tuple[int, int]]) -> tuple[Attribution, ...]:
    """Who says what in the stretches of the text, in order of the cues; offsets in code points."""
    actors = [(m.start, m.end) for m in detection.mentions if m.kind == "actor"]
    places = [(m.start, m.end) for m in detection.mentions if m.kind == "place"]
    found: list[Attribution] = []
    for start, end in stretches:
        reading = Reading(text, start, end, actors, places)
        board = Board()
        for sieve in SIEVES:
            sieve(reading, board)
        for draft in sorted(board.drafts, key=lambda d: d.cue[0]):
            found.append(
                Attribution(
                    source=_spans(reading, draft.source),
                    cue=_spans(reading, draft.cue),
                    content=_spans(reading, draft.content),
                )
            )
    return tuple(found)


def _spans(reading: Reading, spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    return tuple(reading.span(first, last) for first, last in sorted(spans) if first <= last)
