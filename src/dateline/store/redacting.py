"""This file takes one commenter out of a coded page: their comments, their key, and all that was read in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec.structs import replace

from dateline.records.claim import Claim
from dateline.records.coded import CodedPage
from dateline.records.page import Page, Paragraph

T = TypeVar("T")
_BLOT = "█"
_ROLES = ("actor", "recipient", "place", "source", "beneficiary", "accord", "toll")


def count_comments(page: Page, commenter: str) -> int:
    """How many paragraphs of the page are theirs or answer them."""
    return sum(commenter in (paragraph.commenter, paragraph.reply_to) for paragraph in page.paragraphs)


def redact(coded: CodedPage, commenter: str) -> CodedPage:
    """The page with every sign of their comments blotted out in place: offsets of everything else hold.

    What was read in a comment of theirs, in part or whole, goes; steps that explain a value go all, since they may
    quote.
    """
    theirs = [(p.start, p.end) for p in coded.page.paragraphs if p.commenter == commenter]

    def stays(thing: Any) -> bool:
        return thing.start is None or not any(thing.start < end and start < thing.end for start, end in theirs)

    mentions = tuple(mention for mention in coded.mentions if stays(mention))
    claims = tuple(c for c in coded.claims if stays(c.trigger) and stays(c.evidence))
    gone = {m.id for m in coded.mentions} - {m.id for m in mentions}
    gone |= {_trigger(c.id) for c in coded.claims} - {_trigger(c.id) for c in claims}
    kept = {claim.id for claim in claims}
    return replace(
        coded,
        page=_blot(coded.page, commenter, theirs),
        mentions=tuple(replace(m, same=None) if m.same in gone else m for m in mentions),
        claims=tuple(_without(claim, stays, gone, kept) for claim in claims),
        relations=tuple(r for r in coded.relations if gone.isdisjoint((r.from_, r.to))),
        attributions=tuple(
            a for a in coded.attributions
            if not any(s < end and start < e for s, e in (*a.source, *a.cue, *a.content) for start, end in theirs)
        ),
        toponyms=tuple(
            replace(t, mention=None) if t.mention in gone else t for t in coded.toponyms if stays(t)
        ),
        decisions=(),
        targets=tuple(
            replace(t, source=tuple(filter(stays, t.source)), time=t.time if t.time and stays(t.time) else None)
            for t in coded.targets if stays(t)
        ),
        problems=tuple(problem for problem in coded.problems if stays(problem)),
    )  # fmt: skip


def _blot(page: Page, commenter: str, theirs: list[tuple[int, int]]) -> Page:
    text = page.text
    for start, end in theirs:
        text = text[:start] + _BLOT * (end - start) + text[end:]
    return replace(page, text=text, paragraphs=tuple(_unname(p, commenter) for p in page.paragraphs))


def _unname(paragraph: Paragraph, commenter: str) -> Paragraph:
    if paragraph.commenter == commenter:
        return replace(paragraph, commenter=None, time=None, reply_to=None)
    return replace(paragraph, reply_to=None) if paragraph.reply_to == commenter else paragraph


def _without(claim: Claim, stays: Callable[[Any], bool], gone: set[str], kept: set[str]) -> Claim:
    """A claim of the report, without fillers that stand in the comments."""
    changed: dict[str, Any] = {role: tuple(filter(stays, getattr(claim, role))) for role in _ROLES}
    changed["toll"] = tuple(
        replace(
            toll,
            source=tuple(source for source in toll.source if source not in gone),
            included_in=None if toll.included_in in gone else toll.included_in,
        )
        for toll in changed["toll"]
    )
    for name in ("time", "said"):
        value = getattr(claim, name)
        changed[name] = value if value is not None and stays(value) else None
    return replace(claim, **changed, content=tuple(id for id in claim.content if id in kept))


def _trigger(claim: str) -> str:
    return claim.rpartition("#")[2]
