"""This file says where dateline keeps what is the user's: the configuration folder and the data folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


def _config_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home() / "AppData" / "Roaming")) / "dateline"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "dateline"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "dateline"


def _data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "dateline"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "dateline"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dateline"


class Settings(BaseSettings):
    """Settings from the environment, each as DATELINE_ and its name.

    `config_folder` holds the key under which commenters are hashed: keep it, and keep it private. `data_folder` holds
    what can be built again at any time.
    """

    model_config = SettingsConfigDict(env_prefix="DATELINE_")

    config_folder: Path = Field(default_factory=_config_folder)
    data_folder: Path = Field(default_factory=_data_folder)
