"""The data folder: its rights, its secret, its disk and its clock."""

import shutil
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from ..folder import SECRET_FILE, SETTINGS_FILE, is_demo
from .finding import Finding, note, wrong

LEAST_FREE_BYTES = 1_000_000_000
SECONDS_OF_DOUBT = 3600
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def check_folder(folder: Path) -> Iterator[Finding]:
    if not folder.is_dir():
        yield wrong(f"There is no data folder {folder}. Run `coalface init`.")
        return
    yield from _rights(folder)
    if not (folder / SECRET_FILE).exists():
        yield wrong(
            f"{SECRET_FILE} is missing: nobody’s sign-in codes can be opened. Restore it from your copy."
        )
    if is_demo(folder):
        yield note("This is the demo. Nothing in it is real, and nothing real belongs in it.")
    elif not (folder / SETTINGS_FILE).exists():
        yield wrong(f"{SETTINGS_FILE} is missing. Run `coalface init`, or restore it from your copy.")
    yield from _disk(folder)
    yield from _clock(folder)


def _rights(folder: Path) -> Iterator[Finding]:
    for path in (folder, *folder.iterdir()):
        if path.stat().st_mode & OTHERS:
            yield wrong(f"Other accounts of this machine can open {path}. Run: chmod -R go-rwx {folder}")
            return


def _disk(folder: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE_BYTES:
        yield wrong(f"Only {free // 1_000_000} MB are free where {folder} lies. Make room: at least 1 GB.")


def _clock(folder: Path) -> Iterator[Finding]:
    """The weeks of the log and every wait are counted by this clock."""
    newest = max(path.stat().st_mtime for path in (folder, *folder.iterdir()))
    if newest > time.time() + SECONDS_OF_DOUBT:
        yield wrong(
            "This machine’s clock is behind the files it has written. Set the clock before anyone tells."
        )
