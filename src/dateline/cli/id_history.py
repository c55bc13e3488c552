"""This file gathers what a casebook keeps of one id: versions, judgements, and what took its place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from dateline.errors import UsageError
from dateline.records.history import Tombstone
from dateline.records.judgement import Judgement

if TYPE_CHECKING:
    from dateline.casebook import Casebook
    from dateline.records.stored import StoredPage

HISTORY_SCHEMA = "dateline.history/1"
IdKind = Literal["page", "claim", "event", "other"]
_EVENT = "ev:"


class PageVersion(Struct, frozen=True, kw_only=True):
    """One version of a page; `superseded_at` is null for the one in force, both times are aware UTC."""

    version: int  # from 1
    page: str
    title: str | None
    sha256: str
    captured_at: datetime
    superseded_at: datetime | None
    claims: int

    @staticmethod
    def of(stored: StoredPage) -> PageVersion:
        """What is told of a version as it lies in a casebook."""
        page = stored.coded.page
        return PageVersion(
            version=stored.version, page=page.id, title=page.title, sha256=page.sha256,
            captured_at=stored.captured_at, superseded_at=stored.superseded_at, claims=len(stored.coded.claims),
        )  # fmt: skip


class IdHistory(Struct, frozen=True, kw_only=True):
    """All that a casebook keeps of one id: the line that `dateline history` prints.

    `in_force` says whether the id names something that counts today, null for an id of an actor or a place. `versions`
    are a page's, the oldest first. `judgements` are those on the id itself, the oldest first; `judged_with` those on
    other ids that name this one and are the last there, as when an event is accepted with its claims. `tombstone` says
    when and why the id went, `now` which ids in force took its place in the end.
    """

    schema: str = HISTORY_SCHEMA
    id: str
    kind: IdKind
    in_force: bool | None
    versions: tuple[PageVersion, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    judged_with: tuple[Judgement, ...] = ()
    tombstone: Tombstone | None = None
    now: tuple[str, ...] = ()


def find_history(book: Casebook, id: str) -> IdHistory:
    """What the casebook keeps of the id.

    Raises:
        StoreError: the casebook cannot be read.
        UsageError: it never held the id, or nothing of it is left.
    """
    versions = book.versions(id)
    kind = "page" if versions else _tell_kind(id)
    judgements, tombstone = book.judgements(id), book.tombstone(id)
    judged_with = [j for j in book.judgements() if j.subject != id and _names(j.value, id)]
    in_force = _is_in_force(book, id, kind, versions)
    if not (versions or judgements or judged_with or tombstone or in_force):
        raise UsageError(
            f"{id!r} is not in {book.name}; give the id of a page, a claim or an event, as events --json shows them"
        )
    return IdHistory(
        id=id,
        kind=kind,
        in_force=in_force,
        versions=tuple(PageVersion.of(stored) for stored in versions),
        judgements=tuple(judgements),
        judged_with=tuple(judged_with),
        tombstone=tombstone,
        now=_follow(book, tombstone) if tombstone else (),
    )


def _tell_kind(id: str) -> IdKind:
    if id.startswith(_EVENT):
        return "event"
    return "claim" if "#" in id else "other"


def _is_in_force(book: Casebook, id: str, kind: IdKind, versions: Sequence[StoredPage]) -> bool | None:
    if kind == "page":
        return any(stored.coded.page.id == id and stored.superseded_at is None for stored in versions)
    if kind == "claim":
        return any(claim.id == id for claim in book.claims(page=id.rpartition("#")[0]))
    if kind == "event":
        return book.event(id) is not None
    return None


def _names(value: Any, id: str) -> bool:
    """Whether the id stands in what a judgement says, however deep."""
    if isinstance(value, dict):
        return any(_names(part, id) for part in value.values())
    if isinstance(value, list):
        return any(_names(part, id) for part in value)
    return bool(value == id)


def _follow(book: Casebook, tombstone: Tombstone) -> tuple[str, ...]:
    """The ids that took the place of one that is gone, those that are gone too followed on; each once."""
    found: list[str] = []
    seen, left = {tombstone.id}, list(tombstone.successors)
    while left:
        id = left.pop(0)
        if id in seen:
            continue
        seen.add(id)
        stone = book.tombstone(id)
        if stone is None:
            found.append(id)
        else:
            left[:0] = stone.successors
    return tuple(found)
