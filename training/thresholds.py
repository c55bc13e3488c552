"""This file chooses the decoder's thresholds on passages that the network has not seen, never on the gold."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from msgspec.structs import replace

from dateline.detect.labels import MENTION_ROLES
from dateline.detect.weights import Weights
from training.evaluate import score
from training.passages import Passage

_STEPS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65)


class _Remembering:
    """A session that runs every window once: a sweep changes how scores are read, not the scores."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.known: dict[bytes, Any] = {}

    def run(self, names: None, feeds: dict[str, Any]) -> Any:
        key = feeds["ids"].tobytes() + feeds["shapes"].tobytes()
        if key not in self.known:
            self.known[key] = self.session.run(names, feeds)
        return self.known[key]


def choose_thresholds(passages: list[Passage], weights: Weights, scorer: ModuleType) -> dict[str, float]:
    """The thresholds with the best F1 of what each decides, one after the other."""
    weights = replace(weights, session=_Remembering(weights.session))
    chosen = dict(weights.thresholds)

    def figure(scores: dict[str, Any], name: str) -> float:
        if name == "mention":
            return float(sum(scores["mentions"][k]["f1"] for k in ("actor", "place", "time", "toll")))
        if name == "trigger":
            # One false fact more weighs as much as a point of F1 lost: a wrong record can endanger people.
            return float(scores["type"]["f1"] - 0.25 * scores["false_facts"])
        if name.startswith("role."):
            return float(scores["roles"].get(name[5:], {"f1": 0.0})["f1"])
        return float(scores["role"]["f1"])

    for name in ("mention", "trigger", "role", *(f"role.{role}" for role in MENTION_ROLES)):
        tried = {}
        for step in _STEPS:
            tried[step] = figure(score(passages, replace(weights, thresholds=chosen | {name: step}), scorer), name)
        best = max(tried.values())
        # Of steps within a tenth of the best the middle one: a sweep on few passages is noisy.
        good = [step for step, value in tried.items() if value >= best - 0.1]
        chosen[name] = good[len(good) // 2]
        print(name, chosen[name], {step: round(value, 1) for step, value in tried.items()}, flush=True)
    return chosen
