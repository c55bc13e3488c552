"""This file writes a file at one stroke: it is there whole or not at all, and no file is written over unasked."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Final

from dateline.errors import UsageError

STANDARD_OUTPUT: Final = "-"


@contextmanager
def write_whole(name: str, *, binary: bool, force: bool = False, suffix: str = "") -> Iterator[IO[Any]]:
    """A file to write, which becomes the one of that name, or goes to standard output (`-`), once all is well.

    Text is UTF-8 with line ends as given. `force` writes over a file that is there; `suffix` is for advice only.

    Raises:
        UsageError: there is a file of that name, or it is none that can be written.
    """
    if name == STANDARD_OUTPUT:
        with TemporaryDirectory(prefix="dateline-") as folder:
            made = Path(folder) / "output"
            with _open(made, binary) as out:
                yield out
            _copy_out(made)
        return
    target = Path(name)
    _check(target, name, force, suffix)
    target = target.resolve()  # a link keeps leading to what is written
    made = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with _open(made, binary) as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        _check(target, name, force, suffix)
        made.replace(target)
    finally:
        with suppress(FileNotFoundError):
            made.unlink()


def _open(path: Path, binary: bool) -> IO[Any]:
    return path.open("xb") if binary else path.open("x", encoding="utf-8", newline="")


def _check(target: Path, name: str, force: bool, suffix: str) -> None:
    if target.is_dir():
        raise UsageError(f"--output {name}: is a folder; give a file, such as {target / f'dateline{suffix}'}")
    if not target.parent.is_dir():
        raise UsageError(f"--output {name}: there is no folder {target.parent}; make it, or give another file")
    if target.exists() and not target.is_file():
        raise UsageError(f"--output {name}: is no plain file; give a file, or - for standard output")
    if target.exists() and not force:
        raise UsageError(f"--output {name}: is there already; give another file, or --force to write over it")


def _copy_out(made: Path) -> None:
    sys.stdout.flush()
    with made.open("rb") as file:
        shutil.copyfileobj(file, sys.stdout.buffer)
    sys.stdout.buffer.flush()
