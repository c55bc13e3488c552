"""This file opens inputs one after another: files, folders, JSONL records, standard input."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from dateline.capture.source import MAX_PAGE_BYTES, Record, Source, SourceKind
from dateline.errors import EmptyInput, InputError, MalformedLine, NoSuchInput, TooLarge, UnsupportedInput

_KINDS: dict[str, SourceKind] = {".txt": "text", ".html": "html", ".htm": "html", ".jsonl": "record"}
_LINE_ADVICE = 'give one JSON object a line with "text" or "html"'
_MARKUP = re.compile(rb"<(!doctype\s+html|!--|\?xml|html|head|body|article|main|div|p|title|meta)\b", re.IGNORECASE)
_MARKUP_COMMENT = re.compile(rb"<!--")
_JSON_OBJECT = re.compile(rb'\{\s*("|\}|$)')


def open_sources(inputs: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Source | InputError]:
    """Yield every source of the inputs in order; what cannot be opened is yielded as its error and the rest goes on.

    An input is a `.txt`, `.html`, `.htm` or `.jsonl` file, a folder (its files of those kinds, hidden ones left out,
    sorted by path) or `-` for `stdin`, whose kind is told from its first line. One page holds at most
    `MAX_PAGE_BYTES`; a JSONL file may be of any size, and is read line by line.
    """
    for name in inputs:
        try:
            if name == "-":
                yield from _open_stream(stdin)
            elif Path(name).is_dir():
                yield from _open_folder(Path(name))
            else:
                yield from _open_file(Path(name), name)
        except InputError as error:
            yield error
        except (OSError, ValueError) as error:  # ValueError: a NUL in a path
            yield _unopened(name, error)


def _open_folder(folder: Path) -> Iterator[Source | InputError]:
    found: list[Path] = []
    unread: list[InputError] = []

    def note(error: OSError) -> None:
        unread.append(_unopened(error.filename or str(folder), error))

    for here, folders, files in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(here, name) for name in files if Path(name).suffix.lower() in _KINDS and not name.startswith(".")
        ]
    yield from unread
    if not found and not unread:
        raise EmptyInput(str(folder), "no page in this folder", f"put {_list_kinds()} files in it")
    for path in sorted(found):
        try:
            yield from _open_file(path, str(path))
        except OSError as error:
            yield _unopened(str(path), error)


def _open_file(path: Path, name: str) -> Iterator[Source | InputError]:
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        problem = "an address, and pages are not fetched" if re.match(r"https?://", name) else "not a kind of file read"
        if not re.match(r"https?://", name) and not path.exists():
            raise NoSuchInput(name, "no such file or folder", "check the path")
        raise UnsupportedInput(name, problem, f"give {_list_kinds()}, a folder, or '-' for standard input")
    with path.open("rb") as stream:
        if kind == "record":
            yield from _read_records(stream, name, str(path))
        else:
            yield Source(name=name, kind=kind, data=stream.read(MAX_PAGE_BYTES + 1), path=str(path))


def _open_stream(stdin: BinaryIO | None) -> Iterator[Source | InputError]:
    if stdin is None:
        raise NoSuchInput("-", "there is no standard input here", "give a file or a folder")
    head = first = b""
    blank_lines = 0
    while len(head) <= MAX_PAGE_BYTES:
        first = stdin.readline(MAX_PAGE_BYTES + 1 - len(head))
        head += first
        if not first or first.strip(b" \t\r\n\xef\xbb\xbf"):
            break
        blank_lines += 1
    start = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _JSON_OBJECT.match(start) and first.endswith((b"\n", b"}")):
        yield from _number_records(first, stdin, blank_lines, "-", None)
        return
    data = head + stdin.read(max(0, MAX_PAGE_BYTES + 1 - len(head)))
    is_markup = _MARKUP.match(start) or _MARKUP_COMMENT.match(start)
    yield Source(name="-", kind="html" if is_markup else "text", data=data)


def _read_records(stream: BinaryIO, name: str, path: str | None) -> Iterator[Source | InputError]:
    first = stream.readline(MAX_PAGE_BYTES + 1)
    if not first:
        raise EmptyInput(name, "the file is empty", _LINE_ADVICE)
    yield from _number_records(first, stream, 0, name, path)


def _number_records(
    first: bytes, stream: BinaryIO, lines_before: int, name: str, path: str | None
) -> Iterator[Source | InputError]:
    line, number = first.removeprefix(b"\xef\xbb\xbf"), lines_before
    while line:
        number += 1
        where = f"{name}:{number}"
        if len(line) > MAX_PAGE_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_PAGE_BYTES)
            yield TooLarge(where, f"more than {MAX_PAGE_BYTES:,} bytes in one line", "split the page")
        elif line.strip():
            try:
                yield Source(name=where, kind="record", record=_read_record(line, where), path=path)
            except InputError as error:
                yield error
        line = stream.readline(MAX_PAGE_BYTES + 1)


def _read_record(line: bytes, where: str) -> Record:
    try:
        record = msgspec.json.decode(line, type=Record)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise MalformedLine(where, f"not a page: {error}", _LINE_ADVICE) from error
    if record.text is None and record.html is None:
        raise MalformedLine(where, 'neither "text" nor "html"', _LINE_ADVICE)
    if record.text is not None and record.html is not None:
        raise MalformedLine(where, 'both "text" and "html"', "give one of them")
    if record.targets and record.text is None:
        raise MalformedLine(where, '"targets" beside "html"', 'give the "text" whose code points they count')
    for target in record.targets or ():
        end = len(record.text or "")
        if not 0 <= target.start < target.end <= end:
            raise MalformedLine(
                where,
                f"target {target.start}–{target.end} is no span of the text",
                f"give 0 <= start < end <= {end}, in code points",
            )
    return record


def _unopened(name: str, error: Exception) -> NoSuchInput:
    reason = getattr(error, "strerror", None) or str(error)
    return NoSuchInput(name, f"cannot be opened: {reason}", "check the path and its permissions")


def _list_kinds() -> str:
    return ", ".join(_KINDS)
