"""This file reads an HTML page: its main text through trafilatura, its captions, comments, metadata and dates."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from dateline.capture.creation_time import read_markup_dates, read_url_date, read_visible_date
from dateline.capture.markup_comments import MarkupComment, cut_comments, tell_time
from dateline.capture.structured_data import StructuredData, read_structured_data
from dateline.errors import EmptyInput
from dateline.records.page import CreationTime

# Names of <meta> tags that hold the day of publication, the most usual first.
_META_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "     ",
    "date.published", "publish-date", "publish_date", "pubdate", "publication_date", "parsely-pub-date",
    "sailthru.date", "     ", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date",
    "cxenseparse:recs:publishtime", "article.published", "     ", "article_date_original",
    "originalpublicationdate", "date",
)  # fmt: skip
_DATE_CLASS = re.compile(
    r"(?:^|[-_ ])(?:date|published|pubdate|posted(?:-on)?|timestamp|dateline|entry-date)(?:$|[-_ ])", re.IGNORECASE
)
_TEXT_TAGS = ("p", "head", "item", "cell", "quote", "code", "fw")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)


class MarkupPage(Struct, frozen=True, kw_only=True):
    """What the markup tells: the report's paragraphs and captions as text, the comments, and who, what, when."""

    title: str | None
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]
    comments: tuple[MarkupComment, ...]
    comment_lines: tuple[str, ...]
    outlet: str | None
    byline: str | None
    url: str | None
    dct: CreationTime | None


def read_markup(html: str, name: str, url: str | None = None) -> MarkupPage:
    """Read a page from its characters; `url` is its address where the caller knows it.

    Raises:
        EmptyInput: no text can be found in it; `name` names the input in the message.
    """
    html = _DECLARATION.sub("", html.lstrip("\ufeff")).replace("\x00", "")
    data = read_structured_data(html)
    tree = _parse(html, name)
    metas = _list_meta_dates(tree)
    comments, comment_lines = cut_comments(tree)
    times = _list_shown_times(tree)
    captions = _list_captions(tree)
    title, author, site, own_url, paragraphs = _extract(tree, url)
    title = data.headline or title
    if not paragraphs and not comments:
        raise EmptyInput(name, "no text of a report can be found in this page", "give its text as a .txt file")
    if not comments and data.comments:
        comments = [MarkupComment(c.text, c.author, tell_time(c.time)) for c in data.comments]
    known = {" ".join(comment.text.split()) for comment in comments}
    captions = [caption for caption in captions if caption not in known]
    return MarkupPage(
        title=title,
        paragraphs=tuple(p for p in paragraphs if p not in known and p not in captions),
        captions=tuple(captions),
        comments=tuple(comments),
        comment_lines=tuple(comment_lines),
        outlet=site or data.publisher,
        byline=author,
        url=url or own_url,
        dct=_decide_dct(data, metas, url or own_url, times, paragraphs),
    )


def _decide_dct(
    data: StructuredData, metas: list[str], url: str | None, times: list[str], paragraphs: list[str]
) -> CreationTime | None:
    """In order of trust: what is written for machines, the address, and last what is shown to readers."""
    return (
        read_markup_dates(data.json_ld_dates, "json-ld")
        or read_markup_dates([*metas, *data.microdata_dates], "meta")
        or read_url_date(url)
        or read_markup_dates(times, "text")
        or read_visible_date([*times, *paragraphs])
    )


def _parse(html: str, name: str) -> Any:
    from lxml import etree
    from lxml import html as lxml_html

    try:
        # A string that declares an encoding is refused by lxml; bytes with the parser's own encoding are not.
        parser = lxml_html.HTMLParser(encoding="utf-8")
        return lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise EmptyInput(name, "there is no markup in it that can be read", "give its text as a .txt file") from error


def _list_meta_dates(tree: Any) -> list[str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = meta.get("content")
        if key and content:
            found.setdefault(key.strip().lower(), content)
    return [found[key] for key in _META_DATES if key in found]


def _list_shown_times(tree: Any) -> list[str]:
    """The dates that the page shows in elements made for it, outside lists of other stories."""
    times: list[str] = []
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if any(a.tag in ("aside", "nav", "footer", "li") for a in element.iterancestors()):
            continue
        if element.tag == "time":
            times.append(element.get("datetime") or " ".join(element.itertext()))
        elif _DATE_CLASS.search(element.get("class") or "") and element.tag in ("span", "div", "p"):
            words = " ".join("".join(element.itertext()).split())
            if len(words) <= 60:
                times.append(words)
    return times


def _list_captions(tree: Any) -> list[str]:
    captions: dict[str, None] = {}
    for element in tree.xpath("//figcaption | //p[contains(@class, 'wp-caption-text')]"):
        words = " ".join("".join(element.itertext()).split())
        if words and not any(a.tag in ("aside", "nav", "footer") for a in element.iterancestors()):
            captions[words] = None
    return list(captions)


def _extract(tree: Any, url: str | None) -> tuple[str | None, str | None, str | None, str | None, list[str]]:
    """Title, author, site name, address and the main text's paragraphs."""
    from lxml import etree
    from lxml import html as lxml_html
    from trafilatura import bare_extraction, baseline

    html = lxml_html.tostring(tree, encoding="unicode")
    quick = {"extensive_search": False}  # the date is told by `_decide_dct`, which can say where it found it
    try:
        document = bare_extraction(
            html, url=url, include_comments=False, with_metadata=True, date_extraction_params=quick
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError):
        document = None  # foreign markup breaks the extractor in many ways; its plain reading is left
    if document is None or isinstance(document, dict) or document.body is None:
        body, _, _ = baseline(html)
        return None, None, None, None, _list_paragraphs(body)
    return document.title, document.author, document.sitename, document.url, _list_paragraphs(document.body)


def _list_paragraphs(body: Any) -> list[str]:
    """The innermost text elements of the extracted body, in order, white space folded."""
    paragraphs: list[str] = []
    for element in body.iter(*_TEXT_TAGS):
        if next(element.iterdescendants(*_TEXT_TAGS), None) is not None:
            words = " ".join((element.text or "").split())
        else:
            for line in element.iter("lb"):
                line.tail = " " + (line.tail or "")
            words = " ".join("".join(element.itertext()).split())
        if words:
            paragraphs.append(words)
    return paragraphs
