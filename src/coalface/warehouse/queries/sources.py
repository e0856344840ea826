"""What is loaded: every file, its release, its years, its publisher and its licence."""

from dataclasses import dataclass
from typing import Any

from ..readers import SOURCES, Source


@dataclass(frozen=True, slots=True)
class LoadedFile:
    source: Source
    release: str
    file: str
    carried_by: str
    shipped: bool
    first_year: int
    last_year: int
    row_count: int
    newest: bool


def loaded_files(connection: Any) -> list[LoadedFile]:
    """By source, the newest release first. `newest` marks those that answer where several have a year."""
    rows = connection.execute(
        """
        SELECT source, release, file, carried_by, shipped, first_year, last_year, row_count,
               release = first_value(release) OVER (PARTITION BY source ORDER BY rank DESC)
        FROM loads ORDER BY source, rank DESC, file
        """
    ).fetchall()
    return [LoadedFile(SOURCES[source], *rest) for source, *rest in rows]
