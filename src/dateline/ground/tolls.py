"""This file gives every toll of a page its value: bounds, whom it counts, whether it runs on, what it is part of."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from dateline.ground.kinds import is_kind
from dateline.ground.number_words import NUMBER
from dateline.ground.toll import explain_toll, read_toll, tell_bounds
from dateline.ground.toll_parts import Part, find_parts
from dateline.ground.toll_people import Counted, whom_counted
from dateline.ground.toll_running import find_running
from dateline.ground.toll_span import HARM, REACH, TollSpan
from dateline.ground.toll_words import ABOUT, ALMOST, AT_LEAST, AT_MOST, FEWER_THAN, JUST_OVER, MORE_THAN
from dateline.records.detection import DetectedMention, Detection
from dateline.records.ontology import TollKind
from dateline.records.page import Page
from dateline.records.values import TollValue

# What belongs to a number and may lie outside its mention: *at least {12}*, *{12} or more*, *{40} percent*.
_BOUND_BEFORE: Final = re.compile(
    rf"(?:^|(?<=[\s(—–-]))(?:{JUST_OVER}|{AT_MOST}|{AT_LEAST}|{MORE_THAN}|{FEWER_THAN}|{ALMOST}|{ABOUT}|a further|"
    rf"a reported|another|an additional)(?: an estimated| some| about)?\s$",
    re.I,
)
# "Has gone up to 38" is no "up to 38".
_GONE_UP: Final = re.compile(r"\b(?:go|goes|gone|went|going|shot|moved|jumped|crept|edged|revised) up to\s$", re.I)
_ARTICLE_BEFORE: Final = re.compile(r"\b(?:an?|one|another|the)\s$", re.I)
_BEHIND: Final = re.compile(
    rf"^(?:\s?%|\s(?:per ?cent|percent)\b|-?\s?plus\b|\+|[ -]odd\b|\s(?:or|if not) (?:more|so|fewer|less)\b|"
    rf"(?:\s(?:dozen|hundred|thousand|lakh|million|crore)\b)|(?:\s(?:to|or)\s|[-–]){NUMBER}(?![\w-]*-old))",
    re.I,
)
# *The toll has passed {1,000}*: the verb is the bound.
_OVERTAKEN: Final = re.compile(
    r"\b(?:exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|pass(?:es|ed|ing)?|top(?:s|ped|ping)|cross(?:es|ed|ing)?)\s"
    r"(?:the\s)?$",
    re.I,
)
_PAST: Final = re.compile(r"\b(?:toll|total|number|tally|count|losses)\b[^.;,]{0,40}\s(?:past|beyond|above)\s$", re.I)
_APPROACHED: Final = re.compile(r"\b(?:near(?:s|ed|ing)|approach(?:es|ed|ing)?)\s$", re.I)

# *The number of farmers killed rose to {40}*, *brings to {40} the number of farmers killed*
_NUMBER_OF: Final = re.compile(rf"\bnumber of (?P<who>[^.;,]{{3,50}}?) (?:{HARM}|who|in|to have)\b[^;]{{0,80}}$", re.I)
_NUMBER_OF_BEHIND: Final = re.compile(
    rf"^ (?:as )?the number of (?P<who>[^.;,]{{3,50}}?) (?:{HARM}|who|in|to have)\b", re.I
)
_BETWEEN: Final = re.compile(r"\bbetween\s$", re.I)
_VARIES: Final = re.compile(
    r"\b(?:var(?:y|ies|ied|ying)|rang(?:es?|ed|ing)|anywhere|somewhere)\s(?:\w+\s)?from\s$", re.I
)
_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sept?|Oct|Nov|Dec)\b"
)
_AGE_BEFORE: Final = re.compile(r"\b(?:aged|ages?)(?: between)?\s$|\baged [\w-]+(?:, [\w-]+)*,? (?:and|to) $", re.I)
_AGE_BEHIND: Final = re.compile(
    r"^(?:-|\s)(?:years?|months?|weeks?|days?)(?:-|\s)(?:old\b(?!s)|of age\b)|^-year-old(?!s)\b", re.I
)
# *A man of {61} died*: one person, and no word behind says what else it could count.
_AGE_OF: Final = re.compile(r"\b(?:an?|the|one)\s(?:[a-z-]+\s){0,3}(?P<who>[a-z-]+)\sof\s$", re.I)
# *Ahmed Hassan, {34}, was shot*
_AGE_BETWEEN: Final = re.compile(
    r"(?:[A-Z][\w'’-]+|\b(?:girl|boy|man|woman|son|daughter|child|mother|father|brother|sister|wife|husband|driver|student)),\s$"
)
_DATE_BEHIND: Final = re.compile(rf"^(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?!\s(?:said|told|alone))")
_DATE_BEFORE: Final = re.compile(rf"\b{_MONTH}\.?\s$")
_YEAR_BEFORE: Final = re.compile(
    rf"\b(?:in|since|of|until|from|by|before|after|year|early|late|mid|during|and|{_MONTH})[\s-]$", re.I
)
_MEASURE_BEHIND: Final = re.compile(
    r"^-(?:hour|day|week|month|year|decade|minute|kilomet(?:re|er)|km|mile|met(?:re|er)|stor(?:e?y)|point|seat|foot|inch|"
    r"ton|tonne|seater|millimet(?:re|er)|mm)\b|^(?::\d\d|\s?(?:am|pm|GMT|UTC)\b)"
)


def read_tolls(page: Page, detection: Detection) -> dict[str, TollValue]:
    """Toll mention id → its value, read with the words around it in its sentence.

    `included_in` names the toll of which it is a part, on this page. `of_whom` is the noun counted with what describes
    it, in lower case, None where it says no more than *people*. A count of families keeps its number, with the reason
    that it counts no people; numbers of tanks, days, years or ages have no bounds. Never raises for any page.
    """
    return {id: value for id, (value, _) in _decide(page, detection).items()}


def explain_tolls(page: Page, detection: Detection) -> dict[str, tuple[str, ...]]:
    """Toll mention id → how `read_tolls` comes to its value: one sentence a step."""
    return {id: steps for id, (_, steps) in _decide(page, detection).items()}


def _decide(page: Page, detection: Detection) -> dict[str, tuple[TollValue, tuple[str, ...]]]:
    mentions = sorted((m for m in detection.mentions if m.kind == "toll"), key=lambda m: (m.start, m.end))
    sentences = _sentences(page, detection)
    spans: list[TollSpan] = []
    steps: dict[str, list[str]] = {}
    for at, mention in enumerate(mentions):
        previous = mentions[at - 1] if at else None
        following = mentions[at + 1] if at + 1 < len(mentions) else None
        span, told = _read(page, detection, sentences, previous, mention, following)
        spans.append(span)
        steps[mention.id] = told
    for first, second in pairwise(range(len(spans))):
        if both := _range_of_two(spans[first], spans[second]):
            for at in (first, second):
                spans[at] = replace(spans[at], value=both)
                steps[spans[at].id].append(f"With the toll beside it, it is one range: {tell_bounds(both)}.")
    running = find_running(page.text, sentences, spans)
    related = {r.source: r.target for r in detection.relations if r.relation == "part_of"}
    parts = find_parts(spans, related)
    found: dict[str, tuple[TollValue, tuple[str, ...]]] = {}
    words = {span.id: span.words for span in spans}
    for span in spans:
        value = span.value
        part = parts.get(span.id)
        run_on = running.get(span.id) or (running.get(part.whole) if part else None)
        if run_on is not None and not value.cumulative:
            value = replace(value, cumulative=True)
        if value.cumulative:
            steps[span.id].append(f"It counts a longer time than its act: {run_on or 'an ordinal'!r} says so.")
        if part is not None:
            value = replace(value, included_in=part.whole)
            steps[span.id].append(_tell_part(part, words))
        found[span.id] = value, tuple(steps[span.id])
    return found


def _range_of_two(first: TollSpan, second: TollSpan) -> TollValue | None:
    """*Between {20} and {30}*, *estimates vary from {20} to {30}*: two mentions, one count; both hold the range."""
    if first.sentence != second.sentence or not (first.counts and second.counts):
        return None
    between = _BETWEEN.search(first.before) and second.before.strip() == "and"
    varies = _VARIES.search(first.before) and second.before.strip() == "to"
    low, high = first.value.low, second.value.high
    if not (between or varies) or low is None or (high is not None and low > high):
        return None
    whom = second.value.of_whom or first.value.of_whom
    return replace(second.value, low=low, of_whom=whom, decided_by="range_of_two_mentions")


def _tell_part(part: Part, words: dict[str, str]) -> str:
    return f"It is a part of {words[part.whole]!r} ({part.whole}): {part.why}."


def _sentences(page: Page, detection: Detection) -> list[tuple[int, int]]:
    """The sentences in order, with what lies between them as sentences of its own, so that every mention is in one."""
    found: list[tuple[int, int]] = []
    at = 0
    for start, end in sorted(detection.sentences):
        if start > at:
            found.append((at, start))
        if end > max(at, start):
            found.append((max(at, start), end))
        at = max(at, end)
    if at < len(page.text) or not found:
        found.append((at, len(page.text)))
    return found


def _read(
    page: Page,
    detection: Detection,
    sentences: list[tuple[int, int]],
    previous: DetectedMention | None,
    mention: DetectedMention,
    following: DetectedMention | None,
) -> tuple[TollSpan, list[str]]:
    """A toll by itself: its bounds and whom it counts."""
    sentence = next((n for n, (start, end) in enumerate(sentences) if start <= mention.start < end), len(sentences) - 1)
    start, end = sentences[sentence]
    start, end = max(start, mention.start - REACH), min(end, mention.end + REACH)
    left = max(start, previous.end if previous else 0)
    right = min(end, following.start if following else len(page.text))
    before, behind = page.text[left : mention.start], page.text[mention.end : max(right, mention.end)]
    # What a number counts may lie behind the next number: *12 {of the 40} hostages*.
    rest = page.text[mention.end : max(end, mention.end)]
    words = page.text[mention.start : mention.end]
    whole, told = _widen(before, words, behind)
    value = read_toll(whole)
    steps = [told] if told else []
    steps += explain_toll(whole)
    if reason := _is_no_count(before, words, behind, rest):
        value = TollValue(low=None, high=None, vague=False, reason=reason, decided_by="read_tolls")
        counts = False
        steps.append(f"The words around it decided: {reason}.")
    else:
        if re.search(r"\bof (?:whom|them|these|those),?\s$", before, re.I):
            rest = re.sub(r"^\s(?:were|are|was|is)(?=\s)", "", rest)
        whom = _whom(page, detection, mention, value, before, rest)
        value, counted = _with_people(value, whom)
        counts = whom.sort != "things"
        steps += [counted] if counted else []
    befell = frozenset(a.of for a in detection.arguments if a.target == mention.id and a.of is not None)
    span = TollSpan(
        id=mention.id, start=mention.start, end=mention.end, sentence=sentence, words=words, before=before,
        behind=behind, value=value, befell=_known(befell), counts=counts,
    )  # fmt: skip
    return span, steps


def _known(befell: frozenset[TollKind]) -> frozenset[TollKind]:
    return befell - {"other"}


def _widen(before: str, words: str, behind: str) -> tuple[str, str | None]:
    """The words with the bound that stands just outside them, and the sentence that says so."""
    value = read_toll(words)
    whole = words
    match = _BOUND_BEFORE.search(before)
    if match and not _GONE_UP.search(before) and value.decided_by in {"plainly", None, "between"}:
        whole = f"{match[0].strip()} {whole}"
    elif (_OVERTAKEN.search(before) or _PAST.search(before)) and value.decided_by == "plainly":
        whole = f"more than {whole}"
    elif _APPROACHED.search(before) and value.decided_by == "plainly":
        whole = f"nearly {whole}"
    elif (match := _ARTICLE_BEFORE.search(before)) and value.low is None and value.high is None:
        # "a {woman}", "the {14th} victim"
        whole = f"{match[0].strip()} {whole}"
    if match := _BEHIND.match(behind):
        whole += match[0]
    noun = re.match(r"\s[a-z-]+", behind)
    if noun and re.fullmatch(r"(?:(?:the|an?|his|her|its) )?(?:\d+(?:st|nd|rd|th)|[a-z]+th|second|third)", whole, re.I):
        whole = (whole if " " in whole else f"the {whole}") + noun[0]
    if whole == words or (read_toll(whole).reason and not value.reason and "%" not in whole and "cent" not in whole):
        return words, None
    return whole, f"The words around the mention belong to it: {whole!r}."


def _is_no_count(before: str, words: str, behind: str, rest: str) -> str | None:
    """Why the number counts nobody: an age, a date, a measure."""
    if _AGE_BEFORE.search(before) or (words[-1:].isdigit() and _AGE_BEHIND.match(behind)):
        return "the number is an age"
    aged = _AGE_OF.search(before)
    if aged and is_kind(aged["who"]) and not aged["who"].endswith("s") and whom_counted(words, rest).sort == "untold":
        return "the number is an age"
    if _AGE_BETWEEN.search(before) and re.match(r",\s", behind) and re.fullmatch(r"\d{1,2}|[a-z-]+", words):
        return "the number is an age"
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", words):
        if _DATE_BEHIND.match(behind):
            return "the number is a date"
        if _DATE_BEFORE.search(before) and whom_counted(words, rest).sort == "untold":
            return "the number is a date"
    is_year = re.fullmatch(r"(?:19|20)\d\d", words) and _YEAR_BEFORE.search(before)
    if is_year and whom_counted(words, rest).sort != "people":
        return "the number is a date"
    if _MEASURE_BEHIND.match(behind) and words[-1:].isalnum():
        return "the number measures something else"
    return None


def _whom(
    page: Page, detection: Detection, mention: DetectedMention, value: TollValue, before: str, rest: str
) -> Counted:
    """Whom the words count; a household's words say it themselves."""
    words = page.text[mention.start : mention.end]
    if value.decided_by == "household":
        return Counted(None, "people")
    if value.decided_by == "group_of":
        words = re.sub(r"^.*?\bof\s", "", words, count=1)
    named = _NUMBER_OF.search(before) or _NUMBER_OF_BEHIND.search(rest)
    around = next(
        (
            page.text[mention.start : m.end]
            for m in detection.mentions
            if m.kind == "actor" and m.start <= mention.start and mention.end < m.end
        ),
        "",
    )
    found = whom_counted(words, rest, around)
    if found.words is None and found.sort != "things" and named:
        return whom_counted("", f" {named['who']}")
    return found


def _with_people(value: TollValue, counted: Counted) -> tuple[TollValue, str | None]:
    """The value with whom it counts: no bounds for what are no people, a reason for families."""
    told_share = value.low is None and value.high is None and value.vague
    if counted.sort == "things" and told_share and counted.words and not counted.words.endswith("s"):
        # "half of the battalion": of its people
        return replace(value, of_whom=counted.words), f"It counts a share of {counted.words!r}."
    if counted.sort == "things":
        reason = f"counts {counted.words}, not people"
        return TollValue(low=None, high=None, vague=False, reason=reason, decided_by="whom_counted"), (
            f"The noun behind the number decided: it {reason}."
        )
    if counted.sort == "families" and value.low != 0:
        if value.low == value.high == 1:
            reason = "an uncounted group"
            return TollValue(low=None, high=None, vague=True, of_whom=counted.words, reason=reason), (
                "One family is an uncounted group."
            )
        reason = value.reason or "counts families, not people"
        told = f"The bounds, {tell_bounds(value)}, are of families."
        return replace(value, of_whom=counted.words, reason=reason), told
    if counted.words is None:
        return value, None
    return replace(value, of_whom=counted.words), f"It counts {counted.words!r}."
