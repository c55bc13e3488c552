"""This file reads annotated passages (docs/codebook.md, "Corpus format") and refuses what the codebook refuses.

python -m training.passages FILE...      validate; prints counts
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from dateline.errors import PassageRefused
from dateline.records.detection import Argument, DetectedMention, DetectedRelation, DetectedTrigger, Detection
from dateline.records.ontology import (
    EVENT_TYPES,
    FACTUALITIES,
    MODES,
    RELATION_KINDS,
    RELATIONS,
    ROLE_FILLER,
    ROLES,
    TOLL_KINDS,
)

LETTERS: Final = {"a": "actor", "p": "place", "d": "time", "t": "toll", "c": "accord", "e": "trigger"}
_OPENING = re.compile(r"\{([apdtce]\d+) ")
_LABEL_LINE = re.compile(r"[apdtce]\d+ \S")


class Passage(Struct, frozen=True):
    """An annotated passage: its text and what a perfect detector would find in it. Ids are those of the file."""

    id: str
    text: str
    detection: Detection
    dct: str | None = None
    outlet: str | None = None
    tags: tuple[str, ...] = ()


def read_passages(path: Path) -> Iterator[Passage]:
    """The passages of one UTF-8 file, in order.

    Raises:
        PassageRefused: names file, line, what is wrong and the allowed values.
    """
    block: list[str] = []
    first = 0
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], 1):
        if line.strip():
            first = first if block else number
            block.append(line.rstrip())
        elif block:
            yield parse_passage(block, f"{path.name}:{first}")
            block = []


def parse_passage(lines: list[str], where: str) -> Passage:
    """Header, marked text, then label lines → Passage; `where` names the place in messages."""
    header, *rest = lines
    if not header.startswith("# "):
        raise PassageRefused(f"{where}: a passage begins with '# id | dct … | outlet …', this one with {header[:40]!r}")
    name, *facts = [part.strip() for part in header[2:].split("|")]
    cut = next((i for i, line in enumerate(rest) if _LABEL_LINE.match(line) and "{" not in line), len(rest))
    text, spans = unmark("\n".join(rest[:cut]), where)
    kinds = {span: LETTERS[span[0]] for span in spans}
    events: dict[str, DetectedTrigger] = {}
    arguments: list[Argument] = []
    relations: list[DetectedRelation] = []
    for line in rest[cut:]:
        words = line.split()
        if words[0] not in spans:
            raise PassageRefused(f"{where}: no span {words[0]} in the text: {line!r}")
        if len(words) == 3 and words[1] in RELATIONS:
            relations.append(_relation(words, kinds, line, where))
        elif kinds[words[0]] == "trigger":
            if words[0] in events:
                raise PassageRefused(f"{where}: a second line for {words[0]}: {line!r}")
            events[words[0]] = _trigger(words, spans[words[0]], line, where)
            arguments += _arguments(words, kinds, line, where)
        else:
            raise PassageRefused(f"{where}: unknown relation in {line!r}; relations: {', '.join(RELATIONS)}")
    missing = [span for span, kind in kinds.items() if kind == "trigger" and span not in events]
    if missing:
        raise PassageRefused(f"{where}: triggers without a line: {', '.join(missing)}")
    mentions = tuple(
        DetectedMention(id=span, kind=kinds[span], start=start, end=end)  # type: ignore[arg-type]
        for span, (start, end) in sorted(spans.items(), key=lambda item: item[1])
        if kinds[span] != "trigger"
    )
    triggers = tuple(sorted(events.values(), key=lambda t: (t.start, t.end)))
    detection = Detection(mentions=mentions, triggers=triggers, arguments=tuple(arguments), relations=tuple(relations))
    return Passage(
        name, text, detection, _fact(facts, "dct "), _fact(facts, "outlet "),
        tuple(f for f in facts if not f.startswith(("dct ", "outlet "))),
    )  # fmt: skip


def _fact(facts: list[str], key: str) -> str | None:
    return next((fact[len(key) :].strip() for fact in facts if fact.startswith(key)), None)


def unmark(marked: str, where: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """`{id words}` → plain text and the spans by id, in code points; a doubled brace is a literal one."""
    out: list[str] = []
    length = 0
    open_: list[tuple[str, int]] = []
    spans: dict[str, tuple[int, int]] = {}
    at = 0
    while at < len(marked):
        character = marked[at]
        double = marked[at : at + 2]
        if double == "{{" or (double == "}}" and not open_):
            out.append(character)
            length += 1
            at += 2
        elif character == "{":
            opening = _OPENING.match(marked, at)
            if not opening:
                raise PassageRefused(
                    f"{where}: a span opens as '{{id words}}', id one of {' '.join(LETTERS)} and a number; "
                    f"found {marked[at : at + 30]!r}"
                )
            if opening[1] in spans or any(opening[1] == name for name, _ in open_):
                raise PassageRefused(f"{where}: the id {opening[1]} marks two spans")
            open_.append((opening[1], length))
            at = opening.end()
        elif character == "}":
            if not open_:
                raise PassageRefused(f"{where}: a brace closes nothing: {marked[max(0, at - 30) : at + 1]!r}")
            name, start = open_.pop()
            spans[name] = (start, length)
            at += 1
        else:
            out.append(character)
            length += 1
            at += 1
    if open_:
        raise PassageRefused(f"{where}: never closed: {open_[-1][0]}")
    return "".join(out), spans


def _trigger(words: list[str], span: tuple[int, int], line: str, where: str) -> DetectedTrigger:
    if len(words) < 3:
        raise PassageRefused(f"{where}: a trigger's line is 'eN TYPE[.mode] factuality role=ids …': {line!r}")
    type_, _, mode = words[1].partition(".")
    if type_ not in MODES:
        raise PassageRefused(f"{where}: unknown type {type_!r} in {line!r}; types: {', '.join(EVENT_TYPES)}")
    if mode and mode not in MODES[type_]:
        allowed = ", ".join(MODES[type_]) or "none"
        raise PassageRefused(f"{where}: unknown mode {mode!r} in {line!r}; modes of {type_}: {allowed}")
    if words[2] not in FACTUALITIES:
        raise PassageRefused(
            f"{where}: unknown factuality {words[2]!r} in {line!r}; factualities: {', '.join(FACTUALITIES)}"
        )
    return DetectedTrigger(
        id=words[0], start=span[0], end=span[1], type=type_, mode=mode or None, factuality=words[2]
    )  # fmt: skip


def _arguments(words: list[str], kinds: dict[str, str], line: str, where: str) -> Iterator[Argument]:
    for pair in words[3:]:
        role, _, targets = pair.partition("=")
        if role not in ROLE_FILLER:
            raise PassageRefused(f"{where}: unknown role {role!r} in {line!r}; roles: {', '.join(ROLES)}")
        for target in targets.split(","):
            target, _, of = target.partition(":")
            if kinds.get(target) != ROLE_FILLER[role]:
                raise PassageRefused(f"{where}: {role}={target} is no {ROLE_FILLER[role]} of this passage: {line!r}")
            if (of in TOLL_KINDS) != (role == "toll"):
                raise PassageRefused(
                    f"{where}: a toll, and only a toll, says of what ({', '.join(TOLL_KINDS)}): {line!r}"
                )
            yield Argument(trigger=words[0], role=role, target=target, of=of or None)  # type: ignore[arg-type]


def _relation(words: list[str], kinds: dict[str, str], line: str, where: str) -> DetectedRelation:
    source, name, target = words
    if target not in kinds:
        raise PassageRefused(f"{where}: no span {target} in the text: {line!r}")
    allowed = (*RELATION_KINDS[name], ("trigger", "trigger")) if name == "same" else RELATION_KINDS[name]  # type: ignore[index]
    if (kinds[source], kinds[target]) not in allowed:
        raise PassageRefused(
            f"{where}: {name} does not join {kinds[source]} to {kinds[target]}: {line!r}; "
            f"it joins {'; '.join(f'{a} to {b}' for a, b in allowed)}"
        )
    return DetectedRelation(source=source, relation=name, target=target)  # type: ignore[arg-type]


def main(paths: list[str]) -> int:
    """Validate the files; 1 when one is refused."""
    refused = 0
    for path in paths:
        try:
            passages = list(read_passages(Path(path)))
        except PassageRefused as error:
            refused += 1
            print(f"refused {error}", file=sys.stderr)
        else:
            events = sum(len(p.detection.triggers) for p in passages)
            print(f"{path}: {len(passages)} passages, {events} events")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
