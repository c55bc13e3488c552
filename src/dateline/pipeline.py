"""This file is the order of the stages, nothing else: capture, detect, ground."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from dateline import capture
from dateline.errors import DatelineError, InputError, NotEnglish, UsageError
from dateline.records.detection import Target
from dateline.records.page import Page

if TYPE_CHECKING:
    from dateline.detect.weights import Weights
    from dateline.ground.gazetteer import Gazetteer
    from dateline.ground.registry import Registry
    from dateline.records.coded import CodedPage


class CodeOptions(Struct, frozen=True, kw_only=True):
    """What a caller may ask of coding.

    `comments`: code readers' comments too, their claims marked as such. `force`: code a page that is not English.
    `explain`: tell the steps to each value.
    """

    published: str | None = None
    outlet: str | None = None
    comments: bool = False
    force: bool = False
    explain: bool = False


class Tools(Struct, frozen=True):
    """What the stages need and none of them opens itself."""

    weights: Weights
    gazetteer: Gazetteer
    registry: Registry
    commenter_key: bytes


@cache
def open_tools(threads: int = 0) -> Tools:
    """Open the model, the gazetteer, the registry and the commenters' key, once a process.

    Raises:
        WeightsError, GazetteerError, RegistryError: one of them is missing or damaged.
    """
    from dateline.detect.weights import load_weights
    from dateline.ground.gazetteer import USER_FOLDER, Gazetteer
    from dateline.ground.registry import Registry
    from dateline.ground.user_registry_file import USER_FOLDER as USER_REGISTRIES
    from dateline.settings import Settings

    settings = Settings()
    return Tools(
        load_weights(threads=threads),
        Gazetteer.open(settings.data_folder, settings.config_folder / USER_FOLDER),
        Registry.load(settings.data_folder, user_folder=settings.config_folder / USER_REGISTRIES),
        capture.load_commenter_key(settings.config_folder),
    )


def code_page(
    page: Page, tools: Tools, *, comments: bool = False, targets: Sequence[Target] = (), explain: bool = False
) -> CodedPage:
    """Code one captured page: detect, ground. `targets` are words of its text that the caller wants a verdict on."""
    from dateline.detect import detect
    from dateline.ground.claims import ground

    groups = [[(p.start, p.end) for p in page.paragraphs if p.role in {"title", "body"}]]
    if comments:
        groups += [[(p.start, p.end)] for p in page.paragraphs if p.role == "comment"]
    detection = detect(page.text, tools.weights, groups, targets)
    return ground(page, detection, tools.gazetteer, tools.registry, explain=explain)


def code_source(source: capture.Source, options: CodeOptions, tools: Tools) -> CodedPage:
    """Code one source: capture, detect, ground.

    Raises:
        InputError: the source is no page that can be coded; the message names it and says what to do.
    """
    page = capture.capture(
        source,
        capture.CaptureOptions(published=options.published, outlet=options.outlet, commenter_key=tools.commenter_key),
    )
    if page.lang not in (None, "en") and not options.force:
        raise NotEnglish(
            source.name, f"the text is not English (it looks like {page.lang})", "code it all the same with --force"
        )
    targets = source.record.targets if source.record is not None else None
    return code_page(page, tools, comments=options.comments, targets=targets or (), explain=options.explain)


def code_inputs(inputs: Iterable[str], options: CodeOptions) -> Iterator[CodedPage | InputError]:
    """Code every input in order; what cannot be coded comes back as its error, and the rest goes on."""
    for source in capture.open_sources(inputs, sys.stdin.buffer):
        if isinstance(source, InputError):
            yield source
            continue
        try:
            yield code_source(source, options, open_tools())
        except InputError as error:
            yield error


def code(
    input: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    comments: bool = False,
    force: bool = False,
) -> CodedPage:
    """Code one page: a path to a `.txt` or `.html` file, or to a `.jsonl` file of one line.

    Raises:
        InputError: the page cannot be read or coded; the message says what to do.
        UsageError: the input holds more than one page.
    """
    options = CodeOptions(published=published, outlet=outlet, comments=comments, force=force)
    results = list(code_inputs([str(input)], options))
    if len(results) != 1:
        raise UsageError(f"{input}: holds {len(results)} pages; code_inputs() codes many, code() exactly one")
    result = results[0]
    if isinstance(result, DatelineError):
        raise result
    return result
