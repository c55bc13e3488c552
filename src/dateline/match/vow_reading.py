"""This file finds the vows among events: what an actor commits itself to, told as its own word (codebook, 4 and 6)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from dateline.match.agreement import agree_on_place, gather_actors
from dateline.match.vow_clearings import vows_clearing
from dateline.match.vow_counts import count_held
from dateline.match.vow_doubts import is_disowned
from dateline.match.vow_parties import Parties, is_named
from dateline.match.vow_places import name_unknown
from dateline.match.vow_times import find_due, find_said, join_times, was_known
from dateline.match.vow_words import is_called_off, is_purpose, tells_taking
from dateline.records.claim import ActorFiller, Claim
from dateline.records.event import AgreedTime, Event
from dateline.records.ontology import FACTS
from dateline.records.page import CreationTime
from dateline.records.values import ActorValue
from dateline.records.vow import VowedAct

# The words for a commitment (codebook, section 4): what they announce is their `content`.
SPEECHES: Final = frozenset({"THREATEN", "AGREE", "CONCEDE"})
# PLOVER sectors of those who report what others say and have no side in it: their word that somebody vowed is a report
# of a speech act, where an opponent's is an allegation.
_WITNESSES: Final = frozenset({"MED", "JRN", "NGO", "IGO"})
# Those of them who have a side: a vow that one of them tells of somebody else is an allegation, whoever it quotes.
_PARTIES: Final = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PRM", "REB", "UAF", "PTY"})
_AND: Final = re.compile(r"\s*(?:,|,?\s*(?:and|&|as well as)\s)\s*", re.I)
_SPEAKERS_OWN: Final = frozenset({"we", "i", "us", "our", "my", "its", "their", "his", "her"})


class Saying(Struct, frozen=True, kw_only=True):
    """When a page says that the vow was made, and the claims of that page."""

    time: AgreedTime
    claims: tuple[str, ...]


class Promise(Struct, frozen=True, kw_only=True):
    """A vow as it was made, before anything is known of its outcome.

    `sayings` are the times it was said, page by page, the first first: it begins with the first, and is awaited from
    the last. `taking`: a place is to be taken, not only attacked; `clearing`: people are to be brought out of it, as
    several sides agreed; `held`: how many captives it is about; `unknown`: names of places no gazetteer tells apart.
    """

    event: str
    actor: tuple[ActorValue, ...]
    act: VowedAct
    sayings: tuple[Saying, ...]
    due: AgreedTime | None
    claims: tuple[Claim, ...]
    taking: bool = False
    clearing: bool = False
    held: int | None = None
    unknown: frozenset[str] = frozenset()

    @property
    def said(self) -> AgreedTime:
        """When it was said first, by the page that tells so most closely; unknown where no page tells.

        *In late June* and *on June 25* are one time, and by the latter it was said.
        """
        if not self.sayings:
            return AgreedTime()
        return min((s.time for s in self.sayings if _lies_in(s.time, self.sayings[0].time)), key=_end)


def _lies_in(inner: AgreedTime, outer: AgreedTime) -> bool:
    if inner == outer:
        return True
    if None in (inner.from_, inner.until, outer.from_, outer.until):
        return False
    return _start(outer) <= _start(inner) and _end(inner) <= _end(outer)


def _start(time: AgreedTime) -> date:
    return time.from_ or date.min


def _end(time: AgreedTime) -> date:
    return time.until or date.max


class Speech(Struct, frozen=True, kw_only=True):
    """A threat, an agreement or a concession that took place, in its actors' own words or a witness's."""

    event: str
    claim: Claim


class VowReader:
    """Reads the promises that events hold, as known on a day."""

    def __init__(
        self,
        events: Iterable[Event],
        claims: Mapping[str, Claim],
        published: Mapping[str, CreationTime],
        as_of: date,
        parties: Parties,
    ) -> None:
        self._published, self._parties = published, parties
        self.claims = {
            event.id: tuple(
                claim
                for id in event.claims
                if (claim := claims.get(id)) is not None and claim.status != "rejected" and not claim.comment
                if was_known(claim, published, as_of)
            )
            for event in events
            if event.status != "rejected"
        }
        self._sentences: dict[tuple[str, int, int], list[Claim]] = defaultdict(list)
        self._speeches: dict[str, list[Speech]] = defaultdict(list)  # by the claim that is their content
        for id, told in self.claims.items():
            for claim in told:
                self._sentences[claim.page, claim.evidence.start, claim.evidence.end].append(claim)
                if self._is_speech(claim):
                    for content in claim.content:
                        self._speeches[content].append(Speech(event=id, claim=claim))

    def read_promises(self) -> list[Promise]:
        """Every vow, in the order of the events' ids."""
        promises = [promise for id in sorted(self.claims) if (promise := self._read_planned(id)) is not None]
        named = {claim.id for promise in promises for claim in promise.claims}
        promises += [threat for id in sorted(self.claims) if (threat := self._read_threat(id, named)) is not None]
        return promises

    def _read_planned(self, id: str) -> Promise | None:
        vowed: dict[str, tuple[ActorFiller, ...]] = {}
        speeches: dict[str, Claim] = {}
        for claim in self.claims[id]:
            if claim.factuality != "planned" or is_called_off(claim) or is_disowned(claim):
                continue
            actors, said_by = self._find_vowers(claim)
            if actors:
                vowed[claim.id] = actors
                speeches |= {speech.id: speech for speech in said_by}
        planned = [claim for claim in self.claims[id] if claim.id in vowed]
        if not planned:
            return None
        spoken = [speeches[speech] for speech in sorted(speeches)]
        modes = {claim.mode for claim in planned if claim.type == planned[0].type and claim.mode is not None}
        act = VowedAct(
            type=planned[0].type,
            mode=modes.pop() if len(modes) == 1 else None,
            recipient=gather_actors(r for claim in (*planned, *spoken) for r in claim.recipient),
            place=agree_on_place(planned)[0] or agree_on_place(spoken or planned)[0],
        )
        return self._make(id, gather_actors(a for actors in vowed.values() for a in actors), act, planned, spoken)

    def _read_threat(self, id: str, joined: set[str]) -> Promise | None:
        """A threat of nothing that it names, unless a vow of the same sentence is what it threatens."""
        told = [
            claim
            for claim in self.claims[id]
            if claim.type == "THREATEN" and not claim.content and claim.id not in joined and self._is_speech(claim)
            if all(beside.id not in joined for beside in self._beside(claim))
        ]
        if not told:
            return None
        modes = {claim.mode for claim in told if claim.mode is not None}
        act = VowedAct(
            type="THREATEN",
            mode=modes.pop() if len(modes) == 1 else None,
            recipient=gather_actors(r for claim in told for r in claim.recipient),
            place=agree_on_place(told)[0],
        )
        return self._make(id, gather_actors(a for claim in told for a in claim.actor), act, [], told)

    def _make(
        self, id: str, actor: tuple[ActorValue, ...], act: VowedAct, planned: Sequence[Claim], spoken: Sequence[Claim]
    ) -> Promise:
        sayings: list[Saying] = []
        due: list[AgreedTime] = []
        for page in sorted({claim.page for claim in (*planned, *spoken)}):
            here = [claim for claim in planned if claim.page == page]
            words = [claim for claim in spoken if claim.page == page]
            said = find_said(here, words, self._published)
            if said is not None:
                sayings.append(Saying(time=said, claims=tuple(claim.id for claim in (*here, *words))))
            if (term := find_due(here, said)) is not None:
                due.append(term)
        known = [actor for actor in actor if actor.id is not None]
        return Promise(
            event=id,
            actor=tuple(known) or actor,
            act=act,
            sayings=tuple(sorted(sayings, key=lambda saying: (saying.time.from_ or date.max, saying.claims))),
            due=join_times(due) if due else None,
            claims=(*planned, *spoken),
            taking=tells_taking(planned),
            clearing=len(self._parties.gather_sides(known)) > 1 and vows_clearing(planned),
            held=count_held(planned, at_least=True),
            unknown=name_unknown(planned or spoken),
        )

    def _find_vowers(self, claim: Claim) -> tuple[tuple[ActorFiller, ...], list[Claim]]:
        """Which of the claim's actors commit themselves by it, and the speech acts that say so; none for no vow.

        Whoever said it speaks for himself, or a word for the speech act names him. A plan that somebody else alleges is
        none of its agent's (codebook, section 8.6), nor is what another act is only done for.
        """
        said_by = [
            speech.claim
            for speech in self._speeches.get(claim.id, ())
            if not claim.actor or any(self._speaks(one, claim.actor) for one in speech.claim.actor)
        ]
        if said_by:
            speakers = [actor for speech in said_by for actor in speech.actor]
            own = tuple(a for a in claim.actor if any(self._parties.speaks_for(s, a) for s in speakers))
            return own or tuple(speakers), said_by
        if self._speeches.get(claim.id) or not claim.actor or is_purpose(claim, self._beside(claim)):
            return (), []  # who warns that somebody else will act vows nothing, and does not speak for him
        actors = _leave_out_speaker(claim)
        if not claim.source:
            return actors, []
        own = tuple(
            claim.source[0] if _is_the_speakers(a) else a
            for a in actors
            if _is_the_speakers(a) or any(self._parties.speaks_for(source, a) for source in claim.source)
        )
        own = _add_named_with(own, claim)
        if not own and all(source.sector in _WITNESSES for source in claim.source):
            own = self._find_co_vowers(claim, actors)
        strangers = [s for s in claim.source if s.sector in _PARTIES and not self._speaks(s, own)]
        if own or len(actors) < len(claim.actor) or len(claim.source) > 1:
            return (() if strangers else own), []
        # *Their spokesman said*: the page's own ties, which its PLOVER record was made with.
        by_ties = claim.status != "edited" and claim.plover is not None and claim.plover.derived
        return (actors if by_ties else ()), []

    def _find_co_vowers(self, claim: Claim, actors: tuple[ActorFiller, ...]) -> tuple[ActorFiller, ...]:
        """The actors of a plan that a witness reports, where they vow another act of the sentence in their own word.

        *A and B announced their readiness to form a room and to attack, according to the agency*: one announcement.
        """
        whose = {actor.mention for actor in actors}
        for other in self._beside(claim):
            together = other.factuality == "planned" and {actor.mention for actor in other.actor} == whose
            if together and other.source and self._speaks(other.source[0], actors):
                return actors
        return ()

    def _is_speech(self, claim: Claim) -> bool:
        """Whether it tells of words by which somebody commits himself, that were said."""
        if claim.type not in SPEECHES or claim.factuality not in FACTS or not claim.actor or is_disowned(claim):
            return False
        return self._is_vouched(claim)

    def _is_vouched(self, claim: Claim) -> bool:
        """Whether a speech act is told by the page itself, by one of its actors, or by a mere witness."""
        if not claim.source or self._speaks(claim.source[0], claim.actor):
            return True
        return all(source.sector in _WITNESSES for source in claim.source)

    def _speaks(self, source: ActorFiller, actors: Iterable[ActorFiller]) -> bool:
        return any(self._parties.speaks_for(source, actor) for actor in actors)

    def _beside(self, claim: Claim) -> list[Claim]:
        return self._sentences[claim.page, claim.evidence.start, claim.evidence.end]


def _leave_out_speaker(claim: Claim) -> tuple[ActorFiller, ...]:
    """The actors without a speaker who only says what others plan: *the army said rebels plan to attack*.

    Whose very words are both source and actor is the plan's agent only where no other actor stands between these words
    and the act.
    """
    speakers = {source.mention for source in claim.source if source.mention}
    inner = [
        actor
        for actor in claim.actor
        if actor.mention not in speakers and actor.start < claim.trigger.start
        if any(s.start < actor.start for s in claim.source)
    ]
    named = {source.id for source in claim.source}
    if not inner or any(actor.id in named or _is_the_speakers(actor) for actor in inner):
        return claim.actor
    return tuple(actor for actor in claim.actor if actor.mention not in speakers)


def _add_named_with(own: tuple[ActorFiller, ...], claim: Claim) -> tuple[ActorFiller, ...]:
    """Those who vow it, and who is named in one breath with a speaker among them: *A, B and C announced that they*."""
    speakers = {source.mention for source in claim.source}
    found = [actor for actor in own if actor.mention in speakers]
    for actor in sorted(claim.actor, key=lambda actor: actor.start, reverse=True):
        if found and actor not in own and any(_stand_together(actor, other, claim) for other in found):
            found.append(actor)
    added = [actor for actor in found if actor not in own]
    return tuple(actor for actor in claim.actor if actor in own or actor in added) if added else own


def _stand_together(first: ActorFiller, second: ActorFiller, claim: Claim) -> bool:
    """Whether nothing but a comma or *and* stands between the names."""
    start, end = first.end - claim.evidence.start, second.start - claim.evidence.start
    return 0 <= start < end and _AND.fullmatch(claim.evidence.text, start, end) is not None


def _is_the_speakers(actor: ActorFiller) -> bool:
    """Whether the words say no more than that they are the speaker or his: *we*, *its troops*."""
    return not is_named(actor) and actor.text.casefold().partition(" ")[0] in _SPEAKERS_OWN
