"""This file reads how many people a toll counts, with the bounds that its words leave open (codebook, section 5)."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor
from typing import Final

from dateline.ground.number_words import NUMBER, read_number
from dateline.ground.toll_bounds import BOUNDS, TAILS, Bound, Bounds, reach_about
from dateline.ground.toll_words import (
    AGE,
    COUNTED_FEW,
    EXACT,
    GROUP_FIRST,
    GROUP_OF,
    IDLE,
    KIN,
    KINS,
    MAGNITUDES,
    ORDINAL,
    ORDINALS,
    RATIO,
    RATIO_FIRST,
    SCALES,
    SHARE,
    SHARE_FIRST,
    SHARES,
    UNCOUNTED,
    plain_toll,
)
from dateline.records.values import TollValue

_LONGEST: Final = 200  # characters; a toll is a short noun phrase, and patterns take quadratic time on longer nonsense

_Rule = Callable[[str], Bounds | None]

_A_SHARE: Final = "a share of a whole that is not told"


def read_toll(words: str) -> TollValue:
    """The bounds that a toll's words give, inclusive and never below 0; an open end is None.

    *At least 12* has no high; *more than 30* starts at 31; *up to 40* has no low, for it may be none. *About 50*
    reaches a tenth to either side and *nearly 50* a tenth below, both `vague`; *dozens*, *hundreds*, *several* are
    `vague` too. *The 14th victim* is at least 14, `cumulative`. *A mother and two sons* is three. *Many*, *half of
    them*, words without a number and more than 200 characters are unresolved, with a reason. Never raises for any
    string.

    >>> read_toll("at least a dozen civilians").low, read_toll("tens of thousands").high, read_toll("10-15").low
    (12, 99999, 10)
    """
    return _decide(words)[0]


def explain_toll(words: str) -> tuple[str, ...]:
    """How `read_toll` comes to its bounds: one sentence a step."""
    return _decide(words)[1]


def tell_bounds(value: TollValue) -> str:
    """The bounds in words: *at least 12*, *24 to 99, our bounds for vague words*."""
    vague = ", our bounds for vague words" if value.vague else ""
    if value.low is None and value.high is None:
        return "no bounds" + (f": {value.reason}" if value.reason else "")
    if value.high is None:
        return f"at least {value.low}{vague}"
    if value.low is None:
        return f"at most {value.high}{vague}"
    return (f"{value.low}" if value.low == value.high else f"{value.low} to {value.high}") + vague


def _decide(words: str) -> tuple[TollValue, tuple[str, ...]]:
    """The value and the steps that led to it."""
    text = plain_toll(words)
    steps = [f"The words {text!r} were read."] if text else []
    value = _unreadable(text)
    for rule in _RULES if value is None else ():
        bounds = rule(text)
        name = rule.__name__.lstrip("_")
        if bounds is None:
            steps.append(f"The rule {name!r} does not fit.")
            continue
        low, high, vague = bounds
        if low is not None and high is not None and low > high:
            reason = "the lower bound exceeds the upper"
            value = TollValue(low=None, high=None, vague=False, reason=reason, decided_by=name)
        elif low is None and high is None:
            value = TollValue(low=None, high=None, vague=True, reason=_UNTOLD.get(rule, _A_SHARE))
        else:
            value = TollValue(low=low, high=high, vague=vague, cumulative=rule is _ordinal, decided_by=name)
        break
    value = value or _without_number(text)
    decided = f"The rule {value.decided_by!r} decided" if value.decided_by else "Nothing could be counted"
    return value, (*steps, f"{decided}: {tell_bounds(value)}.")


def _unreadable(text: str) -> TollValue | None:
    if not text:
        return TollValue(low=None, high=None, vague=False, reason="no words")
    if len(text) > _LONGEST:
        return TollValue(low=None, high=None, vague=False, reason="too long for a toll")
    return None


def _without_number(text: str) -> TollValue:
    if SHARE.fullmatch(text):
        return TollValue(low=None, high=None, vague=True, reason=_A_SHARE)
    if UNCOUNTED.fullmatch(text):
        return TollValue(low=None, high=None, vague=True, reason="an uncounted many")
    if AGE.match(text):
        return TollValue(low=None, high=None, vague=False, reason="the number is an age")
    return TollValue(low=None, high=None, vague=False, reason="no number in these words")


# Compiled once: there are more patterns in a process than Python remembers.
_LED: Final = tuple((re.compile(rf"{pattern} (?P<rest>.+)"), bound) for pattern, bound in BOUNDS)
_SEVERAL: Final = re.compile(rf"({'|'.join(COUNTED_FEW)}|a couple of|some) ({'|'.join(SCALES)})s?\b")
_NUMBER_FIRST: Final = re.compile(
    rf"(?P<n>half an? (?:million|dozen|hundred|thousand|billion|lakh)|(?:a |three )quarters? of a million|"
    rf"{NUMBER})(?P<rest>.*)"
)
_TRAILING: Final = re.compile(rf"(?P<n>(?:the |a further |another )?{NUMBER})(?P<tail>{'|'.join(TAILS)})(?!\w)")
_ALL_BUT: Final = re.compile(rf"all but (?P<less>{NUMBER}) of (?:the |its |their |some )*(?P<whole>{NUMBER})\b")
_SHARE_OF: Final = re.compile(
    rf"(?P<share>half|(?:an?|one|two|three|four)[ -](?:half|third|quarter|fifth|tenth)s?) (?P<of>of )?"
    rf"(?:the |its |their |all |those |these |some )*(?P<whole>{NUMBER})(?P<rest>.*)"
)
_ANOTHER_NUMBER: Final = re.compile(rf"\b(?:{NUMBER})(?![-\w]*-old)")
# Magnitudes before exact words, the longest name of each first.
_NAMED: Final = tuple(
    (name, table[name]) for table in (MAGNITUDES, EXACT) for name in sorted(table, key=lambda name: (-len(name), name))
)


def _share_of_a_number(text: str) -> Bounds | None:
    """*Half of the 60*, *two-thirds of the 90*, *all but two of the 19*."""
    rest, bound = _take_bound(text)
    if match := _ALL_BUT.match(rest):
        less, whole = read_number(match["less"]), read_number(match["whole"])
        if less is None or whole is None or less > whole or {less.denominator, whole.denominator} != {1}:
            return None
        return bound((int(whole - less), int(whole - less), False))
    match = _SHARE_OF.match(rest)
    if not match or (not match["of"] and re.match(r"an? ", match["whole"])):
        return None
    share, whole = SHARES.get(match["share"].replace("-", " ")), read_number(match["whole"])
    if share is None or whole is None or whole.denominator != 1 or not _is_what_is_counted(match["rest"]):
        return None
    part = share * whole
    return bound((floor(part), ceil(part), part.denominator != 1))


def _share(text: str) -> Bounds | None:
    """*A third*, *most*, *one in five*: of a whole that nobody tells; no bounds."""
    return (None, None, True) if SHARE_FIRST.match(text) or RATIO_FIRST.fullmatch(text) else None


def _group_of(text: str) -> Bounds | None:
    """*A family of five*, *a crew of at least 14*."""
    match = GROUP_OF.match(text)
    return _amount(match["rest"]) if match and re.search(rf"^(?:[a-z-]+ ){{0,3}}{NUMBER}", match["rest"]) else None


def _group(text: str) -> Bounds | None:
    """*A group of men*, *a number of*: no bounds."""
    return (None, None, True) if GROUP_FIRST.match(text) else None


def _ordinal(text: str) -> Bounds | None:
    """*The 14th victim*: so far they are at least fourteen."""
    match = ORDINAL.fullmatch(text)
    if not match or not match["rest"]:
        return None
    number = int(match["digits"].replace(",", "")) if match["digits"] else ORDINALS[match["ordinal"]]
    return (number, None, False) if number else None


def _household(text: str) -> Bounds | None:
    """*A mother and two sons*, *a couple and their three children*: added up, for the words count one home."""
    parts = re.split(r",? (?:and|along with|together with|as well as|plus|with)(?: also)? |, ", text)
    if len(parts) < 2:
        return None
    low, high = 0, 0
    open_end = False
    for part in parts:
        bounds = _kin(part)
        if bounds is None or bounds[0] is None:
            return None
        low += bounds[0]
        high += bounds[1] or 0
        open_end |= bounds[1] is None
    return low, None if open_end else high, False


def _kin(part: str) -> Bounds | None:
    """How many relatives one member of such a list counts; a plural without a number is two or more."""
    owned = r"(?:(?:his|her|their|the|own|all|young|little|other) )*"
    match = re.fullmatch(
        rf"(?P<owned>{owned})(?P<n>an?\b|{NUMBER})? ?(?:[a-z'-]+ ){{0,3}}?(?:(?P<one>{KIN})|"
        rf"(?P<many>{KINS})|(?P<two>couple|twins))(?: aged .*| of (?:two|three|four|five|six))?",
        re.sub(r"\b[\w-]+-(?:year|month|week|day)s?-old ?", "", part),
    )
    if not match:
        return None
    if match["n"] and match["n"] not in ("a", "an"):
        number = read_number(match["n"])
        return (int(number), int(number), False) if number is not None and number.denominator == 1 else None
    if match["two"]:
        return 2, 2, False
    if match["one"]:
        return (1, 1, False) if match["n"] or match["owned"] else None
    if match["many"] in ("parents", "grandparents") and match["owned"]:
        return 2, 2, False
    return 2, None, False


_JOIN: Final = (
    r" to | and | or even | or | but |-| - |,? (?:and )?(?:possibly|perhaps|maybe|if not) |"
    r",? and (?=(?:as many as|up to|at most|no more than) )"
)


def _between(text: str) -> Bounds | None:
    """*10 to 15*, *10-15*, *between 5 and 8*, *one or two*, *dozens or hundreds*."""
    match = re.fullmatch(
        r"(?:(?:somewhere |anywhere )?between |(?:anywhere )?from |some |about |around |roughly |an estimated )*"
        rf"(?P<one>.+?)(?P<join>{_JOIN})(?P<two>.+)",
        text,
    )
    if not match:
        return None
    one, join, two = match["one"], match["join"], match["two"]
    if join == " and " and not re.match(r"(?:somewhere |anywhere )?between ", text):
        limit = r"(?P<two>(?:as many as|up to|at most) .+)"
        match = re.fullmatch(rf"(?P<one>.+?),? and (?:possibly |perhaps )?{limit}", text)
        if not match:
            return None
        one, two = match["one"], match["two"]
    if join.strip() == "-" and not re.search(r"\d$", one):
        return None  # "twenty-three" is one number
    vague = False
    number = re.match(rf"(?:{NUMBER})", two)
    scale = re.search(r"[ -](dozen|hundred|thousand|lakh|million|crore)s?$", number[0]) if number else None
    if scale and re.fullmatch(r"[a-z]+|\d{1,3}(?:\.\d+)?", one) and read_number(one) and one not in SCALES:
        # "two to three thousand", "1.5 to 2 million": the scale is said once for both.
        one = f"{one} {scale[1]}"
    elif number and re.fullmatch(r"[1-9]\d{0,2}", one) and re.fullmatch(r"\d{1,3},000", number[0]):
        vague = True  # "20 to 30,000": most likely 20,000, but that is not what it says
    low, high = _amount(one.rstrip(",")), _amount(two)
    if high is None or low is None:
        return None
    return low[0], high[1], low[2] or high[2] or vague


def _bounded(text: str) -> Bounds | None:
    """*At least 12*, *more than 30*, *up to 40*, *nearly 50*, *about 60*, *70 or more*, *30-odd*."""
    for led_by, bound in _LED:
        if match := led_by.match(text):
            amount = _amount(match["rest"])
            return bound(amount) if amount is not None else None
    trailing = _TRAILING.match(text)
    if not trailing:
        return None
    amount = _amount(trailing["n"])
    if amount is None:
        return None
    tail = trailing["tail"]
    return next(bound for pattern, bound in TAILS.items() if re.fullmatch(pattern, tail))(amount)


def _plainly(text: str) -> Bounds | None:
    """A number, a magnitude or a word for one, with whatever it counts behind it."""
    return _amount(text)


def _take_bound(text: str) -> tuple[str, Bound]:
    """The words without the bound before them, and that bound."""
    for led_by, bound in _LED:
        if match := led_by.match(text):
            return match["rest"], bound
    return text, lambda amount: amount


def _amount(text: str) -> Bounds | None:
    """The bounds of an unmodified amount at the start of the words, or None where there is none."""
    text = text.strip()
    for led_by, bound in _LED:
        # "10,000 to more than 30,000"
        if match := led_by.match(text):
            inner = _amount(match["rest"])
            return bound(inner) if inner else None
    if several := _SEVERAL.match(text):
        few, scale = COUNTED_FEW[several[1]], SCALES[several[2]]
        # "several hundred" goes on to 999, not to 900.
        return few[0] * scale, few[1] * scale + (scale - 1 if scale != 12 else 0), True
    if re.match(r"an? [\w-]+[ -](?:year|month|week|day)s?[ -]old\b", text):
        return 1, 1, False  # "a nine-year-old boy": the age is no count
    number = _NUMBER_FIRST.match(text)
    if not number and (stripped := IDLE.sub("", text)) != text:
        inner = _amount(stripped)
        if inner is not None:
            return inner
    if number:
        rest = number["rest"]
        value = read_number(number["n"])
        if value is None and number["n"].startswith("three quarters"):
            value = Fraction(750_000)
        if value is None or value.denominator != 1 or not _is_what_is_counted(rest):
            return None
        amount = (int(value), int(value), False)
        return reach_about(amount) if rest.startswith("-strong") else amount
    for name, found in _NAMED:
        if text == name or text.startswith(f"{name} "):
            if not _is_what_is_counted(text[len(name) :]):
                return None
            return (found, found, False) if isinstance(found, int) else (*found, True)
    return None


def _is_what_is_counted(rest: str) -> bool:
    """Whether the words behind a number are what it counts: no percent, no age, no second number of its own."""
    if re.match(
        r"[\d%]|(?:st|nd|rd|th)\b|[.,]\d|\s*(?:per ?cent|percent|pct|pc)\b|\s*%|"
        r"[- ]?(?:-| and | or )?.{0,12}years?[- ]old(?!s)|"
        rf"[ -](?:thirds?|quarters?|fifths?|tenths?|figures?|digits?)\b| {RATIO}",
        rest,
    ):
        return False
    if re.match(r"\s*(?:of|out of|including|among|,|others?)\b", rest) or re.match(r"\s*[,(]", rest):
        return True
    head = re.split(r",|\b(?:including|among|of|in)\b", rest)[0]
    return _ANOTHER_NUMBER.search(re.sub(r"\bone\b", "", head)) is None


# Shares of a told number before shares of none, groups with a number before groups without one; a range before a bound
# ("between 5 and 8" begins with none), a bound before the bare number that it bounds.
_RULES: Final[tuple[_Rule, ...]] = (
    _share_of_a_number, _share, _group_of, _group, _ordinal, _household, _between, _bounded, _plainly,
)  # fmt: skip
_UNTOLD: Final[dict[_Rule, str]] = {_share: _A_SHARE, _group: "an uncounted group"}
