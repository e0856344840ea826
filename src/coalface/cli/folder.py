"""The data folder and the files in it that the command line makes."""

import os
import secrets
from pathlib import Path

SETTINGS_FILE = "coalface.toml"
SECRET_FILE = "secret.key"  # noqa: S105 - the name of a file
LOG_KEY = "log.key"
DEMO_PEOPLE = "demo-people.json"
DEMO_RECEIPTS = "demo-receipts.txt"
DEMO_LINK = "demo-questionnaire.txt"
BACKUPS = "backups"

OWNER_ONLY = 0o700
OWNER_READS = 0o600


def make_data_folder(folder: Path) -> None:
    """Make the folder, its secret and the log's key, readable by their owner alone. Does nothing where they exist."""
    folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    (folder / "static").mkdir(mode=OWNER_ONLY, exist_ok=True)
    if not (folder / SECRET_FILE).exists():
        write_for_owner(folder / SECRET_FILE, secrets.token_urlsafe(48))
    if not (folder / LOG_KEY).exists():
        write_for_owner(folder / LOG_KEY, secrets.token_hex(32) + "\n")


def write_for_owner(path: Path, text: str) -> None:
    """Write a file that nobody else can read, not even for the moment in which it is made."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_READS)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)


def is_demo(folder: Path) -> bool:
    return (folder / DEMO_PEOPLE).exists()
