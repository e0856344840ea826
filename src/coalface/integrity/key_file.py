"""The log's signing key: 32 random bytes as hex, in one file of the data folder that its owner alone can read.

Several machines that serve one database need the same file: copy it from the first.
"""

import os
import re
import secrets
from pathlib import Path

from django.conf import settings

LOG_KEY = "log.key"
SEED = re.compile(r"[0-9a-f]{64}")


class NoLogKey(Exception):
    """The file is not there, cannot be read, or holds another key. The message says what to do."""


def key_path() -> Path:
    return Path(settings.DATA) / LOG_KEY


def read_seed() -> bytes:
    try:
        written = key_path().read_text().strip()
    except OSError as fault:
        raise NoLogKey(
            f"{LOG_KEY} cannot be read: restore it into the data folder from your copy."
        ) from fault
    if not SEED.fullmatch(written):
        raise NoLogKey(f"{LOG_KEY} is not a key: restore it into the data folder from your copy.")
    return bytes.fromhex(written)


def make_seed() -> None:
    """Make the file, whole or not at all. Where two processes do it at once, the first one's stays."""
    path = key_path()
    if path.exists():
        return
    new = path.with_name(f".{LOG_KEY}.{secrets.token_hex(8)}")
    try:
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_hex(32) + "\n")
            file.flush()
            os.fsync(descriptor)
        os.link(new, path)
    except FileExistsError:
        pass
    except OSError as fault:
        raise NoLogKey(f"{LOG_KEY} cannot be made: check the rights of the data folder.") from fault
    finally:
        new.unlink(missing_ok=True)
