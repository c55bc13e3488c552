"""This file reads actor dictionaries as PETRARCH, Phoenix and TABARI write them, with codes that change over time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from msgspec import Struct

from dateline.errors import RegistryError
from dateline.ground.registry_load import ActorEntry, Office
from dateline.ground.user_registry_cameo import Cameo, read_code
from dateline.ground.user_registry_rows import Ids, Kept, Outcome, read_name, read_others
from dateline.ground.user_tables import LeftOut, Reading, Refused, RowError

READING: Final = Reading(error=RegistryError, wanted="an actor dictionary, an ACLED actor list or a CSV")
_CODES: Final = re.compile(r"\[([^\]]*)\]")
_COMMENT: Final = re.compile(r"[#;].*|<!--.*?-->")
# What tells the dictionaries of the same coders that hold no actors, by their first such line.
_OTHERS: Final = (
    (re.compile(r"\[\s*~|~\s*\]|^!\w+!\s*="), "an agent dictionary: kinds of people, which dateline reads by rule"),
    (re.compile(r"^---? |^- .*\*|^&\w"), "a verb dictionary"),
    (re.compile(r"^<ISSUE|^~ "), "an issue dictionary"),
)
_TWO_DIGIT_YEARS: Final = 30  # of a year in two digits, up to here 20YY and above 19YY, as PETRARCH reads them
_LONGEST_ACRONYM: Final = 5
_SMALL: Final = frozenset("of the and for in on to de del la le du des von van bin ibn".split())
_ARMED: Final = frozenset("REB UAF PRM CRM IMG".split())
_SHOWN_TITLE: Final = "office holder"  # a dictionary does not say which


class _Dated(Struct, frozen=True):
    """A code and when it holds, on `[from_, until)`."""

    line: int
    cameo: Cameo
    from_: date | None = None
    until: date | None = None

    @property
    def always(self) -> bool:
        return self.from_ is None and self.until is None


class _Record(Struct):
    line: int
    names: list[str]
    codes: list[tuple[int, str]]


def looks_like_dictionary(lines: Iterable[str]) -> bool:
    """Whether the first lines of a file that say something are those of a dictionary."""
    told = [line for raw in lines if (line := _COMMENT.sub("", raw).strip())]
    return any(line.startswith("+") or re.search(r"\[[A-Z~-][^\]]*\]", line) for line in told)


def read_dictionary(path: Path, registry: str) -> Iterator[Outcome]:
    """Every actor of the file as what became of it, in order. `registry` is the name that ids begin with.

    A dictionary's codes count in their order: where two hold on one day the first does.

    Raises:
        RegistryError: it cannot be read, or is a dictionary of something else.
    """
    _refuse_other_kinds(path)
    ids = Ids(registry)
    for record in _read_records(path):
        yield from _outcomes(record, ids)


def _refuse_other_kinds(path: Path) -> None:
    coded = False
    with READING.open_text(path) as file:
        for number, raw in enumerate(file, 1):
            line = _COMMENT.sub("", raw).strip()
            for pattern, kind in _OTHERS:
                if pattern.search(line):
                    raise RegistryError(f"{path}: line {number}: this is {kind}; give an actor dictionary")
            coded = coded or bool(_CODES.search(line))
    if not coded:
        raise RegistryError(f"{path}: no code in brackets in it, as in NAME [SYRREB]; give an actor dictionary")


def _read_records(path: Path) -> Iterator[_Record]:
    record: _Record | None = None
    commented = False
    with READING.open_text(path) as file:
        for number, raw in enumerate(file, 1):
            line = _COMMENT.sub("", raw).strip()
            if commented or line.startswith("<!--"):
                commented = "-->" not in line
                continue
            name, codes = line.partition("[")[0], [(number, code) for code in _CODES.findall(line)]
            if not line:
                continue
            if record is not None and line.startswith(("+", "[")):
                record.names += [name[1:]] if line.startswith("+") else []
                record.codes += codes
                continue
            if record is not None:
                yield record
            record = _Record(number, [name.lstrip("+")], codes)
    if record is not None:
        yield record


def _outcomes(record: _Record, ids: Ids) -> Iterator[Outcome]:
    dated: list[_Dated] = []
    refused: list[Refused] = []
    for line, code in record.codes:
        try:
            if code.strip() != "---":
                dated.append(_read_dated(line, code))
        except RowError as error:
            refused.append(Refused(line, f"{_show(record.names[0])}: {error}"))
    yield from refused
    if not dated:
        if not refused:
            yield LeftOut("no code") if record.codes else Refused(record.line, f"{_show(record.names[0])}: no code")
        return
    told = [code for code in dated if code.cameo.sector]
    if not told:
        yield LeftOut("states and places, by a country's code alone")
        return
    try:
        name = read_name(_show(record.names[0]))
        others, dropped = read_others(name, map(_show, record.names[1:]))
    except RowError as error:
        yield Refused(record.line, str(error))
        return
    make = _person if _is_person(told) else _stretches
    yield Kept(record.line, tuple(make(name, others, told, ids, record.line)), dropped)


def _show(name: str) -> str:
    """A name as text writes it: `AHMED_SHAH_` is *Ahmed Shah*; one short word in capitals stays an acronym."""
    words = name.replace("_", " ").split()
    if len(words) == 1 and len(words[0]) <= _LONGEST_ACRONYM:
        return words[0]
    return " ".join(_show_word(word, first=number == 0) for number, word in enumerate(words))


def _show_word(word: str, *, first: bool) -> str:
    if not word.isupper():
        return word
    return word.lower() if word.lower() in _SMALL and not first else re.sub(r"\w+", lambda m: m[0].capitalize(), word)


def _read_dated(line: int, written: str) -> _Dated:
    """`[CODE]`, `[CODE <DATE]`, `[CODE >DATE]` or `[CODE DATE-DATE]`, the days themselves included."""
    code, _, when = (part.strip() for part in written.strip().partition(" "))
    cameo = read_code(code)
    if not when:
        return _Dated(line, cameo)
    match = re.fullmatch(r"(?:([<>])\s*)?(\d{6}|\d{8})(?:\s*-\s*(\d{6}|\d{8}))?", when)
    if match is None or bool(match[1]) == bool(match[3]):
        raise RowError(f"{when!r} is no time; write <DATE, >DATE or DATE-DATE, a date as YYMMDD or YYYYMMDD")
    first = _read_day(match[2])
    if match[1] == ">":
        return _Dated(line, cameo, first, None)
    last = _read_day(match[3] or match[2])
    if match[3] and first > last:
        raise RowError(f"{when!r}: it ends before it begins")
    return _Dated(line, cameo, first if match[3] else None, last + timedelta(days=1))


def _read_day(digits: str) -> date:
    if len(digits) == 6:
        digits = f"{'20' if int(digits[:2]) <= _TWO_DIGIT_YEARS else '19'}{digits}"
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise RowError(f"{digits!r} is a day that no calendar has") from None


def _is_person(codes: list[_Dated]) -> bool:
    """Whether the codes are a life in and out of office: some dated and of a state's organ, none of an armed group."""
    return any(code.cameo.organ and not code.always for code in codes) and not any(
        code.cameo.sector in _ARMED for code in codes
    )


def _person(name: str, others: tuple[str, ...], codes: list[_Dated], ids: Ids, line: int) -> Iterator[ActorEntry]:
    """One entry, with the offices over time. Out of office: the undated code, else the last that is of no office."""
    held = [code for code in codes if code.cameo.organ and not code.always]
    rest = [code for code in codes if code.always] or [code for code in codes if not code.cameo.organ][-1:]
    own = (rest or held[-1:])[0].cameo
    open_ended = any(code.always for code in codes)
    begins = [code.from_ for code in codes if code.from_]
    ends = [code.until for code in codes if code.until]
    yield ActorEntry(
        id=ids.make(name, line), name=name, aliases=others, country=own.country, sector=own.sector or "UNK",
        from_=None if open_ended or len(begins) < len(codes) else min(begins),
        until=None if open_ended or len(ends) < len(codes) else max(ends), person=True,
        # `Registry.value` takes the last that is held, a dictionary means the first.
        offices=tuple(
            Office(of=code.cameo.organ or "", title=_SHOWN_TITLE, from_=code.from_, until=code.until)
            for code in reversed(held)
        ),
    )  # fmt: skip


def _stretches(name: str, others: tuple[str, ...], codes: list[_Dated], ids: Ids, line: int) -> Iterator[ActorEntry]:
    """An entry for each time in which another code holds; the undated code holds where no other does."""
    taken: list[tuple[date, date]] = []
    for code in sorted(codes, key=lambda code: code.always):
        free = _less((code.from_ or date.min, code.until or date.max), taken)
        taken += free
        for begins, ends in free:
            yield ActorEntry(
                id=ids.make(name, line), name=name, aliases=others, country=code.cameo.country,
                sector=code.cameo.sector or "UNK", from_=None if begins == date.min else begins,
                until=None if ends == date.max else ends,
            )  # fmt: skip


def _less(whole: tuple[date, date], taken: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """What is left of an interval when others are taken from it, in order of time."""
    left = [whole]
    for begins, ends in sorted(taken):
        left = [
            piece
            for start, stop in left
            for piece in ((start, min(stop, begins)), (max(start, ends), stop))
            if piece[0] < piece[1]
        ]
    return left
