"""Of places that lie in one another the innermost is where an act took place."""

from dateline.detect.containers import drop_containers
from dateline.records.detection import Argument, DetectedRelation, Detection


def test_the_innermost_place_stays() -> None:
    """Town, district and province make one town; a place that holds none of them stays; other roles are not touched."""
    detection = Detection(
        arguments=tuple(
            [Argument(trigger="e1", role="place", target=f"m{n}") for n in (1, 2, 3, 4)]
            + [Argument(trigger="e2", role="place", target="m3"), Argument(trigger="e1", role="actor", target="m3")]
        ),
        relations=(
            DetectedRelation(source="m1", relation="within", target="m2"),
            DetectedRelation(source="m2", relation="within", target="m3"),
            DetectedRelation(source="m3", relation="within", target="m3"),
            DetectedRelation(source="m4", relation="same", target="m3"),
        ),
    )
    kept = [(a.trigger, a.role, a.target) for a in drop_containers(detection).arguments]
    assert kept == [("e1", "place", "m1"), ("e1", "place", "m4"), ("e2", "place", "m3"), ("e1", "actor", "m3")]
