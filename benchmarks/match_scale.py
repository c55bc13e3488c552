"""This file times matching on made-up casebooks of a war: `python -m benchmarks.match_scale 1000 10000 100000`.

Every day has about 90 acts, each told by one to eight pages with their own words, tolls and days off by one; towns and
parties are as unevenly named as in a real war, so that blocks grow where they really do.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from dateline.match import Matcher
from dateline.match.memory import InMemory
from dateline.records.claim import ActorFiller, Claim, EventTime, PlaceFiller, TollFiller, Words
from dateline.records.coded import CodedPage
from dateline.records.ontology import QUADS
from dateline.records.page import CreationTime, Page

ACTS_A_DAY = 90
_TOWNS, _PROVINCES, _ACTORS, _VOCABULARY = 2000, 14, 60, 6000
_ACTS = (("ASSAULT", "shelled"), ("ASSAULT", "airstrike"), ("COERCE", "arrested"), ("RETREAT", "withdrew"))


def make_pages(claims: int, seed: int = 1) -> Iterator[CodedPage]:
    """Pages that tell so many claims in all, day by day; always the same ones for a seed."""
    draw = random.Random(seed)
    told = act = 0
    while told < claims:
        day = date(2015, 1, 1) + timedelta(days=act // ACTS_A_DAY)
        for page in _tell(draw, act, day):
            yield page
            told += len(page.claims)
        act += 1


def _tell(draw: random.Random, act: int, day: date) -> Iterator[CodedPage]:
    town = _zipf(draw, _TOWNS)
    type, trigger = draw.choice(_ACTS)
    actors = [_zipf(draw, _ACTORS) for _ in range(2)]
    own = [f"Name{act}x{n}" for n in range(3)]
    toll = draw.randint(1, 30)
    for number in range(min(8, int(draw.paretovariate(1.2)))):
        id = f"p{act}-{number}"
        words = [_word(draw) for _ in range(16)] + draw.sample(own, 2) + [f"Town{town}", trigger]
        draw.shuffle(words)
        text = " ".join(words)
        on = day + timedelta(days=draw.choice((0, 0, 0, 0, 1)))
        place = PlaceFiller(
            mention="m1", text=f"Town{town}", start=0, end=0, id=f"t{town}", name=f"Town{town}",
            lat=30 + town % 50 / 10, lon=30 + town // 50 / 10, country="SYR", admin1=f"P{town % _PROVINCES}",
            precision="exact",
        )  # fmt: skip
        fillers = [
            ActorFiller(mention=f"m{n}", text="", start=0, end=0, id=f"reg:{a}", provisional=False)
            for n, a in enumerate(actors, 2)
        ]
        dead = toll + draw.randint(0, 4)
        claim = Claim(
            id=f"{id}#e1", page=id, type=type, mode=None, quad=QUADS[type], factuality="happened",
            trigger=Words(text=trigger, start=0, end=0), actor=(fillers[0],), recipient=(fillers[1],), place=(place,),
            when=EventTime(from_=on, until=on + timedelta(days=1), precision="day", taken_from="own"),
            toll=(TollFiller(mention="m4", text="", start=0, end=0, low=dead, high=dead, vague=False, of="killed"),),
            evidence=Words(text=text, start=0, end=len(text)),
        )  # fmt: skip
        told = CreationTime(from_=on + timedelta(days=1), until=on + timedelta(days=2), precision="day")
        page = Page(id=id, text=text, sha256="0" * 64, outlet=f"outlet {draw.randint(1, 40)}", dct=told)
        yield CodedPage(page=page, claims=(claim,))


def _word(draw: random.Random) -> str:
    return f"word{_zipf(draw, _VOCABULARY)}"


def _zipf(draw: random.Random, most: int) -> int:
    """A number from 1 to `most`, small ones more often: of 2,000 towns the first has one act in fifty."""
    return min(most, 1 + int(10 * ((1 + most / 10) ** draw.random() - 1)))


def main() -> None:
    """Print seconds, acts and megabytes for each number of claims asked for."""
    for claims in map(int, sys.argv[1:]):
        start = time.perf_counter()
        memory = InMemory()
        Matcher(memory=memory).add(make_pages(claims))
        acts, seconds = memory.list_acts(), time.perf_counter() - start
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{claims:8} claims {len(acts):8} acts {seconds:8.1f} s {megabytes:8.0f} MB at most so far", flush=True)


if __name__ == "__main__":
    main()
