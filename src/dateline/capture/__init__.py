"""Stage 1, capture: an input becomes a page with its paragraphs, creation time and commenters kept unnamed."""

from dateline.capture.open_sources import open_sources
from dateline.capture.options import CaptureOptions
from dateline.capture.page import capture
from dateline.capture.pseudonym import load_commenter_key
from dateline.capture.source import MAX_PAGE_BYTES, Record, Source, Target

__all__ = [
    "MAX_PAGE_BYTES",
    "CaptureOptions",
    "Record",
    "Source",
    "Target",
    "capture",
    "load_commenter_key",
    "open_sources",
]
