"""This file writes docs/records.md, the reference of every record and field, from the records themselves.

python docs/generate.py            write it
python docs/generate.py --check    1 when it is out of date
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType, NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

import msgspec

from dateline import records

RECORDS_PAGE: Final = Path(__file__).parent / "records.md"
# The order in which a page flows; a module of records that is not named here comes after these.
ORDER: Final = ("page", "detection", "values", "claim", "coded")
_OPENING: Final = """\
<!-- Written by docs/generate.py (make docs); edit the docstrings instead. -->

# Records

What flows between the stages and what `dateline code` prints: frozen records. In Python read them as attributes
(`dateline.code(…).claims[0].factuality`), elsewhere as one JSON object a line. What they mean is in the
[codebook](codebook.md).

One name differs: JSON's `from` is `from_` in Python, where `from` is taken. Dates are UTC, `YYYY-MM-DD`. Offsets count
code points of `page.text`, end exclusive. A field that is *left out* when it has its default does not appear in JSON at
all; read it as that default.
"""


def write_records_page() -> str:
    """The whole of docs/records.md."""
    parts = [_OPENING]
    for name in (*ORDER, *sorted(set(_module_names()) - set(ORDER))):
        described = [_describe(record) for record in find_records(import_module(f"dateline.records.{name}"))]
        if described:
            parts += [f"\n## {name.capitalize()}\n", *described]
    return "".join(parts)


def _module_names() -> list[str]:
    return [module.name for module in iter_modules(records.__path__)]


def find_records(module: ModuleType) -> Iterator[type[msgspec.Struct]]:
    """The record types that a module defines, in the order of its text."""
    for thing in vars(module).values():
        if inspect.isclass(thing) and issubclass(thing, msgspec.Struct) and thing.__module__ == module.__name__:
            yield thing


def _describe(record: type[msgspec.Struct]) -> str:
    meaning = inspect.getdoc(record) or ""
    notes = _notes(record)
    lines = [f"\n### {record.__name__}\n", f"\n{meaning}\n", "\n| field | is | default |\n|---|---|---|\n"]
    leaves_out = record.__struct_config__.omit_defaults
    for field in msgspec.structs.fields(record):
        default = (
            "required" if field.required else f"`{_as_json(_default(field))}`" + (", left out" if leaves_out else "")
        )
        name = f"`{field.encode_name}`" + (f" (`{field.name}`)" if field.name != field.encode_name else "")
        note = f"; {notes[field.name]}" if field.name in notes else ""
        lines.append(f"| {name} | {name_type(field.type)}{note} | {default} |\n")
    return "".join(lines)


def _notes(record: type[msgspec.Struct]) -> dict[str, str]:
    """The comments that stand behind fields, by field."""
    source = "".join(
        inspect.getsource(base) for base in reversed(record.__mro__) if base.__module__.startswith("dateline")
    )
    return dict(re.findall(r"^    (\w+):[^#\n]*  # (.+)$", source, re.M))


def _default(field: msgspec.structs.FieldInfo) -> object:
    return field.default_factory() if field.default is msgspec.NODEFAULT else field.default


def _as_json(value: object) -> str:
    return "left out" if value is msgspec.UNSET else msgspec.json.encode(value).decode()


def name_type(annotation: Any) -> str:
    """A type as a reader of JSON knows it.

    >>> name_type(tuple[int, ...])
    'list of whole number'
    >>> name_type(str | None)
    'text or null'
    """
    origin, inner = get_origin(annotation), get_args(annotation)
    plain = {
        str: "text",
        int: "whole number",
        float: "number",
        bool: "true or false",
        date: "date",
        NoneType: "null",
        Any: "anything",
    }
    if annotation in plain:
        return plain[annotation]
    if origin is Literal:
        return " · ".join(f"`{value}`" for value in inner)
    if origin in (Union, UnionType):
        return " or ".join(name_type(part) for part in inner)
    if origin is tuple:
        return f"list of {name_type(inner[0])}" if inner[-1] is ... else f"[{', '.join(map(name_type, inner))}]"
    return f"[{annotation.__name__}](#{annotation.__name__.lower()})"


def main(arguments: list[str]) -> int:
    """Write the page; with `--check` only compare, 1 when it differs."""
    text = write_records_page()
    if "--check" not in arguments:
        RECORDS_PAGE.write_text(text, encoding="utf-8")
        return 0
    return int(not RECORDS_PAGE.exists() or RECORDS_PAGE.read_text(encoding="utf-8") != text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
