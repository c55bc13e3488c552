"""This file decides which stretches of a page are read for attributions: what was coded, and no caption."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby

from dateline.records.detection import Detection
from dateline.records.page import Page, Paragraph


def coded_stretches(page: Page, detection: Detection) -> tuple[tuple[int, int], ...]:
    """Runs of title and body paragraphs, so that a quotation may go on in the next; each coded comment by itself.

    A comment was coded where the detection has a sentence that begins in it. Offsets in code points.
    """
    starts = sorted(start for start, _ in detection.sentences)

    def was_coded(paragraph: Paragraph) -> bool:
        place = bisect_left(starts, paragraph.start)
        return place < len(starts) and starts[place] < paragraph.end

    stretches: list[tuple[int, int]] = []
    for is_report, group in groupby(page.paragraphs, key=lambda p: p.role in {"title", "body"}):
        run = list(group)
        if is_report:
            stretches.append((run[0].start, run[-1].end))
        else:
            stretches += [(p.start, p.end) for p in run if p.role == "comment" and was_coded(p)]
    return tuple(stretches)
