"""This file is `dateline demo`: codes bundled sample pages into a fresh casebook and says what to try next."""

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
    from dateline.casebook import Casebook
    from dateline.records.coded import CodedPage


class Sample(Struct, frozen=True):
    """A bundled page: its file in `dateline/demo`, and what a user would tell of it."""

    file: str
    published: str | None = None
    outlet: str | None = None


# Written for this project. Of these the groups, the events and the readers are invented, the places are real.
SAMPLES = (
    Sample("fezzan-dump.txt", published="2022-03-17", outlet="Desert Front Monitor"),
    Sample("cauca-news.html"),
)
# One story over four pages: what was vowed, what came of it, a deal and what breaches an older one. The outlets, the
# readers and the fighting in the north are invented; the groups, the places and the deals of July 2018 are real.
STORY = (
    Sample("idlib-2018-07-02.html"),
    Sample("idlib-2018-07-11.html"),
    Sample("idlib-2018-07-12.html"),
    Sample("idlib-2018-07-20.txt", published="2018-07-20", outlet="Steadfast Levant"),
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
    """Code two bundled sample pages and a story of four into a fresh casebook, print what was found (of the story what
    was vowed and agreed, and what became of it), and say what to try next.

    Works offline.
    """

    def command() -> int:
        from dateline.cli.outcome import Tally
        from dateline.cli.printing import choose_output, is_drawn
        from dateline.cli.progress import ProgressLine

        coded: list[CodedPage] = []
        tally = Tally()
        progress = ProgressLine(quiet=False, total=len(SAMPLES) + len(STORY))
        try:
            put = choose_output(pages=False, json=json, comments=False, progress=progress)
            with open_fresh_casebook(db) as book:
                for sample in (*SAMPLES, *STORY):
                    coded.append(code_sample(sample))
                    book.add(coded[-1])
                    if sample in SAMPLES or not is_drawn(json):
                        put(coded[-1])
                    tally.pages, tally.claims = len(coded), tally.claims + len(coded[-1].claims)
                    progress.advance(tally)
                if is_drawn(json):
                    with progress.aside():
                        _draw_summary(coded[: len(SAMPLES)])
                        _draw_story(book, [page.page.id for page in coded[len(SAMPLES) :]])
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

    from dateline.casebook import Casebook
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
        *(
            [
                "  what the casebook holds:",
                f"    dateline events --db {quote(db)}",
                f"    python -c {quote(ask)}",
                "  judge it, the most urgent first:",
                f"    dateline review --db {quote(db)}",
            ]
            if db
            else []
        ),
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


def _draw_story(book: Casebook, pages: list[str]) -> None:
    """The vows and accords that the pages of the story tell."""
    from rich.rule import Rule
    from rich.text import Text

    from dateline.cli.accord_table import draw_accords
    from dateline.cli.screen import Screen
    from dateline.cli.vow_table import draw_vows

    screen = Screen()
    events = [
        event for event in book.events(accords=False) if any(claim.partition("#")[0] in pages for claim in event.claims)
    ]
    last = max(dct.from_ for id, dct in book.published().items() if id in pages and dct.from_ is not None)
    vows = [vow for vow in book.vows(as_of=last) if any(claim.partition("#")[0] in pages for claim in vow.vow_claims)]
    accords = [accord for accord in book.accords() if any(claim.partition("#")[0] in pages for claim in accord.claims)]
    shared = sum(event.pages > 1 for event in events)
    screen.draw(Rule("one story, told by four pages", style="dim", align="left"))
    screen.draw(
        Text(f"{len(events)} events, {shared} of them told by several pages. What was vowed, and what came of it:")
    )
    screen.draw(draw_vows(vows, width=screen.console.width))
    screen.draw(Text("What was agreed, and what breaches it, or may:"))
    screen.draw(draw_accords(accords))
