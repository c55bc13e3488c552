"""This file is `dateline demo`: codes two bundled sample pages into a fresh casebook and says what to try next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from dateline.cli.streams import DONE, advise, run
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.records.coded import CodedPage
    from dateline.store.casebook import Casebook


class Sample(Struct, frozen=True):
    """A bundled page: its file in `dateline/demo`, and what a user would tell of it."""

    file: str
    published: str | None = None
    outlet: str | None = None


# Written for this project: the groups, the events and the readers are invented, the places are real.
SAMPLES = (
    Sample("fezzan-dump.txt", published="2022-03-17", outlet="Desert Front Monitor"),
    Sample("cauca-news.html"),
)


def demo(
    db: Annotated[
        str | None,
        typer.Option("--db", metavar="PATH", help="Keep the casebook, as this new file; without it, it is temporary."),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print JSON Lines on a terminal too; elsewhere they are what is printed.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of what failed.")] = False,
) -> None:
    """Code two bundled sample pages into a fresh casebook, print what was found, and say what to try next.

    Works offline.
    """

    def command() -> int:
        from dateline.cli.outcome import Tally
        from dateline.cli.printing import choose_output, is_drawn
        from dateline.cli.progress import ProgressLine

        coded: list[CodedPage] = []
        tally = Tally()
        progress = ProgressLine(quiet=False, total=len(SAMPLES))
        try:
            put = choose_output(pages=False, json=json, comments=False, progress=progress)
            with open_fresh_casebook(db) as book:
                for sample in SAMPLES:
                    coded.append(code_sample(sample))
                    book.add(coded[-1])
                    put(coded[-1])
                    tally.pages, tally.claims = len(coded), tally.claims + len(coded[-1].claims)
                    progress.advance(tally)
            if is_drawn(json):
                with progress.aside():
                    _draw_summary(coded)
            with progress.aside():
                advise(suggest_next(db))
        finally:
            progress.close()
        return DONE

    run(command, debug=debug)


@contextmanager
def open_fresh_casebook(db: str | None) -> Iterator[Casebook]:
    """A casebook with nothing in it: the new file `db`, or one that is gone afterwards.

    Raises:
        UsageError: there is such a file already; nothing in it is touched.
        StoreError: the file cannot be made.
    """
    from tempfile import TemporaryDirectory

    from dateline.store.casebook import Casebook
    from dateline.store.opening import locate

    if db is None:
        with TemporaryDirectory(prefix="dateline-demo-") as folder, Casebook(Path(folder) / "demo.db") as book:
            yield book
        return
    if locate(db).exists():
        raise UsageError(f"{db}: is there already, and the demo wants a fresh casebook; give the path of a new file")
    with Casebook(db) as book:
        yield book


def code_sample(sample: Sample) -> CodedPage:
    """Code one bundled page.

    Raises:
        DatelineError: the installation is damaged.
    """
    from dateline import pipeline

    return pipeline.code(locate_sample(sample), published=sample.published, outlet=sample.outlet)


def locate_sample(sample: Sample) -> str:
    """The path of a bundled page."""
    from importlib.resources import files

    return str(files("dateline") / "demo" / sample.file)


def summarise(pages: list[CodedPage]) -> list[str]:
    """What a reader should take from the demo: how many claims, which of them facts, which not."""
    from dateline.cli.factuality_marks import count_factualities
    from dateline.records.ontology import FACTS

    claims = [claim for page in pages for claim in page.claims]
    fact, no_fact = count_factualities([claim.factuality for claim in claims])
    attacks = [claim for claim in claims if claim.type == "ASSAULT"]
    unreal = [claim for claim in attacks if claim.factuality not in FACTS]
    comments = sum(p.role == "comment" for page in pages for p in page.page.paragraphs)
    return [
        f"{len(claims)} claims on {len(pages)} pages",
        fact,
        no_fact,
        f"Of {len(attacks)} claims about attacks, {len(unreal)} are not put as fact: somebody plans, expects, urges or"
        " denies them, or makes them depend on something.",
        f"{comments} readers' comments were set apart from the reports.",
    ]


def suggest_next(db: str | None = None) -> list[str]:
    """What to try next: commands that can be copied, each under what it does; `db` is the casebook that was kept."""
    from json import dumps
    from shlex import quote

    first = SAMPLES[0]
    given = f"dateline code {quote(locate_sample(first))} --published {first.published}"
    events = f'dateline.Casebook({dumps(db)}).events(type="ASSAULT")'
    ask = f"import dateline; [print(event.to_json()) for event in {events}]"
    return [
        "",
        "What to try next",
        "  one claim as JSON, as a script gets it:",
        f"    {given} | head -1",
        "  what the page's readers claim too, marked as such:",
        f"    {given} --comments",
        *(["  what the casebook holds:", f"    python -c {quote(ask)}"] if db else []),
        "  a page or a folder of your own:",
        "    dateline code PAGE.html",
        "  is everything in place, and safe:",
        "    dateline doctor",
    ]


def _draw_summary(pages: list[CodedPage]) -> None:
    from rich.rule import Rule
    from rich.text import Text

    from dateline.cli.screen import Screen

    screen = Screen()
    screen.draw(Rule("what was found", style="dim", align="left"))
    for line in summarise(pages):
        screen.draw(Text(line))
