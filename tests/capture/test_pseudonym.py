"""Commenters' names become keyed hashes, and the key is made once and kept to its owner."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest

from dateline.capture import load_commenter_key
from dateline.capture.pseudonym import KEY_FILE, hash_commenter
from dateline.errors import UsageError


def test_one_name_one_hash_under_one_key() -> None:
    """Case and spacing set aside, a name has one hash under a key, and another under another key."""
    assert hash_commenter("Osk  Tarrant", b"k") == hash_commenter("osk tarrant ", b"k")
    assert hash_commenter("Osk Tarrant", b"k") != hash_commenter("Osk Tarrand", b"k")
    assert hash_commenter("Osk Tarrant", b"k") != hash_commenter("Osk Tarrant", b"l")
    assert re.fullmatch(r"c-[0-9a-f]{12}", hash_commenter("Osk Tarrant", b"k"))


def test_the_hash_is_pinned() -> None:
    """A casebook's hashes stay joinable from one version to the next."""
    assert hash_commenter("Osk Tarrant", b"k") == "c-e752492de90f"


def test_without_a_key_a_hash_cannot_be_looked_up() -> None:
    """An empty key stands for a random one of this process: the same within it, not HMAC under nothing."""
    import hashlib
    import hmac

    assert hash_commenter("Osk Tarrant", b"") == hash_commenter("Osk Tarrant", b"")
    bare = hmac.new(b"", b"osk tarrant", hashlib.sha256).hexdigest()
    assert hash_commenter("Osk Tarrant", b"") != f"c-{bare[:12]}"


def test_the_key_is_drawn_once(tmp_path: Path) -> None:
    """First use writes 32 random bytes into a new folder; later uses read them; no draft is left behind."""
    folder = tmp_path / "config" / "dateline"
    key = load_commenter_key(folder)
    assert len(key) == 32
    assert load_commenter_key(folder) == key
    assert load_commenter_key(tmp_path) != key
    assert [path.name for path in folder.iterdir()] == [KEY_FILE]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_may_read_the_key(tmp_path: Path) -> None:
    """The key file has mode 0600."""
    load_commenter_key(tmp_path)
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600


def test_a_damaged_key_is_not_replaced(tmp_path: Path) -> None:
    """A key file of another length is refused: a new key would break every hash kept so far."""
    (tmp_path / KEY_FILE).write_bytes(b"short")
    with pytest.raises(UsageError, match="5 bytes where a key has 32"):
        load_commenter_key(tmp_path)
    assert (tmp_path / KEY_FILE).read_bytes() == b"short"
