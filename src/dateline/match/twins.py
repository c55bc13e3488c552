"""This file tells tellings that are alike in all that is compared: copies of one report, published on one day.

What holds of one holds of its twin, so that only one of them is compared with others: a thousand copies of a wire
report cost no million comparisons, and weigh no more than one when acts are told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from hashlib import blake2b
from typing import Final

from msgspec import msgpack
from msgspec.structs import replace

from dateline.match.joined import Joined
from dateline.match.telling import Telling
from dateline.records.matching import Pair

# What two twins are linked with, where others have the chance that they tell one act: more than any of these.
TWIN: Final = 2.0


def count_alike(tellings: Iterable[Telling]) -> list[tuple[Telling, int]]:
    """The tellings of one page, in order, each with how many before it are alike (`again`), and its twins' number."""
    seen: Counter[int] = Counter()
    counted: list[tuple[Telling, int]] = []
    for telling in tellings:
        number = number_twins(telling)
        again = replace(telling, again=seen[number]) if seen[number] else telling
        counted.append((again, number_twins(again) if seen[number] else number))
        seen[number] += 1
    return counted


def number_twins(telling: Telling) -> int:
    """The signed 64-bit number that a telling has in common with its twins on other pages.

    A telling without a word is like no other.
    """
    alike = replace(telling, id="" if telling.words else telling.id, page="", claims=())
    packed = msgpack.encode(alike, order="deterministic")
    return int.from_bytes(blake2b(packed, digest_size=8).digest(), "big", signed=True)


def gather_twins(edges: Mapping[str, Mapping[str, float]], different: Collection[Pair]) -> dict[str, str]:
    """Id → the smallest id among its twins; where a person judged two of them different, each stands for itself."""
    twins = Joined(edges)
    for one, near in edges.items():
        for other, chance in near.items():
            if chance == TWIN and other in edges:
                twins.join(one, other)
    heads = {id: twins.find_first(id) for id in edges}
    parted = {heads[one] for one, other in different if heads.get(one) is not None and heads[one] == heads.get(other)}
    return {id: id if of in parted else of for id, of in heads.items()}
