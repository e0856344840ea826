"""The warehouse of this installation, opened to be read. What it is made of is looked at when its files change."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings

from coalface.core.trials import State
from coalface.trials import queries as trials
from coalface.warehouse.connecting import connected
from coalface.warehouse.loading import FILE, FOLDER, LIST, figures_file
from coalface.warehouse.queries.after_inspections import Group, after_inspections
from coalface.warehouse.queries.areas import Area, areas_there_are
from coalface.warehouse.queries.first_signs import LinkFound, links_found

TRIALS_SHOWN = 3
# Where the luck of intervals begins, as at the command line: a page says the same twice.
SEED = 1
_looked_at: dict[Path, tuple[float, float]] = {}
_one_at_a_time = Lock()
_places: dict[tuple[Path, tuple[float, float]], list[Area]] = {}
_inspected: dict[tuple[Path, tuple[float, float]], tuple[Group, ...]] = {}
_links: dict[tuple[Path, tuple[float, float]], tuple[LinkFound, ...]] = {}


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


def places_there_are(connection: Any) -> list[Area]:
    """Every place, England first. They change with the file alone."""
    key = file_of_figures()
    if key not in _places:
        _places.clear()
        _places[key] = areas_there_are(connection)
    return _places[key]


def area_of(connection: Any, key: str) -> Area | None:
    return next((one for one in places_there_are(connection) if one.key == key), None)


def joint_return_of(connection: Any, area: Area) -> str:
    """The key of the return that a place makes with a neighbour, or nothing."""
    every = places_there_are(connection) if area.joint else []
    return next((one.key for one in every if one.name == area.joint), "")


def file_of_figures() -> tuple[Path, tuple[float, float]]:
    """Which file of figures is asked, and as of when: what was computed from it holds as long as this does."""
    folder = Path(settings.FIGURES)
    return folder, _times(folder)


def links() -> tuple[LinkFound, ...]:
    """What published figures say about each link of the spiral. Computed once for each file of figures."""
    with figures() as connection:
        key = file_of_figures()
        if key not in _links:
            _links.clear()
            _links[key] = links_found(connection)
        return _links[key]


def inspected() -> tuple[Group, ...]:
    """What happened after judgements of every kind. Computed once for each file of figures."""
    with figures() as connection:
        key = file_of_figures()
        if key not in _inspected:
            _inspected.clear()
            _inspected[key] = tuple(after_inspections(connection, SEED))
        return _inspected[key]


def finished_trials_about(conditions: Collection[str]) -> list[Any]:
    """Finished trials that everyone can read, of themes with one of these titles. The latest first."""
    finished = trials.public_trials(state=State.FINISHED.value)
    about = finished.filter(theme__condition__in=conditions, theme__asked_on__isnull=False)
    return list(about.filter(theme__taken_back_on=None)[:TRIALS_SHOWN])
