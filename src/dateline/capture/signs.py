"""This file is the table of signs by which a block of bare text shows its role: named, pure comparisons with weights.

A sign's docstring is the sentence that a reader of a decision would want. Weights were set on dumps written for the
tests and on the 680 report passages of the corpora, in which nothing may be taken for a caption or a comment.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|(?<!\w)[‘'][^’'\n]{0,400}[’'](?!\w)")
_SECOND_PERSON = re.compile(r"\b(?:you|your|yours|yourself|u|ur|ya|y'all)\b|\byou[’']", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\bI(?:[’'](?:m|ll|ve|d))?\b(?!\.)|\b(?:my|myself|imo|imho)\b")
_SLANG = re.compile(
    r"\b(?:(?:a?ha|he){2,}h?|lo+l+|lmf?ao+|rofl|wtf|omg|xd+|btw|gonna|wanna|dude|bro|guys|boys|idiots?|morons?|stupid"
    r"|bullshit|shit|f[u*]ck\w*|fck\w*|crap|damn|wow|yeah|yep|nope|nah|bs|smh|tho|cuz|pls|plz|thx|troll|sheeple"
    r"|clowns?|folks|kinda|a[*s]{2}|bravo|hey|mate)\b",
    re.IGNORECASE,
)
_SMILEY = re.compile(
    r"(?<![\w/])[:;=8][-^o']?[)(DPp/\\|3]+(?!\w)|\bxD+\b|<3"
    r"|[\U0001F600-\U0001F64F\U0001F44D-\U0001F44F\U0001F923\U0001F926]"
)
_INTERJECTION = re.compile(
    r"(?:yes|no|nope|yeah|great|good (?:morning|evening|job|news|point)|wrong|right|exactly|agreed?"
    r"|thanks?|thank you|well|wow|hey|hi|hello"
    r"|lol|ok|okay|sure|true|sorry|please|amen|bravo|nice|so true|of course|actually|maybe|oh|ah|haha)\b[ ,.!:-]",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"\b(?:said|told|according to|announced|reported|reportedly|confirmed|statement|spokes(?:man|woman"
    r"|person)|quoted|added"
    r"|sources?|the (?:ministry|agency|observatory|governor))\b",
    re.IGNORECASE,
)
_EVENT_WORDS = re.compile(
    r"\b(?:killed|wounded|injured|airstrikes?|air strikes?|shelled|shelling|clashes|ceasefire|governorate"
    r"|province|casualties|troops|convoy"
    r"|district|offensive|militants?|gunmen|civilians|displaced|artillery)\b",
    re.IGNORECASE,
)
_DAY_NAMED = re.compile(
    r"\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov"
    r"|dec)[a-z]*\.? \d{1,2}\b"
    r"|\b\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]{2,30}(?:,[^–—-]{1,40})?(?:\([^)]{2,20}\))?\s*[–—-]{1,2}\s")
_SHOUT = re.compile(r"[!?]{2,}|!\s*$|!.*!", re.DOTALL)
_TRAILING_DOTS = re.compile(r"(?:\.\.+|…+\.*)\s*$|\w\.\.+\s|…\s*…")
_PHOTO_LABEL = re.compile(
    r"[\[(]?(?:file |stock |archive )?(?:photo|image|picture|pic|credit|caption|illustration|screenshot|photograph)s?"
    r"(?: (?:by|credit|courtesy|source|caption|from|via))?\s*[:|/©]|photo(?:graph)? (?:by|courtesy) ",
    re.IGNORECASE,
)
_PHOTO_WORDS = re.compile(
    r"\b(?:illustrative|illustration|representative|representational) (?:image|photo|picture)"
    r"|\b(?:archive|archival|file|stock) (?:photo|image|picture)\s*[.)\]]*\s*$"
    r"|[\[(](?:file|archive|handout|illustrative|stock)(?: (?:photo|image|picture|footage))?[\])]\s*\.?\s*$"
    r"|\bis (?:seen|pictured|shown) in this\b.{0,40}\b(?:photo|picture|image)|\bin this (?:undated "
    r"|handout |file )*(?:photo|picture|image)\b"
    r"|\b(?:photo|image|picture|photograph|pic)s?(?: credit| source| courtesy)?(?: by\b|\s*:|\s*©)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:\bAP Photo\b|\bAFP PHOTO\b|\bGetty Images\b|\bAnadolu Agency\b|\bReuters/[A-Z]\w|\bAFP/[A-Z]\w"
    r"|\bEPA-EFE\b|\bShutterstock\b)[^.!?]{0,60}[\])]?\.?\s*$"
    r"|[\[(/|] ?(?:AFP|Reuters|REUTERS|AP|EPA|Getty|SANA|TASS|Anadolu|Handout"
    r"|Courtesy)(?:[ /][^\])]{0,40})?[\])]?\s*$|(?<!\w)©\s?[A-Z0-9]"
)
_PICTURED = re.compile(
    r"^\W*(?:pictured|above|below|left|right|top|seen here|from left)\s*:|\((?:pictured|left|right|above"
    r"|cent(?:re|er))\)",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:(?:read|see|watch)(?: more| also| next|:).{0,120}|also read\b.{0,120}|related(?: articles?"
    r"| stories| posts| news| topics)?:?|advertisement|sponsored(?: content)?"
    r"|(?:please )?(?:share|tweet|print|e-?mail|bookmark)(?: (?:this|on|via|it)\b.{0,40})?|(?:follow|like"
    r"|join|support) us\b.{0,80}|subscribe\b.{0,80}|sign up\b.{0,80}|newsletter"
    r"|all rights reserved.{0,80}|(?:copyright|©) .{0,100}|click here.{0,80}|tags?:.{0,160}|(?:skip to"
    r"|back to|home ?[>»/]).{0,80}"
    r"|more (?:on|from) (?:this|the).{0,40}|most (?:read|popular|viewed)|trending|loading\W*"
    r"|cookies?.{0,60}|log ?in|sign in|menu|search|\d+ shares?"
    r"|facebook|twitter|whatsapp|telegram|e-?mail|linkedin|reddit|pinterest)\s*[:!]?",
    re.IGNORECASE,
)
_PERSON = r"[A-Z][\w.'’-]+(?: (?:[a-z]{2,3} )?[A-Z][\w.'’-]+){0,3}"
_BYLINE = re.compile(
    rf"(?:By|BY|by):? (?P<name>{_PERSON}(?:(?:,| and| &) {_PERSON}){{0,2}})(?:\s*[|•·–—,-]\s*.{{0,60}})?"
)
_STOP = re.compile(r"[.!?…][\"”’')\]]*\s*$")

# The signs of a longer block are read at its two ends: some patterns take quadratic time on hostile input.
_EDGE_CHARACTERS = 2_000


class Seen:
    """A block with what is told from it alone: its words outside quotation marks, and where it stands."""

    def __init__(self, text: str, place: int = 0, after: str = "") -> None:
        long = len(text) > 2 * _EDGE_CHARACTERS
        self.text = f"{text[:_EDGE_CHARACTERS]} {text[-_EDGE_CHARACTERS:]}" if long else text
        self.place = place  # 0 for the first block of the page
        self.after = after  # the next block's text
        self.words = len(text.split())

    @cached_property
    def unquoted(self) -> str:
        """The text without what stands between quotation marks: those are somebody else's words."""
        return _QUOTED.sub(" ", self.text)


Sign = Callable[[Seen], bool]
Table = tuple[tuple[Sign, float], ...]


def score(table: Table, seen: Seen) -> float:
    """The sum of the weights of the signs that hold."""
    return sum(weight for sign, weight in table if sign(seen))


def speaks_to_you(seen: Seen) -> bool:
    """It speaks to a reader as "you"."""
    return bool(_SECOND_PERSON.search(seen.unquoted))


def speaks_as_i(seen: Seen) -> bool:
    """Its writer speaks as "I" outside quotation marks."""
    return bool(_FIRST_PERSON.search(seen.unquoted))


def shouts(seen: Seen) -> bool:
    """It shouts: an exclamation mark at its end, several of them, or ?!."""
    return bool(_SHOUT.search(seen.unquoted))


def uses_slang(seen: Seen) -> bool:
    """It laughs, swears or uses slang."""
    return bool(_SLANG.search(seen.unquoted))


def has_smiley(seen: Seen) -> bool:
    """It has a smiley."""
    return bool(_SMILEY.search(seen.unquoted))


def begins_as_answer(seen: Seen) -> bool:
    """It begins as an answer does: yes, no, wrong, good morning, an @name."""
    return bool(_INTERJECTION.match(seen.text)) or seen.text.startswith("@")


def trails_off(seen: Seen) -> bool:
    """It trails off in dots."""
    return bool(_TRAILING_DOTS.search(seen.unquoted))


def begins_small(seen: Seen) -> bool:
    """It begins with a small letter."""
    return seen.text[:1].islower()


def is_terse(seen: Seen) -> bool:
    """It has fewer than nine words and a stop, or none to fit a headline."""
    return seen.words < 9 and (bool(_STOP.search(seen.text)) or seen.words < 3)


def reports(seen: Seen) -> bool:
    """It says who said so: said, told, according to, a spokesman, a statement."""
    return bool(_REPORTING.search(seen.unquoted))


def tells_acts_of_war(seen: Seen) -> bool:
    """It has two or more words of the trade: killed, shelling, governorate, troops."""
    return len({word.lower() for word in _EVENT_WORDS.findall(seen.unquoted)}) >= 2


def names_a_day(seen: Seen) -> bool:
    """It names a day or a date."""
    return bool(_DAY_NAMED.search(seen.text))


def has_dateline(seen: Seen) -> bool:
    """It begins with a dateline."""
    return bool(_DATELINE.match(seen.text))


def runs_long(seen: Seen) -> bool:
    """It has more than 60 words."""
    return seen.words > 60


COMMENT_SIGNS: Table = (
    (speaks_to_you, 1.0),
    (speaks_as_i, 1.0),
    (shouts, 1.0),
    (uses_slang, 2.0),
    (has_smiley, 2.0),
    (begins_as_answer, 1.0),
    (trails_off, 1.0),
    (begins_small, 0.5),
    (is_terse, 0.5),
    (reports, -1.5),
    (tells_acts_of_war, -1.0),
    (names_a_day, -1.0),
    (has_dateline, -3.0),
    (runs_long, -0.5),
)


def has_photo_label(seen: Seen) -> bool:
    """It begins with "Photo:", "Image:", "Credit:" or the like."""
    return bool(_PHOTO_LABEL.match(seen.text))


def has_photo_words(seen: Seen) -> bool:
    """It calls itself a picture: illustrative image, file photo, in this photo."""
    return bool(_PHOTO_WORDS.search(seen.unquoted))


def ends_in_credit(seen: Seen) -> bool:
    """It ends in a picture credit: AFP/Getty Images, [Reuters], AP Photo/Name."""
    return bool(_CREDIT.search(seen.text))


def points_at_picture(seen: Seen) -> bool:
    """It points: "Pictured:", "Above:", "(left)"."""
    return bool(_PICTURED.search(seen.text))


def is_too_long_for_caption(seen: Seen) -> bool:
    """It has more than 60 words."""
    return seen.words > 60


CAPTION_SIGNS: Table = (
    (has_photo_label, 2.0),
    (has_photo_words, 2.0),
    (ends_in_credit, 2.0),
    (points_at_picture, 1.5),
    (is_too_long_for_caption, -3.0),
    (has_dateline, -2.0),
)
CAPTION_SCORE = 1.5


def stands_first(seen: Seen) -> bool:
    """It is the first block of the page."""
    return seen.place == 0


def has_no_stop(seen: Seen) -> bool:
    """It does not end in a full stop."""
    return not _STOP.search(seen.text) or seen.text.endswith(("?", "!"))


def fits_headline(seen: Seen) -> bool:
    """It has 2 to 22 words."""
    return 2 <= seen.words <= 22


def precedes_longer(seen: Seen) -> bool:
    """The next block is longer."""
    return len(seen.after) > len(seen.text)


def has_headline_capitals(seen: Seen) -> bool:
    """Most of its words begin with a capital."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", seen.text) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


TITLE_SIGNS: Table = (
    (stands_first, 1.0),
    (has_no_stop, 1.0),
    (fits_headline, 1.0),
    (precedes_longer, 1.0),
    (has_headline_capitals, 1.0),
    (has_dateline, -3.0),
)
TITLE_SCORE = 4.0


def is_furniture(text: str) -> bool:
    """Whether the block belongs to the site, not to the report: share links, related stories, copyright."""
    return bool(_FURNITURE.fullmatch(text))


def read_byline(text: str) -> str | None:
    """The author in a block that is a byline ("By Ann Example") and nothing else."""
    match = _BYLINE.fullmatch(text)
    if match is None or len(text.split()) > 14 or _STOP.search(text):
        return None
    return match["name"].strip()
