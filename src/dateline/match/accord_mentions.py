"""This file reads what a claim says of an accord: which it may be, and whether it begins, holds, ends or is named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final, Literal

from msgspec import Struct

from dateline.match.accord_area import as_place, is_known
from dateline.match.accord_words import (
    BROKERING,
    ENDING,
    HOLDING,
    MAKING,
    SIGNING,
    STOPS_FIGHTING,
    VIOLATING,
    family_of,
    find_violated,
    is_accord,
    is_bare,
    is_definite,
    read_kind,
    tells_violation,
)
from dateline.records.accord import AccordKind
from dateline.records.claim import AccordFiller, Claim
from dateline.records.ontology import FACTS
from dateline.records.values import PlaceValue

Standing = Literal["made", "begins", "holds", "ends", "invoked", "foreseen"]
# Attested: the claim says that there is such an accord. What is only foreseen binds nobody yet.
ATTESTED: Final[frozenset[Standing]] = frozenset({"made", "begins", "holds", "ends", "invoked"})
# Talks, calls and refusals are about an accord that may never come to be, even where it is *the ceasefire*.
_TALK: Final = frozenset({"REQUEST", "CONSULT", "REJECT", "CONCEDE", "AGREE", "SUPPORT", "COOPERATE"})
# A day told more roughly than to within this many days dates no accord.
DATED_DAYS: Final = 14
# Towns where parties meet; an accord signed there covers none of them, unless a party is at home in the country.
_VENUES: Final = frozenset(
    "geneva cairo doha vienna astana sochi moscow ankara istanbul minsk pretoria nairobi jeddah kampala oslo abuja "
    "lusaka arusha lomé lome algiers havana tehran washington brussels paris rome berlin berne muscat riyadh dayton "
    "rambouillet juba bishkek libreville khartoum london tunis skhirat stockholm rimbo luanda dakar bamako beijing "
    "kuwait amman helsinki ouagadougou accra cotonou maputo gbadolite bangui antalya budapest almaty".split()
)
_IN: Final = re.compile(r"\s+(?:in|at)\s+(?:the\s+)?$", re.I)


class Mention(Struct, frozen=True, kw_only=True):
    """What one claim says of one accord. `parties` are actor ids, `areas` what it covers, as the words tell them.

    `near` holds where the claim's own act is: inside the area, if it is one that breaches. `span` is when the claim
    puts what it says, in UTC dates.
    """

    claim: Claim
    words: str
    kind: AccordKind | None
    parties: frozenset[str]
    areas: tuple[PlaceValue, ...]
    near: tuple[PlaceValue, ...]
    standing: Standing
    bare: bool

    @property
    def family(self) -> str | None:
        """What kinds that pages use for one another have in common."""
        return family_of(self.kind)


def read_mentions(claims: Sequence[Claim], places: Mapping[str, PlaceValue]) -> tuple[Mention, ...]:
    """The accords that the claims of one page make, end, invoke or breach; `places` by id.

    Where a sentence says that an accord was violated and no span of it says by which act, it is the nearest.
    """
    found: list[Mention] = []
    for claim in claims:
        named = [_read_filler(claim, filler, places) for filler in claim.accord if is_accord(filler.text)]
        unnamed = None if named else _read_unnamed(claim)
        found += [*named, *([unnamed] if unnamed else [])]
    told = {_sentence(mention.claim) for mention in found}
    for claim in claims:
        if (
            _sentence(claim) not in told
            and claim.quad == "material conflict"
            and (words := find_violated(claim, real=False))
        ):
            acts = [c for c in claims if _sentence(c) == _sentence(claim) and c.quad == "material conflict"]
            at = claim.evidence.start + claim.evidence.text.index(words)
            if min(acts, key=lambda act: (abs(act.trigger.start - at), act.id)) is claim:
                found.append(_invoke(claim, words))
    return tuple(found)


def _sentence(claim: Claim) -> tuple[int, int]:
    return (claim.evidence.start, claim.evidence.end)


def _invoke(claim: Claim, words: str) -> Mention:
    return Mention(
        claim=claim, words=words, kind=read_kind(words), parties=frozenset(), areas=(), near=_near(claim),
        standing="invoked", bare=is_bare(words),
    )  # fmt: skip


def tell_span(claim: Claim) -> tuple[date | None, date | None]:
    """When the claim's act was, `[from, until)`; what is told more roughly than to two weeks has no span."""
    when = claim.when
    if when is None or when.from_ is None:
        return None, None
    if when.until is None:
        return (when.from_, None) if when.taken_from != "dct" else (None, None)
    return (when.from_, when.until) if (when.until - when.from_).days <= DATED_DAYS else (None, None)


def tell_first_day(claim: Claim) -> date | None:
    """The first day on which what the claim says to begin has surely begun."""
    first, until = tell_span(claim)
    if until is not None:
        return until - timedelta(days=1)
    return first if claim.factuality == "ongoing" else None


def _read_filler(claim: Claim, filler: AccordFiller, places: Mapping[str, PlaceValue]) -> Mention:
    kind = read_kind(filler.text) or _kind_on_page(filler) or _kind_of_act(claim)
    standing = _stand(claim, is_definite(claim.evidence, filler.start, filler.text))
    parties = set(filler.parties)
    if standing in ("made", "begins", "ends") or claim.type == "AGREE":
        parties |= _sides_of_act(claim) if len(parties) < 2 else set()
    areas = [places.get(id, PlaceValue(id=id)) for id in filler.covers]
    areas = [area for area in areas if not _is_venue(area, claim, filler)]
    if claim.mode == "ceasefire" and not areas and standing != "foreseen" and not _is_violation(claim):
        areas = list(_places_of(claim))
    return Mention(
        claim=claim, words=filler.text, kind=kind, parties=frozenset(parties), areas=tuple(areas),
        near=_near(claim), standing=standing, bare=is_bare(filler.text) and not parties and not areas,
    )  # fmt: skip


def _read_unnamed(claim: Claim) -> Mention | None:
    """A truce that no span names: its word is the trigger, or stands right by it (*the truce collapsed*)."""
    if claim.mode != "ceasefire" and claim.type != "AGREE":
        return None
    at = claim.trigger.start - claim.evidence.start
    around = claim.evidence.text[max(0, at - 80 * (claim.mode == "ceasefire")) : at + 80]
    named = STOPS_FIGHTING.search(claim.trigger.text) or STOPS_FIGHTING.search(around)
    if named is None:
        return None
    return Mention(
        claim=claim, words=named[0], kind=read_kind(named[0]), parties=frozenset(_sides_of_act(claim)),
        areas=() if claim.type == "AGREE" or _is_violation(claim) else _places_of(claim), near=_near(claim),
        standing=_stand(claim, True), bare=False,
    )  # fmt: skip


def _stand(claim: Claim, definite: bool) -> Standing:
    is_fact = claim.factuality in FACTS
    if claim.type == "RETREAT" and claim.mode == "ceasefire":
        if _is_violation(claim):
            return "invoked"
        if ENDING.search(claim.trigger.text):
            return "ends" if is_fact or claim.factuality == "denied" else "invoked"
        if not is_fact:
            return "foreseen"
        if HOLDING.search(claim.trigger.text) or (claim.factuality == "ongoing" and tell_first_day(claim) is None):
            return "holds"
        return "begins"
    if claim.type == "AGREE" or (claim.type in _TALK and MAKING.search(claim.trigger.text)):
        return "made" if is_fact else "foreseen"
    if claim.type == "RETREAT" and claim.mode in ("withdraw", "release") and is_fact:
        return "begins"
    if is_fact and ENDING.search(claim.trigger.text):
        return "ends"
    if _is_violation(claim) or tells_violation(claim):
        return "invoked"
    return "foreseen" if claim.type in _TALK or not definite else "invoked"


def _is_violation(claim: Claim) -> bool:
    return VIOLATING.search(claim.trigger.text) is not None and ENDING.search(claim.trigger.text) is None


def _kind_on_page(filler: AccordFiller) -> AccordKind | None:
    """What other mentions of it on its page tell of a bare *the deal*, and what it is about."""
    return read_kind(filler.kind) if filler.kind else None


def _kind_of_act(claim: Claim) -> AccordKind | None:
    """What a bare *the deal* is, by what is done under it."""
    if claim.type != "RETREAT":
        return None
    if claim.mode == "withdraw":
        return "evacuation deal"
    if claim.mode == "release":
        return "prisoner exchange"
    return "ceasefire" if claim.mode == "ceasefire" else None


def _sides_of_act(claim: Claim) -> set[str]:
    """Who makes or ends it; a broker named before *brokered* is no party where two others are named behind it."""
    sides = [actor for actor in (*claim.actor, *claim.recipient) if actor.id is not None]
    if claim.type == "RETREAT" and claim.mode in ("withdraw", "release"):
        return set()  # those who leave or are set free are whom it protects
    if BROKERING.search(claim.trigger.text):
        behind = [actor for actor in sides if actor.start >= claim.trigger.start]
        sides = behind if len(behind) > 1 else sides
    return {actor.id for actor in sides if actor.id is not None}


def _places_of(claim: Claim) -> tuple[PlaceValue, ...]:
    return tuple(dict.fromkeys(as_place(place) for place in claim.place if is_known(place)))


def _near(claim: Claim) -> tuple[PlaceValue, ...]:
    """Where the act is that the claim sets against the accord; where one meets, accuses or signs says nothing of it."""
    return _places_of(claim) if claim.quad == "material conflict" or claim.type == "RETREAT" else ()


def _is_venue(area: PlaceValue, claim: Claim, filler: AccordFiller) -> bool:
    """Whether a place behind an accord is only where it was signed: *a peace agreement in Pretoria*."""
    place = next((p for p in claim.place if p.id is not None and p.id == area.id), None)
    if place is None:
        return False
    between = claim.evidence.text[
        max(0, filler.end - claim.evidence.start) : max(0, place.start - claim.evidence.start)
    ]
    if not _IN.fullmatch(between):
        return False
    if SIGNING.search(claim.trigger.text) is not None and place.precision == "exact":
        return True
    name = place.text.casefold().split()[0] if place.text else ""
    return name in _VENUES and all(actor.country != place.country for actor in (*claim.actor, *claim.recipient))
