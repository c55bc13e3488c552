"""This file reads the story: the bundled pages that continue the sample page, and what a person reads in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import dateline
from dateline.capture import CaptureOptions, capture, open_sources
from dateline.errors import InputError
from dateline.records.page import Page

DEMO = Path(dateline.__file__).parent / "demo"
KEY = b"a key for tests"


@cache
def read_expected() -> dict[str, Any]:
    """What a careful reader finds, as `expected.yaml` has it; its head says what each field means."""
    expected: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "expected.yaml").read_text(encoding="utf-8"))
    return expected


@cache
def capture_story(name: str) -> Page:
    """A page of the story; date and outlet are given only where the page does not tell them."""
    told = read_expected()["pages"][name]
    bare = name.endswith(".txt")
    options = CaptureOptions(
        published=told["published"].isoformat() if bare else None,
        outlet=told["outlet"] if bare else None,
        commenter_key=KEY,
    )
    source = next(open_sources([str(DEMO / name)]))
    if isinstance(source, InputError):
        raise source
    return capture(source, options)


def list_acts() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The page, id and fields of every act on the story's own pages."""
    for name, told in read_expected()["pages"].items():
        for act, fields in told["acts"].items():
            yield name, act, fields


def list_act_ids() -> set[str]:
    """The ids of all acts, those of the sample page too."""
    return {act for _, act, _ in list_acts()} | set(read_expected()["sample"]["acts"])


def find_trigger(page: Page, word: str, nth: int) -> tuple[int, int]:
    """Where the `nth` whole word of that spelling stands in the page's title and body, from 1.

    Raises:
        LookupError: it does not stand there so often.
    """
    report = [p for p in page.paragraphs if p.role in {"title", "body"}]
    found = [
        match.span()
        for paragraph in report
        for match in re.compile(rf"\b{re.escape(word)}\b").finditer(page.text, paragraph.start, paragraph.end)
    ]
    if len(found) < nth:
        raise LookupError(f"{word!r} stands {len(found)} times in the report, not {nth}")
    return found[nth - 1]
