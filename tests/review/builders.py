"""This file builds small claims and events for the tests of reviewing, and a casebook in memory that is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
from msgspec.structs import replace

from dateline.errors import ConflictError, UsageError
from dateline.records.claim import ActorFiller, Claim, PlaceFiller, TimeFiller, TollFiller, Words
from dateline.records.coded import CodedPage
from dateline.records.event import AgreedTime, Event, EventToll
from dateline.records.judgement import Judgement, JudgementAction
from dateline.records.ontology import QUADS, Factuality
from dateline.records.page import CreationTime, Page, Paragraph
from dateline.records.stored import StoredPage
from dateline.records.values import ActorValue, PlaceValue
from dateline.review.edits import Lookup
from dateline.review.evidence import EventShown, show_event

SENTENCE = "On Monday the Reed Column shelled the market in Osmund, killing 12 villagers."
BEFORE, AFTER = "The truce is over.", "Nobody else was seen."
TEXT = f"{BEFORE} {SENTENCE} {AFTER}"

COLUMN = ActorValue(id="reg:reed", name="Reed Column", country="SYR", sector="REB", provisional=False)
GUARD = ActorValue(id="reg:guard", name="Osmund Guard", country="SYR", sector="MIL", provisional=False)
OSMUND = PlaceValue(id="gn:1", name="Osmund", lat=35.9, lon=36.6, country="SYR", admin1="Idlib", precision="exact")
TARIM = PlaceValue(id="gn:2", name="Tarim", lat=35.7, lon=36.7, country="SYR", admin1="Idlib", precision="exact")


def words(text: str) -> Words:
    """A piece of the page, where it first stands."""
    start = TEXT.index(text)
    return Words(text=text, start=start, end=start + len(text))


def _span(text: str, mention: str) -> dict[str, Any]:
    return {"mention": mention, **msgspec.to_builtins(words(text))}


def an_actor(value: ActorValue = COLUMN, text: str = "Reed Column", mention: str = "m1") -> ActorFiller:
    """An actor of the page under the value given."""
    return ActorFiller(**msgspec.structs.asdict(value), **_span(text, mention))


def a_place(value: PlaceValue = OSMUND, text: str = "Osmund") -> PlaceFiller:
    """A place of the page under the value given."""
    return PlaceFiller(**msgspec.structs.asdict(value), **_span(text, "m2"))


def a_time(day: str = "2018-06-25") -> TimeFiller:
    """That day, as the page's `Monday`."""
    first = date.fromisoformat(day)
    return TimeFiller(from_=first, until=first + timedelta(days=1), precision="day", **_span("Monday", "m3"))


def a_toll(
    low: int | None = 12, high: int | None = 12, *, of: str = "killed", mention: str = "m4", **more: Any
) -> TollFiller:
    """So many killed, as the page's `12`."""
    return TollFiller(of=of, low=low, high=high, vague=False, **_span("12", mention), **more)  # type: ignore[arg-type]


def a_claim(
    id: str = "p1#e1", *, type: str = "ASSAULT", mode: str | None = "heavy-weapons",
    factuality: Factuality = "happened", **more: Any,
) -> Claim:  # fmt: skip
    """A shelling of Osmund by the Reed Column that killed twelve, unless told otherwise."""
    told: dict[str, Any] = {
        "actor": (an_actor(),), "place": (a_place(),), "time": a_time(), "toll": (a_toll(),), "confidence": 0.9,
    }  # fmt: skip
    return Claim(
        id=id, page=id.rpartition("#")[0], type=type, mode=mode, quad=QUADS[type], factuality=factuality,
        trigger=words("shelled"), evidence=words(SENTENCE), **(told | more),
    )  # fmt: skip


def an_event(*claims: Claim, id: str = "ev:1", **more: Any) -> Event:
    """What the first of the claims says, as an event of all of them."""
    claims = claims or (a_claim(),)
    first = claims[0]
    told: dict[str, Any] = {
        "type": first.type, "mode": first.mode, "factuality": first.factuality, "actor": first.actor,
        "recipient": first.recipient, "place": first.place[0] if first.place else None,
        "time": _agreed(first.time),
        "toll": tuple(EventToll(of=t.of, low=t.low, high=t.high) for t in first.toll),
        "claims": tuple(claim.id for claim in claims), "origins": 1, "pages": len({claim.page for claim in claims}),
        "version": 1,
    }  # fmt: skip
    return Event(id=id, **(told | more))


def _agreed(time: TimeFiller | None) -> AgreedTime:
    return AgreedTime() if time is None else AgreedTime(from_=time.from_, until=time.until, precision=time.precision)


def a_page(id: str = "p1", **more: Any) -> Page:
    """The page, printed by the Courier on 26 June 2018."""
    told: dict[str, Any] = {
        "title": "Column Shells Osmund", "outlet": "Courier", "url": f"https://courier.example/{id}",
        "dct": CreationTime(
            from_=date(2018, 6, 26), until=date(2018, 6, 27), precision="day", found_in="meta"
        ),
        "paragraphs": (Paragraph(role="body", start=0, end=len(TEXT)),),
    }  # fmt: skip
    return Page(id=id, text=TEXT, sha256="0" * 64, **(told | more))


def a_judgement(
    action: JudgementAction = "accept", *, subject: str = "ev:1", version: int = 1, reviewer: str = "Ana",
    reason: str = "seen", value: Any = None,
) -> Judgement:  # fmt: skip
    """A judgement by Ana; a later version is a minute later."""
    at = datetime(2026, 11, 28, 12, version, tzinfo=UTC)
    return Judgement(
        subject=subject, version=version, action=action, reviewer=reviewer, reason=reason, value=value, at=at
    )


def shown(
    *claims: Claim, histories: Mapping[str, Sequence[Judgement]] | None = None, id: str = "ev:1", **event: Any
) -> EventShown:
    """An event of these claims as a reviewer sees it."""
    claims = claims or (a_claim(),)
    pages = {claim.page: a_page(claim.page) for claim in claims}
    return show_event(an_event(*claims, id=id, **event), {claim.id: claim for claim in claims}, pages, histories or {})


def find_actor(name: str, claim: Claim) -> ActorValue:
    """The two parties, by id or name; everybody else is in no registry."""
    known = {key: value for value in (COLUMN, GUARD) for key in (value.id, value.name)}
    return known.get(name) or ActorValue(id=None, name=name, provisional=False, reason="in no registry")


def find_place(name: str, claim: Claim) -> PlaceValue:
    """The two towns, by id or name; two places are called Ras; no other is in the gazetteer."""
    if name == "Ras":
        raise UsageError("2 places are called 'Ras': Ras, Idlib, SYR gn:3; Ras, Aleppo, SYR gn:4")
    known = {key: value for value in (OSMUND, TARIM) for key in (value.id, value.name)}
    return known.get(name) or PlaceValue(id=None, name=name, reason="not in any gazetteer")


LOOKUP = Lookup(actor=find_actor, place=find_place)


class FakeBook:
    """A casebook in memory: what people judge of claims and events counts as the contract says it does."""

    name = "fake.db"

    def __init__(self, *groups: Sequence[Claim]) -> None:
        self.machine = {claim.id: claim for group in groups for claim in group}
        self.groups = {f"ev:{number}": [claim.id for claim in group] for number, group in enumerate(groups, 1)}
        self.told: list[Judgement] = []

    def judgements(self, subject: str | None = None, /) -> list[Judgement]:
        """All of a subject; without one, the last of each."""
        if subject is not None:
            return [judgement for judgement in self.told if judgement.subject == subject]
        return list({judgement.subject: judgement for judgement in self.told}.values())

    def judge(
        self, subject: str, action: JudgementAction, *, reason: str, reviewer: str, value: Any = None, after: int = 0
    ) -> Judgement:
        """Keep it, unless the subject has a newer version."""
        version = len(self.judgements(subject))
        if version != after:
            raise ConflictError(self.name, f"{subject} was judged meanwhile", "look at it again", version=version)
        at = datetime(2026, 11, 28, 12, tzinfo=UTC) + timedelta(seconds=len(self.told))
        judgement = Judgement(
            subject=subject, version=version + 1, action=action, value=value, reason=reason, reviewer=reviewer, at=at
        )
        self.told.append(judgement)
        return judgement

    def claims(self, *, page: str | None = None) -> list[Claim]:
        """The claims as judged."""
        return [self._as_judged(claim) for claim in self.machine.values() if page in (None, claim.page)]

    def _as_judged(self, claim: Claim) -> Claim:
        """The last word on a claim counts, its event's too; edits add up."""
        status: Any = "machine"
        edits: dict[str, Any] = {}
        for judgement in self.told:
            if judgement.version not in self._standing(judgement.subject):
                continue
            value = judgement.value or {}
            if judgement.subject != claim.id and claim.id not in value.get("claims", ()):
                continue
            if judgement.action == "edit":
                status, edits = "edited", edits | value
            elif judgement.action == "reject":
                status = "rejected"
            elif judgement.action == "accept":
                status = "edited" if edits else "accepted"
        if not edits:
            return replace(claim, status=status)
        return replace(msgspec.convert(msgspec.to_builtins(claim) | edits, Claim), status=status, machine=claim)

    def _standing(self, subject: str) -> list[int]:
        history = self.judgements(subject)
        gone = [judgement.value["version"] for judgement in history if judgement.action == "withdraw"]
        return [j.version for j in history if j.action != "withdraw" and j.version not in gone]

    def _grouped(self) -> dict[str, list[str]]:
        groups = {id: list(claims) for id, claims in self.groups.items()}
        for judgement in self.told:
            if judgement.version not in self._standing(judgement.subject):
                continue
            if judgement.action == "merge":
                for other in judgement.value["with"]:
                    groups[judgement.subject] += groups.pop(other)
            if judgement.action == "split":
                groups[judgement.subject] = judgement.value["from"]
                groups[f"{judgement.subject}-apart"] = judgement.value["claims"]
        return groups

    def event(self, id: str, /) -> Event | None:
        """One event."""
        return next((event for event in self.events() if event.id == id), None)

    def events(self, *, accords: bool = True, **filters: str | None) -> list[Event]:
        """The events as judged: a rejected claim leaves its event, unless all are; none breaches an accord."""
        claims = {claim.id: claim for claim in self.claims()}
        found = []
        for id, ids in self._grouped().items():
            told = [claims[claim] for claim in ids if claims[claim].status != "rejected"]
            reviewed = "reviewed" if {claim.status for claim in told} <= {"accepted", "edited"} else "machine"
            status = reviewed if told else "rejected"
            found.append(an_event(*(told or [claims[claim] for claim in ids]), id=id, status=status))
        return [e for e in found if all(v is None or getattr(e, name) == v for name, v in filters.items())]

    def versions(self, page: str, /) -> list[StoredPage]:
        """The one version of every page."""
        return [
            StoredPage(
                version=1, captured_at=datetime(2018, 6, 26, tzinfo=UTC), superseded_at=None,
                coded=CodedPage(page=a_page(page), claims=()),
            )
        ]  # fmt: skip

    def explain(self, one: str, other: str, /) -> tuple[str, ...]:
        """Why they are one act."""
        return ("Both claims fall on the same day.", "Both claims name the same place.")
