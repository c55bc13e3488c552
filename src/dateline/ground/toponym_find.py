"""This file decides which of the proposed words are place names, by a table of weighed comparisons.

The proposals are `detect.names`'; the weights are fitted on `training/toponyms` by `python -m training.names`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from heapq import nlargest
from math import log10
from statistics import fmean
from typing import Final

from msgspec import Struct

from dateline.ground.actor_acronyms import is_actors_acronym
from dateline.ground.countries import read_yaml
from dateline.ground.gazetteer import Gazetteer, PlaceCandidate
from dateline.ground.place_states import read_state
from dateline.ground.registry_names import Registry
from dateline.ground.word_bounds import whole_name
from dateline.records.detection import DetectedName

_LONGEST_INITIALS: Final = 4  # *OMAHA* in a dateline is longer, or begins its line
WEIGHTS_FILE: Final = "toponym_weights.yaml"

_PREPOSITIONS: Final = frozenset(
    "in at near from of to around outside across through into between toward towards throughout over off".split()
)
# Words that belong to the name before them.
_FEATURES: Final = frozenset(
    "County Parish Township River Lake Street St Road Rd Avenue Ave Highway Island Islands Mountain Mountains Valley "
    "Creek Bay Drive Lane Boulevard Blvd Interstate Route Hwy Province Governorate District".split()
)
_FIRST_FEATURES: Final = frozenset("Lake Mount Fort Interstate Highway Route Lower Upper Port Cape Gulf".split())
_INSTITUTIONS: Final = frozenset(
    "Police Fire Sheriff School High University College Council City Commission Department Court Mayor Hospital "
    "Chamber Public State Board Elementary Middle Church Association Authority Museum Newspaper Times News Army "
    "Media".split()
)
_TITLES: Final = frozenset(
    "Mr Mrs Ms Miss Dr Judge Sgt Officer Rev Sen Rep Gov Mayor President Sheriff Chief Coach Lt Capt Commissioner "
    "Deputy Detective Justice Gen General Col Colonel Maj Major Pastor Principal Superintendent Sheikh Imam said "
    "says".split()
)
_PEOPLE: Final = frozenset(
    "resident residents man woman native teenager driver area police officials city governor mayor".split()
)


class Proposal(Struct, frozen=True):
    """One proposed name with what stands around it on the page, as the comparisons ask of it."""

    words: str
    odds: float
    likelihood: float
    found: tuple[PlaceCandidate, ...]
    before: str  # the word before in the same line, a title with its stop; "" where there is none
    after: str
    begins: bool  # at the beginning of a line or sentence
    before_state: bool
    longer_known: bool  # with the capitalised word behind it, it is a name of the gazetteer too
    elsewhere: float  # mean of the three best odds of the same words on the page
    times: int

    @property
    def parts(self) -> list[str]:
        """The words of the name."""
        return self.words.split()


def bias(p: Proposal) -> float:
    """What speaks for any proposal."""
    return 1.0


def looks_like_a_name(p: Proposal) -> float:
    """The network takes the words for a name rather than for none."""
    return p.odds / 4


def looks_just_so(p: Proposal) -> float:
    """The network takes just these words for the name."""
    return max(p.likelihood, -6.0) / 3


def is_known(p: Proposal) -> float:
    """A gazetteer has a place of this name."""
    return float(bool(p.found))


def is_known_and_looks_so(p: Proposal) -> float:
    """A gazetteer has it, and the network takes it for a name."""
    return p.odds / 4 if p.found else 0.0


def is_own_name(p: Proposal) -> float:
    """It is a place's own name, not another name of it."""
    return float(any(c.spelling == "own" for c in p.found))


def is_populous(p: Proposal) -> float:
    """Many people live in the largest place of this name."""
    return log10(max((c.population for c in p.found), default=0) + 1) / 6


def is_small_place(p: Proposal) -> float:
    """Only small towns bear the name."""
    return float(any(c.kind == "city" for c in p.found) and max(c.population for c in p.found) < 5000)


def names_a_country(p: Proposal) -> float:
    """A country or its people bear the name."""
    return float(any(c.kind == "country" for c in p.found))


def names_a_region(p: Proposal) -> float:
    """A first-level region bears the name."""
    return float(any(c.kind == "region" for c in p.found) or read_state(p.words) is not None)


def follows_a_preposition(p: Proposal) -> float:
    """It stands behind a preposition of place."""
    return float(p.before.lower() in _PREPOSITIONS)


def follows_a_title(p: Proposal) -> float:
    """It stands behind a person's title."""
    return float(p.before.rstrip(".") in _TITLES)


def follows_a_capital(p: Proposal) -> float:
    """It stands behind another capitalised word."""
    return float(p.before[:1].isupper() and p.before.rstrip(".") not in _TITLES)


def precedes_a_feature(p: Proposal) -> float:
    """A word that belongs to such a name, as County or River, stands behind it."""
    return float(p.after in _FEATURES)


def precedes_an_institution(p: Proposal) -> float:
    """The name of an institution goes on behind it: Police, High School, City Council."""
    return float(p.after in _INSTITUTIONS)


def precedes_a_capital(p: Proposal) -> float:
    """Another capitalised word stands behind it."""
    return float(p.after[:1].isupper() and p.after not in _FEATURES and p.after not in _INSTITUTIONS)


def precedes_people(p: Proposal) -> float:
    """A word for people or an office of a place stands behind it."""
    return float(p.after in _PEOPLE)


def precedes_its_state(p: Proposal) -> float:
    """A comma and the name of a state or country stand behind it."""
    return float(p.before_state)


def is_one_word(p: Proposal) -> float:
    """It is a single word."""
    return float(len(p.parts) == 1)


def is_long(p: Proposal) -> float:
    """It has three words or more."""
    return float(len(p.parts) >= 3)


def is_unknown_word(p: Proposal) -> float:
    """It is a single word that no gazetteer has."""
    return float(len(p.parts) == 1 and not p.found)


def is_in_capitals(p: Proposal) -> float:
    """It is one word in capitals."""
    return float(len(p.parts) == 1 and p.words.isupper() and len(p.words) > 1)


def has_a_digit(p: Proposal) -> float:
    """It has a number in it."""
    return float(any(c.isdigit() for c in p.words))


def holds_a_feature(p: Proposal) -> float:
    """It ends in County, River or the like, or begins with Lake, Mount or the like."""
    parts = p.parts
    return float(len(parts) > 1 and (parts[-1].rstrip(".") in _FEATURES or parts[0] in _FIRST_FEATURES))


def ends_in_a_stop(p: Proposal) -> float:
    """It ends in the full stop of an abbreviation."""
    return float(p.words.endswith("."))


def lacks_its_stop(p: Proposal) -> float:
    """It is a short word with a full stop written to it."""
    return float(p.after == "." and len(p.parts[-1]) <= 5)


def begins_a_sentence(p: Proposal) -> float:
    """It begins a line or a sentence, where every word has a capital."""
    return float(p.begins)


def is_hyphenated_on(p: Proposal) -> float:
    """It is joined by a hyphen to the word before it."""
    return float(p.before == "-")


def goes_on_as_known(p: Proposal) -> float:
    """With the word behind it, it is a longer name of the gazetteer."""
    return float(p.longer_known)


def stands_elsewhere(p: Proposal) -> float:
    """The network takes the same words for a name all over the page."""
    return p.elsewhere / 4


def is_repeated(p: Proposal) -> float:
    """The page has these words more than once."""
    return float(p.times > 1)


COMPARISONS: Final = (
    bias, looks_like_a_name, looks_just_so, is_known, is_known_and_looks_so, is_own_name, is_populous, is_small_place,
    names_a_country, names_a_region, follows_a_preposition, follows_a_title, follows_a_capital, precedes_a_feature,
    precedes_an_institution, precedes_a_capital, precedes_people, precedes_its_state, is_one_word, is_long,
    is_unknown_word, is_in_capitals, has_a_digit, holds_a_feature, ends_in_a_stop, lacks_its_stop, begins_a_sentence,
    is_hyphenated_on, goes_on_as_known, stands_elsewhere, is_repeated,
)  # fmt: skip


@cache
def load_weights() -> tuple[float, ...]:
    """The weight of each of `COMPARISONS`, in log-odds."""
    table = read_yaml(WEIGHTS_FILE)
    return tuple(float(table[comparison.__name__]) for comparison in COMPARISONS)


def find_toponyms(
    names: Sequence[DetectedName], text: str, gazetteer: Gazetteer, registry: Registry | None = None
) -> list[tuple[int, int]]:
    """The spans of the page's place names, in order, none overlapping: the proposals that together weigh most.

    A name that is cut at an apostrophe is taken whole. With a registry, the acronyms of its actors are none, nor is a
    name of theirs that no place bears. Offsets count code points of `text`.
    """
    if registry is not None:
        names = [name for name in names if not is_actors_acronym(text, name.start, name.end, registry)]
    weights = load_weights()
    weighed = [
        (name.start, name.end, sum(w * compare(p) for w, compare in zip(weights, COMPARISONS, strict=True)))
        for name, p in zip(names, look_around(names, text, gazetteer), strict=True)
        if not _is_initials(p)
    ]
    whole = [(*whole_name(text, start, end), weight) for start, end, weight in weighed if weight > 0]
    if registry is not None:
        whole = [row for row in whole if not _is_actors(text[row[0] : row[1]], gazetteer, registry)]
    return choose_spans(whole)


def _is_actors(words: str, gazetteer: Gazetteer, registry: Registry) -> bool:
    """Whether somebody known bears the name and no place does, but for some spelt a little like it."""
    return registry.is_shared(words) and not any(c.spelling in ("own", "other") for c in gazetteer.candidates(words))


def _is_initials(p: Proposal) -> bool:
    """Whether these are initials of something else (*SAA*): four capitals at most, no state's, within a sentence."""
    lands = any(c.kind == "country" for c in p.found) or read_state(p.words) is not None
    return is_in_capitals(p) == 1.0 and len(p.words) <= _LONGEST_INITIALS and not (lands or p.begins)


def choose_spans(weighed: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Of `(start, end, weight)` with positive weights those that do not overlap and weigh most in sum."""
    best: list[tuple[float, int, int | None]] = [(0.0, -1, None)]  # sum, position before, row
    ends = [0]
    rows = sorted(weighed, key=lambda row: row[1])
    for index, (start, end, weight) in enumerate(rows):
        before = bisect_right(ends, start) - 1
        if best[before][0] + weight > best[-1][0]:
            best.append((best[before][0] + weight, before, index))
            ends.append(end)
    chosen = []
    at = len(best) - 1
    while at > 0:
        _, at_before, row = best[at]
        if row is not None:
            chosen.append(rows[row][:2])
        at = at_before
    return chosen[::-1]


def look_around(names: Sequence[DetectedName], text: str, gazetteer: Gazetteer) -> list[Proposal]:
    """Each proposal with what stands around it."""
    odds: dict[str, list[float]] = defaultdict(list)
    for name in names:
        odds[text[name.start : name.end]].append(name.odds)
    best = {words: fmean(nlargest(3, all_odds)) for words, all_odds in odds.items()}
    found = []
    for name in names:
        words = text[name.start : name.end]
        before = _word_before(text, name.start)
        after = _word_after(text, name.end)
        found.append(
            Proposal(
                words=words,
                odds=name.odds,
                likelihood=name.likelihood,
                found=_bearers(words, gazetteer),
                before=before,
                after=after,
                begins=before in ("", ".", '"', "”", "“"),
                before_state=_precedes_state(text, name.end, gazetteer),
                longer_known=after[:1].isupper() and bool(_bearers(f"{words} {after}", gazetteer)),
                elsewhere=best[words],
                times=len(odds[words]),
            )
        )
    return found


def _bearers(words: str, gazetteer: Gazetteer) -> tuple[PlaceCandidate, ...]:
    return tuple(gazetteer.candidates(words))


_BEFORE: Final = re.compile(r"([\w'’]+|[^\w\s])[^\S\n]*\Z")
_STOPPED: Final = re.compile(r"\b(\w+)\.\Z")
_AFTER: Final = re.compile(r"[^\S\n]*([\w'’]+|[^\w\s])")
_STATE: Final = re.compile(r",\s+((?:[A-Z][\w'’-]*\.?(?:[A-Z]\.)*)(?: [A-Z][\w'’-]+){0,2})")
_NEAR: Final = 40  # characters; further off stands nothing that a comparison asks for


def _word_before(text: str, start: int) -> str:
    match = _BEFORE.search(text, max(0, start - _NEAR), start)
    if match is None:
        return ""
    title = _STOPPED.search(text, max(0, start - _NEAR), match.end(1)) if match[1] == "." else None
    return title[0] if title and title[1] in _TITLES else match[1]


def _word_after(text: str, end: int) -> str:
    match = _AFTER.match(text, end)
    return match[1] if match else ""


def _precedes_state(text: str, end: int, gazetteer: Gazetteer) -> bool:
    match = _STATE.match(text, end)
    if not match:
        return False
    parts = match[1].split()
    return any(
        read_state(words) is not None or any(c.kind in ("country", "region") for c in gazetteer.candidates(words))
        for words in (" ".join(parts[:size]) for size in range(1, len(parts) + 1))
    )
