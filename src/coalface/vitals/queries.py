"""The warehouse of this installation, opened to be read. What it is made of is looked at when its files change."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings

from coalface.warehouse.connecting import connected
from coalface.warehouse.loading import FILE, FOLDER, LIST, figures_file
from coalface.warehouse.queries.areas import Area, areas_there_are

_looked_at: dict[Path, tuple[float, float]] = {}
_one_at_a_time = Lock()


@contextmanager
def figures() -> Iterator[Any]:
    """A connection to the published figures. The first to ask on a new machine waits while they are laid out."""
    folder = Path(settings.FIGURES)
    with _one_at_a_time:
        if _looked_at.get(folder) != _times(folder):
            figures_file(folder)
            _looked_at[folder] = _times(folder)
    with connected(folder / FILE, read_only=True, threads="1") as connection:
        yield connection


def _times(folder: Path) -> tuple[float, float]:
    there = [folder / FILE, folder / FOLDER / LIST]
    made, listed = (one.stat().st_mtime if one.exists() else 0.0 for one in there)
    return made, listed


def area_of(connection: Any, key: str) -> Area | None:
    return next((one for one in areas_there_are(connection) if one.key == key), None)
