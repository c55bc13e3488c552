"""Tiny records, and strategies for any record, for the tests of records."""

from __future__ import annotations

from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin

import msgspec
from hypothesis import strategies as st

from dateline.records.claim import Claim, PloverRecord, Words
from dateline.records.coded import CodedPage, Mention
from dateline.records.page import Page

# JSON numbers that every reader keeps whole.
_WHOLE: Final = st.integers(-(2**53), 2**53)
R = TypeVar("R", bound=msgspec.Struct)


def a_page(text: str) -> Page:
    """A page that is only its text."""
    return Page(id="p", text=text, sha256="0" * 64)


def a_mention(start: int, end: int, *, id: str = "m1", kind: str = "actor") -> Mention:
    """A mention without a value; its text does not matter to who draws it."""
    return Mention(id=id, kind=kind, start=start, end=end, text="")  # type: ignore[arg-type]


def a_claim(start: int = 0, end: int = 0, **fields: Any) -> Claim:
    """An assault that happened, its trigger at `start` to `end`."""
    words = Words(text="", start=start, end=end)
    plain: dict[str, Any] = {
        "id": "p#e1",
        "page": "p",
        "type": "ASSAULT",
        "mode": None,
        "quad": "material conflict",
        "factuality": "happened",
        "trigger": words,
        "evidence": words,
        "plover": PloverRecord(event_type="ASSAULT", mode=None, auxiliary=None, date=None, derived=False),
    }
    return Claim(**(plain | fields))


def a_coded_page(text: str, *mentions: Mention, claims: tuple[Claim, ...] = ()) -> CodedPage:
    """A coded page of one text."""
    return CodedPage(page=a_page(text), mentions=mentions, claims=claims)


@cache
def any_record(kind: type[R]) -> st.SearchStrategy[R]:
    """Any record of `kind` that its types allow, however little sense it makes."""
    return st.deferred(lambda: st.builds(kind, **{f.name: _any(f.type) for f in msgspec.structs.fields(kind)}))


def _any(annotation: Any) -> st.SearchStrategy[Any]:
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: st.text(max_size=8),
        int: _WHOLE,
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
        date: st.dates(),
        NoneType: st.none(),
    }
    if annotation in plain:
        return plain[annotation]
    if annotation is msgspec.UnsetType:
        return st.just(msgspec.UNSET)
    inner = get_args(annotation)
    match get_origin(annotation):
        case origin if origin is Literal:
            return st.sampled_from(inner)
        case origin if origin in (Union, UnionType):
            # What is left out comes first: the smallest claim holds no other.
            return st.one_of([_any(part) for part in sorted(inner, key=lambda part: part is not msgspec.UnsetType)])
        case origin if origin is tuple and inner[-1] is ...:
            return st.lists(_any(inner[0]), max_size=2).map(tuple)
        case origin if origin is tuple:
            return st.tuples(*map(_any, inner))
    return any_record(annotation)
