"""This file is the one place where records become JSON and come back."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from dateline.errors import MalformedLine

T = TypeVar("T")


def to_json(record: object) -> str:
    """One line of JSON, UTF-8 characters as they are, keys in the order of the record's fields."""
    return msgspec.json.encode(record).decode("utf-8")


def from_json(line: str | bytes, kind: type[T]) -> T:
    """Read a record of `kind` back; `from_json(to_json(x), type(x)) == x`.

    Raises:
        MalformedLine: the line is not JSON, or not of that kind; the message names the field.
    """
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise MalformedLine(
            "JSON line", f"not a {kind.__name__}: {error}", "give a line that dateline itself printed"
        ) from error
