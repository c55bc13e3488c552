"""This file makes a page of a source: characters, roles, creation time, language, with commenters' names taken out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from msgspec.structs import replace

from dateline.capture.blocks import Block, split_blocks
from dateline.capture.comment_section import CommentSection, FoundComment, split_comments
from dateline.capture.creation_time import read_given_date, read_url_date, read_visible_date
from dateline.capture.decoding import check_text, decode
from dateline.capture.language import tell_language
from dateline.capture.markup import read_markup
from dateline.capture.masking import blot, find_names
from dateline.capture.options import CaptureOptions
from dateline.capture.pseudonym import hash_commenter
from dateline.capture.roles import classify_blocks
from dateline.capture.source import MAX_PAGE_BYTES, Record, Source
from dateline.errors import TooLarge
from dateline.records.ontology import ParagraphRole
from dateline.records.page import CreationTime, Page, Paragraph

_BETWEEN = "\n\n"


def capture(source: Source, options: CaptureOptions) -> Page:
    """Make a page of a source: its text, paragraphs with roles, DCT, language, title, outlet and byline.

    For plain text `Page.text` is the text given, code point for code point, with commenters' names blotted out in
    place by as many `█`; for HTML it is the paragraphs joined by blank lines. What a record says of itself goes before
    the options, and both before what the page shows; the order of trust for the DCT is: given, JSON-LD, meta tags,
    address, visible date.

    Raises:
        InputError: the source is empty, binary, too large, undecodable, or its date impossible; the class says which.
    """
    record = source.record or Record()
    if source.kind == "record":
        text = record.text if record.text is not None else record.html or ""
        data = text.encode("utf-8", "replace")
        if len(data) > MAX_PAGE_BYTES:
            raise TooLarge(source.name, f"more than {MAX_PAGE_BYTES:,} bytes", "split it into pages")
        check_text(text, source.name)
        is_markup = record.text is None
    else:
        data = source.data
        text = decode(data, source.kind, source.name)
        is_markup = source.kind == "html"
    given = record.published if record.published is not None else options.published
    dct = read_given_date(given, source.name) if given is not None else None
    read = _read_html if is_markup else _read_text
    page = read(text, source, record, options.commenter_key)
    sha256 = hashlib.sha256(data).hexdigest()
    return replace(
        page,
        id=record.id or f"p-{sha256[:12]}",
        sha256=sha256,
        path=source.path,
        dct=dct or page.dct,
        outlet=record.outlet or options.outlet or page.outlet,
    )


def _read_text(text: str, source: Source, record: Record, key: bytes) -> Page:
    roled = classify_blocks(split_blocks(text), record.title)
    title = next((block.text for block, role in roled.report if role == "title"), None)
    lines = [block.text for block, _ in roled.report]
    page = Page(
        id="",
        text=text,
        sha256="",
        url=record.url,
        title=record.title or title,
        byline=roled.byline,
        dct=read_url_date(record.url) or read_visible_date(lines) or CreationTime(),
    )
    return _add_paragraphs(page, roled.report, roled.section, (), key)


def _read_html(text: str, source: Source, record: Record, key: bytes) -> Page:
    markup = read_markup(text, source.name, record.url)
    title = record.title or markup.title
    heads = [*([markup.title] if markup.title else []), *markup.captions]
    report_text = [*heads, *(words for words in markup.paragraphs if words not in heads)]
    texts = [*report_text, *markup.comment_lines, *(comment.text for comment in markup.comments)]
    blocks = _lay_out(texts)
    rest = blocks[len(report_text) :]
    by_lines, by_marks = rest[: len(markup.comment_lines)], rest[len(markup.comment_lines) :]
    roled = classify_blocks(blocks[: len(report_text)], markup.title, has_comments=not rest)
    report = tuple((block, "caption" if block.text in markup.captions else role) for block, role in roled.report)
    section = split_comments(by_lines, 0, len(by_lines)) if by_lines else roled.section
    comments = [
        FoundComment(
            block.start,
            block.end,
            comment.author,
            comment.time,
            markup.comments[comment.parent].author if comment.parent is not None else None,
        )
        for block, comment in zip(by_marks, markup.comments, strict=True)
    ]
    page = Page(
        id="",
        text=_BETWEEN.join(texts),
        sha256="",
        url=markup.url,
        title=title,
        outlet=markup.outlet,
        byline=markup.byline or roled.byline,
        dct=markup.dct or CreationTime(),
    )
    return _add_paragraphs(page, report, section, comments, key)


def _lay_out(texts: Sequence[str]) -> list[Block]:
    """The blocks that the texts become when blank lines join them."""
    blocks: list[Block] = []
    at = 0
    for text in texts:
        blocks.append(Block(at, at + len(text), 1 if blocks else 0, text))
        at += len(text) + len(_BETWEEN)
    return blocks


def _add_paragraphs(
    page: Page,
    report: Sequence[tuple[Block, ParagraphRole]],
    section: CommentSection | None,
    marked: Sequence[FoundComment],
    key: bytes,
) -> Page:
    """The page with its paragraphs and language, and with every commenter's name blotted out of its comments."""
    comments = [*(section.comments if section else ()), *marked]
    asides = section.other if section else ()
    own_lines = section.names if section else ()
    names = {page.text[start:end] for start, end in own_lines} | {comment.name for comment in comments if comment.name}
    spans = [(comment.start, comment.end) for comment in comments] + [(block.start, block.end) for block in asides]
    report_text = " ".join(block.text for block, _ in report)
    paragraphs = [
        *(Paragraph(role=role, start=block.start, end=block.end) for block, role in report),
        *(Paragraph(role="other", start=block.start, end=block.end) for block in asides),
        *(
            Paragraph(
                role="comment",
                start=comment.start,
                end=comment.end,
                commenter=hash_commenter(comment.name, key) if comment.name else None,
                time=comment.time,
                reply_to=hash_commenter(comment.reply_to, key) if comment.reply_to else None,
            )
            for comment in comments
        ),
    ]
    return replace(
        page,
        text=blot(page.text, [*own_lines, *find_names(page.text, spans, names, report_text)]),
        lang=tell_language(report_text),
        paragraphs=tuple(sorted(paragraphs, key=lambda paragraph: paragraph.start)),
    )
