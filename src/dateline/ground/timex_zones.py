"""This file knows the time zones that reports name: by letters, by offset from UTC, by the city whose time it is."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

from dateline.ground.timex_words import either

# Minutes east of UTC. Letters that stand for several zones (IST, CST, AST, PST outside America) are in _UNSURE.
_LETTERS: Final[dict[str, int]] = {
    "gmt": 0, "utc": 0, "zulu": 0, "z": 0, "est": -300, "edt": -240, "cdt": -300, "mdt": -360, "pdt": -420, "bst": 60,
    "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "trt": 180, "idt": 180, "irst": 210, "irdt": 270,
    "aft": 270, "pkt": 300, "npt": 345, "wat": 60, "cat": 120, "eat": 180, "sast": 120, "jst": 540, "kst": 540,
    "pht": 480, "ict": 420, "wib": 420, "brt": -180, "vet": -240,
}  # fmt: skip
_UNSURE: Final = ("ist", "cst", "ast", "pst", "mst", "local time", "local", "hours", "hrs", "h")
_CITIES: Final[dict[str, str]] = {
    "damascus": "Asia/Damascus", "syrian": "Asia/Damascus", "syria": "Asia/Damascus", "baghdad": "Asia/Baghdad",
    "iraqi": "Asia/Baghdad", "iraq": "Asia/Baghdad", "beirut": "Asia/Beirut", "lebanon": "Asia/Beirut",
    "amman": "Asia/Amman", "jerusalem": "Asia/Jerusalem", "israel": "Asia/Jerusalem", "israeli": "Asia/Jerusalem",
    "gaza": "Asia/Gaza", "cairo": "Africa/Cairo", "egypt": "Africa/Cairo", "tripoli": "Africa/Tripoli",
    "tehran": "Asia/Tehran", "iran": "Asia/Tehran", "kabul": "Asia/Kabul", "afghan": "Asia/Kabul",
    "islamabad": "Asia/Karachi", "pakistan": "Asia/Karachi", "delhi": "Asia/Kolkata", "indian": "Asia/Kolkata",
    "ankara": "Europe/Istanbul", "istanbul": "Europe/Istanbul", "turkish": "Europe/Istanbul",
    "turkey": "Europe/Istanbul",
    "sanaa": "Asia/Aden", "yemen": "Asia/Aden", "riyadh": "Asia/Riyadh", "saudi": "Asia/Riyadh", "dubai": "Asia/Dubai",
    "doha": "Asia/Qatar", "khartoum": "Africa/Khartoum", "juba": "Africa/Juba", "nairobi": "Africa/Nairobi",
    "east africa": "Africa/Nairobi", "mogadishu": "Africa/Mogadishu", "addis ababa": "Africa/Addis_Ababa",
    "lagos": "Africa/Lagos", "nigerian": "Africa/Lagos", "west africa": "Africa/Lagos", "kinshasa": "Africa/Kinshasa",
    "bamako": "Africa/Bamako", "ouagadougou": "Africa/Ouagadougou", "niamey": "Africa/Niamey",
    "moscow": "Europe/Moscow", "kyiv": "Europe/Kiev", "kiev": "Europe/Kiev", "ukrainian": "Europe/Kiev",
    "ukraine": "Europe/Kiev", "minsk": "Europe/Minsk", "london": "Europe/London", "paris": "Europe/Paris",
    "berlin": "Europe/Berlin", "central european": "Europe/Berlin", "yerevan": "Asia/Yerevan", "baku": "Asia/Baku",
    "tbilisi": "Asia/Tbilisi", "yangon": "Asia/Yangon", "myanmar": "Asia/Yangon", "manila": "Asia/Manila",
    "beijing": "Asia/Shanghai", "seoul": "Asia/Seoul", "tokyo": "Asia/Tokyo", "bogota": "America/Bogota",
    "caracas": "America/Caracas", "washington": "America/New_York", "new york": "America/New_York",
    "eastern": "America/New_York", "us eastern": "America/New_York", "pacific": "America/Los_Angeles",
    "greenwich mean": "Etc/GMT",
}  # fmt: skip

# No clock on earth is further from UTC, in minutes.
_EAST, _WEST = 14 * 60, 12 * 60
_OFFSET: Final = r"(?:gmt|utc) ?[+-] ?\d{1,2}(?::?[0-5]\d)?"
_NAMED: Final = rf"{_OFFSET}|{either([*_LETTERS, *_UNSURE])}\b|{either(_CITIES)}(?: standard| summer| daylight)? time\b"
# A pattern piece without groups: one zone, with or without its parentheses.
ZONE: Final = rf"(?:\((?:{_NAMED})\)|(?:{_NAMED}))"


class Offset(Struct, frozen=True):
    """How far a clock is ahead of UTC, in minutes, and how TIMEX3 writes it (`Z`, `+03:00`)."""

    minutes: int
    suffix: str


def offset_of(words: str, local: datetime) -> Offset | None:
    """The offset that the words for a zone name at a local time; None where they name none, or several.

    >>> offset_of("damascus time", datetime(2018, 6, 28, 22, 30)).suffix
    '+03:00'
    >>> offset_of("ist", datetime(2018, 6, 28)) is None  # Indian, Israeli or Irish
    True
    """
    words = words.strip(" ()")
    numeric = re.fullmatch(r"(?:gmt|utc)? ?([+-]) ?(\d{1,2})(?::?([0-5]\d))?", words)
    if numeric:
        minutes = (int(numeric[2]) * 60 + int(numeric[3] or 0)) * (-1 if numeric[1] == "-" else 1)
        return _offset(minutes) if -_WEST <= minutes <= _EAST else None
    if words in _LETTERS:
        return _offset(_LETTERS[words])
    city = re.sub(r"(?: standard| summer| daylight)? time$", "", words)
    if city not in _CITIES or city == words:
        return None
    try:
        away = local.replace(tzinfo=ZoneInfo(_CITIES[city])).utcoffset()
    except ZoneInfoNotFoundError:  # a machine without the zones' table: then the zone stays unknown
        return None
    return None if away is None else _offset(int(away / timedelta(minutes=1)))


def offset_between(local: datetime, hour: int, minute: int) -> Offset | None:
    """The offset of a clock that shows `local` when it is `hour`:`minute` UTC; None where no zone fits."""
    minutes = (local.hour - hour) * 60 + local.minute - minute
    if minutes > _EAST:
        minutes -= 24 * 60
    elif minutes < -_WEST:
        minutes += 24 * 60
    return _offset(minutes) if -_WEST <= minutes <= _EAST and minutes % 15 == 0 else None


def military_offset(letter: str) -> Offset | None:
    """The offset of a military zone letter: Z is UTC, A–M (without J) east of it, N–Y west; None for J, local time."""
    if letter == "z":
        return _offset(0)
    east = "abcdefghiklm"
    if letter in east:
        return _offset(60 * (east.index(letter) + 1))
    return _offset(-60 * (ord(letter) - ord("n") + 1)) if "n" <= letter <= "y" else None


def days_to_utc(hour: int, minute: int, offset: Offset) -> int:
    """How many days the UTC date lies from the local one: −1, 0 or 1."""
    return (hour * 60 + minute - offset.minutes) // (24 * 60)


def _offset(minutes: int) -> Offset:
    if minutes == 0:
        return Offset(0, "Z")
    hours, rest = divmod(abs(minutes), 60)
    return Offset(minutes, f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}")
