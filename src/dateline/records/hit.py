"""This file holds the hit: a page or a claim that a search found, with the words around what was found."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Hit(Struct, frozen=True, kw_only=True):
    """One thing found. `excerpt` is a stretch of the page's text; `page` is the id of the page, also for a claim."""

    kind: Literal["page", "claim"]
    id: str
    page: str
    title: str | None
    excerpt: str
