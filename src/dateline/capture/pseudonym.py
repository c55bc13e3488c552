"""This file turns a commenter's name into a keyed hash, and keeps the key."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import tempfile
import unicodedata
from pathlib import Path

from dateline.errors import UsageError

KEY_FILE = "commenter.key"
KEY_BYTES = 32

# For callers that keep no key: names must not be found by hashing a list of guesses.
_KEY_OF_THIS_PROCESS = secrets.token_bytes(KEY_BYTES)


def hash_commenter(name: str, key: bytes) -> str:
    """`c-` and 12 hex digits of HMAC-SHA256 over the name, case and spacing set aside; same name and key, same hash.

    An empty key stands for a random one that lives as long as this process.
    """
    plain = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    digest = hmac.new(key or _KEY_OF_THIS_PROCESS, plain.encode("utf-8", "surrogatepass"), hashlib.sha256)
    return f"c-{digest.hexdigest()[:12]}"


def load_commenter_key(folder: Path) -> bytes:
    """The 32-byte key kept in `folder`, drawn at random and written (mode 0600, whole or not at all) at first use.

    Raises:
        UsageError: the key file holds something else than a key.
        OSError: the folder cannot be written or the key not read.
    """
    path = folder / KEY_FILE
    if not path.exists():
        _create_key(path)
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise UsageError(
            f"{path}: {len(key)} bytes where a key has {KEY_BYTES}; restore it, or move it away to have a new one drawn"
        )
    return key


def _create_key(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=".commenter-")  # mkstemp opens with mode 0600
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(secrets.token_bytes(KEY_BYTES))
            stream.flush()
            os.fsync(stream.fileno())
        try:
            os.link(draft, path)  # never replaces: a key that another process wrote first wins
        except FileExistsError:
            return
        except OSError:  # a file system without hard links
            Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)
