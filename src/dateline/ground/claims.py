"""This file puts a coded page together: fillers, claims, derived records, evidence and problems."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec.structs import asdict

from dateline.ground.accord_chains import part_accords
from dateline.ground.acled import to_acled
from dateline.ground.apposition import name_the_plural
from dateline.ground.attribution import coded_stretches, find_attributions
from dateline.ground.coreference import Coreference
from dateline.ground.event_time import event_time, told_times
from dateline.ground.explain import explain_values
from dateline.ground.foretold import reread_forecast, reread_past
from dateline.ground.former import link_former_selves
from dateline.ground.link_descriptions import link_descriptions
from dateline.ground.one_saying import share_said
from dateline.ground.outlets import name_outlets
from dateline.ground.place_recipients import settle_recipients
from dateline.ground.plover import derive_plover
from dateline.ground.refusal import is_refused
from dateline.ground.retold import date_retold
from dateline.ground.rival_toll import hang_rival_tolls
from dateline.ground.sieves.coreference_plural import link_plurals
from dateline.ground.stand_for import name_plural_actors
from dateline.ground.ties import tie_actors
from dateline.ground.timex_beside import add_timexes
from dateline.ground.toll_counter import count_sources
from dateline.ground.toll_harm import correct_harm
from dateline.ground.values import Values, value_mentions
from dateline.ground.vow_agents import name_vow_agents
from dateline.ground.whole_names import join_names, whole_words
from dateline.records.claim import (
    AccordFiller,
    ActorFiller,
    Claim,
    EventTime,
    PlaceFiller,
    TimeFiller,
    TollFiller,
    Words,
)
from dateline.records.coded import CodedPage, Mention, Problem, Relation, TargetVerdict
from dateline.records.detection import Argument, DetectedMention, DetectedTarget, DetectedTrigger, Detection
from dateline.records.ontology import FACTS, QUADS, STATE_ORGANS, Factuality, Role
from dateline.records.page import Page

if TYPE_CHECKING:
    from dateline.ground.gazetteer import Gazetteer
    from dateline.ground.registry import Registry

Filler = TypeVar("Filler", ActorFiller, PlaceFiller, TimeFiller, TollFiller, AccordFiller)


def ground(
    page: Page, detection: Detection, gazetteer: Gazetteer, registry: Registry, *, explain: bool = False
) -> CodedPage:
    """Give every mention its value and every trigger its claim; with `explain` also the steps to each value.

    A trigger in a readers' comment makes a claim marked `comment`. Values that cannot be told stay unresolved with
    their reason (codebook, section 5).
    """
    detection = amend(page, detection, registry)
    values = value_mentions(page, detection, gazetteer, registry)
    detection, values = settle_recipients(page, detection, values, gazetteer, registry)
    coreference = Coreference(detection)
    attributions = find_attributions(page.text, detection, coded_stretches(page, detection))
    counters = count_sources(page.text, detection, attributions)
    builder = _Builder(page, detection, values, coreference, counters)
    claims = {t.id: builder.claim(t) for t in detection.triggers}
    return CodedPage(
        page=page,
        mentions=tuple(builder.mention(m) for m in detection.mentions),
        claims=tuple(claims.values()),
        relations=tuple(Relation(from_=r.source, relation=r.relation, to=r.target) for r in detection.relations),
        attributions=attributions,
        toponyms=values.toponyms,
        decisions=explain_values(page, detection, values, gazetteer, registry) if explain else (),
        targets=tuple(builder.verdict(t, claims) for t in detection.targets),
        problems=_problems(page, detection, values),
    )


def amend(page: Page, detection: Detection, registry: Registry) -> Detection:
    """The detection with what the words or the registry say outright; each rule is a file and argues for itself."""
    detection = join_names(whole_words(detection, page.text), page.text, registry)
    detection = name_outlets(detection, page.text)
    detection = tie_actors(detection, page.text)
    detection = name_the_plural(detection, page.text)
    detection = link_former_selves(detection, page.text, registry, page.dct.from_)
    detection = correct_harm(hang_rival_tolls(detection, page.text), page.text)
    detection = add_timexes(detection, page.text, coded_stretches(page, detection))
    detection = date_retold(name_vow_agents(detection, page.text), page.text)
    detection = link_plurals(share_said(detection), page.text)
    detection = link_descriptions(detection, page.text, registry, page.dct.from_)
    detection = name_plural_actors(detection, page.text, registry, page.dct.from_)
    return part_accords(detection, page.text)


class _Builder:
    """Makes the records of one page."""

    def __init__(
        self,
        page: Page,
        detection: Detection,
        values: Values,
        coreference: Coreference,
        counters: dict[tuple[str, str], tuple[str, ...]],
    ) -> None:
        self.page = page
        self.detection = detection
        self.values = values
        self.coreference = coreference
        self.counters = counters
        self.mentions = {m.id: m for m in detection.mentions}
        self.triggers = {t.id: t for t in detection.triggers}
        self.told = told_times(page, detection, values.time)
        self.comments = [(p.start, p.end) for p in page.paragraphs if p.role == "comment"]

    def mention(self, mention: DetectedMention) -> Mention:
        antecedents = self.coreference.antecedents(mention.id)
        return Mention(
            id=mention.id,
            kind=mention.kind,
            start=mention.start,
            end=mention.end,
            text=self.page.text[mention.start : mention.end],
            same=antecedents[0] if antecedents else None,
            **{mention.kind: getattr(self.values, mention.kind)[mention.id]},
        )

    def claim(self, trigger: DetectedTrigger) -> Claim:
        arguments = [a for a in self.detection.arguments if a.trigger == trigger.id]
        actors = self._fillers(arguments, "actor", ActorFiller)
        recipients = self._fillers(arguments, "recipient", ActorFiller)
        sources = self._fillers(self._innermost_first(trigger, arguments), "source", ActorFiller)
        time = next(iter(self._fillers(arguments, "time", TimeFiller)), None)
        said = next(iter(self._fillers(arguments, "said", TimeFiller)), None)
        evidence = self._evidence(trigger)
        factuality = reread_forecast(
            trigger.factuality, sectors=frozenset(s.sector for s in sources), evidence=evidence.text
        )
        published = self.page.dct.from_
        if time is not None:
            between = self.page.text[time.end : trigger.start]
            factuality = reread_past(factuality, until=time.until, between=between, published=published)
        refused = is_refused(self.page.text[evidence.start : trigger.start])
        own_agent = not sources or any(self._speaks_for(s, actors) for s in sources)
        event_date = next((t.from_ for t in (time, said) if t is not None and t.from_ is not None), published)
        if time is not None and factuality not in FACTS and said is not None:
            event_date = said.from_ or event_date  # a vow is dated by its saying, not by what it vows
        acled = None
        if factuality in FACTS:
            acled = to_acled(
                trigger.type,
                trigger.mode,
                actors=_sectors(actors),
                recipients=_sectors(recipients),
                two_sided=len({a.id or a.mention for a in actors}) > 1 and not recipients,
            )
        return Claim(
            id=self._claim_id(trigger.id),
            page=self.page.id,
            type=trigger.type,
            mode=trigger.mode,
            quad=QUADS[trigger.type],
            factuality=factuality,
            trigger=self._words(trigger.start, trigger.end),
            actor=actors,
            recipient=recipients,
            place=self._fillers(arguments, "place", PlaceFiller),
            source=sources,
            beneficiary=self._fillers(arguments, "beneficiary", ActorFiller),
            accord=self._fillers(arguments, "accord", AccordFiller),
            time=time,
            said=said,
            when=self._when(trigger, factuality, time, said, refused=refused),
            toll=self._fillers(arguments, "toll", TollFiller),
            content=tuple(self._claim_id(a.target) for a in arguments if a.role == "content"),
            plover=derive_plover(
                event_type=trigger.type,
                mode=trigger.mode,
                factuality=factuality,
                by_own_agent=own_agent,
                refused=refused,
                said_by=self._said_by(trigger.id),
                event_date=event_date,
                ended=_ended(time),
                published=published,
            ),
            acled=acled,
            evidence=evidence,
            comment=any(start <= trigger.start < end for start, end in self.comments),
            confidence=round(trigger.score, 3),
        )

    def _when(
        self,
        trigger: DetectedTrigger,
        factuality: Factuality,
        time: TimeFiller | None,
        said: TimeFiller | None,
        *,
        refused: bool,
    ) -> EventTime:
        """The act's time; one that did not happen never takes the day of another, told in an earlier sentence.

        What somebody says that he will not do is open from the saying on, as a plan is.
        """
        if factuality != "denied":
            return event_time(self.page, trigger, factuality, time, said, self.told)
        start = self._evidence(trigger).start
        told = tuple(one for one in self.told if one.start >= start)
        return event_time(self.page, trigger, "planned" if refused else factuality, time, said, told)

    def verdict(self, target: DetectedTarget, claims: dict[str, Claim]) -> TargetVerdict:
        """The verdict on words that the caller asked about; a claim on the same words tells the same of them."""
        trigger = next((t for t in self.detection.triggers if t.start < target.end and target.start < t.end), None)
        claim = None if trigger is None else claims[trigger.id]
        times = [Argument(trigger="", role="time", target=target.time)] if target.time else []
        sources = [Argument(trigger="", role="source", target=mention) for mention in target.source]
        return TargetVerdict(
            id=target.id,
            start=target.start,
            end=target.end,
            factuality=target.factuality if claim is None else claim.factuality,
            score=target.score,
            time=next(iter(self._fillers(times, "time", TimeFiller)), None) if claim is None else claim.time,
            source=self._fillers(sources, "source", ActorFiller) if claim is None else claim.source,
        )

    def _fillers(self, arguments: list[Argument], role: Role, kind: type[Filler]) -> tuple[Filler, ...]:
        own = [a for a in arguments if a.role == role]
        fillers = {a.target: self._filler(a, kind) for a in own}
        return tuple(f for target, f in fillers.items() if not self._is_named_by_another(target, f, fillers))

    def _is_named_by_another(self, target: str, filler: Filler, fillers: dict[str, Filler]) -> bool:
        """Whether an earlier mention of the same thing fills the role already: one filler for one thing."""
        known = getattr(filler, "id", None)
        earlier = self.coreference.chain(target)[1:]
        return any(e in fillers and known in (None, getattr(fillers[e], "id", None)) for e in earlier)

    def _filler(self, argument: Argument, kind: type[Filler]) -> Filler:
        mention = self.mentions[argument.target]
        value: dict[str, Any] = asdict(getattr(self.values, mention.kind)[mention.id])
        if argument.of is not None:
            value["of"] = argument.of
        if counted_by := self.counters.get((argument.trigger, argument.target)):
            value["source"] = counted_by
        text = self.page.text[mention.start : mention.end]
        return kind(mention=mention.id, text=text, start=mention.start, end=mention.end, **value)

    def _innermost_first(self, trigger: DetectedTrigger, arguments: list[Argument]) -> list[Argument]:
        """Sources with the nearest speaker first; an outlet that is another source's voice stands after it."""
        sources = [a for a in arguments if a.role == "source"]
        voices = {r.source for r in self.detection.relations if r.relation == "voice_of"}

        def distance(argument: Argument) -> tuple[bool, int]:
            mention = self.mentions[argument.target]
            gap = max(mention.start - trigger.end, trigger.start - mention.end, 0)
            return argument.target in voices and len(sources) > 1, gap

        return sorted(sources, key=distance)

    def _speaks_for(self, source: ActorFiller, actors: tuple[ActorFiller, ...]) -> bool:
        """Whether the source is one of the actors, by coreference or by what both were resolved to, or their voice."""
        own = set(self.coreference.chain(source.mention))
        heard = own | {
            r.target
            for r in self.detection.relations
            if r.source in own and r.relation in {"voice_of", "leads", "part_of"}
        }
        for actor in actors:
            if source.id is not None and source.id == actor.id:
                return True
            # The palace announces what the government will do: one state's organs speak for one another.
            if source.country and source.country == actor.country and {source.sector, actor.sector} <= STATE_ORGANS:
                return True
            if heard & set(self.coreference.chain(actor.mention)):
                return True
        return False

    def _said_by(self, trigger: str) -> frozenset[str]:
        return frozenset(
            self.triggers[a.trigger].type
            for a in self.detection.arguments
            if a.role == "content" and a.target == trigger
        )

    def _evidence(self, trigger: DetectedTrigger) -> Words:
        for start, end in self.detection.sentences:
            if start <= trigger.start < end:
                return self._words(start, end)
        return self._words(trigger.start, trigger.end)

    def _words(self, start: int, end: int) -> Words:
        return Words(text=self.page.text[start:end], start=start, end=end)

    def _claim_id(self, trigger: str) -> str:
        return f"{self.page.id}#{trigger}"


def _sectors(actors: tuple[ActorFiller, ...]) -> frozenset[str]:
    return frozenset(a.sector for a in actors if a.sector)


def _ended(time: TimeFiller | None) -> date | None:
    if time is None:
        return None
    if time.until is not None:
        return time.until
    return None if time.from_ is None else time.from_ + timedelta(days=1)


def _problems(page: Page, detection: Detection, values: Values) -> tuple[Problem, ...]:
    """What a reader of these claims should know first."""
    problems: list[Problem] = []
    if page.dct.from_ is None:
        problems.append(
            Problem(
                code="no-dct",
                message="the page shows no date, so relative dates stay unresolved; give --published DATE",
            )
        )
    elif page.dct.alternatives:
        readings = " or ".join(str(a.from_) for a in page.dct.alternatives)
        problems.append(
            Problem(
                code="ambiguous-dct",
                message=f"the page's date {page.dct.text!r} may be {readings}; give --published DATE to settle it",
            )
        )
    unresolved = Counter(v.reason or "unresolved" for v in values.place.values() if v.id is None and not v.members)
    for reason, count in unresolved.most_common():
        problems.append(Problem(code="place-unresolved", message=f"{count} place mention(s) unresolved: {reason}"))
    if not detection.triggers:
        problems.append(Problem(code="no-claims", message="the page reports no event that the codebook records"))
    return tuple(problems)
