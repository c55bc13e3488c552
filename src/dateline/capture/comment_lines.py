"""This file reads the lines that stand around readers' comments: headings, names, times, reply links."""

from __future__ import annotations

import re

from msgspec import Struct

from dateline.capture.written_dates import NoSuchDayError, match_date, read_date

_HEADING = re.compile(
    r"\W*(?:(?:\d[\d,.]*|no)\s+(?:reader\s+|user\s+)?(?:comments?|responses?|replies"
    r"|thoughts?)(?:\s+(?:on|to)\s+[“\"‘].{0,200})?"
    r"|(?:reader|user|readers[’']|all|top|latest|recent|view|show|post"
    r"|newest)?\s*comments?(?:\s+section)?\s*[(\[]?\s*\d*\s*[)\]]?"
    r"|(?:leave|add|post|write)\s+a\s+(?:comment|reply)|join the (?:discussion|conversation)"
    r"|have your say|(?:reader )?discussion\s*\(\d+\))\s*[:.!]?\W*",
    re.IGNORECASE,
)
_AGO = (
    r"(?:(?:\d+|an?|one)\s+(?:second|sec|minute|min|hour|hr|day|week|month|year|yr)s?\s+ago|just now"
    r"|yesterday|\d+\s?(?:s|m|h|hrs?|d|w|wk|mo|y|yrs?)(?:\s+ago)?)"
)
_FURNITURE_WORD = (
    r"(?:(?:\d+\s+)?(?:up|down)?(?:likes?|votes?|points?|replies|repl(?:y|ies)|shares?)"
    r"|reply(?: to .{1,40})?|like|share|report(?: abuse| comment)?|flag|permalink|link|edit(?:ed)?|delete"
    r"|quote|see more|read more|load more(?: comments)?|view (?:all )?(?:\d+ )?(?:more )?(?:replies"
    r"|comments)|hide replies|show (?:more )?replies|(?:log|sign) in to (?:reply|comment).{0,20}"
    r"|[△▲▽▼↑↓+−-]|\d+|avatar|moderator|author|guest|verified|pinned|top fan|" + _AGO + ")"
)
_FURNITURE = re.compile(rf"\W*{_FURNITURE_WORD}(?:[\s·•|,.…-]+{_FURNITURE_WORD})*\W*", re.IGNORECASE)
_SAYS = re.compile(r"(?P<name>.{2,40}?)\s+(?:says|wrote|commented)\s*:?\s*$")
_IN_REPLY = re.compile(r"\W*(?:in reply to|replying to|reply to)\s*:?\s*(?P<name>[^\n]{2,40}?)\W*", re.IGNORECASE)
_NAME_THEN_AGO = re.compile(
    rf"(?P<name>.{{2,40}}?)\s*(?:[•·|,–—-]\s*)?(?P<ago>{_AGO})\s*(?:\(?edited\)?)?\W*$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:[•·|,@–—(-]|\bon\b|\bat\b)?\s*", re.IGNORECASE)
_POSTED_BY = re.compile(r"(?:posted |comment |submitted )?by:?\s+(?=\S)", re.IGNORECASE)
_INLINE = re.compile(r"(?P<name>[^\s:][^:\n]{1,30}?)\s?:\s+(?=\S)")

_TITLE_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞА-Я][\w'’.-]*|-\w+-|[IVX]+|\d{1,4}|\(\w+\)")
_PARTICLES = {
    "de", "da", "di", "van", "von", "der", "den", "el", "al", "bin", "ibn", "bint", "abu", "of", "the", "la", "le",
    "du",
}  # fmt: skip
_NICKNAME = re.compile(r"@?[^\W_][\w.\-]{2,29}")
# Words that stand alone as an answer, a heading or a place of news, never as a reader's name.
_NO_NAME = frozenset(
    {
        "yes", "no", "nope", "yeah", "great", "wrong", "right", "good", "bad", "ok", "okay", "lol", "agreed", "agree",
        "exactly", "true", "false", "thanks", "thank", "well", "said", "what", "who", "why", "how", "when", "where",
        "this", "that", "these", "those", "it", "they", "we", "you", "he", "she", "is", "are", "was", "not", "never",
        "nice", "bravo", "amen", "really", "so", "and", "but", "or", "if", "then", "my", "our", "your", "his", "her",
        "their", "its", "fake", "news", "nonsense", "rubbish", "bullshit", "haha", "hahaha", "indeed", "correct",
        "same", "here", "there", "now", "please", "sorry", "hello", "hi", "hey", "wow", "lies", "liar", "propaganda",
        "sure", "maybe", "on", "in", "at", "by", "for", "with", "from", "to", "a", "an", "all", "any", "background",
        "highlights", "summary", "overview", "context", "statement", "update", "updates", "breaking", "analysis",
        "opinion", "editorial", "key", "facts", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december", "conclusion", "introduction", "annex", "note", "notes", "sources", "source", "reuters", "afp", "ap",
    }
)  # fmt: skip
_END_STOP = tuple('.!?…:;,"”')


class CommentLine(Struct, frozen=True):
    """Who and when, as a line beside a comment shows: `name` at `[start, end)` of the line, `time` in ISO 8601."""

    name: str
    start: int
    end: int
    time: str | None = None
    certain: bool = False


def is_comments_heading(text: str) -> bool:
    """Whether the line heads the readers' comments: "12 Comments", "Leave a reply", "3 thoughts on …"."""
    return len(text) < 220 and bool(_HEADING.fullmatch(text)) and any(c.isalpha() for c in text)


def is_comment_furniture(text: str) -> bool:
    """Whether the line is made of links and counts only: "Like · Reply · 2h", "3 points", "△ ▽"."""
    return len(text) < 120 and bool(_FURNITURE.fullmatch(text))


def read_shown_time(text: str) -> str | None:
    """The time of a line that shows one, in ISO 8601 as far as it is told; None for "2 hours ago" and the like."""
    try:
        reading = read_date(text.strip(" \t•·|-–—()").removeprefix("on ").removeprefix("Posted "))
    except NoSuchDayError:
        return None
    return reading.from_.isoformat() if reading is not None and not reading.alternatives else None


def read_reply_to(text: str) -> str | None:
    """The name in a line such as "in reply to Ann Example"."""
    match = _IN_REPLY.fullmatch(text)
    return match["name"].strip() if match else None


def is_lone_name(text: str, *, strict: bool) -> bool:
    """Whether a line looks like a reader's name: 2–4 capitalised words, or a nickname; no stop at its end.

    `strict` leaves out single plain words, which inside a run of comments can be names and elsewhere hardly are.
    """
    words = text.split()
    if not words or len(words) > 4 or not 3 <= len(text) <= 40 or text.endswith(_END_STOP):
        return False
    if any(word.casefold().strip("'’.-()") in _NO_NAME for word in words):
        return False
    if len(words) == 1:
        if not _NICKNAME.fullmatch(text) or text.isdigit():
            return False
        odd = text[0] == "@" or bool(re.search(r"\d|_|[a-z][A-Z]", text))
        return odd or not strict
    if not any(word[0].isupper() for word in words):
        return False
    if strict and text.isupper():
        return False
    return all(_TITLE_WORD.fullmatch(word) or word in _PARTICLES for word in words)


def read_comment_line(text: str) -> CommentLine | None:
    """Read a line with a commenter and a verb or time: "Ann says:", "Ann • 2 days ago", "Ann 3 June 2018, 4:10"."""
    if len(text) > 100:
        return None
    offset = 0
    posted = _POSTED_BY.match(text)
    if posted:
        offset = posted.end()
    rest = text[offset:]
    for pattern in (_SAYS, _NAME_THEN_AGO):
        match = pattern.match(rest)
        if match and is_lone_name(match["name"], strict=False):
            return CommentLine(match["name"], offset, offset + len(match["name"]), certain=pattern is _NAME_THEN_AGO)
    return _read_dated(rest, offset)


def read_inline_name(text: str) -> CommentLine | None:
    """Read a name before a colon that opens a comment on its own line: "Ann Example: I doubt it"."""
    match = _INLINE.match(text)
    if match is None or not is_lone_name(match["name"], strict=False):
        return None
    return CommentLine(match["name"], 0, match.end())


def _read_dated(text: str, offset: int) -> CommentLine | None:
    """A name and a full date with a time of day; without the time it could be a report's dateline."""
    for match in re.finditer(r"(?<=\S)\s*[\s•·|,(–—-]\s*(?=[A-Za-z0-9])", text[:50]):
        name, begin = text[: match.start()], match.end()
        begin = _BETWEEN.match(text, match.start()).end()  # type: ignore[union-attr]  # matches the empty string
        for at in (begin, match.end()):
            try:
                reading = match_date(text, at)
            except NoSuchDayError:
                continue
            if reading is None or text[at + len(reading.text) :].strip(" )|•·-–—,:"):
                continue
            if reading.precision == "minute" and is_lone_name(name, strict=False):
                time = None if reading.alternatives else reading.from_.isoformat()
                return CommentLine(name, offset, offset + len(name), time, certain=True)
    return None
