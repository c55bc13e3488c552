"""This file lets the members of one list share a role: of *A, B and C attacked* all three did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.records.lists import find_lists

if TYPE_CHECKING:
    from dateline.detect.encode import Encoded
    from dateline.detect.features import Found

# (trigger, mention, role, score), indices into what was found on the page.
Row = tuple[int, int, str, float]

# What the network itself must see in a member before the list lends it the role.
_LEAST: Final = 0.1


def share_roles(encoded: Encoded, found: list[Found], chosen: list[Row], scored: list[Row]) -> list[Row]:
    """The chosen rows, and those that a list adds to them."""
    lists = _lists(encoded, found)
    known = {(t, m, role): score for t, m, role, score in scored}
    taken = {(t, m, role) for t, m, role, _ in chosen}
    added: dict[tuple[int, int, str], float] = {}
    for t, m, role, _ in chosen:
        for other in lists.get(m, ()):
            key = (t, other, role)
            if key not in taken and known.get(key, 0.0) >= _LEAST:
                added[key] = known[key]
    return [*chosen, *((t, m, role, score) for (t, m, role), score in added.items())]


def _lists(encoded: Encoded, found: list[Found]) -> dict[int, list[int]]:
    """Mention → all members of the list that it stands in."""
    out: dict[int, list[int]] = {}
    for kind in {span.kind for span in found}:
        own = sorted((i for i, span in enumerate(found) if span.kind == kind), key=lambda i: found[i].start)
        spans = [(int(encoded.starts[found[i].start]), int(encoded.ends[found[i].end - 1])) for i in own]
        for index, group in find_lists(encoded.text, spans).items():
            out[own[index]] = [own[member] for member in group]
    return out
