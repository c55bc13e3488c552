"""This file gathers what a reviewer must see of an event: the words that attest it, who printed them, what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

import msgspec
from msgspec import UNSET, Struct

from dateline.records.claim import Claim
from dateline.records.event import Event
from dateline.records.judgement import Judgement
from dateline.records.ontology import Role
from dateline.records.page import CreationTime, Page
from dateline.review.standing import find_standing, newest_version

# In the order in which a reader asks; `content` is another claim and no words of its own.
SHOWN_ROLES: Final[tuple[Role, ...]] = (
    "actor", "recipient", "place", "time", "said", "toll", "source", "beneficiary", "accord",
)  # fmt: skip
EDITED_FIELDS: Final = (
    "type", "mode", "factuality", "actor", "recipient", "place", "time", "said", "toll", "source", "beneficiary",
)  # fmt: skip


class Mark(Struct, frozen=True):
    """A piece of the evidence and what it stands for: `trigger` or a role. Code points into the evidence's text."""

    start: int
    end: int
    role: str


class Edited(Struct, frozen=True, kw_only=True):
    """A field that a person changed, with what the machine had there, both as the claim's JSON has them."""

    field: str
    machine: Any
    person: Any


class ClaimShown(Struct, frozen=True, kw_only=True):
    """One claim for a reviewer: `text` is its evidence, `marks` lie in it; `standing` is the judgement in force.

    `context` is the whole paragraph in which the evidence begins; None where the page is not at hand.
    """

    claim: Claim
    text: str
    marks: tuple[Mark, ...]
    outlet: str | None = None
    title: str | None = None
    address: str | None = None
    published: CreationTime = CreationTime()
    context: str | None = None
    edits: tuple[Edited, ...] = ()
    standing: Judgement | None = None

    @property
    def is_judged_alone(self) -> bool:
        """Whether a judgement of its own counts; one made on what the page no longer says does not."""
        return self.standing is not None and self.claim.status != "machine"


class EventShown(Struct, frozen=True, kw_only=True):
    """One event for a reviewer.

    `seen` is the version of the last judgement on the event and on each claim, by id, as it was when this was made: a
    decision rests on it. `why` says why the later claims are the same act as an earlier one, by claim id.
    """

    event: Event
    claims: tuple[ClaimShown, ...]
    seen: dict[str, int]
    standing: Judgement | None = None
    why: dict[str, tuple[str, ...]] = {}


def show_event(
    event: Event,
    claims: Mapping[str, Claim],
    pages: Mapping[str, Page],
    histories: Mapping[str, Sequence[Judgement]],
    why: Mapping[str, tuple[str, ...]] | None = None,
) -> EventShown:
    """All that a reviewer must see of the event; `claims` and `pages` by id, `histories` oldest first by subject.

    A claim that is not given is left out, a page that is not given only says less.
    """
    own = [claims[id] for id in event.claims if id in claims]
    return EventShown(
        event=event,
        claims=tuple(_show_claim(claim, pages.get(claim.page), histories.get(claim.id, ())) for claim in own),
        seen={id: newest_version(histories.get(id, ())) for id in (event.id, *(claim.id for claim in own))},
        standing=find_standing(histories.get(event.id, ())),
        why={claim.id: why[claim.id] for claim in own if why and why.get(claim.id)},
    )


def _show_claim(claim: Claim, page: Page | None, history: Sequence[Judgement]) -> ClaimShown:
    shown = ClaimShown(
        claim=claim, text=claim.evidence.text, marks=find_marks(claim), edits=find_edits(claim),
        standing=find_standing(history),
    )  # fmt: skip
    if page is None:
        return shown
    return msgspec.structs.replace(
        shown, outlet=page.outlet, title=page.title, address=page.url or page.path, published=page.dct,
        context=_find_context(claim, page),
    )  # fmt: skip


def _find_context(claim: Claim, page: Page) -> str | None:
    start = claim.evidence.start
    return next((page.words_of(p) for p in page.paragraphs if p.start <= start < p.end), None)


def find_marks(claim: Claim) -> tuple[Mark, ...]:
    """The trigger and the fillers that have words inside the evidence, in order of the text; they may nest or cross.

    What was filled from another sentence (*it*, said before) or by a person has no words there, and no mark.
    """
    first, last = claim.evidence.start, claim.evidence.end
    spans = [(claim.trigger.start, claim.trigger.end, "trigger")]
    for role in SHOWN_ROLES:
        spans += [(filler.start, filler.end, role) for filler in list_fillers(claim, role)]
    inside = {span for span in spans if first <= span[0] < span[1] <= last}
    return tuple(Mark(start - first, end - first, role) for start, end, role in sorted(inside))


def list_fillers(claim: Claim, role: str) -> tuple[Any, ...]:
    """What fills a role, as a tuple whether the role takes one or many."""
    filler = getattr(claim, role)
    return filler if isinstance(filler, tuple) else () if filler is None else (filler,)


def find_pieces(text: str, marks: Iterable[Mark]) -> Iterator[tuple[str, frozenset[str]]]:
    """The text cut where a mark begins or ends, each piece with the roles of the marks over it.

    >>> list(find_pieces("12 died", [Mark(0, 2, "toll"), Mark(3, 7, "trigger")]))
    [('12', frozenset({'toll'})), (' ', frozenset()), ('died', frozenset({'trigger'}))]
    """
    marks = tuple(marks)
    cuts = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    for start, end in pairwise(cuts):
        yield text[start:end], frozenset(mark.role for mark in marks if mark.start <= start and end <= mark.end)


def find_edits(claim: Claim) -> tuple[Edited, ...]:
    """The fields in which a person's claim differs from the machine's; none where nobody edited it."""
    if claim.machine is UNSET:
        return ()
    person, machine = as_json(claim), as_json(claim.machine)
    return tuple(
        Edited(field=field, machine=machine[field], person=person[field])
        for field in EDITED_FIELDS
        if machine[field] != person[field]
    )


def as_json(record: object) -> Any:
    """The record as it reads back from its JSON without its type: objects, lists, plain values."""
    return msgspec.json.decode(msgspec.json.encode(record))
