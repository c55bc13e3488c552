"""This file holds what `dateline doctor` checks, one function a check, in the order in which a page would need them."""

from __future__ import annotations

import os
import platform
import re
import stat
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from dateline.records.collection import CollectionKind
    from dateline.settings import Settings

State = Literal["ok", "warning", "failed"]

LEAST_FREE_BYTES = 200_000_000  # the gazetteer takes about 20 MB while it is built; below this a casebook has no room
_TRIAL = "Rebels shelled the town on Monday."
_OLDEST_PYTHON = (3, 11)
_REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)\s*(?:>=\s*([\d.]+))?")


class Check(Struct, frozen=True, kw_only=True):
    """What one check found: `found` in words, `remedy` what to do where something is amiss.

    `warning`: it works, but look at it. `failed`: dateline cannot work, or something is unsafe.
    """

    check: str
    state: State
    found: str
    remedy: str | None = None


def run_checks(db: str | None = None) -> Iterator[Check]:
    """Every check in turn; one that breaks is a failed check, never an end to the others.

    `db`: the casebook whose shared registries and gazetteers are compared with the user's own.
    """
    from dateline.settings import Settings

    settings = Settings()
    checks: tuple[tuple[str, Callable[[], Check]], ...] = (
        ("python", check_python),
        ("dependencies", lambda: check_dependencies(metadata.requires("dateline") or [])),
        ("model", check_model),
        ("gazetteer", lambda: check_gazetteer(settings)),
        ("registry", lambda: check_registry(settings)),
        ("config folder", lambda: check_config_folder(settings.config_folder)),
        ("commenter key", lambda: check_key(settings.config_folder)),
        ("data folder", lambda: check_data_folder(settings.data_folder)),
        ("disk", lambda: check_disk(settings.data_folder)),
    )
    if db is not None:
        checks += (("shared data", lambda: check_shared(settings.config_folder, db)),)
    for name, check in checks:
        try:
            yield check()
        except Exception as error:  # the doctor is called when things are broken in ways that nobody foresaw
            yield Check(check=name, state="failed", found=f"{type(error).__name__}: {error}", remedy=_reinstall())


def check_python() -> Check:
    """The interpreter is one that dateline is tested with."""
    found = f"{platform.python_implementation()} {platform.python_version()} on {platform.platform(terse=True)}"
    if sys.version_info < _OLDEST_PYTHON:
        return Check(check="python", state="failed", found=found, remedy="install Python 3.11 or later")
    return Check(check="python", state="ok", found=found)


def check_dependencies(requirements: list[str]) -> Check:
    """Every library that dateline declares is there, and new enough. `requirements` read `name>=1.2`."""
    wrong: list[str] = []
    found: list[str] = []
    for requirement in requirements:
        match = _REQUIREMENT.match(requirement)
        if match is None or "extra ==" in requirement:
            continue
        name, least = match.group(1), match.group(2)
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            wrong.append(f"{name} is missing")
            continue
        found.append(f"{name} {version}")
        if least and _numbers(version) < _numbers(least):
            wrong.append(f"{name} {version} is older than {least}")
    if wrong:
        return Check(check="dependencies", state="failed", found="; ".join(wrong), remedy=_reinstall())
    return Check(check="dependencies", state="ok", found=", ".join(found))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.split("+")[0])[:3])


def check_model() -> Check:
    """The model file opens, was made for this version's labels, and reads a sentence."""
    from dateline.detect import detect
    from dateline.detect.labels import fingerprint
    from dateline.detect.weights import MODEL_FILE, load_weights
    from dateline.errors import WeightsError

    try:
        weights = load_weights()
    except WeightsError as error:
        return Check(check="model", state="failed", found=str(error), remedy=_reinstall())
    detect(_TRIAL, weights)
    size_mb = MODEL_FILE.stat().st_size / 1e6
    return Check(check="model", state="ok", found=f"{MODEL_FILE}: {size_mb:.1f} MB, labels {fingerprint()[:12]}")


def check_gazetteer(settings: Settings) -> Check:
    """The gazetteer opens, is built where it is missing, and passes SQLite's own check."""
    from dateline.errors import GazetteerError
    from dateline.ground.gazetteer import USER_FOLDER, Gazetteer

    try:
        gazetteer = Gazetteer.open(settings.data_folder, settings.config_folder / USER_FOLDER)
        found = gazetteer.doctor()
        gazetteer.close()
    except GazetteerError as error:
        remedy = (
            f"delete the file in {settings.data_folder}, or set DATELINE_DATA_FOLDER to a folder that can be written"
        )
        return Check(check="gazetteer", state="failed", found=str(error), remedy=remedy)
    return Check(check="gazetteer", state="ok", found=found)


def check_registry(settings: Settings) -> Check:
    """The registry of actors loads and has entries, and so do those that the user added."""
    from dateline.errors import RegistryError
    from dateline.ground.registry import Registry
    from dateline.ground.user_registry_file import USER_FOLDER

    try:
        registry = Registry.load(user_folder=settings.config_folder / USER_FOLDER)
        entries = registry.entries()
    except RegistryError as error:
        return Check(check="registry", state="failed", found=str(error), remedy=_reinstall())
    if not entries:
        return Check(check="registry", state="failed", found="no actors in it", remedy=_reinstall())
    added = registry.users.told() if registry.users else ""
    return Check(check="registry", state="ok", found=f"{len(entries):,} actors{added}")


def check_config_folder(folder: Path) -> Check:
    """Nobody but its owner can put another key into the configuration folder."""
    name = "config folder"
    if not folder.exists():
        return Check(check=name, state="ok", found=f"{folder}: not there yet, made at first use")
    if not os.access(folder, os.R_OK | os.X_OK):
        return Check(check=name, state="failed", found=f"{folder}: cannot be read", remedy=f"chmod 700 '{folder}'")
    mode = folder.stat().st_mode
    if _has_modes() and mode & (stat.S_IWGRP | stat.S_IWOTH):
        found = f"{folder}: others can write in it (mode {stat.S_IMODE(mode):04o})"
        return Check(check=name, state="failed", found=found, remedy=f"chmod 700 '{folder}'")
    return Check(check=name, state="ok", found=str(folder))


def check_key(folder: Path) -> Check:
    """Nobody but its owner can read the key under which commenters' names are hashed."""
    from dateline.capture.pseudonym import KEY_BYTES, KEY_FILE

    name, path = "commenter key", folder / KEY_FILE
    if not path.exists():
        return Check(check=name, state="ok", found=f"{path}: none yet, drawn at first use")
    status = path.stat()
    if _has_modes() and status.st_mode & 0o077:
        found = f"{path}: others can read or change it (mode {stat.S_IMODE(status.st_mode):04o})"
        remedy = f"chmod 600 '{path}'; if others may have read it, move it away to have a new one drawn"
        return Check(check=name, state="failed", found=found, remedy=remedy)
    if _has_modes() and status.st_uid != os.getuid():
        found = f"{path}: belongs to another user (uid {status.st_uid})"
        return Check(check=name, state="failed", found=found, remedy="move it away to have a new one drawn")
    if status.st_size != KEY_BYTES:
        found = f"{path}: {status.st_size} bytes where a key has {KEY_BYTES}"
        remedy = "restore it, or move it away to have a new one drawn"
        return Check(check=name, state="failed", found=found, remedy=remedy)
    return Check(check=name, state="ok", found=f"{path}: private")


def check_data_folder(folder: Path) -> Check:
    """What dateline builds for itself can be written."""
    import tempfile

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        remedy = "make it writable, or set DATELINE_DATA_FOLDER to a folder that is"
        found = f"{folder}: cannot be written ({error.strerror})"
        return Check(check="data folder", state="failed", found=found, remedy=remedy)
    return Check(check="data folder", state="ok", found=f"{folder}: writable")


def check_disk(folder: Path) -> Check:
    """There is room for what dateline builds and stores."""
    import shutil

    there = next((place for place in (folder, *folder.parents) if place.exists()), Path.cwd())
    free = shutil.disk_usage(there).free
    found = f"{free / 1e9:.1f} GB free at {there}"
    if free < LEAST_FREE_BYTES:
        remedy = f"free at least {LEAST_FREE_BYTES / 1e6:.0f} MB"
        return Check(check="disk", state="warning", found=found, remedy=remedy)
    return Check(check="disk", state="ok", found=found)


def check_shared(config_folder: Path, db: str) -> Check:
    """The user has the registries and gazetteers that the team shares, as they are in the casebook."""
    from dateline.cli.advice import advise_command
    from dateline.cli.event_filters import open_existing
    from dateline.errors import DatelineError
    from dateline.team import compare

    found: list[str] = []
    remedies: list[str] = []
    kinds: tuple[tuple[CollectionKind, str], ...] = (("registry", "registries"), ("gazetteer", "gazetteers"))
    try:
        with open_existing(db) as book:
            for kind, plural in kinds:
                shared = [one for one in compare(book, kind, config_folder) if one.shared is not None]
                lacking = [one.name for one in shared if one.state == "lacking"]
                other = [one.name for one in shared if one.state == "other"]
                told: list[str] = []
                if lacking:
                    told.append(f"you lack {', '.join(lacking)}")
                    remedies.append(advise_command(f"{kind} fetch {' '.join(lacking)}", book, db))
                if other:
                    told.append(f"you have another {', '.join(other)}")
                    remedies.append(advise_command(f"{kind} fetch {' '.join(other)} --replace", book, db))
                count = f"{len(shared)} {kind if len(shared) == 1 else plural}"
                found.append(f"{count} ({'; '.join(told)})" if told else count)
            name = book.name
    except DatelineError as error:
        return Check(check="shared data", state="failed", found=str(error))
    state: State = "warning" if remedies else "ok"
    words = f"{name} holds {' and '.join(found)}"
    return Check(check="shared data", state=state, found=words, remedy="; ".join(remedies) or None)


def _has_modes() -> bool:
    return os.name == "posix"


def _reinstall() -> str:
    return "reinstall: pip install --force-reinstall dateline"
