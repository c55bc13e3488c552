"""This file holds what capture reads: one input with its bytes, or one record of a JSONL file."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dateline.records.detection import Target

SourceKind = Literal["text", "html", "record"]

MAX_PAGE_BYTES = 10_000_000  # far above any news page (the longest seen in the corpora is 60 kB)


class Record(Struct, frozen=True, kw_only=True):
    """One JSONL line (contract, "Command line"): exactly one of `text` and `html` is there."""

    id: str | None = None
    text: str | None = None
    html: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    targets: tuple[Target, ...] | None = None


class Source(Struct, frozen=True, kw_only=True):
    """One thing to capture. `name` is what messages call it: a path, `path:LINE`, or `-` for standard input.

    A record holds its fields in `record` and no `data`; any other kind holds its bytes in `data`.
    """

    name: str
    kind: SourceKind
    data: bytes = b""
    record: Record | None = None
    path: str | None = None
