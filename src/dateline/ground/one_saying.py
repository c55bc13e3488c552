"""This file dates all that one saying tells: acts of one sentence, on one source's word, were said at one time."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.records.detection import Argument, Detection


def share_said(detection: Detection) -> Detection:
    """The detection in which such acts share `said`; an act that happened at that time itself does not get it."""
    sources: dict[str, set[str]] = {}
    said: dict[str, str] = {}
    times: set[tuple[str, str]] = set()
    for argument in detection.arguments:
        if argument.role == "source":
            sources.setdefault(argument.trigger, set()).add(argument.target)
        elif argument.role == "said":
            said[argument.trigger] = argument.target
        elif argument.role == "time":
            times.add((argument.trigger, argument.target))
    added: list[Argument] = []
    for start, end in detection.sentences:
        inside = [t.id for t in detection.triggers if start <= t.start < end]
        for trigger in inside:
            if trigger in said:
                continue
            for other in inside:
                shared = sources.get(trigger, set()) & sources.get(other, set())
                if shared and other in said and (trigger, said[other]) not in times:
                    added.append(Argument(trigger=trigger, role="said", target=said[other]))
                    break
    return replace(detection, arguments=(*detection.arguments, *added)) if added else detection
