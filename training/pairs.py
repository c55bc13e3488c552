"""This file fits how much each comparison of tellings counts, on pairs of reports that tell one act or two.

    python -m training.pairs fit      writes src/dateline/match/data/weights.yaml
    python -m training.pairs check    five folds: F1 of `same`, by kind of case

`training/pairs/*.txt` holds the pairs, written by us. Each text is coded by the installed product; the act is the claim
whose trigger the mark overlaps, or the other word of its clause for it (`find_act`). Where the product finds none the
pair is missed end to end and left out of the fit.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

import numpy as np
import yaml
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from benchmarks.claims import code_lines
from dateline.errors import PassageRefused
from dateline.match.compare import AGAINST, COMPARISONS, EITHER, FOR, compare
from dateline.match.compare_act import denies_another, other_type
from dateline.match.lexicon import find_kinds
from dateline.match.same_act import tell_side
from dateline.match.score import WEIGHTS_FILE
from dateline.match.telling import Telling, read_tellings
from dateline.match.words import list_words
from dateline.records.claim import Claim

PAIRS: Final = Path(__file__).parent / "pairs"
WEIGHTS: Final = Path(__file__).parent.parent / "src" / "dateline" / "match" / "data" / WEIGHTS_FILE
FOLDS: Final = 5
PLAIN: Final = "plain"  # the kind of pair that a reader meets on most days
SEED: Final = 5
PRIOR: Final = 1.0  # precision of the Gaussian prior on each weight; F1 at 0.1 to 1 is within two points
STEPS: Final = 800
# A comparison that counts less than this is left out: each costs time. F1 with 0 to 0.35 is within half a point.
LEAST_WEIGHT: Final = 0.25
# Texts of different pairs tell different acts: so many per text, each counting so much of a labelled pair.
STRANGERS: Final = 6
STRANGER_WEIGHT: Final = 0.05
# So does an act beside the one that two reports tell: the same war, days and places, another act.
NEIGHBOUR_WEIGHT: Final = 0.1
# They shape the weights; how often two reports are one act they do not tell, so they hardly count for the bias.
STRANGER_IN_BIAS: Final = 0.02
# Kinds of violence, as `match/data/act_words.yaml` lists them, and what ends a clause.
VIOLENT: Final = frozenset({"shelling", "air", "blast", "fight", "killing", "shooting", "raiding", "sabotage"})
_BARS: Final = re.compile(
    r"[,;:.!?()–—\"“”]|\b(?:and|but|or|who|which|that|while|when|where|after|before|as|to|if|unless|because|since)\b"
)
_HEADER: Final = re.compile(r"# (\S+) \| (same|different) \| ([a-z-]+)")
_DATED: Final = re.compile(r"@ (\d{4}-\d\d-\d\d) \| (.+)")
_MARK: Final = re.compile(r"\{([^{}]+)\}")

Array = NDArray[np.float64]


class Report(Struct, frozen=True):
    """One text of a pair, its mark taken out; `start` and `end` are the mark's, in code points."""

    id: str
    told: str  # ISO date
    outlet: str
    text: str
    start: int
    end: int


class LabelledPair(Struct, frozen=True):
    """Two reports, and whether they tell the same act; `kind` is the kind of case."""

    name: str
    label: Literal["same", "different"]
    kind: str
    reports: tuple[Report, Report]


class Example(Struct, frozen=True):
    """A labelled pair as the product codes it; None where it found no act at the mark.

    `beside` are the other acts of each report.
    """

    pair: LabelledPair
    tellings: tuple[Telling | None, Telling | None]
    beside: tuple[tuple[Telling, ...], tuple[Telling, ...]] = ((), ())


def read_pairs(path: Path) -> Iterator[LabelledPair]:
    """The pairs of a file, in order.

    Raises:
        PassageRefused: naming the file, the pair and what is wrong.
    """
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
        header, *rest = block.splitlines()
        head = _HEADER.fullmatch(header.strip())
        if head is None:
            raise PassageRefused(f"{path.name}: a pair begins with '# name | same or different | kind', not {header!r}")
        reports: list[Report] = []
        for part in re.split(r"^(?=@ )", "\n".join(rest), flags=re.M)[1:]:
            line, _, marked = part.partition("\n")
            dated, marks = _DATED.fullmatch(line.strip()), _MARK.findall(marked)
            if dated is None or len(marks) != 1:
                raise PassageRefused(f"{path.name}: {head[1]}: a text has '@ date | outlet' and exactly one {{mark}}")
            before, _, after = marked.strip().partition("{" + marks[0] + "}")
            reports.append(
                Report(
                    f"{head[1]}-{len(reports) + 1}", dated[1], dated[2], before + marks[0] + after, len(before),
                    len(before) + len(marks[0]),
                )
            )  # fmt: skip
        if len(reports) != 2:
            raise PassageRefused(f"{path.name}: {head[1]}: a pair has two texts, not {len(reports)}")
        label: Literal["same", "different"] = "same" if head[2] == "same" else "different"
        yield LabelledPair(head[1], label, head[3], (reports[0], reports[1]))


def code_pairs(pairs: Sequence[LabelledPair]) -> list[Example]:
    """Each pair with the telling of the marked act in either report."""
    lines = ({"id": r.id, "text": r.text, "published": r.told, "outlet": r.outlet} for p in pairs for r in p.reports)
    pages = {page.page.id: read_tellings(page) for page in code_lines(lines)}
    return [make_example(pair, pages) for pair in pairs]


def make_example(pair: LabelledPair, pages: Mapping[str, Sequence[Telling]]) -> Example:
    """The pair with its marked acts and those beside them; `pages` holds the tellings of each report by its id."""
    one, other = (find_act(report, pages) for report in pair.reports)
    beside = [
        tuple(telling for telling in pages.get(report.id, ()) if telling is not act)
        for report, act in zip(pair.reports, (one, other), strict=True)
    ]
    return Example(pair, (one, other), (beside[0], beside[1]))


def find_act(report: Report, pages: Mapping[str, Sequence[Telling]]) -> Telling | None:
    """The telling with a trigger that the mark overlaps; None where the product found none.

    One act has one trigger a clause (codebook, section 8.1), and writers of pairs and the network may choose another
    one: *{killed} in an ambush*, *a {bomb} hit*. Of a mark of violence the nearest violent act of its clause is it.
    """
    tellings = pages.get(report.id, ())
    for telling in tellings:
        if any(c.trigger.start < report.end and report.start < c.trigger.end for c in telling.claims):
            return telling
    marked = find_kinds({word.stem for word in list_words(report.text[report.start : report.end])}, ())
    near = [
        (abs(claim.trigger.start - report.start), telling)
        for telling in tellings
        for claim in telling.claims
        if claim.type == "ASSAULT" and marked & VIOLENT and not _BARS.search(_between(report, claim))
    ]
    return min(near, key=lambda found: found[0])[1] if near else None


def _between(report: Report, claim: Claim) -> str:
    if claim.trigger.start < report.start:
        return report.text[claim.trigger.end : report.start]
    return report.text[report.end : claim.trigger.start]


def fit(rows: Array, labels: Array, counts: Array) -> Array:
    """The weights of a logistic regression with a Gaussian prior; the bias comes last.

    A weight never goes against what its comparison may say (`FOR`, `AGAINST`); those of less than `LEAST_WEIGHT` are
    held at 0 and the others fitted again.
    """
    least = np.array([0.0] * len(FOR) + [-np.inf] * (len(AGAINST) + len(EITHER) + 1))
    most = np.array([np.inf] * len(FOR) + [0.0] * len(AGAINST) + [np.inf] * (len(EITHER) + 1))
    weights = _descend(rows, labels, counts, least, most)
    small = np.append(np.abs(weights[:-1]) < LEAST_WEIGHT, False)
    return _descend(rows, labels, counts, np.where(small, 0.0, least), np.where(small, 0.0, most))


def _descend(rows: Array, labels: Array, counts: Array, least: Array, most: Array) -> Array:
    """The weights between two bounds, by accelerated gradient descent."""
    table = np.hstack([rows, np.ones((len(rows), 1))])
    prior = np.append(np.full(rows.shape[1], PRIOR), 0.01)
    rate = 1 / (np.linalg.eigvalsh((table * counts[:, None]).T @ table)[-1] / 4 + PRIOR)
    weights = ahead = np.zeros(table.shape[1])
    for step in range(1, STEPS):
        chance = 1 / (1 + np.exp(-(table @ ahead)))
        slope = table.T @ (counts * (chance - labels)) + prior * ahead
        moved = np.clip(ahead - rate * slope, least, most)
        ahead = moved + step / (step + 3) * (moved - weights)
        weights = moved
    return weights


def is_ruled_out(one: Telling, other: Telling) -> bool:
    """Whether they are two acts by a rule of the matcher: a fact and a prospect, or a denial of another kind of act."""
    return {tell_side(one.facts), tell_side(other.facts)} == {"fact", "prospect"} or denies_another(one, other)


def fit_examples(examples: Sequence[Example]) -> Array:
    """The weights by these examples, but those that a rule decides, and by pairs of strangers among them."""
    rows, labels, counts = [], [], []
    for example in examples:
        one, other = example.tellings
        if one is not None and other is not None and not is_ruled_out(one, other):
            rows.append(compare(one, other))
            labels.append(float(example.pair.label == "same"))
            counts.append(1.0)
    for weight, drawn in ((STRANGER_WEIGHT, draw_strangers(examples)), (NEIGHBOUR_WEIGHT, list_neighbours(examples))):
        for one, other in drawn:
            rows.append(compare(one, other))
            labels.append(0.0)
            counts.append(weight)
    weights = fit(np.array(rows), np.array(labels), np.array(counts))
    table = np.array(rows)
    counts_in_bias = np.where(np.array(counts) < 1.0, STRANGER_IN_BIAS, 1.0)
    weights[-1] = fit_bias(table @ weights[:-1], np.array(labels), counts_in_bias)
    return weights


def fit_bias(odds: Array, labels: Array, counts: Array) -> float:
    """The bias with which the chances add up to the number of pairs that are the same act."""
    low, high = -20.0, 20.0
    for _ in range(60):
        bias = (low + high) / 2
        expected = float(counts @ (1 / (1 + np.exp(-(odds + bias)))))
        low, high = (bias, high) if expected < float(counts @ labels) else (low, bias)
    return bias


def draw_strangers(examples: Sequence[Example]) -> Iterator[tuple[Telling, Telling]]:
    """Pairs of tellings out of different pairs of reports, which tell different acts; always the same ones.

    Every war has many acts a day, but the pairs lie decades apart: the second is put on the first one's days.
    """
    told = [(e.pair.name, telling) for e in examples for telling in e.tellings if telling is not None]
    # Plans are rarer than deeds: left to chance no plan would meet another one, and all plans would look like one.
    plans = [(name, telling) for name, telling in told if tell_side(telling.facts) == "prospect"]
    draws = np.random.default_rng(SEED)
    for one in (told, plans):
        chosen = draws.integers(len(one), size=(len(one), STRANGERS))
        for (name, telling), others in zip(one, chosen, strict=True):
            yield from ((telling, _shift(one[i][1], telling)) for i in others if one[i][0] != name)


def list_neighbours(examples: Sequence[Example]) -> Iterator[tuple[Telling, Telling]]:
    """Where two reports tell one act, that act with the other acts of the other report: near it, and not it.

    Only acts of another type, and not of a kindred one: others may be the marked act, told again in other words.
    """
    for example in examples:
        one, other = example.tellings
        if example.pair.label == "same" and one is not None and other is not None:
            for act, same, beside in ((one, other, example.beside[1]), (other, one, example.beside[0])):
                for neighbour in beside:
                    if other_type(same, neighbour) and not is_ruled_out(act, neighbour):
                        yield act, neighbour


def _shift(telling: Telling, to: Telling) -> Telling:
    """The telling as if it had been published on the other's day."""
    if telling.told is None or to.told is None:
        return telling
    by = to.told - telling.told
    days = None if telling.days is None else (telling.days[0] + by, telling.days[1] + by)
    return replace(telling, told=to.told, days=days)


def cross_validate(examples: Sequence[Example]) -> list[float | None]:
    """How surely each pair is the same act, by weights fitted without its fold; None where an act was not found.

    A pair of which one is put as fact, the other as still to come, is none, as in the product.
    """
    order = np.random.default_rng(SEED).permutation(len(examples))
    fold = {int(index): place % FOLDS for place, index in enumerate(order)}
    out: list[float | None] = [None] * len(examples)
    for held in range(FOLDS):
        weights = fit_examples([e for i, e in enumerate(examples) if fold[i] != held])
        for i, example in enumerate(examples):
            one, other = example.tellings
            if fold[i] == held and one is not None and other is not None:
                odds = np.array([*compare(one, other), 1.0]) @ weights
                out[i] = 0.0 if is_ruled_out(one, other) else float(1 / (1 + np.exp(-odds)))
    return out


def measure(examples: Sequence[Example], chances: Sequence[float | None]) -> dict[str, float]:
    """`pairs`: F1 of `same` where both acts were found; `pairs_end_to_end`: a pair not found counts as not joined.

    `pairs_hard` is that of all kinds but `plain`, which are as hard as their writers could make them.
    """
    judged = [(e.pair.kind, e.pair.label == "same", chance) for e, chance in zip(examples, chances, strict=True)]
    found = [(wanted, chance >= 0.5) for _, wanted, chance in judged if chance is not None]
    hard = [(wanted, chance >= 0.5) for kind, wanted, chance in judged if chance is not None and kind != PLAIN]
    return {
        "pairs": _f1(found),
        "pairs_hard": _f1(hard),
        "pairs_accuracy": 100 * sum(a == b for a, b in found) / len(found),
        "pairs_end_to_end": _f1((wanted, chance is not None and chance >= 0.5) for _, wanted, chance in judged),
        "pairs_found": 100 * len(found) / len(judged),
    }


def _f1(answers: Iterable[tuple[bool, bool]]) -> float:
    answers = list(answers)
    right = sum(wanted and given for wanted, given in answers)
    return 200 * right / max(1, sum(wanted for wanted, _ in answers) + sum(given for _, given in answers))


def read_all(folder: Path = PAIRS) -> list[LabelledPair]:
    """Every pair of every file of the folder, files by name."""
    return [pair for path in sorted(folder.glob("*.txt")) for pair in read_pairs(path)]


def _print_kinds(examples: Sequence[Example], chances: Sequence[float | None]) -> None:
    kinds: dict[str, list[bool]] = defaultdict(list)
    for example, chance in zip(examples, chances, strict=True):
        if chance is not None:
            kinds[f"{example.pair.label} {example.pair.kind}"].append((chance >= 0.5) == (example.pair.label == "same"))
    for kind, right in sorted(kinds.items()):
        print(f"{kind:45} {sum(right):4} of {len(right):4}")


def main() -> None:
    """Fit and write the weights, or only check them."""
    parser = argparse.ArgumentParser(prog="python -m training.pairs", description="fit the matcher's weights")
    parser.add_argument("what", choices=("fit", "check"))
    arguments = parser.parse_args()
    examples = code_pairs(read_all())
    chances = cross_validate(examples)
    _print_kinds(examples, chances)
    for name, figure in measure(examples, chances).items():
        print(f"{name:20} {figure:6.2f}")
    if arguments.what == "fit":
        write_weights(fit_examples(examples), WEIGHTS)


def write_weights(weights: Array, path: Path) -> None:
    """Write the weights with the names of their comparisons."""
    names = [*(comparison.__name__ for comparison in COMPARISONS), "bias"]
    table = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    path.write_text(
        "# How much each comparison of match/compare.py speaks for one act, in log-odds. Written by\n"
        "# `python -m training.pairs fit`, fitted on training/pairs; do not edit.\n"
        + yaml.safe_dump(table, sort_keys=False),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
