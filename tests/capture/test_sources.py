"""What can be opened, in which order, and how each bad input is named while the rest goes on."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.capture import MAX_PAGE_BYTES, CaptureOptions, Source, capture, open_sources
from dateline.errors import (
    BinaryInput,
    EmptyInput,
    InputError,
    MalformedLine,
    NoSuchInput,
    TooLarge,
    UndecodableText,
    UnsupportedInput,
)
from dateline.records.page import Page

WORDS = "Shells fell on Osmund."


def a_source(data: bytes, kind: str = "text") -> Source:
    """A file's bytes."""
    return Source(name="page", kind="html" if kind == "html" else "text", data=data)


def a_capture(data: bytes, kind: str = "text") -> Page:
    """Capture a file's bytes."""
    return capture(a_source(data, kind), CaptureOptions())


def names_of(*inputs: str, stdin: bytes | None = None) -> list[str]:
    """What opening yields: the names of sources, the classes of errors."""
    stream = io.BytesIO(stdin) if stdin is not None else None
    return [s.name if isinstance(s, Source) else type(s).__name__ for s in open_sources(inputs, stream)]


def test_a_folder_is_read_in_order_and_bad_inputs_are_yielded(tmp_path: Path) -> None:
    """A folder gives its pages sorted, hidden and foreign files left out; a missing file does not stop the rest."""
    for name in ("b.txt", "a.HTML", "sub/c.htm", ".hidden.txt", ".git/d.txt", "e.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(WORDS)
    found = names_of(str(tmp_path / "none.txt"), str(tmp_path), str(tmp_path / "e.pdf"), "https://courier.example/x")
    inside = [str(tmp_path / name) for name in ("a.HTML", "b.txt", "sub/c.htm")]
    assert found == ["NoSuchInput", *inside, "UnsupportedInput", "UnsupportedInput"]


def test_a_folder_without_pages_and_a_path_that_no_system_has(tmp_path: Path) -> None:
    """Both are named, neither raises."""
    assert names_of(str(tmp_path), "bad\x00.txt") == ["EmptyInput", "NoSuchInput"]


def test_jsonl_lines_are_named_by_number(tmp_path: Path) -> None:
    """Every bad line is named by file and line; good ones go on; blank lines count but yield nothing."""
    path = tmp_path / "pages.jsonl"
    lines = [
        '{"text": "Shells fell.", "id": "a"}',
        "",
        '{"text": "Shells fell."',  # cut off
        '{"title": "no words"}',
        '{"text": 7}',
        '{"text": "a", "html": "<p>a"}',
        '{"text": "Shells", "targets": [{"start": 2, "end": 9}]}',
        '{"html": "<p>Shells", "targets": [{"start": 0, "end": 2}]}',
        '{"text": "\\ud800"}',
        '["text"]',
        '{"text": "Guns fell silent.", "published": null, "unknown": 1}',
    ]
    path.write_text("\ufeff" + "\r\n".join(lines))
    found = list(open_sources([str(path)]))
    assert [s.name for s in found if isinstance(s, Source)] == [f"{path}:1", f"{path}:11"]
    errors = [e for e in found if isinstance(e, InputError)]
    assert [e.input for e in errors] == [f"{path}:{n}" for n in range(3, 11)]
    assert {type(e) for e in errors} == {MalformedLine}
    assert 'neither "text" nor "html"' in str(errors[1])
    assert "$.text" in str(errors[2])
    assert "target 2–9" in str(errors[4])


def test_one_record_is_limited_a_file_of_them_is_not(tmp_path: Path) -> None:
    """A line of more than one page's size is refused and skipped; the next line is read."""
    path = tmp_path / "pages.jsonl"
    path.write_text(json.dumps({"text": "x" * MAX_PAGE_BYTES}) + "\n" + json.dumps({"text": WORDS}) + "\n")
    first, second = open_sources([str(path)])
    assert isinstance(first, TooLarge)
    assert isinstance(second, Source)
    assert second.name == f"{path}:2"


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (b'{"text": "a"}\n{"text": "b"}\n', ["record", "record"]),
        (b'\n\n  {"text": "a"}', ["record"]),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>a", ["html"]),
        (b"\n<article><p>a", ["html"]),
        (b"{a brace} opens this note\n", ["text"]),
        (b"Shells fell.\n", ["text"]),
        (b"", ["text"]),
    ],
)
def test_the_kind_of_standard_input_is_told_from_its_first_line(data: bytes, kinds: list[str]) -> None:
    """JSON Lines, markup or plain text."""
    assert [s.kind for s in open_sources(["-"], io.BytesIO(data)) if isinstance(s, Source)] == kinds


def test_lines_of_standard_input_are_numbered_from_one() -> None:
    """Blank lines before the first record count."""
    assert names_of("-", stdin=b'\n{"text": "a"}\n{"text": "b"}') == ["-:2", "-:3"]
    assert names_of("-") == ["NoSuchInput"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (WORDS.encode(), "text"),
        (b"\xef\xbb\xbf" + WORDS.encode(), "text"),
        (WORDS.encode("utf-16"), "text"),
        (WORDS.encode("utf-32"), "text"),
    ],
)
def test_characters_by_mark(data: bytes, kind: str) -> None:
    """UTF-8, UTF-16 and UTF-32 with their marks give the same text, and the mark is no part of it."""
    assert a_capture(data, kind).text == WORDS


def test_a_declared_charset_is_believed_where_utf8_fails() -> None:
    """A page in Windows-1252 that calls itself Latin-1 is read as browsers read it."""
    words = (
        "The “council” of Osmund – eleven members – met on Monday and called for an end to the shelling of the town."
    )
    html = f'<html><head><meta charset="iso-8859-1"></head><body><article><p>{words}</p></article></body></html>'
    assert words in a_capture(html.encode("cp1252"), "html").text


def test_an_encoding_is_guessed_only_without_rivals() -> None:
    """Cyrillic of one encoding only is read; a lone accented letter that could be several is refused with advice."""
    words = "Обстрел деревни продолжался всю ночь, сообщил штаб округа. Жители ушли в подвалы. " * 3
    assert a_capture(words.encode("koi8-r")).text == words
    with pytest.raises(UndecodableText, match="save it as UTF-8"):
        a_capture("A na\u00efve plan, said the council of Osmund, and sent the officers home.".encode("cp1252"))


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", EmptyInput, "no text"),
        (b"\xef\xbb\xbf \r\n\t", EmptyInput, "no text"),
        (b"%PDF-1.4 Shells fell", BinaryInput, "a PDF"),
        (b"PK\x03\x04....", BinaryInput, "zip"),
        (b"Shells\x00fell", BinaryInput, "NUL"),
        (b"ab\x01\x02" * 20, BinaryInput, "control"),
        (b"\xff\xfeS\x00h", UndecodableText, "marked as UTF-16 and is not"),  # cut in the middle of a character
        (b"x" * (MAX_PAGE_BYTES + 1), TooLarge, "10,000,000"),
        (bytes(range(128, 256)) * 8, UndecodableText, "encoding"),
    ],
)
def test_bad_bytes_are_refused_by_name(data: bytes, error: type[InputError], words: str) -> None:
    """Each kind of bad file has its own error, with what is wrong and what to do."""
    with pytest.raises(error, match=words) as caught:
        a_capture(data)
    assert str(caught.value).startswith("page: ")


def test_no_more_than_one_byte_above_the_limit_is_read(tmp_path: Path) -> None:
    """A huge file is not taken into memory to be refused."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    (source,) = open_sources([str(path)])
    assert isinstance(source, Source)
    assert len(source.data) == MAX_PAGE_BYTES + 1


def test_text_is_kept_code_point_for_code_point() -> None:
    """CRLF counts two and stays, white space too; the id is made of the bytes' hash and a given id stays."""
    text = "  Shells\r\nfell\u00a0on Osmund. \U0001f6d1\r\n"
    page = a_capture(text.encode())
    assert page.text == text
    assert page.id == f"p-{page.sha256[:12]}"
    (record,) = open_sources(["-"], io.BytesIO(json.dumps({"id": "x", "text": text}).encode()))
    assert isinstance(record, Source)
    assert capture(record, CaptureOptions()).text == text
    assert capture(record, CaptureOptions()).id == "x"
    assert capture(record, CaptureOptions()).sha256 == page.sha256


def test_missing_files_say_what_to_do() -> None:
    """The message holds the input, the problem and a remedy."""
    missing, kind = open_sources(["/no/such/page.txt", "/no/such/page.docx"])
    assert isinstance(missing, NoSuchInput)
    assert (
        str(missing)
        == "/no/such/page.txt: cannot be opened: No such file or directory; check the path and its permissions"
    )
    assert isinstance(kind, NoSuchInput)
    assert not isinstance(kind, UnsupportedInput)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (
            "The council of the town said on Monday that shells had hit the market and that four traders were killed.",
            "en",
        ),
        (
            "Le conseil de la ville a dit lundi que des obus ont frappé le marché et que quatre marchands sont morts.",
            "fr",
        ),
        ("Idlib: 7 killed", None),  # too short to tell
    ],
)
def test_language(text: str, lang: str | None) -> None:
    """The language is told where there are words enough; capture refuses none."""
    assert a_capture(text.encode()).lang == lang


def test_importing_capture_loads_no_heavy_library() -> None:
    """The extractors and the language model are loaded at first use only."""
    heavy = "{'trafilatura', 'extruct', 'htmldate', 'lxml', 'py3langid', 'numpy', 'charset_normalizer'}"
    code = f"import sys, dateline.capture; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
