"""What can be asked of published figures, and of an authority’s own."""

from .own import (
    count_of,
    entries_of,
    limits_of,
    months_of,
    numbers_of,
    parts_of,
    parts_with_numbers,
    returns_seen_by,
    roles_for_returns,
    whose_are,
)
from .published import (
    area_of,
    figures,
    file_of_figures,
    finished_trials_about,
    inspected,
    joint_return_of,
    links,
    places_there_are,
)

__all__ = [
    "area_of",
    "count_of",
    "entries_of",
    "figures",
    "file_of_figures",
    "finished_trials_about",
    "inspected",
    "joint_return_of",
    "limits_of",
    "links",
    "months_of",
    "numbers_of",
    "parts_of",
    "parts_with_numbers",
    "places_there_are",
    "returns_seen_by",
    "roles_for_returns",
    "whose_are",
]
