"""This file reads whom a toll counts: the noun behind its number, and whether that noun is of people at all."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from dateline.ground.kinds import is_kind
from dateline.ground.toll_nouns import (
    BEFALLEN,
    COLLECTIVE,
    COPULA,
    FAMILIES,
    LINKS,
    NEUTRAL,
    NUMBERS,
    OWNERS,
    PEOPLE,
    QUANTITY,
    SHARES,
    STOP,
    THING_ENDS,
    THINGS,
)

_WORD: Final = re.compile(
    r"(?:[A-Z]\.){2,}|\d+-(?:year|month|week|day)s?-olds?|\d+(?:st|nd|rd|th)\b|[^\W\d_]+(?:['’.-][^\W\d_]+)*|"
    r"\d[\d,.]*|[^\w\s]"
)
_LONGEST: Final = 7  # words: *two Islamic State West Africa Province commanders*


class Counted(NamedTuple):
    """What a toll counts: the words, None where they tell no more than *people*, and what sort they name."""

    words: str | None
    sort: Literal["people", "families", "things", "untold"]


_UNTOLD: Final = Counted(None, "untold")


def whom_counted(inside: str, behind: str, actor: str = "") -> Counted:
    """Whom the words of a toll and those behind it in its sentence count: the noun with what describes it.

    `actor`: the longer mention around the toll (*three Daesh*), for where the words alone have no known noun.
    """
    one = inside.lower() in {"a", "an", "one"}
    found = _phrase(_skip_quantity(_tokens(f"{inside} {behind}"), inside), one=one)
    if found.sort == "untold" and actor and (rest := _skip_quantity(_tokens(actor), inside)):
        name = " ".join(rest).replace(" - ", "-").lower()
        first = rest[0].lower()
        if not _is_neutral(name.split()) and first not in BEFALLEN and not _ends_phrase(first) and first[-3:] != "ing":
            return Counted(name, "people")
    if found.words is None and found.sort != "things" and (all_of := _ALL_OF.search(behind)):
        told = _phrase(_tokens(all_of["who"]))
        if told.sort == "people" and told.words:
            return told
    return found


# "Nine people died, all of them civilians": up to the next number or the end of the clause.
_ALL_OF: Final = re.compile(
    r"^[^.;:\d]{0,80}?[,(—–-] ?(?:all|both)(?: of (?:them|whom))?(?: were| are| being)? (?P<who>[^.;,)]{3,60})"
)


def _skip_quantity(tokens: list[str], inside: str) -> list[str]:
    """The words from the noun phrase on: number, bounds and *of the* are passed over, *were* after *of them*."""
    at = 0
    for n, word in enumerate(tokens[: len(_tokens(inside))]):
        low = word.lower()
        if _is_number(low) or low in QUANTITY or low in SHARES:
            at = n + 1
        elif _sort(word) is not None:
            break
    while at < len(_tokens(inside)) and not tokens[at][0].isalnum():
        at += 1
    pronoun = partly = False
    while at < len(tokens):
        low = tokens[at].lower()
        copula = pronoun and low in COPULA
        passes = low in LINKS or low in SHARES or (partly and low in OWNERS)
        passes |= low in _QUOTES
        if not passes and not (partly and _is_number(low)) and not copula:
            break
        pronoun = low in {"them", "whom", "these", "those"} or copula
        partly |= low == "of"
        at += 1
    return tokens[at:]


def _tokens(words: str) -> list[str]:
    """The words; an owner keeps his sign: *families'*."""
    found: list[str] = []
    for word in _WORD.findall(words):
        if word in {"'", "’"} and found and found[-1].lower().endswith("s"):
            found[-1] += "'"
        else:
            found.append(word)
    return found


_QUOTES: Final = frozenset("\"“”‘’'")


def _is_number(low: str) -> bool:
    return (low[0].isdigit() and "-" not in low) or low in NUMBERS or _is_spelled_number(low)


def _is_spelled_number(word: str) -> bool:
    parts = word.split("-")
    return len(parts) > 1 and all(part in QUANTITY for part in parts)


def _phrase(tokens: list[str], *, one: bool = False) -> Counted:
    """The noun phrase at the start: up to its head, and a second head that *and* joins to it."""
    run = _run(tokens)
    head = _head(run)
    if [word.lower() for word in tokens[:2]] == ["head", "of"]:
        return Counted("beasts", "things")
    if head is None:
        behind = tokens[len(run) :]
        if run and behind and behind[0].lower() in {"and", "or"}:
            # "Omani and foreign prisoners"
            second = _phrase(behind[1:])
            if second.sort == "people" and second.words:
                return Counted(f"{' '.join(run)} {behind[0]} {second.words}".lower(), "people")
        return _named(run, behind, one)
    sort = _sort(run[head])
    words = [word.lower() for word in run[: head + 1]]
    if sort == "things":
        return Counted(" ".join(words), "things")
    if sort == "families":
        return Counted(" ".join(words), "families")
    behind = tokens[head + 1 :]
    if _is_neutral(words):
        if len(behind) > 1 and behind[0].lower() in {"were", "are", "was", "is"}:
            told = _run(behind[1:])
            if (at := _head(told)) is not None and _sort(told[at]) == "people" and not _is_neutral([told[at].lower()]):
                return Counted(" ".join(word.lower() for word in told[: at + 1]), "people")
        return Counted(None, "people")
    if words[-1] in {"member", "members"} and behind[:1] == ["of"]:
        words += _of_group(behind[1:])
        return Counted(" ".join(words), "people")
    return Counted(" ".join(words) + _joined(behind), "people")


def _of_group(tokens: list[str]) -> list[str]:
    """*Of the security forces*, *of al-Nusra Front*: up to the group's noun, or while its name goes on."""
    out: list[str] = []
    for word in tokens[:6]:
        low = word.lower()
        if low in {"the", "a", "an", "his", "her", "their", "one"} and not out[1:]:
            out.append(low)
            continue
        named = any(w[0].isupper() for w in tokens[len(out) - 1 : len(out)] if out)
        if _ends_phrase(word) or (named and not word[0].isupper() and _sort(word) is None):
            break
        out.append(low)
        if _sort(word) is not None and not word[0].isupper():
            break
    return ["of", *out] if out and out[-1] not in {"the", "a", "an", "his", "her", "their", "one"} else []


def _named(run: list[str], behind: list[str], one: bool) -> Counted:
    """A people whose name has no plural (*Tutsi were*, *Rohingya aboard*), or one of whom no table knows the noun."""
    if one and 0 < len(run) < 4 and run[-1].islower() and not run[-1].endswith(("ed", "ing", "ly")):
        return Counted(" ".join(run).lower(), "people")
    if 0 < len(run) < 3 and all(word[0].isupper() for word in run) and behind and behind[0].lower() in _AFTER_PEOPLE:
        return Counted(" ".join(run).lower(), "people")
    return _UNTOLD


_AFTER_PEOPLE: Final = frozenset(
    "were was are had have has who aboard in from and to at near on into across living lived fled crossed".split()
)


def _run(tokens: list[str]) -> list[str]:
    """The words up to the first that no noun phrase holds."""
    run: list[str] = []
    for at, word in enumerate(tokens[:_LONGEST]):
        low = word.lower()
        if low.endswith("-old"):
            continue  # an age describes; it tells no group
        if low in BEFALLEN:
            if not _describes(tokens[at + 1 : at + 4]):
                if not run:
                    return [word] if low in NEUTRAL else []
                break
        elif _ends_phrase(word):
            break
        run.append(word)
    return run


def _describes(behind: list[str]) -> bool:
    """Whether a word like *wounded* stands before people: *wounded Syrian soldiers*."""
    for word in behind:
        if _ends_phrase(word) or word.lower() in BEFALLEN:
            return False
        if _sort(word) == "people" or (word[0].isupper() and _looks_plural(word.lower())):
            return True
    return False


def _ends_phrase(word: str) -> bool:
    return not word[0].isalpha() or word.lower() in STOP or word.lower() in NUMBERS or _is_spelled_number(word.lower())


def _head(run: list[str]) -> int | None:
    """Where the head noun stands: the first known noun that no further noun follows, else the last plural."""
    plural = None
    for at, word in enumerate(run):
        following = run[at + 1] if at + 1 < len(run) else None
        low = word.lower()
        if _sort(word) is None:
            if _looks_plural(low):
                plural = at
            continue
        describes = not _looks_plural(low) or low in COLLECTIVE
        if describes and following and _sort(following) is None and _looks_plural(following.lower()):
            if following[0].isupper() and low not in COLLECTIVE:
                return None  # a headline runs on: "20 Monitor Reuters"
            continue
        if describes and following and _sort(following):
            continue
        if describes and following and at + 2 < len(run) and _sort(word) == "things" and _sort(run[at + 2]):
            continue
        return at
    return plural


def _sort(word: str) -> Literal["people", "families", "things"] | None:
    low = word.lower()
    if low in FAMILIES:
        return "families"
    if low in NEUTRAL:
        return "people"
    one = _singular(low)
    if low in THINGS or one in THINGS or one.endswith(THING_ENDS):
        return "things"
    if low in PEOPLE or one in PEOPLE or is_kind(low) or low.endswith(("men", "folk", "workers", "officers")):
        return "people"
    last = low.rsplit("-", 1)[-1]
    return "people" if last and last != low and is_kind(last) else None


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word.removesuffix("s")


_NEVER_PLURAL: Final = frozenset("as was has this its his thus crisis basis analysis tennis debris paris tunis".split())


def _looks_plural(word: str) -> bool:
    if word in {"men", "women", "children", "people", "police", "troops", "personnel", "fishermen", "kids"}:
        return True
    if word.endswith(("men", "women", "folk", "children")):
        return True
    if word.endswith("ese"):
        return True  # Lebanese, Sudanese
    if word.endswith("is"):
        return len(word) > 4 and word not in _NEVER_PLURAL  # Somalis, jihadis
    return word.endswith("s") and not word.endswith(("ss", "us", "'s", "’s")) and word not in _NEVER_PLURAL


def _is_neutral(words: list[str]) -> bool:
    """Whether the words say no more than that people are counted: *people*, but not *displaced people*."""
    if words[-1] not in NEUTRAL:
        return False
    people = {"people", "persons", "person", "individuals"}
    return len(words) == 1 or words[-1] not in people or all(word in _BLAND for word in words[:-1])


_BLAND: Final = frozenset("other more further additional different named unidentified".split())


def _joined(behind: list[str]) -> str:
    """*And allied fighters*, *, women and children*: one number for all of them; empty where none follows."""
    at = 0
    out: list[str] = []
    while at < len(behind) and behind[at].lower() in {"and", "or", ","}:
        sign = behind[at].lower()
        other = behind[at + 1 : at + 2] if [w.lower() for w in behind[at + 1 : at + 2]] == ["other"] else []
        run = _run(behind[at + 1 + len(other) :])
        head = _head(run)
        if head is not None:
            run, head = other + run, head + len(other)
        words = [word.lower() for word in run[: head + 1]] if head is not None else []
        if head is None or head > 2 or _is_neutral(words):
            break
        if _sort(words[-1]) != "people" and not (run[head][0].isupper() and _sort(words[-1]) is None):
            break
        at += head + 2
        following = behind[at].lower() if at < len(behind) else ""
        if following in _SAYING or (sign == "," and following not in {"and", "or", ","}):
            break
        out.append(f"{sign} {' '.join(words)}" if sign == "," else f" {sign} {' '.join(words)}")
    while out and out[-1].startswith(","):
        out.pop()
    return "".join(out)


_SAYING: Final = frozenset("said say says told reported claimed announced confirmed added".split())
