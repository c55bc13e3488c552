"""This file is what others call of matching: pages in, acts out, with origins counted and reasons given."""

from __future__ import annotations

from dateline.match.corroborate import find_events, make_event, name_event
from dateline.match.keeping import CasebookMatching
from dateline.match.matcher import Matched, Matcher, match_pages
from dateline.match.origins import group_origins
from dateline.match.stories import group_stories, group_words

__all__ = [
    "CasebookMatching",
    "Matched",
    "Matcher",
    "find_events",
    "group_origins",
    "group_stories",
    "group_words",
    "make_event",
    "match_pages",
    "name_event",
]
