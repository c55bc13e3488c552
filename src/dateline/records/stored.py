"""This file holds the stored page: a coded page as one version of it lies in a casebook."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from dateline.records.coded import CodedPage


class StoredPage(Struct, frozen=True, kw_only=True):
    """One version of a page; `captured_at` is aware UTC, `superseded_at` is null for the version in force."""

    version: int  # from 1
    captured_at: datetime
    superseded_at: datetime | None
    coded: CodedPage
