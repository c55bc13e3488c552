"""This file reads what a page says of itself for machines: JSON-LD and schema.org items, through extruct."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

_PAGES = ("Article", "NewsArticle", "BlogPosting", "Posting", "Report", "WebPage", "LiveBlogPosting")
_COMMENTS = ("Comment", "UserComments", "Answer")
_DEEPEST = 12


class SchemaComment(Struct, frozen=True):
    """A schema.org Comment: its text, and the author and time that it gives."""

    text: str
    author: str | None = None
    time: str | None = None


class StructuredData(Struct, frozen=True, kw_only=True):
    """The page's own items: its dates in order of trust, its publisher, and its comments."""

    json_ld_dates: tuple[str, ...] = ()
    microdata_dates: tuple[str, ...] = ()
    publisher: str | None = None
    headline: str | None = None
    comments: tuple[SchemaComment, ...] = ()


def read_structured_data(html: str) -> StructuredData:
    """Read the JSON-LD and microdata of a page; what is broken in it is passed over."""
    import extruct

    try:
        found = extruct.extract(html, syntaxes=["json-ld", "microdata"], errors="ignore", uniform=True)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return StructuredData()  # foreign markup breaks the extractors in many ways; the page is still read
    json_ld = _list_top_items(found.get("json-ld"))
    microdata = _list_top_items(found.get("microdata"))
    comments = list(_find_comments([*json_ld, *microdata]))
    publishers = [name for item in _rank_pages([*json_ld, *microdata]) if (name := _read_name(item.get("publisher")))]
    headlines = [text for item in _rank_pages([*json_ld, *microdata]) if (text := _read_text(item.get("headline")))]
    return StructuredData(
        json_ld_dates=_list_dates(json_ld),
        microdata_dates=_list_dates(microdata),
        publisher=publishers[0] if publishers else None,
        headline=headlines[0] if headlines else None,
        comments=tuple(dict.fromkeys(comments)),
    )


def _list_top_items(found: Any) -> list[dict[str, Any]]:
    """The items of a page at its top and in `@graph`; items further inside are about other pages."""
    items: list[dict[str, Any]] = []
    for item in found if isinstance(found, list) else []:
        if isinstance(item, dict):
            items.append(item)
            graph = item.get("@graph")
            items += [part for part in (graph if isinstance(graph, list) else []) if isinstance(part, dict)]
    return items


def _rank_pages(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The items that stand for a page, articles before the web page around them."""
    pages = [item for item in items if _has_type(item, _PAGES)]
    return sorted(pages, key=lambda item: _has_type(item, ("WebPage",)))


def _has_type(item: dict[str, Any], types: tuple[str, ...]) -> bool:
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(name, str) and name.rsplit("/", 1)[-1].endswith(types) for name in kinds)


def _list_dates(items: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(text for item in _rank_pages(items) if (text := _read_text(item.get("datePublished"))))


def _find_comments(found: Any, depth: int = 0) -> Iterator[SchemaComment]:
    if depth > _DEEPEST:
        return
    if isinstance(found, list):
        for item in found:
            yield from _find_comments(item, depth + 1)
    elif isinstance(found, dict):
        if _has_type(found, _COMMENTS):
            text = _read_text(found.get("text")) or _read_text(found.get("commentText"))
            if text:
                author = _read_name(found.get("author")) or _read_name(found.get("creator"))
                time = next(
                    (t for key in ("datePublished", "dateCreated", "commentTime") if (t := _read_text(found.get(key)))),
                    None,
                )
                yield SchemaComment(text, author, time)
        for value in found.values():
            if isinstance(value, list | dict):
                yield from _find_comments(value, depth + 1)


def _read_text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text or None


def _read_name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _read_text(value.get("name")) if isinstance(value, dict) else _read_text(value)
