"""Where backups lie. Each folder that ever got one is written down, so that `run-due` finds what has to go."""

import json
import re
from datetime import datetime, timedelta
from pathlib import Path

from coalface.core.retention import BACKUPS

from ..folder import write_for_owner

PLACES = "backup-places.json"
# Half-written ones, too: whoever was killed while writing one leaves it behind.
NAME = re.compile(r"\.?coalface-(\d{8}-\d{6})\.backup(\.part)?")
MOMENT = "%Y%m%d-%H%M%S"


def name_of(now: datetime) -> str:
    return f"coalface-{now:{MOMENT}}.backup"


def remember_place(folder: Path, place: Path) -> None:
    places = sorted({*map(str, places_of(folder)), str(place.absolute())})
    new = folder / f"{PLACES}.new"
    write_for_owner(new, json.dumps(places))
    new.replace(folder / PLACES)


def places_of(folder: Path) -> list[Path]:
    path = folder / PLACES
    return [Path(place) for place in json.loads(path.read_text())] if path.exists() else []


def delete_old(folder: Path, *, now: datetime) -> tuple[int, list[str]]:
    """Delete the backups of more than 30 days ago. Returns how many, and what could not be looked at."""
    assert BACKUPS.days
    oldest, gone, faults = now - timedelta(days=BACKUPS.days), 0, []
    for place in places_of(folder):
        try:
            for path in list(place.iterdir()):
                if _is_older(path, oldest):
                    path.unlink()
                    gone += 1
        except OSError:
            faults.append(
                f"{place} cannot be looked at, so old backups may lie there. Delete those of more than"
                f" {BACKUPS.days} days ago by hand."
            )
    return gone, faults


def _is_older(path: Path, oldest: datetime) -> bool:
    """By the moment in the name: copying a file changes its date, and not its name."""
    named = NAME.fullmatch(path.name)
    return bool(named) and datetime.strptime(named[1], MOMENT) < oldest.replace(tzinfo=None)  # noqa: DTZ007
