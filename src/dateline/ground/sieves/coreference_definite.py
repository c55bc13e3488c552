"""This file takes *the group*, *the militia*, *the newspaper* for the one actor named shortly before that is such."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.ground.actor_country import countries_of
from dateline.ground.antecedents import ActorSpan, sole_antecedent
from dateline.ground.names import fold
from dateline.ground.organs import country_of_words

SENTENCES_BACK: Final = 2  # farther back the story has often moved on to another group
_ARMED: Final = frozenset({"REB", "IMG", "UAF", "PRM"})
_GROUPS: Final = _ARMED | {"CRM", "OPP", "PTY", "NGO", "ISM", "REL"}
# Head noun → PLOVER sectors of whom it may stand for.
_FITS: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(("group", "movement", "faction", "network"), _GROUPS),
    **dict.fromkeys(("organisation", "organization"), _GROUPS | {"IGO", "UNO"}),
    **dict.fromkeys(("militants", "rebels", "insurgents", "fighters", "jihadists", "guerrillas", "extremists"), _ARMED),
    **dict.fromkeys(("gunmen", "terrorists"), _ARMED | {"CRM"}),
    **dict.fromkeys(("militia", "militiamen", "paramilitaries", "paramilitary"), frozenset({"PRM", "REB"})),
    **dict.fromkeys(("cartel", "gang"), frozenset({"CRM"})),
    "party": frozenset({"PTY", "OPP"}),
    **dict.fromkeys(("newspaper", "broadcaster", "channel", "outlet", "website"), frozenset({"MED"})),
    "agency": frozenset({"MED", "IGO", "UNO"}),
    **dict.fromkeys(("monitor", "watchdog", "observatory", "monitoring group"), frozenset({"NGO"})),
    **dict.fromkeys(("bloc", "alliance", "coalition"), frozenset({"IGO", "EUR"})),
}  # fmt: skip
_ADJECTIVES: Final = re.compile(
    r"(?:(?:armed|militant|rebel|jihadist|extremist|terror|terrorist|islamist|insurgent|rights|news|state|opposition|"
    r"monitoring|same|outlawed|banned|shi'?ite|sunni|kurdish)\s+)*",
    re.I,
)


def find_definite(at: int, spans: Sequence[ActorSpan], text: str) -> ActorSpan | None:
    """The one actor of a fitting sector named in the same sentence or the two before; outside quotations only."""
    span = spans[at]
    countries = countries_of(span.words)
    words = fold(span.words)
    if countries and country_of_words(words.split()[0]):
        words = words.partition(" ")[2]
    sectors = _FITS.get(words) or _FITS.get(_ADJECTIVES.sub("", words, count=1).strip())
    if sectors is None or not span.definite or span.quoted:
        return None
    near = [
        earlier
        for earlier in spans[:at]
        if earlier.named
        and not earlier.person
        and earlier.end <= span.start
        and span.sentence - earlier.sentence <= SENTENCES_BACK
        and earlier.value.sector in sectors
        and (not countries or earlier.value.country in countries)
    ]
    return sole_antecedent(near)
