"""This file says how a coded page lies in the casebook: its capture by hash, its coding beside, both compressed."""

from __future__ import annotations

import hashlib
import zlib

from msgspec.structs import replace

from dateline.records.coded import CodedPage
from dateline.records.page import Page
from dateline.records.serialise import from_json, to_json

_ELSEWHERE = Page(id="", text="", sha256="")


def hash_content(coded: CodedPage) -> str:
    """The sha256 of what a page says, as coded; where its file lies is no part of that.

    The same bytes coded otherwise (a date given, a better model) are other content; a copy at another path is not.
    """
    return _hash(to_json(replace(coded, page=replace(coded.page, path=None))))


def pack_capture(page: Page) -> tuple[str, bytes]:
    """What capture made of an input, path left out: its sha256 and its packed JSON.

    The input's bytes themselves are not kept: they hold commenters' names.
    """
    text = to_json(replace(page, path=None))
    return _hash(text), zlib.compress(text.encode())


def pack_coding(coded: CodedPage) -> bytes:
    """The coded page without the page."""
    return zlib.compress(to_json(replace(coded, page=_ELSEWHERE)).encode())


def unpack(capture: bytes, coding: bytes, path: str | None) -> CodedPage:
    """The coded page again.

    Raises:
        zlib.error, MalformedLine: one of the two is damaged.
    """
    page = replace(from_json(zlib.decompress(capture), Page), path=path)
    return replace(from_json(zlib.decompress(coding), CodedPage), page=page)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
