"""This file reads a subject's judgements: which one stands, whose it is, and which are newer than what was seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.records.judgement import Judgement


def find_standing(history: Sequence[Judgement]) -> Judgement | None:
    """The newest judgement that nobody has taken back; `history` is one subject's, the oldest first.

    A `withdraw` with `{"version": n}` takes back that one, without a value the newest that stood then.
    """
    standing: list[Judgement] = []
    for judgement in history:
        if judgement.action != "withdraw":
            standing.append(judgement)
            continue
        version = judgement.value.get("version") if isinstance(judgement.value, Mapping) else None
        version = version if version is not None or not standing else standing[-1].version
        standing = [other for other in standing if other.version != version]
    return standing[-1] if standing else None


def newest_version(history: Sequence[Judgement]) -> int:
    """The version that the next judgement on the subject follows, 0 where there is none."""
    return history[-1].version if history else 0


def find_newer(seen: Mapping[str, int], histories: Mapping[str, Sequence[Judgement]]) -> tuple[Judgement, ...]:
    """What was judged since: every judgement on a subject that is above the version which was seen of it."""
    return tuple(
        judgement
        for subject, version in seen.items()
        for judgement in histories.get(subject, ())
        if judgement.version > version
    )


def find_last_own(histories: Iterable[Sequence[Judgement]], reviewer: str) -> Judgement | None:
    """The reviewer's latest judgement that still stands; one that somebody else has superseded does not."""
    standing = [judgement for history in histories if (judgement := find_standing(history))]
    own = [judgement for judgement in standing if judgement.reviewer == reviewer]
    return max(own, key=lambda judgement: (judgement.at, judgement.subject), default=None)
