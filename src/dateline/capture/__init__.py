"""Stage 1, capture: an input becomes a page with its paragraphs, creation time and commenters kept unnamed."""

from dateline.capture.open_sources import open_sources
from dateline.capture.options import CaptureOptions
from dateline.capture.page import capture
from dateline.capture.pseudonym import load_commenter_key
from dateline.capture.source import MAX_PAGE_BYTES, Record, Source

__all__ = [
    "MAX_PAGE_BYTES",
    "CaptureOptions",
    "Record",
    "Source",
    "capture",
    "load_commenter_key",
    "open_sources",
]
