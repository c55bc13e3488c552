"""This file counts independent origins: how many attest an act of their own knowledge (codebook, section 6).

Whoever a page quotes is an origin, and the page's outlet where it quotes nobody. Copies, quotations of one statement,
sister outlets and chains of *according to X* count once. Every rule only ever joins origins, so that no added copy of a
page can raise the count, and no order of pages changes it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Final

import yaml
from msgspec import Struct, convert

from dateline.match.joined import Joined
from dateline.match.shingles import Signature, estimate_likeness, list_shingles, measure_containment, sign
from dateline.match.words import list_words
from dateline.records.claim import Claim
from dateline.records.coded import CodedPage
from dateline.records.values import ActorValue

# Of training/pairs, the 27 wire copies share 0.33 to 0.94 of their shingles, the 633 other pairs at most 0.04.
COPY: Final = 0.25
# A sentence, or a statement in quotation marks, of so many words is one statement when so much of the shorter is in
# the longer; of the same pairs, whole texts 0.56 and more, and at most 0.08.
LEAST_WORDS: Final = 8
SAME_STATEMENT: Final = 0.5
_QUOTED: Final = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_FILLERS: Final = re.compile(r"\b(?:the|news|agency|press service|online|website|www)\b|\.(?:com|org|net|co|info)\b.*$")


class PageFacts(Struct, frozen=True, eq=False):
    """What is kept of a page to make events of its claims: its outlet's name and signature, who speaks for whom."""

    id: str
    outlet: str | None
    signature: Signature
    spoken_for: Mapping[str, str]  # mention or actor id → name of whom they are the voice of
    told: int | None = None  # the ordinal of the first day on which it may have been published
    counters: Mapping[str, ActorValue] = {}  # the mentions that a toll names as its source
    parts: tuple[tuple[str, str], ...] = ()  # toll mentions of which the first is a part of the second


def read_page(coded: CodedPage) -> PageFacts:
    """What is kept of a coded page."""
    actors = {mention.id: mention.actor for mention in coded.mentions if mention.actor is not None}
    spoken_for: dict[str, str] = {}
    for relation in coded.relations:
        voice, owner = actors.get(relation.from_), actors.get(relation.to)
        if relation.relation == "voice_of" and owner is not None and owner.id is not None:
            name = name_origin(owner.name or owner.id)
            spoken_for[relation.from_] = name
            if voice is not None and voice.id is not None:
                spoken_for[voice.id] = name
    outlet = coded.page.outlet or _host(coded.page.url)
    counting = {mention for claim in coded.claims for toll in claim.toll for mention in toll.source}
    tolls = {toll.mention for claim in coded.claims for toll in claim.toll}
    return PageFacts(
        coded.page.id,
        name_origin(outlet) if outlet else None,
        sign(list_shingles(coded.page.text)),
        spoken_for,
        told=coded.page.dct.from_.toordinal() if coded.page.dct.from_ is not None else None,
        counters={mention: actor for mention, actor in actors.items() if mention in counting},
        parts=tuple((r.from_, r.to) for r in coded.relations if r.relation == "part_of" and r.from_ in tolls),
    )


def name_origin(name: str) -> str:
    """The name by which an outlet or source is counted: small letters, without *news* and *agency*; sisters have one.

    >>> name_origin("Sputnik News"), name_origin("RIA Novosti")
    ('sputnik', 'sputnik')
    """
    bare = " ".join(_FILLERS.sub(" ", name.lower()).split()) or name.lower()
    return _sisters().get(bare, bare)


@cache
def _sisters() -> Mapping[str, str]:
    text = files("dateline.match").joinpath("data", "outlets.yaml").read_text(encoding="utf-8")
    return {name: sisters[0] for sisters in convert(yaml.safe_load(text), list[list[str]]) for name in sisters}


def _host(url: str | None) -> str | None:
    found = re.match(r"\w+://(?:www\.)?([^/:?#]+)", url or "")
    return found[1] if found else None


def count_independent_origins(claims: Sequence[Claim], pages: Iterable[PageFacts]) -> int:
    """How many independent origins attest an act, at least 1; `claims` are all that tell it, `pages` theirs."""
    return max(1, len(group_origins(claims, pages)))


def group_origins(claims: Sequence[Claim], pages: Iterable[PageFacts]) -> tuple[tuple[str, ...], ...]:
    """The names that attest an act, those that count as one origin together; both in order.

    A page without an outlet and a source goes by its id.
    """
    facts = {page.id: page for page in pages}
    of_page: dict[str, dict[str, list[Claim]]] = {page: defaultdict(list) for page in facts}
    for claim in claims:
        of_page[claim.page][_name(claim, facts[claim.page])].append(claim)
    for page, named in of_page.items():
        # Who is quoted speaks of the act; what the page says beside that may be the same word over again.
        voice = facts[page].outlet or page
        if len(named) > 1 and voice in named:
            quoted = min(name for name in named if name != voice)
            named[quoted] += named.pop(voice)
    joined = Joined(name for named in of_page.values() for name in named)
    for copies in _group_copies([facts[page] for page in of_page]):
        _join_copies([set(of_page[page]) for page in copies], joined)
    _join_statements(of_page, joined)
    return joined.groups()


def _name(claim: Claim, page: PageFacts) -> str:
    """Who attests by this claim: the innermost source, as the one whose voice it is; else the page's outlet."""
    if claim.source:
        source = claim.source[0]
        owner = page.spoken_for.get(source.mention) or page.spoken_for.get(source.id or "")
        if owner is not None:
            return owner
        if source.id is not None:
            return name_origin(source.name or source.id) if not source.id.startswith("gen:") else source.id
    return page.outlet or page.id


def _group_copies(pages: Sequence[PageFacts]) -> tuple[tuple[str, ...], ...]:
    joined = Joined(page.id for page in pages)
    different: dict[bytes, PageFacts] = {}
    for page in sorted(pages, key=lambda page: page.id):
        # An empty page is like no other.
        first = different.setdefault(page.signature.tobytes() or page.id.encode(), page)
        joined.join(first.id, page.id)
    for one, other in combinations(different.values(), 2):
        if estimate_likeness(one.signature, other.signature) >= COPY:
            joined.join(one.id, other.id)
    return joined.groups()


def _join_copies(names: Sequence[set[str]], joined: Joined) -> None:
    """Copies of one page attest what all of them name; a name that only some of them have adds none."""
    everywhere = set.intersection(*names)
    others = set.union(*names) - everywhere
    first = min(everywhere or others)
    for name in others:
        joined.join(first, name)


def _join_statements(of_page: Mapping[str, Mapping[str, Sequence[Claim]]], joined: Joined) -> None:
    """A sentence or statement that stands on two pages attests what both name for it, as with copies of a page."""
    stated: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))  # text → page → names
    for page, named in of_page.items():
        for name, claims in named.items():
            for text in {claim.evidence.text for claim in claims}:
                for part in (text, *_QUOTED.findall(text)):
                    stated[part][page].add(name)
    told = {part: pages for part, pages in stated.items() if len(list_words(part)) >= LEAST_WORDS}
    shingles = {part: list_shingles(part) for part in told}
    for pages in told.values():
        if len(pages) > 1:
            _join_copies(list(pages.values()), joined)
    for (part, pages), (other, others) in combinations(told.items(), 2):
        if measure_containment(shingles[part], shingles[other]) >= SAME_STATEMENT:
            for page, names in pages.items():
                for there, names_there in others.items():
                    if page != there:
                        _join_copies([names, names_there], joined)
