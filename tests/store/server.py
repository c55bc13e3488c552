"""This file starts a PostgreSQL server for the tests, in a temporary folder, reached by a socket in it alone."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from dateline.store.migrating import REVISION_TABLE
from dateline.store.schema import SCHEMA_VERSION

_PATIENCE_S = 30.0


class Server:
    """A server that runs; its database is `postgres`, each casebook has a schema in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._free: list[str] = []
        self._numbers = count(1)

    def lend_schema(self) -> str:
        """The name of a schema that is empty, or holds an empty casebook: making one takes half a second."""
        if self._free:
            return self._free.pop()
        name = f"lent{next(self._numbers)}"
        self.make_schema(name)
        return name

    def take_back(self, name: str) -> None:
        """Empty a lent schema for the next; one whose tables or triggers were changed is lent no more."""
        if self.run(
            f"SELECT count(*) FROM pg_trigger WHERE tgname ~ '_no_' AND tgrelid::regclass::text ~ '^{name}\\.'"
        ) != [(3,)]:
            return
        tables = [table for (table,) in self.run(f"SELECT tablename FROM pg_tables WHERE schemaname = '{name}'")]
        emptied = [f"DELETE FROM {name}.{table}" for table in tables if table != REVISION_TABLE]
        made = f"INSERT INTO {name}.casebook VALUES ({SCHEMA_VERSION}, '{secrets.token_hex(8)}', false)"
        # As a replica, the server asks neither the triggers nor the foreign keys.
        self.run("; ".join(["SET session_replication_role = replica", *emptied, made]))
        self._free.append(name)

    def make_schema(self, name: str) -> str:
        """Make an empty schema; the URL by which a casebook is kept in it."""
        self.run(f"CREATE SCHEMA {name}")
        return self.url_of(name)

    def url_of(self, name: str) -> str:
        """The URL by which a casebook is kept in that schema."""
        return f"postgresql://dateline@/postgres?host={self.folder}&options=-csearch_path%3D{name}"

    def run(self, statements: str) -> list[Any]:
        """Run statements, past any casebook; the rows of the first."""
        import psycopg

        with psycopg.connect(f"host={self.folder} user=dateline dbname=postgres", autocommit=True) as connection:
            result = connection.execute(statements.encode())
            return result.fetchall() if result.description else []


def find_programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest that Debian installed or the one on the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    found = debian[-1] if debian else shutil.which("initdb")
    return (
        Path(found).resolve().parent if found and shutil.which("postgres", path=Path(found).resolve().parent) else None
    )


@contextmanager
def running_server(programs: Path) -> Iterator[Server]:
    """A fresh server that ends with the block. PostgreSQL refuses to run as root: then it runs as somebody else."""
    who: dict[str, Any] = {}
    # Not pytest's folder: nobody else may enter that, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-"))
    if os.geteuid() == 0:
        import pwd

        known = {entry.pw_name for entry in pwd.getpwall()}
        user = next(name for name in ("postgres", "nobody") if name in known)
        who = {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    quiet: dict[str, Any] = {
        "cwd": folder,
        "stdout": subprocess.DEVNULL,
        "env": {"PATH": os.environ["PATH"], "TZ": "UTC"},
    }
    try:
        subprocess.run(
            [programs / "initdb", "-D", folder / "data", "-U", "dateline", "-A", "trust", "-E", "UTF8", "--locale=C",
             "--no-sync"],
            check=True, stderr=subprocess.PIPE, **who, **quiet,
        )  # fmt: skip
        running = subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"],
            stderr=subprocess.DEVNULL, **who, **quiet,
        )  # fmt: skip
        try:
            server = Server(folder)
            _wait_for(server, running)
            yield server
        finally:
            running.send_signal(signal.SIGINT)  # whoever is still connected is thrown out
            running.wait(_PATIENCE_S)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(server: Server, running: subprocess.Popen[Any]) -> None:
    import psycopg

    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            server.run("SELECT 1")
            return
        except psycopg.OperationalError:
            if running.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.05)
