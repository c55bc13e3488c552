"""This file follows `same` inside a page: which earlier mentions a mention stands for."""

from __future__ import annotations

from collections import defaultdict

from dateline.records.detection import Detection


class Coreference:
    """The page's `same` relations, read in both directions."""

    def __init__(self, detection: Detection) -> None:
        self._earlier: dict[str, list[str]] = defaultdict(list)
        for relation in detection.relations:
            if relation.relation == "same":
                self._earlier[relation.source].append(relation.target)

    def antecedents(self, mention: str) -> tuple[str, ...]:
        """The nearest earlier mentions of the same; more than one when a plural stands for several."""
        return tuple(self._earlier.get(mention, ()))

    def chain(self, mention: str) -> tuple[str, ...]:
        """The mention and every earlier one of the same thing, nearest first; a plural's parts do not join it."""
        chain = [mention]
        while len(before := self._earlier.get(chain[-1], [])) == 1 and before[0] not in chain:
            chain.append(before[0])
        return tuple(chain)
