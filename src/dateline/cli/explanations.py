"""This file draws for a person how each value of a page came about (`dateline code --explain`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from dateline.cli.phrases import flatten, name_creation_time, name_days, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.records.coded import CodedPage, ExplainedMention
    from dateline.records.values import ActorValue, PlaceValue, TimeValue, TollValue

_QUIET: Final = "dim"
# What a comparison means: told once below the page, not again at each of its hundred mentions.
_MEANING: Final = re.compile(r"[a-z]+(?:_[a-z]+)*: [A-Z]")
# Steps that led nowhere, each in a sentence of its own: a person wants them in one.
_IDLE: Final = (
    (re.compile(r"Tried (.+): no answer\."), "Tried without an answer: "),
    (re.compile(r"The rule '(.+)' does not fit\."), "Rules that do not fit: "),
)
# What the line above the steps says already.
_SAID_ABOVE: Final = re.compile(
    r"The words '.+' were read\.|The words are read as '.+'\.|Read (['\"].+['\"]) as \1(?: on .*)?\.|Recorded: .+"
)


def draw_explanations(coded: CodedPage) -> RenderableType:
    """Each mention in order of the text: its words, what it was understood as, and the steps that led there."""
    page = coded.page
    title = flatten(page.title or page.path or page.url or "page without a title")
    parts: list[RenderableType] = [Rule(style=_QUIET), Text(title, style="bold"), Text(name_creation_time(page.dct))]
    explained = coded.explained()
    for each in explained:
        steps = [step for step in each.steps if not _MEANING.match(step)]
        parts += [Text(), _draw_mention(each), _indent(_shorten(steps))]
    meanings = sorted({step for each in explained for step in each.steps if _MEANING.match(step)})
    if meanings:
        parts += [Text(), Text("What the figures of places compare", style="bold"), _indent(meanings)]
    if not explained:
        parts += [Text(), Text("the page has no mention to explain", style=_QUIET)]
    return Group(*parts)


def _indent(steps: Iterable[str]) -> Padding:
    return Padding(Text("\n".join(map(flatten, steps)), style=_QUIET), (0, 0, 0, 4), expand=False)


def _shorten(steps: Sequence[str]) -> list[str]:
    """The steps with idle ones in a row drawn together, and none that repeats the mention's words or its value."""
    lines: list[str] = []
    for step in steps:
        if _SAID_ABOVE.fullmatch(step):
            continue
        idle = next(((match[1], start) for pattern, start in _IDLE if (match := pattern.fullmatch(step))), None)
        if idle is None:
            lines.append(step)
        elif lines and lines[-1].startswith(idle[1]):
            lines[-1] = f"{lines[-1][:-1]}; {idle[0]}."
        else:
            lines.append(f"{idle[1]}{idle[0]}.")
    return lines


def _draw_mention(explained: ExplainedMention) -> Text:
    mention = explained.mention
    line = Text(f"{mention.kind:6} ", style=_QUIET)
    line.append(quote(mention.text), style="bold")
    line.append(f" → {_understood(explained)}")
    return line


def _understood(explained: ExplainedMention) -> str:
    """The value in a few words, with its id where it has one; why not, where it is unresolved."""
    mention = explained.mention
    if mention.time is not None:
        return _understood_time(mention.time)
    if mention.toll is not None:
        return _understood_toll(mention.toll)
    if mention.place is not None:
        return _understood_place(mention.place)
    return "unresolved" if mention.actor is None else _understood_actor(mention.actor)


def _understood_time(time: TimeValue) -> str:
    timex = f" ({time.timex3.value})" if time.timex3 else ""
    if time.alternatives:
        return f"{' or '.join(name_days(a.from_, a.until) for a in time.alternatives)}, ambiguous{timex}"
    if time.from_ is None and time.until is None:
        return f"no date: {flatten(time.reason or 'no reason told')}{timex}"
    days = name_days(time.from_, time.until)
    return f"{days}, to the {time.precision}{timex if time.timex3 and time.timex3.value != days else ''}"


def _understood_toll(toll: TollValue) -> str:
    low, high = (None if bound is None else f"{bound:,}" for bound in (toll.low, toll.high))
    if low is None and high is None:
        return f"no number: {flatten(toll.reason or 'no reason told')}"
    if low is None or high is None:
        return f"{low} or more" if high is None else f"up to {high}"
    return low if low == high else f"{low} to {high}{', a vague word' if toll.vague else ''}"


def _understood_place(place: PlaceValue) -> str:
    if place.members:
        return f"{len(place.members)} places: {'; '.join(_understood_place(member) for member in place.members)}"
    if place.id is None:
        return f"unresolved: {flatten(place.reason or 'no reason told')}"
    told = [flatten(place.name or ""), place.admin1 and flatten(place.admin1), place.country, place.precision]
    return f"{', '.join(dict.fromkeys(part for part in told if part))} ({place.id})"


def _understood_actor(actor: ActorValue) -> str:
    if actor.id is None:
        return f"unresolved: {flatten(actor.reason or 'no reason told')}"
    side = " ".join(part for part in (actor.country, actor.sector) if part)
    told = ", ".join(part for part in (flatten(actor.name or ""), side) if part)
    return f"{told} ({actor.id}{', provisional' if actor.provisional else ''})"
