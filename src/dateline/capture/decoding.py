"""This file turns the bytes of an input into its characters, or says why it cannot."""

from __future__ import annotations

import codecs
import re

from dateline.capture.source import MAX_PAGE_BYTES, SourceKind
from dateline.errors import BinaryInput, EmptyInput, TooLarge, UndecodableText

_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I
)

# Browsers read these labels as the Windows encoding (WHATWG Encoding Standard, section 4.2).
_AS_BROWSERS_READ = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874"}
# Encodings in which web pages are found; DOS and Mac ones only add false friends to a guess.
_WEB_ENCODINGS = [
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "koi8_u", "big5",
    "gb18030", "euc_jp", "shift_jis", "euc_kr",
]  # fmt: skip
_GUESS_BYTES = 200_000
_CLEAN_MESS = 0.02  # of charset_normalizer's "chaos": the right encoding of an ordinary page has 0.0


def decode(data: bytes, kind: SourceKind, name: str) -> str:
    """The characters of a page, without a byte order mark; line ends stay as they are.

    Tried in turn: UTF-8, UTF-16 and UTF-32 by their mark, for HTML the charset that it declares, and last a guess that
    counts only where every encoding that fits gives the same characters.

    Raises:
        EmptyInput: nothing but white space.
        TooLarge: more than `MAX_PAGE_BYTES`.
        BinaryInput: not text.
        UndecodableText: text in an encoding that cannot be told.
    """
    if len(data) > MAX_PAGE_BYTES:
        raise TooLarge(name, f"more than {MAX_PAGE_BYTES:,} bytes", "split it into pages")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise BinaryInput(name, f"{what}, not text", "give the text of it, as .txt or .html")
    text = _decode_marked(data, name)
    if text is None:
        if b"\x00" in data:
            raise BinaryInput(name, "holds NUL bytes, so it is not text", "give a text file, as UTF-8")
        text = _decode_unmarked(data, kind)
    if text is None:
        raise UndecodableText(name, "its encoding cannot be told", "save it as UTF-8")
    check_text(text, name)
    return text


def check_text(text: str, name: str) -> None:
    """Refuse what no page can be.

    Raises:
        EmptyInput: nothing but white space.
        BinaryInput: more than one control character in a hundred.
    """
    if not text.strip("\ufeff\u200b \t\r\n\x0b\x0c\xa0"):
        raise EmptyInput(name, "there is no text in it", "give a page with text")
    if len(_CONTROL.findall(text)) * 100 > len(text):
        raise BinaryInput(name, "holds control characters, so it is not text", "give a text file, as UTF-8")


def _decode_marked(data: bytes, name: str) -> str | None:
    if data.startswith(_UTF32_MARKS):
        encoding = "utf-32"
    elif data.startswith(_UTF16_MARKS):
        encoding = "utf-16"
    else:
        return None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableText(
            name, f"marked as {encoding.upper()} and is not: {error.reason}", "save it as UTF-8"
        ) from error


def _decode_unmarked(data: bytes, kind: SourceKind) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if kind == "html":
        declared = _DECLARED.search(data[:4096])
        if declared:
            try:
                encoding = codecs.lookup(declared[1].decode("ascii")).name
                return data.decode(_AS_BROWSERS_READ.get(encoding, encoding))
            except (LookupError, UnicodeError):
                pass
    return _decode_guessed(data)


def _decode_guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    sample = data[:_GUESS_BYTES]
    matches = from_bytes(sample, cp_isolation=_WEB_ENCODINGS, enable_fallback=False)
    clean = [match for match in matches if match.chaos <= _CLEAN_MESS]
    encodings = {name for match in clean for name in (match.encoding, *match.could_be_from_charset)}
    readings = set()
    for encoding in encodings:
        try:
            readings.add(data.decode(encoding))
        except (LookupError, UnicodeError):
            continue
    return readings.pop() if len(readings) == 1 else None
