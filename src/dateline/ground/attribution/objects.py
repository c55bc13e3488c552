"""This file reads verbs with a noun phrase: *condemned the attack*, *called for a truce*, *accused X of fraud*."""

from __future__ import annotations

from dateline.ground.attribution.draft import Board, Draft
from dateline.ground.attribution.phrases import content_end
from dateline.ground.attribution.reading import Reading
from dateline.ground.attribution.saying import find_source, is_aside
from dateline.ground.attribution.verb_group import active_groups
from dateline.ground.attribution.words import COMPLEMENTISERS, CONJUNCTIONS, DAYS, PREPOSITIONS, STOPS


def read_objects(reading: Reading, board: Board) -> None:
    """Pin what is condemned, praised, discussed, called for; only where the verb has a subject."""
    low = reading.low
    for number, sentence, group in active_groups(reading, board):
        if group.at >= sentence.last - 1:
            continue
        last = group.last
        after = low[last + 1]
        if after in group.verb.prepositions:
            last += 1
        elif "a" in group.verb.takes and _as_follows(reading, last + 1, sentence.last):
            pass
        elif not group.verb.takes & {"n", "g"} and group.verb.lemma != "accuse":
            continue
        begin = last + 1
        while begin < sentence.last and low[begin] in DAYS:
            begin += 1
        if begin > sentence.last or low[begin] in STOPS | CONJUNCTIONS | {",", ")", ":", "that", "to"}:
            continue
        if last == group.last and (
            low[begin] in PREPOSITIONS or low[begin] in COMPLEMENTISERS - {"what", "who", "how", "whether"}
        ):
            continue
        if (
            last == group.last
            and not group.verb.takes & {"n", "a"}
            and not low[begin].endswith("ing")
            and group.verb.lemma != "accuse"
        ):
            continue
        source = find_source(reading, board, sentence, group)
        if source is None:
            continue
        end = content_end(reading, begin, sentence.last, short=is_aside(reading, sentence, group, source))
        board.pin(Draft([(group.first, last)], [source], [(begin, end)], sentence=number))


def _as_follows(reading: Reading, first: int, last: int) -> bool:
    """Whether *as* follows within the clause: *saw the raid as a warning*."""
    for i in range(first, min(last, first + 10)):
        if reading.low[i] in STOPS or reading.low[i] in {",", "that", "and"}:
            return False
        if reading.low[i] == "as" and i > first:
            return reading.low[i + 1] not in {"well", "soon", "long", "much", "many", "far"}
    return False
