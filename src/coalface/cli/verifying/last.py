"""On which day the whole log was last found to be right: a day, in one small file of the data folder."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from ..folder import write_for_owner

LAST = "verified-on"


def keep_day(folder: Path, day: date) -> None:
    # Whoever may only read the folder can check the log all the same.
    with suppress(OSError):
        write_for_owner(folder / LAST, f"{day.isoformat()}\n")


def last_day(folder: Path) -> date | None:
    try:
        return date.fromisoformat((folder / LAST).read_text().strip())
    except (OSError, ValueError):
        return None
