"""This file takes the readers' comments out of a page's markup: by schema.org marks and the common ids and classes."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from dateline.capture.written_dates import NoSuchDayError, read_date

_SECTION = re.compile(
    r"^(?:(?:post|article|user|reader|readers|site|story|fb|page)[-_]?)?comments?(?:[-_]{1,2}(?:area|list"
    r"|section|container|wrapper|block|thread|holder|wrap|content|main|module|tree|box))?$"
    r"|^comment-?list$|^disqus_thread$|^dsq-comments$|^talkbacks?$|^reader-responses$",
    re.IGNORECASE,
)
_ITEM_CLASS = re.compile(
    r"^(?:comment|comment[-_]{1,2}(?:item|body|entry|node|wrap|wrapper|container|card|inner)|(?:user"
    r"|single|reader|post|c)-?comment|usercomment|talkback|reply-item|media-comment)$",
    re.IGNORECASE,
)
_ITEM_ID = re.compile(r"^(?:li-|div-)?(?:comment|reply|cmt|c)[-_]?\d+$", re.IGNORECASE)
_AUTHOR = re.compile(
    r"^(?:fn|(?:comment|cmt|reply|post|user)[-_]{0,2}(?:author|user|username|name|by|poster)(?:-name)?"
    r"|author(?:-?name)?|user-?name|nick(?:name)?|commenter|display-?name|poster|handle)$",
    re.IGNORECASE,
)
_TEXT = re.compile(
    r"^(?:(?:comment|cmt|reply|message)[-_]{0,2}(?:content|text|message|copy|main)|comment__(?:body|text"
    r"|content)|message|text|content|body)$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"^(?:(?:comment|cmt)[-_]{0,2}(?:date|time|meta-?data|timestamp|posted)|date|time|timestamp|published|when)$",
    re.IGNORECASE,
)
_NO_TEXT = re.compile(
    r"^(?:reply|comment-reply-link|respond|actions?|votes?|share|likes?|comment-?(?:meta|actions?|footer"
    r"|header|tools))$",
    re.IGNORECASE,
)
_SCHEMA = re.compile(r"schema\.org/(?:Comment|UserComments)\b")
_BLOCK_TAGS = ("p", "div", "li", "blockquote", "br")


class MarkupComment(Struct, frozen=True):
    """A comment as the markup shows it; `parent` is the place of the comment it answers in the list of all."""

    text: str
    author: str | None = None
    time: str | None = None
    parent: int | None = None


def cut_comments(tree: Any) -> tuple[list[MarkupComment], list[str]]:
    """Take every comment section out of the lxml `tree` and return its comments in order.

    The second list holds the lines of sections in which no single comment could be told; they are still readers' words.
    """
    items = [element for element in tree.iter() if _is_item(element)]
    sections = [element for element in tree.iter() if _is_section(element)]
    comments = _read_items(items)
    lines: list[str] = []
    for section in sections:
        if not comments:
            lines += _list_lines(section)
    for element in [*sections, *items]:
        _drop(element)
    return comments, lines


def _read_items(items: list[Any]) -> list[MarkupComment]:
    members = set(items)
    comments: list[MarkupComment] = []
    first_inside: dict[Any, int] = {}
    for item in items:
        around = [ancestor for ancestor in item.iterancestors() if ancestor in members]
        text = _read_text(item, members)
        if not text:
            continue
        place = len(comments)
        parent = next((first_inside[ancestor] for ancestor in around if ancestor in first_inside), None)
        comments.append(MarkupComment(text, _read_author(item, members), _read_time(item, members), parent))
        for element in (item, *around):
            first_inside.setdefault(element, place)
    return comments


def _list_tokens(element: Any) -> list[str]:
    return str(element.get("class") or "").split()


def _is_element(element: Any) -> bool:
    return isinstance(element.tag, str)


def _is_item(element: Any) -> bool:
    if not _is_element(element) or element.tag in (
        "body",
        "html",
        "a",
        "span",
        "form",
        "textarea",
        "input",
        "head",
        "meta",
        "link",
    ):
        return False
    if _SCHEMA.search(element.get("itemtype") or ""):
        return True
    by_class = any(_ITEM_CLASS.match(token) for token in _list_tokens(element))
    # An id such as "c12" says too little where nothing around speaks of comments.
    by_id = bool(_ITEM_ID.match(element.get("id") or "")) and any(_is_section(a) for a in element.iterancestors())
    return by_class or by_id


def _is_section(element: Any) -> bool:
    if not _is_element(element) or element.tag in ("body", "html", "a", "span", "p", "button", "article", "main", "li"):
        return False
    names = [element.get("id") or "", *_list_tokens(element)]
    is_comment_item = any(_ITEM_CLASS.match(token) for token in names)
    return not is_comment_item and any(_SECTION.match(name) for name in names)


def _iter_own(item: Any, members: set[Any]) -> Any:
    """The elements inside an item that belong to no item inside it, in order."""
    for child in item:
        if child not in members and _is_element(child):
            yield child
            yield from _iter_own(child, members)


def _read_author(item: Any, members: set[Any]) -> str | None:
    own = list(_iter_own(item, members))
    for element in own:
        if element.get("itemprop") in ("author", "creator", "name") or any(map(_AUTHOR.match, _list_tokens(element))):
            inner = next((e for e in element.iter() if e is not element and _names_author(e)), element)
            name = " ".join((inner.get("content") or "".join(inner.itertext())).split())
            name = re.sub(r"\s*(?:says|wrote|said)?\s*:?$", "", name)
            if name and len(name) <= 60:
                return name
    for element in own:
        if element.tag == "cite":
            return " ".join("".join(element.itertext()).split())[:60] or None
    return None


def _names_author(element: Any) -> bool:
    return _is_element(element) and (
        element.get("itemprop") == "name" or any(map(_AUTHOR.match, _list_tokens(element)))
    )


def _read_time(item: Any, members: set[Any]) -> str | None:
    # An element around the time, such as "comment-metadata", shows it in other words than its `datetime`.
    for element in sorted(_iter_own(item, members), key=lambda e: e.get("datetime") is None):
        is_time = element.tag == "time" or element.get("itemprop") in ("dateCreated", "datePublished", "commentTime")
        if is_time or any(map(_TIME.match, _list_tokens(element))):
            stamp = element.get("datetime") or element.get("content") or " ".join("".join(element.itertext()).split())
            time = tell_time(stamp)
            if time:
                return time
    return None


def tell_time(stamp: str | None) -> str | None:
    """The stamp in ISO 8601: as written where it is ISO, else its day; None where it is ambiguous or relative."""
    if not stamp:
        return None
    try:
        reading = read_date(stamp)
    except NoSuchDayError:
        return None
    if reading is None or reading.alternatives or reading.precision not in ("day", "minute"):
        return None
    return stamp.strip() if re.match(r"\d{4}-\d\d-\d\d", stamp.strip()) else reading.from_.isoformat()


def _read_text(item: Any, members: set[Any]) -> str:
    own = list(_iter_own(item, members))
    marked = [e for e in own if e.get("itemprop") in ("text", "commentText") or any(map(_TEXT.match, _list_tokens(e)))]
    if marked:
        return "\n".join(_list_lines(marked[0], members))
    paragraphs = [e for e in own if e.tag == "p" and not any(_NO_TEXT.match(t) for t in _list_tokens(e))]
    return "\n".join(line for e in paragraphs for line in _list_lines(e, members))


def _list_lines(element: Any, members: set[Any] | None = None) -> list[str]:
    """The visible lines of an element, without items inside it, scripts, forms and reply links."""
    lines: list[str] = [""]

    def walk(node: Any) -> None:
        if node is not element:
            skip = not _is_element(node) or node.tag in ("script", "style", "form", "button", "noscript", "textarea")
            skip = skip or (members is not None and node in members)
            if skip or any(map(_NO_TEXT.match, _list_tokens(node))):
                lines[-1] += node.tail or ""
                return
        breaks = node.tag in _BLOCK_TAGS or str(node.tag).startswith("h")
        if breaks:
            lines.append("")
        lines[-1] += node.text or ""
        for child in node:
            walk(child)
        if breaks:
            lines.append("")
        if node is not element:
            lines[-1] += node.tail or ""

    walk(element)
    return [line for line in (" ".join(raw.split()) for raw in lines) if line]


def _drop(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()
