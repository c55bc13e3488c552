"""This file tells who counted a toll, where that is somebody else than who tells of its act."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from dateline.ground.attribution import chain_of
from dateline.ground.coreference import Coreference
from dateline.ground.number_words import NUMBER
from dateline.ground.toll_span import REACH
from dateline.records.coded import Attribution
from dateline.records.detection import DetectedMention, Detection
from dateline.records.ontology import TollKind

Span = tuple[int, int]

_KINDS: Final[tuple[tuple[re.Pattern[str], TollKind], ...]] = (
    (re.compile(r"\b(?:dead|deaths?|died|killed|fatalities|bodies|corpses|lives)\b", re.I), "killed"),
    (re.compile(r"\b(?:wounded|injured|injuries)\b", re.I), "wounded"),
    (re.compile(r"\bmissing\b", re.I), "missing"),
    (re.compile(r"\b(?:detained|arrested|arrests|detainees)\b", re.I), "detained"),
    (re.compile(r"\bdisplaced\b", re.I), "displaced"),
)
_HARM: Final = (
    r"(?:dead|deaths?|died|killed|fatalities|bodies|corpses|wounded|injured|missing|detained|arrested|displaced)"
)
_BOUND: Final = (
    r"(?:(?:at least|at most|more than|fewer than|less than|as many as|as high as|close to|an estimated|over|nearly|"
    r"almost|about|around|some|only|just|up to)\s)*"
)
_COUNT: Final = (
    r"(?P<count>(?:(?:death|casualty|actual|real|true|confirmed)\s)*(?:toll|number|figure|count|tally)"
    r"(?:\s(?:of|for|from)\s[^.,;:]{1,50}?)?)"
)
_SAID: Final = r"(?:said|says?|reported|reports?|claimed|claims?|confirmed|confirms?)"
# *put the death toll at {60}*, *say the number of dead is {60}*, *gave a toll of {60}*
_NAMED: Final = (
    rf"(?:(?:put|puts|placed|places|estimated|estimates)\s(?:the|its|their|his|her)\s{_COUNT}\sat\s|"
    rf"{_SAID}\s(?:that\s)?the\s{_COUNT.replace('?P<count>', '?P<said>')}\s(?:was|is|stood\sat|stands\sat)\s|"
    rf"(?:gave|gives|cited|cites)\san?\s{_COUNT.replace('?P<count>', '?P<gave>')[:-1]}\sof\s))"
)
_NAMED_BEFORE: Final = re.compile(rf"\b{_NAMED}{_BOUND}$", re.I)
_NAMED_NUMBER: Final = re.compile(
    rf"\b{_NAMED}(?P<toll>{_BOUND}{NUMBER})(?![\w%-]|\s?%|\s(?:per\s?cent|percent|dollars|years|days|km)\b)", re.I
)
# *counted at least {55} dead*, *said {15} soldiers had died*; what goes on with a place or a day tells another act.
_SAID_BEFORE: Final = re.compile(rf"\b(?:{_SAID}|counted|counts?|recorded|documented)\s(?:that\s)?{_BOUND}$", re.I)
_HARM_BEHIND: Final = re.compile(
    rf"^(?P<who>(?:\s(?!and\b|or\b)[\w'’-]+){{0,3}}?)(?:\s(?:had|have|has))?(?:\s(?:been|were|was))?\s(?P<harm>{_HARM})"
    r"\b(?=\s*(?:[.,;:)”\"]|$)|\s(?:and|while|but)\b)",
    re.I,
)
# A count of a longer time is no account of the act.
_PERIOD: Final = re.compile(
    r"\b(?:since|so far|to date|in total|altogether|overall|this (?:year|month|week)|"
    r"(?:in|over|during) the (?:past|last|previous)|"
    r"(?:of|in|from|for) the (?:\w+ )?(?:war|conflict|uprising|campaign))\b",
    re.I,
)
# Between the subject and its verb: *activists, citing doctors, have meanwhile put*.
_SUBJECT_GAP: Final = re.compile(
    r"(?:\s?,[^,]{1,60},)?(?:\s(?:has|have|had|also|later|earlier|then|meanwhile|however|itself|themselves|since|"
    r"on\s\w+day|in\s[A-Z]\w+))*\s"
)
_JOINED: Final = re.compile(r",?\sand\s(?:(?:the|an?|some|local)\s)?(?:[a-z]+\s)?")


class Count(Struct, frozen=True):
    """A toll that words say was counted: its span, who counted (mentions), of what kind, which group if any."""

    start: int
    end: int
    counters: tuple[str, ...]
    kind: TollKind | None
    whom: str
    names_toll: bool


def find_count(text: str, sentence: Span, toll: Span, actors: Iterable[DetectedMention]) -> Count | None:
    """The count that a toll is by the words around it in its sentence; offsets in code points.

    Only with an explicit verb of counting and its subject an actor mention; None for a count of a longer time.
    """
    first, last = max(sentence[0], toll[0] - REACH), min(sentence[1], toll[1] + REACH)
    before, behind = text[first : toll[0]], text[toll[1] : last]
    if match := _NAMED_BEFORE.search(before):
        return _counted(text, (first, last), toll, match, behind, actors)
    match, harm = _SAID_BEFORE.search(before), _HARM_BEHIND.match(behind)
    if match is None or harm is None or _PERIOD.search(behind):
        return None
    counters = _subjects(text, first + match.start(), (first, last), actors)
    if not counters:
        return None
    return Count(toll[0], toll[1], counters, _kind(harm["harm"]), harm["who"].strip(), names_toll=False)


def find_counted_numbers(text: str, sentence: Span, actors: Sequence[DetectedMention]) -> list[Count]:
    """Every number of a sentence that is said to be a toll outright: *put the death toll at 60*."""
    found: list[Count] = []
    for match in _NAMED_NUMBER.finditer(text[sentence[0] : sentence[1]]):
        toll = sentence[0] + match.start("toll"), sentence[0] + match.end("toll")
        count = _counted(text, sentence, toll, match, text[toll[1] : min(sentence[1], toll[1] + REACH)], actors)
        if count is not None and (count.kind is not None or count.names_toll):
            found.append(count)
    return found


def count_sources(
    text: str, detection: Detection, attributions: Sequence[Attribution]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """`(trigger, toll mention)` → mentions of who counted, innermost first, where not just the act's own source did.

    By the words of counting around the toll, else by the attributions whose content holds the toll and not the trigger.
    """
    mentions = {m.id: m for m in detection.mentions}
    triggers = {t.id: t for t in detection.triggers}
    actors = [m for m in detection.mentions if m.kind == "actor"]
    coreference = Coreference(detection)
    own: dict[str, list[frozenset[str]]] = {}
    for argument in detection.arguments:
        if argument.role == "source":
            own.setdefault(argument.trigger, []).append(frozenset(coreference.chain(argument.target)))
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for argument in detection.arguments:
        if argument.role != "toll" or argument.target not in mentions or argument.trigger not in triggers:
            continue
        toll, trigger = mentions[argument.target], triggers[argument.trigger]
        sentence = next((s for s in detection.sentences if s[0] <= toll.start < s[1]), (toll.start, toll.end))
        count = find_count(text, sentence, (toll.start, toll.end), actors)
        told = own.get(trigger.id, [])
        if count is not None:
            counters, differ = count.counters, not _are_the_same(count.counters, told, coreference)
        else:
            chain = chain_of(attributions, toll.start, toll.end)
            # Neither in what is said nor the word of saying itself (*attacked a bus, killing six*).
            apart = [
                a for a in chain if not any(s < trigger.end and trigger.start < e for s, e in (*a.content, *a.cue))
            ]
            counters = tuple(dict.fromkeys(m for a in apart for s in a.source for m in _named_in(text, s, actors)))
            differ = not any(group & set(coreference.chain(c)) for group in told for c in counters)
        if counters and differ:
            found[trigger.id, toll.id] = counters
    return found


def _counted(
    text: str, sentence: Span, toll: Span, match: re.Match[str], behind: str, actors: Iterable[DetectedMention]
) -> Count | None:
    words = match["count"] or match["said"] or match["gave"] or ""
    clause = re.split(r"[;,]", behind, maxsplit=1)[0]
    counters = _subjects(text, sentence[0] + match.start(), sentence, actors)
    if not counters or _PERIOD.search(words) or _PERIOD.search(clause):
        return None
    _, of, whom = words.partition(" of ")
    return Count(toll[0], toll[1], counters, _kind(words), whom if of else "", names_toll="toll" in words.lower())


def _kind(words: str) -> TollKind | None:
    return next((kind for pattern, kind in _KINDS if pattern.search(words)), None)


def _subjects(text: str, verb: int, sentence: Span, actors: Iterable[DetectedMention]) -> tuple[str, ...]:
    """The actor mention before the verb, the longest that ends nearest to it, with those that *and* joins to it."""
    clause = [m for m in actors if sentence[0] <= m.start and m.end <= verb]
    before = [m for m in clause if _SUBJECT_GAP.fullmatch(text[m.end : verb])]
    if not before:
        return ()
    return _with_joined(text, max(before, key=lambda m: (m.end, m.end - m.start)), clause)


def _named_in(text: str, span: Span, actors: Iterable[DetectedMention]) -> tuple[str, ...]:
    inside = [m for m in actors if span[0] <= m.start and m.end <= span[1]]
    if not inside:
        return ()
    return _with_joined(text, max(inside, key=lambda m: (m.end - m.start, -m.start)), inside)


def _with_joined(text: str, subject: DetectedMention, actors: Iterable[DetectedMention]) -> tuple[str, ...]:
    """*Police and hospital sources*: all of them, in order of the text."""
    joined = [subject]
    for mention in sorted(actors, key=lambda m: m.end, reverse=True):
        if _JOINED.fullmatch(text[mention.end : max(mention.end, joined[0].start)]):
            joined.insert(0, mention)
    for mention in sorted(actors, key=lambda m: m.start):
        if _JOINED.fullmatch(text[joined[-1].end : max(joined[-1].end, mention.start)]):
            joined.append(mention)
    return tuple(m.id for m in joined)


def _are_the_same(counters: Sequence[str], told: Sequence[frozenset[str]], coreference: Coreference) -> bool:
    """Whether those who counted are the act's own sources, all of them and nobody else."""
    groups = [set(coreference.chain(counter)) for counter in counters]
    return all(any(g & t for t in told) for g in groups) and all(any(g & t for g in groups) for t in told)
