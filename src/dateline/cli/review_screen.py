"""This file draws an event for the reviewer: what is claimed, the words that attest it, and what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dateline.cli.event_table import name_event_toll, name_place
from dateline.cli.factuality_marks import SIGNS, STYLES
from dateline.cli.phrases import flatten, name_days, name_event, name_known_actor
from dateline.cli.review_lines import name_letter
from dateline.cli.review_values import list_told, name_field
from dateline.records.event import AgreedTime, Event, EventToll, TollRange
from dateline.records.ontology import FACTS
from dateline.records.values import ActorValue, PlaceValue
from dateline.review.decide import name_action
from dateline.review.evidence import ClaimShown, EventShown, find_pieces

if TYPE_CHECKING:
    from dateline.records.judgement import Judgement
    from dateline.review.queue import Ranked

_QUIET: Final = "dim"
_INDENT: Final = 5  # columns: under the factuality, past mark and number
_SHOWN_REASONS: Final = 3
_WEIGHT: Final = re.compile(r"\s*\([+−-]\d+\.\d+\)")
_LONGEST: Final = 700  # characters of evidence; `c` shows the rest
# Signs stand beside the colours: the trigger in brackets, the values with their field's name.
_ROLE_STYLES: Final = {
    "trigger": "bold", "actor": "blue", "source": "magenta", "recipient": "cyan", "place": "green", "time": "yellow",
    "said": "yellow", "toll": "red", "beneficiary": "cyan", "accord": "magenta",
}  # fmt: skip


def draw_item(
    number: int, ranked: Ranked, shown: EventShown, *, marked: bool = False, done: str = ""
) -> RenderableType:
    """One event of the screen under its number; `done`: what the reviewer decided of it a moment ago."""
    parts: list[RenderableType] = [_draw_head(number, shown.event, marked=marked, done=done)]
    parts += [_indent(line) for line in _draw_reasons(ranked)]
    letters = {one.claim.id: name_letter(index) for index, one in enumerate(shown.claims)}
    if shown.standing is not None:
        parts.append(_indent(_draw_judgement(shown.standing)))
    pages: dict[str, str] = {}  # the letter of the first claim of each page
    for one in shown.claims:
        letter = letters[one.claim.id]
        parts.append(_draw_claim(one, letter, shown, beside=pages.get(one.claim.page)))
        pages.setdefault(one.claim.page, letter)
    parts += [_indent(line) for line in _draw_disagreements(shown.event, letters)]
    return Group(*parts)


def _indent(thing: RenderableType, by: int = _INDENT) -> Padding:
    return Padding(thing, (0, 0, 0, by), expand=False)


def _draw_head(number: int, event: Event, *, marked: bool, done: str) -> Text:
    line = Text(f"{'▶' if marked else ' '} {number:<2} ", style="bold" if marked else "")
    line.append(f"{SIGNS[event.factuality]} {event.factuality}", style=STYLES[event.factuality])
    name = f"{event.type}.{event.mode}" if event.mode else event.type
    line.append(f"  {name}", style="bold" if event.factuality in FACTS else "")
    line.append(f"  {event.id}", style=_QUIET)
    if event.status != "machine":
        line.append(f"  {event.status}", style="red" if event.status == "rejected" else "green")
    if done:
        line.append(f"  {done}", style="bold")
    return line


def _draw_reasons(ranked: Ranked) -> Iterator[Text]:
    for name, number, reasons in (
        ("matters", ranked.consequence, ranked.matters),
        ("unsure", ranked.uncertainty, ranked.doubts),
    ):
        words = "; ".join(flatten(reason.words) for reason in reasons) or "nothing speaks for it"
        yield Text(f"{name} {number:.2f}: {words}", style=_QUIET)


def _draw_claim(one: ClaimShown, letter: str, shown: EventShown, *, beside: str | None) -> RenderableType:
    """A claim under its letter; `beside` is the letter of an earlier claim of the same page."""
    claim = one.claim
    head = Text(f"{letter:<2} ", style="bold")
    head.append(_draw_evidence(one))
    lines = [_name_source(one) if beside is None else Text(f"on the same page as {beside}", style=_QUIET)]
    if (claim.type, claim.mode, claim.factuality) != (shown.event.type, shown.event.mode, shown.event.factuality):
        lines.append(Text(f"{SIGNS[claim.factuality]} {claim.factuality}  {name_event(claim)}"))
    if told := _draw_values(one):
        lines.append(told)
    if one.standing is not None:
        lines.append(_draw_judgement(one.standing))
        if not one.is_judged_alone:
            lines.append(Text("the page says something else by now: that judgement no longer counts", style="yellow"))
    if reasons := shown.why.get(claim.id):
        lines.append(Text(f"one act with {name_letter(0)}: {_shorten(reasons)}", style=_QUIET))
    return Group(_hang(head), *(_indent(line, _INDENT + 3) for line in lines))


def _shorten(reasons: Sequence[str]) -> str:
    """The two that weigh most and the verdict, without their weights; `w` tells all."""
    if len(reasons) > _SHOWN_REASONS:
        reasons = [*reasons[: _SHOWN_REASONS - 1], "…", reasons[-1]]
    return " ".join(_WEIGHT.sub("", flatten(reason)) for reason in reasons)


def draw_why(letter: str, reasons: Sequence[str]) -> Iterator[Text]:
    """Every step to one act, a line each, with its weight."""
    if letter == name_letter(0):
        yield Text(f"claim {letter} is the one that the others are compared with; write w b, w c, …")
        return
    yield Text(f"claim {letter} and claim {name_letter(0)}:", style="bold")
    for reason in reasons or ["no reason is at hand"]:
        yield Text(f"  {flatten(reason)}")


def _hang(line: Text) -> RenderableType:
    """The sentence under its letter, its later lines beside the letter's column."""
    from rich.table import Table

    grid = Table.grid(padding=0)
    grid.add_column(width=3)
    grid.add_column(overflow="fold")
    grid.add_row(line[:3], line[3:])
    return _indent(grid)


def _draw_evidence(one: ClaimShown) -> Text:
    line = Text()
    for words, roles in find_pieces(one.text, one.marks):
        style = " ".join(_ROLE_STYLES[role] for role in sorted(roles) if role in _ROLE_STYLES)
        piece = _keep_edges(words)
        if "trigger" in roles:
            piece = f"[{piece}]"
        line.append(piece, style=f"underline {style}" if roles else "")
    if len(line) > _LONGEST:
        line.truncate(_LONGEST - 2)
        line.append(" …")
    return Text.assemble("“", line, "”")


def _keep_edges(words: str) -> str:
    """On one line, as `flatten` does, with the blank at either end that parts it from the next piece."""
    before, after = words[:1].isspace(), words[-1:].isspace()
    flat = flatten(words)
    return " " if not flat else f"{' ' * before}{flat}{' ' * after}"


def _name_source(one: ClaimShown) -> Text:
    """`Courier · 2018-06-26 · Column Shells Osmund`: who printed it, when, under which title or at which address."""
    dct = one.published
    day = "date unknown" if dct.from_ is None else name_days(dct.from_, dct.until)
    if dct.alternatives:
        day = " or ".join(name_days(other.from_, other.until) for other in dct.alternatives)
    parts = (one.outlet or "outlet unknown", day, one.title or one.address)
    return Text(" · ".join(flatten(part) for part in parts if part), style=_QUIET)


def _draw_values(one: ClaimShown) -> Text | None:
    """`actor X · place Y`; a value that a person gave is followed by the machine's own."""
    edited = {edit.field for edit in one.edits}
    told = dict(list_told(one.claim))
    for field in edited:
        told.setdefault(field, name_field(one.claim, field))
    parts: list[Text] = []
    for field, words in told.items():
        part = Text.assemble((f"{field} ", _QUIET), (words, "bold" if field in edited else ""))
        if field in edited and one.claim.machine:
            part.append(f" (machine: {name_field(one.claim.machine, field)})", style="yellow")
        parts.append(part)
    return Text(" · ", style=_QUIET).join(parts) if parts else None


def _draw_judgement(judgement: Judgement) -> Text:
    return Text(f"{tell_judgement(judgement)}", style="green" if judgement.action != "reject" else "red")


def tell_judgement(judgement: Judgement) -> str:
    """`rejected by Ana, 2026-11-28 12:03 UTC: another town (version 2)`."""
    when = f"{judgement.at:%Y-%m-%d %H:%M} UTC"
    what = name_action(judgement.action)
    return f"{what} by {flatten(judgement.reviewer)}, {when}: {flatten(judgement.reason)} (version {judgement.version})"


def _draw_disagreements(event: Event, letters: dict[str, str]) -> Iterator[Text]:
    for disagreement in event.disagreements:
        accounts = [
            f"{_name_value(account.value)} ({', '.join(letters.get(id, id) for id in account.claims)})"
            for account in disagreement.values
        ]
        yield Text(f"claims differ: {disagreement.field}: {' / '.join(accounts)}", style="yellow")


def _name_value(value: object) -> str:
    match value:
        case str():
            return value
        case AgreedTime():
            return name_days(value.from_, value.until)
        case PlaceValue():
            return name_place(value)
        case TollRange():
            return name_event_toll(EventToll(of=value.of, low=value.low, high=value.high, families=value.families))
        case tuple():
            return ", ".join(map(_name_actor, value)) or "?"
        case _:
            return flatten(str(value))


def _name_actor(actor: ActorValue) -> str:
    side = " ".join(part for part in (actor.country, actor.sector) if part)
    return " ".join(filter(None, (name_known_actor(actor, actor.name or "?"), side)))


def draw_context(one: ClaimShown) -> Text:
    """The paragraph around the sentence, the sentence bold; why not, where the page is not at hand."""
    if one.context is None:
        return Text("the paragraph is not at hand", style=_QUIET)
    before, found, after = one.context.partition(one.text)
    if not found:
        return Text(flatten(one.context))
    return Text.assemble(_keep_edges(before) if before else "", (flatten(found), "bold"), _keep_edges(after))


def draw_newer(newer: Sequence[Judgement], letters: dict[str, str]) -> Iterable[Text]:
    """What others decided meanwhile, one line each; `letters` by claim id."""
    for judgement in newer:
        what = f"claim {letters[judgement.subject]}" if judgement.subject in letters else judgement.subject
        yield Text(f"meanwhile {what} was {tell_judgement(judgement)}", style="bold yellow")
