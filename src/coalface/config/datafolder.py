"""Everything the program writes lies under one folder. This module knows where."""

import os
import secrets
import tomllib
from pathlib import Path
from typing import Any


def data_folder() -> Path:
    return Path(os.environ.get("COALFACE_DATA", "coalface-data")).absolute()


def site_file() -> dict[str, Any]:
    """The operator's choices in coalface.toml, or nothing where there is no such file yet."""
    path = data_folder() / "coalface.toml"
    return tomllib.loads(path.read_text()) if path.exists() else {}


def secret_key() -> str:
    """The installation's secret. Before `init` or `demo` has made one, a passing one that nothing depends on."""
    path = data_folder() / "secret.key"
    return path.read_text().strip() if path.exists() else secrets.token_urlsafe(48)
