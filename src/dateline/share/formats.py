"""This file lists the ways out by name: how each is written, read back, and named as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from msgspec import Struct

from dateline.errors import UsageError
from dateline.share.acled import write_acled
from dateline.share.csv_file import read_csv, write_csv
from dateline.share.ftm import write_ftm
from dateline.share.gdelt import write_gdelt
from dateline.share.geojson import read_geojson, write_geojson
from dateline.share.hxl import write_hxl
from dateline.share.jsonl import read_jsonl, write_jsonl
from dateline.share.parquet import write_parquet
from dateline.share.plover import write_plover
from dateline.share.report import ExportReport
from dateline.share.rows import Exported
from dateline.share.ucdp import write_ucdp


class Format(Struct, frozen=True, kw_only=True):
    """One way out.

    `write(rows, out, options)` takes an `out` for text, or for bytes where `binary`; a text file is opened as UTF-8
    with `newline=""`. `read(source, name=…)` gives the rows back where the format keeps enough to.
    """

    name: str
    suffix: str
    write: Callable[..., ExportReport]
    read: Callable[..., Iterator[Exported]] | None = None
    binary: bool = False


FORMATS: Final[dict[str, Format]] = {
    format.name: format
    for format in (
        Format(name="csv", suffix=".csv", write=write_csv, read=read_csv),
        Format(name="parquet", suffix=".parquet", write=write_parquet, binary=True),
        Format(name="geojson", suffix=".geojson", write=write_geojson, read=read_geojson),
        Format(name="jsonl", suffix=".jsonl", write=write_jsonl, read=read_jsonl),
        Format(name="plover", suffix=".plover.jsonl", write=write_plover),
        Format(name="acled", suffix=".acled.csv", write=write_acled),
        Format(name="ucdp", suffix=".ucdp.csv", write=write_ucdp),
        Format(name="gdelt", suffix=".gdelt.tsv", write=write_gdelt),
        Format(name="hxl", suffix=".hxl.csv", write=write_hxl),
        Format(name="ftm", suffix=".ftm.jsonl", write=write_ftm),
    )
}


def format_named(name: str) -> Format:
    """The way out of that name.

    Raises:
        UsageError: there is none; the message gives the choices.
    """
    try:
        return FORMATS[name]
    except KeyError:
        raise UsageError(f"unknown format {name!r}; choices: {', '.join(FORMATS)}") from None
