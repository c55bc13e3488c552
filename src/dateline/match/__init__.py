"""This file is what others call of matching: pages in, acts out, with origins counted and reasons given."""

from __future__ import annotations

from dateline.match.matcher import Changes, Judgements, Matched, Matcher, match_pages
from dateline.match.origins import group_origins
from dateline.match.stories import group_stories, group_words

__all__ = [
    "Changes",
    "Judgements",
    "Matched",
    "Matcher",
    "group_origins",
    "group_stories",
    "group_words",
    "match_pages",
]
