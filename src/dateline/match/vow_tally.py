"""This file counts how an actor's vows ended: by status, which share was carried out, and how soon."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import comb, sqrt
from statistics import median
from typing import Final

from dateline.records.ontology import QUADS
from dateline.records.values import ActorValue
from dateline.records.vow import Days, Share, Vow, VowTally

_Z: Final = 1.959963984540054  # of the normal distribution, for 95 %
_OUTSIDE: Final = 0.025
_KEPT: Final = frozenset({"fulfilled", "partly"})


def tally_vows(vows: Iterable[Vow]) -> tuple[VowTally, ...]:
    """One tally an actor, those of most vows first, then by name; a vow of several actors counts for each of them.

    Who could not be identified has no tally. The intervals tell how far chance alone reaches in so few vows; they do
    not cover what nobody reported.
    """
    by_actor: dict[str, list[Vow]] = defaultdict(list)
    named: dict[str, ActorValue] = {}
    for vow in sorted(vows, key=lambda vow: vow.id):
        for actor in vow.actor:
            if actor.id is not None and vow not in by_actor[actor.id]:
                by_actor[actor.id].append(vow)
                named.setdefault(actor.id, actor)
    tallies = [_tally(named[id], own) for id, own in by_actor.items()]
    return tuple(sorted(tallies, key=lambda t: (-t.vows, (t.actor.name or "").casefold(), t.actor.id or "")))


def measure_share(part: int, whole: int) -> Share:
    """The share with its interval of 95 % (Wilson, 1927, J. Am. Stat. Assoc. 22); null where nothing is counted.

    >>> share = measure_share(1, 4)
    >>> share.value, round(share.low, 3), round(share.high, 3)
    (0.25, 0.046, 0.699)
    """
    if not whole:
        return Share(value=None, low=None, high=None)
    share = part / whole
    scale = 1 + _Z * _Z / whole
    middle = (share + _Z * _Z / (2 * whole)) / scale
    reach = _Z * sqrt(share * (1 - share) / whole + _Z * _Z / (4 * whole * whole)) / scale
    low = 0.0 if part == 0 else max(0.0, middle - reach)
    return Share(value=share, low=low, high=1.0 if part == whole else min(1.0, middle + reach))


def measure_days(days: Sequence[int]) -> Days:
    """The median with its interval of at least 95 % by order statistics; of fewer than six days it has no ends.

    The k-th of the days in order and the k-th from their end hold the median unless fewer than k of them lie on one
    side of it, of which the binomial distribution tells the chance; k is the largest for which that is 5 % at most.

    >>> measure_days([1, 2, 4])
    Days(median=2.0, low=None, high=None)
    >>> measure_days([1, 2, 3, 4, 5, 30])
    Days(median=3.5, low=1.0, high=30.0)
    """
    if not days:
        return Days(median=None, low=None, high=None)
    ordered, count = sorted(days), len(days)
    below, rank = 0.0, 0
    while rank <= count // 2 and (below := below + comb(count, rank) / 2**count) <= _OUTSIDE:
        rank += 1
    low, high = (float(ordered[rank - 1]), float(ordered[-rank])) if rank else (None, None)
    return Days(median=float(median(ordered)), low=low, high=high)


def _tally(actor: ActorValue, vows: Sequence[Vow]) -> VowTally:
    count = Counter(vow.status for vow in vows)
    delays = [days for vow in vows if (days := _find_delay(vow)) is not None]
    return VowTally(
        actor=actor,
        vows=len(vows),
        open=count["open"],
        fulfilled=count["fulfilled"],
        partly=count["partly"],
        contradicted=count["contradicted"],
        withdrawn=count["withdrawn"],
        lapsed=count["lapsed"],
        kept=_measure_kept(vows),
        threats=_measure_kept([vow for vow in vows if QUADS[vow.act.type] == "material conflict"]),
        delay=measure_days(delays),
    )


def _measure_kept(vows: Iterable[Vow]) -> Share:
    decided = [vow for vow in vows if vow.status != "open"]
    return measure_share(sum(vow.status in _KEPT for vow in decided), len(decided))


def _find_delay(vow: Vow) -> int | None:
    """Days from the first saying to the act that fulfilled it."""
    done = next((step.on for step in vow.steps if step.status == "fulfilled"), None)
    return None if done is None or vow.said.from_ is None else (done - vow.said.from_).days
