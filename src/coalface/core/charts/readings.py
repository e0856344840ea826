"""What comes in: lists of numbers, checked one by one, so that a refusal can say which point it means."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .errors import BadChart

Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
Given: TypeAlias = Sequence[float | None] | Floats

# Limits from fewer points than this are trial limits (NHS England, Making Data Count), and no baseline is shorter.
POINTS_FOR_LIMITS = 12
# Numbers beyond this are no measure of anything, and their squares would not fit.
LARGEST = 1e100


def readings(given: Any, field: str = "y") -> Floats:
    """Return the numbers as an array in which NaN stands for None, a point that is missing.

    Text, true and false, and what is infinite are refused; NaN is taken for missing only in an array.
    """
    if isinstance(given, np.ndarray):
        numbers = np.array(given, dtype=float)
    elif isinstance(given, list | tuple):
        numbers = np.array([_reading(value, place, field) for place, value in enumerate(given)], dtype=float)
    else:
        raise BadChart(f"{field} is no list. Write numbers between [ and ], one for each point.", field)
    if numbers.ndim != 1:
        raise BadChart(f"{field} is a list of lists. Write one number for each point.", field)
    if not numbers.size:
        raise BadChart(f"{field} is empty. A chart needs at least one point.", field)
    if not (np.abs(numbers) <= LARGEST)[~np.isnan(numbers)].all():
        place = int(np.argmax(np.abs(np.nan_to_num(numbers, nan=0.0)) > LARGEST))
        if np.isinf(numbers[place]):
            raise BadChart(f"Point {place + 1} of {field} is infinite. Write the number, or null.", field)
        raise _too_large(place, field)
    if np.isnan(numbers).all():
        raise BadChart(f"{field} has no number in it, only gaps. A chart needs at least one point.", field)
    return numbers


def denominators(given: Any, y: Floats, field: str = "n") -> Floats:
    """Return the sizes, one for each point of y; nought or less is refused where y is there, for it has no rate."""
    n = readings(given, field)
    same_length(y, n, field)
    at = np.flatnonzero((n <= 0) & ~np.isnan(y))
    if at.size:
        place = int(at[0])
        raise BadChart(
            f"Point {place + 1} of {field} is {n[place]:g}. A share or a rate of nothing does not exist:"
            " write null for that point, or leave it out.",
            field,
        )
    return n


def same_length(y: Floats, n: Floats, field: str, of: str = "y") -> None:
    if n.size != y.size:
        raise BadChart(
            f"{of} has {points(y.size)} and {field} has {n.size}. They need as many as each other.", field
        )


def not_negative(y: Floats, field: str, chart: str) -> None:
    at = np.flatnonzero(y < 0)
    if at.size:
        place = int(at[0])
        raise BadChart(
            f"Point {place + 1} of {field} is {y[place]:g}. A {chart} chart counts, and a count is not negative.",
            field,
        )


def whole_baseline(given: int | None, field: str, least: int = POINTS_FOR_LIMITS) -> int | None:
    """Return how many points make the limits, or None for all. Fewer than twelve make no limits to keep to."""
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int | np.integer):
        raise BadChart(f"{field} is no whole number. Write how many points make the limits.", field)
    if given < least:
        raise BadChart(
            f"{field} is {given}. Limits are kept from {least} points or more: with fewer they would"
            f" be trial limits. Wait for more points, or leave {field} out.",
            field,
        )
    return int(given)


def points(count: int) -> str:
    return "1 point" if count == 1 else f"{count} points"


def listed(places: Iterable[int]) -> str:
    """Places in a series, as people count them: 3, 4 and 9."""
    words = [str(place + 1) for place in places]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def sealed(numbers: NDArray[Any]) -> NDArray[Any]:
    """An array that nobody can change, for what is frozen should stay so."""
    numbers.setflags(write=False)
    return numbers


def computed(*lines: Floats) -> None:
    """Refuse what has grown beyond the largest number there is, rather than answer with infinity."""
    if any(np.isinf(line).any() for line in lines):
        raise BadChart(
            "The numbers are too large to compute limits from. Use a larger unit, such as thousands."
        )


def _reading(value: object, place: int, field: str) -> float:
    if value is None:
        return np.nan
    if isinstance(value, bool | np.bool_) or not isinstance(value, int | float | np.integer | np.floating):
        raise BadChart(
            f"Point {place + 1} of {field} is not a number. Write a number, or null where there is none.",
            field,
        )
    try:
        number = float(value)
    except OverflowError as fault:
        raise BadChart(
            f"Point {place + 1} of {field} is too large a number to compute with.", field
        ) from fault
    if number != number:
        raise BadChart(
            f"Point {place + 1} of {field} is NaN. Write the number, or null where there is none.", field
        )
    return number


def _too_large(place: int, field: str) -> BadChart:
    return BadChart(
        f"Point {place + 1} of {field} is too large to compute with. Use a larger unit, such as thousands.",
        field,
    )
