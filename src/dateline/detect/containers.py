"""This file keeps of the places of an act the innermost: *in Manbij, northern Syria* is Manbij."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.records.detection import Detection


def drop_containers(detection: Detection) -> Detection:
    """The detection without a place of an act that another of its places lies within; the relation tells the rest."""
    holders: dict[str, set[str]] = {}
    for relation in detection.relations:
        if relation.relation == "within":
            holders.setdefault(relation.source, set()).add(relation.target)
    places: dict[str, set[str]] = {}
    for argument in detection.arguments:
        if argument.role == "place":
            places.setdefault(argument.trigger, set()).add(argument.target)

    def around(place: str) -> set[str]:
        found: set[str] = set()
        new = {place}
        while new:
            new = {holder for p in new for holder in holders.get(p, ())} - found
            found |= new
        return found

    outer = {t: {holder for place in own for holder in around(place) - {place}} for t, own in places.items()}
    kept = tuple(a for a in detection.arguments if a.role != "place" or a.target not in outer[a.trigger])
    return replace(detection, arguments=kept)
