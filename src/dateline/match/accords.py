"""This file finds the accords that claims tell and files give, and what breaches them (codebook, section 6)."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from dateline.match.accord_area import as_place, gather
from dateline.match.accord_file import GivenAccord
from dateline.match.accord_join import Joined, join_mentions
from dateline.match.accord_mentions import Mention, read_mentions, tell_first_day, tell_span
from dateline.match.accord_profile import Profile, profile_mentions
from dateline.match.accord_sides import NO_REFERENCE, Reference, Sides
from dateline.match.breach_candidates import Candidates
from dateline.match.breach_claims import find_claimed
from dateline.match.breach_rules import rule_of
from dateline.match.breaches import infer_breaches, name_actor, name_place
from dateline.records.accord import Accord, BreachRecord
from dateline.records.claim import Claim
from dateline.records.event import Event, EventAccord
from dateline.records.page import CreationTime
from dateline.records.values import ActorValue, PlaceValue


def find_accords(
    events: Iterable[Event],
    claims: Iterable[Claim],
    published: Mapping[str, CreationTime],
    given: Sequence[GivenAccord] = (),
    *,
    reference: Reference = NO_REFERENCE,
    only: Collection[str] | None = None,
) -> tuple[Accord, ...]:
    """Every accord that a claim attests or a file gives, with its breaches; the given first, then by their beginning.

    `published` is by page id; `reference` tells whose part or ally somebody is, and what an id stands for. Claims that
    a person rejected, and readers' comments, tell nothing. The order of events, claims and pages changes nothing, nor
    does a copy of a page. `only` holds ids of events: breaches are then looked for among these alone, while the accords
    are those of all claims and events.
    """
    standing = {claim.id: claim for claim in claims if claim.status != "rejected" and not claim.comment}
    acts = sorted(events, key=lambda event: event.id)
    on_page: dict[str, list[Claim]] = {}
    for claim in sorted(standing.values(), key=lambda c: (c.page, c.trigger.start, c.id)):
        on_page.setdefault(claim.page, []).append(claim)
    sides = Sides(reference.ties, _gather_actors(standing.values(), given, acts, reference))
    places = _gather_covered(standing.values(), given, reference)
    mentions = [mention for page in on_page.values() for mention in read_mentions(page, places)]
    joined = join_mentions(mentions, given, published, on_page, sides)
    accords = [_make_accord(one, published, sides) for one in joined]
    wanted = None if only is None else frozenset(only)
    asked = [event for event in acts if wanted is None or event.id in wanted]
    by_claim = {id: event for event in asked for id in event.claims}
    candidates = Candidates(asked, {name for accord in accords for name in rule_of(accord).forbids})
    found = []
    for accord, told in zip(accords, joined, strict=True):
        claimed = find_claimed(accord.name, told.mentions, by_claim, standing)
        said = {record.event for record in claimed}
        inferred = (record for record in infer_breaches(accord, candidates, sides) if record.event not in said)
        found.append(_with_breaches(accord, (*claimed, *inferred)))
    return tuple(found)


def mark_breaches(events: Iterable[Event], accords: Iterable[Accord]) -> tuple[Event, ...]:
    """The events, in the order given, each with the accords that it breaches, by their ids."""
    by_event: dict[str, dict[str, EventAccord]] = {}
    for accord in accords:
        for record in accord.breach_records:
            by_event.setdefault(record.event, {})[accord.id] = EventAccord(id=accord.id, breach=record.breach)
    return tuple(
        replace(event, accords=tuple(mark for _, mark in sorted(by_event.get(event.id, {}).items())))
        for event in events
    )


def _make_accord(joined: Joined, published: Mapping[str, CreationTime], sides: Sides) -> Accord:
    profile = profile_mentions(joined.mentions, published)
    claims = tuple(sorted({mention.claim.id for mention in joined.mentions}))
    begun = _tell_beginning(joined.mentions)
    ended = profile.ended if profile.ended and (begun is None or profile.ended > begun) else None
    given = joined.given
    if given is not None:
        return Accord(
            id=given.id, name=given.name, kind=given.kind, parties=given.parties, area=given.area,
            from_=given.from_ or begun, until=given.until, claims=claims,
            origin="bundled" if given.bundled else "file", names=given.names, exempt=given.exempt,
            forbids=given.forbids, note=given.note,
        )  # fmt: skip
    parties = tuple(
        sides.known.get(id) or ActorValue(id=id, provisional=id.startswith("new:")) for id in sorted(profile.parties)
    )
    area = gather(profile.areas)
    return Accord(
        id=_make_id(joined.mentions, published), name=_make_name(joined.mentions, profile, parties, area),
        kind=profile.kind or "other", parties=parties, area=area, from_=begun, until=ended, claims=claims,
        names=tuple(sorted({m.words for m in joined.mentions if any(w[:1].isupper() for w in m.words.split())})),
    )  # fmt: skip


def _tell_beginning(mentions: Sequence[Mention]) -> date | None:
    """The first day of which the closest telling says that it was in force: that it took effect, else that it was made.

    A day of the act's own comes before one concluded from the story or from the page's date.
    """
    told = []
    for mention in mentions:
        day = tell_first_day(mention.claim) if mention.standing in ("begins", "made") else None
        first, until = tell_span(mention.claim)
        if day is not None and first is not None and mention.claim.when is not None:
            known = ("own", "story", "dct").index(mention.claim.when.taken_from)
            told.append((mention.standing != "begins", known, (until - first).days if until else 0, day))
    return min(told)[-1] if told else None


def _make_id(mentions: Sequence[Mention], published: Mapping[str, CreationTime]) -> str:
    """From the claim of the earliest page, so that later pages leave it as it is."""

    def order(mention: Mention) -> tuple[date, str]:
        told = published.get(mention.claim.page)
        return (told.from_ if told and told.from_ else date.max, mention.claim.id)

    first = min(mentions, key=order)
    return "acc:" + hashlib.sha256(f"{first.claim.id}\n{first.words}".encode()).hexdigest()[:12]


def _make_name(
    mentions: Sequence[Mention], profile: Profile, parties: Sequence[ActorValue], area: PlaceValue | None
) -> str:
    """The pages' own name for it, else its kind with its parties or its area: *ceasefire between Israel and Hamas*."""
    names = sorted({m.words for m in mentions if any(word[:1].isupper() for word in m.words.split())})
    if names:
        return max(names, key=lambda name: (sum(m.words == name for m in mentions), -len(name), name))
    kind = profile.kind or mentions[0].words
    if len(parties) > 1:
        *most, last = (name_actor(party) for party in parties)
        return f"{kind} between {', '.join(most)} and {last}"
    if area is not None:
        return f"{kind} in {name_place(area)}"
    return f"{kind} of {name_actor(parties[0])}" if parties else kind


def _with_breaches(accord: Accord, records: Sequence[BreachRecord]) -> Accord:
    ordered = tuple(sorted(records, key=lambda record: record.event))
    return replace(accord, breach_records=ordered, breaches=tuple(record.event for record in ordered))


def _gather_actors(
    claims: Collection[Claim], given: Sequence[GivenAccord], events: Iterable[Event], reference: Reference
) -> dict[str, ActorValue]:
    """What is known of each actor by its id, whichever page was read first."""
    named: list[ActorValue] = [actor for claim in claims for actor in (*claim.actor, *claim.recipient, *claim.source)]
    named += [actor for event in events for actor in (*event.actor, *event.recipient)]
    # Records are made of what differs alone: a casebook has some actors many thousand times.
    found: dict[str, list[ActorValue]] = {}
    for id, name, country, sector, provisional in {(a.id, a.name, a.country, a.sector, a.provisional) for a in named}:
        if id is not None:
            known = ActorValue(id=id, name=name, country=country, sector=sector, provisional=provisional)
            found.setdefault(id, []).append(known)
    told = {id: min(some, key=repr) for id, some in found.items()}
    told |= {a.id: a for accord in given for a in (*accord.parties, *accord.exempt) if a.id is not None}
    unknown = {party for claim in claims for accord in claim.accord for party in accord.parties} - told.keys()
    return told | {id: value for id in sorted(unknown) if (value := reference.actor(id)) is not None}


def _gather_covered(
    claims: Collection[Claim], given: Sequence[GivenAccord], reference: Reference
) -> dict[str, PlaceValue]:
    """What is known of each place that an accord covers, by its id: the place itself, before a part or what is near."""
    covered = {id for claim in claims for accord in claim.accord for id in accord.covers}
    found: dict[str, set[PlaceValue]] = {}
    for place in (place for claim in claims for place in claim.place):
        if place.id is not None and place.id in covered:
            found.setdefault(place.id, set()).add(replace(as_place(place), decided_by=None, reason=None))
    told = {id: min(some, key=lambda p: (p.radius_km or 0.0, repr(p))) for id, some in found.items()}
    areas = [part for accord in given if accord.area for part in (accord.area.members or (accord.area,))]
    known = {a.id: a for a in areas if a.id is not None and a.precision != "near"} | told
    asked = sorted(covered - known.keys())
    return known | {id: value for id in asked if (value := reference.place(id)) is not None}
